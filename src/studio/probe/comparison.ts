/** Probes of compare rules: kept at the edge, refused beyond it, from both sides. */
import type { Field } from '../../protocol/specification.ts';
import {
  rightOrdinal,
  unitOf,
  valueAt,
  type Body,
  type CompareRule,
  type Related,
} from '../sample/compare.ts';
import { isNumberType, rangeOf, type FieldValue } from '../sample/field.ts';
import { hoursOf, openBeside } from '../sample/opening.ts';
import { expect, expectRecord } from './expect.ts';
import { patch, ruleHead, type RulePlace } from './entrance.ts';
import { entityOf, isReference } from './model.ts';
import { brokenBy } from './oracle.ts';
import { Unprobeable } from './world.ts';

/** Neighbours of the right side, in units, that keep and that break each comparison. */
const edges = {
  lt: { keep: -1, broken: 0 },
  lte: { keep: 0, broken: 1 },
  gt: { keep: 1, broken: 0 },
  gte: { keep: 0, broken: -1 },
  ne: { keep: 1, broken: 0 },
  eq: { keep: 0, broken: 1 },
};

/** Holds a compare rule against the product. */
export async function probeComparison(place: RulePlace<CompareRule>): Promise<void> {
  const { rule, world, entity, path } = place;
  await world.ledger.check(
    ruleHead(rule, 'compare', 'Holds for new ones and for changes.'),
    async (after) => {
      const left = entity.fields.find((field) => field.key === rule.left);
      if (left === undefined) throw new Unprobeable(`${rule.left} is no field`);
      const kept = await bodyOn(place, left, 'keep');
      const broken = await bodyOn(place, left, 'broken');
      const refused = { status: 422, field: rule.left, detail: rule.message };
      expect(await world.admin.send({ method: 'POST', path, json: broken }), refused);
      const { id } = expectRecord(await world.admin.send({ method: 'POST', path, json: kept }), 201);
      after(() => world.admin.send({ method: 'DELETE', path: `${path}/${id}` }));
      expect(
        await patch(place, id, {
          [rule.left]: valueBeside(place, {
            left,
            body: kept,
            edge: 'broken',
            related: await relatedOf(place, kept),
          }),
        }),
        refused,
      );
      if (rule.right.kind !== 'field' || rule.right.via !== undefined) return;
      if (isDerived(place, rule.right.field)) return;
      await probeOtherSide(place, { left, id, right: rule.right.field });
    },
  );
}

type Edge = 'keep' | 'broken';

const isDerived = ({ entity }: RulePlace<CompareRule>, key: string): boolean =>
  entity.derived.some((each) => each.key === key);

/** What is known of the record on the right side, where it is another one. */
async function relatedOf(place: RulePlace<CompareRule>, body: Body): Promise<Related> {
  const { rule, entity, world } = place;
  const via = rule.right.kind === 'field' ? rule.right.via : undefined;
  const field = entity.fields.find((each) => each.key === via);
  if (via === undefined || field === undefined || !isReference(field)) return {};
  const target = entityOf(world.specification, field.type.entity);
  const answer = await world.admin.send({ path: `/api/${target.collection}/${String(body[via])}` });
  return { [via]: { entity: target, body: expectRecord(answer, 200) as unknown as Body } };
}

/** The value of the left side beside the right one of a body. */
function valueBeside(
  place: RulePlace<CompareRule>,
  input: { left: Field; body: Body; edge: Edge; related: Related },
): FieldValue {
  const { rule, entity, world } = place;
  const { left, body, edge, related } = input;
  const { specification } = world;
  const present = { nowMs: world.clock.now(), timeZone: specification.product.timeZone };
  const right = rightOrdinal(rule, { specification, entity, body, present, related });
  if (right === undefined) return unorderedValue(rule, body, edge);
  const ordinal = right + stepsAway(rule, left, edge) * unitOf(left.type);
  if (isNumberType(left.type)) {
    const { min = -Infinity, exclusiveMin = -Infinity, max = Infinity } = left.type;
    if (ordinal < min || ordinal <= exclusiveMin || ordinal > max) {
      throw new Unprobeable('the field’s own bounds refuse what the rule would');
    }
  }
  return valueAt(left.type, rule.right.kind === 'now' ? openOn(place, left, { ordinal, edge }) : ordinal);
}

