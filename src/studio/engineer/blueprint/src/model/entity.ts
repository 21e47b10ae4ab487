import type { Store } from '../store/database.ts';
import type { Account } from './account.ts';
import type { Derived } from './derived.ts';
import type { Field, Value } from './field.ts';
import type { Length } from './length.ts';
import type { Notification } from './notification.ts';

/** A record as it is stored, its columns under the keys of its fields. */
export type Stored = {
  id: number;
  version: number;
  createdAt: string;
  updatedAt: string;
  /** The account that created it. */
  _createdBy: number | null;
};

/** Any record, its fields and derived values by key. */
export type AnyRecord = Stored & { [key: string]: Value };

/** A change of state; `stamps` is the field that it fills in with the present day or moment. */
export type Transition = {
  verb: string;
  label: string;
  from: readonly string[];
  to: string;
  stamps?: string;
};

/** The states of an entity; those that do not occupy free the slot or the place. */
export type Lifecycle = {
  field: string;
  label: string;
  column: string;
  initial: string;
  states: readonly { value: string; label: string; occupies: boolean }[];
  transitions: readonly Transition[];
};

/**
 * Whose records an action is granted for: everybody's, those that the account created, or those whose owner it is; the
 * owner is found by following the references in `via` (none: the record itself is the account's).
 */
export type Reach = 'all' | 'created' | { via: readonly string[] };

/** A grant for records in some states alone, or for a change of some fields alone. */
export type Narrowed = { reach: Reach; states?: readonly string[]; fields?: readonly string[] };

/** For which records an action is granted. */
export type Scope = Reach | Narrowed;

/** What one role may do; each grant lists alternatives. */
export type Grants = {
  create?: readonly Scope[];
  read?: readonly Scope[];
  update?: readonly Scope[];
  delete?: readonly Scope[];
  transitions?: { readonly [verb: string]: readonly Scope[] };
};

/** What somebody does with a record: `create`, `update`, `delete`, or the verb of a transition. */
export type Act = string;

/** A write as rules see it: who does what, the record before it and after it. */
export type Occasion<R> = {
  store: Store;
  entity: Entity;
  act: Act;
  /** Nobody when the product itself writes. */
  account: Account | undefined;
  /** Absent when the record is new. */
  before: R | undefined;
  /** Absent when the record is gone, and before the act. */
  after: R | undefined;
  /** Before the act: what the record will hold after it. */
  draft: R | undefined;
};

/**
 * A step that the product takes by itself with records in `states` (left out: all from which it leads), so long after the
 * day or moment in `field` (left out: after they came into their state), not while `unless` holds something.
 */
export type TimedStep = {
  verb: string;
  field?: string;
  after: Length;
  unless?: string;
  states?: readonly string[];
};

/**
 * A condition that every write keeps. `before` is asked before an act, `after` after it, both in its transaction; what
 * they throw undoes the act.
 */
export type Rule<R> = {
  message: string;
  before?(occasion: Occasion<R>): void;
  after?(occasion: Occasion<R>): void;
  /** States in which a record, or only some of its fields, can be neither changed nor deleted; with its parts or without. */
  freezes?: { states: readonly string[]; fields?: readonly string[]; parts: boolean };
  /**
   * Values of other records that `after` reads, and the reference that leads to them: when one of these values changes,
   * the rule is asked again of every record that refers to it.
   */
  reads?: readonly { through: string; key: string }[];
  /** A step that the product takes by itself. */
  timed?: TimedStep;
  /** What follows when the record to which `through` leads has changed. */
  follows?: { through: string; change(whole: Occasion<AnyRecord>, part: Occasion<R>): void };
};

/** Everything that the product knows of one kind of record. */
export type Entity<R = AnyRecord> = {
  key: string;
  /** The segment of the path: `/api/<collection>` and `/<collection>`. */
  collection: string;
  table: string;
  label: string;
  labelPlural: string;
  /** Grammatical gender of the label, where the language has one. */
  gender?: 'm' | 'f' | undefined;
  /** The field by which people recognise a record. */
  display?: string;
  /** The required reference to the whole of which a record is a part; parts go when the whole goes. */
  partOf?: string;
  fields: readonly Field[];
  /** Values that follow from others. */
  derived?: readonly Derived[];
  lifecycle?: Lifecycle;
  /** By role: the fields and derived values that it is not shown, although it sees the record. */
  hidden?: { readonly [role: string]: readonly string[] };
  /** The entity of which this is what somebody sees; absent where all of it is there. */
  whole?: Entity;
  /** By role; what stands under `anyone` holds for everybody, with or without an account. */
  grants: { readonly [role: string]: Grants };
  rules: readonly Rule<R>[];
  notifications?: readonly Notification[];
  /** The field with the code and the one with the address to which `/<code>` leads; `clicks` counts the visits. */
  shortLink?: { code: string; target: string };
  /** The product alone writes its records: even administrators only read them. */
  isReadOnly?: boolean;
};

/** An entity whose rules know the type of its records, as one that can stand in a list beside others. */
export function defineEntity<R extends Stored>(entity: Entity<R>): Entity {
  return entity;
}

/** A grant for the record that the account owns through these references. */
export function own(...via: string[]): Reach {
  return { via };
}

/** A grant that holds for records in some states alone, or for a change of some fields alone. */
export function only(reach: Reach, narrowed: Omit<Narrowed, 'reach'>): Scope {
  return { reach, ...narrowed };
}

/** A scope as the records that it reaches and what narrows it. */
export function narrowedOf(scope: Scope): Narrowed {
  return typeof scope === 'object' && 'reach' in scope ? scope : { reach: scope };
}
