import { existsSync, lstatSync, readlinkSync } from 'node:fs';

/** One thing that the sandbox sees: a file or folder of ours at a path inside. */
export type Mount = {
  source: string;
  target: string;
  /** `read` and `write` bind the source itself; `copy` shows a private copy of a file that only its owner may read. */
  access: 'read' | 'write' | 'copy';
};

/** Paths inside the sandbox. */
export const inside = {
  app: '/app',
  data: '/data',
  nodeModules: '/node_modules',
  compiled: '/node_modules/.compiled',
  node: '/node',
  prlimit: '/prlimit',
  accounts: '/accounts.json',
  out: '/out',
};

const libraries = ['/usr/lib', '/usr/lib32', '/usr/lib64', '/lib', '/lib32', '/lib64', '/nix/store'];
const MiB = 1024 * 1024;

/** Loader and shared libraries, which Node is linked with; no shell and no tool is there to be started. */
function libraryArguments(): string[] {
  return libraries.filter(existsSync).flatMap((path) => {
    if (!lstatSync(path).isSymbolicLink()) return ['--ro-bind', path, path];
    return ['--symlink', readlinkSync(path), path];
  });
}

function mountArguments(mounts: readonly Mount[]): string[] {
  return mounts.flatMap(({ source, target, access }) => [
    access === 'write' ? '--bind' : '--ro-bind',
    source,
    target,
  ]);
}

/**
 * Arguments of bwrap up to the command: every namespace its own, no network but its own loopback, no capability, no
 * further user namespace, an empty environment but `env`, /proc/sys and the root read-only, bounded temporary files,
 * and death with whoever started it.
 */
export function bubblewrapArguments(
  mounts: readonly Mount[],
  env: Readonly<Record<string, string>>,
): string[] {
  const namespaces = [
    '--unshare-all',
    '--unshare-user',
    '--disable-userns',
    '--die-with-parent',
    '--new-session',
  ];
  const identity = [
    '--uid',
    '1000',
    '--gid',
    '1000',
    '--cap-drop',
    'ALL',
    '--hostname',
    'product',
    '--clearenv',
  ];
  const variables = Object.entries(env).flatMap(([name, value]) => ['--setenv', name, value]);
  const kernel = ['--proc', '/proc', '--ro-bind', '/proc/sys', '/proc/sys', '--dev', '/dev'];
  const memory = ['--size', String(16 * MiB), '--tmpfs', '/dev/shm', '--remount-ro', '/dev'];
  const temporary = ['--size', String(64 * MiB), '--tmpfs', '/tmp'];
  const end = ['--remount-ro', '/', '--chdir', inside.app];
  return [
    ...namespaces,
    ...identity,
    ...variables,
    ...libraryArguments(),
    ...kernel,
    ...memory,
    ...temporary,
    ...mountArguments(mounts),
    ...end,
  ];
}
