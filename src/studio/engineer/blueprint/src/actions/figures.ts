import { timestamp } from '../clock.ts';
import { figures } from '../figures.ts';
import { type Account, scopesOf } from '../model/account.ts';
import type { Entity } from '../model/entity.ts';
import type { Field } from '../model/field.ts';
import type { Figure } from '../model/figure.ts';
import { entityOf, fieldOf, targetOf, valueField } from '../model/registry.ts';
import { seenBy } from '../model/sight.ts';
import { localDay, momentsOfDays, type Period, periodOfDay } from '../model/zone.ts';
import { adminRole } from '../settings.ts';
import type { Row, Store } from '../store/database.ts';
import { displayOf } from '../store/display.ts';
import { sqlOf } from '../store/expression.ts';
import { findRecord } from '../store/records.ts';
import type { Condition } from '../store/scope.ts';
import { words } from '../words.ts';

/** One number of a series: of which value or period (its first day, `YYYY-MM` or `YYYY`), and what people call that. */
export type Point = { key: string | number; label: string; value: number };

/** A figure with its number, or its numbers. `field` says how they are shown; nothing when they are counts. */
export type FigureResult = Pick<Figure, 'id' | 'label' | 'measure'> & {
  entity: Entity;
  field: Field | undefined;
  currency: string | undefined;
  /** Nothing when there is nothing to average. */
  value: number | null;
  points: Point[] | undefined;
};

function measureSql(entity: Entity, { measure, field }: Figure): string {
  if (measure === 'count' || field === undefined) return 'count(*)';
  if (measure === 'sum') return `round(coalesce(sum(${sqlOf(entity, field)}), 0), 9)`;
  const isMoney = valueField(entity, field)?.kind === 'money';
  return `round(avg(${sqlOf(entity, field)}), ${isMoney ? 0 : 9})`;
}

/** From when and until when (exclusively) a period lasts, for a field of days or of moments. */
function boundsOf(field: Field | undefined, day: string, unit: Period): { from: string; to: string } {
  const days = periodOfDay(day, unit);
  return field?.kind === 'date' ? days : momentsOfDays(days);
}

function during(entity: Entity, key: string, bounds: { from: string; to: string }): Condition {
  const sql = sqlOf(entity, key);
  return { sql: ` AND ${sql} >= ? AND ${sql} < ?`, params: [bounds.from, bounds.to] };
}

function whereOf(entity: Entity, { where = {} }: Figure): Condition {
  const { states, derived, period } = where;
  const conditions: Condition[] = [];
  if (states !== undefined && entity.lifecycle !== undefined) {
    const marks = states.map(() => '?').join(', ');
    const sql = ` AND ${sqlOf(entity, entity.lifecycle.field)} IN (${marks})`;
    conditions.push({ sql, params: [...states] });
  }
  if (derived !== undefined) conditions.push({ sql: ` AND ${sqlOf(entity, derived)} = 1`, params: [] });
  if (period !== undefined) {
    const field = valueField(entity, period.field);
    conditions.push(during(entity, period.field, boundsOf(field, localDay(timestamp()), period.unit)));
  }
  return {
    sql: conditions.map(({ sql }) => sql).join(''),
    params: conditions.flatMap(({ params }) => params),
  };
}

/** At most so many periods are shown, the latest. */
const mostPeriods: Record<Period, number> = { day: 31, week: 26, month: 24, year: 10 };

