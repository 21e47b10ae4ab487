import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Checkout } from '../faults/running-product.ts';
import { type Answer, type Body, checkOutShop, monday, openShop, type Shop, textOf } from './shop.ts';

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
  return shop.make('customers', { name: `Customer ${n}`, email: `c${n}@example.com` });
}

function product(more: Body = {}): Promise<Body & { id: number }> {
  return shop.make('products', { name: `Product ${next()}`, price: 1000, stock: 10, ...more });
}

async function order(more: Body = {}): Promise<Body & { id: number }> {
  return shop.make('orders', { customerId: (await customer()).id, ...more });
}

async function statusOf(answer: Promise<Answer>): Promise<number> {
  return (await answer).status;
}

async function read(path: string, as = 'admin'): Promise<Body> {
  return (await shop.send(`GET /api/${path}`, { as })).body;
}

const place = (id: number): Promise<Answer> => shop.send(`POST /api/orders/${id}/place`, admin);

/** An order with so many of a product, placed or not. */
async function orderOf(productId: number, quantity: number): Promise<number> {
  const { id } = await order();
  await shop.make('order-lines', { orderId: id, productId, quantity });
  return id;
}

describe('stock', () => {
  test('goes down when the order is placed, and comes back when it is cancelled', async () => {
    const { id } = await product();
    const orderId = await orderOf(id, 4);
    expect(await read(`products/${id}`)).toMatchObject({ stock: 10 });
    expect((await place(orderId)).status).toBe(200);
    expect(await read(`products/${id}`)).toMatchObject({ stock: 6 });
    expect(await statusOf(shop.send(`POST /api/orders/${orderId}/cancel`, admin))).toBe(200);
    expect(await read(`products/${id}`)).toMatchObject({ stock: 10 });
  });

  test('follows what is added to a placed order, changed in it, and taken out of it', async () => {
    const { id } = await product();
    const orderId = await orderOf(id, 1);
    await place(orderId);
    const line = await shop.make('order-lines', { orderId, productId: id, quantity: 2 });
    expect(await read(`products/${id}`)).toMatchObject({ stock: 7 });
    await shop.send(`PATCH /api/order-lines/${line.id}`, { ...admin, body: { quantity: 5 } });
    expect(await read(`products/${id}`)).toMatchObject({ stock: 4 });
    await shop.send(`DELETE /api/order-lines/${line.id}`, admin);
    expect(await read(`products/${id}`)).toMatchObject({ stock: 9 });
  });

  test('moves with a line to another product', async () => {
    const [a, b] = [await product(), await product()];
    const orderId = await orderOf(a.id, 3);
    await place(orderId);
    const { items } = await read(`order-lines?orderId=${orderId}`);
    const [line] = items as Body[];
    const body = { productId: b.id };
    await shop.send(`PATCH /api/order-lines/${textOf(line?.['id'])}`, { ...admin, body });
    expect(await read(`products/${a.id}`)).toMatchObject({ stock: 10 });
    expect(await read(`products/${b.id}`)).toMatchObject({ stock: 7 });
  });

  test('never falls below zero, and a refusal leaves all as it was', async () => {
    const [plenty, scarce] = [await product(), await product({ stock: 2 })];
    const orderId = await orderOf(plenty.id, 5);
    await shop.make('order-lines', { orderId, productId: scarce.id, quantity: 3 });
    const refused = await place(orderId);
    expect(refused).toMatchObject({
      status: 409,
      body: { detail: 'There is not enough of this product in stock.' },
    });
    expect(await read(`products/${plenty.id}`)).toMatchObject({ stock: 10 });
    expect(await read(`orders/${orderId}`)).toMatchObject({ status: 'draft' });
  });

  test('holds under fifty orders at once', async () => {
    const { id } = await product({ stock: 20 });
    const orders = await Promise.all(Array.from({ length: 50 }, () => orderOf(id, 1)));
    const statuses = await Promise.all(orders.map((each) => statusOf(place(each))));
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    expect(statuses.filter((status) => status === 409)).toHaveLength(30);
    expect(await read(`products/${id}`)).toMatchObject({ stock: 0 });
  });

  test('comes back with an order that is deleted, and goes again when it is restored', async () => {
    const { id } = await product();
    const orderId = await orderOf(id, 4);
    await place(orderId);
    expect(await statusOf(shop.send(`DELETE /api/orders/${orderId}`, admin))).toBe(204);
    expect(await read(`products/${id}`)).toMatchObject({ stock: 10 });
    expect(await statusOf(shop.send(`POST /api/orders/${orderId}/restore`, admin))).toBe(200);
    expect(await read(`products/${id}`)).toMatchObject({ stock: 6 });
    expect(await read(`orders/${orderId}`)).toMatchObject({ lineCount: 1, total: 4000 });
  });

  test('that an order took makes what somebody saw of the product stale', async () => {
    const seen = await product();
    await place(await orderOf(seen.id, 1));
    const body = { version: seen['version'] ?? 0, stock: 10 };
    expect(await statusOf(shop.send(`PATCH /api/products/${seen.id}`, { ...admin, body }))).toBe(409);
  });
});

