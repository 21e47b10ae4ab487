import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { askedFields, entityOfRole, givenFields } from '../src/actions/own-record.ts';
import { message } from '../src/model/message.ts';
import { adminRole, settings } from '../src/settings.ts';
import { cookieName } from '../src/http/session.ts';
import { accountsPath } from '../src/http/address.ts';
import { type Answer, type Made, Product } from '../testing/product.ts';

const [other] = settings.roles;
let product: Product;
before(async () => {
  product = await Product.start(other === undefined ? [] : [other.key]);
});
after(() => product.stop());

const api = `/api${accountsPath}`;
const outbox = `/api/${message.collection}`;
const as = adminRole;
const password = 'a fresh password';

async function signIn(email: string, secret: string): Promise<Answer> {
  return product.send('POST', '/api/session', { body: { email, password: secret } });
}

async function invite(email: string): Promise<Made> {
  const answer = await product.send('POST', api, { as, body: { email, name: 'Somebody', role: adminRole } });
  assert.equal(answer.status, 201);
  return answer.body as Made;
}

async function lettersTo(email: string): Promise<Made[]> {
  return (await product.send('GET', `${outbox}?to=${email}`, { as })).body.items ?? [];
}

/** The secret in the newest message to an address. */
async function secretFor(email: string): Promise<string> {
  const [newest] = await lettersTo(email);
  return /\/password\?token=([\w-]+)/.exec(String(newest?.['text']))?.[1] ?? '';
}

/** Somebody who was invited and chose the password. */
async function welcome(email: string): Promise<Made> {
  const account = await invite(email);
  await product.send('POST', '/api/password', { body: { token: await secretFor(email), password } });
  return account;
}

async function statusWith(token: unknown): Promise<number> {
  return (await product.send('GET', '/api/session', { token: String(token) })).status;
}

void describe('Accounts', () => {
  void it('are opened by invitation: the link in the message sets the password once', async () => {
    const email = 'the.new@example.com';
    const account = await invite(email);
    assert.equal((await lettersTo(email)).length, 1);
    const token = await secretFor(email);
    assert.ok(String(account['link']).endsWith(token));
    const short = { token, password: 'short' };
    assert.equal((await product.send('POST', '/api/password', { body: short })).status, 422);
    const body = { token, password };
    assert.equal((await product.send('POST', '/api/password', { body })).status, 204);
    assert.equal((await product.send('POST', '/api/password', { body })).status, 404);
    assert.equal((await signIn(email, password)).status, 200);
    const person = { email, name: 'Twice', role: adminRole };
    assert.equal((await product.send('POST', api, { as, body: person })).status, 409);
  });

  void it('are shut at once when they are deactivated', async () => {
    const email = 'the.leaving@example.com';
    const { id } = await welcome(email);
    const { body: session } = await signIn(email, password);
    const off = await product.send('PATCH', `${api}/${id}`, { as, body: { active: false } });
    assert.equal(off.body['active'], false);
    assert.equal(await statusWith(session['token']), 401);
    assert.equal((await signIn(email, password)).status, 401);
  });

  void it('always leave an administrator', async () => {
    const { body } = await product.send('GET', api, { as });
    const admins = (body.items ?? []).filter(({ active, role }) => active === true && role === adminRole);
    const own = admins.filter((account) => account['email'] === `${adminRole}@example.com`);
    for (const { id } of admins.filter((account) => !own.includes(account))) {
      await product.send('PATCH', `${api}/${id}`, { as, body: { active: false } });
    }
    // Somebody who was invited and never came cannot let anybody in.
    await invite('the.absent@example.com');
    const path = `${api}/${own[0]?.id ?? 0}`;
    assert.equal((await product.send('PATCH', path, { as, body: { active: false } })).status, 409);
    if (other === undefined) return;
    assert.equal((await product.send('PATCH', path, { as, body: { role: other.key } })).status, 409);
  });

  void it('cannot be used by another site’s page with the cookie that the browser sends along', async () => {
    const email = `${adminRole}@example.com`;
    const { body } = await product.send('POST', '/api/session', {
      body: { email, password: 'a password for tests' },
    });
    const cookie = `${cookieName}=${String(body['token'])}`;
    const statusOf = async (more: Record<string, string>): Promise<number> =>
      (await product.send('POST', api, { body: {}, headers: { cookie, host: 'a.test', ...more } })).status;
    assert.equal(await statusOf({ 'sec-fetch-site': 'same-site' }), 403);
    assert.equal(await statusOf({ 'sec-fetch-site': 'cross-site' }), 403);
    assert.equal(await statusOf({ origin: 'http://b.test' }), 403);
    assert.equal(await statusOf({ origin: 'null' }), 403);
    assert.equal(await statusOf({ 'sec-fetch-site': 'same-origin' }), 422);
    assert.equal(await statusOf({ origin: 'http://a.test' }), 422);
  });

  void it('are closed to visitors, and to those who are no administrators', async () => {
    for (const path of [api, outbox]) {
      assert.equal((await product.send('GET', path)).status, 401);
      if (other !== undefined) assert.equal((await product.send('GET', path, { as: other.key })).status, 403);
    }
  });
});

