/** What crosses between the main thread and the thread that holds the file. Data travels as canonical JSON text. */
import type { ErrorBody } from '../../kernel/error.ts';
import type {
  BlobRow,
  ChainFault,
  CommitRequest,
  CommitResult,
  EraseRequest,
  Expectation,
  Head,
  ReadRequest,
  Snapshot,
  WorkQuery,
} from '../contract.ts';

/** An event to be appended, its data as canonical JSON. */
export type WireEvent = {
  stream: string;
  type: string;
  v: number;
  actor: string;
  cause: number | undefined;
  causeIndex: number | undefined;
  subject: string | undefined;
  data: string;
};

/** A commit as it is sent. `changes` is the JSON of all that is neither events nor expectations. */
export type WireCommit = { events: WireEvent[]; expect: Expectation[]; changes: string | undefined };

/** What `changes` holds. */
export type WireChanges = Omit<CommitRequest, 'events' | 'expect'>;

/** An event as it comes back: data is JSON text, null when erased. */
export type WireStored = {
  seq: number;
  stream: string;
  type: string;
  v: number;
  actor: string;
  cause: number | null;
  subject: string | null;
  at: number;
  data: string | null;
  hash: string;
};

/** What a commit gave beside the caller's own events. */
export type WireChanged = Omit<CommitResult, 'events' | 'head'> & {
  /** Events that the store added. */
  noted: WireStored[];
};

/** Result of a commit: the first seq and the hashes of the caller's events; the caller's side knows the rest. */
export type WireResult = { first: number; hashes: string[]; changed?: WireChanged };

/** One owner of a blob that is being registered. */
export type BlobEntry = {
  hash: string;
  size: number;
  owner: string;
  class: string;
  expiresAt?: number;
  subject?: string;
  pins?: readonly string[];
};

/** Everything that writes. All writes that are waiting go into one transaction. */
export type Write =
  | { op: 'commit'; at: number; request: WireCommit }
  | { op: 'erase'; at: number; request: EraseRequest }
  | { op: 'blob-put'; at: number; entry: BlobEntry }
  | { op: 'blob-drop'; at: number; hash: string; owner: string }
  | { op: 'blob-sweep'; at: number };

/** Results by `op`. */
export type WriteResults = {
  commit: WireResult;
  erase: { events: number; blobs: string[]; event: WireStored };
  'blob-put': null;
  'blob-drop': null;
  /** Hashes whose files may go. */
  'blob-sweep': { hash: string; size: number }[];
};

export type WriteResult = WriteResults[Write['op']];

/** State of a verification between two chunks. */
export type VerifyState = { after: number; previous: string; erased: number };
export type VerifyStep = VerifyState & { end: boolean; fault?: ChainFault };

/** Everything that only reads. */
export type Query =
  | { op: 'read'; request: ReadRequest }
  | { op: 'version'; stream: string }
  | { op: 'snapshot'; fold: string; version: number }
  | { op: 'work'; query: WorkQuery }
  | { op: 'next-due'; at: number }
  | { op: 'effects'; ids: readonly string[] | undefined }
  | { op: 'budgets' }
  | { op: 'blob-info'; hash: string }
  | { op: 'blob-known'; hashes: readonly string[] }
  | { op: 'verify'; state: VerifyState; heads: readonly Head[] }
  | { op: 'close' };

/** The answer to `read`: a JSON text of StoredEvent[]. */
export type WireRead = { text: string; cursor: number; end: boolean };

export type QueryResult = WireRead | Snapshot | BlobRow | VerifyStep | object | number | undefined | void;

/** The answer to one write of a group. */
export type WriteAnswer = { value: WriteResult } | { error: ErrorBody };

/** To the thread. Orders and answers travel as JSON text, which costs half of a structured clone. */
export type Order = { id: number; writes: Write[] } | { id: number; query: Query };

/** From the thread: for writes one answer each, in order. */
export type Answer =
  | { id: number; answers: WriteAnswer[] }
  | { id: number; value: QueryResult }
  | { id: number; error: ErrorBody };