describe('parts', () => {
  test('go with their whole, and keep what they refer to', async () => {
    const { id } = await product();
    const orderId = await orderOf(id, 1);
    expect(await statusOf(shop.send(`DELETE /api/products/${id}`, admin))).toBe(409);
    expect(await statusOf(shop.send(`DELETE /api/orders/${orderId}`, admin))).toBe(204);
    expect(await read(`order-lines?orderId=${orderId}`)).toMatchObject({ total: 0 });
    expect(await statusOf(shop.send(`DELETE /api/products/${id}`, admin))).toBe(204);
  });

  test('are frozen with their whole', async () => {
    const { id } = await product();
    const orderId = await orderOf(id, 1);
    const [line] = (await read(`order-lines?orderId=${orderId}`))['items'] as Body[];
    const lineId = Number(line?.['id']);
    await place(orderId);
    expect(await statusOf(shop.send(`POST /api/orders/${orderId}/send`, admin))).toBe(200);
    const body = { quantity: 2 };
    const more = { orderId, productId: id, quantity: 1 };
    expect(await statusOf(shop.send(`PATCH /api/orders/${orderId}`, { ...admin, body: { note: 'x' } }))).toBe(
      409,
    );
    expect(await statusOf(shop.send(`DELETE /api/orders/${orderId}`, admin))).toBe(409);
    expect(await statusOf(shop.send(`PATCH /api/order-lines/${lineId}`, { ...admin, body }))).toBe(409);
    expect(await statusOf(shop.send(`DELETE /api/order-lines/${lineId}`, admin))).toBe(409);
    expect(await statusOf(shop.send('POST /api/order-lines', { ...admin, body: more }))).toBe(409);
    const other = await orderOf(id, 1);
    const [free] = (await read(`order-lines?orderId=${other}`))['items'] as Body[];
    const move = { ...admin, body: { orderId } };
    expect(await statusOf(shop.send(`PATCH /api/order-lines/${textOf(free?.['id'])}`, move))).toBe(409);
  });
});

