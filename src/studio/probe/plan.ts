/** Probes of plans: the prices are public, and a plan's limits hold while the product is on it. */
import { elementId } from '../../protocol/specification.ts';
import type { PlanOffer } from '../../protocol/specification.ts';
import { expect, expectList, expectRecord, fail, isObject } from './expect.ts';
import type { Factory } from './factory.ts';
import { written } from './form.ts';
import { entityOf } from './model.ts';
import type { After, World } from './world.ts';

const mostRecords = 40;

/** Holds every plan against the product, which is on its largest one again afterwards. */
export async function probePlans(world: World, factory: Factory): Promise<void> {
  for (const plan of world.specification.plans) {
    const head = {
      id: `api:plan:${plan.key}`,
      text: `${plan.label}: its price is on the public page, and what it allows is what one gets.`,
      proves: [elementId.plan(plan.key)],
    };
    await world.ledger.check(head, async (after) => {
      await expectPriced(world, plan);
      const before = await planNow(world);
      after(() => setPlan(world, before));
      expect(await setPlan(world, plan.key), { status: 200 });
      for (const limit of plan.limits) await expectLimit(world, factory, { ...limit, after });
    });
  }
}

async function expectPriced(world: World, plan: PlanOffer): Promise<void> {
  const page = await world.client.send({ path: '/pricing', headers: { accept: 'text/html' } });
  if (page.status !== 200) fail(page, 'the page of prices, for everybody');
  for (const words of [plan.label, ...plan.features]) {
    if (!page.text.includes(words) && !page.text.includes(written(words))) fail(page, `“${words}” on it`);
  }
  const price = plan.price / 100;
  const forms = [String(price), price.toFixed(2), price.toFixed(2).replace('.', ',')];
  if (plan.price > 0 && !forms.some((form) => page.text.includes(form)))
    fail(page, `the price ${forms[0]} on it`);
}

function setPlan(world: World, plan: unknown): ReturnType<World['admin']['send']> {
  return world.admin.send({ method: 'PATCH', path: settingsPath(world), json: { plan } });
}

/** Where the settings are: elsewhere when a collection has that name. */
export function settingsPath({ specification }: World): string {
  const isTaken = specification.entities.some((entity) => entity.collection === 'settings');
  return isTaken ? '/api/product-settings' : '/api/settings';
}

async function planNow(world: World): Promise<unknown> {
  const answer = await world.admin.send({ path: settingsPath(world) });
  expect(answer, { status: 200 });
  return isObject(answer.body) ? answer.body['plan'] : undefined;
}

async function expectLimit(
  world: World,
  factory: Factory,
  { entity: key, max, after }: { entity: string; max: number; after: After },
): Promise<void> {
  const entity = entityOf(world.specification, key);
  const path = `/api/${entity.collection}`;
  await factory.clear(key);
  const { total } = expectList(await world.admin.send({ path: `${path}?pageSize=1` }));
  // What would take very many records is seen at the smaller plans.
  if (max - total > mostRecords) return;
  for (let k = total; k < max; k += 1) {
    const json = await factory.body(key);
    const { id } = expectRecord(await world.admin.send({ method: 'POST', path, json }), 201);
    after(() => world.admin.send({ method: 'DELETE', path: `${path}/${id}` }));
  }
  expect(await world.admin.send({ method: 'POST', path, json: await factory.body(key) }), { status: 409 });
}
