import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { entities } from '../src/entities.ts';
import type { Scope } from '../src/model/entity.ts';
import { adminRole, settings } from '../src/settings.ts';
import { Product } from '../testing/product.ts';

let product: Product;
before(async () => {
  product = await Product.start(settings.roles.map((role) => role.key));
});
after(() => product.stop());

const isLimited = (scopes: readonly Scope[] | undefined): boolean =>
  scopes !== undefined && !scopes.includes('all');

for (const { key: role, label } of settings.roles) {
  void describe(label, () => {
    for (const entity of entities) {
      const grants = entity.grants[role] ?? {};
      const path = `/api/${entity.collection}`;
      const what = entity.labelPlural.toLowerCase();

      if (grants.read === undefined) {
        void it(`may not see ${what}`, async () => {
          assert.equal((await product.send('GET', path, { as: role })).status, 403);
        });
      } else {
        void it(`may see ${isLimited(grants.read) ? 'their own' : 'all'} ${what}`, async () => {
          const record = await product.make(entity.key);
          assert.equal((await product.send('GET', path, { as: role })).status, 200);
          const one = await product.send('GET', `${path}/${record.id}`, { as: role });
          assert.equal(one.status, isLimited(grants.read) ? 404 : 200);
        });
      }

      if (grants.create === undefined) {
        void it(`may not create ${what}`, async () => {
          const body = await product.body(entity.key);
          assert.equal((await product.send('POST', path, { as: role, body })).status, 403);
        });
      }

      if (grants.update === undefined && grants.read !== undefined && !isLimited(grants.read)) {
        void it(`may not change ${what}`, async () => {
          const record = await product.make(entity.key);
          assert.equal(
            (await product.send('PATCH', `${path}/${record.id}`, { as: role, body: {} })).status,
            403,
          );
        });
      }

      if (grants.delete === undefined && grants.read !== undefined && !isLimited(grants.read)) {
        void it(`may not delete ${what}`, async () => {
          const record = await product.make(entity.key);
          assert.equal((await product.send('DELETE', `${path}/${record.id}`, { as: role })).status, 403);
        });
      }
    }
  });
}

void describe('Steps', () => {
  for (const entity of entities) {
    const { lifecycle } = entity;
    if (lifecycle === undefined) continue;
    for (const transition of lifecycle.transitions) {
      if (!transition.from.includes(lifecycle.initial)) continue;
      void it(`${entity.label}: ${transition.label} leads to ${transition.to}, once`, async () => {
        const record = await product.make(entity.key);
        const path = `/api/${entity.collection}/${record.id}/${transition.verb}`;
        const answer = await product.send('POST', path, { as: adminRole, body: {} });
        assert.equal(answer.status, 200);
        assert.equal(answer.body[lifecycle.field], transition.to);
        if (transition.from.includes(transition.to)) return;
        assert.equal((await product.send('POST', path, { as: adminRole, body: {} })).status, 409);
      });
    }
  }
});
