import type { Clock } from '../../kernel/clock.ts';
import type { StoredEvent } from '../../protocol/event.ts';
import type { BlobFiles } from '../blob-files.ts';
import type * as contract from '../contract.ts';
import type { Channel } from './channel.ts';
import { SqliteBlobs } from './sqlite-blobs.ts';
import { fromWire, toReport, toStored, toWire } from './to-wire.ts';
import { verifyStart } from './verify.ts';
import type { VerifyStep, WireChanged, WireRead, WireStored } from './wire.ts';

type Listener = (events: readonly StoredEvent[]) => void;
type Input = { company: string; channel: Channel; files: BlobFiles; clock: Clock };

/** A journal in a SQLite file. Made by `openJournal`. */
export class SqliteJournal implements contract.Journal {
  readonly company: string;
  readonly #blobs: SqliteBlobs;
  readonly #channel: Channel;
  readonly #clock: Clock;
  #head: contract.Head;
  readonly #listeners = new Set<Listener>();

  constructor(input: Input) {
    this.company = input.company;
    this.#channel = input.channel;
    this.#head = input.channel.head;
    this.#clock = input.clock;
    this.#blobs = new SqliteBlobs(input);
  }

  get blobs(): contract.Blobs {
    return this.#blobs;
  }

  async commit(request: contract.CommitRequest): Promise<contract.CommitResult> {
    const sent = toWire(request);
    const at = this.#clock.now();
    return this.#channel.write(
      { op: 'commit', at, request: sent },
      ({ first, hashes, changed = unchanged }) => {
        const { noted, ...rest } = changed;
        const own = sent.events.map((event, index) =>
          toStored(event, { at, first, index, hash: hashes[index] ?? '' }),
        );
        const events = this.#publish([...own, ...noted]);
        return { ...rest, events, head: this.#head };
      },
    );
  }

  async read(request: contract.ReadRequest = {}): Promise<contract.ReadResult> {
    const { text, cursor, end } = (await this.#channel.query({ op: 'read', request })) as WireRead;
    return { events: JSON.parse(text) as StoredEvent[], cursor, end };
  }

  head(): Promise<contract.Head> {
    return Promise.resolve(this.#head);
  }

  async streamVersion(stream: string): Promise<number> {
    return (await this.#channel.query({ op: 'version', stream })) as number;
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async erase(
    request: contract.EraseRequest,
  ): Promise<{ events: number; blobs: number; event: StoredEvent }> {
    const result = await this.#channel.write({ op: 'erase', at: this.#clock.now(), request }, (value) => {
      const [event] = this.#publish([value.event]);
      return { ...value, event: event as StoredEvent };
    });
    await this.#blobs.removeFiles(result.blobs);
    return { ...result, blobs: result.blobs.length };
  }

  async verify(heads: readonly contract.Head[] = []): Promise<contract.ChainReport> {
    let step: VerifyStep = { ...verifyStart, end: false };
    while (!step.end) {
      step = (await this.#channel.query({ op: 'verify', state: step, heads })) as VerifyStep;
    }
    return toReport(step);
  }

  async snapshot(fold: string, version: number): Promise<contract.Snapshot | undefined> {
    return (await this.#channel.query({ op: 'snapshot', fold, version })) as contract.Snapshot | undefined;
  }

  async work(query: contract.WorkQuery = {}): Promise<contract.WorkRow[]> {
    return (await this.#channel.query({ op: 'work', query })) as contract.WorkRow[];
  }

  async nextDue(): Promise<number | undefined> {
    return (await this.#channel.query({ op: 'next-due', at: this.#clock.now() })) as number | undefined;
  }

  async effects(query: { ids?: readonly string[] } = {}): Promise<contract.EffectRow[]> {
    return (await this.#channel.query({ op: 'effects', ids: query.ids })) as contract.EffectRow[];
  }

  async budgets(): Promise<contract.BudgetRow[]> {
    return (await this.#channel.query({ op: 'budgets' })) as contract.BudgetRow[];
  }

  close(): Promise<void> {
    return this.#channel.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** Tells the listeners of events that are on disk now. */
  #publish(stored: readonly WireStored[]): StoredEvent[] {
    const events = stored.map((event) => fromWire(this.company, event));
    const last = events.at(-1);
    if (!last) return events;
    this.#head = { seq: last.seq, hash: last.hash };
    for (const listener of this.#listeners) tell(listener, events);
    return events;
  }
}

/** What a commit of events alone changes. */
const unchanged: WireChanged = { noted: [], work: [], effects: [], expired: [], claims: [] };

/** A listener that throws is a fault of ours, but must not make a commit look undone to its caller. */
function tell(listener: Listener, events: readonly StoredEvent[]): void {
  try {
    listener(events);
  } catch (error) {
    process.emitWarning(error instanceof Error ? error : String(error));
  }
}
