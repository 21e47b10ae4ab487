import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { delay } from '../kernel/clock.ts';
import { NodeError } from '../kernel/error.ts';
import type { Isolation } from '../protocol/view.ts';
import type { SandboxedProcess } from '../sandbox/handle.ts';
import { launch } from '../sandbox/launch.ts';
import { waitUntilHealthy } from './health.ts';
import { openUpstream, type Upstream } from './route.ts';
import type { ProductRecord, ReleaseRecord } from './state.ts';

/** One running process of a release, that answered its health check. */
export type Instance = {
  release: ReleaseRecord;
  process: SandboxedProcess;
  upstream: Upstream;
  startedAt: number;
};

export type InstanceInput = {
  product: ProductRecord;
  release: ReleaseRecord;
  isolation: Isolation;
  socketDir: string;
  /** Number that makes the socket's name unique within this host. */
  serial: number;
  owner: string;
  startTimeoutMs: number;
  now: number;
  /** What the product is told of its surroundings. */
  env: Readonly<Record<string, string>>;
  signal?: AbortSignal;
  onOutput: (line: string, stream: 'stdout' | 'stderr') => void;
};

/** Starts a release and waits until it is healthy; what does not become healthy is ended and thrown as NodeError. */
export async function startInstance(input: InstanceInput): Promise<Instance> {
  const { product, release, onOutput } = input;
  const errors: string[] = [];
  const process = await launch({
    isolation: input.isolation,
    allowUnsandboxed: release.allowUnsandboxed,
    checkout: release.checkout,
    nodeModules: release.nodeModules,
    dataDir: product.dataDir,
    ...(product.accountsFile === undefined ? {} : { accountsFile: product.accountsFile }),
    env: { ...input.env, RELEASE: String(release.release) },
    socket: join(input.socketDir, `${input.serial}.sock`),
    uidSlot: product.uidSlot,
    owner: input.owner,
    onOutput: (line, stream) => {
      if (stream === 'stderr' && errors.push(line) > 12) errors.shift();
      onOutput(line, stream);
    },
  });
  const { socket } = process;
  if (socket !== undefined) void process.exited.then(() => rm(socket, { force: true }));
  // The signal ends the start only: what is healthy lives on.
  const onAbort = (): void => void process.kill('cancelled');
  input.signal?.addEventListener('abort', onAbort, { once: true });
  try {
    await waitUntilHealthy(process, input.startTimeoutMs);
  } catch (cause) {
    await process.kill();
    const message = cause instanceof Error ? cause.message : String(cause);
    const said = errors.join('\n').trim();
    throw new NodeError({
      code: 'not-healthy',
      message: `Release ${release.release} of ${product.name} did not start: ${message}${said === '' ? '' : `\n${said}`}`,
      hint: `./macrohard logs ${product.product}`,
      cause,
    });
  } finally {
    input.signal?.removeEventListener('abort', onAbort);
  }
  return { release, process, upstream: openUpstream(socket ?? ''), startedAt: input.now };
}

/** Ends an instance: first what is under way is answered (at most `drainMs`), then SIGTERM, then SIGKILL. */
export async function retireInstance(instance: Instance, drainMs: number): Promise<void> {
  const timer = new AbortController();
  await Promise.race([instance.upstream.idle(), delay(drainMs, timer.signal).catch(() => {})]);
  timer.abort(new Error('drained'));
  await instance.process.stop();
  instance.upstream.close();
}
