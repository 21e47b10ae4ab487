/**
 * Makes records over the API as the administrator, with everything that they refer to. References that a rule counts
 * by get records of their own, so that the rules of one probe do not meet those of another; other references share one.
 */
import type { Entity, Field, Specification } from '../../protocol/specification.ts';
import type { Clock } from '../../kernel/clock.ts';
import { conditionsOf, sampleBody, sharersOf, type RecordOrder } from '../sample/record.ts';
import { holds, type Body, type Comparison, type Related } from '../sample/compare.ts';
import { needOf, plainActs, type Target } from '../sample/need.ts';
import { expectRecord, type ProductRecord } from './expect.ts';
import { raise, reachStates, ready } from './fulfil.ts';
import { decisiveKeys, entityOf, isMany, isReference, rulesOf } from './model.ts';
import { verbsTo, type Order, type Shop } from './shop.ts';
import { Unprobeable, type Session } from './world.ts';
import { upload } from './upload.ts';

/** Makes bodies and records of a specification's entities. */
export type Factory = {
  /** A number that no earlier record of this run was made for. */
  next(): number;
  /** A valid body; what it refers to exists. */
  body(entity: string, fixed?: Body): Promise<Body>;
  /** A new record, made by the administrator. */
  make(entity: string, fixed?: Body): Promise<ProductRecord>;
  /** A new record to which one of `entity` may refer by `key` at once. */
  target(entity: string, key: string, fixed?: Body): Promise<ProductRecord>;
  /** One record that probes may refer to but not change. */
  shared(entity: string): Promise<ProductRecord>;
  /** New values for all fields but the references: a change that no rule refuses. */
  change(entity: string, fixed?: Body): Body;
  /** Deletes the records of an entity that were made where a limit counts all of them. */
  clear(entity: string): Promise<void>;
  /** Takes a record along verbs, doing first what the rules demand for each. */
  walk(entity: string, input: { record: ProductRecord; verbs: readonly string[] }): Promise<ProductRecord>;
  /** Does what the rules demand before an act on a record. */
  ready(entity: string, input: { id: number; act: string }): Promise<void>;
  /** The same factory, for records with which these acts will be done. */
  forActs(acts: readonly string[]): Factory;
};

/** Numbers begin here, away from those of other testers of the same product. */
const firstNumber = 1000;

/** Opens a factory that works as `admin`. */
export function openFactory(input: { specification: Specification; clock: Clock; admin: Session }): Factory {
  const shop: Shop = {
    ...input,
    shared: new Map(),
    uploads: new Map(),
    live: new Map(),
    n: firstNumber,
    make: (order) => make(shop, order),
  };
  return factoryFor(shop, plainActs);
}

function factoryFor(shop: Shop, acts: readonly string[]): Factory {
  const order = (key: string, fixed: Body = {}): Order => ({
    entity: entityOf(shop.specification, key),
    fixed,
    above: [],
    acts,
  });
  return {
    next: () => (shop.n += 1),
    body: (key, fixed) => makeBody(shop, order(key, fixed)),
    make: (key, fixed) => make(shop, order(key, fixed)),
    target: (key, via, fixed) => targetFor(shop, order(key), { via, fixed: fixed ?? {} }),
    shared: (key) => share(shop, key, []),
    clear: (key) => makeRoom(shop, entityOf(shop.specification, key), 0),
    change: (key, fixed = {}) => change(shop, order(key, fixed)),
    walk: (key, input) => reachStates(shop, entityOf(shop.specification, key), input),
    ready: (key, input) => ready(shop, entityOf(shop.specification, key), input),
    forActs: (other) => factoryFor(shop, other),
  };
}

function sampled(shop: Shop, order: Order, related?: Related): { body: Body; sample: RecordOrder } {
  const { specification, clock } = shop;
  const { entity, fixed, acts, target } = order;
  shop.n += 1;
  const sample: RecordOrder = {
    specification,
    entity,
    n: shop.n,
    fixed: { ...target?.fixed, ...fixed },
    nowMs: clock.now(),
    acts,
    ...(related ? { related } : {}),
    ...(target ? { comparisons: target.comparisons } : {}),
  };
  return { body: sampleBody(sample), sample };
}

