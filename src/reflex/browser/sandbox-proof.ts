import { readFileSync, readdirSync } from 'node:fs';

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function parentOf(pid: string): string {
  const stat = read(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? '';
}

/** Whether `pid` or a process above it names `folder` on its command line: the first process of the browser does. */
function belongsTo(pid: string, folder: string): boolean {
  for (let at = pid; at !== '' && at !== '0' && at !== '1'; at = parentOf(at)) {
    if (read(`/proc/${at}/cmdline`).includes(folder)) return true;
  }
  return false;
}

/** The renderers of the browser that works in the profile `folder`, as process ids (Linux; elsewhere none). */
function renderers(folder: string): string[] {
  return readdirSync('/proc').filter(
    (pid) =>
      /^\d+$/.test(pid) && read(`/proc/${pid}/cmdline`).includes('--type=renderer') && belongsTo(pid, folder),
  );
}

/**
 * Whether every renderer of the browser in `folder` runs under a seccomp filter of its own and not as root: `undefined`
 * where that cannot be seen (no /proc, or no renderer yet).
 */
export function isSandboxed(folder: string): boolean | undefined {
  if (process.platform !== 'linux') return undefined;
  const states = renderers(folder)
    .map((pid) => read(`/proc/${pid}/status`))
    .filter(Boolean);
  if (states.length === 0) return undefined;
  return states.every((status) => /^Seccomp:\s*2$/m.test(status) && !/^Uid:\s*0\s/m.test(status));
}
