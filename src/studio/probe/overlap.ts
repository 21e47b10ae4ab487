/** Probes of noOverlap rules: next to, over, in and around an interval, by creating, changing and all at once. */
import type { Body } from '../sample/compare.ts';
import { expect, fail } from './expect.ts';
import {
  crowd,
  enter,
  exitOf,
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
import { openRuler, type OverlapRule, type Ruler } from './interval.ts';
import { roomy } from './limit.ts';
import { Unprobeable, type After } from './world.ts';

const rushSize = 50;

type Scene = { place: RulePlace<OverlapRule>; ruler: Ruler; shared: Body; start: number; after: After };

/** Several at once: as many as there is room for share a moment, and one more begins where they end. */
async function probeRoom(place: RulePlace<OverlapRule>): Promise<void> {
  const { ledger } = place.world;
  const { rule } = place;
  await ledger.check(
    ruleHead(rule, 'full', 'As many as there is room for, and what only touches is free.'),
    async (after) => {
      const { scene, room } = await openRoom(place, after);
      const ids: number[] = [];
      for (let k = 0; k < room; k += 1)
        ids.push(expectIn(place, await enter(place, await bodyAt(scene, 0)), after));
      expectRefused(place, await enter(place, await bodyAt(scene, 0)), after);
      const { short, half } = scene.ruler;
      if (half !== undefined) expectRefused(place, await enter(place, await bodyAt(scene, half)), after);
      const beside = expectIn(place, await enter(place, await bodyAt(scene, short)), after);
      const onto = { ...(await scene.ruler.at(scene.start, short)), ...scene.shared };
      const moved = place.factory.change(place.entity.key, onto);
      expect(await patch(place, beside, moved), { status: 409, detail: rule.message });
      const [first = 0] = ids;
      const verbs = exitOf(place);
      if (verbs === undefined)
        await place.world.admin.send({ method: 'DELETE', path: `${place.path}/${first}` });
      else await leave(place, first, verbs);
      expectIn(place, await enter(place, await bodyAt(scene, 0)), after);
      expectRefused(place, await enter(place, await bodyAt(scene, 0)), after);
    },
  );
  await ledger.check(
    ruleHead(rule, 'at-once', `Of ${rushSize} at the same moment as many as there is room for get in.`),
    async (after) => {
      const { scene, room } = await openRoom(place, after);
      const interval = await scene.ruler.at(scene.start, scene.ruler.short);
      const fixed = Array.from({ length: rushSize }, () => ({ ...interval, ...scene.shared }));
      const { ids, last } = await rush(place, await crowd(place, fixed), after);
      if (ids.length !== room) fail(last, `exactly ${room} of ${rushSize} to get in, not ${ids.length}`);
    },
  );
}

/** A scene and its room; a record that says how much room there is gets little. */
async function openRoom(
  place: RulePlace<OverlapRule>,
  after: After,
): Promise<{ scene: Scene; room: number }> {
  const scene = await openScene(place, after);
  const { max } = place.rule;
  if (max === undefined || typeof max === 'number') {
    if (max === 0 || (max ?? 1) > 20) throw new Unprobeable(`room for ${max} is not tried`);
    return { scene, room: max ?? 1 };
  }
  const { id, room } = await roomy(place, max);
  return { scene: { ...scene, shared: { ...scene.shared, [max.via]: id } }, room };
}

/** Holds a noOverlap rule against the product. */
export async function probeOverlap(place: RulePlace<OverlapRule>): Promise<void> {
  const { ledger } = place.world;
  const { rule } = place;
  if (rule.max !== undefined && rule.max !== 1) return probeRoom(place);
  const scenes: [string, string, (scene: Scene) => Promise<void>][] = [
    ['create', 'Holds for new ones; what only touches is free.', probeNeighbours],
    ['change', 'Holds when one is moved or made longer.', probeMoves],
    ['free', 'What was given up is free again.', probeFreed],
    ['at-once', `Of ${rushSize} at the same moment one gets it.`, probeRush],
  ];
  for (const [aspect, text, probe] of scenes) {
    await ledger.check(ruleHead(rule, aspect, text), async (after) => probe(await openScene(place, after)));
  }
}

async function openScene(place: RulePlace<OverlapRule>, after: After): Promise<Scene> {
  const ruler = openRuler(place);
  const base = await place.factory.body(place.entity.key);
  return { place, ruler, shared: pick(base, sharersOf(place.rule)), start: ruler.startOf(base), after };
}

/** A body of the scene's party at an offset from its start. */
async function bodyAt(scene: Scene, offset: number, length = scene.ruler.short): Promise<Body> {
  const interval = await scene.ruler.at(scene.start + offset, length);
  return scene.place.factory.body(scene.place.entity.key, { ...interval, ...scene.shared });
}

async function probeNeighbours(scene: Scene): Promise<void> {
  const { place, ruler, after } = scene;
  const { short, long, half, grain } = ruler;
  // Few at a time, so that a limit on the same records does not speak first.
  const remove = (id: number): Promise<unknown> =>
    place.world.admin.send({ method: 'DELETE', path: `${place.path}/${id}` });
  const first = expectIn(place, await enter(place, await bodyAt(scene, 0)), after);
  expectRefused(place, await enter(place, await bodyAt(scene, 0)), after);
  if (half !== undefined) {
    expectRefused(place, await enter(place, await bodyAt(scene, half)), after);
    expectRefused(place, await enter(place, await bodyAt(scene, -half)), after);
    if (long !== undefined) expectRefused(place, await enter(place, await bodyAt(scene, -half, long)), after);
  }
  // One grain before the end and after the beginning the interval is still taken.
  for (const offset of [short - grain, grain - short]) {
    expectRefused(place, await enter(place, await bodyAt(scene, offset)), after);
  }
  for (const offset of [short, -short]) {
    await remove(expectIn(place, await enter(place, await bodyAt(scene, offset)), after));
  }
  for (const key of sharersOf(place.rule)) {
    const elsewhere = { ...(await bodyAt(scene, 0)), [key]: await otherValue(place, key, scene.shared[key]) };
    await remove(expectIn(place, await enter(place, elsewhere), after));
  }
  await remove(first);
  if (long === undefined) return;
  expectIn(place, await enter(place, await bodyAt(scene, 0, long)), after);
  if (half !== undefined) expectRefused(place, await enter(place, await bodyAt(scene, half)), after);
  expectIn(place, await enter(place, await bodyAt(scene, long)), after);
}

async function probeMoves(scene: Scene): Promise<void> {
  const { place, ruler, after, start, shared } = scene;
  const first = expectIn(place, await enter(place, await bodyAt(scene, 0)), after);
  const second = expectIn(place, await enter(place, await bodyAt(scene, ruler.far)), after);
  // All values are sent, so that conditions between the fields hold wherever the interval is moved.
  const onto = async (offset: number, length: number): Promise<Body> =>
    place.factory.change(place.entity.key, { ...(await ruler.at(start + offset, length)), ...shared });
  const refused = { status: 409, detail: place.rule.message };
  expect(await patch(place, second, await onto(0, ruler.short)), refused);
  expect(await patch(place, first, await onto(0, ruler.short)), { status: 200 });
  expect(await patch(place, second, await onto(ruler.short, ruler.short)), { status: 200 });
  if (ruler.long !== undefined) expect(await patch(place, first, await onto(0, ruler.long)), refused);
  for (const key of sharersOf(place.rule)) {
    const elsewhere = { ...(await bodyAt(scene, 0)), [key]: await otherValue(place, key, shared[key]) };
    const third = expectIn(place, await enter(place, elsewhere), after);
    expect(await patch(place, third, pick(shared, [key])), refused);
  }
}

async function probeFreed(scene: Scene): Promise<void> {
  const { place, after } = scene;
  const verbs = exitOf(place);
  const first = expectIn(place, await enter(place, await bodyAt(scene, 0)), after);
  if (verbs === undefined) {
    await place.world.admin.send({ method: 'DELETE', path: `${place.path}/${first}` });
  } else await leave(place, first, verbs);
  const second = expectIn(place, await enter(place, await bodyAt(scene, 0)), after);
  expectRefused(place, await enter(place, await bodyAt(scene, 0)), after);
  if (verbs !== undefined) await expectNoReturn(place, first, verbs);
  await place.world.admin.send({ method: 'DELETE', path: `${place.path}/${second}` });
  expectIn(place, await enter(place, await bodyAt(scene, 0)), after);
}

async function probeRush(scene: Scene): Promise<void> {
  const { place, ruler, after } = scene;
  const interval = await ruler.at(scene.start, ruler.short);
  const fixed = Array.from({ length: rushSize }, () => ({ ...interval, ...scene.shared }));
  const { ids, last } = await rush(place, await crowd(place, fixed), after);
  if (ids.length !== 1) fail(last, `exactly 1 of ${rushSize} simultaneous ones to get in, not ${ids.length}`);
  const [key] = sharersOf(place.rule);
  if (key === undefined || place.verbs.length > 0) return;
  const list = await place.world.admin.send({
    path: `${place.path}?${new URLSearchParams({
      [key]: String(scene.shared[key]),
      [place.rule.start]: String(interval[place.rule.start]),
    }).toString()}`,
  });
  const total = (list.body as { total?: unknown } | undefined)?.total;
  if (total === undefined) throw new Unprobeable('the list does not filter');
  if (total !== 1) fail(list, 'the list to show exactly 1');
}