/** Fields that are held against other records stay as they are: what is right there is not known here. */
function change(shop: Shop, order: Order): Body {
  const { body } = sampled(shop, order);
  for (const rule of rulesOf(shop.specification, order.entity.key)) {
    const isElsewhere =
      rule.kind === 'compare' && rule.right.kind === 'field' && rule.right.via !== undefined;
    if (isElsewhere && !(rule.left in order.fixed)) delete body[rule.left];
  }
  return body;
}

/** A valid body; the records and files that it refers to are made. */
async function makeBody(shop: Shop, order: Order): Promise<Body> {
  const { entity, fixed } = order;
  const related: Related = {};
  const references: Body = {};
  const need = needOf(shop.specification, entity, order.acts);
  for (const field of entity.fields) {
    const given =
      field.key in fixed
        ? fixed[field.key]
        : await fill(shop, { ...order, field, need: need.targets[field.key] });
    if (!isReference(field)) {
      if (given !== undefined && !(field.key in fixed)) references[field.key] = given;
      continue;
    }
    if (typeof given !== 'number') continue;
    references[field.key] = given;
    if (isComparedBy(shop, entity, field.key))
      related[field.key] = await known(shop, field.type.entity, given);
  }
  return keeping(shop, order, { related, references });
}

function isComparedBy({ specification }: Shop, entity: Entity, key: string): boolean {
  return rulesOf(specification, entity.key).some(
    (rule) => rule.kind === 'compare' && rule.right.kind === 'field' && rule.right.via === key,
  );
}

async function known(shop: Shop, key: string, id: number): Promise<Related[string]> {
  const entity = entityOf(shop.specification, key);
  const answer = await shop.admin.send({ path: `/api/${entity.collection}/${id}` });
  return { entity, body: answer.status === 200 ? (expectRecord(answer, 200) as unknown as Body) : {} };
}

/** The body with which conditions hold; where a number of a record referred to is too small, more is made of it. */
async function keeping(
  shop: Shop,
  order: Order,
  { related, references }: { related: Related; references: Body },
): Promise<Body> {
  const { specification, clock } = shop;
  const present = { nowMs: clock.now(), timeZone: specification.product.timeZone };
  for (let round = 0; ; round += 1) {
    const { body, sample } = sampled(shop, order, related);
    const facts = { specification, entity: order.entity, body, present, related };
    const broken = conditionsOf(sample).filter((rule) => !holds(rule, facts) && !(rule.left in order.fixed));
    const short = broken.map((rule) => elsewhere(rule)).find((side) => side !== undefined);
    const of = short && related[short.via];
    if (short === undefined || of === undefined || round === 3) {
      const isOurs = broken.some((rule) => !specification.rules.some((each) => each === rule));
      if (isOurs) throw new Unprobeable('no time suits all that the rules ask of it');
      return { ...body, ...references, ...order.fixed };
    }
    const id = Number(of.body['id']);
    await raise(shop, { entity: of.entity, id, key: short.field, above: order.above });
    related[short.via] = await known(shop, of.entity.key, id);
  }
}

/** The field of another record on the right of a condition. */
function elsewhere({ right }: Comparison): { field: string; via: string } | undefined {
  return right.kind === 'field' && right.via !== undefined
    ? { field: right.field, via: right.via }
    : undefined;
}

/** What a reference or a file holds when nothing is given: a record of its own where that matters, a shared one else. */
async function fill(
  shop: Shop,
  order: Order & { field: Field; need: Target | undefined },
): Promise<Body[string] | undefined> {
  const { field, entity, above, need } = order;
  if (field.type.kind === 'image' || field.type.kind === 'file') return uploaded(shop, field.type.kind);
  if (!isReference(field) && !isMany(field)) return undefined;
  const target = field.type.entity;
  if (target === entity.key || above.includes(target)) {
    if (field.required) throw new Unprobeable(`${entity.label} needs a ${target} that needs it in turn`);
    return undefined;
  }
  const from = [...above, entity.key];
  const isOwn = isReference(field) && decisiveKeys(shop.specification, entity).has(field.key);
  if (!isOwn && need === undefined) {
    const { id } = await share(shop, target, from);
    return isMany(field) ? [id] : id;
  }
  return (await makeTarget(shop, { entity: entityOf(shop.specification, target), above: from, need })).id;
}

