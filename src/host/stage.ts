import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { detectIsolation } from '../sandbox/isolation.ts';
import type { Exit } from '../sandbox/handle.ts';
import { launch } from '../sandbox/launch.ts';
import type { Limits } from '../sandbox/limits.ts';
import { waitUntilHealthy } from './health.ts';
import { openProxyPort, resolveProduct } from './proxy.ts';
import { openUpstream, type Route } from './route.ts';

/** What to put on the stage. */
export type StageInput = {
  /** A fresh checkout of the commit. */
  checkout: string;
  nodeModules: string;
  accountsFile?: string;
  /** As for a deploy: only for code straight from our generator. */
  allowUnsandboxed?: boolean;
  /** Number of the sandbox's uid; stages that run at once need different ones. Default 1. */
  uidSlot?: number;
  limits?: Limits;
  /** How long it may take to answer its first health check; default 15 s. */
  startTimeoutMs?: number;
  env?: Readonly<Record<string, string>>;
  /** An empty folder of the caller's for data and socket; default: a temporary one, removed at the end. */
  folder?: string;
  /** Mark by which the process is found when its starter died. */
  owner?: string;
  /** Through which it is reached; default: one of its own. */
  door?: Door;
  /** What the proxy's own pages call it. */
  product?: { name: string; slug: string };
  onOutput?: (line: string, stream: 'stdout' | 'stderr') => void;
  signal?: AbortSignal;
};

/** An origin on a temporary loopback port that leads nowhere until a stage is behind it: whoever will look at it can get ready. */
export type Door = AsyncDisposable & { url: string; route: Route };

/** Opens a door; disposing of it frees its port. */
export async function openDoor(): Promise<Door> {
  const route: Route = { name: 'The product', slug: 'stage' };
  const port = await openProxyPort(0, resolveProduct(route));
  return { url: port.url, route, [Symbol.asyncDispose]: () => port[Symbol.asyncDispose]() };
}

/** A product that runs for inspection: a browser or a program reaches it at `url`. Disposing it ends and removes it. */
export type Stage = AsyncDisposable & {
  /** Origin on a temporary loopback port, without a trailing slash. */
  url: string;
  socket: string;
  isolation: 'sandbox' | 'none';
  startMs: number;
  /** Everything that it wrote, the last 200 lines. */
  output(): string[];
  exited: Promise<Exit>;
  /** Resident memory in bytes. */
  memoryBytes(): number;
  /** SIGTERM, and how long it took to end. */
  stop(): Promise<{ exit: Exit; durationMs: number }>;
};

/**
 * Starts a checkout as the host would, in the same sandbox and behind the same proxy, with a data folder and a port of
 * its own that are thrown away. NodeError `not-healthy` when it does not start.
 */
export async function stage(input: StageInput): Promise<Stage> {
  const { isolation } = await detectIsolation();
  await using undo = new AsyncDisposableStack();
  const folder = input.folder ?? (await mkdtemp(join(tmpdir(), 'mh-stage-')));
  if (input.folder === undefined) undo.defer(() => rm(folder, { recursive: true, force: true }));
  const lines: string[] = [];
  const startedAt = performance.now();
  const socket = join(folder, 's');
  const door = input.door ?? undo.use(await openDoor());
  const route = Object.assign(door.route, input.product);
  const process = undo.use(
    await launch({
      isolation,
      checkout: input.checkout,
      nodeModules: input.nodeModules,
      socket,
      dataDir: join(folder, 'data'),
      uidSlot: input.uidSlot ?? 1,
      ...optional(input),
      onOutput: (line, stream) => {
        if (lines.push(line) > 200) lines.shift();
        input.onOutput?.(line, stream);
      },
    }),
  );
  await waitUntilHealthy(process, input.startTimeoutMs ?? 15_000);
  const startMs = performance.now() - startedAt;
  route.upstream = undo.adopt(openUpstream(socket), (one) => one.close());
  void process.exited.then(() => delete route.upstream);
  const kept = undo.move();
  return {
    url: door.url,
    socket,
    isolation,
    startMs,
    exited: process.exited,
    output: () => [...lines],
    memoryBytes: () => process.usage().memoryBytes,
    stop: async () => {
      const at = performance.now();
      const exit = await process.stop();
      return { exit, durationMs: performance.now() - at };
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

function optional(
  input: StageInput,
): Pick<StageInput, 'accountsFile' | 'allowUnsandboxed' | 'limits' | 'env' | 'owner' | 'signal'> {
  const { accountsFile, allowUnsandboxed, limits, env, owner, signal } = input;
  return {
    ...(accountsFile === undefined ? {} : { accountsFile }),
    ...(allowUnsandboxed === undefined ? {} : { allowUnsandboxed }),
    ...(limits === undefined ? {} : { limits }),
    ...(env === undefined ? {} : { env }),
    ...(owner === undefined ? {} : { owner }),
    ...(signal === undefined ? {} : { signal }),
  };
}
