import type { Entity, Rule, Stored } from '../model/entity.ts';
import { valueField } from '../model/registry.ts';
import { conflict } from '../model/refusal.ts';
import { type Period, periodOfDay, periodOfMoment } from '../model/zone.ts';
import { sqlOf, stateCondition } from '../store/expression.ts';
import type { Condition } from '../store/scope.ts';
import { counts, type Key, type Most, mostOf, readsOf, sameIn, valueOf } from './counted.ts';

type Limit<R> = {
  message: string;
  per: readonly Key<R>[];
  max: Most<R>;
  /** What is added up; the records are counted when left out. */
  sum?: Key<R>;
  period?: { field: Key<R>; unit: Period };
  states?: readonly string[];
};

/** SQL for the rows whose day or moment lies in the same period as the record's; undefined when it has none. */
function samePeriod(
  entity: Entity,
  record: Stored,
  period: { field: string; unit: Period },
): Condition | undefined {
  const value = valueOf(record, period.field);
  if (typeof value !== 'string') return undefined;
  const reader = valueField(entity, period.field)?.kind === 'date' ? periodOfDay : periodOfMoment;
  const { from, to } = reader(value, period.unit);
  const sql = sqlOf(entity, period.field);
  return { sql: ` AND ${sql} >= ? AND ${sql} < ?`, params: [from, to] };
}

/**
 * For each value of the keys in `per` (none: over all records) the number of records, or the sum of one of their values,
 * is at most `max`. With a period only records of the same day, ISO week, month or year count together.
 */
export function limit<R extends Stored>(of: Limit<R>): Rule<R> {
  const { message, period } = of;
  return {
    message,
    reads: readsOf(of.max),
    after(occasion) {
      const { store, entity, after } = occasion;
      if (after === undefined || !counts(entity, after, of.states)) return;
      const same = sameIn(entity, after, { keys: of.per, alias: `"${entity.table}"` });
      const during = period === undefined ? { sql: '', params: [] } : samePeriod(entity, after, period);
      const most = mostOf(occasion, of.max);
      if (same === undefined || during === undefined || most === undefined) return;
      const what = of.sum === undefined ? 'count(*)' : `total(${sqlOf(entity, of.sum)})`;
      const states = stateCondition(entity, of.states, `"${entity.table}"`);
      const row = store.get(
        `SELECT ${what} AS "used" FROM "${entity.table}" WHERE 1${same.sql}${during.sql}${states}`,
        ...same.params,
        ...during.params,
      );
      if (Number(row?.['used'] ?? 0) > most) throw conflict(message);
    },
  };
}
