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
import { openRuler, type OverlapRule, type Ruler } from './interval.ts';
import { Unprobeable, type After } from './world.ts';

const rushSize = 50;

type Scene = { place: RulePlace<OverlapRule>; ruler: Ruler; shared: Body; start: number; after: After };

/** Holds a noOverlap rule against the product. */
export async function probeOverlap(place: RulePlace<OverlapRule>): Promise<void> {
  const { ledger } = place.world;
  const { rule } = place;
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
  return { place, ruler, shared: pick(base, place.rule.per), start: ruler.startOf(base), after };
}

/** A body of the scene's party at an offset from its start. */
async function bodyAt(scene: Scene, offset: number, length = scene.ruler.short): Promise<Body> {
  const interval = await scene.ruler.at(scene.start + offset, length);
  return scene.place.factory.body(scene.place.entity.key, { ...interval, ...scene.shared });
}

async function probeNeighbours(scene: Scene): Promise<void> {
  const { place, ruler, after } = scene;
  const { short, long, half } = ruler;
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
  for (const offset of [short, -short]) {
    await remove(expectIn(place, await enter(place, await bodyAt(scene, offset)), after));
  }
  for (const key of place.rule.per) {
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
  const second = expectIn(place, await enter(place, await bodyAt(scene, ruler.short * 4)), after);
  // All values are sent, so that conditions between the fields hold wherever the interval is moved.
  const onto = async (offset: number, length: number): Promise<Body> =>
    place.factory.change(place.entity.key, { ...(await ruler.at(start + offset, length)), ...shared });
  const refused = { status: 409, detail: place.rule.message };
  expect(await patch(place, second, await onto(0, ruler.short)), refused);
  expect(await patch(place, first, await onto(0, ruler.short)), { status: 200 });
  expect(await patch(place, second, await onto(ruler.short, ruler.short)), { status: 200 });
  if (ruler.long !== undefined) expect(await patch(place, first, await onto(0, ruler.long)), refused);
  for (const key of place.rule.per) {
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
  const [key] = place.rule.per;
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
