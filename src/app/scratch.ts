import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { HomePaths } from '../config/home.ts';
import { isAlive } from './process-sweep.ts';

/** Where workers keep what they need for one attempt; each folder's name begins with the process that made it. */
export function scratchFolder(home: HomePaths): string {
  return join(home.run, 's');
}

/** Removes what processes left behind that are gone. */
export async function sweepScratch(home: HomePaths): Promise<void> {
  const folder = scratchFolder(home);
  const names = await readdir(folder).catch(() => []);
  const left = names.filter((name) => !isAlive(Number(name.split('-')[0])));
  await Promise.all(left.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}
