import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { entities } from '../src/entities.ts';
import { scopesOf, visitor } from '../src/model/account.ts';
import { type Entity, narrowedOf, type Scope } from '../src/model/entity.ts';
import { everybodyRole, settings } from '../src/settings.ts';
import { Product } from '../testing/product.ts';
import { samples } from '../testing/samples.ts';

let product: Product;
before(async () => {
  product = await Product.start(settings.roles.map((role) => role.key));
});
after(() => product.stop());

/** Whether somebody sees a record that somebody else has just made. */
function seesNew(scopes: readonly Scope[], { lifecycle }: Entity): boolean {
  return scopes.map(narrowedOf).some(({ reach, states }) => {
    const isInState = states === undefined || states.includes(lifecycle?.initial ?? '');
    return reach === 'all' && isInState;
  });
}

/** Those who ask: the roles, and visitors, who are asked to sign in where others are refused. */
const people = [
  ...settings.roles.map(({ key, label }) => ({ as: key, label, refusal: 403 })),
  { as: undefined, label: everybodyRole, refusal: 401 },
];

for (const { as, label, refusal } of people) {
  const who = as === undefined ? {} : { as };
  const account = { ...visitor, role: as ?? everybodyRole };

  void describe(label, () => {
    for (const entity of entities) {
      const path = `/api/${entity.collection}`;
      const what = entity.labelPlural.toLowerCase();
      const read = scopesOf(account, entity, 'read');

      if (read.length === 0) {
        void it(`may not see ${what}`, async () => {
          assert.equal((await product.send('GET', path, who)).status, refusal);
        });
      } else {
        void it(`may see ${seesNew(read, entity) ? 'new' : 'some'} ${what}`, async () => {
          const record = await product.make(entity.key);
          assert.equal((await product.send('GET', path, who)).status, 200);
          const one = await product.send('GET', `${path}/${record.id}`, who);
          assert.equal(one.status, seesNew(read, entity) ? 200 : 404);
        });
      }

      if (scopesOf(account, entity, 'create').length === 0) {
        void it(`may not create ${what}`, async () => {
          const body = await product.body(entity.key);
          assert.equal((await product.send('POST', path, { ...who, body })).status, refusal);
        });
      }

      if (scopesOf(account, entity, 'update').length === 0 && seesNew(read, entity)) {
        void it(`may not change ${what}`, async () => {
          const { id } = await product.make(entity.key);
          const answer = await product.send('PATCH', `${path}/${id}`, { ...who, body: {} });
          assert.equal(answer.status, refusal);
        });
      }

      if (scopesOf(account, entity, 'delete').length === 0 && seesNew(read, entity)) {
        void it(`may not delete ${what}`, async () => {
          const { id } = await product.make(entity.key);
          assert.equal((await product.send('DELETE', `${path}/${id}`, who)).status, refusal);
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
      const isPossible = samples[entity.key]?.ways?.[transition.verb]?.length !== 0;
      if (!transition.from.includes(lifecycle.initial) || !isPossible) continue;
      void it(`${entity.label}: ${transition.label} leads to ${transition.to}, once`, async () => {
        const record = await product.moved(entity.key, {}, [transition.verb]);
        assert.equal(record[lifecycle.field], transition.to);
        if (transition.from.includes(transition.to)) return;
        assert.equal((await product.act(transition.verb, { key: entity.key, record })).status, 409);
      });
    }
  }
});
