/** Probes of accounts: the outbox, invitations, forgotten and changed passwords, and the last administrator. */
import { adminRole } from '../../protocol/specification.ts';
import type { Answer } from './client.ts';
import { expect, expectList, fail, isObject } from './expect.ts';
import { signIn } from './session.ts';
import { type Account, type After, type Session, Unprobeable, type World } from './world.ts';

const password = 'correct horse 43 battery';
const mostRequests = 30;

/** Where a product keeps accounts and messages: elsewhere when one of its collections is called so. */
function pathsOf({ specification }: World): { accounts: string; messages: string } {
  const isTaken = (name: string): boolean =>
    specification.entities.some((entity) => entity.collection === name);
  return {
    accounts: isTaken('accounts') ? '/api/user-accounts' : '/api/accounts',
    messages: isTaken('messages') ? '/api/outbox-messages' : '/api/messages',
  };
}

/** Where a product keeps its messages. */
export function messagesPath(world: World): string {
  return pathsOf(world).messages;
}

/** Works accounts as an administrator and as their owners do. The accounts that it opens are deactivated afterwards. */
export async function probeAccounts(world: World): Promise<void> {
  await probeOutbox(world);
  await probeInvitation(world);
  await probeForgotten(world);
  await probeRequests(world);
  await probeChange(world);
  await probeAdministrators(world);
}

async function expectForAdministrators(world: World, call: Parameters<Session['send']>[0]): Promise<void> {
  expect(await world.client.send(call), { status: 401 });
  for (const [role, session] of world.sessions) {
    if (role !== adminRole) expect(await session.send(call), { status: 403 });
  }
}

async function probeOutbox(world: World): Promise<void> {
  const text =
    'Administrators read the messages that the product wrote; nobody else does, and nobody changes one.';
  await world.ledger.check({ id: 'api:outbox', text, proves: [] }, async () => {
    const path = pathsOf(world).messages;
    await expectForAdministrators(world, { path });
    expectList(await world.admin.send({ path }));
    const json = { to: 'probe@example.com', subject: 'Forged', text: 'Forged' };
    expect(await world.admin.send({ method: 'POST', path, json }), { status: [403, 404, 405] });
    const description = await world.client.send({ path: '/openapi.json' });
    if (!description.text.includes(JSON.stringify(path))) fail(description, `${path} to be described`);
  });
}

let invited = 0;

/** Another administrator, for what rules hold against each account by itself; deactivated when the check is over. */
export async function secondAdministrator(world: World, after: After): Promise<Session> {
  invited += 1;
  const { session } = await welcome(world, `probe.second.${invited}@example.com`, { after, role: adminRole });
  return session;
}

/** A role without a record of its own, so that no rule has a say in who is invited. */
function plainRole({ specification }: World): string {
  return specification.roles.find((role) => role.entity === undefined)?.key ?? adminRole;
}

type Guest = { after: After; role?: string };

async function invite(
  world: World,
  email: string,
  { after, role = plainRole(world) }: Guest,
): Promise<{ account: Account; path: string }> {
  const { accounts } = pathsOf(world);
  const json = { email, name: 'Probe', role };
  const answer = await world.admin.send({ method: 'POST', path: accounts, json });
  expect(answer, { status: 201 });
  const id = isObject(answer.body) ? answer.body['id'] : undefined;
  if (typeof id !== 'number') fail(answer, 'the account with its id');
  const path = `${accounts}/${id}`;
  after(() => world.admin.send({ method: 'PATCH', path, json: { active: false } }));
  return { account: { role, email, password }, path };
}

/** The messages to an address, newest first. */
async function lettersTo(world: World, email: string): Promise<{ answer: Answer; texts: string[] }> {
  const path = `${pathsOf(world).messages}?sort=-id&pageSize=100`;
  const answer = await world.admin.send({ path });
  const letters = expectList(answer).items.filter((item) => item['to'] === email);
  return { answer, texts: letters.map((item) => String(item['text'])) };
}

/** The secret of the one-time link in the newest message to an address. */
async function secretFor(world: World, email: string): Promise<string> {
  const { answer, texts } = await lettersTo(world, email);
  const secret = /\/password\?token=([\w-]{16,})/.exec(texts[0] ?? '')?.[1];
  return secret ?? fail(answer, `a message to ${email} with a link to choose a password`);
}

function choose(world: World, token: string, secret: string): Promise<Answer> {
  return world.client.send({ method: 'POST', path: '/api/password', json: { token, password: secret } });
}

function enter(world: World, email: string, secret: string): Promise<Answer> {
  return world.client.send({ method: 'POST', path: '/api/session', json: { email, password: secret } });
}

/** Somebody who was invited, chose a password and signed in. */
async function welcome(
  world: World,
  email: string,
  guest: Guest,
): Promise<{ session: Session; path: string }> {
  const { account, path } = await invite(world, email, guest);
  expect(await choose(world, await secretFor(world, email), account.password), { status: [200, 204] });
  return { session: await signIn(world.client, account), path };
}

