import type { ChildProcess } from 'node:child_process';
import { delay } from '../kernel/clock.ts';
import type { Isolation } from '../protocol/view.ts';
import type { Limits } from './limits.ts';
import { childrenOf, signalProcess, usageOf, type Usage } from './process-tree.ts';
import { watchLimits } from './watch-limits.ts';

/** How a process ended; `reason` is set when we ended it ourselves, for a limit that it broke. */
export type Exit = { code: number | null; signal: NodeJS.Signals | null; reason?: string };

/** A running process. Disposing it kills it and all its descendants. */
export type SandboxedProcess = AsyncDisposable & {
  /** Process id on this machine of the sandbox (or of the plain process). */
  pid: number;
  socket?: string;
  isolation: Isolation;
  exited: Promise<Exit>;
  usage(): Usage;
  /** SIGTERM to the process, SIGKILL to everything in its sandbox after `graceMs` (default 2500). */
  stop(graceMs?: number): Promise<Exit>;
  /** Ends everything in the sandbox at once. */
  kill(reason?: string): Promise<Exit>;
};

type HandleInput = {
  isolation: Isolation;
  socket: string | undefined;
  dataDir: string;
  limits: Limits;
  signal: AbortSignal | undefined;
  child: ChildProcess;
  /** The first process of the sandbox, or the plain process. */
  root: number;
  closed: Promise<Exit>;
};

/** The handle of a started process: watches its limits, ends it. */
export function handle(input: HandleInput): SandboxedProcess {
  const { child, root, closed, socket, signal } = input;
  const sandboxed = input.isolation === 'sandbox';
  let reason: string | undefined;
  let isOver = false;
  const over = new AbortController();
  const exited = closed.then((exit) => {
    isOver = true;
    over.abort(new Error('ended'));
    signal?.removeEventListener('abort', onAbort);
    return reason === undefined ? exit : { ...exit, reason };
  });
  const killAll = (): void => {
    if (isOver) return;
    // The first process of the pid namespace takes all others with it; a plain process leads a group of its own.
    signalProcess(sandboxed ? root : -root, 'SIGKILL');
    child.kill('SIGKILL');
  };
  const kill = (why?: string): Promise<Exit> => {
    if (!isOver) reason ??= why;
    killAll();
    return exited;
  };
  const onAbort = (): void => void kill('cancelled');
  signal?.addEventListener('abort', onAbort, { once: true });
  void watchLimits({
    limits: input.limits,
    dataDir: input.dataDir,
    usage: () => usageOf(root),
    onBroken: (why) => void kill(why),
    signal: over.signal,
  });
  const stop = async (graceMs = 2500): Promise<Exit> => {
    if (isOver) return exited;
    for (const pid of sandboxed ? childrenOf(root) : [root]) signalProcess(pid, 'SIGTERM');
    void delay(graceMs, over.signal).then(killAll, () => {});
    return exited;
  };
  return {
    pid: root,
    ...(socket === undefined ? {} : { socket }),
    isolation: input.isolation,
    exited,
    usage: () => usageOf(root),
    stop,
    kill,
    [Symbol.asyncDispose]: async () => void (await kill()),
  };
}
