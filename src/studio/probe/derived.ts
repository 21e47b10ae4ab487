/** Probes of derived values: after each thing that changes them they are what a plain computation gives. */
import { elementId } from '../../protocol/specification.ts';
import type { Derived, Entity, Formula } from '../../protocol/specification.ts';
import { valueAt, type Body, type Related } from '../sample/compare.ts';
import { countsIn, derive } from '../sample/derive.ts';
import type { FieldValue } from '../sample/field.ts';
import { backwards, dayAt, movedBy } from '../sample/moment.ts';
import type { Answer } from './client.ts';
import { expect, expectList, expectRecord, fail, type ProductRecord } from './expect.ts';
import type { Factory } from './factory.ts';
import { entityOf, isReference, pathBetween } from './model.ts';
import { isRefusedByRule } from './oracle.ts';
import { Unprobeable, type After, type World } from './world.ts';

type Place = { world: World; factory: Factory; entity: Entity; derived: Derived; path: string; after: After };
type Aggregate = Extract<Formula, { via: string }>;
type Past = Extract<Formula, { by: 'past' }>;

const dayMs = 86_400_000;

/** Holds every derived value against the product. */
export async function probeDerived(world: World, factory: Factory): Promise<void> {
  for (const entity of world.specification.entities) {
    for (const derived of entity.derived) {
      await world.ledger.check(
        {
          id: `api:derived:${entity.key}.${derived.key}`,
          text: `${entity.label}, ${derived.label.toLowerCase()}: follows from what it is made of, at every change.`,
          proves: [elementId.derived(entity.key, derived.key)],
        },
        async (after) => {
          const path = `/api/${entity.collection}`;
          const place: Place = { world, factory, entity, derived, path, after };
          await probeFormula(place);
          await probeReadOnly(place);
          await probeLists(place);
        },
      );
    }
  }
}

function probeFormula(place: Place): Promise<void> {
  const { formula } = place.derived;
  if ('via' in formula) return probeAggregate(place, formula);
  if (formula.by === 'past') return probePast(place, formula);
  return formula.by === 'elapsed' ? probeElapsed(place, formula.from) : probeArithmetic(place);
}

async function make(place: Place, fixed: Body = {}): Promise<ProductRecord> {
  const { world, factory, entity, path, after } = place;
  const record = await factory.make(entity.key, fixed);
  after(() => world.admin.send({ method: 'DELETE', path: `${path}/${record.id}` }));
  return record;
}

/** The record with all that its formula reads. */
async function expectDerived(place: Place, id: number): Promise<FieldValue> {
  const { world, entity, derived, path } = place;
  const { specification, admin, clock } = world;
  const answer = await admin.send({ path: `${path}/${id}` });
  const record = expectRecord(answer, 200) as unknown as Body;
  const referring = new Map<string, Body[]>();
  for (const { formula } of entity.derived) {
    if ('via' in formula)
      referring.set(`${formula.entity} ${formula.via}`, await referringTo(place, formula, id));
  }
  const present = { nowMs: clock.now(), timeZone: specification.product.timeZone };
  const expected = derive(
    {
      specification,
      entity,
      body: record,
      present,
      related: await relatedOf(place, record),
      referring: (of, via) => referring.get(`${of} ${via}`) ?? [],
    },
    derived,
  );
  if (!isClose(derived, expected, record[derived.key])) {
    fail(answer, `${derived.key} to be ${JSON.stringify(expected)}`);
  }
  return expected;
}

/** Whole numbers as they are, fractions to nine digits, and what counts from now with a unit to spare. */
function isClose({ formula }: Derived, expected: FieldValue, got: FieldValue | undefined): boolean {
  if (typeof expected !== 'number' || typeof got !== 'number') return (expected ?? null) === (got ?? null);
  const slack = formula.by === 'elapsed' && formula.to === undefined ? 1 : 1e-6;
  return Math.abs(expected - got) <= slack;
}