async function expectOut(session: Session): Promise<void> {
  expect(await session.send({ method: 'DELETE', path: '/api/session' }), { status: 401 });
}

async function probeInvitation(world: World): Promise<void> {
  const text = 'Whom an administrator invites gets a message with a link that sets the password once.';
  await world.ledger.check({ id: 'api:invitation', text, proves: [] }, async (after) => {
    const email = 'probe.invited@example.com';
    const json = { email, name: 'Probe', role: plainRole(world) };
    await expectForAdministrators(world, { method: 'POST', path: pathsOf(world).accounts, json });
    const { account } = await invite(world, email, { after });
    const secret = await secretFor(world, email);
    expect(await choose(world, secret, 'short'), { status: 422 });
    expect(await choose(world, `${secret}x`, password), { status: [404, 409, 410, 422] });
    expect(await choose(world, secret, password), { status: [200, 204] });
    expect(await choose(world, secret, `${password}!`), { status: [404, 409, 410, 422] });
    await signIn(world.client, account);
  });
}

async function probeForgotten(world: World): Promise<void> {
  const text = 'Who forgot a password gets a message with a link; the new password ends every session.';
  await world.ledger.check({ id: 'api:forgotten', text, proves: [] }, async (after) => {
    const email = 'probe.forgetful@example.com';
    const { session } = await welcome(world, email, { after });
    const ask = { method: 'POST', path: '/api/session/forgotten', json: { email } };
    expect(await world.client.send(ask), { status: 202 });
    const { answer, texts } = await lettersTo(world, email);
    if (texts.length !== 2) fail(answer, `two messages to ${email}: an invitation and a new link`);
    const next = `${password}, another`;
    expect(await choose(world, await secretFor(world, email), next), { status: [200, 204] });
    await expectOut(session);
    expect(await enter(world, email, password), { status: 401 });
    expect(await enter(world, email, next), { status: [200, 201] });
  });
}

async function probeRequests(world: World): Promise<void> {
  const text = 'Asking for a new password tells nobody whether an address is known, and is slowed down soon.';
  await world.ledger.check({ id: 'api:forgotten:strangers', text, proves: [] }, async () => {
    const ask = (email: string): Promise<Answer> =>
      world.client.send({ method: 'POST', path: '/api/session/forgotten', json: { email } });
    const email = 'probe.unknown@example.com';
    const unknown = await ask(email);
    const known = await ask(world.admin.account.email);
    expect(unknown, { status: 202 });
    expect(known, { status: 202 });
    if (known.text !== unknown.text) fail(known, 'the answer that an unknown address gets');
    const { answer, texts } = await lettersTo(world, email);
    if (texts.length > 0) fail(answer, 'no message to an address that no account has');
    for (let count = 1; count < mostRequests; count += 1) {
      const again = await ask(email);
      expect(again, { status: [202, 429] });
      if (again.status === 429) return;
    }
    fail(await ask(email), `429 after ${mostRequests} requests at the latest`);
  });
}

async function probeChange(world: World): Promise<void> {
  const text = 'People change their password by giving the present one; their other sessions end.';
  await world.ledger.check({ id: 'api:password', text, proves: [] }, async (after) => {
    const { session } = await welcome(world, 'probe.careful@example.com', { after });
    const next = `${password}, changed`;
    const send = (current: string): Promise<Answer> =>
      session.send({
        method: 'POST',
        path: '/api/account/password',
        json: { current, password: next },
      });
    expect(await send(`${password}?`), { status: [401, 403, 422] });
    const changed = await send(password);
    expect(changed, { status: [200, 204] });
    await expectOut(session);
  });
}

async function probeAdministrators(world: World): Promise<void> {
  const text = 'Deactivation ends sessions, and there is always an administrator.';
  await world.ledger.check({ id: 'api:last-administrator', text, proves: [] }, async (after) => {
    const { session, path } = await welcome(world, 'probe.leaving@example.com', { after });
    const off = { method: 'PATCH', path, json: { active: false } };
    expect(await world.admin.send(off), { status: 200 });
    await expectOut(session);
    expect(await enter(world, session.account.email, password), { status: 401 });
    await expectLastKept(world);
  });
}

/** The administrator of the probes, where it is the only one, can neither be deactivated nor become something else. */
async function expectLastKept(world: World): Promise<void> {
  const { accounts } = pathsOf(world);
  const answer = await world.admin.send({ path: `${accounts}?pageSize=200` });
  const items = isObject(answer.body) && Array.isArray(answer.body['items']) ? answer.body['items'] : [];
  const admins = items.filter(
    (item) => isObject(item) && item['role'] === adminRole && item['active'] === true,
  );
  const [own] = admins as Record<string, unknown>[];
  if (own === undefined) fail(answer, 'the administrator to be listed');
  if (admins.length > 1) throw new Unprobeable('there are other administrators');
  const path = `${accounts}/${String(own['id'])}`;
  const role = world.specification.roles[0]?.key;
  const changes = [{ active: false }, ...(role === undefined ? [] : [{ role }])];
  for (const json of changes)
    expect(await world.admin.send({ method: 'PATCH', path, json }), { status: 409 });
}
