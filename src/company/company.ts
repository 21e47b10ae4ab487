import { systemClock, type Clock } from '../kernel/clock.ts';
import type { ErrorBody } from '../kernel/error.ts';
import { InternalError, toErrorBody } from '../kernel/error.ts';
import type { CommitRequest, CommitResult, Journal } from '../journal/contract.ts';
import type { StoredEvent } from '../protocol/event.ts';
import { workExpired } from '../protocol/events/work.ts';
import { LiveFold } from '../journal/live-fold.ts';
import { companyFold } from './fold.ts';
import { companyBudget } from './funds.ts';
import type { CompanyState } from './state.ts';
import { decide, nextMoment, type Policy } from './supervisor.ts';

/** What a company is opened with. */
export type CompanyInput = {
  journal: Journal;
  clock?: Clock;
  policy?: Policy;
  /** After how many events the state is kept, so that a start need not fold the whole journal. */
  snapshotEvery?: number;
  /** Told of errors that nobody waits for, such as a timer's. */
  onError?: (error: ErrorBody) => void;
};

/**
 * The company: its state as a fold over its journal, and the supervisor that goes on from there. All changes pass through
 * `commit`, one after the other, so that what is decided is decided on what is durable.
 */
export class Company implements AsyncDisposable {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly #policy: Policy;
  readonly #onError: (error: ErrorBody) => void;
  readonly #listeners = new Set<(event: StoredEvent) => void>();
  readonly #settled = new Set<() => void>();
  #live: LiveFold<CompanyState> | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #fault: ErrorBody | undefined;
  #closed = false;

  private constructor(input: CompanyInput) {
    this.journal = input.journal;
    this.clock = input.clock ?? systemClock;
    this.#policy = input.policy ?? { shards: 2 };
    this.#onError = input.onError ?? (() => undefined);
  }

  /** What the journal says up to now. */
  get state(): CompanyState {
    if (this.#live) return this.#live.state;
    throw new InternalError({ code: 'not-open', message: 'The company is not open' });
  }

  /** Folds the journal, from its last snapshot on, and takes up whatever was under way when the process before ended. */
  static async open(input: CompanyInput): Promise<Company> {
    const company = new Company(input);
    company.#live = await LiveFold.open(input.journal, companyFold(input.journal.company), {
      snapshotEvery: input.snapshotEvery ?? 5000,
      onChange: (events) => company.#tell(events),
    });
    await company.#limit();
    await company.settle();
    return company;
  }

  /**
   * Changes the company: `build` looks at the state and says what to commit (undefined: nothing), after everything
   * that was asked for before is done. What follows by itself is decided before the promise resolves.
   */
  change(build: (state: CompanyState) => CommitRequest | undefined): Promise<CommitResult | undefined> {
    return this.#inTurn(async () => {
      const request = build(this.state);
      const result = request && (await this.#commit(request));
      await this.#decideAll();
      return result;
    });
  }

  /** Lets everything follow that follows from state and time. */
  async settle(): Promise<void> {
    await this.change(() => undefined);
  }

  /** Calls `listener` for each event after it is durable and folded. Returns how to end it. */
  subscribe(listener: (event: StoredEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls `listener` whenever a change and all that followed from it are done. */
  onSettled(listener: () => void): () => void {
    this.#settled.add(listener);
    return () => this.#settled.delete(listener);
  }

  /** Ends timers and waits for what is under way; the journal is its opener's to close. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#last.catch(() => undefined);
    this.#live?.[Symbol.dispose]();
  }

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(run, run);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** The owner's limit, as the configuration says it now. */
  async #limit(): Promise<void> {
    const { budgetMicros: limitMicros } = this.#policy;
    if (limitMicros === undefined) return;
    await this.journal.commit({ reservations: [{ do: 'budget', budget: companyBudget, limitMicros }] });
  }

  /** Why the journal could not be written the last time it was tried; undefined when it could. */
  get fault(): ErrorBody | undefined {
    return this.#fault;
  }

  /** What may be spent in all, in millionths; undefined: there is no limit. */
  get budgetMicros(): number | undefined {
    return this.#policy.budgetMicros;
  }

  async #commit(request: CommitRequest): Promise<CommitResult> {
    try {
      const result = await this.journal.commit(request);
      this.#fault = undefined;
      return result;
    } catch (error) {
      const body = toErrorBody(error);
      if (body.kind === 'node') this.#fault = body;
      throw error;
    }
  }

  #tell(events: readonly StoredEvent[]): void {
    for (const event of events) for (const listener of this.#listeners) listener(event);
  }

  async #decideAll(): Promise<void> {
    for (;;) {
      const decision = decide(this.state, this.clock.now(), this.#policy);
      if (!decision) break;
      await this.#commit(decision);
    }
    await this.#schedule();
    for (const listener of this.#settled) listener();
  }

  async #schedule(): Promise<void> {
    clearTimeout(this.#timer);
    const moments = [nextMoment(this.state), await this.journal.nextDue()].filter((at) => at !== undefined);
    if (this.#closed || moments.length === 0) return;
    const waitMs = Math.min(Math.max(5, Math.min(...moments) - this.clock.now()), 60_000);
    this.#timer = setTimeout(() => void this.#tick(), waitMs);
  }

  async #tick(): Promise<void> {
    const event = { type: workExpired.type, v: workExpired.v, actor: 'supervisor' };
    try {
      await this.change(() => ({ expire: { event } }));
    } catch (error) {
      this.#onError(toErrorBody(error));
    }
  }
}
