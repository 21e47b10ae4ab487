/** Probes of lifecycles: where records begin, which transition works from which state, and that nothing else does. */
import { elementId } from '../../protocol/specification.ts';
import type { Entity, Lifecycle, Transition } from '../../protocol/specification.ts';
import { expect, expectRecord, fail, type ProductRecord } from './expect.ts';
import type { Factory } from './factory.ts';
import { pathBetween } from './model.ts';
import { Unprobeable, type World } from './world.ts';
import type { Answer } from './client.ts';
import { dayAt } from '../sample/moment.ts';

type Place = { world: World; factory: Factory; entity: Entity; lifecycle: Lifecycle; path: string };

/** Holds every lifecycle against the product: each transition from each state. */
export async function probeLifecycles(world: World, factory: Factory): Promise<void> {
  for (const entity of world.specification.entities) {
    const { lifecycle } = entity;
    if (lifecycle === undefined) continue;
    const place = { world, factory, entity, lifecycle, path: `/api/${entity.collection}` };
    await probeStart(place);
    for (const transition of lifecycle.transitions) await probeTransition(place, transition);
    for (const state of lifecycle.states) await probeDeadEnds(place, state.value);
  }
}

async function probeStart(place: Place): Promise<void> {
  const { world, factory, entity, lifecycle, path } = place;
  const { field, initial, states } = lifecycle;
  await world.ledger.check(
    {
      id: `api:initial:${entity.key}`,
      text: `${entity.label}: begins as ${initial}, and only transitions change that.`,
      proves: [elementId.lifecycle(entity.key)],
    },
    async () => {
      const created = await factory.make(entity.key);
      if (created[field] !== initial) {
        fail(await world.admin.send({ path: `${path}/${created.id}` }), `${field} to be ${initial}`);
      }
      const forged = states.find((state) => state.value !== initial)?.value;
      if (forged === undefined) return;
      const json = await factory.body(entity.key);
      const posted = await world.admin.send({ method: 'POST', path, json: { ...json, [field]: forged } });
      expect(posted, { status: [201, 400, 422] });
      if (posted.status === 201 && expectRecord(posted, 201)[field] !== initial) {
        fail(posted, `${field} to be ${initial} whatever the body says`);
      }
      const at = `${path}/${created.id}`;
      expect(await world.admin.send({ method: 'PATCH', path: at, json: { [field]: forged } }), {
        status: [200, 400, 422],
      });
      const after = await world.admin.send({ path: at });
      if (expectRecord(after, 200)[field] !== initial)
        fail(after, `${field} to be ${initial} after the PATCH`);
      if (posted.status === 201) {
        await world.admin.send({ method: 'DELETE', path: `${path}/${expectRecord(posted, 201).id}` });
      }
      await world.admin.send({ method: 'DELETE', path: at });
    },
  );
}

/** A new record in a state, such that the rules let it go on by a verb. */
async function recordIn(place: Place, state: string, next?: string): Promise<ProductRecord> {
  const { entity, factory, lifecycle } = place;
  const verbs = pathBetween(entity, lifecycle.initial, (each) => each === state);
  if (verbs === undefined) throw new Unprobeable(`no transition leads to ${state}`);
  const acts = ['create', ...verbs, ...(next === undefined ? [] : [next])];
  const record = await factory.forActs(acts).make(entity.key);
  const there = await factory.walk(entity.key, { record, verbs });
  if (next !== undefined) await factory.ready(entity.key, { id: record.id, act: next });
  return there;
}

/** What a transition writes down: the day or the moment at which it was done. */
function expectStamped(place: Place, transition: Transition, moved: Answer): void {
  const { stamps } = transition;
  if (stamps === undefined) return;
  const value = expectRecord(moved, 200)[stamps];
  const { clock, specification } = place.world;
  const day = dayAt(clock.now(), specification.product.timeZone);
  const isNow =
    typeof value === 'string' && (value === day || Math.abs(Date.parse(value) - clock.now()) < 60_000);
  if (!isNow) fail(moved, `${stamps} to be the present day or moment`);
}

async function probeTransition(place: Place, transition: Transition): Promise<void> {
  const { world, entity, lifecycle, path } = place;
  await world.ledger.check(
    {
      id: `api:transition:${entity.key}.${transition.verb}`,
      text: `${entity.label}: ${transition.label} leads from ${transition.from.join(' or ')} to ${transition.to}.`,
      proves: [elementId.transition(entity.key, transition.verb)],
    },
    async () => {
      for (const state of transition.from) {
        const before = await recordIn(place, state, transition.verb);
        const at = `${path}/${before.id}`;
        // What the rules demanded may have changed it since.
        const record = expectRecord(await world.admin.send({ path: at }), 200);
        const stale = { version: record.version + 7 };
        expect(await world.admin.send({ method: 'POST', path: `${at}/${transition.verb}`, json: stale }), {
          status: 409,
        });
        // Two at once: one of them comes too late, unless the transition leads back to where it begins.
        const send = (): ReturnType<World['admin']['send']> =>
          world.admin.send({ method: 'POST', path: `${at}/${transition.verb}` });
        const answers = await Promise.all([send(), send()]);
        const [good, late] = answers.toSorted((a, b) => a.status - b.status);
        if (good === undefined || late === undefined) return;
        const moved = expectRecord(good, 200);
        if (moved[lifecycle.field] !== transition.to) fail(good, `${lifecycle.field} to be ${transition.to}`);
        expectStamped(place, transition, good);
        if (!transition.from.includes(transition.to)) expect(late, { status: 409 });
        const read = await world.admin.send({ path: at });
        if (expectRecord(read, 200)[lifecycle.field] !== transition.to) {
          fail(read, `${lifecycle.field} to be ${transition.to}`);
        }
        if (moved.version <= record.version) fail(good, `a version above ${record.version}`);
        await world.admin.send({ method: 'DELETE', path: at });
      }
    },
  );
}

async function probeDeadEnds(place: Place, state: string): Promise<void> {
  const { world, entity, lifecycle, path } = place;
  const closed = lifecycle.transitions.filter((transition) => !transition.from.includes(state));
  if (closed.length === 0) return;
  await world.ledger.check(
    {
      id: `api:state:${entity.key}.${state}`,
      text: `${entity.label}: when ${state}, cannot ${closed.map((each) => each.verb).join(', ')}.`,
      proves: [elementId.lifecycle(entity.key)],
    },
    async () => {
      const record = await recordIn(place, state);
      const at = `${path}/${record.id}`;
      for (const { verb } of closed) {
        expect(await world.admin.send({ method: 'POST', path: `${at}/${verb}`, json: {} }), { status: 409 });
      }
      const read = await world.admin.send({ path: at });
      const now = expectRecord(read, 200);
      if (now[lifecycle.field] !== state || now.version !== record.version) {
        fail(read, `${lifecycle.field} ${state} and version ${record.version}`);
      }
      await world.admin.send({ method: 'DELETE', path: at });
    },
  );
}
