import { readdir, readFile } from 'node:fs/promises';
import { delay } from '../kernel/clock.ts';
import { ownerVariable } from './launch.ts';
import { signalProcess } from './process-tree.ts';

/**
 * Ends what an earlier process of the same owner left running, and waits until it is gone. Sandboxes die with their
 * launcher; this is for the moment before they know it, and for plain processes. Returns how many there were.
 */
export async function endOrphans(owner: string): Promise<number> {
  const found = await processesOf(owner);
  for (let left = found; left.length > 0; left = await processesOf(owner)) {
    for (const pid of left) signalProcess(pid, 'SIGKILL');
    await delay(10);
  }
  return found.length;
}

async function processesOf(owner: string): Promise<number[]> {
  if (process.platform !== 'linux') return [];
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && name !== String(process.pid));
  const mark = `${ownerVariable}=${owner}`;
  const marked = await Promise.all(names.map((name) => hasMark(name, mark)));
  return names.filter((_, index) => marked[index] === true).map(Number);
}

async function hasMark(name: string, mark: string): Promise<boolean> {
  try {
    return (await readFile(`/proc/${name}/environ`, 'latin1')).split('\0').includes(mark);
  } catch {
    return false;
  }
}
