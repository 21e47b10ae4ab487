import { copyFile, lstat, mkdir, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { NodeError, UserError } from '../kernel/error.ts';
import type { Backup } from '../protocol/host.ts';
import type { Isolation } from '../protocol/view.ts';
import { run } from '../sandbox/run.ts';
import { inside } from '../sandbox/profile.ts';
import type { ProductRecord } from './state.ts';

/**
 * Copies a product's database, consistent while it is being written, to `file`. It happens in the product's sandbox;
 * the result lies at `file` whole or not at all. A product without a database yet gives a UserError `no-data`.
 */
export async function backupProduct(
  record: ProductRecord,
  file: string,
  isolation: Isolation,
): Promise<Backup> {
  if (!(await isFolder(record.dataDir))) throw noData();
  const work = await openWork(dirname(record.dataDir));
  try {
    const out = join(work, 'out');
    const sandboxed = isolation === 'sandbox';
    const { exit, output } = await run({
      isolation,
      allowUnsandboxed: true,
      checkout: join(import.meta.dirname, 'inside'),
      dataDir: out,
      mounts: [{ source: record.dataDir, target: '/source', access: 'write' }],
      command: ['backup.ts', sandboxed ? '/source' : record.dataDir, sandboxed ? inside.data : out],
      uidSlot: record.uidSlot,
    });
    if (exit.code !== 0) throw failed(record.name, output);
    return {
      file,
      bytes: await place(join(out, 'data.db'), file),
      otherFiles: z.array(z.string()).parse(lastJson(output)),
    };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** A folder on the disk of the data; what a host that was killed left of earlier ones is removed. */
async function openWork(folder: string): Promise<string> {
  const prefix = '.backup-';
  for (const name of await readdir(folder)) {
    if (name.startsWith(prefix)) await rm(join(folder, name), { recursive: true, force: true });
  }
  return mkdtemp(join(folder, prefix));
}

function failed(name: string, output: string): NodeError {
  return new NodeError({
    code: 'backup-failed',
    message: `The data of ${name} could not be copied: ${output.trim().slice(-2000)}`,
    hint: 'Look at the free space on the disk and at the product’s log',
  });
}

function lastJson(output: string): unknown {
  return JSON.parse(output.trim().split('\n').at(-1) ?? '[]');
}

function noData(): UserError {
  return new UserError({
    code: 'no-data',
    message: 'The product has no database yet',
    hint: 'Start it once',
  });
}

function isFolder(path: string): Promise<boolean> {
  return lstat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function place(source: string, file: string): Promise<number> {
  const found = await lstat(source).catch(() => undefined);
  if (found?.isFile() !== true) {
    throw noData();
  }
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await copyWhole(source, file);
  return found.size;
}

/** Copies so that `file` is there whole or not at all; NodeError `backup-failed` when there is no room for it. */
async function copyWhole(source: string, file: string): Promise<void> {
  const temporary = `${file}.new`;
  try {
    await copyFile(source, temporary);
    await using handle = await open(temporary, 'r+');
    await handle.chmod(0o600);
    await handle.sync();
    await rename(temporary, file);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw new NodeError({
      code: 'backup-failed',
      message: `${file} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`,
      hint: 'Make room, or name another file',
      cause,
    });
  }
}

/**
 * Puts a backup in the place of a product's data. The product must not run. The data that was there is moved to a
 * sibling folder, whose path is returned, and nothing is deleted. UserError `not-a-backup` for what is no SQLite file.
 */
export async function restoreData(dataDir: string, file: string, stamp: string): Promise<string | undefined> {
  await checkFile(file);
  const fresh = `${dataDir}.restoring`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true, mode: 0o700 });
  await copyFile(file, join(fresh, 'data.db'));
  const exists = await isFolder(dataDir);
  const aside = `${dataDir}.before-restore-${stamp}`;
  if (exists) await rename(dataDir, aside);
  await rename(fresh, dataDir);
  return exists ? aside : undefined;
}

async function checkFile(file: string): Promise<void> {
  const magic = Buffer.alloc(16);
  try {
    await using handle = await open(file, 'r');
    await handle.read(magic, 0, 16, 0);
  } catch (cause) {
    throw new UserError({ code: 'no-file', message: `${file} cannot be read`, cause });
  }
  if (magic.toString('latin1') === 'SQLite format 3\0') return;
  throw new UserError({ code: 'not-a-backup', message: `${file} is not a backup: it is no SQLite file` });
}

const keptBackups = 10;

/** Removes all but the newest files of a folder that match; names begin with their time. */
export async function keepNewest(folder: string, pattern: RegExp): Promise<void> {
  const names = (await readdir(folder)).filter((name) => pattern.test(name)).sort();
  for (const name of names.slice(0, -keptBackups)) await rm(join(folder, name), { force: true });
}