async function referringTo({ world }: Place, { entity, via }: Aggregate, id: number): Promise<Body[]> {
  const { collection } = entityOf(world.specification, entity);
  const answer = await world.admin.send({ path: `/api/${collection}?${via}=${id}&pageSize=200` });
  return expectList(answer).items as unknown as Body[];
}

async function relatedOf({ world, entity }: Place, record: Body): Promise<Related> {
  const related: Related = {};
  for (const field of entity.fields) {
    if (!isReference(field) || typeof record[field.key] !== 'number') continue;
    const target = entityOf(world.specification, field.type.entity);
    const answer = await world.admin.send({ path: `/api/${target.collection}/${String(record[field.key])}` });
    if (answer.status !== 200) continue;
    related[field.key] = { entity: target, body: expectRecord(answer, 200) as unknown as Body };
  }
  return related;
}

/** Sends a change and looks again; what a rule refuses changes nothing. */
async function step(place: Place, id: number, call: Parameters<World['admin']['send']>[0]): Promise<Answer> {
  const answer = await place.world.admin.send(call);
  const child = place.derived.formula;
  const owner = 'via' in child ? entityOf(place.world.specification, child.entity) : place.entity;
  if (!isRefusedByRule(place.world, owner, answer)) expect(answer, { status: [200, 201, 204] });
  await expectDerived(place, id);
  return answer;
}

async function probeAggregate(place: Place, formula: Aggregate): Promise<void> {
  const { world, factory, after } = place;
  const child = entityOf(world.specification, formula.entity);
  const path = `/api/${child.collection}`;
  const verbs = countingVerbs(child, formula);
  const { id } = await factory.forActs(['create', ...verbs]).target(child.key, formula.via);
  after(() => world.admin.send({ method: 'DELETE', path: `${place.path}/${id}` }));
  await expectDerived(place, id);
  const maker = factory.forActs(['create', ...verbs]);
  const ids: number[] = [];
  for (let k = 0; k < 3; k += 1) {
    const json = await maker.body(child.key, { [formula.via]: id });
    const answer = await step(place, id, { method: 'POST', path, json });
    if (answer.status !== 201) break;
    const record = expectRecord(answer, 201);
    ids.push(record.id);
    after(() => world.admin.send({ method: 'DELETE', path: `${path}/${record.id}` }));
    await maker.walk(child.key, { record, verbs });
    await expectDerived(place, id);
  }
  const [first, second] = ids;
  if (first === undefined) throw new Unprobeable('nothing that it counts could be made');
  const change = factory.change(child.key);
  await step(place, id, { method: 'PATCH', path: `${path}/${first}`, json: change });
  await probeLeaving(place, formula, { id, child, record: first });
  if (second !== undefined) await step(place, id, { method: 'DELETE', path: `${path}/${second}` });
}

/** Verbs that lead a new record to where the formula counts it. */
function countingVerbs(child: Entity, formula: Aggregate): string[] {
  const { lifecycle } = child;
  if (lifecycle === undefined) return [];
  const verbs = pathBetween(child, lifecycle.initial, (state) => countsIn(child, formula.states, state));
  if (verbs === undefined) throw new Unprobeable('what it counts never comes to count');
  return verbs;
}

/** What no longer counts by its state is no longer in it. */
async function probeLeaving(
  place: Place,
  formula: Aggregate,
  { id, child, record }: { id: number; child: Entity; record: number },
): Promise<void> {
  const answer = await place.world.admin.send({ path: `/api/${child.collection}/${record}` });
  const now = expectRecord(answer, 200);
  const state = String(now[child.lifecycle?.field ?? '']);
  const verbs = pathBetween(child, state, (each) => !countsIn(child, formula.states, each));
  if (verbs === undefined || verbs.length === 0) return;
  try {
    await place.factory.walk(child.key, { record: now, verbs });
  } catch (error) {
    // A deadline may forbid it for records like these; the other changes were seen.
    if (!(error instanceof Error) || !error.message.includes('409')) throw error;
    return;
  }
  await expectDerived(place, id);
}

