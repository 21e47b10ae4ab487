/** Probes of the door: no token, forged tokens, signing in and out, signing up, and guessing passwords. */
import { elementId, visitorRole, type Entity } from '../../protocol/specification.ts';
import type { Call } from './client.ts';
import { expect, expectList, expectRecord, fail } from './expect.ts';
import type { Factory } from './factory.ts';
import { signIn } from './session.ts';
import type { Deed } from './model.ts';
import { headOf } from './person.ts';
import { scenesOf, strangeIn, whenOf, type Scene } from './scene.ts';
import type { Session, World } from './world.ts';

/** Holds every way in without a right to it against the product. */
export async function probeGuard(world: World, factory: Factory): Promise<void> {
  for (const entity of world.specification.entities) {
    await probeStrangers(world, factory, entity);
    await probeVisitors(world, factory, entity);
  }
  await probeSignOut(world);
  await probeCookie(world);
}

/** What a visitor may do with records of an entity: `create`, `read`, `delete` and verbs. */
function visitorActs({ specification }: World, entity: Entity): Set<string> {
  const own = specification.permissions.filter(
    (each) => each.role === visitorRole && each.entity === entity.key,
  );
  return new Set(own.flatMap((each) => [...each.actions, ...each.transitions]));
}

async function probeStrangers(world: World, factory: Factory, entity: Entity): Promise<void> {
  const open = visitorActs(world, entity);
  const text =
    open.size === 0
      ? `${entity.labelPlural}: nobody reads or changes any without being signed in.`
      : `${entity.labelPlural}: without being signed in nobody does more than ${[...open].join(', ')}.`;
  await world.ledger.check(
    { id: `api:anonymous:${entity.key}`, text, proves: [elementId.entity(entity.key)] },
    async () => {
      const record = await factory.make(entity.key);
      const path = `/api/${entity.collection}`;
      const at = `${path}/${record.id}`;
      const json = await factory.body(entity.key);
      const verbs = entity.lifecycle?.transitions.map((each) => each.verb) ?? [];
      const calls: { act: string; call: Call }[] = [
        { act: 'read', call: { path } },
        { act: 'create', call: { method: 'POST', path, json } },
        { act: 'read', call: { path: at } },
        { act: 'update', call: { method: 'PATCH', path: at, json: factory.change(entity.key) } },
        { act: 'delete', call: { method: 'DELETE', path: at } },
        ...verbs.map((verb) => ({
          act: verb,
          call: { method: 'POST', path: `${at}/${verb}`, json: {} },
        })),
      ];
      const closed = calls.filter(({ act }) => !open.has(act));
      // Where visitors see some records, one that they do not see is not there for them.
      const status = open.has('read') ? [401, 404] : 401;
      for (const { call } of closed) expect(await world.client.send(call), { status });
      for (const token of forgedTokens(world)) {
        for (const { call } of closed.slice(0, 2))
          expect(await world.client.send({ ...call, token }), { status });
      }
      if (!open.has('read')) {
        const page = await world.client.send({ path: `/${entity.collection}/${record.id}` });
        if (page.status === 200) fail(page, 'the sign-in page instead of the record');
      }
      const read = await world.admin.send({ path: at });
      if (expectRecord(read, 200).version !== record.version) fail(read, 'the record to be untouched');
      await world.admin.send({ method: 'DELETE', path: at });
    },
  );
}

/** What everybody may do is done without being signed in. */
async function probeVisitors(world: World, factory: Factory, entity: Entity): Promise<void> {
  if (visitorActs(world, entity).size === 0) return;
  const role = { key: visitorRole, label: 'Visitor' };
  const session: Session = {
    account: { role: visitorRole, email: '', password: '' },
    token: '',
    send: (call) => world.client.send(call),
  };
  const person = { world, factory, role, session };
  const deeds: Deed[] = [
    { action: 'read' },
    { action: 'delete' },
    ...(entity.lifecycle?.transitions ?? []).map(({ verb }) => ({ verb })),
  ];
  for (const scene of deeds.flatMap((deed) => scenesOf(person, entity, deed))) await probeVisit(scene);
  if (!visitorActs(world, entity).has('create')) return;
  const text = `Visitors: may create ${entity.labelPlural.toLowerCase()} without being signed in.`;
  await world.ledger.check(headOf(person, entity, { aspect: 'create', text }), async (after) => {
    const path = `/api/${entity.collection}`;
    const body = await factory.body(entity.key);
    for (const { key, type } of entity.fields) {
      // Visitors send no files.
      if (type.kind === 'image' || type.kind === 'file') delete body[key];
    }
    const { id } = expectRecord(await session.send({ method: 'POST', path, json: body }), 201);
    after(() => world.admin.send({ method: 'DELETE', path: `${path}/${id}` }));
    expectRecord(await world.admin.send({ path: `${path}/${id}` }), 200);
  });
}

