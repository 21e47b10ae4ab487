import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../src/studio/probe/client.ts';
import { bodyOf, itemsOf, type Made, wholes } from './stage.ts';
import type { Subject } from './subject.ts';

/** What it says of settings, history, sample data and running. */
export function describeRecords(subject: Subject): void {
  const { specification, stage, get, post } = subject;

  describe('Settings', () => {
    test('time zone and currency are settings of administrators, with defaults from the brief; days follow them', async () => {
      const { timeZone, currency, name: product } = specification.product;
      const path = '/api/settings';
      expect(bodyOf(await get(path))).toMatchObject({ timeZone, currency, name: product });
      for (const [, person] of stage().people) expect((await person.send({ path })).status).toBe(403);
      const patch = (json: unknown): Promise<Answer> => stage().admin.send({ method: 'PATCH', path, json });
      expect((await patch({ timeZone: 'Moon/Crater' })).status).toBe(422);
      expect((await patch({ currency: 'JPY' })).status).toBe(422);
      expect((await patch({ currency: 'CHF', timeZone: 'Pacific/Auckland' })).status).toBe(200);
      const moment = specification.entities
        .flatMap((entity) => entity.fields.map((field) => ({ entity, field })))
        .find(({ entity, field }) => field.type.kind === 'datetime' && entity.partOf === undefined);
      if (moment !== undefined) {
        const made = (await stage().factory.make(moment.entity.key)) as Made;
        const at = new Date(String(made[moment.field.key]));
        const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Pacific/Auckland' }).format(at);
        const query = `/api/${moment.entity.collection}?${moment.field.key}=${day}&pageSize=200`;
        expect(itemsOf(await get(query)).map(({ id }) => id)).toContain(made.id);
      }
      const described = JSON.stringify(bodyOf(await stage().send({ path: '/openapi.json' })));
      const hasMoney = specification.entities.some(({ fields }) =>
        fields.some(({ type }) => type.kind === 'money' && type.currency === currency),
      );
      expect(described.includes('"x-currency":"CHF"')).toBe(hasMoney);
      expect((await patch({ currency, timeZone })).status).toBe(200);
    });
  });

  describe('History', () => {
    test('delete can be undone by those who may delete; rules are asked again, and the number stays the same', async () => {
      for (const { key, collection: each } of wholes(specification)) {
        const made = (await stage().factory.make(key)) as Made;
        const path = `/api/${each}/${made.id}`;
        expect((await stage().admin.send({ method: 'DELETE', path })).status).toBe(204);
        expect((await get(path)).status).toBe(404);
        expect(itemsOf(await get(`/api/${each}/trash`))[0]?.id).toBe(made.id);
        const restored = await post(`${path}/restore`);
        expect(restored.status, restored.text).toBe(200);
        expect(restored.body).toEqual((await get(path)).body);
        expect((await post(`${path}/restore`)).status).toBe(404);
      }
    });

    test('what is deleted holds no place: uniqueness and limits do not know of it, and it comes back only if there is room', async () => {
      for (const { key, collection: each, fields } of wholes(specification)) {
        const unique = fields.find((field) => field.unique);
        if (unique === undefined) continue;
        const made = (await stage().factory.make(key)) as Made;
        const path = `/api/${each}/${made.id}`;
        await stage().admin.send({ method: 'DELETE', path });
        await stage().factory.make(key, { [unique.key]: made[unique.key] as string });
        const refused = await post(`${path}/restore`);
        expect(refused.status, refused.text).toBe(409);
        expect((await get(path)).status).toBe(404);
      }
    });

    test('each record shows who changed what and when, to those who may read it', async () => {
      const [entity] = wholes(specification);
      if (entity === undefined) throw new Error('no entity');
      const made = (await stage().factory.make(entity.key)) as Made;
      const path = `/api/${entity.collection}/${made.id}`;
      const change = stage().factory.change(entity.key);
      await stage().admin.send({ method: 'PATCH', path, json: change });
      const [latest, before] = itemsOf(await get(`${path}/history`)) as unknown as {
        action: string;
        by: { name: string };
        changes: { field: string; before: unknown; after: unknown }[];
      }[];
      expect(before?.action).toBe('created');
      expect(latest).toMatchObject({ action: 'updated', by: { name: stage().running.accounts[0]?.name } });
      const after = bodyOf(await get(path));
      for (const { field, before: old, after: fresh } of latest?.changes ?? []) {
        expect(old).toEqual(made[field]);
        expect(fresh).toEqual(after[field]);
      }
      for (const [, person] of stage().people) {
        const mayRead = (await person.send({ path })).status;
        expect((await person.send({ path: `${path}/history` })).status).toBe(mayRead);
      }
    });
  });

  describe('Sample data', () => {
    test('is believable, keeps all rules, refers to itself alone, and is removed exactly', async () => {
      const totals = async (): Promise<unknown[]> =>
        Promise.all(
          specification.entities.map(
            async ({ collection: each }) => bodyOf(await get(`/api/${each}`))['total'],
          ),
        );
      for (const [, person] of stage().people) {
        expect((await person.send({ method: 'POST', path: '/api/sample-data' })).status).toBe(403);
      }
      const before = await totals();
      const messages = bodyOf(await get('/api/messages'))['total'];
      const added = await post('/api/sample-data');
      expect(added.status, added.text).toBe(201);
      const { available, present } = bodyOf(await get('/api/sample-data'));
      expect(Number(present)).toBeGreaterThan(Number(available) * 0.7);
      for (const { collection: each } of wholes(specification)) {
        const items = itemsOf(await get(`/api/${each}?pageSize=200`));
        expect(items.length, each).toBeGreaterThan(2);
      }
      expect(bodyOf(await get('/api/messages'))['total']).toBe(messages);
      expect((await post('/api/sample-data')).status).toBe(409);
      const removed = await stage().admin.send({ method: 'DELETE', path: '/api/sample-data' });
      expect(bodyOf(removed)).toEqual({ removed: present, kept: 0 });
      expect(await totals()).toEqual(before);
    });
  });

  describe('Running', () => {
    test('it depends on hono and @hono/node-server alone', () => {
      const { dependencies } = JSON.parse(stage().tree.get('package.json') ?? '') as { dependencies: object };
      expect(Object.keys(dependencies).sort()).toEqual(['@hono/node-server', 'hono']);
      const modules = [...stage().tree].filter(([path]) => path.startsWith('src/') && path.endsWith('.ts'));
      const imported = modules.flatMap(([, text]) =>
        [...text.matchAll(/^(?:import|export|\}).* from '([^.'][^']*)'/gm)].map((match) => match[1] ?? ''),
      );
      const others = imported.filter(
        (from) => !from.startsWith('node:') && !/^(?:hono|@hono\/node-server)(?:\/|$)/.test(from),
      );
      expect(others).toEqual([]);
    });
  });
}
