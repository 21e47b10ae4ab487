import { describe, expect, test } from 'vitest';
import { openDelivery } from '../../../src/host/mail/delivery.ts';
import { type Specification, visitorRole } from '../../../src/protocol/specification.ts';
import type { Answer } from '../../../src/studio/probe/client.ts';
import { openMailServer } from '../../../src/testing/mail-server.ts';
import { bodyOf, itemsOf, type Made } from './stage.ts';
import type { Subject } from './subject.ts';

const password = 'a fresh password';

/** Who may create records of their own, and the reference that says whose they are. */
function ownCreations({ permissions }: Specification): { role: string; entity: string; reference: string }[] {
  return permissions.flatMap(({ role, entity, scope, via, actions }) => {
    const [reference] = via;
    const isMeant = scope === 'own' && via.length === 1 && actions.includes('create');
    return isMeant && reference !== undefined ? [{ role, entity, reference }] : [];
  });
}

/** What it says of people. */
export function describePeople(subject: Subject): void {
  const { specification, stage, get, post, first } = subject;

  describe('People', () => {
    const invite = async (email: string, role = 'admin'): Promise<Made> => {
      const answer = await post('/api/accounts', { email, name: 'Somebody', role });
      expect(answer.status, answer.text).toBe(201);
      return answer.body as Made;
    };
    const enter = (email: string, secret = password, from?: string): Promise<Answer> =>
      stage().send({
        method: 'POST',
        path: '/api/session',
        json: { email, password: secret },
        ...(from === undefined ? {} : { headers: { 'x-forwarded-for': from } }),
      });
    const welcome = async (email: string): Promise<Made> => {
      const account = await invite(email);
      const token = new URL(String(account['link']), 'http://localhost').searchParams.get('token');
      const chosen = await stage().send({ method: 'POST', path: '/api/password', json: { token, password } });
      expect(chosen.status).toBe(204);
      return account;
    };

    test('there is one account for each role and an administrator, who is listed first', async () => {
      const roles = itemsOf(await get('/api/accounts')).map(({ role }) => role);
      expect(roles[0]).toBe('admin');
      expect(roles).toEqual(expect.arrayContaining(specification.roles.map(({ key }) => key)));
    });

    test('whoever is limited to their own may leave the owner out and gets 403 for another’s; administrators name it', async () => {
      for (const { role, entity: key, reference } of ownCreations(specification)) {
        const person = stage().people.get(role);
        const entity = specification.entities.find((each) => each.key === key);
        const path = `/api/${entity?.collection ?? ''}`;
        const body = await stage().factory.body(key);
        const other = await person?.send({ method: 'POST', path, json: body });
        expect(other?.status, `${role} ${key}`).toBe(403);
        const { [reference]: _owner, ...own } = body;
        const made = await person?.send({ method: 'POST', path, json: own });
        expect(made?.status, made?.text).toBe(201);
        expect((await post(path, await stage().factory.body(key))).status).toBe(201);
      }
    });

    test('sign-up is POST /api/account where a role has it, and 403 otherwise', async () => {
      const json = { email: 'newcomer@example.org', name: 'Newcomer', password };
      const answer = await stage().send({ method: 'POST', path: '/api/account', json });
      const isOpen = specification.roles.some(({ selfSignUp }) => selfSignUp);
      expect(answer.status, answer.text).toBe(isOpen ? 201 : 403);
    });

    test('administrators invite, change roles and deactivate; a deactivated account is out at once', async () => {
      const { id } = await welcome('invited@example.org');
      const token = String(bodyOf(await enter('invited@example.org'))['token']);
      const role = specification.roles[0]?.key ?? 'admin';
      const path = `/api/accounts/${id}`;
      const changed = await stage().admin.send({ method: 'PATCH', path, json: { role } });
      expect(bodyOf(changed)['role']).toBe(role);
      expect((await stage().send({ path: '/api/session', token })).status).toBe(200);
      await stage().admin.send({ method: 'PATCH', path, json: { active: false } });
      expect((await stage().send({ path: '/api/session', token })).status).toBe(401);
      expect((await enter('invited@example.org')).status).toBe(401);
    });

    test('passwords change, and are reset by a link that works once', async () => {
      const email = 'changing@example.org';
      await welcome(email);
      const token = String(bodyOf(await enter(email))['token']);
      const json = { current: password, password: 'quite another one' };
      const changed = await stage().send({ method: 'POST', path: '/api/account/password', token, json });
      expect(changed.status, changed.text).toBe(200);
      expect((await stage().send({ path: '/api/session', token })).status).toBe(401);
      expect(
        (await stage().send({ method: 'POST', path: '/api/session/forgotten', json: { email } })).status,
      ).toBe(202);
      await expect.poll(async () => itemsOf(await get(`/api/messages?to=${email}`)).length).toBe(2);
      const letter = itemsOf(await get(`/api/messages?to=${email}`))[0];
      const link = /token=([\w-]+)/.exec(String(letter?.['text']))?.[1];
      const reset = {
        method: 'POST',
        path: '/api/password',
        json: { token: link, password: 'the third of them' },
      };
      expect((await stage().send(reset)).status).toBe(204);
      expect((await stage().send(reset)).status).toBe(404);
      expect((await enter(email, 'the third of them')).status).toBe(200);
    });

    test('sessions expire', async () => {
      await welcome('fading@example.org');
      const token = String(bodyOf(await enter('fading@example.org'))['token']);
      expect((await stage().send({ path: '/api/session', token })).status).toBe(200);
      stage().sql(`UPDATE "_session" SET "expiresAt" = '2020-01-01T00:00:00.000Z' WHERE "accountId" =
        (SELECT "id" FROM "_account" WHERE "email" = 'fading@example.org')`);
      expect((await stage().send({ path: '/api/session', token })).status).toBe(401);
    });

    test('sign-in is limited for an account, wherever the attempts come from', async () => {
      await welcome('guessed@example.org');
      const statuses: number[] = [];
      for (let count = 0; count < 11; count += 1) {
        statuses.push((await enter('guessed@example.org', 'wrong wrong', `198.51.100.${count}`)).status);
      }
      expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 401));
      expect(statuses[10]).toBe(429);
      const limited = await enter('guessed@example.org', password, '198.51.100.99');
      expect(limited.status).toBe(429);
      expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
    });

    test('sign-in is limited for an address of the network, whatever accounts it tries', async () => {
      const statuses: number[] = [];
      for (let index = 0; index < 31; index += 1) {
        const email = `nobody-${index}@example.org`;
        statuses.push((await enter(email, 'wrong wrong', '203.0.113.7')).status);
      }
      expect(statuses).toEqual([...Array.from({ length: 30 }, () => 401), 429]);
      expect((await enter('nobody-0@example.org', 'wrong wrong', '203.0.113.8')).status).toBe(401);
    });

    test('forms carry a token of their session; without it, or from another site, nothing happens', async () => {
      const { email, password: secret } = stage().running.accounts[0] ?? { email: '', password: '' };
      const answer = await enter(email, secret);
      const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
      const form = (body: string, more: Record<string, string> = {}): Promise<Answer> =>
        stage().send({
          method: 'POST',
          path: '/sign-out',
          raw: body,
          headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...more },
        });
      const page = await stage().send({ path: `/${first.collection}/new`, headers: { cookie } });
      const token = /name="_token" value="([\w-]+)"/.exec(page.text)?.[1] ?? '';
      expect(token).not.toBe('');
      expect((await form('')).status).toBe(403);
      expect((await form('_token=forged')).status).toBe(403);
      const foreign = { cookie, 'sec-fetch-site': 'cross-site' };
      const posted = await stage().send({
        method: 'POST',
        path: `/api/${first.collection}`,
        json: {},
        headers: foreign,
      });
      expect(posted.status).toBe(403);
      expect((await form(`_token=${token}`)).status).toBe(303);
      expect((await stage().send({ path: '/api/session', headers: { cookie } })).status).toBe(401);
    });

    test('the outbox is for administrators, and the company delivers it over SMTP, each message once', async () => {
      for (const [, person] of stage().people)
        expect((await person.send({ path: '/api/messages' })).status).toBe(403);
      stage().sql(`UPDATE "_message" SET "sentAt" = '2020-01-01T00:00:00.000Z'`);
      await using server = await openMailServer();
      await invite('by-mail@example.org');
      const notes: string[] = [];
      await using _delivery = openDelivery({
        outboxes: () => [
          {
            product: 'test',
            name: specification.product.name,
            socket: stage().running.socket,
            token: stage().mailToken,
          },
        ],
        settings: () =>
          Promise.resolve({
            server: { host: '127.0.0.1', port: server.port, security: 'none' },
            from: 'product@example.com',
          }),
        note: (_product, text) => notes.push(text),
        everyMs: 20,
      });
      await expect
        .poll(async () => itemsOf(await get('/api/messages?to=by-mail@example.org'))[0]?.['sentAt'])
        .toEqual(expect.any(String));
      expect(server.mails.map(({ to }) => to)).toEqual(['by-mail@example.org']);
      expect(notes).toHaveLength(1);
    });

    test('what may deliver messages may do nothing else', async () => {
      const { mailToken: token } = stage();
      expect((await stage().send({ path: '/api/messages/pending', token })).status).toBe(200);
      const isOpen = specification.permissions.some(
        ({ role, entity }) => role === visitorRole && entity === first.key,
      );
      const records = isOpen ? [] : [`/api/${first.collection}`];
      for (const path of ['/api/messages', '/api/accounts', ...records, '/api/session']) {
        expect((await stage().send({ path, token })).status, path).toBe(401);
      }
    });
  });
}
