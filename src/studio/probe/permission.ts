/** Probes of permissions: for every role, entity and action that the allowed works and the rest is refused. */
import { elementId } from '../../protocol/specification.ts';
import type { Entity, Transition } from '../../protocol/specification.ts';
import { expect, expectList, expectRecord, fail, type ProductRecord } from './expect.ts';
import type { Factory } from './factory.ts';
import { pathBetween, rolesOf, type Action, type Deed } from './model.ts';
import {
  harmlessChange,
  headOf,
  ownRecordIfAny,
  reachOf,
  refusalOf,
  strangersRecord,
  type Person,
} from './person.ts';
import { probeCreation } from './creation.ts';
import { moveTo } from './lifecycle.ts';
import type { After, World } from './world.ts';

/** Holds every role against every entity. Roles without an account are counted as unprobed. */
export async function probePermissions(world: World, factory: Factory): Promise<void> {
  for (const role of rolesOf(world.specification)) {
    const session = world.sessions.get(role.key);
    if (session === undefined) {
      world.ledger.skip(elementId.role(role.key), 'there is no account of this role');
      continue;
    }
    const person = { world, factory, role, session };
    for (const entity of world.specification.entities) await probeEntity(person, entity);
  }
}

async function probeEntity(person: Person, entity: Entity): Promise<void> {
  await probeReading(person, entity);
  await probeCreation(person, entity);
  for (const action of ['update', 'delete'] as const) await probeDeed(person, entity, { action });
  for (const transition of entity.lifecycle?.transitions ?? []) {
    await probeDeed(person, entity, { verb: transition.verb });
  }
}

type Sighting = { person: Person; entity: Entity; strange: ProductRecord; path: string };

async function probeReading(person: Person, entity: Entity): Promise<void> {
  const { reach, grants } = reachOf(person, entity, { action: 'read' });
  const plural = entity.labelPlural.toLowerCase();
  const text = {
    all: `${person.role.label}: sees all ${plural}.`,
    own: `${person.role.label}: sees their own ${plural} and nobody else's.`,
    none: `${person.role.label}: sees no ${plural}.`,
  }[reach];
  await person.world.ledger.check(headOf(person, entity, { aspect: 'read', text }), async (after) => {
    const { session } = person;
    const path = `/api/${entity.collection}`;
    const strange = await strangersRecord(person, { entity, after });
    const at = { person, entity, strange, path };
    if (reach === 'all') return expectAllSeen(at);
    expect(await session.send({ path: `${path}/${strange.id}` }), { status: refusalOf(reach) });
    const headers = { accept: 'text/html' };
    const page = await session.send({ path: `/${entity.collection}/${strange.id}`, headers });
    if (page.status !== 404 && page.status !== 403) fail(page, '404 or 403');
    const list = await session.send({ path: `${path}?pageSize=100` });
    if (reach === 'none') {
      expect(list, { status: 403 });
      return;
    }
    if (expectList(list).items.some((item) => item.id === strange.id)) {
      fail(list, `${strange.id} not to be listed`);
    }
    for (const grant of grants) await expectOwnSeen(at, { entity, grant, after });
  });
}

async function expectAllSeen({ person, entity, strange, path }: Sighting): Promise<void> {
  const { session, world } = person;
  expectRecord(await session.send({ path: `${path}/${strange.id}` }), 200);
  const page = await session.send({
    path: `/${entity.collection}/${strange.id}`,
    headers: { accept: 'text/html' },
  });
  if (page.status !== 200) fail(page, '200');
  const list = await session.send({ path: `${path}?pageSize=100` });
  const { total } = expectList(list);
  const whole = expectList(await world.admin.send({ path: `${path}?pageSize=1` }));
  if (total !== whole.total) fail(list, `a total of ${whole.total}, as the administrator sees`);
}

async function expectOwnSeen(
  { person, strange, path }: Sighting,
  input: Parameters<typeof ownRecordIfAny>[1],
): Promise<void> {
  const { session, world } = person;
  const own = await ownRecordIfAny(person, input);
  if (own === undefined) return;
  expectRecord(await session.send({ path: `${path}/${own.id}` }), 200);
  const mine = await session.send({ path: `${path}?pageSize=100` });
  const { items, total } = expectList(mine);
  if (!items.some((item) => item.id === own.id)) fail(mine, `their own record ${own.id} to be listed`);
  if (items.some((item) => item.id === strange.id)) fail(mine, `${strange.id} not to be listed`);
  const whole = expectList(await world.admin.send({ path: `${path}?pageSize=1` }));
  if (total >= whole.total) fail(mine, `a total below ${whole.total}, which counts everybody's`);
}