describe('acts', () => {
  test('a field is frozen while the others are not', async () => {
    const orderId = await orderOf((await product()).id, 1);
    await place(orderId);
    const change = (body: Body): Promise<number> =>
      statusOf(shop.send(`PATCH /api/orders/${orderId}`, { ...admin, body }));
    expect(await change({ orderedOn: '2030-01-01' })).toBe(409);
    expect(await change({ orderedOn: monday.slice(0, 10), note: 'Ring twice' })).toBe(200);
  });

  test('an order without a line cannot be placed', async () => {
    const { id } = await order();
    expect(await place(id)).toMatchObject({
      status: 409,
      body: { detail: 'An order needs at least one line.' },
    });
  });

  test('a deadline binds those whom it names, to the end of its day', async () => {
    const mine = await read('customers', 'customer');
    const [me] = mine['items'] as Body[];
    const cancel = async (deliverOn: string, as: string): Promise<number> => {
      const { id } = await shop.make('orders', { customerId: me?.['id'] ?? 0, deliverOn });
      return statusOf(shop.send(`POST /api/orders/${id}/cancel`, { as }));
    };
    expect(await cancel('2030-03-06', 'customer')).toBe(200);
    expect(await cancel('2030-03-05', 'customer')).toBe(409);
    expect(await cancel('2030-03-05', 'clerk')).toBe(200);
  });

  test('a step fills in its day and its moment', async () => {
    const orderId = await orderOf((await product()).id, 1);
    expect(await read(`orders/${orderId}`)).toMatchObject({ orderedOn: '2030-03-04', sentAt: null });
    await place(orderId);
    await shop.send(`POST /api/orders/${orderId}/send`, admin);
    expect(textOf((await read(`orders/${orderId}`))['sentAt'])).toMatch(/^2030-03-04T08:/);
  });

  test('a comparison with the present time, moved, is asked of new values alone', async () => {
    const { id } = await customer();
    const lend = (dueOn: string): Promise<number> =>
      statusOf(shop.send('POST /api/loans', { ...admin, body: { customerId: id, tool: 'Saw', dueOn } }));
    expect(await lend('2030-04-04')).toBe(201);
    expect(await lend('2030-04-05')).toBe(422);
  });
});

describe('bookings', () => {
  const at = (time: string, day = '2030-03-05'): string => `${day}T${time}:00.000Z`;
  async function book(benchId: number, startsAt: string, more: Body = {}): Promise<Answer> {
    const body = { benchId, startsAt, minutes: 60, customerId: (await customer()).id, ...more };
    return shop.send('POST /api/bookings', { ...admin, body });
  }
  const bench = (seats: number): Promise<Body & { id: number }> =>
    shop.make('benches', { name: `Bench ${next()}`, seats });

  test('as many share a moment as there are seats', async () => {
    const { id } = await bench(2);
    expect((await book(id, at('09:00'))).status).toBe(201);
    expect((await book(id, at('10:00'))).status).toBe(201);
    // From half past nine to half past ten it meets one and then the other, but never both.
    expect((await book(id, at('09:30'))).status).toBe(201);
    expect(await book(id, at('09:45'))).toMatchObject({
      status: 409,
      body: { detail: 'This bench has no free seat at that time.' },
    });
    expect((await book(id, at('08:00'), { minutes: 60 })).status).toBe(201);
  });

  test('seats are kept under fifty bookings at once', async () => {
    const { id } = await bench(3);
    const answers = await Promise.all(Array.from({ length: 50 }, () => book(id, at('12:00'))));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(47);
  });

  test('a cancelled booking frees its seat, and a bench cannot lose a seat that is taken', async () => {
    const { id } = await bench(2);
    const first = await book(id, at('09:00'));
    await book(id, at('09:00'));
    const fewer = { ...admin, body: { seats: 1 } };
    expect(await statusOf(shop.send(`PATCH /api/benches/${id}`, fewer))).toBe(409);
    await shop.send(`POST /api/bookings/${textOf(first.body['id'])}/cancel`, admin);
    expect(await statusOf(shop.send(`PATCH /api/benches/${id}`, fewer))).toBe(200);
  });

  test('lie within the hours of the workshop, on its clock, winter and summer', async () => {
    const { id } = await bench(9);
    expect((await book(id, at('08:00'))).status).toBe(201);
    expect((await book(id, at('07:59'))).status).toBe(422);
    expect((await book(id, at('16:00'))).status).toBe(201);
    expect((await book(id, at('16:01'))).status).toBe(422);
    expect((await book(id, at('16:00'), { minutes: 61 })).status).toBe(422);
    expect((await book(id, at('10:00', '2030-03-09'))).status).toBe(422);
    expect((await book(id, at('07:00', '2030-07-01'))).status).toBe(201);
    expect((await book(id, at('06:59', '2030-07-01'))).status).toBe(422);
  });

  test('a bench that is closed takes none, and a customer has only so many a year', async () => {
    const closed = await shop.make('benches', { name: 'Closed', seats: 1, isOpen: false });
    expect(await book(closed.id, at('09:00'))).toMatchObject({
      status: 409,
      body: { detail: 'This bench is closed.' },
    });
    const { id } = await bench(9);
    const customerId = (await customer()).id;
    for (const day of ['04', '05', '06', '07']) {
      expect((await book(id, at('09:00', `2030-06-${day}`), { customerId })).status).toBe(201);
    }
    expect((await book(id, at('09:00', '2030-12-30'), { customerId })).status).toBe(409);
    expect((await book(id, at('09:00', '2031-01-02'), { customerId })).status).toBe(201);
  });
});

