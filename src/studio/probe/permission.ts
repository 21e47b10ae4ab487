/** Probes of permissions: for every role, entity and action that the allowed works and the rest is refused. */
import { elementId } from '../../protocol/specification.ts';
import type { Entity } from '../../protocol/specification.ts';
import type { Body } from '../sample/compare.ts';
import type { Answer } from './client.ts';
import { expect, expectList, expectRecord, fail, type ProductRecord } from './expect.ts';
import type { Factory } from './factory.ts';
import { rolesOf, type Deed, type Grant } from './model.ts';
import { harmlessChange, headOf, refusalOf, type Person } from './person.ts';
import { probeCreation } from './creation.ts';
import { ownIn, scenesOf, sightIn, strangeIn, whenOf, type Scene } from './scene.ts';
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
  for (const scene of scenesOf(person, entity, { action: 'read' })) await probeReading(scene);
  await probeCreation(person, entity);
  const verbs = entity.lifecycle?.transitions.map(({ verb }): Deed => ({ verb })) ?? [];
  const deeds: Deed[] = [{ action: 'update' }, { action: 'delete' }, ...verbs];
  for (const deed of deeds) {
    for (const scene of scenesOf(person, entity, deed)) await probeDeed(scene);
  }
}

const aspectOf = (scene: Scene, aspect: string): string =>
  scene.isOneOfSeveral ? `${aspect}:${scene.state}` : aspect;

type Sighting = { scene: Scene; strange: ProductRecord; path: string };

async function probeReading(scene: Scene): Promise<void> {
  const { person, entity, reach, grants } = scene;
  const plural = `${entity.labelPlural.toLowerCase()}${whenOf(scene)}`;
  const text = {
    all: `${person.role.label}: sees all ${plural}.`,
    own: `${person.role.label}: sees their own ${plural} and nobody else's.`,
    none: `${person.role.label}: sees no ${plural}.`,
  }[reach];
  const head = headOf(person, entity, { aspect: aspectOf(scene, 'read'), text });
  await person.world.ledger.check(head, async (after) => {
    const { session } = person;
    const path = `/api/${entity.collection}`;
    const strange = await strangeIn(scene, after);
    const at = { scene, strange, path };
    if (reach === 'all') return expectAllSeen(at);
    const hidden = scene.isOneOfSeveral ? [403, 404] : refusalOf(reach);
    expect(await session.send({ path: `${path}/${strange.id}` }), { status: hidden });
    const headers = { accept: 'text/html' };
    const page = await session.send({ path: `/${entity.collection}/${strange.id}`, headers });
    if (page.status !== 404 && page.status !== 403) fail(page, '404 or 403');
    const list = await session.send({ path: `${path}?pageSize=100&sort=-id` });
    if (reach === 'none' && !scene.isOneOfSeveral) {
      expect(list, { status: 403 });
      return;
    }
    if (expectList(list).items.some((item) => item.id === strange.id)) {
      fail(list, `${strange.id} not to be listed`);
    }
    for (const grant of grants) await expectOwnSeen(at, grant, after);
  });
}

async function expectAllSeen({ scene, strange, path }: Sighting): Promise<void> {
  const { person, entity } = scene;
  const { session, world } = person;
  expectRecord(await session.send({ path: `${path}/${strange.id}` }), 200);
  const page = await session.send({
    path: `/${entity.collection}/${strange.id}`,
    headers: { accept: 'text/html' },
  });
  if (page.status !== 200) fail(page, '200');
  const list = await session.send({ path: `${path}?pageSize=100&sort=-id` });
  const { total, items } = expectList(list);
  if (!items.some((item) => item.id === strange.id)) fail(list, `${strange.id} to be listed`);
  if (scene.isOneOfSeveral) return;
  const whole = expectList(await world.admin.send({ path: `${path}?pageSize=1` }));
  if (total !== whole.total) fail(list, `a total of ${whole.total}, as the administrator sees`);
}

