import { delay } from '../kernel/clock.ts';
import { PolicyError, UserError } from '../kernel/error.ts';
import { randomId } from '../kernel/id.ts';
import type { NewEvent, ReservationChange, WorkChange } from '../journal/contract.ts';
import { streams } from '../protocol/events/company.ts';
import { effectIntended, effectSettled } from '../protocol/events/effect.ts';
import { workAnswered, workClaimed, workEnded, workFailed, workReleased } from '../protocol/events/work.ts';
import type { WorkerView } from '../protocol/view.ts';
import { errorBodyOf, type Claim } from '../protocol/work.ts';
import type { Completion, EffectIntent, EffectSettlement, Progress, Welcome } from '../protocol/worker.ts';
import type { Company } from './company.ts';
import { settled } from './funds.ts';
import { combine } from './ladder.ts';
import type { ItemState } from './state.ts';

/** `isServed`: an item is being claimed for it, so that it waits for that whatever its time. */
type Waiter = { worker: string; isServed: boolean; resolve: (claim: Claim | null) => void };
type Worker = {
  id: string;
  pid: number;
  kinds: readonly string[];
  since: number;
  /** What it has yet to be told of what will come. */
  soon?: readonly string[];
  /** How far it is, and with what. */
  report?: { work: string; progress: Progress };
};

/** How long a claim holds without being renewed. */
const leaseMs = 15_000;
/** How long nobody is given work after the journal could not be written. */
const faultPauseMs = 1000;

/** Where workers claim, renew and complete: the company's side of the worker protocol. */
export class Desk implements Disposable {
  readonly #company: Company;
  readonly #workers = new Map<string, Worker>();
  readonly #waiters = new Set<Waiter>();
  readonly #unsubscribe: () => void;
  #dispatching = false;
  /** What will come and nobody knows yet. */
  #soon: readonly string[] | undefined;

  constructor(company: Company) {
    this.#company = company;
    this.#unsubscribe = company.onSettled(() => this.#dispatch());
  }

  /** A worker comes in and gets its name. */
  join(hello: { pid: number; kinds: readonly string[] }): Welcome {
    const worker = `worker:${hello.pid}-${randomId('w').slice(2, 8)}`;
    this.#workers.set(worker, { id: worker, ...hello, since: this.#company.clock.now() });
    return { worker, leaseMs };
  }

  /** Resolves with an item as soon as there is one for this worker, with null after `waitMs` or when `signal` aborts. */
  claim(worker: string, waitMs: number, signal: AbortSignal): Promise<Claim | null> {
    if (!this.#workers.has(worker)) {
      throw new UserError({ code: 'unknown-worker', message: `No worker ${worker} has joined this company` });
    }
    const { promise, resolve } = Promise.withResolvers<Claim | null>();
    const end = (claim: Claim | null): void => {
      clearTimeout(timer);
      this.#waiters.delete(waiter);
      resolve(claim);
    };
    const waiter: Waiter = { worker, isServed: false, resolve: end };
    const giveUp = (): void => void (waiter.isServed || end(null));
    const timer = setTimeout(giveUp, waitMs);
    signal.addEventListener('abort', giveUp, { once: true });
    this.#waiters.add(waiter);
    this.#dispatch();
    this.#tellSoon();
    return promise;
  }

  /** Work of these kinds will come: somebody who waits, while others do what comes before, is told so and asks again. */
  announce(kinds: readonly string[]): void {
    this.#soon = kinds;
    this.#tellSoon();
  }

  /** What a worker has to be told of what will come, once. */
  soonOf(worker: string): { soon?: string[] } {
    const known = this.#workers.get(worker);
    const { soon } = known ?? {};
    if (known === undefined || soon === undefined) return {};
    delete known.soon;
    return { soon: [...soon] };
  }

