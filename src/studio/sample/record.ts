/** Whole records that keep a specification's conditions between fields. References are left to the caller. */
import type { Entity, Field, Specification } from '../../protocol/specification.ts';
import { isNumberType, rangeOf, sampleDay, sampleMoment, sampleValue, type FieldValue } from './field.ts';
import { comparisonsOf, holds, ordinalOf, rightOrdinal, unitOf, valueAt } from './compare.ts';
import type { Body, Comparison, Present } from './compare.ts';

/** What a record is made for: its number (values of different numbers differ) and the values that are given. */
export type RecordOrder = {
  specification: Specification;
  entity: Entity;
  n: number;
  fixed?: Body;
  /** The present moment, ms since the epoch: for conditions against "now". */
  nowMs: number;
};

const step = { lt: -1, lte: -1, gt: 1, gte: 1, ne: 1, eq: 0 };

/** Days between the slots of two records, so that neither intervals nor day, week or month limits make them meet. */
function strideOf(specification: Specification): number {
  const units = specification.rules.flatMap((rule) =>
    rule.kind === 'limit' && rule.period && rule.per.length === 0 ? [rule.period.unit] : [],
  );
  if (units.includes('month')) return 32;
  return units.includes('week') ? 8 : 3;
}

/**
 * A valid body of an entity: every non-reference field has a value, times lie in a slot of their own, counted
 * quantities are small and capacities large, and all conditions between fields hold. Given values are kept.
 */
export function sampleBody(order: RecordOrder): Body {
  const { specification, entity, n, fixed = {} } = order;
  const body: Body = {};
  for (const field of entity.fields) {
    if (field.type.kind !== 'reference') body[field.key] = valueIn(specification, entity, { field, n });
  }
  Object.assign(body, fixed);
  shorten(order, body);
  const comparisons = comparisonsOf(specification, entity);
  const present = { nowMs: order.nowMs, timeZone: specification.product.timeZone };
  for (let round = 0; round < 6; round += 1) {
    const broken = comparisons.filter((rule) => !holds(rule, { entity, body, present }));
    if (broken.length === 0) break;
    for (const rule of broken) repair(rule, { entity, body, present, fixed, n });
  }
  return body;
}

/** Intervals that end with a field are short: one unit after they begin, unless their end is given. */
function shorten({ specification, entity, fixed = {} }: RecordOrder, body: Body): void {
  for (const rule of specification.rules) {
    if (rule.entity !== entity.key || rule.kind !== 'noOverlap' || rule.end.by !== 'field') continue;
    const end = rule.end.field;
    const type = entity.fields.find((field) => field.key === end)?.type;
    const start = type && ordinalOf(type, body[rule.start]);
    if (type === undefined || start === undefined || end in fixed) continue;
    body[end] = valueAt(type, start + unitOf(type));
  }
}

function valueIn(
  specification: Specification,
  entity: Entity,
  wanted: { field: Field; n: number },
): FieldValue {
  const { field, n } = wanted;
  const slot = n * strideOf(specification);
  if (field.type.kind === 'date') return sampleDay(slot);
  if (field.type.kind === 'datetime') return sampleMoment(slot);
  if (!isNumberType(field.type)) return sampleValue(field, n);
  const { low, high } = rangeOf(field.type);
  if (isCounted(specification, entity, field)) return low;
  if (isCapacity(specification, entity, field)) return Math.min(high, low + 1000);
  return field.type.kind === 'duration' && !field.unique ? low : sampleValue(field, n);
}

function isCounted(specification: Specification, entity: Entity, field: Field): boolean {
  return specification.rules.some(
    (rule) => rule.kind === 'limit' && rule.entity === entity.key && rule.sum === field.key,
  );
}

function isCapacity(specification: Specification, entity: Entity, field: Field): boolean {
  return specification.rules.some((rule) => {
    if (rule.kind !== 'limit' || typeof rule.max === 'number' || rule.max.field !== field.key) return false;
    const { via } = rule.max;
    const holder = specification.entities.find((each) => each.key === rule.entity);
    const type = holder?.fields.find((each) => each.key === via)?.type;
    return type?.kind === 'reference' && type.entity === entity.key;
  });
}

type Repair = { entity: Entity; body: Body; present: Present; fixed: Body; n: number };

/** Moves the left side to where the condition holds; the right side when the left one is given or has no room. */
function repair(rule: Comparison, at: Repair): void {
  const left = at.entity.fields.find((field) => field.key === rule.left);
  if (left === undefined) return;
  const right = rightOrdinal(rule, at);
  const isLeftFree = !(rule.left in at.fixed);
  if (right === undefined) {
    if (isLeftFree) at.body[rule.left] = sampleValue(left, at.n + 1);
    return;
  }
  // Against the present moment the record's number keeps values apart; between fields the next neighbour will do.
  const far = rule.right.kind === 'now' ? 1 + (at.n % 3000) : 1;
  const moved = right + step[rule.op] * unitOf(left.type) * far;
  if (isLeftFree && isWithin(left, moved)) {
    at.body[rule.left] = valueAt(left.type, moved);
    return;
  }
  if (rule.right.kind === 'field' && !(rule.right.field in at.fixed)) moveRight(rule, rule.right.field, at);
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
