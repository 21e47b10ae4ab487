import { readFileSync, readdirSync } from 'node:fs';

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** The renderers of the browser that works in the profile `folder`, as process ids (Linux; elsewhere none). */
function renderers(folder: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    const words = read(`/proc/${pid}/cmdline`);
    return words.includes('--type=renderer') && words.includes(folder);
  });
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
