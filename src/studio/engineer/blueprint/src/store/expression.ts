import type { Derived, Formula, Term } from '../model/derived.ts';
import type { Entity } from '../model/entity.ts';
import type { Field } from '../model/field.ts';
import { derivedOf, entityOf, fieldOf, referenceTarget, valueField } from '../model/registry.ts';
import { wholeOf } from '../model/sight.ts';
import { clockParameter } from './clock-parameter.ts';

/** Where a value is read: the name of its table in the statement, and how deep in it that stands. */
type Place = { alias: string; depth: number };

const inner = ({ depth }: Place): Place => ({ alias: `d${depth + 1}`, depth: depth + 1 });

const stored = new Set(['id', 'version', 'createdAt', 'updatedAt']);

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The states whose records count: those that were named, or else those that occupy; undefined when all do. */
export function countedStates(
  { lifecycle }: Entity,
  states: readonly string[] | undefined,
): readonly string[] | undefined {
  if (lifecycle === undefined) return undefined;
  const counted = states ?? lifecycle.states.filter(({ occupies }) => occupies).map(({ value }) => value);
  return counted.length === lifecycle.states.length ? undefined : counted;
}

/** SQL that holds for rows in one of the states that count; empty when all do. */
export function stateCondition(entity: Entity, states: readonly string[] | undefined, alias: string): string {
  const counted = countedStates(entity, states);
  if (counted === undefined || entity.lifecycle === undefined) return '';
  return ` AND ${alias}."${entity.lifecycle.column}" IN (${counted.map(quoted).join(', ')})`;
}

type Related = Extract<Formula, { entity: string }>;

/** The rows of `formula.entity` that refer to the row at `place` and count. */
function relatedRows(formula: Related, place: Place): { from: string; at: Place; entity: Entity } {
  const entity = entityOf(formula.entity);
  const at = inner(place);
  const column = fieldOf(entity, formula.via)?.column ?? formula.via;
  const states = stateCondition(entity, formula.states, at.alias);
  const from = `FROM "${entity.table}" ${at.alias} WHERE ${at.alias}."${column}" = ${place.alias}."id"${states}`;
  return { from, at, entity };
}

/** Kinds of whole numbers. */
export const wholeKinds = new Set(['integer', 'money', 'duration']);

/** A computed number as its kind has it: whole, half away from zero; or freed of what binary fractions leave behind. */
function rounded(field: Field, sql: string): string {
  return wholeKinds.has(field.kind) ? `CAST(round(${sql}) AS INTEGER)` : `round(${sql}, 9)`;
}

function aggregate(derived: Field, formula: Related, place: Place): string {
  const { from, at, entity } = relatedRows(formula, place);
  if (formula.by === 'count') return `(SELECT count(*) ${from})`;
  const value = expression(entity, formula.field, at);
  if (formula.by === 'sum') {
    const sum = `coalesce(sum(${value}), 0)`;
    const isWhole = [derived, valueField(entity, formula.field)].every((each) =>
      wholeKinds.has(each?.kind ?? ''),
    );
    return `(SELECT ${isWhole ? sum : rounded(derived, sum)} ${from})`;
  }
  if (formula.by === 'average') return `(SELECT ${rounded(derived, `avg(${value})`)} ${from})`;
  return `(SELECT ${formula.by === 'least' ? 'min' : 'max'}(${value}) ${from})`;
}

/** A value of the row to which a reference of this one leads. */
function throughReference(entity: Entity, term: { field: string; via: string }, place: Place): string {
  const target = referenceTarget(entity, term.via);
  const at = inner(place);
  const column = fieldOf(entity, term.via)?.column ?? term.via;
  const value = expression(target, term.field, at);
  return `(SELECT ${value} FROM "${target.table}" ${at.alias} WHERE ${at.alias}."id" = ${place.alias}."${column}")`;
}

function termSql(entity: Entity, term: Term, place: Place): string {
  if ('value' in term) return String(term.value);
  return term.via === undefined
    ? expression(entity, term.field, place)
    : throughReference(entity, { field: term.field, via: term.via }, place);
}