function wordsOf(entity: Entity, deed: Deed): { what: string; aspect: string } {
  if ('action' in deed) {
    return { what: deed.action === 'update' ? 'change' : deed.action, aspect: deed.action };
  }
  const transition = entity.lifecycle?.transitions.find((each) => each.verb === deed.verb);
  return { what: `${(transition?.label ?? deed.verb).toLowerCase()} (${deed.verb})`, aspect: deed.verb };
}

async function probeDeed(person: Person, entity: Entity, deed: Deed): Promise<void> {
  const { reach, grants } = reachOf(person, entity, deed);
  const { what, aspect } = wordsOf(entity, deed);
  const plural = entity.labelPlural.toLowerCase();
  const text = {
    all: `${person.role.label}: may ${what} ${plural}.`,
    own: `${person.role.label}: may ${what} their own ${plural}, not those of others.`,
    none: `${person.role.label}: may not ${what} ${plural}.`,
  }[reach];
  const sight = reachOf(person, entity, { action: 'read' });
  await person.world.ledger.check(headOf(person, entity, { aspect, text }), async (after) => {
    const at = { entity, deed };
    const strange = await prepared(person, at, await strangersRecord(person, { entity, after }));
    const answer = await perform(person, at, strange);
    if (reach === 'all') {
      expect(answer, { status: [200, 204] });
      return;
    }
    expect(answer, { status: refusalOf(sight.reach) });
    await expectUntouched(person, entity, strange);
    if (reach === 'none') await probeOwnButForbidden(person, at, after);
    for (const grant of grants) {
      const isSelf = grant.via.length === 0 && entity.key === person.role.entity;
      if (isSelf && aspect === 'delete') continue;
      const mine = await ownRecordIfAny(person, { entity, grant, after });
      if (mine === undefined) continue;
      const own = await prepared(person, at, mine);
      expect(await perform(person, at, own), { status: [200, 204] });
    }
  });
}

/** What one may see but not do is 403, also on one's own records. */
async function probeOwnButForbidden(
  person: Person,
  at: { entity: Entity; deed: Deed },
  after: After,
): Promise<void> {
  const sight = reachOf(person, at.entity, { action: 'read' });
  if (sight.reach !== 'own') return;
  for (const grant of sight.grants) {
    const mine = await ownRecordIfAny(person, { entity: at.entity, grant, after });
    if (mine === undefined) continue;
    const own = await prepared(person, at, mine);
    expect(await perform(person, at, own), { status: 403 });
    await expectUntouched(person, at.entity, own);
  }
}

async function expectUntouched(person: Person, entity: Entity, record: ProductRecord): Promise<void> {
  const answer = await person.world.admin.send({ path: `/api/${entity.collection}/${record.id}` });
  if (expectRecord(answer, 200).version !== record.version)
    fail(answer, `the version to be ${record.version} still`);
}

/** The record in a state from which the transition in question leads on. */
async function prepared(
  person: Person,
  at: { entity: Entity; deed: Deed },
  record: ProductRecord,
): Promise<ProductRecord> {
  const { deed } = at;
  if (!('verb' in deed)) return record;
  const transition = at.entity.lifecycle?.transitions.find((each) => each.verb === deed.verb);
  return transition === undefined
    ? record
    : await moveBefore(person.world, at.entity, { record, transition });
}

async function moveBefore(
  world: World,
  entity: Entity,
  input: { record: ProductRecord; transition: Transition },
): Promise<ProductRecord> {
  const { lifecycle } = entity;
  if (lifecycle === undefined) return input.record;
  const state = String(input.record[lifecycle.field]);
  const verbs = pathBetween(entity, state, (each) => input.transition.from.includes(each));
  return verbs === undefined ? input.record : await moveTo(world, entity, { record: input.record, verbs });
}

async function perform(
  person: Person,
  at: { entity: Entity; deed: Deed },
  record: ProductRecord,
): ReturnType<Person['session']['send']> {
  const path = `/api/${at.entity.collection}/${record.id}`;
  if ('verb' in at.deed)
    return person.session.send({ method: 'POST', path: `${path}/${at.deed.verb}`, json: {} });
  const byAction: Partial<Record<Action, () => ReturnType<Person['session']['send']>>> = {
    update: () =>
      person.session.send({ method: 'PATCH', path, json: harmlessChange(person, at.entity, record) }),
  };
  return (byAction[at.deed.action] ?? (() => person.session.send({ method: 'DELETE', path })))();
}
