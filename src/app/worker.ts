import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { NodeError, toErrorBody, type ErrorBody } from '../kernel/error.ts';
import type { Json } from '../kernel/json.ts';
import type { HomePaths } from '../config/home.ts';
import { workKinds } from '../company/kind.ts';
import type { Claim, Outcome } from '../protocol/work.ts';
import type { Welcome } from '../protocol/worker.ts';
import { isUnreachable, type CompanyLink } from './company-link.ts';
import {
  EffectFailedError,
  type Handler,
  type HandlerContext,
  type HandlerSet,
  type Intent,
} from './handler.ts';
import { declineWithoutModel } from './reason.ts';
import { scratchFolder } from './scratch.ts';

/** What a worker is made of. */
export type WorkerInput = {
  home: HomePaths;
  link: CompanyLink;
  handlers: ReadonlyMap<string, HandlerSet>;
  signal: AbortSignal;
};

/** How long one claim call waits for work. */
const claimWaitMs = 20_000;

/** Claims, works and completes until the signal aborts or the company is gone. */
export async function work(input: WorkerInput): Promise<void> {
  const { link, handlers, signal } = input;
  const welcome = await link.join([...handlers.keys()]);
  while (!signal.aborted) {
    const { claim, soon = [] } = await link.claim(welcome.worker, claimWaitMs);
    // Nobody waits for it: work that comes meanwhile comes first.
    for (const kind of soon)
      void handlers
        .get(kind)
        ?.prepare?.(input.home)
        .catch(() => undefined);
    if (claim) await perform(input, welcome, claim);
  }
}

async function perform(input: WorkerInput, welcome: Welcome, claim: Claim): Promise<void> {
  const lost = new AbortController();
  const timeoutMs = workKinds.get(claim.item.kind)?.timeoutMs ?? 300_000;
  const signal = AbortSignal.any([input.signal, lost.signal, AbortSignal.timeout(timeoutMs)]);
  const held = { worker: welcome.worker, fence: claim.fence };
  const renewals = setInterval(
    () => void renew(input.link, claim, held).catch((error) => lost.abort(error)),
    welcome.leaseMs / 3,
  );
  const started = performance.now();
  const attempt: Attempt = { claim, held, signal, rooms: [], spentMicros: 0 };
  try {
    const answer = await answerOf(input, attempt);
    if (lost.signal.aborted) return;
    await input.link.complete(claim.item.id, {
      ...held,
      answer,
      costMicros: attempt.spentMicros,
      durationMs: performance.now() - started,
    });
  } catch (error) {
    // The claim is not ours any more: somebody else goes on with the item.
    if (toErrorBody(error).code !== 'stale-fence' && toErrorBody(error).code !== 'work-closed') throw error;
  } finally {
    clearInterval(renewals);
    await Promise.all(attempt.rooms.map((room) => rm(room, { recursive: true, force: true })));
  }
}

/** A company that does not answer for a moment is no reason to drop the work; one that refuses is. */
async function renew(
  link: CompanyLink,
  claim: Claim,
  held: { worker: string; fence: number },
): Promise<void> {
  try {
    await link.renew(claim.item.id, held);
  } catch (error) {
    if (isUnreachable(error)) process.exit(0);
    throw error;
  }
}

type Attempt = {
  claim: Claim;
  held: { worker: string; fence: number };
  signal: AbortSignal;
  rooms: string[];
  spentMicros: number;
};

async function answerOf(
  input: WorkerInput,
  attempt: Attempt,
): Promise<{ outcome: Outcome } | { error: ErrorBody }> {
  try {
    const handler = await handlerOf(input, attempt.claim);
    const outcome = await abortable(handler(attempt.claim.input, contextOf(input, attempt)), attempt.signal);
    return { outcome };
  } catch (error) {
    const isLate =
      attempt.signal.reason instanceof DOMException && attempt.signal.reason.name === 'TimeoutError';
    if (!isLate) return { error: diskFull(error) ?? toErrorBody(error) };
    return { error: { kind: 'node', code: 'timeout', message: `${attempt.claim.item.kind} took too long` } };
  }
}

/** Whatever was being written when the disk was full, the person hears of the disk. */
function diskFull(error: unknown): ErrorBody | undefined {
  const text =
    error instanceof Error ? `${(error as NodeJS.ErrnoException).code} ${error.message}` : String(error);
  if (!/ENOSPC|EDQUOT|no space left on device|database or disk is full/i.test(text)) return undefined;
  const message = 'The disk of this home is full, or the one for temporary files';
  const hint = 'Make room (a build needs about 200 MB), then say the same command again: it goes on.';
  return { kind: 'node', code: 'disk-full', message, hint };
}

/** A handler that does not listen to its signal is left behind when it aborts. */
function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(signal.reason as Error);
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  return Promise.race([promise, aborted]).finally(() => signal.removeEventListener('abort', onAbort));
}

async function handlerOf(input: WorkerInput, claim: Claim): Promise<Handler> {
  const load = input.handlers.get(claim.item.kind)?.[claim.rung];
  if (load) {
    const handler = await load();
    // A worker is ended from outside: what it compiled would be lost for the next.
    flushCompileCache();
    return handler;
  }
  if (claim.rung === 'reason') return declineWithoutModel;
  const message = `No handler for ${claim.item.kind} at the rung ${claim.rung}`;
  throw new NodeError({ code: 'no-handler', message });
}

function contextOf(input: WorkerInput, attempt: Attempt): HandlerContext {
  const { home, link } = input;
  const { claim, held, signal, rooms } = attempt;
  const { item } = claim;
  return {
    home,
    item,
    signal,
    readBlob: (hash) => link.readBlob(hash),
    writeBlob: (bytes, kind) =>
      link.writeBlob(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, {
        owner: `work:${item.id}`,
        kind,
      }),
    spend: (micros) => void (attempt.spentMicros += micros),
    // Nobody waits for it, and nothing is lost when it does not arrive.
    progress: (progress) =>
      void link.report(item.id, { worker: held.worker, progress }).catch(() => undefined),
    mayRunPlain: () => link.mayRunPlain(),
    history: () => link.events(`work:${item.id}`),
    scratch: async () => {
      await mkdir(scratchFolder(home), { recursive: true, mode: 0o700 });
      const room = await mkdtemp(join(scratchFolder(home), `${process.pid}-`));
      rooms.push(room);
      return room;
    },
    effect: (intent, run) => performEffect({ link, held, work: item.id }, intent, run),
  };
}

type Speaker = { link: CompanyLink; held: { worker: string; fence: number }; work: string };

async function performEffect(
  { link, held, work: id }: Speaker,
  intent: Intent,
  run: (attempts: number) => Promise<Json>,
): Promise<Json> {
  const { attempts, outcome } = await link.intend(id, { ...held, ...intent });
  if (outcome?.ok === true) return outcome.result;
  const result = await run(attempts).catch(async (error: unknown) => {
    if (error instanceof EffectFailedError)
      await link.settle(id, { ...held, id: intent.id, outcome: { ok: false, error: toErrorBody(error) } });
    throw error;
  });
  await link.settle(id, { ...held, id: intent.id, outcome: { ok: true, result } });
  return result;
}
