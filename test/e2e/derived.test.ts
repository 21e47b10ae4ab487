import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Checkout } from '../faults/running-product.ts';
import { type Body, checkOutShop, openShop, type Shop } from './shop.ts';

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

async function read(path: string, as = 'admin'): Promise<Body> {
  return (await shop.send(`GET /api/${path}`, { as })).body;
}

async function ids(path: string): Promise<unknown[]> {
  return ((await read(encodeURI(path)))['items'] as Body[]).map(({ id }) => id);
}

function customer(more: Body = {}): Promise<Body & { id: number }> {
  const n = next();
  return shop.make('customers', { name: `Customer ${n}`, email: `d${n}@example.com`, ...more });
}

describe('derived values', () => {
  test('round money half away from zero, and count a percentage as its hundredth', async () => {
    const vat = async (price: number, percent: number): Promise<unknown> => {
      const made = await shop.make('products', { name: `VAT ${next()}`, price, vat: percent });
      return made['vatAmount'];
    };
    expect(await vat(1000, 8.25)).toBe(83);
    expect(await vat(10, 5)).toBe(1);
    expect(await vat(10, 4.9)).toBe(0);
    expect(await vat(1999, 20)).toBe(400);
  });

  test('are read-only, whatever a body says', async () => {
    const { id } = await customer();
    const made = await shop.make('orders', { customerId: id });
    const change = (body: Body): Promise<{ status: number }> =>
      shop.send(`PATCH /api/orders/${made.id}`, { ...admin, body });
    expect((await change({ total: 5 })).status).toBe(422);
    expect((await change({ total: 0, late: false, note: 'As it was' })).status).toBe(200);
    const document = (await shop.send('GET /openapi.json')).body;
    const [read] = JSON.stringify(document).match(/"total":\{[^}]*"readOnly":true/) ?? [];
    expect(read).toContain('"x-currency":"EUR"');
  });

  test('filter and sort lists', async () => {
    const { id } = await customer();
    const { id: productId } = await shop.make('products', {
      name: `Sorted ${next()}`,
      price: 700,
      stock: 99,
    });
    const made: number[] = [];
    for (const quantity of [2, 3, 1]) {
      const order = await shop.make('orders', { customerId: id, deliverOn: '2030-03-04' });
      await shop.make('order-lines', { orderId: order.id, productId, quantity });
      made.push(order.id);
    }
    const [two, three, one] = made;
    expect(await ids(`orders?customerId=${id}&sort=total`)).toEqual([one, two, three]);
    expect(await ids(`orders?customerId=${id}&sort=-total`)).toEqual([three, two, one]);
    expect(await ids(`orders?customerId=${id}&total=2100`)).toEqual([three]);
    expect(await ids(`orders?customerId=${id}&late=true`)).toEqual([]);
    const late = await shop.make('orders', {
      customerId: id,
      orderedOn: '2030-03-01',
      deliverOn: '2030-03-03',
    });
    expect(await ids(`orders?customerId=${id}&late=true`)).toEqual([late.id]);
    await shop.send(`POST /api/orders/${late.id}/cancel`, admin);
    expect(await ids(`orders?customerId=${id}&late=true`)).toEqual([]);
  });

  test('count whole years, and move days', async () => {
    expect(await customer({ bornOn: '2000-03-04' })).toMatchObject({ age: 30 });
    expect(await customer({ bornOn: '2000-03-05' })).toMatchObject({ age: 29 });
    expect(await customer()).toMatchObject({ age: null });
    const { id } = await customer();
    const loan = await shop.make('loans', { customerId: id, tool: 'Plane', dueOn: '2030-03-04' });
    expect(loan).toMatchObject({ overdue: false, claimOn: '2030-04-03' });
  });
});

describe('figures', () => {
  test('are worked out from what is there, for those who may read all of it', async () => {
    const items = async (as: string): Promise<Body[]> => (await read('figures', as))['items'] as Body[];
    const of = async (id: string): Promise<Body | undefined> =>
      (await items('admin')).find((figure) => figure['id'] === id);
    const before = await of('turnover');
    const { id: customerId, name } = await customer();
    const { id: productId } = await shop.make('products', {
      name: `Figure ${next()}`,
      price: 99_999_00,
      stock: 9,
    });
    const order = await shop.make('orders', { customerId, orderedOn: '2030-01-31' });
    await shop.make('order-lines', { orderId: order.id, productId, quantity: 2 });
    await shop.send(`POST /api/orders/${order.id}/place`, admin);
    const after = await of('turnover');
    expect(Number(after?.['value']) - Number(before?.['value'])).toBe(199_998_00);
    expect(after).toMatchObject({ label: 'Turnover', currency: 'EUR' });
    const months = (await of('turnover-by-month'))?.['points'] as Body[];
    expect(months.map(({ key }) => key)).toEqual(['2030-01', '2030-02', '2030-03']);
    expect(months[0]).toMatchObject({ label: 'Jan 2030', value: 199_998_00 });
    const best = (await of('best-customers'))?.['points'] as Body[];
    expect(best).toHaveLength(3);
    expect(best[0]).toMatchObject({ key: customerId, label: name ?? '', value: 199_998_00 });
    const states = (await of('orders-by-state'))?.['points'] as Body[];
    expect(states.map(({ label }) => label)).toEqual(['Draft', 'Placed', 'Sent', 'Cancelled']);
    const total = states.reduce((sum, { value }) => sum + Number(value), 0);
    expect((await of('orders'))?.['value']).toBe(total);
    expect(await items('customer')).toEqual([]);
    expect(await items('clerk')).toHaveLength(6);
    expect((await shop.send('GET /api/figures')).status).toBe(401);
  });
});

describe('search', () => {
  test('finds parts of words whatever their case and accents, and what they refer to', async () => {
    const found = await customer({ name: 'Élodie Château' });
    const order = await shop.make('orders', { customerId: found.id, note: 'Sonnez à la grille' });
    expect(await ids('customers?q=chateau')).toEqual([found.id]);
    expect(await ids('customers?q=ELOD')).toEqual([found.id]);
    expect(await ids('customers?q=elodie+hate')).toEqual([found.id]);
    expect(await ids('orders?q=lodie')).toEqual([order.id]);
    expect(await ids('orders?q=grille+Élodie')).toEqual([order.id]);
    expect(await ids(`orders?q=${order.id}`)).toContain(order.id);
    expect(await ids('customers?q="+OR+*')).toEqual([]);
    expect(await ids('customers?q=dî')).toEqual([]);
    await shop.send(`PATCH /api/customers/${found.id}`, { ...admin, body: { name: 'Zoé Île' } });
    expect(await ids('customers?q=chateau')).toEqual([]);
    expect(await ids('orders?q=ile')).toContain(order.id);
    expect(await ids('customers?q=Î')).toEqual([found.id]);
  });
});