  /** Lengthens a claim. Rejects with `stale-fence` when it is not held any more. */
  async renew(id: string, fence: number): Promise<{ leaseUntil: number }> {
    this.#refuseWhenStopped();
    const result = await this.#company.change(() => ({ work: [{ do: 'renew', id, fence, leaseMs }] }));
    return { leaseUntil: result?.work[0]?.leaseUntil ?? this.#company.clock.now() + leaseMs };
  }

  /** Hears how far a worker is with what it holds. */
  report(work: string, { worker, progress }: { worker: string; progress: Progress }): void {
    const speaker = this.#workers.get(worker);
    if (speaker && this.#company.state.items[work]?.claim?.worker === worker)
      speaker.report = { work, progress };
  }

  /** Takes what a rung answered or threw. */
  async complete(id: string, completion: Completion): Promise<void> {
    await this.#company.change((state) => {
      const item = state.items[id];
      if (!item) throw new UserError({ code: 'unknown-work', message: `There is no work item ${id}` });
      return completed(item, completion);
    });
  }

  /** Writes down that an effect is about to happen; answers with its outcome when it has happened. */
  async intend(
    work: string,
    intent: EffectIntent,
  ): Promise<{ attempts: number; outcome?: EffectSettlement['outcome'] }> {
    this.#refuseWhenStopped();
    const { id, kind, name, input, worker, fence } = intent;
    const made = effectIntended.make({ effect: id, kind, name, work, input });
    const result = await this.#company.change((state) => ({
      events: [{ stream: streams.work(work), ...made, actor: worker, ...causeOf(state.items[work]) }],
      work: [{ do: 'renew', id: work, fence, leaseMs }],
      effects: [{ do: 'intend', id, kind, name, input, work }],
    }));
    const row = result?.effects[0];
    return { attempts: row?.attempts ?? 1, ...(row?.outcome === undefined ? {} : { outcome: row.outcome }) };
  }

  /** Writes down what came of an effect. */
  async settle(work: string, settlement: EffectSettlement): Promise<void> {
    const { id, outcome, worker } = settlement;
    const data = outcome.ok ? { result: outcome.result } : { error: outcome.error };
    const made = effectSettled.make({ effect: id, work, ...data });
    await this.#company.change((state) => ({
      events: [{ stream: streams.work(work), ...made, actor: worker, ...causeOf(state.items[work]) }],
      effects: [{ do: 'settle', id, outcome: settledAs(outcome) }],
    }));
  }

  /** A worker is gone: what it held goes back to the queue at once. `fresh`: the attempt does not count. */
  async leave(worker: string, why: string, fresh = false): Promise<void> {
    this.#workers.delete(worker);
    for (const waiter of this.#waiters) if (waiter.worker === worker) waiter.resolve(null);
    await this.#company.change((state) => {
      const held = Object.values(state.items).filter((item) => item.claim?.worker === worker);
      if (held.length === 0) return undefined;
      return {
        events: held.map((item) => released(item, worker, why)),
        work: held.map((item) => backToQueue(item, fresh)),
      };
    });
  }

  /** Who holds work at this moment, also those that have not spoken to this process yet. */
  holders(): string[] {
    const items = Object.values(this.#company.state.items);
    return [...new Set(items.flatMap((item) => item.claim?.worker ?? []))];
  }

  /** The workers that are here. */
  workers(): WorkerView[] {
    const held = new Map<string, string>();
    for (const item of Object.values(this.#company.state.items)) {
      if (item.claim) held.set(item.claim.worker, item.item.id);
    }
    return [...this.#workers.values()].map(({ id, pid, kinds, since, report }) => {
      const work = held.get(id);
      const progress = report !== undefined && report.work === work ? report.progress : undefined;
      return {
        id,
        pid,
        kinds: [...kinds],
        since,
        ...(work === undefined ? {} : { work }),
        ...(progress === undefined ? {} : { progress }),
      };
    });
  }

  [Symbol.dispose](): void {
    this.#unsubscribe();
    for (const waiter of this.#waiters) waiter.resolve(null);
  }

  #refuseWhenStopped(): void {
    if (!this.#company.state.stopped) return;
    throw new PolicyError({ code: 'stopped', message: 'The stop button is pressed' });
  }

  /** Whoever waits first does what comes first, unless another one does so already. */
  #tellSoon(): void {
    const [first, second] = [...this.#waiters].filter(({ isServed }) => !isServed);
    const isBegun = this.holders().length > 0 || this.#dispatching;
    const idle = isBegun ? first : second;
    const worker = this.#workers.get(idle?.worker ?? '');
    if (this.#soon === undefined || idle === undefined || worker === undefined) return;
    worker.soon = this.#soon;
    this.#soon = undefined;
    idle.resolve(null);
  }

  #isWorkFor(worker: string): boolean {
    const kinds = this.#workers.get(worker)?.kinds ?? [];
    const now = this.#company.clock.now();
    return Object.values(this.#company.state.items).some(
      (item) => isClaimable(item, now) && kinds.includes(item.item.kind),
    );
  }

  #dispatch(): void {
    if (this.#dispatching || this.#company.state.stopped) return;
    const waiter = [...this.#waiters].find((candidate) => this.#isWorkFor(candidate.worker));
    if (!waiter) return;
    this.#dispatching = true;
    waiter.isServed = true;
    void this.#serve(waiter).finally(() => {
      this.#dispatching = false;
      this.#dispatch();
    });
  }

  async #serve(waiter: Waiter): Promise<void> {
    const { worker } = waiter;
    const kinds = this.#workers.get(worker)?.kinds ?? [];
    const event = { type: workClaimed.type, v: workClaimed.v, actor: worker };
    try {
      const result = await this.#company.change((state) => {
        if (state.stopped || !this.#waiters.has(waiter)) return undefined;
        return { claim: { worker, kinds, rungs: ['reflex', 'reason'], limit: 1, leaseMs, event } };
      });
      waiter.resolve(result?.claims[0] ?? null);
    } catch {
      // The journal cannot be written, for want of room perhaps: a worker that asks again at once would only keep it busy.
      await delay(faultPauseMs);
      waiter.resolve(null);
    }
  }
}

