/** Probes of stock rules: the number goes down and comes back, never below zero, however many ask at once. */
import type { Entity, Rule } from '../../protocol/specification.ts';
import type { Body } from '../sample/compare.ts';
import { countsIn } from '../sample/derive.ts';
import { isNumberType, rangeOf } from '../sample/field.ts';
import { expect, expectRecord, fail } from './expect.ts';
import type { Factory } from './factory.ts';
import {
  crowd,
  enter,
  exitOf,
  expectIn,
  expectRefused,
  leave,
  patch,
  placeOf,
  ruleHead,
  rush,
} from './entrance.ts';
import type { RulePlace } from './entrance.ts';
import { entityOf, isReference, pathBetween } from './model.ts';
import { Unprobeable, type After, type World } from './world.ts';

/** A rule of the kind `stock`. */
export type StockRule = Extract<Rule, { kind: 'stock' }>;

type Input = { world: World; factory: Factory; entity: Entity; rule: StockRule };
type Scene = {
  place: RulePlace<StockRule>;
  after: After;
  /** The entity whose records have the stock, and the record that these scenes draw on. */
  holder: Entity;
  id: number;
  /** What one record takes, and values that make it take so many times that. */
  unit: number;
  taking: (times: number) => Body;
};

const rushSize = 50;
const start = 5;

/** Holds a stock against the product. */
export async function probeStock(input: Input): Promise<void> {
  const { rule, world } = input;
  if (rule.within !== undefined) return probeWithin(input, rule.within);
  const place = placeOf(input);
  const scenes: [string, string, (scene: Scene) => Promise<void>][] = [
    ['goes', 'The number follows what is taken, changed and given back.', probeTaking],
    ...(rule.direction === 'out'
      ? ([
          ['empty', 'There is never less than nothing.', probeEmpty],
          ['at-once', `Of ${rushSize} at the same moment as many get it as there are.`, probeRush],
        ] as [string, string, (scene: Scene) => Promise<void>][])
      : []),
  ];
  for (const [aspect, text, probe] of scenes) {
    await world.ledger.check(ruleHead(rule, aspect, text), async (after) =>
      probe(await openScene(place, after)),
    );
  }
}

function holderOf({ rule, entity, world }: Pick<Input, 'rule' | 'entity' | 'world'>): Entity {
  const way = entity.fields.find((field) => field.key === rule.via);
  if (way === undefined || !isReference(way)) throw new Unprobeable(`${rule.via} is no reference`);
  return entityOf(world.specification, way.type.entity);
}

/** What one record takes: a constant, or the least that its field may hold. */
function unitOf({ rule, entity }: Pick<Input, 'rule' | 'entity'>): {
  unit: number;
  taking: (times: number) => Body;
} {
  const { amount } = rule;
  if (typeof amount === 'number') {
    return {
      unit: amount,
      taking: (times) => {
        if (times !== 1) throw new Unprobeable('all of them take the same');
        return {};
      },
    };
  }
  const type = entity.fields.find((field) => field.key === amount)?.type;
  if (type === undefined || !isNumberType(type)) throw new Unprobeable(`${amount} is no number`);
  const { low, high } = rangeOf(type);
  const unit = Math.max(low, 1);
  return {
    unit,
    taking: (times) => {
      if (unit * times > high) throw new Unprobeable(`${amount} cannot be so large`);
      return { [amount]: unit * times };
    },
  };
}

async function openScene(place: RulePlace<StockRule>, after: After): Promise<Scene> {
  const holder = holderOf(place);
  const { unit, taking } = unitOf(place);
  const record = await place.factory.target(place.entity.key, place.rule.via, {
    [place.rule.field]: unit * start,
  });
  after(() => place.world.admin.send({ method: 'DELETE', path: `/api/${holder.collection}/${record.id}` }));
  return { place, after, holder, id: record.id, unit, taking };
}

/** So many times the unit have to be there. */
async function expectLeft({ place, holder, id, unit }: Scene, times: number): Promise<void> {
  const answer = await place.world.admin.send({ path: `/api/${holder.collection}/${id}` });
  const left = expectRecord(answer, 200)[place.rule.field];
  if (left !== times * unit) fail(answer, `${place.rule.field} to be ${times * unit}`);
}

async function bodyOf({ place, id, taking }: Scene, times: number): Promise<Body> {
  return place.factory.body(place.entity.key, { [place.rule.via]: id, ...taking(times) });
}

async function probeTaking(scene: Scene): Promise<void> {
  const { place, after, taking } = scene;
  const sign = place.rule.direction === 'out' ? -1 : 1;
  const first = expectIn(place, await enter(place, await bodyOf(scene, 1)), after);
  await expectLeft(scene, start + sign);
  const second = expectIn(place, await enter(place, await bodyOf(scene, 1)), after);
  await expectLeft(scene, start + 2 * sign);
  if (typeof place.rule.amount === 'string' && canTake(scene, 3)) {
    expect(await patch(place, first, taking(3)), { status: 200 });
    await expectLeft(scene, start + 4 * sign);
    expect(await patch(place, first, taking(1)), { status: 200 });
    await expectLeft(scene, start + 2 * sign);
  }
  await probeMove(scene, second);
  await place.world.admin.send({ method: 'DELETE', path: `${place.path}/${second}` });
  await expectLeft(scene, start + sign);
  const verbs = exitOf(place);
  if (verbs === undefined) await place.world.admin.send({ method: 'DELETE', path: `${place.path}/${first}` });
  else await leave(place, first, verbs);
  await expectLeft(scene, start);
}

function canTake({ taking }: Scene, times: number): boolean {
  try {
    return Object.keys(taking(times)).length > 0;
  } catch (error) {
    if (error instanceof Unprobeable) return false;
    throw error;
  }
}

