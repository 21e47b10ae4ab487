/** Does what rules demand before an act: parts that must be there, values that must be large enough, states on the way. */
import type { Entity } from '../../protocol/specification.ts';
import { needOf, plainActs, type Child } from '../sample/need.ts';
import { wayToRaise } from '../sample/raise.ts';
import { countsIn } from '../sample/derive.ts';
import { expectRecord, type ProductRecord } from './expect.ts';
import { verbsTo, type Shop } from './shop.ts';
import { entityOf } from './model.ts';
import { Unprobeable } from './world.ts';

/** Takes a record along verbs as the administrator and gives it as it is then. */
export async function reachStates(
  shop: Shop,
  entity: Entity,
  input: { record: ProductRecord; verbs: readonly string[] },
): Promise<ProductRecord> {
  let { record } = input;
  for (const verb of input.verbs) {
    await ready(shop, entity, { id: record.id, act: verb });
    const path = `/api/${entity.collection}/${record.id}/${verb}`;
    record = expectRecord(await shop.admin.send({ method: 'POST', path, json: {} }), 200);
  }
  return record;
}

/** Makes the records that must refer to a record before an act. */
export async function ready(shop: Shop, entity: Entity, input: { id: number; act: string }): Promise<void> {
  const { children } = needOf(shop.specification, entity, [input.act]);
  for (const child of children) {
    for (let k = await countOf(shop, child, input.id); k < child.min; k += 1) {
      await makeReferring(shop, { ...child, values: {}, id: input.id, above: [entity.key] });
    }
  }
}

async function countOf(shop: Shop, child: Child, id: number): Promise<number> {
  const { collection } = entityOf(shop.specification, child.entity);
  const answer = await shop.admin.send({ path: `/api/${collection}?${child.via}=${id}&pageSize=1` });
  const total = (answer.body as { total?: unknown } | undefined)?.total;
  return typeof total === 'number' && child.states === undefined ? total : 0;
}

/** Makes a record that refers to another by a field and counts where the states say so. */
export async function makeReferring(
  shop: Shop,
  order: {
    entity: string;
    via: string;
    id: number;
    values: Record<string, string | number | boolean | null | number[]>;
    above: string[];
    states?: string[] | undefined;
  },
): Promise<ProductRecord> {
  const entity = entityOf(shop.specification, order.entity);
  const { lifecycle } = entity;
  const isCounted = countsIn(entity, order.states, lifecycle?.initial);
  const states = lifecycle?.states.map((each) => each.value) ?? [];
  const verbs = isCounted
    ? []
    : verbsTo(
        entity,
        states.filter((state) => countsIn(entity, order.states, state)),
      );
  const record = await shop.make({
    entity,
    fixed: { ...order.values, [order.via]: order.id },
    above: order.above,
    acts: verbs.length === 0 ? plainActs : ['create', ...verbs],
  });
  return reachStates(shop, entity, { record, verbs });
}

/** Makes a derived number of a record larger by a record that refers to it. */
export async function raise(
  shop: Shop,
  of: { entity: Entity; id: number; key: string; above: string[] },
): Promise<void> {
  const way = wayToRaise(shop.specification, of.entity, of.key);
  if (way === undefined) throw new Unprobeable(`nothing makes ${of.entity.key}.${of.key} larger`);
  await makeReferring(shop, { ...way, id: of.id, above: [...of.above, of.entity.key] });
}
