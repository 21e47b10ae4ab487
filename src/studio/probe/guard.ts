/** Probes of the door: no token, forged tokens, signing in and out, signing up, and guessing passwords. */
import { elementId } from '../../protocol/specification.ts';
import { expect, expectRecord, fail } from './expect.ts';
import type { Factory } from './factory.ts';
import { signIn } from './session.ts';
import type { World } from './world.ts';

/** Holds every way in without a right to it against the product. */
export async function probeGuard(world: World, factory: Factory): Promise<void> {
  for (const entity of world.specification.entities) {
    await world.ledger.check(
      {
        id: `api:anonymous:${entity.key}`,
        text: `${entity.labelPlural}: nobody reads or changes any without being signed in.`,
        proves: [elementId.entity(entity.key)],
      },
      async () => {
        const record = await factory.make(entity.key);
        const path = `/api/${entity.collection}`;
        const json = await factory.body(entity.key);
        const verbs = entity.lifecycle?.transitions.map((each) => each.verb) ?? [];
        const calls = [
          { path },
          { method: 'POST', path, json },
          { path: `${path}/${record.id}` },
          { method: 'PATCH', path: `${path}/${record.id}`, json: factory.change(entity.key) },
          { method: 'DELETE', path: `${path}/${record.id}` },
          ...verbs.map((verb) => ({ method: 'POST', path: `${path}/${record.id}/${verb}`, json: {} })),
        ];
        for (const call of calls) expect(await world.client.send(call), { status: 401 });
        for (const token of forgedTokens(world)) {
          for (const call of calls.slice(0, 2))
            expect(await world.client.send({ ...call, token }), { status: 401 });
        }
        const page = await world.client.send({ path: `/${entity.collection}/${record.id}` });
        if (page.status === 200) fail(page, 'the sign-in page instead of the record');
        const read = await world.admin.send({ path: `${path}/${record.id}` });
        if (expectRecord(read, 200).version !== record.version) fail(read, 'the record to be untouched');
        await world.admin.send({ method: 'DELETE', path: `${path}/${record.id}` });
      },
    );
  }
  await probeSignOut(world);
  await probeCookie(world);
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

async function probeSignOut(world: World): Promise<void> {
  const entity = world.specification.entities[0];
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
  const entity = world.specification.entities[0];
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
