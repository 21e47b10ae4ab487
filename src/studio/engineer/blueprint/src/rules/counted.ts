import type { AnyRecord, Entity, Occasion, Rule, Stored } from '../model/entity.ts';
import type { Value } from '../model/field.ts';
import { referenceTarget } from '../model/registry.ts';
import type { Store } from '../store/database.ts';
import { countedStates, sqlOf } from '../store/expression.ts';
import { findRecord, toColumn } from '../store/records.ts';
import type { Condition } from '../store/scope.ts';

/** A value of a record, or the account that created it. */
export type Key<R> = Extract<Exclude<keyof R, keyof Stored>, string> | 'createdBy';

/** A number, or a value of the record to which a reference leads: a capacity. */
export type Most<R> = number | { via: Key<R>; field: string };

/** What a record holds under a key. */
export function valueOf(record: Stored, key: string): Value {
  return key === 'createdBy' ? record._createdBy : ((record as AnyRecord)[key] ?? null);
}

/** Whether a record is in one of the states that count: those that the rule names, or else those that occupy. */
export function counts(entity: Entity, record: Stored, states: readonly string[] | undefined): boolean {
  const counted = countedStates(entity, states);
  return counted === undefined || counted.includes(String(valueOf(record, entity.lifecycle?.field ?? '')));
}

/** SQL for the rows that agree with the record in all keys; undefined when it leaves one of them empty. */
export function sameIn(
  entity: Entity,
  record: Stored,
  of: { keys: readonly string[]; alias: string },
): Condition | undefined {
  const values = of.keys.map((key) => toColumn(valueOf(record, key)));
  const params = values.filter((value) => value !== null);
  if (params.length < values.length) return undefined;
  return { sql: of.keys.map((key) => ` AND ${sqlOf(entity, key, of.alias)} = ?`).join(''), params };
}

/** The record to which a reference of this one leads. */
export function referred(
  store: Store,
  entity: Entity,
  at: { record: Stored; via: string },
): AnyRecord | undefined {
  const id = valueOf(at.record, at.via);
  return id === null ? undefined : findRecord(store, referenceTarget(entity, at.via), { id: Number(id) });
}

/** How many there may be; undefined when the record that says so does not. */
export function mostOf<R extends Stored>(occasion: Occasion<R>, most: Most<R>): number | undefined {
  if (typeof most === 'number') return most;
  const { store, entity, after } = occasion;
  if (after === undefined) return undefined;
  const value = referred(store, entity, { record: after, via: most.via })?.[most.field];
  return typeof value === 'number' ? value : undefined;
}

/** Which values of other records a bound reads. */
export function readsOf<R>(most: Most<R>): NonNullable<Rule<R>['reads']> {
  return typeof most === 'number' ? [] : [{ through: most.via, key: most.field }];
}
