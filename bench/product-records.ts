/** How a built product answers once it holds many records: lists, searches and figures of a shop with orders. */
import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './figure.ts';
import { call, measure, prepare, start } from './product.ts';

const names = ['Ada', 'Grace', 'Alan', 'Edsger', 'Barbara', 'Donald', 'Élodie', 'José'];
const families = [
  'Lovelace',
  'Hopper',
  'Turing',
  'Dijkstra',
  'Liskov',
  'Knuth',
  'Château',
  'García',
  'Martin',
];
const states = ['draft', 'placed', 'sent', 'cancelled'];

function dayOf(n: number): string {
  return new Date(Date.UTC(2025, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);
}

/** Writes so many customers and orders with two lines each into the database of a product that does not run. */
function fill(file: string, records: number): void {
  using database = new DatabaseSync(file);
  // The triggers of the product use functions of its own only where the wall clock counts; here none does.
  database.exec('PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; BEGIN');
  const at = '2026-01-01T00:00:00.000Z';
  const insert = (table: string, columns: readonly string[]): ((...values: (string | number)[]) => void) => {
    const all = ['createdAt', 'updatedAt', ...columns];
    const marks = all.map(() => '?').join(', ');
    const list = all.map((column) => `"${column}"`).join(', ');
    const statement = database.prepare(`INSERT INTO "${table}" (${list}) VALUES (${marks})`);
    return (...values) => void statement.run(at, at, ...values);
  };
  const customer = insert('customers', ['name', 'email']);
  const product = insert('products', ['name', 'price', 'stock', 'vat']);
  const order = insert('orders', ['customerId', 'orderedOn', 'deliverOn', 'status']);
  const line = insert('order_lines', ['orderId', 'productId', 'quantity']);
  for (let n = 1; n <= 1_000; n += 1) product(`Product ${n}`, 100 + n, 1_000, 20);
  for (let n = 1; n <= records; n += 1) {
    customer(`${names[n % names.length]} ${families[n % families.length]} ${n}`, `c${n}@example.com`);
    order(n, dayOf(n % 700), dayOf((n % 700) + 3), states[n % states.length] ?? 'draft');
    for (const quantity of [1, 2]) line(n, 1 + ((n * quantity) % 1_000), quantity);
  }
  database.exec('COMMIT');
}

const paths: Record<string, string> = {
  'list, newest first': '/api/orders',
  'list, sorted by a sum over its parts': '/api/orders?sort=-total',
  'list, filtered by a state': '/api/orders?status=sent',
  'list, filtered by what is late': '/api/orders?late=true',
  'search for a name and a number': '/api/customers?q=turing+4711',
  'search for two letters': '/api/customers?q=kn',
  'search by what it refers to': '/api/orders?q=hopper',
  figures: '/api/figures',
};

/** The 99th percentile of the figures' time when each is asked for right after an order was changed, so that nothing is kept of before. */
async function measureAfterWrites(socket: string, token: string): Promise<number> {
  const times: number[] = [];
  for (let n = 1; n <= 100; n += 1) {
    // An order that is a draft still may be changed.
    const path = `/api/orders/${n * 4}`;
    const deliverOn = dayOf(800 + n);
    const answer = await call(socket, { method: 'PATCH', path, token, body: { deliverOn } });
    if (!answer.includes(deliverOn)) throw new Error(`Order ${n * 4} was not changed: ${answer}`);
    const before = performance.now();
    await call(socket, { method: 'GET', path: '/api/figures', token });
    times.push(performance.now() - before);
  }
  return times.toSorted((a, b) => a - b)[98] ?? 0;
}

/** Starts a product with so many records and asks for lists, searches and figures, two at a time. */
export async function benchRecords(records = 100_000): Promise<Figure[]> {
  const root = mkdtempSync(join(tmpdir(), 'bench-records-'));
  try {
    const env = await prepare(root, 'every-rule');
    // The first start makes the tables.
    await (await start(root, env))[Symbol.asyncDispose]();
    fill(join(root, 'data/data.db'), records);
    await using product = await start(root, env);
    const session = { email: 'admin@example.com', password: 'bench-password' };
    const answer = await call(product.socket, { method: 'POST', path: '/api/session', body: session });
    const { token } = JSON.parse(answer) as { token: string };
    const figures: Figure[] = [];
    for (const [name, path] of Object.entries(paths)) {
      const order = { socket: product.socket, token, from: 0, connections: 2, seconds: 2 };
      const { p99 } = await measure({ ...order, method: 'GET', path });
      figures.push({ name: `${name}, p99`, value: p99, unit: 'ms', target: 100, better: 'less' });
    }
    const changed = await measureAfterWrites(product.socket, token);
    figures.push({
      name: 'figures right after a write, p99',
      value: changed,
      unit: 'ms',
      target: 100,
      better: 'less',
    });
    return figures;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
