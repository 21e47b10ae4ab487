import { readFileSync } from 'node:fs';

/** What a process and all its descendants use. */
export type Usage = { memoryBytes: number; processes: number };

/** Direct children of a process; empty when it is gone. Linux only. */
export function childrenOf(pid: number): number[] {
  return read(`/proc/${pid}/task/${pid}/children`).trim().split(' ').filter(Boolean).map(Number);
}

/** Resident memory and number of the process `root` and its descendants (shared pages count once per process). */
export function usageOf(root: number): Usage {
  const usage: Usage = { memoryBytes: 0, processes: 0 };
  const open = [root];
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    const status = read(`/proc/${pid}/status`);
    if (status === '') continue;
    usage.memoryBytes += Number(/^VmRSS:\s*(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
    usage.processes += 1;
    open.push(...childrenOf(pid));
  }
  return usage;
}

/** Sends a signal; false when the process is gone. */
export function signalProcess(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
