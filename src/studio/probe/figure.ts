/** Probes of figures: they follow the records, and those who may not read all of these do not see them. */
import { adminRole, elementId } from '../../protocol/specification.ts';
import type { Entity, Figure } from '../../protocol/specification.ts';
import { dayAt, weekdayOf } from '../sample/moment.ts';
import type { Body } from '../sample/compare.ts';
import { expect, expectList, fail, isObject, type ProductRecord } from './expect.ts';
import type { Answer } from './client.ts';
import type { Factory } from './factory.ts';
import { entityOf, grantsOf, pathBetween } from './model.ts';
import { Unprobeable, type After, type World } from './world.ts';

type Place = { world: World; factory: Factory; entity: Entity; figure: Figure; after: After };
type Shown = { value: number | null } | { series: Map<string, number> };

/** Holds every figure against the product. */
export async function probeFigures(world: World, factory: Factory): Promise<void> {
  for (const figure of world.specification.figures) {
    const entity = entityOf(world.specification, figure.entity);
    const proves = [elementId.figure(figure.id)];
    const text = `${figure.label}: what the records give, for those who may read all of them.`;
    await world.ledger.check({ id: `api:figure:${figure.id}`, text, proves }, async (after) => {
      const place = { world, factory, entity, figure, after };
      await expectComputed(place);
      const record = await makeCounted(place);
      await expectComputed(place);
      await expectLeaving(place, record);
      await expectSeen(place);
    });
  }
}

const pathOf = ({ specification }: World): string =>
  specification.entities.some((entity) => entity.collection === 'figures')
    ? '/api/key-figures'
    : '/api/figures';

async function makeCounted({ world, factory, entity, figure, after }: Place): Promise<ProductRecord> {
  const { lifecycle } = entity;
  const { states } = figure.where;
  const verbs =
    lifecycle === undefined || states === undefined
      ? []
      : pathBetween(entity, lifecycle.initial, (state) => states.includes(state));
  if (verbs === undefined) throw new Unprobeable('no record comes into such a state');
  const maker = factory.forActs(['create', ...verbs]);
  const record = await maker.make(entity.key);
  after(() => world.admin.send({ method: 'DELETE', path: `/api/${entity.collection}/${record.id}` }));
  return maker.walk(entity.key, { record, verbs });
}

/** What is deleted counts no longer. */
async function expectLeaving(place: Place, record: ProductRecord): Promise<void> {
  const path = `/api/${place.entity.collection}/${record.id}`;
  const gone = await place.world.admin.send({ method: 'DELETE', path });
  if (gone.status === 204) await expectComputed(place);
}

async function shownTo(
  place: Place,
  session: World['admin'],
): Promise<{ answer: Answer; shown: Shown | undefined }> {
  const answer = await session.send({ path: pathOf(place.world) });
  expect(answer, { status: 200 });
  const items = isObject(answer.body) ? answer.body['items'] : undefined;
  const list: unknown[] = Array.isArray(items) ? items : [];
  const found = list.filter(isObject).find((each) => each['id'] === place.figure.id);
  if (found === undefined) return { answer, shown: undefined };
  if (found['label'] !== place.figure.label) fail(answer, `the label “${place.figure.label}”`);
  const { points: series, value } = found;
  if (Array.isArray(series)) {
    const points = series
      .filter(isObject)
      .map((each) => [String(each['key']), Number(each['value'])] as const);
    return { answer, shown: { series: new Map(points) } };
  }
  return { answer, shown: { value: typeof value === 'number' ? value : null } };
}

async function expectComputed(place: Place): Promise<void> {
  const { answer, shown } = await shownTo(place, place.world.admin);
  if (shown === undefined) fail(answer, `the figure ${place.figure.id}`);
  const records = (await allRecords(place)).filter((record) => isCounted(place, record));
  if (place.figure.by !== undefined) {
    expectSeries(place, answer, { records, series: 'series' in shown ? shown.series : new Map() });
    return;
  }
  const expected = measure(place, records);
  const value = 'value' in shown ? shown.value : null;
  if (!isClose(value, expected)) fail(answer, `${place.figure.id} to be ${String(expected)}`);
}

