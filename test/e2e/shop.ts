/** The shop of `every-rule.yaml` as a running product, and what tests ask of it over its API. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { socketRequest } from '../../src/protocol/socket-http.ts';
import type { Json } from '../../src/kernel/json.ts';
import { planProduct } from '../../src/studio/architect/plan.ts';
import { generateTree } from '../../src/studio/engineer/generate.ts';
import { parseSpecificationYaml } from '../../src/studio/specification/yaml.ts';
import { type Checkout, checkOut, type RunningProduct, startProduct } from '../faults/running-product.ts';

const fixture = join(import.meta.dirname, '../fixtures/specifications/every-rule.yaml');
export const specification = parseSpecificationYaml(readFileSync(fixture, 'utf8'));

/** A Monday, at nine in Paris. */
export const monday = '2030-03-04T08:00:00.000Z';

export type Body = { [key: string]: Json };
export type Answer = { status: number; body: Body; location: string };
export type Asking = { as?: string; body?: Body };

/** A method and a path, who asks (nobody: a visitor), and what is sent. */
type Send = (order: string, more?: Asking) => Promise<Answer>;

/** The product while it runs. */
export type Shop = AsyncDisposable & {
  send: Send;
  /** Creates a record as the administrator and gives it; throws when it was refused. */
  make(collection: string, body: Body): Promise<Body & { id: number }>;
};

/** A value of a body as text; nothing for what is neither a text nor a number. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

const methods = new Set(['GET', 'POST', 'PATCH', 'DELETE'] as const);
type Method = typeof methods extends Set<infer M> ? M : never;

function methodOf(text: string): Method {
  const found = [...methods].find((method) => method === text);
  if (found === undefined) throw new Error(`No method: ${text}`);
  return found;
}

async function ask(
  product: RunningProduct,
  order: string,
  { token, body }: { token: string | undefined; body: Body | undefined },
): Promise<Answer> {
  const [method = '', path = ''] = order.split(' ');
  const answer = await socketRequest({
    socket: product.socket,
    method: methodOf(method),
    path,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body }),
  });
  const isJson = [answer.headers['content-type'] ?? ''].flat().join().includes('json');
  return {
    status: answer.status,
    body: isJson ? (answer.json() as Body) : {},
    location: [answer.headers['location'] ?? ''].flat().join(),
  };
}

/** Writes the shop to disk; it is started by `openShop`, as often as wanted, on the same data. */
export function checkOutShop(): Promise<Checkout> {
  return checkOut(generateTree(planProduct(specification)));
}

/** Starts the shop, or a product of another specification. `clock` is the moment at which it starts, by its own clock. */
export async function openShop(checkout: Checkout, clock = monday, of = specification): Promise<Shop> {
  const product = await startProduct(checkout, of, { CLOCK_STARTS_AT: clock });
  const tokens = new Map<string, string>();
  const tokenOf = async (role: string): Promise<string> => {
    const account = product.accounts.find((each) => each.role === role);
    const { email = '', password = '' } = account ?? {};
    const body = { email, password };
    const known = tokens.get(role);
    if (known !== undefined) return known;
    const answer = await ask(product, 'POST /api/session', { token: undefined, body });
    const token = textOf(answer.body['token']);
    tokens.set(role, token);
    return token;
  };
  const send: Send = async (order, { as, body } = {}) =>
    ask(product, order, { token: as === undefined ? undefined : await tokenOf(as), body });
  return {
    send,
    async make(collection, body) {
      const answer = await send(`POST /api/${collection}`, { as: 'admin', body });
      const { id } = answer.body;
      if (answer.status !== 201 || typeof id !== 'number')
        throw new Error(`No ${collection}: ${JSON.stringify(answer.body)}`);
      return { ...answer.body, id };
    },
    [Symbol.asyncDispose]: () => product[Symbol.asyncDispose](),
  };
}
