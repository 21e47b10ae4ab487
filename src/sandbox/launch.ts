import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { NodeError, PolicyError } from '../kernel/error.ts';
import type { Isolation } from '../protocol/view.ts';
import { descriptors, sandboxInvocation, type Invocation } from './command.ts';
import { handle, type Exit, type SandboxedProcess } from './handle.ts';
import { readLines } from './line-reader.ts';
import { productLimits, heapFlag, type Limits } from './limits.ts';
import { openListener } from './listener.ts';
import { giveFolder, makeReadable } from './ownership.ts';
import { inside, type Mount } from './profile.ts';
import { seccompProgram } from './seccomp.ts';
import { findTool } from './tool.ts';

/** What to start, and what it may see and use. */
export type LaunchSpec = {
  isolation: Isolation;
  /** Must be true for isolation 'none': the owner's consent to run without a sandbox. */
  allowUnsandboxed?: boolean;
  /** Folder that the code runs from, read-only inside. */
  checkout: string;
  /**
   * Folder with the product's dependencies, read-only inside; found by Node's own resolution. What Node has compiled of it
   * and of the code that all products share may lie in its folder `.compiled`.
   */
  nodeModules?: string;
  /** The only folder that can be written; created when absent and given to the slot's uid. */
  dataDir: string;
  accountsFile?: string;
  /** Further folders or files, seen at `target`. */
  mounts?: readonly Mount[];
  /** Arguments of Node; default `src/main.ts`. */
  command?: readonly string[];
  /** Variables beside those that the contract names. */
  env?: Readonly<Record<string, string>>;
  /** Path of the Unix socket on which the process is reached; it inherits the listening descriptor. */
  socket?: string;
  limits?: Limits;
  /** Number of the product on this machine; a root caller's sandboxes run as a uid made from it. */
  uidSlot?: number;
  /** Mark in the launcher's environment by which a later process finds what an earlier one left. */
  owner?: string;
  onOutput?: (line: string, stream: 'stdout' | 'stderr') => void;
  signal?: AbortSignal;
};

/** Name of the variable that carries `owner`. */
export const ownerVariable = 'MACROHARD_OWNER';

/**
 * Starts Node on a checkout. Resolves when the process exists, not when it is ready. Throws PolicyError `unsandboxed`
 * for isolation 'none' without consent and NodeError `sandbox-failed` when the sandbox could not be made.
 */
export async function launch(spec: LaunchSpec): Promise<SandboxedProcess> {
  spec.signal?.throwIfAborted();
  if (spec.isolation === 'none' && spec.allowUnsandboxed !== true) {
    throw new PolicyError({
      code: 'unsandboxed',
      message: 'No sandbox holds on this machine, and running without one was not allowed',
      hint: 'Install bubblewrap (./macrohard doctor says how), or allow it for this product with --allow-unsandboxed',
    });
  }
  await mkdir(spec.dataDir, { recursive: true, mode: 0o700 });
  if (spec.isolation === 'sandbox') await prepareOwnership(spec);
  const listener = spec.socket === undefined ? undefined : await openListener(spec.socket);
  try {
    return await start(spec, listener?.fd);
  } finally {
    listener?.close();
  }
}

async function prepareOwnership(spec: LaunchSpec): Promise<void> {
  const written = (spec.mounts ?? []).filter(({ access }) => access === 'write').map(({ source }) => source);
  for (const folder of [spec.dataDir, ...written]) await giveFolder(folder, spec.uidSlot ?? 0);
  await makeReadable(spec.checkout);
  await makeReadableOnce(process.execPath);
  if (spec.nodeModules !== undefined) await makeReadableOnce(spec.nodeModules);
}

const readable = new Map<string, Promise<void>>();

/** For what does not change while we run. */
function makeReadableOnce(path: string): Promise<void> {
  const known = readable.get(path) ?? makeReadable(path);
  readable.set(path, known);
  return known;
}

async function start(spec: LaunchSpec, listenFd: number | undefined): Promise<SandboxedProcess> {
  const sandboxed = spec.isolation === 'sandbox';
  const { file, args, env } = sandboxed ? sandboxedCommand(spec, listenFd) : plainCommand(spec, listenFd);
  const child = spawn(file, args, {
    cwd: spec.checkout,
    env: { ...env, [ownerVariable]: spec.owner ?? '' },
    stdio: [
      'ignore',
      'pipe',
      'pipe',
      listenFd ?? 'ignore',
      ...(sandboxed ? (['pipe', 'pipe'] as const) : []),
    ],
    detached: !sandboxed,
  });
  if (sandboxed) sendFilter(child);
  const tail: string[] = [];
  const onLine = (stream: 'stdout' | 'stderr') => (line: string) => {
    if (tail.push(line) > 20) tail.shift();
    spec.onOutput?.(line, stream);
  };
  if (child.stdout) readLines(child.stdout, onLine('stdout'));
  if (child.stderr) readLines(child.stderr, onLine('stderr'));
  const exited = exitOf(child);
  const root = sandboxed ? await sandboxPid(child, exited, tail) : await plainPid(child, exited);
  const { isolation, socket, dataDir, limits = productLimits, signal } = spec;
  return handle({ isolation, socket, dataDir, limits, signal, child, root, closed: exited });
}

