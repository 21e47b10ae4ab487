import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toErrorBody } from '../kernel/error.ts';
import type { Isolation } from '../protocol/view.ts';
import { isRoot } from './command.ts';
import { launch } from './launch.ts';
import { findTool } from './tool.ts';

/** What holds on this machine; `reason` and `hint` say why not and what to do. */
export type IsolationReport = { isolation: Isolation; reason?: string; hint?: string };

let known: Promise<IsolationReport> | undefined;

/** Starts a real sandbox once and remembers whether it held; never a guess from what is installed. */
export function detectIsolation(): Promise<IsolationReport> {
  known ??= tryIsolation();
  return known;
}

/** As `detectIsolation`, without the memory: for `doctor`, after something was installed. */
export async function tryIsolation(): Promise<IsolationReport> {
  if (process.platform !== 'linux') {
    return {
      isolation: 'none',
      reason: `The sandbox needs Linux, this is ${process.platform}`,
      hint: 'Use Linux or WSL 2',
    };
  }
  const missing = requiredTools().find((name) => findTool(name) === undefined);
  if (missing !== undefined)
    return { isolation: 'none', reason: `${missing} is not installed`, hint: installHint(missing) };
  const folder = await mkdtemp(join(tmpdir(), 'macrohard-detect-'));
  try {
    return await probe(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function requiredTools(): string[] {
  return ['bwrap', 'prlimit', ...(isRoot() ? ['unshare', 'setpriv', 'sh'] : [])];
}

function installHint(name: string): string {
  const tool = name === 'bwrap' ? 'bubblewrap' : 'util-linux';
  return `Debian, Ubuntu: apt-get install ${tool}; Fedora: dnf install ${tool}; Arch: pacman -S ${tool}`;
}

async function probe(folder: string): Promise<IsolationReport> {
  try {
    await using process = await launch({
      isolation: 'sandbox',
      checkout: folder,
      dataDir: join(folder, 'data'),
      command: ['--eval', 'process.exitCode = process.getuid() === 1000 ? 0 : 1'],
    });
    const { code } = await process.exited;
    return code === 0
      ? { isolation: 'sandbox' }
      : { isolation: 'none', reason: `The probe ended with ${code}` };
  } catch (error) {
    return { isolation: 'none', reason: toErrorBody(error).message, hint: namespaceHint() };
  }
}

function namespaceHint(): string {
  return isRoot()
    ? 'In a container, allow namespaces and mounts (docker run --security-opt seccomp=unconfined --cap-add SYS_ADMIN)'
    : 'Allow user namespaces: sysctl -w kernel.apparmor_restrict_unprivileged_userns=0 (Ubuntu 24.04), ' +
        'kernel.unprivileged_userns_clone=1 (older Debian)';
}
