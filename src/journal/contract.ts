/**
 * What a journal does for a company, whatever keeps it: SQLite now, Postgres later. One journal is one company. All that
 * changes in one `commit` changes in one transaction or not at all; a promise of `commit` resolves after it is on disk.
 *
 * Errors: a request that the state refuses rejects with PolicyError (codes in `RefusalCode`) and changes nothing; a disk
 * that is full, read-only or damaged is a NodeError with a hint.
 */
import type { Json } from '../kernel/json.ts';
import type { StoredEvent } from '../protocol/event.ts';
import type { Claim, Rung, WorkItem } from '../protocol/work.ts';
import type { ErrorBody } from '../kernel/error.ts';

/** JSON as it was read back. */
export type StoredJson = StoredEvent['data'];

/** Why a commit was refused. Nothing of the refused commit happened; others in the same group are not touched. */
export type RefusalCode =
  /** A stream is not at the version that `expect` names: somebody wrote first. Read again and decide again. */
  | 'stale-version'
  /** Work is not held under this fencing number any more. The worker must drop what it did. */
  | 'stale-fence'
  /** The item has ended already. */
  | 'work-closed'
  | 'unknown-work'
  /** The reservation does not fit into a budget that it names. */
  | 'budget-exhausted'
  | 'unknown-budget'
  | 'unknown-reservation'
  | 'unknown-effect'
  /** The effect has another outcome already. */
  | 'effect-settled'
  | 'unknown-blob'
  /** The request itself is malformed: a value that JSON cannot hold, an empty stream name. */
  | 'bad-request';

/** An event to be appended. `data` is an object (null is what erased data reads as) of at most 1 MiB of JSON. */
export type NewEvent = {
  stream: string;
  type: string;
  v: number;
  actor: string;
  /** Seq of the event that led to this one. */
  cause?: number;
  /** Instead of `cause`: index within this commit's `events` of an earlier event that led to this one. */
  causeIndex?: number;
  /** Person whose data is in `data`; erasing the person erases it. */
  subject?: string;
  data: Json;
};

/** The event that the store appends for each item that it claims or takes back, on the stream `work:<id>`. */
export type EventTemplate = {
  type: string;
  v: number;
  actor: string;
  /** Default: the last event of the item's stream, which is what led to it. */
  cause?: number;
  /** Put before what the store adds: {work, kind, rung, attempt, fence, worker, leaseUntil}. */
  data?: { [key: string]: Json | undefined };
};

/** A stream's version is the number of its events; 0 is a stream that does not exist yet. */
export type Expectation = { stream: string; version: number };

/** `blocked`: a need is not done. `queued`: may be claimed. `waiting`: for a person or a time. The last three are ends. */
export type WorkState = 'blocked' | 'queued' | 'leased' | 'waiting' | 'done' | 'declined' | 'failed';

/**
 * A change of the work tables. `fence` is the number of the claim; the change is refused unless the item is still leased
 * under it. Without `fence` the supervisor speaks: whoever holds the item loses it.
 */
export type WorkChange =
  /** Adds an item, or finds the one with this id as it stands. It is blocked until all of its needs are done. */
  | { do: 'enqueue'; item: WorkItem; rung: Rung; priority?: number; notBefore?: number }
  /** Ends it with its result and unblocks what waited for it. */
  | { do: 'complete'; id: string; fence?: number; result: Json }
  /** Ends it without a result. What needs it stays blocked until the supervisor ends or reopens it. */
  | { do: 'close'; id: string; fence?: number; state: 'declined' | 'failed'; error: ErrorBody }
  /** To another rung with what is left to do; attempts count from 0 again; `part` is what this rung did. */
  | { do: 'climb'; id: string; fence?: number; rung: Rung; input: Json; part?: Json; error?: ErrorBody }
  /** Back to the queue: a retry (attempts stay) or, without `fence`, also a reopened end (attempts from 0). */
  | { do: 'queue'; id: string; fence?: number; notBefore?: number; error?: ErrorBody }
  /** Waits for somebody outside until `queue`, `complete`, `climb` or `close` is said. */
  | { do: 'wait'; id: string; fence?: number; until?: number }
  /** Lengthens the lease to now + leaseMs. */
  | { do: 'renew'; id: string; fence: number; leaseMs: number };