describe('permissions', () => {
  test('visitors read what everybody may, create what everybody may, and are asked to sign in for the rest', async () => {
    expect(await statusOf(shop.send('GET /api/products'))).toBe(200);
    expect(await statusOf(shop.send('POST /api/products', { body: { name: 'x', price: 1 } }))).toBe(401);
    expect(await statusOf(shop.send('GET /api/orders'))).toBe(401);
    const idea = await shop.send('POST /api/ideas', { body: { title: 'Longer hours' } });
    expect(idea.status).toBe(201);
    const path = `/api/ideas/${textOf(idea.body['id'])}`;
    expect(await statusOf(shop.send(`GET ${path}`))).toBe(404);
    await shop.send(`POST ${path}/publish`, admin);
    expect(await statusOf(shop.send(`GET ${path}`))).toBe(200);
    expect(await statusOf(shop.send(`DELETE ${path}`))).toBe(401);
  });

  test('some fields may be changed and others repeated as they are', async () => {
    const made = await product();
    const change = (body: Body): Promise<number> =>
      statusOf(shop.send(`PATCH /api/products/${made.id}`, { as: 'clerk', body }));
    expect(await change({ stock: 30 })).toBe(200);
    expect(await change({ stock: 31, price: 1000 })).toBe(200);
    expect(await change({ stock: 32, price: 900 })).toBe(403);
    expect(await read(`products/${made.id}`)).toMatchObject({ stock: 31, price: 1000 });
  });

  test('a change is allowed in some states alone', async () => {
    const [me] = (await read('customers', 'customer'))['items'] as Body[];
    const { id } = await shop.make('orders', { customerId: me?.['id'] ?? 0 });
    await shop.make('order-lines', { orderId: id, productId: (await product()).id, quantity: 1 });
    const change = (): Promise<number> =>
      statusOf(shop.send(`PATCH /api/orders/${id}`, { as: 'customer', body: { note: 'Hello' } }));
    expect(await change()).toBe(200);
    expect(await statusOf(shop.send(`POST /api/orders/${id}/place`, { as: 'customer' }))).toBe(200);
    expect(await change()).toBe(403);
  });

  test('everybody has one vote for an idea and three a day', async () => {
    const ideas = await Promise.all(
      [1, 2, 3, 4].map((n) => shop.make('ideas', { title: `Idea ${next()}-${n}` })),
    );
    const vote = (at: number): Promise<number> =>
      statusOf(shop.send('POST /api/votes', { as: 'customer', body: { ideaId: ideas[at]?.id ?? 0 } }));
    expect(await vote(0)).toBe(201);
    expect(await vote(0)).toBe(409);
    const statuses = await Promise.all([vote(1), vote(2), vote(3)]);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([201, 201, 409]);
    expect(await read(`ideas/${ideas[0]?.id ?? 0}`)).toMatchObject({ votes: 1 });
  });
});

