import type { Json } from '../kernel/json.ts';
import type { ErrorBody } from '../kernel/error.ts';
import type { Rung, WorkItem } from '../protocol/work.ts';
import type { QuestionView } from '../protocol/view.ts';
import type { Evaluation, SkillView } from '../protocol/screen/library.ts';
import type { BuildState } from '../protocol/client.ts';

/** A claim that is held: by whom, since when, under which fencing number. */
type HeldClaim = { worker: string; fence: number; since: number };

/** One work item as the journal knows it. */
export type ItemState = {
  item: WorkItem;
  title: string;
  /** Builds that wait for it. */
  builds: string[];
  phase: 'open' | 'done' | 'declined' | 'failed';
  rung: Rung;
  /** What the present rung works on: the item's input or the residue of the rung below. */
  input: Json;
  /** What lower rungs did in part. */
  partials: Json[];
  /** Claims at the present rung. */
  attempt: number;
  /** How many of them threw; the others were lost with their worker. */
  failures: number;
  /** Not to be claimed before this moment (backoff). */
  notBefore: number;
  claim?: HeldClaim;
  /** The last answer of a rung that the supervisor has not acted upon. */
  verdict?:
    | { status: 'partial'; result: Json; residue: Json }
    | { status: 'declined'; why: string; hint?: string }
    | { status: 'failed'; error: ErrorBody };
  /** Why the rungs below declined, lowest first. */
  reasons: { why: string; hint?: string }[];
  question?: string;
  /** Money that is set aside for the present try of a rung that costs. */
  reservation?: { id: string; micros: number };
  result?: Json;
  error?: ErrorBody;
  createdAt: number;
  startedAt?: number;
  endedAt?: number;
  costMicros: number;
  /** Highest fencing number given out. */
  fence: number;
  /** Seq of the last event about it. */
  seq: number;
};

/** One build, or one release by hand. */
export type BuildRecord = {
  id: string;
  flow: 'build' | 'release' | 'change';
  attempt: number;
  text?: string;
  form?: 'brief' | 'specification';
  /** What a change starts from, and what it says: blobs, and the product that it is about. */
  change?: { product: string; text: string; brief: string; specification: string };
  defaults: boolean;
  /** How many seconds curious users are given at the gate, where somebody said so. */
  explore?: number;
  product?: string;
  state: BuildState;
  error?: ErrorBody;
  /** Ids of the items of each step. */
  steps: Record<string, string[]>;
  release?: number;
  startedAt: number;
  /** Seq of its request. */
  seq: number;
  endedAt?: number;
};

/** A release: a commit that passed the gate. */
export type ReleaseRecord = {
  number: number;
  commit: string;
  pure: boolean;
  specification: string;
  report: string;
  citedShare: number;
  build: string;
  at: number;
  deployed: boolean;
};

export type RefusalRecord = { commit: string; at: number; report: string; failures: string[]; build: string };

/** A product as the journal knows it; its health is the host's to say. */
export type ProductRecord = {
  slug: string;
  name: string;
  brief: string;
  specification: string;
  citedShare: number;
  releases: ReleaseRecord[];
  refusals: RefusalRecord[];
  /** Number of the release that serves, 0 when none does. */
  serving: number;
  kept: number;
  url?: string;
  isolation?: 'sandbox' | 'none';
  /** Counts the times that a product of this name was begun; raised when it is removed. */
  life: number;
  removed: boolean;
};

export type QuestionRecord = QuestionView & { build?: string };

/** A version of a skill: where its content lies, from what it was learned, how it did on held-out cases, what it did since. */
type SkillVersion = {
  version: number;
  content: string;
  learner: string;
  demonstrations: string[];
  evaluation: Evaluation;
  at: number;
  touched?: SkillView['versions'][number]['touched'];
};

/** A skill of the library. `before` are the versions that were at work before the promoted one, the last at the end. */
export type SkillRecord = {
  skill: string;
  task: string;
  promoted: number;
  before: number[];
  versions: SkillVersion[];
};

/** Rows that are worked by a version of a skill. */
export type ErrandRecord = {
  id: string;
  attempt: number;
  skill: string;
  version: number;
  content: string;
  task: string;
  url: string;
  look?: string | undefined;
  rows: string;
  count: number;
  role?: string | undefined;
  /** The name of a password, never the password. */
  secret?: string | undefined;
  defaults: boolean;
  state: 'running' | 'done' | 'failed';
  /** Its work item, once it is wanted. */
  item?: string;
  startedAt: number;
  endedAt?: number;
  result?: { report: string; rows: number; entered: number; aside: number };
  error?: ErrorBody;
  seq: number;
};

/** Everything that the company knows, as a fold over its journal. JSON throughout, so that it can be snapshot. */
export type CompanyState = {
  company: string;
  cursor: number;
  stopped: boolean;
  items: Record<string, ItemState>;
  builds: Record<string, BuildRecord>;
  products: Record<string, ProductRecord>;
  questions: Record<string, QuestionRecord>;
  skills: Record<string, SkillRecord>;
  errands: Record<string, ErrandRecord>;
  costMicros: number;
  /** What is set aside for tries under way. */
  reservedMicros: number;
  /** Who allowed code of our generator to run without a sandbox. */
  unsandboxed?: { by: string; at: number };
};

/** The state before the first event. */
export function emptyState(company: string): CompanyState {
  return {
    company,
    cursor: 0,
    stopped: false,
    items: {},
    builds: {},
    products: {},
    questions: {},
    skills: {},
    errands: {},
    costMicros: 0,
    reservedMicros: 0,
  };
}
