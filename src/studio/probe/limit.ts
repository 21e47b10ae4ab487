/** Probes of limit rules: as many as allowed get in, however they come, and one place that is given up is one place. */
import { createdByKey, type Field, type Rule } from '../../protocol/specification.ts';
import { ordinalOf, valueAt, type Body } from '../sample/compare.ts';
import { dayAt, momentOn, weekdayOf } from '../sample/moment.ts';
import { hoursOf, openingOf } from '../sample/opening.ts';
import { isNumberType, rangeOf, stepOf } from '../sample/field.ts';
import { expect, expectList, fail } from './expect.ts';
import {
  crowd,
  enter,
  exitOf,
  isFrozenIn,
  expectIn,
  expectNoReturn,
  expectRefused,
  leave,
  otherValue,
  patch,
  pick,
  ruleHead,
  rush,
} from './entrance.ts';
import type { RulePlace } from './entrance.ts';
import { sharersOf } from '../sample/record.ts';
import { secondAdministrator } from './account.ts';
import { gapMinutesOf } from './interval.ts';
import { isReference } from './model.ts';
import { Unprobeable, type After } from './world.ts';

/** A rule of the kind `limit`. */
export type LimitRule = Extract<Rule, { kind: 'limit' }>;

type Scene = {
  place: RulePlace<LimitRule>;
  after: After;
  /** What the records that are counted together have in common. */
  shared: Body;
  /** How many or how much is allowed beside what is there. */
  room: number;
  /** Values for the k-th record of the period. */
  inPeriod: (k: number) => Body;
};

const mostRecords = 60;

/** Holds a limit against the product. */
export async function probeLimit(place: RulePlace<LimitRule>): Promise<void> {
  const { ledger } = place.world;
  const scenes: [string, string, (scene: Scene) => Promise<void>][] =
    place.rule.sum === undefined
      ? [
          ['at-once', 'Exactly as many as allowed get in at the same moment.', probeRush],
          ['free', 'What was given up or moved away makes room for one more.', probeFreed],
        ]
      : [['sum', 'The whole is never more than allowed.', probeSum]];
  for (const [aspect, text, probe] of scenes) {
    await ledger.check(ruleHead(place.rule, aspect, text), async (after) =>
      probe(await openScene(place, after)),
    );
  }
}

async function openScene(place: RulePlace<LimitRule>, after: After): Promise<Scene> {
  const { rule, factory, entity } = place;
  const fixed: Body = {};
  let room = typeof rule.max === 'number' ? rule.max : 0;
  if (typeof rule.max !== 'number') {
    const record = await roomy(place, rule.max);
    ({ room } = record);
    fixed[rule.max.via] = record.id;
  }
  const base = await factory.body(entity.key, fixed);
  if (sharersOf(rule).length === 0 && rule.period === undefined && typeof rule.max === 'number') {
    await factory.clear(entity.key);
    room -= expectList(await place.world.admin.send({ path: `${place.path}?pageSize=1` })).total;
  }
  if (room < 1) throw new Unprobeable('the limit leaves no room for a record of ours');
  return {
    place,
    after,
    room,
    shared: { ...pick(base, sharersOf(rule)), ...fixed },
    inPeriod: openPeriod(place, base),
  };
}

/** A record with little room for others, by the reference and the field that say how much there is. */
export async function roomy(
  place: RulePlace,
  { via, field }: { via: string; field: string },
): Promise<{ id: number; room: number }> {
  const reference = place.entity.fields.find((each) => each.key === via);
  if (reference === undefined || !isReference(reference)) throw new Unprobeable(`${via} is no reference`);
  const room = capacityOf(place, reference.type.entity, field);
  return { id: (await place.factory.target(place.entity.key, via, { [field]: room })).id, room };
}

function capacityOf(place: RulePlace, target: string, key: string): number {
  const holder = place.world.specification.entities.find((each) => each.key === target);
  const type = holder?.fields.find((each) => each.key === key)?.type;
  if (type === undefined || !isNumberType(type)) throw new Unprobeable(`${key} is no number`);
  const { low, high } = rangeOf(type);
  return Math.min(Math.max(low, 2), high);
}

