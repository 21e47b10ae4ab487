import type { Act, Occasion, Rule, Stored } from '../model/entity.ts';
import { entityOf, fieldOf, referenceTarget } from '../model/registry.ts';
import { conflict } from '../model/refusal.ts';
import { sqlOf, stateCondition } from '../store/expression.ts';
import { type Key, referred, valueOf } from './counted.ts';

/** What must be so for an act. */
type Condition<R> =
  /** The field holds something. */
  | { filled: Key<R> }
  /** The field, of the record or of the one that `via` refers to, holds this value. */
  | { field: string; via?: Key<R>; equals: string | number | boolean }
  /** The record that `via` refers to is in one of these states. */
  | { via: Key<R>; states: readonly string[] }
  /** No other record of `entity` that counts and refers to the one at `via` (else to this one) by `by` has the flag. */
  | { none: string; by: string; via?: Key<R>; flag?: string; states?: readonly string[] }
  /** At least so many records of `entity` that count refer to this one by `by`. */
  | { atLeast: number; entity: string; by: string; states?: readonly string[] };

type Require<R> = { message: string; on: readonly Act[]; condition: Condition<R> };

function hasEnough(
  { store }: Pick<Occasion<never>, 'store'>,
  record: Stored,
  of: { atLeast: number; entity: string; by: string; states?: readonly string[] },
): boolean {
  const other = entityOf(of.entity);
  const states = stateCondition(other, of.states, 'other');
  const row = store.get(
    `SELECT count(*) AS "n" FROM (SELECT 1 FROM "${other.table}" other
     WHERE other."${fieldOf(other, of.by)?.column ?? of.by}" = ?${states} LIMIT ?)`,
    record.id,
    of.atLeast,
  );
  return Number(row?.['n'] ?? 0) >= of.atLeast;
}

function hasNone<R extends Stored>(
  { store, entity }: Occasion<R>,
  record: Stored,
  of: { none: string; by: string; via?: Key<R>; flag?: string; states?: readonly string[] },
): boolean {
  const holder = of.via === undefined ? record : referred(store, entity, { record, via: of.via });
  if (holder === undefined) return true;
  const other = entityOf(of.none);
  const states = stateCondition(other, of.states, 'other');
  const flag = of.flag === undefined ? '' : ` AND ${sqlOf(other, of.flag, 'other')} = 1`;
  const itself = other === entity ? ' AND other."id" <> ?' : '';
  const row = store.get(
    `SELECT 1 AS "n" FROM "${other.table}" other
     WHERE other."${fieldOf(other, of.by)?.column ?? of.by}" = ?${states}${flag}${itself} LIMIT 1`,
    holder.id,
    ...(itself === '' ? [] : [record.id]),
  );
  return row === undefined;
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== false;
}

function isMet<R extends Stored>(occasion: Occasion<R>, record: Stored, condition: Condition<R>): boolean {
  const { store, entity } = occasion;
  if ('filled' in condition) return isFilled(valueOf(record, condition.filled));
  if ('none' in condition) return hasNone(occasion, record, condition);
  if ('atLeast' in condition) return hasEnough(occasion, record, condition);
  const { via } = condition;
  const holder = via === undefined ? record : referred(store, entity, { record, via });
  if (holder === undefined) return false;
  if ('equals' in condition) return valueOf(holder, condition.field) === condition.equals;
  const { lifecycle } = referenceTarget(entity, condition.via);
  return condition.states.includes(String(valueOf(holder, lifecycle?.field ?? '')));
}

/** Acts that need a condition (409). A record that is left is asked as it will be, one that goes as it was. */
export function require<R extends Stored>({ message, on, condition }: Require<R>): Rule<R> {
  const check = (occasion: Occasion<R>, record: R | undefined): void => {
    if (record === undefined || !on.includes(occasion.act)) return;
    if (!isMet(occasion, record, condition)) throw conflict(message);
  };
  return {
    message,
    before(occasion) {
      if (occasion.act === 'delete') check(occasion, occasion.before);
    },
    after: (occasion) => check(occasion, occasion.after),
  };
}
