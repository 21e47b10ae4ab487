import type { Rule, Stored } from '../model/entity.ts';
import { fieldOf } from '../model/registry.ts';
import { invalid } from '../model/refusal.ts';
import { localDay, localMinute } from '../model/zone.ts';
import { type Key, valueOf } from './counted.ts';
import { type End, endSql } from './no-overlap.ts';

type Hours<R> = {
  message: string;
  field: Key<R>;
  end?: End<R>;
  /** 1 Monday to 7 Sunday. */
  days: readonly number[];
  /** HH:MM on the product's clock; `to` may be 24:00. */
  from: string;
  to: string;
};

/** A day and a time of day on the product's clock; either may be missing. */
type Place = { day: string | undefined; time: string | undefined };

function placeOf(kind: string | undefined, value: string): Place {
  if (kind === 'date') return { day: value, time: undefined };
  if (kind === 'time') return { day: undefined, time: value };
  return { day: localDay(value), time: localMinute(value).slice(11) };
}

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** The end of an interval; midnight counts as the end of the day before. */
function endPlace(start: Place, end: Place): Place {
  const isMidnight = start.day !== undefined && end.time === '00:00' && end.day === nextDay(start.day);
  return isMidnight ? { day: start.day, time: '24:00' } : end;
}

/**
 * The moment lies on one of these days between two times of the product's clock, and so does the end of its interval, on
 * the same day (422 on `field`).
 */
export function hours<R extends Stored>(of: Hours<R>): Rule<R> {
  const { message, field, end, days, from, to } = of;
  const isOpen = ({ day, time }: Place): boolean =>
    (day === undefined || days.includes(weekdayOf(day))) &&
    (time === undefined || (time >= from && time <= to));
  return {
    message,
    after({ store, entity, after }) {
      const value = after && valueOf(after, field);
      if (typeof value !== 'string') return;
      const kind = fieldOf(entity, field)?.kind;
      const start = placeOf(kind, value);
      const row =
        end &&
        store.get(
          `SELECT ${endSql(entity, { start: field, end }, 'mine')} AS "end" FROM "${entity.table}" mine WHERE mine."id" = ?`,
          after?.id ?? 0,
        );
      const last = typeof row?.['end'] === 'string' ? endPlace(start, placeOf(kind, row['end'])) : start;
      if (isOpen(start) && isOpen(last) && start.day === last.day) return;
      throw invalid([{ field, message }]);
    },
  };
}
