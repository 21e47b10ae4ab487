import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type * as z from 'zod';
import { stage, type Door } from '../host/stage.ts';
import { PolicyError, toErrorBody } from '../kernel/error.ts';
import { randomBelow } from '../kernel/id.ts';
import type { verifyInputSchema } from '../protocol/build.ts';
import type { Check } from '../protocol/evidence.ts';
import { specificationSchema, type Specification } from '../protocol/specification.ts';
import type { Isolation } from '../protocol/view.ts';
import { detectIsolation } from '../sandbox/isolation.ts';
import type { HomePaths } from '../config/home.ts';
import { productDependencies } from '../studio/engineer/dependencies.ts';
import { newAccounts, writeAccounts, type Account } from './accounts.ts';
import type { HandlerContext } from './handler.ts';
import { checkOutCommit } from './checkout.ts';
import { compileProducts, runtimeFolder } from './compile-product.ts';
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
  /** An origin of 127.0.0.1 that leads to it. */
  url: string;
  socket: string;
  accounts: Account[];
  startedAt: number;
  /** The last lines that it wrote on standard error. */
  errors: string[];
};

/**
 * What a trial is set to: a password costs little to check, since dozens are, most of them wrong, and what each costs shows
 * in nothing but time. Products that are deployed have the usual cost from their start on.
 */
const trialSettings = { PASSWORD_COST: '10' };

/** How long a product may take until it answers. */
const startTimeoutMs = 15_000;

/** Hand-edited code runs in the full sandbox or not at all. */
async function consentOf(input: TrialInput, context: HandlerContext, isolation: Isolation): Promise<boolean> {
  if (isolation === 'sandbox') return false;
  if (!input.pure) {
    throw new PolicyError({
      code: 'sandbox-needed',
      message: 'No sandbox holds on this machine, and code that was edited by hand runs in one or not at all',
      hint: './macrohard doctor says how to get a sandbox.',
    });
  }
  return context.mayRunPlain();
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
    productDependencies(runtimeFolder(context.home)),
    detectIsolation(),
    checkOutCommit(context.home, { product: input.product, commit: input.commit, folder: checkout }),
  ]);
  await mkdir(join(room, 'data'));
  const allowUnsandboxed = await consentOf(input, context, isolation);
  const owner = process.env[workerVariable] ?? `worker-${process.pid}`;
  const uidSlot = 10_000 + randomBelow(10_000);
  return { specification, checkout, room, nodeModules, isolation, allowUnsandboxed, uidSlot, owner };
}

/** Finds out beforehand what every trial needs to know, and keeps what every product needs to have. */
export async function prepareTrials(home: HomePaths): Promise<void> {
  await compileProducts(home);
}

/** Starts the product as the host would. Throws a StartFailure when it does not answer. */
async function openTrial(input: TrialInput, context: HandlerContext, door?: Door): Promise<Trial> {
  const bench = await setBench(input, context);
  const { room, specification, checkout, nodeModules, allowUnsandboxed, uidSlot, owner } = bench;
  const accounts = newAccounts(specification);
  const accountsFile = join(room, 'accounts.json');
  await writeAccounts(accountsFile, accounts);
  const errors: string[] = [];
  const startedAt = performance.now();
  try {
    const running = await stage({
      checkout,
      nodeModules,
      accountsFile,
      allowUnsandboxed,
      uidSlot,
      owner,
      folder: room,
      product: { name: specification.product.name, slug: specification.product.slug },
      startTimeoutMs,
      env: trialSettings,
      signal: context.signal,
      ...(door === undefined ? {} : { door }),
      onOutput: (line, stream) => {
        if (stream === 'stderr' && errors.push(line) > 20) errors.shift();
      },
    });
    const { url, socket } = running;
    const end = async (): Promise<void> => running[Symbol.asyncDispose]();
    return { bench, url, socket, accounts, startedAt, errors, [Symbol.asyncDispose]: end };
  } catch (error) {
    const { code, message } = toErrorBody(error);
    if (code !== 'not-healthy') throw error;
    throw new StartFailure(`${message}${errors.length === 0 ? '' : `: ${errors.join('\n')}`}`);
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

/** What is done with a started product, and the door through which it is reached when it is not to be one of its own. */
type TrialUse = { door?: Door; use: (trial: Trial) => Promise<Check[]> };

/** Runs `use` on a started product; a product that does not start is a failed check. */
export async function withTrial(
  input: TrialInput,
  context: HandlerContext,
  { door, use }: TrialUse,
): Promise<Check[]> {
  const began = performance.now();
  try {
    await using trial = await openTrial(input, context, door);
    const started = startCheck({ durationMs: performance.now() - trial.startedAt });
    return [started, ...(await use(trial))];
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error;
    return [startCheck({ durationMs: performance.now() - began, failure: error.message })];
  }
}