function termField(entity: Entity, term: Term): Field | undefined {
  if ('value' in term) return undefined;
  return valueField(term.via === undefined ? entity : referenceTarget(entity, term.via), term.field);
}

type Arithmetic = Extract<Formula, { by: 'arithmetic' }>;

const calendarWords: Record<string, string> = {
  minutes: 'minutes',
  hours: 'hours',
  days: 'days',
  weeks: 'days',
  months: 'months',
  years: 'years',
};

/** SQL that moves a stored day, moment or time of day by a number of a unit; the last day of a shorter month stands for the 31st. */
export function shifted(
  kind: string,
  value: string,
  by: { amount: string; unit: string; sign: string },
): string {
  const amount = `${by.sign}${by.unit === 'weeks' ? '7 * ' : ''}(${by.amount})`;
  const words = `format('%+d ${calendarWords[by.unit] ?? 'days'}', ${amount})`;
  const modifier = `iif((${by.amount}) IS NULL, NULL, ${words}), 'floor'`;
  if (kind === 'date') return `date(${value}, ${modifier})`;
  if (kind === 'time') return `strftime('%H:%M', ${value}, ${modifier})`;
  return `strftime('%Y-%m-%dT%H:%M:%fZ', ${value}, ${modifier})`;
}

/** The unit of a duration; a plain number counts days where it moves a day, and minutes elsewhere. */
function unitOf(field: Field | undefined, moved: string): string {
  return field?.unit ?? (moved === 'date' ? 'days' : 'minutes');
}

const places = new Set(['date', 'datetime', 'time']);

/**
 * A percentage counts as its hundredth. Products are taken first and divided last, so that 8.25 % of 10.00 is exactly
 * what people expect before it is rounded.
 */
function calculation(entity: Entity, of: { derived: Field; formula: Arithmetic }, place: Place): string {
  const { derived, formula } = of;
  const [left, right] = [termSql(entity, formula.left, place), termSql(entity, formula.right, place)];
  const [leftField, rightField] = [termField(entity, formula.left), termField(entity, formula.right)];
  if (leftField !== undefined && places.has(leftField.kind)) {
    const sign = formula.op === 'subtract' ? '-' : '';
    const unit = unitOf(rightField, leftField.kind);
    return shifted(leftField.kind, left, { amount: right, unit, sign });
  }
  const hundredths = (field: Field | undefined): number => (field?.kind === 'percentage' ? 100 : 1);
  const [l, r] = [hundredths(leftField), hundredths(rightField)];
  const times = hundredths(derived);
  if (formula.op === 'multiply') return rounded(derived, `(${left}) * ${times}.0 * (${right}) / ${l * r}.0`);
  if (formula.op === 'divide') return rounded(derived, `(${left}) * ${times * r}.0 / ((${right}) * ${l}.0)`);
  const sign = formula.op === 'add' ? '+' : '-';
  return rounded(derived, `(${left}) * ${times}.0 / ${l}.0 ${sign} (${right}) * ${times}.0 / ${r}.0`);
}

type Elapsed = Extract<Formula, { by: 'elapsed' }>;
const millisecondsOf = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 };

/** A day or moment as the wall clock shows it, so that days and moments can be told apart by the calendar. */
const onClock = (kind: string, sql: string): string => (kind === 'datetime' ? `local_moment(${sql})` : sql);

function elapsed(entity: Entity, formula: Elapsed, place: Place): string {
  const kindOf = (key: string): string => valueField(entity, key)?.kind ?? 'datetime';
  const fromKind = kindOf(formula.from);
  const toKind = formula.to === undefined ? fromKind : kindOf(formula.to);
  const present = clockParameter(fromKind === 'date' ? 'today' : 'now');
  const from = expression(entity, formula.from, place);
  const to = formula.to === undefined ? present : expression(entity, formula.to, place);
  const isMixed = fromKind !== toKind;
  const { unit } = formula;
  if (unit === 'months' || unit === 'years') {
    const months = `CAST(months_between(${onClock(fromKind, from)}, ${onClock(toKind, to)}) AS INTEGER)`;
    return unit === 'months' ? months : `${months} / 12`;
  }
  const [a, b] = isMixed ? [onClock(fromKind, from), onClock(toKind, to)] : [from, to];
  const ms = `CAST(round((unixepoch(${b}, 'subsec') - unixepoch(${a}, 'subsec')) * 1000) AS INTEGER)`;
  return `${ms} / ${millisecondsOf[unit]}`;
}

