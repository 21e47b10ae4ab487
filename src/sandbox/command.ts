import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { NodeError } from '../kernel/error.ts';
import { heapFlag, prlimitArguments, type Limits } from './limits.ts';
import { bubblewrapArguments, inside, type Mount } from './profile.ts';
import { seccompProgram } from './seccomp.ts';
import { findTool } from './tool.ts';

/** Descriptors that the child inherits beside the standard three. */
export const descriptors = { listen: 3, status: 4, filter: 5 } as const;

/** What is started in a sandbox: mounts, environment, Node's arguments, limits and the number of its own uid. */
export type SandboxCommand = {
  mounts: readonly Mount[];
  env: Readonly<Record<string, string>>;
  /** Arguments of Node. */
  command: readonly string[];
  limits: Limits;
  uidSlot: number;
};

/** A program and its arguments. */
export type Invocation = { file: string; args: string[] };

const firstUid = 30_000;
const uidCount = 20_000;

/** The uid of a slot: its own for each product, because the kernel counts processes by uid. Used by a root caller only. */
export function uidOfSlot(slot: number): number {
  return firstUid + (slot % uidCount);
}

/** True when the caller is root, so that sandboxed code gets a uid of its own instead of the caller's. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The whole command line. A root caller stages the sources first, then drops to the slot's uid before bubblewrap. */
export function sandboxInvocation(input: SandboxCommand): Invocation {
  const mounts = [...systemMounts(), ...input.mounts];
  return isRoot()
    ? stagedInvocation(input, mounts)
    : { file: tool('bwrap'), args: bubblewrap(input, mounts) };
}

function systemMounts(): Mount[] {
  return [
    { source: process.execPath, target: inside.node, access: 'read' },
    { source: tool('prlimit'), target: inside.prlimit, access: 'read' },
    ...['hosts', 'passwd', 'group'].map(etcFile),
  ];
}

/** What libraries ask of /etc: a name for the one account, and what localhost is. */
function etcFile(name: string): Mount {
  return { source: join(import.meta.dirname, 'etc', name), target: `/etc/${name}`, access: 'copy' };
}

function bubblewrap(input: SandboxCommand, mounts: readonly Mount[]): string[] {
  const status = ['--json-status-fd', String(descriptors.status)];
  const filter = seccompProgram() === undefined ? [] : ['--seccomp', String(descriptors.filter)];
  const limited = [inside.prlimit, ...prlimitArguments(input.limits), '--'];
  const command = [inside.node, heapFlag(input.limits), ...input.command];
  return [...status, ...filter, ...bubblewrapArguments(mounts, input.env), ...limited, ...command];
}

/** Folder of a root caller's own, empty for everybody else, over which each launch mounts its private stage. */
const stage = '/run/macrohard-stage';

/**
 * Bubblewrap runs as the slot's uid and cannot enter folders that only root may enter. So the sources are first bound
 * below a folder that everybody can reach, in a mount namespace of this launch alone.
 */
const stageScript = `set -e
uid=$1; stage=$2; shift 2
mount -t tmpfs -o mode=755,size=4m,nosuid,nodev stage "$stage"
while [ "$1" != -- ]; do
  case $1 in
    copy) cat "$2" > "$stage/$3"; chown "$uid" "$stage/$3"; chmod 400 "$stage/$3" ;;
    *) if [ -d "$2" ]; then mkdir "$stage/$3"; else : > "$stage/$3"; fi; mount --bind "$2" "$stage/$3" ;;
  esac
  shift 3
done
shift
exec "$@"`;

function stagedInvocation(input: SandboxCommand, mounts: readonly Mount[]): Invocation {
  mkdirSync(stage, { recursive: true, mode: 0o755 });
  const uid = String(uidOfSlot(input.uidSlot));
  const staged = mounts.map((mount, index) => ({ ...mount, source: `${stage}/${index}` }));
  const plan = mounts.flatMap(({ access, source }, index) => [access, source, String(index)]);
  const identity = [
    `--reuid=${uid}`,
    `--regid=${uid}`,
    '--clear-groups',
    '--bounding-set=-all',
    '--no-new-privs',
  ];
  const own = [
    '--mount',
    '--propagation',
    'private',
    '--',
    tool('sh'),
    '-c',
    stageScript,
    'stage',
    uid,
    stage,
  ];
  const dropped = [tool('setpriv'), ...identity, '--pdeathsig', 'KILL', '--'];
  const args = [...own, ...plan, '--', ...dropped, tool('bwrap'), ...bubblewrap(input, staged)];
  return { file: tool('unshare'), args };
}

function tool(name: string): string {
  const path = findTool(name);
  if (path !== undefined) return path;
  throw new NodeError({
    code: 'tool-missing',
    message: `The sandbox needs ${name}, which is not installed`,
    hint:
      name === 'bwrap'
        ? 'Debian, Ubuntu: apt-get install bubblewrap'
        : 'Debian, Ubuntu: apt-get install util-linux',
  });
}
