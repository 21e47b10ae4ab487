/** Whole records that keep a specification's conditions between fields. References and uploads are left to the caller. */
import type { Entity, Field, Rule, Specification } from '../../protocol/specification.ts';
import { isNumberType, rangeOf, sampleDay, sampleMoment, sampleValue, type FieldValue } from './field.ts';
import { comparisonsOf, holds, ordinalOf, rightOrdinal, unitOf, valueAt } from './compare.ts';
import type { Body, Comparison, Present, Related } from './compare.ts';
import { needOf, plainActs, timedComparisons } from './need.ts';
import { hasClosedDays, hoursOf, openMoment } from './opening.ts';
import { placeWithin } from './place.ts';

/** What a record is made for: its number (values of different numbers differ) and the values that are given. */
export type RecordOrder = {
  specification: Specification;
  entity: Entity;
  n: number;
  fixed?: Body;
  /** The present moment, ms since the epoch: for conditions against "now". */
  nowMs: number;
  /** What will be done with it (`create`, `update`, `delete`, verbs): deadlines and requirements are kept for these. */
  acts?: readonly string[];
  /** The records that it refers to, for conditions on their fields. */
  related?: Related;
  /** Conditions of others who will refer to it. */
  comparisons?: readonly Comparison[];
};

const step = { lt: -1, lte: -1, gt: 1, gte: 1, ne: 1, eq: 0 };
const stepless = new Set(['reference', 'references', 'image', 'file']);

/** The keys by which a rule tells records apart, the account aside: all records of one maker agree in that. */
export function sharersOf(rule: Extract<Rule, { kind: 'limit' | 'noOverlap' }>): string[] {
  return rule.per.filter((key) => key !== 'createdBy');
}

/** Days between the slots of two records, so that neither intervals nor limits of a period make them meet. */
function strideOf(specification: Specification): number {
  const units = specification.rules.flatMap((rule) =>
    rule.kind === 'limit' && rule.period && sharersOf(rule).length === 0 ? [rule.period.unit] : [],
  );
  if (units.includes('year')) return 367;
  if (units.includes('month')) return 32;
  const hours = specification.rules.filter((rule) => rule.kind === 'hours');
  return units.includes('week') || hasClosedDays(hours) ? 8 : 3;
}

/** Every condition that a record must keep for what will be done with it. */
export function conditionsOf(
  order: Pick<RecordOrder, 'specification' | 'entity' | 'acts' | 'comparisons'>,
): Comparison[] {
  const { specification, entity, acts = plainActs, comparisons = [] } = order;
  return [
    ...comparisonsOf(specification, entity),
    ...needOf(specification, entity, acts).comparisons,
    ...timedComparisons(specification, entity),
    ...comparisons,
  ];
}

/**
 * A valid body of an entity: every field but references and uploads has a value, times lie in a slot of their own and
 * in opening hours, counted quantities are small and capacities and stocks large, and all conditions between fields
 * hold. Given values are kept.
 */
export function sampleBody(order: RecordOrder): Body {
  const { specification, entity, n, acts = plainActs, related } = order;
  const body: Body = {};
  for (const field of entity.fields) {
    if (!stepless.has(field.type.kind)) body[field.key] = valueIn(specification, entity, { field, n });
  }
  const wanted = needOf(specification, entity, acts).fixed;
  const fixed = { ...wanted, ...order.fixed };
  Object.assign(body, fixed);
  const conditions = conditionsOf(order);
  const present = { nowMs: order.nowMs, timeZone: specification.product.timeZone };
  const at: Repair = { specification, entity, body, present, fixed, n, ...(related ? { related } : {}) };
  for (let round = 0; round < 6; round += 1) {
    placeWithin(conditions, at);
    if (round === 0) shorten(order, body, fixed);
    const broken = conditions.filter((rule) => !holds(rule, at));
    if (broken.length === 0) break;
    for (const rule of broken) repair(rule, at);
  }
  return body;
}

/** Intervals that end with a field are short: one unit after they begin, unless their end is given. */
function shorten({ specification, entity }: RecordOrder, body: Body, fixed: Body): void {
  for (const rule of specification.rules) {
    const interval = rule.entity === entity.key ? intervalOf(rule) : undefined;
    if (interval === undefined || interval.end in fixed) continue;
    const type = entity.fields.find((field) => field.key === interval.end)?.type;
    const start = type && ordinalOf(type, body[interval.start]);
    if (type !== undefined && start !== undefined) {
      body[interval.end] = valueAt(type, start + unitOf(type));
    }
  }
}

/** The fields between which the interval of a rule lies, where both are fields. */
function intervalOf(rule: Rule): { start: string; end: string } | undefined {
  if (rule.kind !== 'noOverlap' && rule.kind !== 'hours') return undefined;
  if (rule.end?.by !== 'field') return undefined;
  return { start: rule.kind === 'hours' ? rule.field : rule.start, end: rule.end.field };
}