async function probeArithmetic(place: Place): Promise<void> {
  const { factory, entity, path } = place;
  const { id } = await make(place);
  await expectDerived(place, id);
  for (let k = 0; k < 2; k += 1) {
    const json = factory.change(entity.key);
    await step(place, id, { method: 'PATCH', path: `${path}/${id}`, json });
  }
  const read = [...termKeys(place.derived.formula)];
  const optional = entity.fields.filter((field) => read.includes(field.key) && !field.required);
  for (const { key } of optional) {
    await step(place, id, { method: 'PATCH', path: `${path}/${id}`, json: { [key]: null } });
  }
  for (const { formula } of entity.derived.filter((each) => read.includes(each.key))) {
    if ('via' in formula) await probeThrough(place, formula, id);
  }
}

/** A derived value that builds on another one follows what that one is made of. */
async function probeThrough(place: Place, formula: Aggregate, id: number): Promise<void> {
  const { world, factory, after } = place;
  const child = entityOf(world.specification, formula.entity);
  const verbs = countingVerbs(child, formula);
  const maker = factory.forActs(['create', ...verbs]);
  const path = `/api/${child.collection}`;
  const json = await maker.body(child.key, { [formula.via]: id });
  const answer = await world.admin.send({ method: 'POST', path, json });
  if (answer.status === 201) {
    const record = expectRecord(answer, 201);
    after(() => world.admin.send({ method: 'DELETE', path: `${path}/${record.id}` }));
    await maker.walk(child.key, { record, verbs });
  }
  await expectDerived(place, id);
}

function termKeys(formula: Formula): string[] {
  if (formula.by !== 'arithmetic') return [];
  return [formula.left, formula.right].flatMap((term) =>
    'field' in term && term.via === undefined ? [term.field] : [],
  );
}

/** Records whose day or moment is given, as far as the rules let them be. */
async function tryAt(place: Place, key: string, value: FieldValue): Promise<ProductRecord | undefined> {
  const { world, factory, entity, path, after } = place;
  const json = await factory.body(entity.key, { [key]: value });
  const answer = await world.admin.send({ method: 'POST', path, json });
  if (isRefusedByRule(world, entity, answer)) return undefined;
  const record = expectRecord(answer, 201);
  after(() => world.admin.send({ method: 'DELETE', path: `${path}/${record.id}` }));
  return record;
}

function typeOf({ entity }: Place, key: string): Entity['fields'][number]['type'] {
  const type = entity.fields.find((field) => field.key === key)?.type;
  if (type === undefined) throw new Unprobeable(`${key} follows from other values`);
  return type;
}

async function probeElapsed(place: Place, from: string): Promise<void> {
  const type = typeOf(place, from);
  let seen = 0;
  for (const daysAgo of [0, 1, 40, 400, 3000, -40]) {
    const now = place.world.clock.now();
    // Away from the hour, so that no unit ends while we look.
    const record = await tryAt(place, from, valueAt(type, now - daysAgo * dayMs - 7_000_000));
    if (record === undefined) continue;
    await expectDerived(place, record.id);
    seen += 1;
  }
  // Where none of these moments lies within the opening hours, one that the factory finds.
  if (seen === 0) await expectDerived(place, (await make(place)).id);
}

/** On both sides of the moment, and in a state in which it no longer matters. */
async function probePast(place: Place, formula: Past): Promise<void> {
  const type = typeOf(place, formula.field);
  const seen = new Set<FieldValue>();
  for (const isPast of [true, false]) {
    const record = await tryAt(place, formula.field, besideNow(place, formula, { type, isPast }));
    if (record === undefined) continue;
    const there = await reachCounted(place, formula, record);
    seen.add(await expectDerived(place, record.id));
    await expectFiltered(place, record.id);
    await expectOver(place, formula, there);
  }
  if (!seen.has(true)) throw new Unprobeable('the rules let nothing lie behind us');
}

