/** Probes of lists: searching, filtering, sorting and leafing through. */
import { elementId } from '../../protocol/specification.ts';
import type { Entity, Field } from '../../protocol/specification.ts';
import { expectList, fail, type ProductRecord } from './expect.ts';
import type { Factory } from './factory.ts';
import { isNumberType } from '../sample/field.ts';
import type { World } from './world.ts';

/** Holds the lists of every entity against the product. */
export async function probeLists(world: World, factory: Factory): Promise<void> {
  for (const entity of world.specification.entities) {
    await world.ledger.check(
      {
        id: `api:list:${entity.key}`,
        text: `${entity.labelPlural}: can be searched, filtered, sorted and leafed through.`,
        proves: [elementId.entity(entity.key)],
      },
      async (after) => {
        const place: Place = { world, entity, path: `/api/${entity.collection}` };
        const made: ProductRecord[] = [];
        for (let i = 0; i < 3; i += 1) {
          const record = await factory.make(entity.key);
          after(() => world.admin.send({ method: 'DELETE', path: `${place.path}/${record.id}` }));
          made.push(record);
          if (isScarce(world, entity)) break;
        }
        await probePages(place);
        for (const field of entity.fields) await probeFilter(place, field, made);
        await probeSearch(place, made);
        for (const field of entity.fields) await probeSort(place, field);
      },
    );
  }
}

type Place = { world: World; entity: Entity; path: string };

function isScarce(world: World, entity: Entity): boolean {
  return world.specification.rules.some(
    (rule) => rule.kind === 'limit' && rule.entity === entity.key && rule.per.length === 0,
  );
}

async function probePages(place: Place): Promise<void> {
  const { admin } = place.world;
  const one = await admin.send({ path: `${place.path}?page=1&pageSize=1` });
  const first = expectList(one);
  if (first.items.length !== 1 || first.page !== 1 || first.pageSize !== 1)
    fail(one, 'one record on page 1 of size 1');
  if (first.total < 2) return;
  const two = await admin.send({ path: `${place.path}?page=2&pageSize=1` });
  const second = expectList(two);
  if (second.page !== 2 || second.items[0]?.id === first.items[0]?.id) fail(two, 'another record on page 2');
  if (second.total !== first.total) fail(two, `a total of ${first.total} on every page`);
}

async function probeFilter(place: Place, field: Field, made: ProductRecord[]): Promise<void> {
  const [record] = made;
  const value = record?.[field.key];
  const isFilterable = ['reference', 'references', 'enum', 'boolean'].includes(field.type.kind);
  if (record === undefined || value === null || value === undefined || !isFilterable) return;
  const one = Array.isArray(value) ? value[0] : value;
  if (one === undefined) return;
  const path = `${place.path}?${field.key}=${encodeURIComponent(String(one))}&pageSize=100&sort=-id`;
  const answer = await place.world.admin.send({ path });
  const { items } = expectList(answer);
  const isWrong = (item: ProductRecord): boolean => {
    const held = item[field.key];
    return Array.isArray(held) ? !held.includes(Number(one)) : held !== one;
  };
  if (items.some(isWrong)) fail(answer, `only records with ${field.key} ${String(one)}`);
  if (items.length < 100 && !items.some((item) => item.id === record.id))
    fail(answer, `record ${record.id} among them`);
}

async function probeSearch(place: Place, made: ProductRecord[]): Promise<void> {
  const { entity } = place;
  const field = entity.fields.find((each) => each.key === entity.display);
  const [record] = made;
  if (field?.type.kind !== 'text' || record === undefined) return;
  const words = String(record[field.key]);
  const answer = await place.world.admin.send({
    path: `${place.path}?q=${encodeURIComponent(words)}&pageSize=100`,
  });
  if (!expectList(answer).items.some((item) => item.id === record.id))
    fail(answer, `record ${record.id} to be found`);
  const nothing = await place.world.admin.send({ path: `${place.path}?q=zzqxjk-nowhere` });
  if (expectList(nothing).total !== 0) fail(nothing, 'nothing to be found');
}

async function probeSort(place: Place, field: Field): Promise<void> {
  const isSortable = isNumberType(field.type) || field.type.kind === 'date' || field.type.kind === 'datetime';
  if (!isSortable) return;
  for (const sign of ['', '-']) {
    const answer = await place.world.admin.send({
      path: `${place.path}?sort=${sign}${field.key}&pageSize=20`,
    });
    const values = expectList(answer)
      .items.map((item) => item[field.key])
      .filter((value) => value !== null && value !== undefined)
      .map((value) => (typeof value === 'number' ? value : Date.parse(String(value))));
    const isSorted = values.every((value, i) => {
      const before = values[i - 1];
      return before === undefined || (sign === '' ? before <= value : before >= value);
    });
    if (!isSorted) fail(answer, `records in ${sign === '' ? 'rising' : 'falling'} order of ${field.key}`);
  }
}
