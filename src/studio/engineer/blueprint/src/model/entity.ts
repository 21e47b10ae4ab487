import type { Store } from '../store/database.ts';
import type { Field, Value } from './field.ts';

/** A record as it is stored, its columns under the keys of its fields. */
export type Stored = {
  id: number;
  version: number;
  createdAt: string;
  updatedAt: string;
  /** The account that created it. */
  _createdBy: number | null;
};

/** Any record, its fields by key. */
export type AnyRecord = Stored & { [key: string]: Value };

/** A change of state. */
export type Transition = { verb: string; label: string; from: readonly string[]; to: string };

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
 * Which records an action is granted for: all, those that the account created, or those whose owner it is; the owner is
 * found by following the references in `via` (none: the record itself is the account's).
 */
export type Scope = 'all' | 'created' | { via: readonly string[] };

/** What one role may do; each grant lists alternatives. */
export type Grants = {
  create?: readonly Scope[];
  read?: readonly Scope[];
  update?: readonly Scope[];
  delete?: readonly Scope[];
  transitions?: { readonly [verb: string]: readonly Scope[] };
};

/**
 * A condition that every write keeps. `check` runs after the write, in its transaction, and throws what refuses it. A
 * rule that reads other records names them in `dependsOn`, so that their changes are held against it too.
 */
export type Rule<R> = {
  message: string;
  dependsOn?: readonly { entity: string; through: string }[];
  check(store: Store, record: R, before: R | undefined): void;
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
  fields: readonly Field[];
  lifecycle?: Lifecycle;
  grants: { readonly [role: string]: Grants };
  rules: readonly Rule<R>[];
  /** The product alone writes its records: even administrators only read them. */
  isReadOnly?: boolean;
};

/** An entity whose rules know the type of its records, as one that can stand in a list beside others. */
export function defineEntity<R extends Stored>(entity: Entity<R>): Entity {
  return entity;
}

/** A grant for the record that the account owns through these references. */
export function own(...via: string[]): Scope {
  return { via };
}
