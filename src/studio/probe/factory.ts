/**
 * Makes records over the API as the administrator, with everything that they refer to. References that a rule counts
 * by get records of their own, so that the rules of one probe do not meet those of another; other references share one.
 */
import type { Entity, Specification } from '../../protocol/specification.ts';
import type { Clock } from '../../kernel/clock.ts';
import { sampleBody } from '../sample/record.ts';
import type { Body } from '../sample/compare.ts';
import { expectRecord, type ProductRecord } from './expect.ts';
import { decisiveKeys, entityOf, referencesOf, rulesOf } from './model.ts';
import { Unprobeable, type Session } from './world.ts';

/** Makes bodies and records of a specification's entities. */
export type Factory = {
  /** A number that no earlier record of this run was made for. */
  next(): number;
  /** A valid body; what it refers to exists. */
  body(entity: string, fixed?: Body): Promise<Body>;
  /** A new record, made by the administrator. */
  make(entity: string, fixed?: Body): Promise<ProductRecord>;
  /** One record that probes may refer to but not change. */
  shared(entity: string): Promise<ProductRecord>;
  /** New values for all fields but the references: a change that no rule refuses. */
  change(entity: string, fixed?: Body): Body;
  /** Deletes the records of an entity that were made where a limit counts all of them. */
  clear(entity: string): Promise<void>;
};

/** Numbers begin here, away from those of other testers of the same product. */
const firstNumber = 1000;

type Shop = {
  specification: Specification;
  clock: Clock;
  admin: Session;
  shared: Map<string, Promise<ProductRecord>>;
  /** Records of entities with a total limit, oldest first, to be deleted before more are made. */
  live: Map<string, number[]>;
  n: number;
};

/** Opens a factory that works as `admin`. */
export function openFactory(input: { specification: Specification; clock: Clock; admin: Session }): Factory {
  const shop: Shop = { ...input, shared: new Map(), live: new Map(), n: firstNumber };
  const next = (): number => (shop.n += 1);
  const body = (entity: string, fixed: Body = {}): Promise<Body> =>
    makeBody(shop, { entity: entityOf(shop.specification, entity), fixed, above: [] });
  return {
    next,
    body,
    make: (entity, fixed) => make(shop, { entity, fixed: fixed ?? {}, above: [] }),
    shared: (entity) => share(shop, entity, []),
    clear: (entity) => makeRoom(shop, entityOf(shop.specification, entity), 0),
    change: (entity, fixed = {}) =>
      sampleBody({
        ...input,
        entity: entityOf(input.specification, entity),
        n: next(),
        fixed,
        nowMs: input.clock.now(),
      }),
  };
}

async function makeBody(shop: Shop, order: { entity: Entity; fixed: Body; above: string[] }): Promise<Body> {
  const { entity, fixed, above } = order;
  const decisive = decisiveKeys(shop.specification, entity);
  const references: Body = {};
  for (const field of referencesOf(entity)) {
    if (field.key in fixed) continue;
    const target = field.type.entity;
    if (target === entity.key || above.includes(target)) {
      if (field.required) throw new Unprobeable(`${entity.label} needs a ${target} that needs it in turn`);
      continue;
    }
    const from = [...above, entity.key];
    const record = decisive.has(field.key)
      ? await make(shop, { entity: target, fixed: {}, above: from })
      : await share(shop, target, from);
    references[field.key] = record.id;
  }
  shop.n += 1;
  const { specification, clock, n } = shop;
  return { ...sampleBody({ specification, entity, n, fixed, nowMs: clock.now() }), ...references, ...fixed };
}

function share(shop: Shop, entity: string, above: string[]): Promise<ProductRecord> {
  const known = shop.shared.get(entity);
  if (known !== undefined) return known;
  const made = make(shop, { entity, fixed: {}, above });
  shop.shared.set(entity, made);
  return made;
}

async function make(
  shop: Shop,
  order: { entity: string; fixed: Body; above: string[] },
): Promise<ProductRecord> {
  const entity = entityOf(shop.specification, order.entity);
  const json = await makeBody(shop, { ...order, entity });
  await makeRoom(shop, entity);
  const answer = await shop.admin.send({ method: 'POST', path: `/api/${entity.collection}`, json });
  const record = expectRecord(answer, 201);
  shop.live.get(entity.key)?.push(record.id);
  return record;
}

/** Where a limit counts all records of an entity, the oldest of ours give way to new ones. */
async function makeRoom(shop: Shop, entity: Entity, keep?: number): Promise<void> {
  const isTotal = rulesOf(shop.specification, entity.key).some(
    (rule) => rule.kind === 'limit' && rule.per.length === 0 && rule.period === undefined,
  );
  if (!isTotal) return;
  const live = shop.live.get(entity.key) ?? [];
  shop.live.set(entity.key, live);
  const most = Math.min(
    ...rulesOf(shop.specification, entity.key).map((rule) =>
      rule.kind === 'limit' && rule.per.length === 0 && typeof rule.max === 'number' ? rule.max : Infinity,
    ),
  );
  while (live.length > Math.max(keep ?? most - 4, 0)) {
    const id = live.shift();
    await shop.admin.send({ method: 'DELETE', path: `/api/${entity.collection}/${id}` });
  }
}
