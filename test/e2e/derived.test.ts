import * as fc from 'fast-check';
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

describe('the property of stock and sums', () => {
  /** The shop as a plain model: what a careful clerk would keep on paper. */
  type Line = { id: number; order: number; product: number; quantity: number };
  type Paper = {
    products: { id: number; price: number; stock: number }[];
    orders: { id: number; status: string; isDeleted: boolean }[];
    lines: Line[];
  };
  const isCounted = (status: string): boolean => status === 'placed' || status === 'sent';
  const taken = (paper: Paper, product: number): number =>
    paper.lines
      .filter((line) => {
        const order = paper.orders.find(({ id }) => id === line.order);
        return line.product === product && order && !order.isDeleted && isCounted(order.status);
      })
      .reduce((sum, line) => sum + line.quantity, 0);

  type Step =
    | { kind: 'order' }
    | { kind: 'line'; order: number; product: number; quantity: number }
    | { kind: 'quantity'; line: number; quantity: number }
    | { kind: 'remove'; line: number }
    | { kind: 'move'; order: number; verb: 'place' | 'send' | 'cancel' }
    | { kind: 'delete' | 'restore'; order: number };
  const index = fc.nat(5);
  const quantity = fc.integer({ min: 1, max: 6 });
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.constant<Step>({ kind: 'order' }),
    fc.record({ kind: fc.constant('line' as const), order: index, product: fc.nat(2), quantity }),
    fc.record({ kind: fc.constant('line' as const), order: index, product: fc.nat(2), quantity }),
    fc.record({ kind: fc.constant('quantity' as const), line: index, quantity }),
    fc.record({ kind: fc.constant('remove' as const), line: index }),
    fc.record({
      kind: fc.constant('move' as const),
      order: index,
      verb: fc.constantFrom('place' as const, 'place' as const, 'send' as const, 'cancel' as const),
    }),
    fc.record({ kind: fc.constantFrom('delete' as const, 'restore' as const), order: index }),
  );

  /** Does a step in the product; on paper only when the product took it. Whether it should have is asked of the whole afterwards. */
  async function take(paper: Paper, customerId: number, one: Step): Promise<void> {
    const order = 'order' in one ? paper.orders[one.order] : undefined;
    const line = 'line' in one ? paper.lines[one.line] : undefined;
    const send = async (order: string, body?: Body): Promise<Body | undefined> => {
      const answer = await shop.send(order, { ...admin, ...(body === undefined ? {} : { body }) });
      expect([200, 201, 204, 404, 409, 422]).toContain(answer.status);
      return answer.status < 300 ? answer.body : undefined;
    };
    if (one.kind === 'order') {
      const made = await send('POST /api/orders', { customerId });
      if (made) paper.orders.push({ id: Number(made['id']), status: 'draft', isDeleted: false });
    } else if (one.kind === 'line' && order !== undefined) {
      const product = paper.products[one.product];
      const body = { orderId: order.id, productId: product?.id ?? 0, quantity: one.quantity };
      const made = await send('POST /api/order-lines', body);
      if (made)
        paper.lines.push({
          id: Number(made['id']),
          order: order.id,
          product: body.productId,
          quantity: one.quantity,
        });
    } else if (one.kind === 'quantity' && line !== undefined) {
      const body = { quantity: one.quantity };
      if (await send(`PATCH /api/order-lines/${line.id}`, body)) line.quantity = one.quantity;
    } else if (one.kind === 'remove' && line !== undefined) {
      if (await send(`DELETE /api/order-lines/${line.id}`)) paper.lines.splice(paper.lines.indexOf(line), 1);
    } else if (one.kind === 'move' && order !== undefined) {
      const moved = await send(`POST /api/orders/${order.id}/${one.verb}`);
      if (moved) order.status = String(moved['status']);
    } else if (one.kind === 'delete' && order !== undefined) {
      if (await send(`DELETE /api/orders/${order.id}`)) order.isDeleted = true;
    } else if (one.kind === 'restore' && order !== undefined) {
      if (await send(`POST /api/orders/${order.id}/restore`)) order.isDeleted = false;
    }
  }

  async function compare(paper: Paper, customerId: number): Promise<void> {
    const living = paper.orders.filter(({ isDeleted }) => !isDeleted);
    const linesOf = (orderId: number): Line[] => paper.lines.filter(({ order }) => order === orderId);
    const amountOf = (line: Line): number =>
      line.quantity * (paper.products.find(({ id }) => id === line.product)?.price ?? 0);
    const totalOf = (id: number): number => linesOf(id).reduce((sum, line) => sum + amountOf(line), 0);
    for (const { id, stock } of paper.products) {
      const left = stock - taken(paper, id);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(await read(`products/${id}`)).toMatchObject({ stock: left });
    }
    for (const { id, status } of living) {
      const lines = linesOf(id);
      const mean = lines.length === 0 ? null : Math.round(totalOf(id) / lines.length);
      const dearest = lines.length === 0 ? null : Math.max(...lines.map(amountOf));
      const derived = { total: totalOf(id), lineCount: lines.length, average: mean, dearest };
      expect(await read(`orders/${id}`)).toMatchObject({ status, ...derived });
    }
    const spent = living
      .filter(({ status }) => isCounted(status))
      .reduce((sum, { id }) => sum + totalOf(id), 0);
    const orderCount = living.filter(({ status }) => status !== 'cancelled').length;
    expect(await read(`customers/${customerId}`)).toMatchObject({ spent, orderCount });
  }

  test('whatever is ordered, changed, moved, deleted and restored, the product says what paper says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40 }), async (steps) => {
        const { id: customerId } = await customer();
        const prices = [199, 1050, 3333];
        const products = await Promise.all(
          prices.map(async (price) => {
            const made = await shop.make('products', { name: `Model ${next()}`, price, stock: 12 });
            return { id: made.id, price, stock: 12 };
          }),
        );
        const paper: Paper = { products, orders: [], lines: [] };
        for (const one of [{ kind: 'order' } as const, { kind: 'order' } as const, ...steps]) {
          await take(paper, customerId, one);
        }
        await compare(paper, customerId);
      }),
      { numRuns: 20 },
    );
  });
});

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
