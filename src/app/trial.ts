import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type * as z from 'zod';
import { loadConfig } from '../config/load.ts';
import { waitUntilHealthy } from '../host/health.ts';
import { openProxyPort, resolveProduct, type ProxyPort } from '../host/proxy.ts';
import { openUpstream } from '../host/route.ts';
import { PolicyError, toErrorBody } from '../kernel/error.ts';
import { randomBelow } from '../kernel/id.ts';
import type { verifyInputSchema } from '../protocol/build.ts';
import type { Check } from '../protocol/evidence.ts';
import { specificationSchema, type Specification } from '../protocol/specification.ts';
import type { Isolation } from '../protocol/view.ts';
import type { SandboxedProcess } from '../sandbox/handle.ts';
import { detectIsolation } from '../sandbox/isolation.ts';
import { productDependencies } from '../studio/engineer/dependencies.ts';
import { launch } from '../sandbox/launch.ts';
import { newAccounts, writeAccounts, type Account } from './accounts.ts';
import type { HandlerContext } from './handler.ts';
import { checkOutCommit } from './checkout.ts';
import { workerVariable } from './process-sweep.ts';

/** What is looked at: a commit of a product and what it was built from. */
export type TrialInput = z.infer<typeof verifyInputSchema>;

/** A fresh checkout in folders of its own, and how code in it may run. */
export type Bench = {
  specification: Specification;
  checkout: string;
  room: string;
  nodeModules: string;
  isolation: Isolation;
  allowUnsandboxed: boolean;
  uidSlot: number;
  owner: string;
};

/** A product that runs from a fresh checkout on an empty data folder, as nobody's but the tester's. */
export type Trial = AsyncDisposable & {
  bench: Bench;
  process: SandboxedProcess;
  socket: string;
  accounts: Account[];
  startedAt: number;
  /** The last lines that it wrote on standard error. */
  errors: string[];
  /** A port of 127.0.0.1 that leads to it. */
  openOrigin(): Promise<string>;
};

/** How long a product may take until it answers. */
const startTimeoutMs = 15_000;

/** Hand-edited code runs in the full sandbox or not at all. */
function consentOf(input: TrialInput, context: HandlerContext, isolation: Isolation): boolean {
  if (isolation === 'sandbox') return false;
  if (!input.pure) {
    throw new PolicyError({
      code: 'sandbox-needed',
      message: 'No sandbox holds on this machine, and code that was edited by hand runs in one or not at all',
      hint: './macrohard doctor says how to get a sandbox.',
    });
  }
  return loadConfig(context.home).allowUnsandboxed;
}

/** Reads the specification from its blob. */
export async function readSpecification(context: HandlerContext, hash: string): Promise<Specification> {
  return specificationSchema.parse(JSON.parse((await context.readBlob(hash)).toString('utf8')));
}

/** Checks a commit out into folders of this attempt. */
export async function setBench(input: TrialInput, context: HandlerContext): Promise<Bench> {
  const room = await context.scratch();
  const checkout = join(room, 'checkout');
  const [specification, nodeModules, { isolation }] = await Promise.all([
    readSpecification(context, input.specification),
    productDependencies(join(context.home.root, 'runtime')),
    detectIsolation(),
    checkOutCommit(context.home, { product: input.product, commit: input.commit, folder: checkout }),
  ]);
  await mkdir(join(room, 'data'));
  const allowUnsandboxed = consentOf(input, context, isolation);
  const owner = process.env[workerVariable] ?? `worker-${process.pid}`;
  const uidSlot = 10_000 + randomBelow(10_000);
  return { specification, checkout, room, nodeModules, isolation, allowUnsandboxed, uidSlot, owner };
}

/** Starts the product. NodeError `not-healthy` when it does not answer. */
async function openTrial(input: TrialInput, context: HandlerContext): Promise<Trial> {
  const bench = await setBench(input, context);
  const { room, specification, checkout, nodeModules, isolation, allowUnsandboxed, uidSlot, owner } = bench;
  const accounts = newAccounts(specification);
  const accountsFile = join(room, 'accounts.json');
  await writeAccounts(accountsFile, accounts);
  const errors: string[] = [];
  const startedAt = performance.now();
  const running = await launch({
    isolation,
    allowUnsandboxed,
    checkout,
    nodeModules,
    dataDir: join(room, 'data'),
    accountsFile,
    socket: join(room, 'p.sock'),
    uidSlot,
    owner,
    signal: context.signal,
    onOutput: (line, stream) => {
      if (stream === 'stderr' && errors.push(line) > 20) errors.shift();
    },
  });
  const socket = running.socket ?? join(room, 'p.sock');
  let proxy: ProxyPort | undefined;
  const upstream = openUpstream(socket);
  const trial: Trial = {
    bench,
    process: running,
    socket,
    accounts,
    startedAt,
    errors,
    async openOrigin() {
      const { name, slug } = specification.product;
      proxy ??= await openProxyPort(0, resolveProduct({ name, slug, upstream }));
      return proxy.url;
    },
    async [Symbol.asyncDispose]() {
      await proxy?.[Symbol.asyncDispose]();
      upstream.close();
      await running[Symbol.asyncDispose]();
    },
  };
  try {
    await waitUntilHealthy(running, startTimeoutMs);
    return trial;
  } catch (error) {
    await trial[Symbol.asyncDispose]();
    throw new StartFailure(
      `${toErrorBody(error).message}${errors.length === 0 ? '' : `: ${errors.join('\n')}`}`,
    );
  }
}

/** The product does not start: a fault of the product, which the gate refuses, not of the tester. */
class StartFailure extends Error {}

/** The check that a product starts, from how long it took or why it did not. */
function startCheck(how: { durationMs: number; failure?: string }): Check {
  return {
    id: 'start',
    kind: 'start',
    text: 'It starts from a fresh checkout in a clean sandbox and answers.',
    passed: how.failure === undefined,
    proves: [],
    durationMs: how.durationMs,
    ...(how.failure === undefined ? {} : { detail: how.failure }),
  };
}

/** Runs `use` on a started product; a product that does not start is a failed check. */
export async function withTrial(
  input: TrialInput,
  context: HandlerContext,
  use: (trial: Trial) => Promise<Check[]>,
): Promise<Check[]> {
  const began = performance.now();
  try {
    await using trial = await openTrial(input, context);
    const started = startCheck({ durationMs: performance.now() - trial.startedAt });
    return [started, ...(await use(trial))];
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error;
    return [startCheck({ durationMs: performance.now() - began, failure: error.message })];
  }
}