function targetFor(
  shop: Shop,
  { entity, acts }: Order,
  { via, fixed }: { via: string; fixed: Body },
): Promise<ProductRecord> {
  const field = entity.fields.find((each) => each.key === via);
  if (field === undefined || (!isReference(field) && !isMany(field))) {
    throw new Unprobeable(`${via} is no reference`);
  }
  const need = needOf(shop.specification, entity, acts).targets[via] ?? { fixed: {}, comparisons: [] };
  const target = entityOf(shop.specification, field.type.entity);
  return makeTarget(shop, {
    entity: target,
    above: [],
    need: { ...need, fixed: { ...need.fixed, ...fixed } },
  });
}

async function makeTarget(
  shop: Shop,
  { entity, above, need }: { entity: Entity; above: string[]; need: Target | undefined },
): Promise<ProductRecord> {
  const states = need?.states;
  const verbs = states === undefined ? [] : verbsTo(entity, states);
  const acts = verbs.length === 0 ? plainActs : ['create', ...verbs];
  const order = { entity, fixed: {}, above, acts, ...(need ? { target: need } : {}) };
  const record = await make(shop, order);
  return reachStates(shop, entity, { record, verbs });
}

function uploaded(shop: Shop, kind: 'image' | 'file'): Promise<string> {
  const known = shop.uploads.get(kind) ?? upload(shop.admin, kind);
  shop.uploads.set(kind, known);
  return known;
}

function share(shop: Shop, entity: string, above: string[]): Promise<ProductRecord> {
  const known = shop.shared.get(entity);
  if (known !== undefined) return known;
  const of = entityOf(shop.specification, entity);
  const made = make(shop, { entity: of, fixed: {}, above, acts: plainActs }).then((record) => {
    // What others refer to does not give way.
    const live = shop.live.get(entity);
    if (live?.at(-1) === record.id) live.pop();
    return record;
  });
  shop.shared.set(entity, made);
  return made;
}

/** Makes a record as the administrator. */
async function make(shop: Shop, order: Order): Promise<ProductRecord> {
  const { entity } = order;
  const json = await makeBody(shop, order);
  await makeRoom(shop, entity);
  const answer = await shop.admin.send({ method: 'POST', path: `/api/${entity.collection}`, json });
  const record = expectRecord(answer, 201);
  shop.live.get(entity.key)?.push(record.id);
  return record;
}

/** How many records of an entity there may be in all, or made by one account; Infinity without such a limit. */
function mostOf({ specification }: Shop, entity: Entity): number {
  const limits = rulesOf(specification, entity.key).map((rule) =>
    rule.kind === 'limit' &&
    sharersOf(rule).length === 0 &&
    rule.period === undefined &&
    typeof rule.max === 'number'
      ? rule.max
      : Infinity,
  );
  const largest = specification.plans.toSorted((one, other) => other.price - one.price)[0];
  const plan = largest?.limits.find((limit) => limit.entity === entity.key)?.max ?? Infinity;
  return Math.min(...limits, plan);
}

/** Where a limit counts all records of an entity, the oldest of ours give way to new ones. */
async function makeRoom(shop: Shop, entity: Entity, keep?: number): Promise<void> {
  const most = mostOf(shop, entity);
  if (most === Infinity) return;
  const live = shop.live.get(entity.key) ?? [];
  shop.live.set(entity.key, live);
  while (live.length > Math.max(keep ?? most - 4, 0)) {
    const id = live.shift();
    await shop.admin.send({ method: 'DELETE', path: `/api/${entity.collection}/${id}` });
  }
}