/** What is taken from another record instead comes back here and goes there. */
async function probeMove(scene: Scene, record: number): Promise<void> {
  const { place, unit, id } = scene;
  const sign = place.rule.direction === 'out' ? -1 : 1;
  const other = await place.factory.target(place.entity.key, place.rule.via, {
    [place.rule.field]: unit * start,
  });
  expect(await patch(place, record, { [place.rule.via]: other.id }), { status: 200 });
  await expectLeft(scene, start + sign);
  await expectLeft({ ...scene, id: other.id }, start + sign);
  expect(await patch(place, record, { [place.rule.via]: id }), { status: 200 });
  await expectLeft({ ...scene, id: other.id }, start);
}

async function probeEmpty(scene: Scene): Promise<void> {
  const { place, after, taking } = scene;
  if (canTake(scene, start + 1)) {
    expectRefused(place, await enter(place, await bodyOf(scene, start + 1)), after);
    await expectLeft(scene, start);
    const all = expectIn(place, await enter(place, await bodyOf(scene, start)), after);
    await expectLeft(scene, 0);
    expect(await patch(place, all, taking(start + 1)), { status: 409, detail: place.rule.message });
    expectRefused(place, await enter(place, await bodyOf(scene, 1)), after);
    await expectLeft(scene, 0);
    return;
  }
  for (let k = 0; k < start; k += 1) expectIn(place, await enter(place, await bodyOf(scene, 1)), after);
  expectRefused(place, await enter(place, await bodyOf(scene, 1)), after);
  await expectLeft(scene, 0);
}

async function probeRush(scene: Scene): Promise<void> {
  const { place, after, taking, id } = scene;
  const fixed = Array.from({ length: rushSize }, () => ({ [place.rule.via]: id, ...taking(1) }));
  const { ids, last } = await rush(place, await crowd(place, fixed), after);
  if (ids.length !== start) fail(last, `exactly ${start} of ${rushSize} to get it, not ${ids.length}`);
  await expectLeft(scene, 0);
}

/** Parts take while their whole is in a state that counts: nothing before, all at once then, all back afterwards. */
async function probeWithin(input: Input, within: string): Promise<void> {
  const { rule, world, entity, factory } = input;
  await world.ledger.check(
    ruleHead(
      rule,
      'within',
      'The number follows the whole: taken when it counts, back when it does no longer.',
    ),
    async (after) => {
      const holder = holderOf(input);
      const way = entity.fields.find((field) => field.key === within);
      if (way === undefined || !isReference(way)) throw new Unprobeable(`${within} is no reference`);
      const whole = entityOf(world.specification, way.type.entity);
      const { lifecycle } = whole;
      const verbs =
        lifecycle && pathBetween(whole, lifecycle.initial, (state) => countsIn(whole, rule.states, state));
      if (verbs === undefined) throw new Unprobeable('the whole never counts');
      const { unit, taking } = unitOf(input);
      const maker = factory.forActs(['create', ...verbs]);
      const of = await maker.make(whole.key);
      const stock = await factory.make(holder.key, { [rule.field]: unit * start });
      after(() => world.admin.send({ method: 'DELETE', path: `/api/${whole.collection}/${of.id}` }));
      const place = { ...input, path: `/api/${entity.collection}`, verbs: [] };
      const scene: Scene = { place, after, holder, id: stock.id, unit, taking };
      const fixed = { [within]: of.id, [rule.via]: stock.id, ...taking(1) };
      const part = await factory.make(entity.key, fixed);
      const sign = rule.direction === 'out' ? -1 : 1;
      await expectLeft(scene, verbs.length === 0 ? start + sign : start);
      await maker.walk(whole.key, { record: of, verbs });
      await expectLeft(scene, start + sign);
      await probeWholeLeaves(scene, { whole, id: of.id, part: part.id, verbs });
      if (rule.direction === 'out') await probeWholeTooMuch(scene, { whole, within, verbs });
    },
  );
}

async function probeWholeLeaves(
  scene: Scene,
  input: { whole: Entity; id: number; part: number; verbs: string[] },
): Promise<void> {
  const { place } = scene;
  const { whole, id } = input;
  const { admin } = place.world;
  const answer = await admin.send({ path: `/api/${whole.collection}/${id}` });
  const record = expectRecord(answer, 200);
  const state = String(record[whole.lifecycle?.field ?? '']);
  const exit = pathBetween(whole, state, (each) => !countsIn(whole, place.rule.states, each));
  if (exit === undefined) return;
  await place.factory.walk(whole.key, { record, verbs: exit });
  await expectLeft(scene, start);
}

/** A whole that asks for more than there is does not come to count, and nothing is taken. */
async function probeWholeTooMuch(
  scene: Scene,
  input: { whole: Entity; within: string; verbs: string[] },
): Promise<void> {
  const { place, id } = scene;
  const { whole, within, verbs } = input;
  const last = verbs.at(-1);
  if (last === undefined || !canTake(scene, start + 1)) return;
  const maker = place.factory.forActs(['create', ...verbs]);
  const of = await maker.make(whole.key);
  const fixed = { [within]: of.id, [place.rule.via]: id, ...scene.taking(start + 1) };
  await place.factory.make(place.entity.key, fixed);
  await maker.walk(whole.key, { record: of, verbs: verbs.slice(0, -1) });
  await maker.ready(whole.key, { id: of.id, act: last });
  const path = `/api/${whole.collection}/${of.id}/${last}`;
  const answer = await place.world.admin.send({ method: 'POST', path, json: {} });
  expect(answer, { status: 409, detail: place.rule.message });
  await expectLeft(scene, start);
}
