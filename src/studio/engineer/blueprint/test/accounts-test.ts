import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { adminRole } from '../src/settings.ts';
import { cookieName } from '../src/http/session.ts';
import { accountsPath } from '../src/pages/layout.ts';
import { Product } from '../testing/product.ts';

let product: Product;
before(async () => {
  product = await Product.start();
});
after(() => product.stop());

const api = `/api${accountsPath}`;
const as = adminRole;

async function signIn(email: string, password: string): Promise<number> {
  return (await product.send('POST', '/api/session', { body: { email, password } })).status;
}

void describe('Accounts', () => {
  void it('are opened by invitation: the link sets the password once', async () => {
    const person = { email: 'new@example.com', name: 'New Colleague', role: adminRole };
    const invited = await product.send('POST', api, { as, body: person });
    assert.equal(invited.status, 201);
    const token = new URL(String(invited.body['link']), 'http://localhost').searchParams.get('token');
    const body = { token, password: 'a fresh password' };
    assert.equal((await product.send('POST', '/api/password', { body })).status, 204);
    assert.equal((await product.send('POST', '/api/password', { body })).status, 404);
    assert.equal(await signIn(person.email, 'a fresh password'), 200);
    assert.equal((await product.send('POST', api, { as, body: person })).status, 409);
  });

  void it('are shut at once when they are deactivated', async () => {
    const person = { email: 'leaving@example.com', name: 'Leaving', role: adminRole };
    const { body } = await product.send('POST', api, { as, body: person });
    const off = await product.send('PATCH', `${api}/${String(body['id'])}`, { as, body: { active: false } });
    assert.equal(off.body['active'], false);
    const token = new URL(String(body['link']), 'http://localhost').searchParams.get('token');
    const password = 'a fresh password';
    await product.send('POST', '/api/password', { body: { token, password } });
    assert.equal(await signIn(person.email, password), 401);
  });

  void it('always leave an administrator', async () => {
    const { body } = await product.send('GET', api, { as });
    const active = (body.items ?? []).filter((account) => account['active'] === true);
    const own = active.filter((account) => account['email'] === `${adminRole}@example.com`);
    const others = active.filter((account) => !own.includes(account));
    const change = { as, body: { active: false } };
    for (const { id } of others) await product.send('PATCH', `${api}/${id}`, change);
    const invited = { email: 'never.came@example.com', name: 'Never Came', role: adminRole };
    assert.equal((await product.send('POST', api, { as, body: invited })).status, 201);
    assert.equal((await product.send('PATCH', `${api}/${own[0]?.id ?? 0}`, change)).status, 409);
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

  void it('are closed to visitors', async () => {
    assert.equal((await product.send('GET', api)).status, 401);
  });
});