/** Takes up to `limit` queued items, highest priority first, then oldest. Items whose attempts are used up are left. */
export type ClaimRequest = {
  worker: string;
  /** Absent: all. */
  kinds?: readonly string[];
  rungs?: readonly Rung[];
  limit: number;
  leaseMs: number;
  event?: EventTemplate;
};

/** Puts every item whose lease has run out back into the queue; its fence is void from then on. */
type ExpireRequest = { event?: EventTemplate };

/** An item as the tables hold it. `attempt` counts the claims at this rung. */
export type WorkRow = {
  item: WorkItem;
  state: WorkState;
  rung: Rung;
  input: StoredJson;
  /** What lower rungs did of it. */
  parts: { rung: Rung; result: StoredJson }[];
  attempt: number;
  fence: number;
  worker?: string;
  leaseUntil?: number;
  priority: number;
  notBefore?: number;
  result?: StoredJson;
  error?: ErrorBody;
  createdAt: number;
  changedAt: number;
};

/** What may be done after a crash with an effect whose outcome is not known: again; again with its key; look; ask. */
export type EffectKind = 'repeatable' | 'keyed' | 'probeable' | 'none';

export type EffectOutcome = { ok: true; result: StoredJson } | { ok: false; error: ErrorBody };

/** A change of the outbox. `id` is chosen by the caller so that the same effect is found, not done twice. */
export type EffectChange =
  /** Says that it is about to happen. Found with its outcome when it succeeded already; after a failure or without an outcome it
   * is open again and `attempts` counts up. */
  | { do: 'intend'; id: string; kind: EffectKind; name: string; input: Json; work?: string }
  /** Says what came of it. The same outcome twice is fine. */
  | { do: 'settle'; id: string; outcome: EffectOutcome | { ok: true; result: Json } };

export type EffectRow = {
  id: string;
  kind: EffectKind;
  /** What is done: `git.merge`, `host.deploy`. */
  name: string;
  input: StoredJson;
  work?: string;
  /** How often it was intended; above 1 it may have happened before. */
  attempts: number;
  outcome?: EffectOutcome;
  intendedAt: number;
  settledAt?: number;
};

/** A change of budgets, integer millionths of the company's currency. */
export type ReservationChange =
  /** Creates a budget or changes its limit (below what is used is allowed: it then stops). */
  | { do: 'budget'; budget: string; limitMicros: number }
  /** Holds `micros` in every budget named, or is refused. The same id with the same values twice is fine. */
  | { do: 'reserve'; id: string; budgets: readonly string[]; micros: number }
  /** Turns it into what was really spent. More than was reserved is recorded as it is and uses the budget up. */
  | { do: 'settle'; id: string; micros: number }
  /** Gives it back. */
  | { do: 'release'; id: string };

export type BudgetRow = { budget: string; limitMicros: number; reservedMicros: number; spentMicros: number };

/** Keeps a blob as long as the pin stands (a release's evidence), whatever its expiry. */
export type PinChange = { do: 'pin'; hash: string; by: string } | { do: 'unpin'; by: string };

/** State of a fold after the event `seq`. One from before an erasure is passed over: it may hold what was erased. */
export type Snapshot = { fold: string; version: number; seq: number; state: Json };

/** Everything that changes at once. Order: expect, events, work, effects, reservations, pins, expire, claim, snapshot. */
export type CommitRequest = {
  events?: readonly NewEvent[];
  expect?: readonly Expectation[];
  work?: readonly WorkChange[];
  effects?: readonly EffectChange[];
  reservations?: readonly ReservationChange[];
  pins?: readonly PinChange[];
  expire?: ExpireRequest;
  claim?: ClaimRequest;
  snapshot?: Snapshot;
};

export type CommitResult = {
  /** Events appended, those of templates last, as they stand in the journal. */
  events: StoredEvent[];
  /** One row for each item of `work`, as it stands after the commit; `found` when `enqueue` found it. */
  work: (WorkRow & { found: boolean })[];
  /** One row for each item of `effects`; `found` when it was intended before. */
  effects: (EffectRow & { found: boolean })[];
  expired: WorkRow[];
  claims: Claim[];
  /** Seq and hash of the journal's last event. */
  head: Head;
};