async function expectOwnSeen({ scene, strange, path }: Sighting, grant: Grant, after: After): Promise<void> {
  const { session, world } = scene.person;
  const own = await ownIn(scene, grant, after);
  if (own === undefined) return;
  expectRecord(await session.send({ path: `${path}/${own.id}` }), 200);
  const mine = await session.send({ path: `${path}?pageSize=100&sort=-id` });
  const { items, total } = expectList(mine);
  // An account's own record is as old as the account: newer ones may fill the page.
  const isOnPage = total <= items.length;
  if (isOnPage && !items.some((item) => item.id === own.id))
    fail(mine, `their own record ${own.id} to be listed`);
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

async function probeDeed(scene: Scene): Promise<void> {
  const { person, entity, deed, reach, grants } = scene;
  const { what, aspect } = wordsOf(entity, deed);
  const plural = entity.labelPlural.toLowerCase();
  const when = whenOf(scene);
  const text = {
    all: `${person.role.label}: may ${what} ${plural}${when}.`,
    own: `${person.role.label}: may ${what} their own ${plural}${when}, not those of others.`,
    none: `${person.role.label}: may not ${what} ${plural}${when}.`,
  }[reach];
  const head = headOf(person, entity, { aspect: aspectOf(scene, aspect), text });
  await person.world.ledger.check(head, async (after) => {
    const strange = await strangeIn(scene, after);
    const [wide] = grants.filter((grant) => grant.scope === 'all');
    if (reach === 'all') {
      await expectFieldsKept(scene, strange, grants);
      expect(await perform(scene, strange, wide), { status: [200, 204] });
      return;
    }
    expect(await perform(scene, strange, undefined), { status: refusalOf(sightIn(scene).reach) });
    await expectUntouched(scene, strange);
    if (reach === 'none') await probeOwnButForbidden(scene, after);
    for (const grant of grants) {
      const isSelf = grant.via.length === 0 && entity.key === person.role.entity;
      if (isSelf && aspect === 'delete') continue;
      const mine = await ownIn(scene, grant, after);
      if (mine === undefined) continue;
      await expectFieldsKept(scene, mine, grants);
      expect(await perform(scene, mine, grant), { status: [200, 204] });
    }
  });
}

/** A field that no grant names cannot be changed, whatever else can. */
async function expectFieldsKept(scene: Scene, record: ProductRecord, grants: Grant[]): Promise<void> {
  const { person, entity, deed } = scene;
  const named = new Set(grants.flatMap((grant) => grant.fields ?? []));
  const isLimited = grants.every((grant) => grant.fields !== undefined);
  if (!('action' in deed) || deed.action !== 'update' || !isLimited) return;
  const change = person.factory.change(entity.key);
  const others = entity.fields.filter(
    (field) => !named.has(field.key) && field.key in change && change[field.key] !== record[field.key],
  );
  const path = `/api/${entity.collection}/${record.id}`;
  for (const { key } of others.slice(0, 3)) {
    const json = { [key]: change[key] };
    expect(await person.session.send({ method: 'PATCH', path, json }), { status: 403 });
  }
  await expectUntouched(scene, record);
}

/** What one may see but not do is 403, also on one's own records. */
async function probeOwnButForbidden(scene: Scene, after: After): Promise<void> {
  const sight = sightIn(scene);
  if (sight.reach !== 'own') return;
  for (const grant of sight.grants) {
    const own = await ownIn(scene, grant, after);
    if (own === undefined) continue;
    expect(await perform(scene, own, undefined), { status: 403 });
    await expectUntouched(scene, own);
  }
}

async function expectUntouched({ person, entity }: Scene, record: ProductRecord): Promise<void> {
  const answer = await person.world.admin.send({ path: `/api/${entity.collection}/${record.id}` });
  if (expectRecord(answer, 200).version !== record.version)
    fail(answer, `the version to be ${record.version} still`);
}

async function perform(scene: Scene, record: ProductRecord, grant: Grant | undefined): Promise<Answer> {
  const { person, entity, deed } = scene;
  const path = `/api/${entity.collection}/${record.id}`;
  if ('verb' in deed) return person.session.send({ method: 'POST', path: `${path}/${deed.verb}`, json: {} });
  if (deed.action === 'delete') return person.session.send({ method: 'DELETE', path });
  const change = harmlessChange(person, entity, record);
  return person.session.send({ method: 'PATCH', path, json: only(change, grant?.fields) });
}

function only(change: Body, fields: readonly string[] | undefined): Body {
  if (fields === undefined) return change;
  return Object.fromEntries(Object.entries(change).filter(([key]) => fields.includes(key)));
}
