import { readdirSync, readFileSync } from 'node:fs';

/** Name of the variable by which everything that a worker started is found. */
export const workerVariable = 'MACROHARD_WORKER';

/** Whether a process is there (zombies count as gone). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Ends a process at once; one that is gone already is fine. */
function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}

function isMarked(pid: number, mark: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(mark);
  } catch {
    return false;
  }
}

function livingPids(): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

/** The process and all that descend from it, the process first. */
function familyOf(root: number): number[] {
  const children = Map.groupBy(livingPids(), (pid) => parentOf(pid) ?? -1);
  const family = [root];
  for (const pid of family) family.push(...(children.get(pid) ?? []));
  return family;
}

/** The mark under which a worker of ours runs, when the process is one. */
export function markOf(pid: number): string | undefined {
  try {
    if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('worker-main.ts')) return undefined;
    const variables = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
    const found = variables.find((one) => one.startsWith(`${workerVariable}=`));
    return found?.slice(workerVariable.length + 1);
  } catch {
    return undefined;
  }
}

/** Ends every process that carries the mark, with its descendants; `root` too, while it is known to live. */
export function endFamily(mark: string, root?: number): void {
  const marked = livingPids().filter((pid) => isMarked(pid, `${workerVariable}=${mark}`));
  const roots = root === undefined ? marked : [root, ...marked];
  const all = new Set(roots.filter((pid) => pid > 1 && pid !== process.pid).flatMap((pid) => familyOf(pid)));
  for (const pid of all) kill(pid);
}