describe('short links', () => {
  test('lead to their address, count visits, and have a code of their own', async () => {
    const made = await shop.make('links', { address: 'https://example.com/a' });
    expect(made).toMatchObject({ clicks: 0 });
    expect(textOf(made['code'])).toMatch(/^[a-z0-9]{7}$/);
    const visits = await Promise.all(
      Array.from({ length: 20 }, () => shop.send(`GET /${textOf(made['code'])}`)),
    );
    expect(
      visits.every(({ status, location }) => status === 302 && location === 'https://example.com/a'),
    ).toBe(true);
    expect(await read(`links/${made.id}`)).toMatchObject({ clicks: 20, version: 1 });
    await shop.send(`DELETE /api/links/${made.id}`, admin);
  });

  test('refuse codes that the product needs, that are taken, or that no address can hold', async () => {
    const body = { address: 'https://example.com/' };
    const made = await shop.make('links', { ...body, code: 'sale' });
    const statuses = ['products', 'API', 'sign-in', 'a b', 'sale'].map((code) =>
      statusOf(shop.send('POST /api/links', { ...admin, body: { ...body, code } })),
    );
    expect(await Promise.all(statuses)).toEqual([422, 422, 422, 422, 409]);
    const written = { ...admin, body: { clicks: 5 } };
    expect(await statusOf(shop.send(`PATCH /api/links/${made.id}`, written))).toBe(422);
    expect(await statusOf(shop.send('GET /nowhere'))).toBe(404);
    await shop.send(`DELETE /api/links/${made.id}`, admin);
  });

  test('end with their time', async () => {
    const body = { address: 'https://example.com/', expiresOn: '2030-03-03' };
    const { id, code } = await shop.make('links', body);
    expect(await statusOf(shop.send(`GET /${textOf(code)}`))).toBe(404);
    await shop.send(`DELETE /api/links/${id}`, admin);
  });

  test('are as many as the plan allows', async () => {
    const plan = (key: string): Promise<number> =>
      statusOf(shop.send('PATCH /api/settings', { ...admin, body: { plan: key } }));
    expect(await plan('small')).toBe(200);
    const make = (): Promise<Answer> =>
      shop.send('POST /api/links', { ...admin, body: { address: 'https://example.com/' } });
    const answers = await Promise.all([make(), make(), make(), make(), make()]);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body['detail']).toMatch(/Small allows 3 links/);
    expect(await plan('large')).toBe(200);
    expect((await make()).status).toBe(201);
  });
});

describe('many references', () => {
  test('are lists of numbers that hold what they name', async () => {
    const [a, b] = [await shop.make('tags', { name: 'New' }), await shop.make('tags', { name: 'Old' })];
    const made = await product({ tagIds: [b.id, a.id, a.id] });
    expect(made['tagIds']).toEqual([a.id, b.id]);
    expect(await read(`products?tagIds=${a.id}`)).toMatchObject({ total: 1 });
    expect(await statusOf(shop.send(`DELETE /api/tags/${a.id}`, admin))).toBe(409);
    const change = (tagIds: number[]): Promise<number> =>
      statusOf(shop.send(`PATCH /api/products/${made.id}`, { ...admin, body: { tagIds } }));
    expect(await change([999_999])).toBe(422);
    expect(await change([b.id])).toBe(200);
    expect(await statusOf(shop.send(`DELETE /api/tags/${a.id}`, admin))).toBe(204);
    await shop.send(`DELETE /api/products/${made.id}`, admin);
    await shop.send(`POST /api/products/${made.id}/restore`, admin);
    expect(await read(`products?tagIds=${b.id}`)).toMatchObject({ total: 1 });
    expect(await read('products?tagIds=')).not.toMatchObject({ total: 0 });
  });
});
