import { describe, expect, test } from 'vitest';
import { bodyOf, itemsOf, type Made, wholes } from './stage.ts';
import { type Subject, table } from './subject.ts';

/** What it says of tables. */
export function describeTables(subject: Subject): void {
  const { specification, stage, get, first } = subject;

  describe('Tables', () => {
    test('GET /api/<collection>.csv is the list as RFC 4180, by labels, with the list’s filters', async () => {
      for (const { key, collection: each, fields } of specification.entities) {
        const made = (await stage().factory.make(key)) as Made;
        const answer = await get(`/api/${each}.csv?id=${made.id}`);
        expect(answer.headers['content-type']).toMatch(/^text\/csv; charset=utf-8/);
        const [head = '', row = '', rest] = answer.text.split('\r\n');
        expect(head.startsWith(`id,${fields[0]?.label ?? ''}`)).toBe(true);
        expect(row.startsWith(`${made.id},`), row).toBe(true);
        expect(rest).toBe('');
      }
    });

    test('what was exported can be imported: a preview says so and changes nothing, an import makes all rows', async () => {
      for (const { key, collection: each } of wholes(specification)) {
        await stage().factory.clear(key);
        const { id } = await stage().factory.make(key);
        const text = (await get(`/api/${each}.csv?id=${id}`)).text;
        expect((await stage().admin.send({ method: 'DELETE', path: `/api/${each}/${id}` })).status).toBe(204);
        const before = bodyOf(await get(`/api/${each}`))['total'];
        const preview = await stage().admin.send(table(`/api/${each}?preview=true`, text));
        expect(bodyOf(preview), preview.text).toMatchObject({ rows: 1, created: 0, errors: [] });
        expect(bodyOf(await get(`/api/${each}`))['total']).toBe(before);
        const imported = await stage().admin.send(table(`/api/${each}.csv`, text));
        expect(imported.status, imported.text).toBe(201);
        expect(bodyOf(imported)).toMatchObject({ rows: 1, created: 1, errors: [] });
      }
    });

    test('a table with a mistake is refused as a whole, with the line, the field and the message', async () => {
      const field = first.fields.find(({ required }) => required);
      const path = `/api/${first.collection}`;
      const before = bodyOf(await get(path))['total'];
      const text = `${field?.label ?? ''},Nowhere\r\n"",x\r\n`;
      for (const [where, status] of [
        [`${path}?preview=true`, 200],
        [path, 422],
      ] as const) {
        const answer = await stage().admin.send(table(where, text.replace('""', '" "')));
        expect(answer.status).toBe(status);
        expect(bodyOf(answer)['errors']).toContainEqual({
          line: 1,
          field: 'Nowhere',
          message: stage().words.files.unknownColumn('Nowhere'),
        });
      }
      expect(bodyOf(await get(path))['total']).toBe(before);
    });

    test('a cell that looks like a formula is made harmless, and comes back as it was', async () => {
      const entity = specification.entities.find(
        ({ fields, partOf }) =>
          partOf === undefined &&
          fields.some(({ type, unique }) => type.kind === 'text' && type.pattern === undefined && !unique),
      );
      const field = entity?.fields.find(
        ({ type, unique }) => type.kind === 'text' && type.pattern === undefined && !unique,
      );
      if (entity === undefined || field === undefined) throw new Error('no text');
      const text = '=1+2';
      const { id } = await stage().factory.make(entity.key, { [field.key]: text });
      const exported = (await get(`/api/${entity.collection}.csv?id=${id}`)).text;
      expect(exported).toContain("'=1+2");
      await stage().admin.send({ method: 'DELETE', path: `/api/${entity.collection}/${id}` });
      const imported = await stage().admin.send(table(`/api/${entity.collection}`, exported));
      expect(imported.status, imported.text).toBe(201);
      const found = itemsOf(
        await get(`/api/${entity.collection}?${field.key}=${encodeURIComponent(text)}&sort=-id`),
      );
      expect(found[0]?.[field.key]).toBe(text);
    });

    test('only those who may create records may import them', async () => {
      expect((await stage().send(table(`/api/${first.collection}`, 'a\r\nb\r\n'))).status).toBe(401);
      for (const [role, person] of stage().people) {
        const mayCreate = specification.permissions.some(
          (each) => each.role === role && each.entity === first.key && each.actions.includes('create'),
        );
        const { status } = await person.send(table(`/api/${first.collection}?preview=true`, 'a\r\nb\r\n'));
        expect(status, role).toBe(mayCreate ? 200 : 403);
      }
    });
  });
}