function expectSeries(
  place: Place,
  answer: Answer,
  { records, series }: { records: Body[]; series: Map<string, number> },
): void {
  const { by, id } = place.figure;
  const groups = Map.groupBy(records, (record) => keyOf(place, record));
  // Only the latest periods and the greatest values have to be there.
  const isPartial = by !== undefined && ('period' in by || by.top !== undefined);
  for (const [key, group] of groups) {
    const value = series.get(key) ?? null;
    if (key === '' || (value === null && isPartial)) continue;
    const expected = measure(place, group);
    if (!isClose(value, expected)) fail(answer, `${id} of ${key} to be ${String(expected)}`);
  }
  expectNoMore(place, answer, { groups, series });
}

function expectNoMore(
  { figure: { id } }: Place,
  answer: Answer,
  { groups, series }: { groups: Map<string, Body[]>; series: Map<string, number> },
): void {
  const isEmpty = groups.size > 0 && series.size === 0 && !groups.has('');
  if (isEmpty) fail(answer, `${id} to have numbers`);
  for (const [key, value] of series) {
    if (value !== 0 && !groups.has(key)) fail(answer, `${id} to have nothing for ${key}`);
  }
}

const isClose = (one: number | null, other: number | null): boolean =>
  one === null || other === null
    ? (one ?? 0) === (other ?? 0)
    : Math.abs(one - other) <= 0.51e-6 * Math.max(1, Math.abs(other)) + (Number.isInteger(one) ? 0.5 : 0);

async function allRecords({ world, entity }: Place): Promise<Body[]> {
  const records: Body[] = [];
  for (let page = 1; page <= 50; page += 1) {
    const answer = await world.admin.send({ path: `/api/${entity.collection}?page=${page}&pageSize=200` });
    const { items, total } = expectList(answer);
    records.push(...(items as unknown as Body[]));
    if (records.length >= total || items.length === 0) return records;
  }
  throw new Unprobeable('there are too many records to count');
}

function isCounted({ entity, figure, world }: Place, record: Body): boolean {
  const { states, derived, period } = figure.where;
  const state = String(record[entity.lifecycle?.field ?? ''] ?? '');
  if (states !== undefined && !states.includes(state)) return false;
  if (derived !== undefined && record[derived] !== true) return false;
  if (period === undefined) return true;
  const today = dayAt(world.clock.now(), world.specification.product.timeZone);
  const day = localDay(world, record[period.field]);
  return day !== undefined && periodKey(day, period.unit) === periodKey(today, period.unit);
}

function localDay({ specification }: World, value: Body[string] | undefined): string | undefined {
  if (typeof value !== 'string') return undefined;
  return value.length === 10 ? value : dayAt(Date.parse(value), specification.product.timeZone);
}

function periodKey(day: string, unit: 'day' | 'week' | 'month' | 'year'): string {
  if (unit === 'year') return day.slice(0, 4);
  if (unit === 'month') return day.slice(0, 7);
  if (unit === 'day') return day;
  const monday = Date.parse(`${day}T00:00:00Z`) - (weekdayOf(day) - 1) * 86_400_000;
  return new Date(monday).toISOString().slice(0, 10);
}

function keyOf({ figure, world }: Place, record: Body): string {
  const { by } = figure;
  if (by === undefined) return '';
  const value = record[by.field];
  if (!('period' in by)) return value === null || value === undefined ? '' : String(value);
  const day = localDay(world, value);
  return day === undefined ? '' : periodKey(day, by.period);
}

function measure({ figure }: Place, records: readonly Body[]): number | null {
  if (figure.measure === 'count') return records.length;
  const values = records
    .map((record) => record[figure.field ?? ''])
    .filter((value) => typeof value === 'number');
  const sum = values.reduce((one, other) => one + other, 0);
  if (figure.measure === 'sum') return sum;
  return values.length === 0 ? null : sum / values.length;
}

/** Only who reads every record of the entity sees the figure, and where roles are named only these. */
async function expectSeen(place: Place): Promise<void> {
  const { world, entity, figure } = place;
  expect(await world.client.send({ path: pathOf(world) }), { status: 401 });
  for (const [role, session] of world.sessions) {
    if (role === adminRole) continue;
    const grants = grantsOf(world.specification, role, { entity: entity.key, deed: { action: 'read' } });
    const readsAll = grants.some((grant) => grant.scope === 'all' && grant.states === undefined);
    const isMeant = figure.roles === undefined || figure.roles.includes(role);
    const { answer, shown } = await shownTo(place, session);
    if ((shown !== undefined) !== (readsAll && isMeant)) {
      fail(answer, `${figure.id} ${readsAll && isMeant ? '' : 'not '}to be shown to ${role}`);
    }
  }
}
