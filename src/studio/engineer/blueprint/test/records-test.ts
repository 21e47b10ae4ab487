import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { entities } from '../src/entities.ts';
import type { Entity } from '../src/model/entity.ts';
import { adminRole } from '../src/settings.ts';
import { Product } from '../testing/product.ts';

let product: Product;
before(async () => {
  product = await Product.start();
});
after(() => product.stop());

/** Whether a new record can be changed and deleted. */
function isOpen({ lifecycle, rules }: Entity): boolean {
  const initial = lifecycle?.initial ?? '';
  return !rules.some(({ freezes }) => freezes?.fields === undefined && freezes?.states.includes(initial));
}

for (const entity of entities.filter(isOpen)) {
  const path = `/api/${entity.collection}`;
  const as = adminRole;

  void describe(entity.labelPlural, () => {
    void it('are created, read, listed, changed and deleted', async () => {
      const record = await product.make(entity.key);
      const one = await product.send('GET', `${path}/${record.id}`, { as });
      assert.deepEqual(one.body, record);
      const list = await product.send('GET', `${path}?sort=-id&pageSize=1`, { as });
      assert.equal(list.body.items?.[0]?.id, record.id);
      const changed = await product.send('PATCH', `${path}/${record.id}`, {
        as,
        body: { version: record.version },
      });
      assert.equal(changed.status, 200);
      const gone = await product.send('DELETE', `${path}/${record.id}`, { as });
      assert.equal(gone.status, 204);
      assert.equal((await product.send('GET', `${path}/${record.id}`, { as })).status, 404);
    });

    void it('are not changed by somebody who has not seen the last change', async () => {
      const record = await product.make(entity.key);
      const body = { version: record.version };
      assert.equal((await product.send('PATCH', `${path}/${record.id}`, { as, body })).status, 200);
      assert.equal((await product.send('PATCH', `${path}/${record.id}`, { as, body })).status, 409);
    });

    for (const field of entity.fields.filter(
      (candidate) => candidate.required && candidate.default === null,
    )) {
      void it(`need: ${field.label}`, async () => {
        const body = { ...(await product.body(entity.key)), [field.key]: null };
        const answer = await product.send('POST', path, { as, body });
        assert.equal(answer.status, 422);
        assert.match(answer.type, /problem\+json/);
      });
    }

    for (const field of entity.fields.filter((candidate) => candidate.control.kind === 'reference')) {
      void it(`cannot lose what they refer to: ${field.label}`, async () => {
        const body = { ...(await product.body(entity.key)), [field.key]: 999_999_999 };
        assert.equal((await product.send('POST', path, { as, body })).status, 422);
      });
    }
  });
}