function valueIn(
  specification: Specification,
  entity: Entity,
  wanted: { field: Field; n: number },
): FieldValue {
  const { field, n } = wanted;
  const slot = n * strideOf(specification);
  if (field.type.kind === 'date') return sampleDay(slot);
  if (field.type.kind === 'datetime') return momentIn(specification, entity, { field, slot });
  if (isCode(specification, entity, field)) return `code-${n}`;
  if (!isNumberType(field.type)) return sampleValue(field, n);
  const { low, high } = rangeOf(field.type);
  if (isCounted(specification, entity, field)) return Math.max(low, Math.min(1, high));
  if (isCapacity(specification, entity, field)) {
    return Math.min(field.type.max === undefined ? high : Math.floor((low + high) / 2), low + 1000);
  }
  return field.type.kind === 'duration' && !field.unique ? low : sampleValue(field, n);
}

/** Whether a field is the code of a short link: letters, digits and hyphens. */
export function isCode(specification: Specification, entity: Entity, field: Field): boolean {
  return specification.shortLinks.some((link) => link.entity === entity.key && link.code === field.key);
}

function momentIn(
  specification: Specification,
  entity: Entity,
  { field, slot }: { field: Field; slot: number },
): FieldValue {
  const hours = hoursOf(specification, entity, field.key);
  const plain = sampleMoment(slot);
  if (hours.length === 0) return plain;
  return new Date(openMoment(hours, Date.parse(plain), specification.product.timeZone)).toISOString();
}

function isCounted(specification: Specification, entity: Entity, field: Field): boolean {
  return specification.rules.some(
    (rule) =>
      rule.entity === entity.key &&
      ((rule.kind === 'limit' && rule.sum === field.key) ||
        (rule.kind === 'stock' && rule.amount === field.key)),
  );
}

/** Whether a field says how much there is for records that refer to its record: a capacity or a stock. */
function isCapacity(specification: Specification, entity: Entity, field: Field): boolean {
  return specification.rules.some((rule) => {
    const room = roomOf(rule);
    if (room?.field !== field.key) return false;
    const holder = specification.entities.find((each) => each.key === rule.entity);
    const type = holder?.fields.find((each) => each.key === room.via)?.type;
    return type?.kind === 'reference' && type.entity === entity.key;
  });
}

function roomOf(rule: Rule): { via: string; field: string } | undefined {
  if (rule.kind === 'stock') return rule;
  if (rule.kind !== 'limit' && rule.kind !== 'noOverlap') return undefined;
  return typeof rule.max === 'object' ? rule.max : undefined;
}

/** A record while its values are put right. `fixed` values stay. */
export type Repair = {
  specification: Specification;
  entity: Entity;
  body: Body;
  present: Present;
  fixed: Body;
  n: number;
  related?: Related;
};

/** Moves the left side to where the condition holds; the right side when the left one is given or has no room. */
function repair(rule: Comparison, at: Repair): void {
  const left = at.entity.fields.find((field) => field.key === rule.left);
  if (left === undefined) return;
  const right = rightOrdinal(rule, at);
  const isLeftFree = !(rule.left in at.fixed);
  if (right === undefined) {
    if (isLeftFree) at.body[rule.left] = otherWord(rule, left, at);
    return;
  }
  // What is not of this record was placed already, with whatever else is asked of the field.
  if (rule.right.kind !== 'field' || rule.right.via !== undefined) return;
  const moved = right + step[rule.op] * unitOf(left.type);
  if (isLeftFree && isWithin(left, moved)) {
    at.body[rule.left] = valueAt(left.type, moved);
    return;
  }
  if (!(rule.right.field in at.fixed)) moveRight(rule, rule.right.field, at);
}

function otherWord(rule: Comparison, left: Field, at: Repair): FieldValue {
  if (rule.op !== 'eq') return sampleValue(left, at.n + 1);
  if (rule.right.kind === 'value') return rule.right.value;
  return rule.right.kind === 'field' ? (at.body[rule.right.field] ?? null) : null;
}

function moveRight(rule: Comparison, key: string, at: Repair): void {
  const other = at.entity.fields.find((field) => field.key === key);
  const opposite = { lt: 'gt', lte: 'gte', gt: 'lt', gte: 'lte', ne: 'ne', eq: 'eq' } as const;
  const mirrored: Comparison = {
    left: key,
    op: opposite[rule.op],
    right: { kind: 'field', field: rule.left },
  };
  const anchor = rightOrdinal(mirrored, at);
  if (other === undefined || anchor === undefined) return;
  at.body[key] = valueAt(other.type, anchor + step[mirrored.op] * unitOf(other.type));
}

function isWithin(field: Field, ordinal: number): boolean {
  if (!isNumberType(field.type)) return true;
  const { low, high } = rangeOf(field.type);
  return ordinal >= low && ordinal <= high;
}
