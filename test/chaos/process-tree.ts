import { readdirSync, readFileSync } from 'node:fs';

/** A process of a home, as /proc shows it; `ticks`: processor time so far, in units of `getconf CLK_TCK`. */
export type Process = { pid: number; parent: number; command: string; ticks: number };

function readProcess(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is a name in brackets; time in user and system mode are the 14th and 15th.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, parent] = fields;
    const ticks = Number(fields[11]) + Number(fields[12]);
    if (state === 'Z') return undefined;
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { pid, parent: Number(parent), command, ticks };
  } catch {
    return undefined;
  }
}

/**
 * Every living process that belongs to a home: those whose command line names one of `marks` (the home's folder, its
 * folder of sockets) and all their descendants. The calling process and its ancestors are never among them.
 */
export function processesOf(marks: string[]): Process[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readProcess(Number(name)))
    .filter((found) => found !== undefined);
  const byPid = new Map(all.map((found) => [found.pid, found]));
  const own = new Set<number>();
  for (let pid: number | undefined = process.pid; pid !== undefined && pid > 0; pid = byPid.get(pid)?.parent)
    own.add(pid);
  const belongs = (found: Process | undefined): boolean => {
    if (!found || own.has(found.pid)) return false;
    return marks.some((mark) => found.command.includes(mark)) || belongs(byPid.get(found.parent));
  };
  return all.filter(belongs);
}

/** What a process is, told from its command line; `other` are children such as git or a shell. */
export function roleOf(
  found: Process,
): 'cli' | 'company' | 'worker' | 'host' | 'browser' | 'product' | 'other' {
  const { command } = found;
  if (command.includes('src/cli/main.ts')) return 'cli';
  if (command.includes('company-main')) return 'company';
  if (command.includes('worker-main')) return 'worker';
  if (command.includes('host-main')) return 'host';
  if (/chrom|msedge/i.test(command)) return 'browser';
  if (command.includes('bwrap') || command.endsWith('src/main.ts')) return 'product';
  return 'other';
}
