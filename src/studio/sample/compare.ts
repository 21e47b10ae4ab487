/**
 * Conditions between the fields of one record (`compare` rules, and ends that come after their starts), as arithmetic on
 * ordinals: numbers as they are, days and moments as milliseconds since the epoch, times of day as minutes.
 */
import type { Entity, FieldType, Rule, Specification } from '../../protocol/specification.ts';
import { isNumberType, stepOf, type FieldValue } from './field.ts';
import { valueOf } from './derive.ts';
import { dayAt, movedBy } from './moment.ts';

/** A record's fields as they travel in JSON. */
export type Body = Record<string, FieldValue>;

/** A rule of the kind `compare`. */
export type CompareRule = Extract<Rule, { kind: 'compare' }>;
/** How two operands compare. */
export type Comparison = Pick<CompareRule, 'left' | 'op' | 'right'>;

/** The records that a record refers to, by the key of the reference: their entity and what is known of them. */
export type Related = Record<string, { entity: Entity; body: Body }>;

/** What conditions are held against: a record, the records that it refers to, and the present. */
export type Facts = {
  entity: Entity;
  body: Body;
  present: Present;
  related?: Related | undefined;
  /** Needed where a side is a derived value. */
  specification?: Specification | undefined;
};

const dayMs = 86_400_000;

/** What "now" means for a specification: the moment, and the zone that decides which day it is. */
export type Present = { nowMs: number; timeZone: string };

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

/** The present on the scale of a type: the moment, or the present day. */
export function nowOn(type: FieldType, present: Present): number {
  return type.kind === 'date' ? Date.parse(dayAt(present.nowMs, present.timeZone)) : present.nowMs;
}

/** The right side's ordinal for a record; undefined when it is empty, has no order or is not known. */
export function rightOrdinal(rule: Comparison, facts: Facts): number | undefined {
  const left = typeOf(facts.entity, rule.left);
  if (left === undefined) return undefined;
  const { right } = rule;
  if (right.kind === 'now') return movedBy(nowOn(left, facts.present), right.plus);
  if (right.kind === 'value') return ordinalOf(left, right.value);
  const side = sideOf(facts, right);
  const type = side && typeOf(side.entity, right.field);
  return type && ordinalOf(type, valueOn(facts, side, right.field));
}

/** A field of a side, or what a derived value of a new record is before anything refers to it. */
function valueOn(facts: Facts, side: { entity: Entity; body: Body }, key: string): FieldValue | undefined {
  const known = side.body[key];
  if (known !== undefined || facts.specification === undefined) return known;
  const { specification, present } = facts;
  const related = side.body === facts.body ? facts.related : undefined;
  return valueOf({ specification, present, entity: side.entity, body: side.body, related }, key);
}

/** The record on which a side's field stands: this one, or the one that `via` refers to. */
function sideOf(
  facts: Facts,
  { via }: { via?: string | undefined },
): { entity: Entity; body: Body } | undefined {
  return via === undefined ? facts : facts.related?.[via];
}

/** Whether a condition holds for a record; it does when a side is empty or not known. */
export function holds(rule: Comparison, facts: Facts): boolean {
  const type = typeOf(facts.entity, rule.left);
  const left = type && ordinalOf(type, facts.body[rule.left]);
  const right = rightOrdinal(rule, facts);
  if (left === undefined || right === undefined) return holdsForWords(rule, facts);
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

/** What has no order is the same or another. */
function holdsForWords(rule: Comparison, facts: Facts): boolean {
  if (rule.op !== 'ne' && rule.op !== 'eq') return true;
  const left = facts.body[rule.left];
  const right = wordsOnRight(rule, facts);
  if (left === undefined || left === null || right === undefined || right === null) return true;
  return (left === right) === (rule.op === 'eq');
}

function wordsOnRight({ right }: Comparison, facts: Facts): FieldValue | undefined {
  if (right.kind === 'field') return sideOf(facts, right)?.body[right.field];
  return right.kind === 'value' ? right.value : undefined;
}

/** The type of a field or derived value. */
export function typeOf(entity: Entity, key: string): FieldType | undefined {
  return [...entity.fields, ...entity.derived].find((each) => each.key === key)?.type;
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