async function probeVisit(scene: Scene): Promise<void> {
  const { person, entity, deed, reach } = scene;
  const { world, session } = person;
  const act = 'verb' in deed ? deed.verb : deed.action;
  const may = reach === 'all' ? 'may' : 'may not';
  const aspect = scene.isOneOfSeveral ? `${act}:${scene.state}` : act;
  const text = `Visitors: ${may} ${act} ${entity.labelPlural.toLowerCase()}${whenOf(scene)}.`;
  await world.ledger.check(headOf(person, entity, { aspect, text }), async (after) => {
    const record = await strangeIn(scene, after);
    const path = `/api/${entity.collection}`;
    const at = `${path}/${record.id}`;
    const call: Call =
      'verb' in deed
        ? { method: 'POST', path: `${at}/${act}`, json: {} }
        : { method: deed.action === 'delete' ? 'DELETE' : 'GET', path: at };
    const answer = await session.send(call);
    if (reach !== 'all') {
      expect(answer, { status: [401, 403, 404] });
      return;
    }
    expect(answer, { status: [200, 204] });
    if (act !== 'read') return;
    const list = await session.send({ path: `${path}?pageSize=100&sort=-id` });
    if (!expectList(list).items.some((item) => item.id === record.id))
      fail(list, `${record.id} to be listed`);
  });
}

function forgedTokens(world: World): string[] {
  const { token } = world.admin;
  const last = token.at(-1) === 'A' ? 'B' : 'A';
  return [
    '',
    'x',
    `${token.slice(0, -1)}${last}`,
    `${token}A`,
    'eyJhbGciOiJub25lIn0.eyJyb2xlIjoiYWRtaW4ifQ.',
    "' OR 1=1 --",
  ];
}

/** An entity that nobody reads without being signed in. */
function closedEntity(world: World): Entity | undefined {
  return world.specification.entities.find((entity) => !visitorActs(world, entity).has('read'));
}

async function probeSignOut(world: World): Promise<void> {
  const entity = closedEntity(world);
  if (entity === undefined) return;
  const path = `/api/${entity.collection}?pageSize=1`;
  await world.ledger.check(
    { id: 'api:sign-out', text: 'Who signed out is out, and nobody else.', proves: [] },
    async () => {
      const session = await signIn(world.client, world.admin.account);
      expect(await session.send({ path }), { status: 200 });
      expect(await session.send({ method: 'DELETE', path: '/api/session' }), { status: [200, 204] });
      expect(await session.send({ path }), { status: 401 });
      expect(await world.admin.send({ path }), { status: 200 });
    },
  );
}

async function probeCookie(world: World): Promise<void> {
  const entity = closedEntity(world);
  if (entity === undefined) return;
  const path = `/api/${entity.collection}?pageSize=1`;
  await world.ledger.check(
    {
      id: 'api:cookie',
      text: 'The session’s cookie works in a browser only, and not when tampered with.',
      proves: [],
    },
    async () => {
      const { email, password } = world.admin.account;
      const answer = await world.client.send({
        method: 'POST',
        path: '/api/session',
        json: { email, password },
      });
      const [cookie = ''] = answer.headers['set-cookie'] ?? [];
      if (!/httponly/i.test(cookie) || !/samesite=(lax|strict)/i.test(cookie)) {
        fail(answer, `a cookie with HttpOnly and SameSite (it is “${cookie.replace(/=[^;]*/, '=…')}”)`);
      }
      const pair = cookie.split(';')[0] ?? '';
      expect(await world.client.send({ path, headers: { cookie: pair } }), { status: 200 });
      const last = pair.at(-1) === 'A' ? 'B' : 'A';
      const tampered = `${pair.slice(0, -1)}${last}`;
      expect(await world.client.send({ path, headers: { cookie: tampered } }), { status: 401 });
    },
  );
}
