import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Checkout } from '../faults/running-product.ts';
import { type Body, checkOutShop, monday, openShop, type Shop } from './shop.ts';

let checkout: Checkout;
let shop: Shop;
let count = 0;

beforeAll(async () => {
  checkout = await checkOutShop();
  shop = await openShop(checkout);
});
afterAll(async () => {
  await shop[Symbol.asyncDispose]();
  await checkout[Symbol.asyncDispose]();
});

const admin = { as: 'admin' };
const next = (): number => (count += 1);

function customer(): Promise<Body & { id: number }> {
  const n = next();
  return shop.make('customers', { name: `Customer ${n}`, email: `m${n}@example.com` });
}

async function read(path: string): Promise<Body> {
  return (await shop.send(`GET /api/${path}`, admin)).body;
}

const subjects = async (): Promise<unknown[]> =>
  ((await read('messages?pageSize=200'))['items'] as Body[]).map(({ to, subject }) => [to, subject]);

test('messages are written with the act that they tell of', async () => {
  const who = await customer();
  const { id } = await shop.make('orders', { customerId: who.id });
  expect(await subjects()).toContainEqual(['clerk@example.org', 'A new order']);
  const product = await shop.make('products', { name: 'Saw', price: 100, stock: 5 });
  await shop.make('order-lines', { orderId: id, productId: product.id, quantity: 1 });
  await shop.send(`POST /api/orders/${id}/place`, admin);
  await shop.send(`POST /api/orders/${id}/send`, admin);
  expect(await subjects()).toContainEqual([who['email'], 'Your order is on its way']);
});

test('messages are written once when their day has come', async () => {
  const who = await customer();
  const lend = (dueOn: string): Promise<Body & { id: number }> =>
    shop.make('loans', { customerId: who.id, tool: 'Drill', dueOn });
  const soon = await lend('2030-03-08');
  await lend('2030-03-20');
  const returned = await lend('2030-03-08');
  await shop.send(`POST /api/loans/${returned.id}/return`, admin);
  const sent = async (): Promise<number> =>
    (await subjects()).filter((each) => JSON.stringify(each).includes('bring the tool back')).length;
  const restart = async (clock: string): Promise<void> => {
    await shop[Symbol.asyncDispose]();
    shop = await openShop(checkout, clock);
  };
  await restart('2030-03-06T12:00:00.000Z');
  expect(await sent()).toBe(0);
  await restart('2030-03-07T06:00:00.000Z');
  await expect.poll(sent).toBe(1);
  await restart('2030-03-07T18:00:00.000Z');
  expect(await sent()).toBe(1);
  const later = { ...admin, body: { dueOn: '2030-03-12' } };
  await shop.send(`PATCH /api/loans/${soon.id}`, later);
  await restart('2030-03-11T08:00:00.000Z');
  await expect.poll(sent).toBe(2);
  await restart(monday);
});
