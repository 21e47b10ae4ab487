import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Checkout } from '../faults/running-product.ts';
import { type Body, checkOutShop, openShop, type Shop, textOf } from './shop.ts';

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

type Order = { id: number; status: string; isDeleted: boolean };
type Line = { id: number; order: number; product: number; quantity: number };
type Product = { id: number; price: number; stock: number };

/** The shop as a careful clerk would keep it on paper. */
type Paper = { customerId: number; products: Product[]; orders: Order[]; lines: Line[] };

/** Does something in the product, and on paper when the product took it. */
type Step = (paper: Paper) => Promise<void>;

/** What the product answered when it took a request; undefined when it refused. */
async function taken(order: string, body?: Body): Promise<Body | undefined> {
  const answer = await shop.send(order, { as: 'admin', ...(body === undefined ? {} : { body }) });
  expect([200, 201, 204, 404, 409, 422]).toContain(answer.status);
  return answer.status < 300 ? answer.body : undefined;
}

const openOrder: Step = async (paper) => {
  const made = await taken('POST /api/orders', { customerId: paper.customerId });
  if (made) paper.orders.push({ id: Number(made['id']), status: 'draft', isDeleted: false });
};

const addLine =
  (of: { order: number; product: number; quantity: number }): Step =>
  async ({ orders, products, lines }) => {
    const [order, product] = [orders[of.order], products[of.product]];
    if (order === undefined || product === undefined) return;
    const { quantity } = of;
    const made = await taken('POST /api/order-lines', { orderId: order.id, productId: product.id, quantity });
    if (made) lines.push({ id: Number(made['id']), order: order.id, product: product.id, quantity });
  };

const changeLine =
  (at: number, quantity: number): Step =>
  async ({ lines }) => {
    const line = lines[at];
    if (line && (await taken(`PATCH /api/order-lines/${line.id}`, { quantity }))) line.quantity = quantity;
  };

const removeLine =
  (at: number): Step =>
  async ({ lines }) => {
    const line = lines[at];
    if (line && (await taken(`DELETE /api/order-lines/${line.id}`))) lines.splice(at, 1);
  };

const moveOrder =
  (at: number, verb: string): Step =>
  async ({ orders }) => {
    const order = orders[at];
    const moved = order && (await taken(`POST /api/orders/${order.id}/${verb}`));
    if (moved) order.status = textOf(moved['status']);
  };

const deleteOrder =
  (at: number): Step =>
  async ({ orders }) => {
    const order = orders[at];
    if (order && (await taken(`DELETE /api/orders/${order.id}`))) order.isDeleted = true;
  };

const restoreOrder =
  (at: number): Step =>
  async ({ orders }) => {
    const order = orders[at];
    if (order && (await taken(`POST /api/orders/${order.id}/restore`))) order.isDeleted = false;
  };

const index = fc.nat(5);
const quantity = fc.integer({ min: 1, max: 6 });
const lines = fc.record({ order: index, product: fc.nat(2), quantity }).map(addLine);
const steps = fc.array(
  fc.oneof(
    fc.constant(openOrder),
    { weight: 3, arbitrary: lines },
    fc.tuple(index, quantity).map(([at, size]) => changeLine(at, size)),
    index.map(removeLine),
    {
      weight: 3,
      arbitrary: fc
        .tuple(index, fc.constantFrom('place', 'place', 'send', 'cancel'))
        .map(([at, verb]) => moveOrder(at, verb)),
    },
    index.map(deleteOrder),
    index.map(restoreOrder),
  ),
  { minLength: 15, maxLength: 40 },
);

const isCounted = ({ status, isDeleted }: Order): boolean =>
  !isDeleted && (status === 'placed' || status === 'sent');

function stockLeft({ orders, lines: all }: Paper, { id, stock }: Product): number {
  const counted = new Set(orders.filter(isCounted).map((order) => order.id));
  const sold = all.filter((line) => line.product === id && counted.has(line.order));
  return sold.reduce((left, line) => left - line.quantity, stock);
}

/** What follows from the lines of an order. */
function derivedOf({ lines: all, products }: Paper, order: Order): Body & { total: number } {
  const amounts = all
    .filter((line) => line.order === order.id)
    .map((line) => line.quantity * (products.find(({ id }) => id === line.product)?.price ?? 0));
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  return {
    total,
    lineCount: amounts.length,
    average: amounts.length === 0 ? null : Math.round(total / amounts.length),
    dearest: amounts.length === 0 ? null : Math.max(...amounts),
  };
}

async function expectAsOnPaper(paper: Paper): Promise<void> {
  const read = async (path: string): Promise<Body> =>
    (await shop.send(`GET /api/${path}`, { as: 'admin' })).body;
  for (const product of paper.products) {
    const stock = stockLeft(paper, product);
    expect(stock).toBeGreaterThanOrEqual(0);
    expect(await read(`products/${product.id}`)).toMatchObject({ stock });
  }
  const living = paper.orders.filter(({ isDeleted }) => !isDeleted);
  for (const order of living) {
    const derived = derivedOf(paper, order);
    expect(await read(`orders/${order.id}`)).toMatchObject({ status: order.status, ...derived });
  }
  const spent = living.filter(isCounted).reduce((sum, order) => sum + derivedOf(paper, order).total, 0);
  const orderCount = living.filter(({ status }) => status !== 'cancelled').length;
  expect(await read(`customers/${paper.customerId}`)).toMatchObject({ spent, orderCount });
}

async function freshPaper(): Promise<Paper> {
  const n = (count += 1);
  const { id } = await shop.make('customers', { name: 'Model', email: `model${n}@example.com` });
  const products: Product[] = [];
  for (const price of [199, 1050, 3333]) {
    const made = await shop.make('products', { name: `Model ${n} ${price}`, price, stock: 12 });
    products.push({ id: made.id, price, stock: 12 });
  }
  return { customerId: id, products, orders: [], lines: [] };
}

test('whatever is ordered, changed, moved, deleted and restored, the product says what paper says', async () => {
  const property = fc.asyncProperty(steps, async (some) => {
    const paper = await freshPaper();
    for (const step of [openOrder, openOrder, ...some]) await step(paper);
    await expectAsOnPaper(paper);
  });
  await fc.assert(property, { numRuns: 20 });
});
