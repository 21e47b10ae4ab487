/** Keeps the state of a fold up with a journal. */
import type { Json } from '../kernel/json.ts';
import type { StoredEvent } from '../protocol/event.ts';
import type { EventType } from '../protocol/event-type.ts';
import type { Journal } from './contract.ts';
import { erasedType } from './erased.ts';
import { applyEvent, type Fold } from './fold.ts';

const pageSize = 5000;

type LiveOptions = {
  /** A snapshot is kept after so many events; default 1,000. */
  snapshotEvery?: number;
  /** Called after the state moved on, with the events that moved it. */
  onChange?: (events: readonly StoredEvent[]) => void;
};

/** A fold that follows its journal: when a commit resolves, its events are in the state. */
export class LiveFold<S, E extends EventType = EventType> implements Disposable {
  #state: S;
  #seq = 0;
  #savedSeq = 0;
  #fault: unknown;
  #pending: StoredEvent[] | undefined = [];
  readonly #journal: Journal;
  readonly #fold: Fold<S, E>;
  readonly #options: LiveOptions;
  readonly #unsubscribe: () => void;

  private constructor(journal: Journal, fold: Fold<S, E>, options: LiveOptions) {
    this.#journal = journal;
    this.#fold = fold;
    this.#options = options;
    this.#state = fold.initial();
    this.#unsubscribe = journal.subscribe((events) => this.#receive(events));
  }

  /** Starts from the last snapshot, catches up and follows from then on. Throws what stops the fold. */
  static async open<S, E extends EventType>(
    journal: Journal,
    fold: Fold<S, E>,
    options: LiveOptions = {},
  ): Promise<LiveFold<S, E>> {
    const live = new LiveFold(journal, fold, options);
    try {
      await live.#catchUp();
      if (live.#fault !== undefined) throw live.#fault;
    } catch (error) {
      live.#unsubscribe();
      throw error;
    }
    return live;
  }

  /** The state now. Throws what stopped the fold, when an event stopped it. */
  get state(): S {
    if (this.#fault !== undefined) throw this.#fault;
    return this.#state;
  }

  /** Seq of the last event that the state has seen. */
  get seq(): number {
    return this.#seq;
  }

  [Symbol.dispose](): void {
    this.#unsubscribe();
  }

  async #catchUp(): Promise<void> {
    const snapshot = await this.#journal.snapshot(this.#fold.name, this.#fold.version);
    let state = snapshot ? (snapshot.state as S) : this.#fold.initial();
    let seq = snapshot?.seq ?? 0;
    this.#savedSeq = seq;
    for (let isEnd = false; !isEnd;) {
      const page = await this.#journal.read({ after: seq, limit: pageSize, ...typesToRead(this.#fold) });
      for (const event of page.events) state = applyEvent(this.#fold, state, event);
      seq = page.cursor;
      isEnd = page.end;
    }
    this.#state = state;
    this.#seq = seq;
    const missed = this.#pending ?? [];
    this.#pending = undefined;
    this.#receive(missed.filter((event) => event.seq > seq));
  }

  #receive(events: readonly StoredEvent[]): void {
    if (this.#pending) {
      this.#pending.push(...events);
      return;
    }
    if (this.#fault !== undefined || events.length === 0) return;
    if (events.some((event) => event.type === erasedType.type)) return this.#forget(events);
    try {
      this.#apply(events);
    } catch (error) {
      this.#fault = error;
      return;
    }
    this.#saveWhenDue();
    this.#options.onChange?.(events);
  }

  /** Folds again from the first event, because the state may hold what was erased; until then it stays as it was. */
  #forget(events: readonly StoredEvent[]): void {
    this.#pending = [];
    this.#catchUp().then(
      () => this.#options.onChange?.(events),
      (error: unknown) => (this.#fault = error),
    );
  }

  #apply(events: readonly StoredEvent[]): void {
    for (const event of events) {
      this.#state = applyEvent(this.#fold, this.#state, event);
      this.#seq = event.seq;
    }
  }

  /** A snapshot only saves time, so one that cannot be written is left for later. */
  #saveWhenDue(): void {
    if (this.#seq - this.#savedSeq < (this.#options.snapshotEvery ?? 1000)) return;
    this.#savedSeq = this.#seq;
    const { name, version } = this.#fold;
    const snapshot = { fold: name, version, seq: this.#seq, state: this.#state as Json };
    this.#journal.commit({ snapshot }).catch(() => undefined);
  }
}

/** The state after the event `upTo` (default: all), computed from the first event. */
export async function foldJournal<S, E extends EventType>(
  journal: Pick<Journal, 'read'>,
  fold: Fold<S, E>,
  upTo?: number,
): Promise<{ state: S; seq: number }> {
  let state = fold.initial();
  let seq = 0;
  for (let isEnd = false; !isEnd;) {
    const end = upTo === undefined ? {} : { upTo };
    const page = await journal.read({ after: seq, limit: pageSize, ...end, ...typesToRead(fold) });
    for (const event of page.events) state = applyEvent(fold, state, event);
    seq = page.cursor;
    isEnd = page.end;
  }
  return { state, seq };
}

/** Only what the fold handles, unless it must notice types that it does not know. */
function typesToRead<S, E extends EventType>(fold: Fold<S, E>): { types?: string[] } {
  return fold.covers?.length ? {} : { types: fold.handles.map((type) => type.type) };
}
