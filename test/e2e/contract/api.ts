import { describe, expect, test } from 'vitest';
import { bodyOf, itemsOf, type Made, wholes } from './stage.ts';
import type { Subject } from './subject.ts';

/** What product.md says of the API. */
export function describeApi(subject: Subject): void {
  const { specification, stage, get, post, first, make } = subject;

  describe('API', () => {
    test('POST /api/session answers a cookie named for the product and a token; Bearer is accepted everywhere, pages included', async () => {
      const { email, password: secret } = stage().running.accounts[0] ?? { email: '', password: '' };
      const answer = await stage().send({
        method: 'POST',
        path: '/api/session',
        json: { email, password: secret },
      });
      expect(String(answer.headers['set-cookie'])).toContain(`${specification.product.slug}_session=`);
      expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/i);
      const token = String(bodyOf(answer)['token']);
      const pages = ['/', '/account', '/accounts', `/${first.collection}`, `/${first.collection}/new`];
      for (const path of [...pages, `/api/${first.collection}`, '/api/session']) {
        expect((await stage().send({ path, token })).status, path).toBe(200);
      }
    });

    test('GET answers {items, total, page, pageSize}, searched, sorted, in pages and by field', async () => {
      const made = [await make(), await make(), await make()];
      const path = `/api/${first.collection}`;
      expect(bodyOf(await get(`${path}?pageSize=2&page=2`))).toMatchObject({ page: 2, pageSize: 2 });
      expect(itemsOf(await get(`${path}?pageSize=2`))).toHaveLength(2);
      const ids = itemsOf(await get(`${path}?sort=id`)).map(({ id }) => id);
      expect(ids).toEqual(ids.toSorted((a, b) => a - b));
      const down = itemsOf(await get(`${path}?sort=-id`)).map(({ id }) => id);
      expect(down[0]).toBe(made[2]?.id);
      const display = first.display ?? 'id';
      const value = encodeURIComponent(String(made[1]?.[display]));
      const found = itemsOf(await get(`${path}?${display}=${value}`)).map(({ id }) => id);
      expect(found).toContain(made[1]?.id);
      if (first.display !== undefined) {
        const searched = itemsOf(await get(`${path}?q=${value}&pageSize=200`)).map(({ id }) => id);
        expect(searched).toContain(made[1]?.id);
      }
      expect((await get(`${path}?nothing=1`)).status).toBe(400);
      expect((await get(`${path}?sort=nothing`)).status).toBe(400);
      expect((await get(`${path}?page=0`)).status).toBe(400);
    });

    test('POST and PATCH take plain application/json and answer the bare record with id and version', async () => {
      const made = await make();
      expect(made).toMatchObject({ id: expect.any(Number), version: 1 });
      expect(made).not.toHaveProperty('_createdBy');
      const path = `/api/${first.collection}/${made.id}`;
      const form = await stage().admin.send({
        method: 'PATCH',
        path,
        raw: 'name=x',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
      expect(form.status).toBe(415);
      const change = { ...stage().factory.change(first.key), version: 1 };
      const changed = await stage().admin.send({ method: 'PATCH', path, json: change });
      expect(changed.status, changed.text).toBe(200);
      expect(bodyOf(changed)['version']).toBe(2);
    });

    test('PATCH and transitions with a stale version are 409', async () => {
      for (const { key, collection: each, lifecycle } of wholes(specification)) {
        const { id } = await stage().factory.make(key);
        const path = `/api/${each}/${id}`;
        const stale = await stage().admin.send({ method: 'PATCH', path, json: { version: 99 } });
        expect(stale.status).toBe(409);
        expect(bodyOf(stale)['detail']).toBe(stage().words.refusals.stale);
        const step = lifecycle?.transitions.find(({ from }) => from.includes(lifecycle.initial));
        if (step !== undefined)
          expect((await post(`${path}/${step.verb}`, { version: 99 })).status).toBe(409);
      }
    });

    test('deleting what others refer to is 409', async () => {
      for (const entity of specification.entities) {
        const field = entity.fields.find(
          ({ key, type }) => type.kind === 'reference' && type.entity !== entity.key && key !== entity.partOf,
        );
        if (field?.type.kind !== 'reference') continue;
        const { entity: target } = field.type;
        const record = (await stage().factory.make(entity.key)) as Made;
        const path = `/api/${specification.entities.find(({ key }) => key === target)?.collection ?? ''}/${String(record[field.key])}`;
        expect((await stage().admin.send({ method: 'DELETE', path })).status, path).toBe(409);
      }
    });

    test('transitions are POST /{id}/<verb>: the body may be {} or empty, and the answer is the record', async () => {
      for (const { key, collection: each, lifecycle } of wholes(specification)) {
        const step = lifecycle?.transitions.find(({ from }) => from.includes(lifecycle.initial));
        if (lifecycle === undefined || step === undefined) continue;
        const { id } = await stage().factory.make(key);
        const moved = await stage().admin.send({ method: 'POST', path: `/api/${each}/${id}/${step.verb}` });
        // A rule may stand against it (too late, something missing): then it says so.
        expect([200, 409], moved.text).toContain(moved.status);
        if (moved.status === 409) continue;
        expect(bodyOf(moved)).toMatchObject({ id, version: 2, [lifecycle.field]: step.to });
        expect((await post(`/api/${each}/${id}/${step.verb}`)).status).toBe(
          step.from.includes(step.to) ? 200 : 409,
        );
      }
    });

    test('checks come in the order 400, 401, 404, 403, 422, 409', async () => {
      const path = `/api/${first.collection}`;
      const broken = { method: 'POST', path, raw: '{', headers: { 'content-type': 'application/json' } };
      expect((await stage().send(broken)).status).toBe(400);
      const { id } = await make();
      const unsigned = await stage().send({ method: 'PATCH', path: `${path}/${id}`, json: { nonsense: 1 } });
      expect(unsigned.status).toBe(401);
      for (const [, person] of stage().people) {
        const missing = await person.send({ method: 'PATCH', path: `${path}/987654`, json: { nonsense: 1 } });
        expect([403, 404]).toContain(missing.status);
      }
      expect(
        (
          await stage().admin.send({
            method: 'PATCH',
            path: `${path}/${id}`,
            json: { nonsense: 1, version: 9 },
          })
        ).status,
      ).toBe(422);
      expect(
        (await stage().admin.send({ method: 'PATCH', path: `${path}/${id}`, json: { version: 9 } })).status,
      ).toBe(409);
    });

    test('errors are RFC 9457 in the product’s language, with the field and a message', async () => {
      const answer = await post(`/api/${first.collection}`, { nonsense: 1 });
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(bodyOf(answer)).toMatchObject({
        status: 422,
        title: stage().words.refusals.titles[422],
        type: 'about:blank',
      });
      expect(bodyOf(answer)['errors']).toContainEqual({
        field: 'nonsense',
        message: stage().words.refusals.noField('nonsense'),
      });
      const visitor = await stage().send({ path: '/api/accounts' });
      expect(bodyOf(visitor)).toMatchObject({ status: 401, detail: stage().words.refusals.signInFirst });
      expect(bodyOf(await stage().send({ path: '/api/nowhere' }))).toMatchObject({ status: 404 });
    });

    test('derived values are read-only, filter and sort', async () => {
      for (const { key, collection: each, derived } of specification.entities) {
        for (const { key: value, type } of derived) {
          const made = (await stage().factory.make(key)) as Made;
          expect(made).toHaveProperty(value);
          const path = `/api/${each}/${made.id}`;
          const write = await stage().admin.send({ method: 'PATCH', path, json: { [value]: 'other' } });
          expect(write.status, `${each}.${value}`).toBe(422);
          expect((await get(`/api/${each}?sort=-${value}`)).status).toBe(200);
          if (type.kind !== 'boolean') continue;
          const yes = itemsOf(await get(`/api/${each}?${value}=true&pageSize=200`));
          expect(yes.every((item) => item[value] === true)).toBe(true);
        }
      }
    });

    test('50 simultaneous requests for one place leave as many as there are places', async () => {
      for (const rule of specification.rules) {
        if (rule.kind !== 'noOverlap' || (rule.max !== undefined && rule.max !== 1)) continue;
        const entity = specification.entities.find(({ key }) => key === rule.entity);
        const body = await stage().factory.body(rule.entity);
        const answers = await Promise.all(
          Array.from({ length: 50 }, () => post(`/api/${entity?.collection ?? ''}`, body)),
        );
        const statuses = answers.map(({ status }) => status);
        expect(
          statuses.filter((status) => status === 201),
          rule.message,
        ).toHaveLength(1);
        expect(statuses.filter((status) => status === 409)).toHaveLength(49);
      }
    });

    test('/pricing shows the plans when there are some, and is not there otherwise', async () => {
      const { status, text } = await stage().send({ path: '/pricing' });
      const isOffered = specification.plans.length > 0;
      expect(status === 200).toBe(isOffered);
      for (const plan of specification.plans) expect(text).toContain(plan.label);
      const largest = specification.plans.toSorted((a, b) => b.price - a.price)[0]?.key ?? null;
      expect(bodyOf(await get('/api/settings'))['plan']).toBe(largest);
    });
  });
}