/** The moment itself; where the field has opening hours, the nearest one on its side of the present that lies in them. */
function openOn(
  { rule, entity, world: { specification } }: RulePlace<CompareRule>,
  left: Field,
  { ordinal, edge }: { ordinal: number; edge: Edge },
): number {
  if (left.type.kind !== 'datetime') return ordinal;
  const isAhead = (rule.op === 'gt' || rule.op === 'gte') === (edge === 'keep');
  const { timeZone } = specification.product;
  const rules = hoursOf(specification, entity, left.key);
  const open = openBeside(rules, { fromMs: ordinal, isAhead, timeZone });
  if (open === undefined) throw new Unprobeable('nothing is open on one side of the present');
  return open;
}

/** The present moves on while a request travels: an hour keeps clear of it; days are compared with today itself. */
function stepsAway(rule: CompareRule, left: Field, edge: Edge): number {
  const away = edges[rule.op][edge];
  if (away !== 0 || rule.right.kind !== 'now' || left.type.kind !== 'datetime') return away;
  return { lt: 1, gt: -1, lte: -1, gte: 1, ne: 0, eq: 0 }[rule.op];
}

function unorderedValue(rule: CompareRule, body: Body, edge: Edge): FieldValue {
  if (rule.op !== 'ne' && rule.op !== 'eq') throw new Unprobeable('the sides have no order');
  const mirrored =
    rule.right.kind === 'value'
      ? rule.right.value
      : rule.right.kind === 'field'
        ? (body[rule.right.field] ?? null)
        : null;
  const isSame = (rule.op === 'eq') === (edge === 'keep');
  if (isSame) return mirrored;
  return rule.op === 'eq' ? otherThan(mirrored) : (body[rule.left] ?? null);
}

function otherThan(value: FieldValue): FieldValue {
  if (typeof value === 'boolean') return !value;
  throw new Unprobeable('there is no other value that the field would take');
}

async function bodyOn(place: RulePlace<CompareRule>, left: Field, edge: Edge): Promise<Body> {
  const { rule, factory, entity, world } = place;
  const base = await factory.body(entity.key);
  const related = await relatedOf(place, base);
  const fixed: Body = { [rule.left]: valueBeside(place, { left, body: base, edge, related }) };
  if (rule.right.kind === 'field') {
    const { field, via } = rule.right;
    if (via !== undefined) fixed[via] = base[via] ?? null;
    else if (!isDerived(place, field)) fixed[field] = base[field] ?? null;
  }
  const body = await factory.body(entity.key, fixed);
  const broken = brokenBy(world, entity, body);
  const isAsWanted = edge === 'keep' ? broken.length === 0 : broken.every((each) => isSame(each, rule));
  if (!isAsWanted) throw new Unprobeable('other conditions between the fields stand in the way');
  return body;
}

function isSame(a: Pick<CompareRule, 'left' | 'right'>, b: CompareRule): boolean {
  return a.left === b.left && JSON.stringify(a.right) === JSON.stringify(b.right);
}

/** Moving the right side alone past the left one is refused as well. */
async function probeOtherSide(
  place: RulePlace<CompareRule>,
  input: { left: Field; id: number; right: string },
): Promise<void> {
  const { rule, entity, world } = place;
  const right = entity.fields.find((field) => field.key === input.right);
  const answer = await world.admin.send({ path: `${place.path}/${input.id}` });
  const body = expectRecord(answer, 200) as unknown as Body;
  const mirrored = { left: input.right, right: { kind: 'field' as const, field: rule.left }, op: rule.op };
  const present = { nowMs: world.clock.now(), timeZone: world.specification.product.timeZone };
  const anchor = rightOrdinal(mirrored, { entity, body, present });
  if (right === undefined || anchor === undefined) return;
  const away = { lt: 0, lte: -1, gt: 0, gte: 1, ne: 0, eq: 1 }[rule.op];
  const value = valueAt(right.type, anchor + away * unitOf(right.type));
  const broken = brokenBy(world, entity, { ...body, [input.right]: value });
  if (!broken.every((each) => isSame(each, rule))) return;
  if (isNumberType(right.type)) {
    const { low, high } = rangeOf(right.type);
    if (Number(value) < low || Number(value) > high) return;
  }
  expect(await patch(place, input.id, { [input.right]: value }), { status: 422, detail: rule.message });
}
