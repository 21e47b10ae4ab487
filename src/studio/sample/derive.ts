/** Derived values by plain computation: what a record's formulas give, from the records that lie open. */
import type { Derived, Entity, Field, Formula, Specification, Term } from '../../protocol/specification.ts';
import type { Body, Present, Related } from './compare.ts';
import type { FieldValue } from './field.ts';
import { dayAt, minuteAt, movedBy } from './moment.ts';

/** What a computation looks at: the record, what it refers to, and all records of an entity that refer to it by a field. */
export type Ledger = {
  specification: Specification;
  entity: Entity;
  body: Body;
  present: Present;
  related?: Related | undefined;
  /** The records of `entity` whose `via` is this record; none when the record is new. */
  referring?: (entity: string, via: string) => Body[];
};

type Aggregate = Extract<Formula, { via: string }>;

const unitMs = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 };

/** The value of a field or derived value of a record. */
export function valueOf(of: Ledger, key: string): FieldValue | undefined {
  const derived = of.entity.derived.find((each) => each.key === key);
  return derived === undefined ? of.body[key] : derive(of, derived);
}

/** The value of a derived value. */
export function derive(of: Ledger, derived: Derived): FieldValue {
  const { formula } = derived;
  if ('via' in formula) return rounded(derived, aggregate(of, formula));
  if (formula.by === 'arithmetic')
    return isTime(of, formula) ? moved(of, formula) : calculated(of, derived, formula);
  if (formula.by === 'elapsed') return elapsed(of, formula);
  return isPast(of, formula);
}

