import type { Entity, Occasion, Rule, Stored } from '../model/entity.ts';
import { fieldOf, referenceTarget, valueField } from '../model/registry.ts';
import { conflict } from '../model/refusal.ts';
import { shifted, sqlOf, stateCondition } from '../store/expression.ts';
import { counts, type Key, type Most, mostOf, readsOf, sameIn, valueOf } from './counted.ts';

/** Where an interval ends: a field, a length of the record or of one that it refers to, or a number of minutes. */
export type End<R> = { field: Key<R> } | { length: string; via?: Key<R> } | { minutes: number };

type NoOverlap<R> = {
  message: string;
  start: Key<R>;
  end: End<R>;
  per: readonly Key<R>[];
  /** How many may share a moment; one when left out. */
  max?: Most<R>;
  states?: readonly string[];
};

type Length = { sql: string; longest: string; unit: string };

function lengthOf<R>(entity: Entity, end: Exclude<End<R>, { field: Key<R> }>, alias: string): Length {
  if ('minutes' in end) {
    const minutes = String(end.minutes);
    return { sql: minutes, longest: minutes, unit: 'minutes' };
  }
  const owner = end.via === undefined ? entity : referenceTarget(entity, end.via);
  const unit = valueField(owner, end.length)?.unit ?? 'minutes';
  const longest = `(SELECT max(${sqlOf(owner, end.length, 'longest')}) FROM "${owner.table}" longest)`;
  if (end.via === undefined) return { sql: sqlOf(entity, end.length, alias), longest, unit };
  const column = sqlOf(entity, end.via, alias);
  const sql = `(SELECT ${sqlOf(owner, end.length, 'its')} FROM "${owner.table}" its WHERE its."id" = ${column})`;
  return { sql, longest, unit };
}

/** SQL for the end of an interval; nothing where it is open. */
export function endSql<R>(entity: Entity, of: { start: string; end: End<R> }, alias: string): string {
  if ('field' in of.end) return sqlOf(entity, of.end.field, alias);
  const { sql, unit } = lengthOf(entity, of.end, alias);
  const kind = fieldOf(entity, of.start)?.kind ?? 'datetime';
  return shifted(kind, sqlOf(entity, of.start, alias), { amount: sql, unit, sign: '' });
}

/** Nothing that began earlier than the longest length can still be going on; this bound lets the index be used. */
function earliest<R>(entity: Entity, of: NoOverlap<R>): string {
  if ('field' in of.end) return '';
  const { longest, unit } = lengthOf(entity, of.end, 'mine');
  const kind = fieldOf(entity, of.start)?.kind ?? 'datetime';
  const start = sqlOf(entity, of.start, 'mine');
  return ` AND ${sqlOf(entity, of.start, 'other')} >= ${shifted(kind, start, { amount: longest, unit, sign: '-' })}`;
}

/** The intervals of other records that share a moment with this one's, each cut to begin no earlier than it. */
function overlapping<R extends Stored>(
  occasion: Occasion<R>,
  of: NoOverlap<R>,
  record: R,
): { from: string; to: string | null }[] {
  const { store, entity } = occasion;
  const same = sameIn(entity, record, { keys: of.per, alias: 'other' });
  if (same === undefined || valueOf(record, of.start) === null) return [];
  const [mineStart, otherStart] = [sqlOf(entity, of.start, 'mine'), sqlOf(entity, of.start, 'other')];
  const [mineEnd, otherEnd] = [endSql(entity, of, 'mine'), endSql(entity, of, 'other')];
  const isOpen = (end: string): string =>
    'field' in of.end && fieldOf(entity, of.end.field)?.required !== true ? `${end} IS NULL OR ` : '';
  const rows = store.all(
    `SELECT max(${otherStart}, ${mineStart}) AS "from", ${otherEnd} AS "to"
     FROM "${entity.table}" mine JOIN "${entity.table}" other ON other."id" <> mine."id"${same.sql}
     AND (${isOpen(mineEnd)}${otherStart} < ${mineEnd}) AND (${isOpen(otherEnd)}${otherEnd} > ${mineStart})
     ${earliest(entity, of)}${stateCondition(entity, of.states, 'other')}
     WHERE mine."id" = ?`,
    ...same.params,
    record.id,
  );
  return rows.map((row) => ({
    from: String(row['from']),
    to: row['to'] === null || row['to'] === undefined ? null : String(row['to']),
  }));
}

/** The greatest number of intervals that share a moment. It is reached where one of them begins. */
function greatestCrowd(intervals: readonly { from: string; to: string | null }[]): number {
  const crowds = intervals.map(
    ({ from: moment }) =>
      intervals.filter(({ from, to }) => from <= moment && (to === null || to > moment)).length,
  );
  return Math.max(0, ...crowds);
}

/**
 * Of records that agree in all keys of `per`, at most so many have intervals that share a moment. An interval holds its
 * start but not its end; one that has no end goes on for ever.
 */
export function noOverlap<R extends Stored>(of: NoOverlap<R>): Rule<R> {
  const { message, max = 1, end } = of;
  const length = 'length' in end && end.via !== undefined ? [{ through: end.via, key: end.length }] : [];
  return {
    message,
    reads: [...readsOf(max), ...length],
    after(occasion) {
      const { entity, after } = occasion;
      if (after === undefined || !counts(entity, after, of.states)) return;
      const most = mostOf(occasion, max);
      if (most === undefined) return;
      if (greatestCrowd(overlapping(occasion, of, after)) + 1 > most) throw conflict(message);
    },
  };
}