/** The record in a state in which the moment matters. */
async function reachCounted(place: Place, formula: Past, record: ProductRecord): Promise<ProductRecord> {
  const { entity, factory } = place;
  const { lifecycle } = entity;
  if (lifecycle === undefined) return record;
  const verbs =
    pathBetween(entity, lifecycle.initial, (state) => countsIn(entity, formula.states, state)) ?? [];
  return factory.forActs(verbs).walk(entity.key, { record, verbs });
}

/** Where a step leads out of these states, the moment no longer matters. */
async function expectOver(place: Place, formula: Past, record: ProductRecord): Promise<void> {
  const { entity, world, path } = place;
  const state = String(record[entity.lifecycle?.field ?? '']);
  const [exit] = pathBetween(entity, state, (each) => !countsIn(entity, formula.states, each)) ?? [];
  if (exit === undefined) return;
  const answer = await world.admin.send({ method: 'POST', path: `${path}/${record.id}/${exit}`, json: {} });
  if (answer.status === 200) await expectDerived(place, record.id);
}

/** The day before or on which it is past, the moment a little before or after. */
function besideNow(
  { world }: Place,
  { after }: Past,
  { type, isPast }: { type: Entity['fields'][number]['type']; isPast: boolean },
): FieldValue {
  const back = after && backwards(after);
  if (type.kind !== 'date')
    return valueAt(type, movedBy(world.clock.now(), back) + (isPast ? -1 : 1) * 300_000);
  const today = Date.parse(dayAt(world.clock.now(), world.specification.product.timeZone));
  const isLong = after?.unit === 'months' || after?.unit === 'years';
  const away = isLong ? 3 : isPast ? 1 : 0;
  return valueAt(type, movedBy(today, back) + (isPast ? -1 : 1) * away * dayMs);
}

/** A yes or no filters lists: the record is in the one list and not in the other. */
async function expectFiltered({ world, derived, path }: Place, id: number): Promise<void> {
  const read = await world.admin.send({ path: `${path}/${id}` });
  const value = expectRecord(read, 200)[derived.key];
  for (const wanted of [true, false]) {
    const answer = await world.admin.send({ path: `${path}?${derived.key}=${wanted}&sort=-id&pageSize=100` });
    const { items } = expectList(answer);
    if (items.some((item) => item[derived.key] !== wanted)) fail(answer, `only ${derived.key} ${wanted}`);
    const isThere = items.some((item) => item.id === id);
    if (isThere !== (value === wanted))
      fail(answer, `record ${id} ${value === wanted ? '' : 'not '}to be there`);
  }
}

/** Nobody writes what follows from other values. */
async function probeReadOnly(place: Place): Promise<void> {
  const { world, factory, entity, derived, path } = place;
  if (derived.formula.by === 'elapsed' || derived.formula.by === 'past') return;
  const record = await make(place);
  const forged = { [derived.key]: 987_654 };
  const at = `${path}/${record.id}`;
  const patched = await world.admin.send({ method: 'PATCH', path: at, json: forged });
  expect(patched, { status: [200, 400, 403, 422] });
  await expectDerived(place, record.id);
  const json = { ...(await factory.body(entity.key)), ...forged };
  const posted = await world.admin.send({ method: 'POST', path, json });
  expect(posted, { status: [201, 400, 403, 422] });
  if (posted.status !== 201) return;
  const { id } = expectRecord(posted, 201);
  await expectDerived(place, id);
  await world.admin.send({ method: 'DELETE', path: `${path}/${id}` });
}

/** Lists show the same values as records, and sort by them. */
async function probeLists({ world, derived, path }: Place): Promise<void> {
  for (const sign of ['', '-']) {
    const answer = await world.admin.send({ path: `${path}?sort=${sign}${derived.key}&pageSize=50` });
    const values = expectList(answer)
      .items.map((item) => item[derived.key])
      .filter((value) => typeof value === 'number');
    const isSorted = values.every((value, i) => {
      const before = values[i - 1];
      return before === undefined || (sign === '' ? before <= value : before >= value);
    });
    if (!isSorted) fail(answer, `records in ${sign === '' ? 'rising' : 'falling'} order of ${derived.key}`);
  }
}