/** Values that put the k-th record into the period of a base record, apart from each other. */
function openPeriod(place: RulePlace<LimitRule>, base: Body): (k: number) => Body {
  const { rule, entity, world } = place;
  if (rule.period === undefined) return () => ({});
  const { field: key } = rule.period;
  const type = entity.fields.find((field) => field.key === key)?.type;
  const day = type && ordinalOf(type, base[key]);
  if (type === undefined || day === undefined) throw new Unprobeable(`${key} has no day`);
  if (type.kind === 'date') return () => ({ [key]: base[key] ?? null });
  const { timeZone } = world.specification.product;
  const hours = hoursOf(world.specification, entity, key);
  const { days: open, from, to } = hours.length > 0 ? openingOf(hours) : { days: [], from: 420, to: 1320 };
  const gapMs = gapMinutesOf(place) * 60_000;
  const noon = Math.floor(day / 86_400_000) * 86_400_000 + 43_200_000;
  const { first, days } = daysOf(rule.period.unit, noon);
  const mornings = Array.from({ length: days }, (_, i) => dayAt(first + i * 86_400_000, timeZone))
    .filter((each) => open.length === 0 || open.includes(weekdayOf(each)))
    .map((each) => momentOn(each, from, timeZone));
  return (k) => {
    const turn = Math.floor(k / mornings.length) * gapMs;
    // What begins late may end on the next day, except where the product closes.
    const ends = hours.length > 0 ? turn + gapMs : turn;
    if (ends > (to - from) * 60_000) throw new Unprobeable('the period is too short for that many');
    return { [key]: valueAt(type, (mornings[k % mornings.length] ?? noon) + turn) };
  };
}

/** The noons of the period in which a noon lies, the first of them and how many. */
function daysOf(unit: 'day' | 'week' | 'month' | 'year', noon: number): { first: number; days: number } {
  const at = new Date(noon);
  if (unit === 'day') return { first: noon, days: 1 };
  if (unit === 'year') return { first: Date.UTC(at.getUTCFullYear(), 0, 2, at.getUTCHours()), days: 363 };
  if (unit === 'month') return { first: noon - (at.getUTCDate() - 1) * 86_400_000, days: 27 };
  return { first: noon - ((at.getUTCDay() + 6) % 7) * 86_400_000, days: 7 };
}

async function bodyOf(scene: Scene, k: number, more: Body = {}): Promise<Body> {
  const fixed = { ...scene.inPeriod(k), ...scene.shared, ...more };
  return scene.place.factory.body(scene.place.entity.key, fixed);
}

async function probeRush(scene: Scene): Promise<void> {
  const { place, after, room } = scene;
  if (room > mostRecords) throw new Unprobeable(`more than ${mostRecords} records would be needed`);
  const crowded = Array.from({ length: room + 10 }, (_, k) => ({ ...scene.inPeriod(k), ...scene.shared }));
  const { ids, last } = await rush(place, await crowd(place, crowded), after);
  if (ids.length !== room)
    fail(last, `exactly ${room} of ${room + 10} simultaneous ones to get in, not ${ids.length}`);
  expectRefused(place, await enter(place, await bodyOf(scene, room + 11)), after);
  await probeLowering(scene);
}

/** Where the limit is a field of another record, that field cannot be lowered below what is taken. */
async function probeLowering({ place, shared, room }: Scene): Promise<void> {
  const { rule, entity, world } = place;
  if (typeof rule.max === 'number' || room < 2) return;
  const { via, field } = rule.max;
  const target = entity.fields.find((each) => each.key === via)?.type;
  if (target?.kind !== 'reference') return;
  const holder = world.specification.entities.find((each) => each.key === target.entity);
  const type = holder?.fields.find((each) => each.key === field)?.type;
  if (holder === undefined || type === undefined || !isNumberType(type) || rangeOf(type).low > room - 1)
    return;
  const path = `/api/${holder.collection}/${String(shared[via])}`;
  expect(await world.admin.send({ method: 'PATCH', path, json: { [field]: room - 1 } }), { status: 409 });
}

async function fill(scene: Scene): Promise<number[]> {
  const { place, after, room } = scene;
  if (room > mostRecords) throw new Unprobeable(`more than ${mostRecords} records would be needed`);
  const ids: number[] = [];
  for (let k = 0; k < room; k += 1)
    ids.push(expectIn(place, await enter(place, await bodyOf(scene, k)), after));
  return ids;
}

/** The verbs by which a record ceases to count; undefined where it is deleted instead. */
function wayOut(place: RulePlace): string[] | undefined {
  const verbs = exitOf(place);
  if (verbs === undefined && isFrozenIn(place))
    throw new Unprobeable('records that count are frozen for good');
  return verbs;
}

async function probeFreed(scene: Scene): Promise<void> {
  const { place, after, room } = scene;
  const ids = await fill(scene);
  let k = room;
  const refuseOneMore = async (): Promise<void> =>
    expectRefused(place, await enter(place, await bodyOf(scene, (k += 1))), after);
  const takeOneMore = async (): Promise<number> =>
    expectIn(place, await enter(place, await bodyOf(scene, (k += 1))), after);
  await refuseOneMore();
  const verbs = wayOut(place);
  const [first = 0] = ids;
  const isFrozen = isFrozenIn(place);
  if (verbs !== undefined) {
    await leave(place, first, verbs);
    const next = await takeOneMore();
    await refuseOneMore();
    await expectNoReturn(place, first, verbs);
    ids[0] = next;
  }
  if (!isFrozen) {
    await place.world.admin.send({ method: 'DELETE', path: `${place.path}/${ids[0]}` });
    ids[0] = await takeOneMore();
    await refuseOneMore();
  }
  if (place.rule.per.includes(createdByKey)) await expectOwnRoom(scene, (k += 1));
  if (isFrozen) return;
  for (const key of sharersOf(place.rule)) await probeMove(scene, { key, inside: ids[0] ?? 0, k: (k += 1) });
}

