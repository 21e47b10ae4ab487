import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod';
import { NodeError } from '../kernel/error.ts';

/** What a release needs to be started, now or after a restart of the host. */
const releaseRecordSchema = z.strictObject({
  release: z.int().positive(),
  commit: z.string(),
  checkout: z.string(),
  nodeModules: z.string(),
  allowUnsandboxed: z.boolean(),
});
export type ReleaseRecord = z.infer<typeof releaseRecordSchema>;

const productRecordSchema = z.strictObject({
  product: z.string(),
  name: z.string(),
  port: z.int(),
  /** Number that the product's uid is made of. */
  uidSlot: z.int().nonnegative(),
  dataDir: z.string(),
  backupsDir: z.string(),
  accountsFile: z.string().optional(),
  wanted: z.enum(['running', 'stopped']),
  serving: releaseRecordSchema.optional(),
  kept: releaseRecordSchema.optional(),
  /** A deploy that began: its release, and the backup made for it. */
  began: z.strictObject({ release: z.int(), backup: z.string().optional() }).optional(),
});
export type ProductRecord = z.infer<typeof productRecordSchema>;

const stateSchema = z.strictObject({
  v: z.literal(1),
  port: z.int().optional(),
  products: z.record(z.string(), productRecordSchema),
});
type HostState = z.infer<typeof stateSchema>;

/** The host's memory in one file; `save` returns once it is on disk, whole or as before. */
export type StateFile = { state: HostState; save(): Promise<void> };

/** Opens `file`; a missing one is an empty state, an unreadable one a NodeError `host-state`. */
export async function openState(file: string): Promise<StateFile> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const state = await readState(file);
  let last: Promise<void> = Promise.resolve();
  const save = (): Promise<void> => {
    const text = JSON.stringify(state, null, 2);
    last = last.catch(() => {}).then(() => writeDurably(file, text));
    return last;
  };
  return { state, save };
}

async function readState(file: string): Promise<HostState> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { v: 1, products: {} };
    throw error;
  }
  try {
    return stateSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new NodeError({
      code: 'host-state',
      message: `${file} cannot be read as the host's state`,
      hint: 'Move it away; products then have to be released again (their data is not in it)',
      cause,
    });
  }
}

async function writeDurably(file: string, text: string): Promise<void> {
  try {
    await replace(file, text);
  } catch (cause) {
    throw new NodeError({
      code: 'cannot-write',
      message: `${file} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`,
      hint: 'Make room on the disk, then do it again',
      cause,
    });
  }
}

async function replace(file: string, text: string): Promise<void> {
  const handle = await open(`${file}.new`, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
  const folder = await open(dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
