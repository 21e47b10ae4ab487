/** Puts a field between all bounds that do not move with the record: values, the present, records referred to. */
import type { Field } from '../../protocol/specification.ts';
import { rightOrdinal, ordinalOf, unitOf, valueAt, type Comparison } from './compare.ts';
import { isNumberType, rangeOf } from './field.ts';
import { hoursOf, openMoment } from './opening.ts';
import type { Repair } from './record.ts';

type Bounds = { low?: number; high?: number; exact?: number; not: number[]; isNow: boolean };

const isStill = ({ right }: Comparison): boolean => right.kind !== 'field' || right.via !== undefined;

/** Places every field that such conditions speak of and that is not given. */
export function placeWithin(conditions: readonly Comparison[], at: Repair): void {
  for (const field of at.entity.fields) {
    const still = conditions.filter((rule) => rule.left === field.key && isStill(rule));
    if (still.length > 0 && !(field.key in at.fixed)) place(field, boundsOf(field, still, at), at);
  }
}

function boundsOf(field: Field, rules: readonly Comparison[], at: Repair): Bounds {
  const bounds: Bounds = { not: [], isNow: rules.some((rule) => rule.right.kind === 'now') };
  if (isNumberType(field.type)) {
    const { min, exclusiveMin, max } = field.type;
    const { low, high } = rangeOf(field.type);
    if (min !== undefined || exclusiveMin !== undefined) bounds.low = low;
    if (max !== undefined) bounds.high = high;
  }
  for (const rule of rules) narrow(bounds, rule, { unit: unitOf(field.type), right: rightOrdinal(rule, at) });
  return bounds;
}

/** Narrows bounds by one condition. The present moves on while a request travels: one unit keeps clear of it. */
function narrow(bounds: Bounds, rule: Comparison, at: { unit: number; right: number | undefined }): void {
  const { unit, right } = at;
  if (right === undefined) return;
  const isStrict = rule.right.kind === 'now' || rule.op === 'lt' || rule.op === 'gt';
  const away = isStrict ? unit : 0;
  const raise = (): number => Math.max(bounds.low ?? -Infinity, right + away);
  const lower = (): number => Math.min(bounds.high ?? Infinity, right - away);
  if (rule.op === 'gt' || rule.op === 'gte') bounds.low = raise();
  if (rule.op === 'lt' || rule.op === 'lte') bounds.high = lower();
  if (rule.op === 'eq') bounds.exact = right;
  if (rule.op === 'ne') bounds.not.push(right);
}

/** Whether the field lies within already. */
function isIn({ low = -Infinity, high = Infinity, exact, not }: Bounds, ordinal: number): boolean {
  if (exact !== undefined) return ordinal === exact;
  return ordinal >= low && ordinal <= high && !not.includes(ordinal);
}

function place(field: Field, bounds: Bounds, at: Repair): void {
  const now = ordinalOf(field.type, at.body[field.key]);
  if (now === undefined || isIn(bounds, now)) return;
  const ordinal = choose(field, bounds, at.n);
  if (ordinal === undefined) return;
  const hours = field.type.kind === 'datetime' ? hoursOf(at.specification, at.entity, field.key) : [];
  // The next open moment may be a week away: what must lie in the past begins that much earlier.
  const early = bounds.low === undefined ? 8 * 86_400_000 : 0;
  const open = hours.length === 0 ? ordinal : openMoment(hours, ordinal - early, at.present.timeZone);
  at.body[field.key] = valueAt(field.type, open);
}

function choose(field: Field, bounds: Bounds, n: number): number | undefined {
  const { low, high, exact, not, isNow } = bounds;
  if (exact !== undefined) return exact;
  const unit = unitOf(field.type);
  // Against the present the record's number keeps values apart; beside a value the next neighbour will do.
  const far = isNow ? (n % 3000) * unit : 0;
  if (low !== undefined && high !== undefined) {
    const places = Math.floor((high - low) / unit) + 1;
    if (places < 1) return undefined;
    const free = Array.from({ length: Math.min(places, 50) }, (_, i) => low + ((i + n) % places) * unit);
    return free.find((ordinal) => !not.includes(ordinal));
  }
  const start = low === undefined ? (high === undefined ? (not[0] ?? 0) + unit : high - far) : low + far;
  return not.includes(start) ? start + (high === undefined ? unit : -unit) : start;
}