/** Somebody else has room of their own. */
async function expectOwnRoom(scene: Scene, k: number): Promise<void> {
  const { place, after } = scene;
  const other = await secondAdministrator(place.world, after);
  const as = { ...place, world: { ...place.world, admin: other } };
  expectIn(as, await enter(as, await bodyOf(scene, k)), after);
}

/** A record beyond the limit's reach cannot be moved in while it is full; one that moves out makes room. */
async function probeMove(scene: Scene, input: { key: string; inside: number; k: number }): Promise<void> {
  const { place, after, shared } = scene;
  const { key, inside, k } = input;
  if (typeof place.rule.max !== 'number' && place.rule.max.via === key) {
    return probeMoveBetween(scene, { key, inside, k });
  }
  const elsewhere = await otherValue(place, key, shared[key]);
  const outside = expectIn(place, await enter(place, await bodyOf(scene, k, { [key]: elsewhere })), after);
  expect(await patch(place, outside, pick(shared, [key])), { status: 409, detail: place.rule.message });
  const spare = await otherValue(place, key, shared[key]);
  expect(await patch(place, inside, { [key]: spare }), { status: 200 });
  expect(await patch(place, outside, pick(shared, [key])), { status: 200 });
  expect(await patch(place, inside, pick(shared, [key])), { status: 409 });
  await place.world.admin.send({ method: 'DELETE', path: `${place.path}/${outside}` });
  expect(await patch(place, inside, pick(shared, [key])), { status: 200 });
}

async function probeMoveBetween(
  scene: Scene,
  input: { key: string; inside: number; k: number },
): Promise<void> {
  const { place, after, shared } = scene;
  const { key, inside, k } = input;
  const elsewhere = await otherValue(place, key, shared[key]);
  const outside = expectIn(place, await enter(place, await bodyOf(scene, k, { [key]: elsewhere })), after);
  expect(await patch(place, outside, pick(shared, [key])), { status: 409, detail: place.rule.message });
  expect(await patch(place, inside, { [key]: elsewhere }), { status: 200 });
  expect(await patch(place, outside, pick(shared, [key])), { status: 200 });
}

function weightsOf(field: Field, room: number): number[] {
  if (!isNumberType(field.type)) throw new Unprobeable(`${field.key} is no number`);
  const { low, high } = rangeOf(field.type);
  const least = Math.max(low, stepOf(field.type));
  const weights: number[] = [];
  let rest = room;
  while (rest > high && weights.length < mostRecords) {
    const weight = rest - high >= least ? high : rest - least;
    weights.push(weight);
    rest -= weight;
  }
  if (rest < least || rest > high) throw new Unprobeable('no quantities add up to the limit');
  if (rest - least >= least) return [...weights, rest - least, least];
  return [...weights, rest];
}

/** How more of it is refused; what is frozen once it counts is refused for that. */
const refusalOf = (place: RulePlace): { status: number; detail?: string } =>
  isFrozenIn(place) ? { status: 409 } : { status: 409, detail: place.rule.message };

async function probeSum(scene: Scene): Promise<void> {
  const { place, after, room } = scene;
  const field = place.entity.fields.find((each) => each.key === place.rule.sum);
  if (field === undefined || !isNumberType(field.type)) throw new Unprobeable('nothing is summed');
  const key = field.key;
  const { low, high } = rangeOf(field.type);
  const least = Math.max(low, stepOf(field.type));
  if (room + least <= high) {
    expectRefused(place, await enter(place, await bodyOf(scene, 0, { [key]: room + least })), after);
  }
  const ids: number[] = [];
  const weights = weightsOf(field, room);
  for (const [k, weight] of weights.entries()) {
    ids.push(expectIn(place, await enter(place, await bodyOf(scene, k, { [key]: weight })), after));
  }
  const k = weights.length;
  expectRefused(place, await enter(place, await bodyOf(scene, k, { [key]: least })), after);
  const [first = 0] = ids;
  const weight = weights[0] ?? least;
  const more = weight + stepOf(field.type);
  if (more <= high) expect(await patch(place, first, { [key]: more }), refusalOf(place));
  const verbs = wayOut(place);
  if (verbs === undefined) await place.world.admin.send({ method: 'DELETE', path: `${place.path}/${first}` });
  else await leave(place, first, verbs);
  const crowded = Array.from({ length: 10 }, (_, i) => ({
    ...scene.inPeriod(k + 1 + i),
    ...scene.shared,
    [key]: weight,
  }));
  const { ids: lucky, last } = await rush(place, await crowd(place, crowded), after);
  if (lucky.length !== 1)
    fail(last, `exactly 1 of 10 simultaneous ones to get the freed room, not ${lucky.length}`);
}
