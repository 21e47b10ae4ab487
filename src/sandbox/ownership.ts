import { chmod, lchown, lstat, opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { isRoot, uidOfSlot } from './command.ts';

/** Gives a data folder and all in it to the uid of the slot, when the caller is root. Links are not followed. */
export async function giveFolder(folder: string, slot: number): Promise<void> {
  if (!isRoot()) return;
  const uid = uidOfSlot(slot);
  if ((await lstat(folder)).uid === uid) return;
  await walk(folder, (path) => lchown(path, uid, uid));
}

/** Lets every uid read a checkout, dependencies or Node itself that a root caller wrote under a strict umask. Links stay as they are. */
export async function makeReadable(root: string): Promise<void> {
  if (!isRoot()) return;
  await walk(root, async (path) => {
    const { mode, isLink, isFolder } = await modeOf(path);
    const wanted = mode | 0o444 | (isFolder || (mode & 0o100) !== 0 ? 0o111 : 0);
    if (!isLink && wanted !== mode) await chmod(path, wanted);
  });
}

async function modeOf(path: string): Promise<{ mode: number; isLink: boolean; isFolder: boolean }> {
  const stat = await lstat(path);
  return { mode: stat.mode & 0o7777, isLink: stat.isSymbolicLink(), isFolder: stat.isDirectory() };
}

async function walk(path: string, visit: (path: string) => Promise<void>): Promise<void> {
  await visit(path);
  if (!(await lstat(path)).isDirectory()) return;
  for await (const entry of await opendir(path)) await walk(join(path, entry.name), visit);
}