type Command = Invocation & { env: Record<string, string> };

function contractEnv(spec: LaunchSpec, listenFd: number | undefined): Record<string, string> {
  return {
    NODE_ENV: 'production',
    ...(listenFd === undefined ? {} : { LISTEN_FD: String(descriptors.listen) }),
    ...spec.env,
  };
}

function sandboxedCommand(spec: LaunchSpec, listenFd: number | undefined): Command {
  const { nodeModules, accountsFile } = spec;
  const mounts: Mount[] = [
    { source: spec.checkout, target: inside.app, access: 'read' },
    { source: spec.dataDir, target: inside.data, access: 'write' },
    ...(nodeModules === undefined
      ? []
      : [{ source: nodeModules, target: inside.nodeModules, access: 'read' } as const]),
    ...(accountsFile === undefined
      ? []
      : [{ source: accountsFile, target: inside.accounts, access: 'copy' } as const]),
    ...(spec.mounts ?? []),
  ];
  const env = {
    DATA_DIR: inside.data,
    HOME: '/tmp',
    ...(accountsFile === undefined ? {} : { ACCOUNTS_FILE: inside.accounts }),
    ...(isCompiled(spec) ? { NODE_COMPILE_CACHE: inside.compiled } : {}),
    ...contractEnv(spec, listenFd),
  };
  const { command = ['src/main.ts'], limits = productLimits, uidSlot = 0 } = spec;
  return { ...sandboxInvocation({ mounts, env, command, limits, uidSlot }), env: {} };
}

function isCompiled({ nodeModules }: LaunchSpec): boolean {
  return nodeModules !== undefined && existsSync(join(nodeModules, basename(inside.compiled)));
}

/** Without a sandbox: our Node, an empty environment, the same contract. Dependencies are linked into the checkout. */
function plainCommand(spec: LaunchSpec, listenFd: number | undefined): Command {
  const link = join(spec.checkout, 'node_modules');
  if (spec.nodeModules !== undefined && !existsSync(link)) symlinkSync(spec.nodeModules, link);
  const env = {
    DATA_DIR: spec.dataDir,
    ...(spec.accountsFile === undefined ? {} : { ACCOUNTS_FILE: spec.accountsFile }),
    ...contractEnv(spec, listenFd),
  };
  const { command = ['src/main.ts'], limits = productLimits } = spec;
  const [file = process.execPath, ...args] = [
    ...deathSignal(),
    process.execPath,
    heapFlag(limits),
    ...command,
  ];
  return { file, args, env };
}

let knownDeathSignal: string[] | undefined;

/** The prefix that makes a plain process die with us, where util-linux has it; elsewhere `endOrphans` finds it later. */
function deathSignal(): string[] {
  const file = findTool('setpriv') ?? 'setpriv';
  const flags = ['--pdeathsig', 'KILL', '--'];
  const isThere = (): boolean =>
    spawnSync(file, [...flags, process.execPath, '--version'], { env: {} }).status === 0;
  knownDeathSignal ??= isThere() ? [file, ...flags] : [];
  return knownDeathSignal;
}

function sendFilter(child: ChildProcess): void {
  const pipe = (child.stdio as readonly unknown[])[descriptors.filter] as Writable | null;
  pipe?.on('error', () => {});
  pipe?.end(seccompProgram());
}

function exitOf(child: ChildProcess): Promise<Exit> {
  const { promise, resolve } = Promise.withResolvers<Exit>();
  child.once('close', (code, signal) => resolve({ code, signal }));
  child.once('error', (error) => resolve({ code: null, signal: null, reason: error.message }));
  return promise;
}

/** Waits for bubblewrap to name the first process inside; its end without a name means that no sandbox could be made. */
async function sandboxPid(child: ChildProcess, exited: Promise<Exit>, tail: string[]): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number | undefined>();
  readLines(child.stdio[descriptors.status] as Readable, (line) => {
    const pid = /"child-pid":\s*(\d+)/.exec(line)?.[1];
    if (pid !== undefined) resolve(Number(pid));
  });
  void exited.then(() => resolve(undefined));
  const pid = await promise;
  if (pid !== undefined) return pid;
  throw new NodeError({
    code: 'sandbox-failed',
    message: `The sandbox could not be made: ${tail.join(' ').trim() || 'no output'}`,
    hint: './macrohard doctor says what is missing',
  });
}

async function plainPid(child: ChildProcess, exited: Promise<Exit>): Promise<number> {
  if (child.pid !== undefined) return child.pid;
  const { reason } = await exited;
  throw new NodeError({
    code: 'start-failed',
    message: `The process could not be started: ${reason ?? 'no reason'}`,
  });
}
