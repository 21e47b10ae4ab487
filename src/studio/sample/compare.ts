/**
 * Conditions between the fields of one record (`compare` rules, and ends that come after their starts), as arithmetic on
 * ordinals: numbers as they are, days and moments as milliseconds since the epoch, times of day as minutes.
 */
import type { Entity, FieldType, Rule, Specification } from '../../protocol/specification.ts';
import { isNumberType, stepOf, type FieldValue } from './field.ts';

/** A record's fields as they travel in JSON. */
export type Body = Record<string, FieldValue>;

/** A rule of the kind `compare`. */
export type CompareRule = Extract<Rule, { kind: 'compare' }>;
/** How two operands compare. */
export type Comparison = Pick<CompareRule, 'left' | 'op' | 'right'>;

const dayMs = 86_400_000;

/** What "now" means for a specification: the moment, and the zone that decides which day it is. */
export type Present = { nowMs: number; timeZone: string };

/** The present day in the product's time zone, YYYY-MM-DD. */
function todayOf(present: Present): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: present.timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(present.nowMs);
}

/** The ordinal of a value, or undefined where the type has no order that we compute with. */
export function ordinalOf(type: FieldType, value: FieldValue | undefined): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  if (type.kind === 'date' || type.kind === 'datetime') {
    const ms = Date.parse(value);
    return Number.isNaN(ms) ? undefined : ms;
  }
  if (type.kind !== 'time') return undefined;
  const [hours, minutes] = value.split(':').map(Number);
  return hours === undefined || minutes === undefined ? undefined : hours * 60 + minutes;
}

/** The value of a type at an ordinal; the inverse of `ordinalOf`. */
export function valueAt(type: FieldType, ordinal: number): FieldValue {
  if (type.kind === 'date') return new Date(ordinal).toISOString().slice(0, 10);
  if (type.kind === 'datetime') return new Date(ordinal).toISOString();
  if (type.kind !== 'time') return ordinal;
  const minutes = ((ordinal % 1440) + 1440) % 1440;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The distance between neighbours that probes use for a type: a step of a number, a day, an hour, half an hour. */
export function unitOf(type: FieldType): number {
  if (isNumberType(type)) return stepOf(type);
  return { date: dayMs, datetime: 3_600_000, time: 30 }[type.kind as 'date'] ?? 1;
}

/** The right side's ordinal for a record. */
export function rightOrdinal(
  rule: Comparison,
  input: { entity: Entity; body: Body; present: Present },
): number | undefined {
  const left = typeOf(input.entity, rule.left);
  if (left === undefined) return undefined;
  if (rule.right.kind === 'now') {
    return left.kind === 'date' ? Date.parse(todayOf(input.present)) : input.present.nowMs;
  }
  if (rule.right.kind === 'value') return ordinalOf(left, rule.right.value);
  const right = typeOf(input.entity, rule.right.field);
  return right && ordinalOf(right, input.body[rule.right.field]);
}

/** Whether a condition holds for a record; it does when a side is empty or has no order (`ne` compares any values). */
export function holds(rule: Comparison, input: { entity: Entity; body: Body; present: Present }): boolean {
  const type = typeOf(input.entity, rule.left);
  const left = type && ordinalOf(type, input.body[rule.left]);
  const right = rightOrdinal(rule, input);
  if (left === undefined || right === undefined) {
    return rule.op !== 'ne' || !areSame(rule, input.body);
  }
  const compared = {
    lt: left < right,
    lte: left <= right,
    gt: left > right,
    gte: left >= right,
    ne: left !== right,
    eq: left === right,
  };
  return compared[rule.op];
}

function areSame(rule: Comparison, body: Body): boolean {
  const left = body[rule.left];
  if (left === undefined || left === null) return false;
  if (rule.right.kind === 'field') return left === body[rule.right.field];
  return rule.right.kind === 'value' && left === rule.right.value;
}

function typeOf(entity: Entity, key: string): FieldType | undefined {
  return entity.fields.find((field) => field.key === key)?.type;
}

/** All conditions that hold between the fields of an entity's records: its compare rules and "ends after it starts". */
export function comparisonsOf(specification: Specification, entity: Entity): Comparison[] {
  const comparisons: Comparison[] = [];
  for (const rule of specification.rules) {
    if (rule.entity !== entity.key) continue;
    if (rule.kind === 'compare') comparisons.push(rule);
    if (rule.kind === 'noOverlap' && rule.end.by === 'field') {
      comparisons.push({ left: rule.end.field, op: 'gt', right: { kind: 'field', field: rule.start } });
    }
  }
  return comparisons;
}
