/** Steps that a product takes by itself, on the counter of `counter.yaml`, which is started again at later moments. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planProduct } from '../../src/studio/architect/plan.ts';
import { generateTree } from '../../src/studio/engineer/generate.ts';
import { parseSpecificationYaml } from '../../src/studio/specification/yaml.ts';
import { type Checkout, checkOut } from '../faults/running-product.ts';
import { type Body, openShop, type Shop } from './shop.ts';

const fixture = join(import.meta.dirname, '../fixtures/specifications/counter.yaml');
const counter = parseSpecificationYaml(readFileSync(fixture, 'utf8'));

let checkout: Checkout;
let shop: Shop;

const openAt = async (moment: string): Promise<void> => {
  await shop[Symbol.asyncDispose]();
  shop = await openShop(checkout, moment, counter);
};

beforeAll(async () => {
  checkout = await checkOut(generateTree(planProduct(counter)));
  shop = await openShop(checkout, '2030-03-04T08:00:00.000Z', counter);
});
afterAll(async () => {
  await shop[Symbol.asyncDispose]();
  await checkout[Symbol.asyncDispose]();
});

const admin = { as: 'admin' };
const read = async (path: string): Promise<Body> => (await shop.send(`GET /api/${path}`, admin)).body;
const statusOf = async (path: string): Promise<unknown> => (await read(path))['status'];

async function reservation(startsAt: string, more: Body = {}): Promise<number> {
  const item = await shop.make('items', { name: 'A camera' });
  return (await shop.make('reservations', { itemId: item.id, startsAt, ...more })).id;
}

describe('steps that the product takes by itself', () => {
  test('wait for the time since the state began, tell of it and stand in the history as the product’s own', async () => {
    const asked = await reservation('2030-05-01T10:00:00.000Z', { email: 'ann@example.com' });
    const paid = await reservation('2030-05-02T10:00:00.000Z', { paidOn: '2030-03-04' });
    const approved = await reservation('2030-05-03T10:00:00.000Z');
    expect((await shop.send(`POST /api/reservations/${approved}/approve`, admin)).status).toBe(200);

    await openAt('2030-03-06T07:59:00.000Z');
    expect(await statusOf(`reservations/${asked}`)).toBe('requested');
    await openAt('2030-03-06T08:01:00.000Z');
    expect(await read(`reservations/${asked}`)).toMatchObject({
      status: 'cancelled',
      closedOn: '2030-03-06',
    });
    // What has been paid for is excepted, and what has gone on counts from where it went.
    expect(await statusOf(`reservations/${paid}`)).toBe('requested');
    expect(await statusOf(`reservations/${approved}`)).toBe('approved');

    const history = (await read(`reservations/${asked}/history`))['items'];
    expect(history).toMatchObject([{ action: 'cancel', by: null }, { action: 'created' }]);
    const messages = (await read('messages'))['items'];
    expect(messages).toMatchObject([{ to: 'ann@example.com', subject: 'Your reservation is cancelled' }]);
  });

  test('count from a moment of the record, and from the end of a day', async () => {
    await openAt('2030-03-10T08:00:00.000Z');
    const id = await reservation('2030-03-10T09:00:00.000Z', { paidOn: '2030-03-09' });
    expect((await shop.send(`POST /api/reservations/${id}/approve`, admin)).status).toBe(200);
    const pass = await shop.make('passes', { boughtOn: '2029-03-10' });
    expect(await statusOf(`passes/${pass.id}`)).toBe('active');

    await openAt('2030-03-10T10:59:00.000Z');
    expect(await statusOf(`reservations/${id}`)).toBe('approved');
    await openAt('2030-03-10T11:01:00.000Z');
    expect(await statusOf(`reservations/${id}`)).toBe('released');
    expect(await statusOf(`passes/${pass.id}`)).toBe('active');
    // Midnight in Paris.
    await openAt('2030-03-10T23:01:00.000Z');
    expect(await statusOf(`passes/${pass.id}`)).toBe('expired');
  });

  test('are taken before anybody reads a list or does what is no longer possible', async () => {
    await openAt('2030-04-01T08:00:00.000Z');
    const id = await reservation('2030-06-01T10:00:00.000Z');
    await openAt('2030-04-04T08:00:00.000Z');
    expect((await shop.send(`POST /api/reservations/${id}/approve`, admin)).status).toBe(409);
    expect((await read(`reservations?status=requested`))['items']).not.toContainEqual(
      expect.objectContaining({ id }),
    );
  });
});
