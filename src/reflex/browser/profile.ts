import {
  accessSync,
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  statSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { NodeError } from '../../kernel/error.ts';
import { randomBelow } from '../../kernel/id.ts';

/** Where a browser may write, and as whom it runs. */
export type Profile = AsyncDisposable & { folder: string; uid: number | undefined };

const prefix = 'macrohard-browser-';

function isOpenToAll(folder: string): boolean {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

function temporaryFolder(): string {
  const found = [tmpdir(), '/tmp', '/var/tmp', '/dev/shm'].find(
    (folder) => existsSync(folder) && isOpenToAll(folder),
  );
  if (found !== undefined) return found;
  throw new NodeError({
    code: 'browser-profile',
    message: `No temporary folder is open to other users than root (${tmpdir()}, /tmp, /var/tmp).`,
    hint: 'Set TMPDIR to a folder that every user may enter.',
  });
}

/** Whether we made a folder: others could give theirs the same name, and something else in it. */
function isOurs(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return found?.isDirectory() === true && found.uid === process.getuid?.();
}

/** Removes profiles whose owners were killed before they could. */
async function sweep(folder: string): Promise<void> {
  const stale = readdirSync(folder).filter((name) => {
    const pid = name.startsWith(prefix) ? /^\d+/.exec(name.slice(prefix.length))?.[0] : undefined;
    return (
      pid !== undefined &&
      existsSync('/proc/self') &&
      !existsSync(`/proc/${pid}`) &&
      isOurs(join(folder, name))
    );
  });
  for (const name of stale) await rm(join(folder, name), { recursive: true, force: true });
}

/**
 * A fresh profile folder, removed on disposal. For root it belongs to a user id that nobody has, under which the browser
 * keeps its own sandbox (which it refuses to root). Throws a NodeError when no folder can be reached by that user.
 */
export async function openProfile(program: string): Promise<Profile> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot && !isOpenToAll(dirname(program))) {
    throw new NodeError({
      code: 'browser-unreachable',
      message: `The browser ${program} lies in a folder that only root may enter, and it runs as another user.`,
      hint: 'Install the browser for all users, or name another in MACROHARD_BROWSER.',
    });
  }
  const parent = isRoot ? temporaryFolder() : tmpdir();
  await sweep(parent);
  const base = mkdtempSync(join(parent, `${prefix}${process.pid}-`));
  const folder = join(base, 'p');
  mkdirSync(folder, { mode: 0o700 });
  const uid = isRoot ? 50_000 + randomBelow(10_000) : undefined;
  if (uid !== undefined) {
    chmodSync(base, 0o711);
    chownSync(folder, uid, uid);
  }
  accessSync(folder);
  return {
    folder,
    uid,
    [Symbol.asyncDispose]: () => rm(base, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }),
  };
}