/** Seq 0 and 64 zeros for an empty journal. A head recorded elsewhere is what shows a cut-off tail later. */
export type Head = { seq: number; hash: string };

/** Reads events with seq > `after`, oldest first. `stream` may end in `*` for a prefix. `limit` defaults to 1,000; a
 * page of very large events ends earlier. */
export type ReadRequest = {
  after?: number;
  upTo?: number;
  stream?: string;
  types?: readonly string[];
  limit?: number;
};

/** `cursor` is the `after` of the next read; `end` when there was nothing more at that moment. */
export type ReadResult = { events: StoredEvent[]; cursor: number; end: boolean };

/** What does not fit in the chain: the first seq and why, in a sentence. */
export type ChainFault = { seq: number; why: string };
export type ChainReport = { events: number; erased: number; head: Head; fault?: ChainFault };

export type WorkQuery = {
  ids?: readonly string[];
  states?: readonly WorkState[];
  kinds?: readonly string[];
  subject?: string;
  limit?: number;
};

export type EraseRequest = { subject: string; actor: string; reason?: string };

/** Metadata of a blob for one owner. Without expiry it stays until its owner drops it. */
export type BlobInput = {
  bytes: Uint8Array | AsyncIterable<Uint8Array>;
  /** Who keeps it: `work:…`, `release:salon:3`. */
  owner: string;
  /** `frame`, `recording`, `log`, `report`, `tree`. */
  class: string;
  expiresAt?: number;
  /** Person whose data it is; erased with the person. */
  subject?: string;
  /** Pins that it has from the start. */
  pins?: readonly string[];
};
export type BlobRow = {
  hash: string;
  size: number;
  owners: { owner: string; class: string; expiresAt?: number; subject?: string; createdAt: number }[];
  pins: string[];
};

/** Content-addressed files; their names are the SHA-256 of their bytes. */
export type Blobs = {
  put(input: BlobInput): Promise<{ hash: string; size: number }>;
  /** The whole blob, its hash checked. NodeError `blob-missing` or `blob-damaged`. */
  bytes(hash: string): Promise<Buffer>;
  /** Streams it; throws `blob-damaged` at the end when the bytes are not what the hash says. */
  stream(hash: string): AsyncIterable<Uint8Array>;
  info(hash: string): Promise<BlobRow | undefined>;
  /** Its owner needs it no more. */
  drop(hash: string, owner: string): Promise<void>;
  /** Deletes what no pin holds and every owner has dropped or let expire. */
  sweep(): Promise<{ removed: number; bytes: number }>;
};

export type Journal = AsyncDisposable & {
  readonly company: string;
  readonly blobs: Blobs;
  commit(request: CommitRequest): Promise<CommitResult>;
  /** Sees every commit that was acknowledged before the call. */
  read(request?: ReadRequest): Promise<ReadResult>;
  head(): Promise<Head>;
  streamVersion(stream: string): Promise<number>;
  /** Calls `listener` after each commit with its events, in the order of seq. Returns the way to end it. */
  subscribe(listener: (events: readonly StoredEvent[]) => void): () => void;
  /** Deletes data and salt of every event of the person and the person's blobs; appends `journal.erased`. */
  erase(request: EraseRequest): Promise<{ events: number; blobs: number; event: StoredEvent }>;
  /** Recomputes the whole chain. `heads` are heads that were recorded elsewhere. */
  verify(heads?: readonly Head[]): Promise<ChainReport>;
  snapshot(fold: string, version: number): Promise<Snapshot | undefined>;
  work(query?: WorkQuery): Promise<WorkRow[]>;
  /** Earliest moment at which a lease runs out, a wait ends or a `notBefore` is reached; undefined: none. */
  nextDue(): Promise<number | undefined>;
  /** Effects by id, or all whose outcome is not known yet, oldest first. */
  effects(query?: { ids?: readonly string[] }): Promise<EffectRow[]>;
  budgets(): Promise<BudgetRow[]>;
  /** Finishes what was asked for and closes the files. */
  close(): Promise<void>;
};