type Past = Extract<Formula, { by: 'past' }>;

function past(entity: Entity, formula: Past, place: Place): string {
  const kind = valueField(entity, formula.field)?.kind;
  const bound = clockParameter(kind === 'date' ? 'today' : 'now', formula.after);
  const value = expression(entity, formula.field, place);
  return `coalesce(${value} < ${bound}${stateCondition(entity, formula.states, place.alias)}, 0)`;
}

function derivedSql(entity: Entity, derived: Derived, place: Place): string {
  const { formula } = derived;
  if (formula.by === 'arithmetic') return calculation(entity, { derived, formula }, place);
  if (formula.by === 'elapsed') return elapsed(entity, formula, place);
  if (formula.by === 'past') return past(entity, formula, place);
  if (formula.by === 'counter') return `${place.alias}."${derived.column}"`;
  return aggregate(derived, formula, place);
}

/** Whether a value changes with the time alone, or by the wall clock, which triggers know nothing of. */
function isTimed(entity: Entity, key: string): boolean {
  const derived = derivedOf(entity, key);
  if (derived === undefined) return false;
  const { formula } = derived;
  if (formula.by === 'past' || formula.by === 'elapsed') return true;
  if (formula.by === 'arithmetic') {
    return [formula.left, formula.right].some((term) => {
      if ('value' in term) return false;
      return isTimed(term.via === undefined ? entity : referenceTarget(entity, term.via), term.field);
    });
  }
  return 'field' in formula && isTimed(entityOf(formula.entity), formula.field);
}

/** Whether a derived value follows from other records, or from values that do. */
function isFromOthers({ formula }: Derived): boolean {
  if (formula.by !== 'arithmetic') return 'entity' in formula;
  return [formula.left, formula.right].some((term) => !('value' in term) && term.via !== undefined);
}

/** The derived values of an entity that are kept in a column of its table. */
export function keptValues(entity: Entity): Derived[] {
  return (entity.derived ?? []).filter((derived) => isFromOthers(derived) && !isTimed(entity, derived.key));
}

/** The column in which a derived value is kept; undefined when it is worked out each time. */
export function keptColumn(entity: Entity, derived: Derived): string | undefined {
  return keptValues(entity).includes(derived) ? `_kept_${derived.key}` : undefined;
}

/** The SQL of a derived value's formula for a row of its own table. */
export function formulaSql(entity: Entity, derived: Derived): string {
  return derivedSql(entity, derived, { alias: `"${entity.table}"`, depth: 0 });
}

function expression(entity: Entity, key: string, place: Place): string {
  const derived = derivedOf(entity, key);
  const kept = derived && keptColumn(entity, derived);
  if (kept !== undefined) return `${place.alias}."${kept}"`;
  if (derived !== undefined) return derivedSql(entity, derived, place);
  if (key === entity.lifecycle?.field) return `${place.alias}."${entity.lifecycle.column}"`;
  if (key === 'createdBy') return `${place.alias}."_createdBy"`;
  const field = fieldOf(entity, key);
  if (field === undefined && !stored.has(key)) throw new Error(`${entity.key} has no value ${key}`);
  return `${place.alias}."${field?.column ?? key}"`;
}

const known = new WeakMap<Entity, Map<string, string>>();

/**
 * The SQL of a value of an entity: the column of a field, the formula of a derived value. `alias` is the name of the
 * entity's table in the statement.
 */
export function sqlOf(of: Entity, key: string, alias = `"${of.table}"`): string {
  const entity = wholeOf(of);
  const ofEntity = known.get(entity) ?? new Map<string, string>();
  known.set(entity, ofEntity);
  const name = `${alias} ${key}`;
  const sql = ofEntity.get(name) ?? expression(entity, key, { alias, depth: 0 });
  ofEntity.set(name, sql);
  return sql;
}
