import { lstat, opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { delay } from '../kernel/clock.ts';
import type { Limits } from './limits.ts';
import type { Usage } from './process-tree.ts';

/** What is watched, and what happens when a limit is broken. */
export type WatchInput = {
  limits: Limits;
  dataDir: string;
  usage: () => Usage;
  /** Called once, with a sentence for people. */
  onBroken: (reason: string) => void;
  signal: AbortSignal;
};

const memoryEveryMs = 500;
const diskEvery = 10;
const MiB = 1024 * 1024;

/**
 * Watches what the kernel does not count for us: resident memory of all processes together, and the size of the data
 * folder (RLIMIT_FSIZE bounds each file only). Returns at the first broken limit or when `signal` aborts.
 */
export async function watchLimits(input: WatchInput): Promise<void> {
  const { limits, onBroken, signal } = input;
  for (let round = 1; ; round += 1) {
    try {
      await delay(memoryEveryMs, signal);
    } catch {
      return;
    }
    const { memoryBytes } = input.usage();
    if (memoryBytes > limits.memoryBytes) {
      return onBroken(`It used ${inMiB(memoryBytes)} of memory; ${inMiB(limits.memoryBytes)} are allowed.`);
    }
    if (round % diskEvery !== 0) continue;
    const size = await sizeOf(input.dataDir, limits.diskBytes);
    if (size > limits.diskBytes && !signal.aborted) {
      return onBroken(
        `Its data folder holds ${inMiB(size)} or more; ${inMiB(limits.diskBytes)} are allowed.`,
      );
    }
  }
}

function inMiB(bytes: number): string {
  return `${Math.ceil(bytes / MiB)} MiB`;
}

/** Least that an entry counts, so that a folder full of empty files ends the walk too. */
const entryBytes = 4096;

/** Allocated bytes of a folder and all below it, without following links; stops counting above `enough`. */
async function sizeOf(folder: string, enough: number): Promise<number> {
  let total = 0;
  const open = [folder];
  for (let path = open.pop(); path !== undefined && total <= enough; path = open.pop()) {
    try {
      for await (const entry of await opendir(path)) {
        const child = join(path, entry.name);
        total += Math.max(entryBytes, entry.isFile() ? (await lstat(child)).blocks * 512 : 0);
        if (entry.isDirectory()) open.push(child);
        if (total > enough) break;
      }
    } catch {
      // Removed while we looked.
    }
  }
  return total;
}