/** Whether a worker may take it now. */
function isClaimable(item: ItemState, now: number): boolean {
  const isFree = item.phase === 'open' && !item.claim && !item.verdict && item.rung !== 'ask';
  return isFree && item.notBefore <= now && item.attempt < item.item.maxAttempts;
}

function causeOf(item: ItemState | undefined): { cause?: number } {
  return item === undefined ? {} : { cause: item.seq };
}

function settledAs(outcome: EffectSettlement['outcome']) {
  if (outcome.ok) return outcome;
  return { ok: false as const, error: errorBodyOf(outcome.error) };
}

function released(item: ItemState, worker: string, why: string): NewEvent {
  const { id } = item.item;
  const made = workReleased.make({ work: id, worker, why });
  return { stream: streams.work(id), ...made, actor: 'supervisor', cause: item.seq };
}

function backToQueue(item: ItemState, fresh: boolean): WorkChange {
  const { id } = item.item;
  return fresh ? { do: 'climb', id, rung: item.rung, input: item.input } : { do: 'queue', id };
}

function completed(
  item: ItemState,
  completion: Completion,
): { events: NewEvent[]; work: WorkChange[]; reservations?: ReservationChange[] } {
  const { id } = item.item;
  const { worker, fence, answer, costMicros, durationMs } = completion;
  const stream = streams.work(id);
  const common = { work: id, rung: item.rung, fence, costMicros, durationMs };
  const head = { stream, actor: worker, cause: item.seq };
  const money = settled(item, costMicros);
  if ('error' in answer) {
    const made = workFailed.make({ ...common, error: answer.error });
    return { events: [{ ...head, ...made }], work: [{ do: 'wait', id, fence }], ...money };
  }
  const made = workAnswered.make({ ...common, outcome: answer.outcome });
  if (answer.outcome.status !== 'done') {
    return { events: [{ ...head, ...made }], work: [{ do: 'wait', id, fence }], ...money };
  }
  const result = combine(item.partials, answer.outcome.result);
  const ended = workEnded.make({ work: id, state: 'done', result });
  return {
    events: [
      { ...head, ...made },
      { stream, actor: 'supervisor', causeIndex: 0, ...ended },
    ],
    work: [{ do: 'complete', id, fence, result }],
    ...money,
  };
}