function numberOf(value: FieldValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** Whether a state counts where a formula or rule names some, or else all that occupy. */
export function countsIn(entity: Entity, states: readonly string[] | undefined, state: unknown): boolean {
  const { lifecycle } = entity;
  if (lifecycle === undefined) return true;
  if (states !== undefined) return states.includes(String(state));
  return lifecycle.states.find((each) => each.value === state)?.occupies ?? true;
}

function aggregate(of: Ledger, formula: Aggregate): FieldValue {
  const entity = of.specification.entities.find((each) => each.key === formula.entity);
  const all = entity === undefined ? [] : (of.referring?.(formula.entity, formula.via) ?? []);
  const lifecycleField = entity?.lifecycle?.field ?? '';
  const counted = all.filter((body) => entity && countsIn(entity, formula.states, body[lifecycleField]));
  if (formula.by === 'count') return counted.length;
  const values = counted.map((body) => numberOf(body[formula.field])).filter((value) => value !== undefined);
  const sum = values.reduce((one, other) => one + other, 0);
  if (formula.by === 'sum') return sum;
  if (values.length === 0) return null;
  if (formula.by === 'average') return sum / values.length;
  return formula.by === 'least' ? Math.min(...values) : Math.max(...values);
}

function termOf(of: Ledger, term: Term): number | undefined {
  if ('value' in term) return term.value;
  const at = term.via === undefined ? of : of.related?.[term.via];
  if (at === undefined) return undefined;
  const kind = [...at.entity.fields, ...at.entity.derived].find((each) => each.key === term.field)?.type.kind;
  const value = numberOf(term.via === undefined ? valueOf(of, term.field) : at.body[term.field]);
  return value === undefined ? undefined : kind === 'percentage' ? value / 100 : value;
}

/** Whole numbers where the type has no others, half away from zero. */
function rounded({ type }: Derived, value: FieldValue): FieldValue {
  if (typeof value !== 'number' || !['integer', 'money', 'duration'].includes(type.kind)) return value;
  return Math.sign(value) * Math.round(Math.abs(value));
}

type Arithmetic = Extract<Formula, { by: 'arithmetic' }>;

function typeOfTerm(of: Ledger, term: Term): Field['type'] | undefined {
  if ('value' in term) return undefined;
  const owner = term.via === undefined ? of.entity : of.related?.[term.via]?.entity;
  return [...(owner?.fields ?? []), ...(owner?.derived ?? [])].find((each) => each.key === term.field)?.type;
}

/** Whether a day or a moment is moved, rather than numbers calculated with. */
function isTime(of: Ledger, { left }: Arithmetic): boolean {
  return ['date', 'datetime'].includes(typeOfTerm(of, left)?.kind ?? '');
}

/** What a term holds, whatever its kind. */
function heldBy(of: Ledger, term: Term): FieldValue | undefined {
  if ('value' in term) return term.value;
  return term.via === undefined ? of.body[term.field] : of.related?.[term.via]?.body[term.field];
}

/** A day or moment moved by a length: a duration in its unit, a plain number in days (a moment: minutes). */
function moved(of: Ledger, { op, left, right }: Arithmetic): FieldValue {
  const [value, amount] = [heldBy(of, left), termOf(of, right)];
  if (typeof value !== 'string' || amount === undefined) return null;
  const [type, by] = [typeOfTerm(of, left), typeOfTerm(of, right)];
  const plain = type?.kind === 'date' ? 'days' : 'minutes';
  const unit = by?.kind === 'duration' ? by.unit : plain;
  const at = new Date(movedBy(Date.parse(value), { amount: op === 'subtract' ? -amount : amount, unit }));
  return at.toISOString().slice(0, type?.kind === 'date' ? 10 : undefined);
}

/** A percentage that comes out is a number of hundredths, as one that goes in is. */
function calculated(of: Ledger, derived: Derived, formula: Arithmetic): FieldValue {
  const value = arithmetic(of, formula);
  return rounded(
    derived,
    typeof value === 'number' && derived.type.kind === 'percentage' ? value * 100 : value,
  );
}

function arithmetic(of: Ledger, formula: Extract<Formula, { by: 'arithmetic' }>): FieldValue {
  const [left, right] = [termOf(of, formula.left), termOf(of, formula.right)];
  if (left === undefined || right === undefined || (formula.op === 'divide' && right === 0)) return null;
  return { add: left + right, subtract: left - right, multiply: left * right, divide: left / right }[
    formula.op
  ];
}

function elapsed(of: Ledger, formula: Extract<Formula, { by: 'elapsed' }>): FieldValue {
  const kind = of.entity.fields.find((field) => field.key === formula.from)?.type.kind;
  const { nowMs, timeZone } = of.present;
  const now = kind === 'date' ? Date.parse(dayAt(nowMs, timeZone)) : nowMs;
  const from = Date.parse(String(of.body[formula.from] ?? ''));
  const to = formula.to === undefined ? now : Date.parse(String(of.body[formula.to] ?? ''));
  if (Number.isNaN(from) || Number.isNaN(to)) return null;
  const { unit } = formula;
  if (unit !== 'months' && unit !== 'years') return Math.trunc((to - from) / unitMs[unit]);
  const wall = (ms: number): string => (kind === 'date' ? new Date(ms).toISOString() : wallAt(ms, timeZone));
  const months = monthsBetween(wall(from), wall(to));
  return unit === 'years' ? Math.trunc(months / 12) : months;
}

/** Day and time as a clock in the time zone shows them, in a form that sorts. */
function wallAt(ms: number, timeZone: string): string {
  return `${dayAt(ms, timeZone)}T${String(minuteAt(ms, timeZone)).padStart(4, '0')}`;
}

/** Whole months from one wall clock to another, by the day of the month; negative when it lies before. */
function monthsBetween(from: string, to: string): number {
  if (to < from) return -monthsBetween(to, from);
  const months = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  return months(to) - months(from) - (to.slice(8) < from.slice(8) ? 1 : 0);
}

function isPast(of: Ledger, formula: Extract<Formula, { by: 'past' }>): boolean {
  const { lifecycle } = of.entity;
  const state = of.body[lifecycle?.field ?? ''] ?? lifecycle?.initial;
  if (!countsIn(of.entity, formula.states, state)) return false;
  const value = of.body[formula.field];
  if (typeof value !== 'string') return false;
  const { nowMs, timeZone } = of.present;
  const moved = movedBy(Date.parse(value), formula.after);
  if (value.length > 10) return moved < nowMs;
  return moved < Date.parse(dayAt(nowMs, timeZone));
}