void describe('Passwords', () => {
  void it('are forgotten: a link sets a new one, which ends every session', async () => {
    const email = 'the.forgetful@example.com';
    await welcome(email);
    const { body: session } = await signIn(email, password);
    const ask = { body: { email: email.toUpperCase() } };
    assert.equal((await product.send('POST', '/api/session/forgotten', ask)).status, 202);
    const body = { token: await secretFor(email), password: 'another password' };
    assert.equal((await product.send('POST', '/api/password', { body })).status, 204);
    assert.equal(await statusWith(session['token']), 401);
    assert.equal((await signIn(email, password)).status, 401);
    assert.equal((await signIn(email, 'another password')).status, 200);
  });

  void it('are asked for a few times only, and nobody learns who has an account', async () => {
    const ask = (email: string): Promise<Answer> =>
      product.send('POST', '/api/session/forgotten', { body: { email } });
    const known = await ask(`${adminRole}@example.com`);
    const unknown = await ask('the.nobody@example.com');
    assert.equal(unknown.status, 202);
    assert.deepEqual(unknown, known);
    assert.deepEqual(await lettersTo('the.nobody@example.com'), []);
    for (let count = 0; count < 4; count += 1) await ask('the.nobody@example.com');
    assert.equal((await ask('the.nobody@example.com')).status, 429);
  });

  void it('change for whoever knows the present one', async () => {
    const email = 'the.careful@example.com';
    await welcome(email);
    const { body: session } = await signIn(email, password);
    const token = String(session['token']);
    const change = (current: string): Promise<Answer> =>
      product.send('POST', '/api/account/password', { token, body: { current, password: 'my own choice' } });
    assert.equal((await change('not this one')).status, 422);
    const changed = await change(password);
    assert.equal(changed.status, 200);
    assert.equal(await statusWith(token), 401);
    assert.equal(await statusWith(changed.body['token']), 200);
  });
});

void describe('Messages', () => {
  void it('are written by the product alone, and noted as sent', async () => {
    const email = 'the.reader@example.com';
    await invite(email);
    const [letter] = await lettersTo(email);
    assert.equal(letter?.['sentAt'], null);
    const path = `${outbox}/${letter?.id ?? 0}`;
    const body = { subject: 'Other words' };
    assert.equal((await product.send('PATCH', path, { as, body })).status, 403);
    assert.equal((await product.send('DELETE', path, { as })).status, 403);
    assert.equal((await product.send('POST', `${path}/sent`, { as })).status, 200);
    assert.notEqual((await product.send('GET', path, { as })).body['sentAt'], null);
    assert.equal(
      (await product.send('GET', `/${message.collection}/${letter?.id ?? 0}`, { as })).status,
      200,
    );
  });
});

const signUpRole = settings.roles.find((role) => role.selfSignUp);
const own = signUpRole && entityOfRole(signUpRole.key);
if (signUpRole !== undefined && own !== undefined) {
  const { key } = signUpRole;

  void describe(signUpRole.label, () => {
    // A name of its own for each: names may be given once only.
    const person = (name: string): { name: string; password: string } => ({ name, password });

    void it('opens an account with a name, an address and a password alone', async () => {
      const body = { ...person('Newcomer'), email: 'the.plain@example.com' };
      assert.equal((await product.send('POST', '/api/account', { body })).status, 201);
    });

    void it('fills in the own record on the way', async () => {
      const sample = await product.body(own.key);
      const given = givenFields(key).filter((field) => sample[field.key] !== undefined);
      const values = Object.fromEntries(given.map((field) => [field.key, sample[field.key] ?? null]));
      const email = 'the.full@example.com';
      const full = { ...values, ...person('Whole Newcomer'), email };
      const made = await product.send('POST', '/api/account', { body: full });
      assert.equal(made.status, 201);
      const { body } = await product.send('GET', api, { as });
      const account = (body.items ?? []).find((each) => each['email'] === email);
      const path = `/api/${own.collection}/${String(account?.['recordId'])}`;
      const record = await product.send('GET', path, { as });
      for (const field of given) assert.equal(record.body[field.key], values[field.key] ?? null);
    });

    for (const field of askedFields(key).filter((asked) => asked.control.kind !== 'checkbox')) {
      void it(`is asked for: ${field.label}`, async () => {
        const body = { ...person('Third Newcomer'), email: 'the.empty@example.com', [field.key]: '' };
        assert.equal((await product.send('POST', '/api/account', { body })).status, 422);
      });
    }
  });
}
