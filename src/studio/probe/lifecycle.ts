/** Probes of lifecycles: where records begin, which transition works from which state, and that nothing else does. */
import { elementId } from '../../protocol/specification.ts';
import type { Entity, Lifecycle, Transition } from '../../protocol/specification.ts';
import { expect, expectRecord, fail, type ProductRecord } from './expect.ts';
import type { Factory } from './factory.ts';
import { pathBetween } from './model.ts';
import { Unprobeable, type World } from './world.ts';

type Place = { world: World; factory: Factory; entity: Entity; lifecycle: Lifecycle; path: string };

/** Takes a record along verbs as the administrator and gives it as it is then. */
export async function moveTo(
  world: World,
  entity: Entity,
  input: { record: ProductRecord; verbs: string[] },
): Promise<ProductRecord> {
  let { record } = input;
  for (const verb of input.verbs) {
    const path = `/api/${entity.collection}/${record.id}/${verb}`;
    record = expectRecord(await world.admin.send({ method: 'POST', path, json: {} }), 200);
  }
  return record;
}

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

/** A new record in a state. */
async function recordIn(place: Place, state: string): Promise<ProductRecord> {
  const verbs = pathBetween(place.entity, place.lifecycle.initial, (each) => each === state);
  if (verbs === undefined) throw new Unprobeable(`no transition leads to ${state}`);
  const record = await place.factory.make(place.entity.key);
  return moveTo(place.world, place.entity, { record, verbs });
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
        const record = await recordIn(place, state);
        const at = `${path}/${record.id}`;
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