const periodNames: Record<Period, Intl.DateTimeFormat> = {
  day: new Intl.DateTimeFormat(words.locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
  week: new Intl.DateTimeFormat(words.locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
  month: new Intl.DateTimeFormat(words.locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }),
  year: new Intl.DateTimeFormat(words.locale, { year: 'numeric', timeZone: 'UTC' }),
};

function periodPoint(day: string, unit: Period): { key: string; label: string } {
  const key = unit === 'year' ? day.slice(0, 4) : unit === 'month' ? day.slice(0, 7) : day;
  return { key, label: periodNames[unit].format(new Date(`${day}T00:00:00Z`)) };
}

/** The first days of the periods from the first record to the last, or of the latest of them. */
function periodsBetween(first: string, last: string, unit: Period): string[] {
  const days: string[] = [];
  let day = periodOfDay(last, unit).from;
  while (day >= periodOfDay(first, unit).from && days.length < mostPeriods[unit]) {
    days.unshift(day);
    day = periodOfDay(new Date(Date.parse(`${day}T00:00:00Z`) - 1).toISOString().slice(0, 10), unit).from;
  }
  return days;
}

function periodSeries(store: Store, figure: Figure, by: { period: Period; field: string }): Point[] {
  const entity = entityOf(figure.entity);
  const field = valueField(entity, by.field);
  const where = whereOf(entity, figure);
  const [from, sql] = [`FROM "${entity.table}" WHERE 1`, sqlOf(entity, by.field)];
  const span = store.get(
    // Two questions, as an index answers each of them at once and both together with a look at all.
    `SELECT (SELECT min(${sql}) ${from}${where.sql}) AS "a", (SELECT max(${sql}) ${from}${where.sql}) AS "b"`,
    ...where.params,
    ...where.params,
  );
  if (typeof span?.['a'] !== 'string' || typeof span['b'] !== 'string') return [];
  const dayOf = (value: string): string => (field?.kind === 'date' ? value : localDay(value));
  return periodsBetween(dayOf(span['a']), dayOf(span['b']), by.period).map((day) => {
    const within = during(entity, by.field, boundsOf(field, day, by.period));
    const row = store.get(
      `SELECT ${measureSql(entity, figure)} AS "value" ${from}${within.sql}${where.sql}`,
      ...within.params,
      ...where.params,
    );
    return { ...periodPoint(day, by.period), value: Number(row?.['value'] ?? 0) };
  });
}

/** What people call a value of a field: a state, an enumeration's word, what a record is recognised by. */
function labelOf(store: Store, entity: Entity, of: { key: string; value: string | number }): string {
  const field = valueField(entity, of.key);
  if (field === undefined) {
    return entity.lifecycle?.states.find(({ value }) => value === of.value)?.label ?? String(of.value);
  }
  const target = targetOf(field);
  if (target === undefined) return field.show(field.kind === 'boolean' ? of.value === 1 : of.value);
  const record = findRecord(store, target, { id: Number(of.value) });
  return record === undefined
    ? `${target.label} ${of.value}`
    : displayOf({ store, account: undefined }, target, record);
}

/** The values that a field can have at all, in their order; undefined when they are not known before. */
function knownValues(entity: Entity, key: string): readonly string[] | undefined {
  if (entity.lifecycle?.field === key) return entity.lifecycle.states.map(({ value }) => value);
  const control = valueField(entity, key)?.control;
  return control?.kind === 'choice' ? control.values : undefined;
}

function valueSeries(store: Store, figure: Figure, by: { field: string; top?: number }): Point[] {
  const entity = entityOf(figure.entity);
  const where = whereOf(entity, figure);
  const rows = store.all(
    `SELECT ${sqlOf(entity, by.field)} AS "key", ${measureSql(entity, figure)} AS "value"
     FROM "${entity.table}" WHERE 1${where.sql} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?`,
    ...where.params,
    (by.top ?? 1_000) + 1,
  );
  const point = (key: string | number, value: number): Point => ({
    key,
    label: labelOf(store, entity, { key: by.field, value: key }),
    value,
  });
  const numberOf = (row: Row): number => Number(row['value'] ?? 0);
  const known = by.top === undefined ? knownValues(entity, by.field) : undefined;
  if (known !== undefined) {
    return known.map((value) => {
      const row = rows.find((each) => each['key'] === value);
      return point(value, row === undefined ? 0 : numberOf(row));
    });
  }
  return rows
    .flatMap((row) =>
      row['key'] === null || row['key'] === undefined ? [] : [point(row['key'], numberOf(row))],
    )
    .slice(0, by.top);
}

function single(store: Store, figure: Figure): number | null {
  const entity = entityOf(figure.entity);
  const where = whereOf(entity, figure);
  const sql = `SELECT ${measureSql(entity, figure)} AS "value" FROM "${entity.table}" WHERE 1${where.sql}`;
  const value = store.get(sql, ...where.params)?.['value'];
  return typeof value === 'number' ? value : null;
}

function resultOf(store: Store, figure: Figure): FigureResult {
  const { id, label, measure, by } = figure;
  const entity = entityOf(figure.entity);
  const field =
    measure === 'count' || figure.field === undefined ? undefined : valueField(entity, figure.field);
  const currency = field?.schema['x-currency'];
  const points =
    by === undefined
      ? undefined
      : 'period' in by
        ? periodSeries(store, figure, by)
        : valueSeries(store, figure, by);
  return {
    id,
    label,
    measure,
    entity,
    field,
    currency: typeof currency === 'string' ? currency : undefined,
    value: points === undefined ? single(store, figure) : null,
    points,
  };
}

/** Whether the account may see the figure: it may read every record of its entity, and the figure is for its role. */
function maySee(account: Account, figure: Figure): boolean {
  const isForRole =
    figure.roles === undefined || account.role === adminRole || figure.roles.includes(account.role);
  const entity = entityOf(figure.entity);
  return isForRole && scopesOf(account, entity, 'read').includes('all') && seesWhatItTells(account, figure);
}

/** Whether nothing that the figure is made of is hidden from the account. */
function seesWhatItTells(account: Account, { entity: key, field, by, where }: Figure): boolean {
  const whole = entityOf(key);
  const entity = seenBy(account, whole);
  const keys = [field, by?.field, where?.derived, where?.period?.field].filter((each) => each !== undefined);
  const isSeen = (each: string): boolean =>
    each === entity.lifecycle?.field ||
    valueField(entity, each) !== undefined ||
    valueField(whole, each) === undefined;
  const named = by === undefined ? undefined : fieldOf(whole, by.field);
  const target = named && targetOf(named);
  return keys.every(isSeen) && (target === undefined || seenBy(account, target).display === target.display);
}

/** What was worked out at one state of the database, in one minute. */
type Kept = { state: number; minute: string; result: FigureResult };
const kept = new WeakMap<Store, Map<string, Kept>>();

/** The figures that the account may see, those of the product unless others are given. They are worked out again once something was written, or a minute has passed. */
export function figuresFor(store: Store, account: Account, of: readonly Figure[] = figures): FigureResult[] {
  const known = kept.get(store) ?? new Map<string, Kept>();
  kept.set(store, known);
  const [state, minute] = [store.state(), timestamp().slice(0, 16)];
  return of
    .filter((figure) => maySee(account, figure))
    .map((figure) => {
      const before = known.get(figure.id);
      if (before?.state === state && before.minute === minute) return before.result;
      const result = resultOf(store, figure);
      known.set(figure.id, { state, minute, result });
      return result;
    });
}
