/** A supplier's portal, as somebody else would have made it: forms that are posted, a page that is drawn anew after each. */
import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** An invoice as the portal keeps it. */
export type Invoice = {
  number: string;
  supplier: string;
  date: string;
  amount: string;
  currency: string;
  paid: boolean;
  /** When it was entered, in milliseconds. */
  at: number;
};

/** The portal while it is served. `kept` are the invoices that were entered, the oldest first; `signIns` how often it was asked. */
export type Portal = AsyncDisposable & { url: string; kept: readonly Invoice[]; readonly signIns: number };

/**
 * With `account` it lets nobody in who does not know the password. With `perPage` its list has pages, the oldest first: so
 * many on each, turned by a link or by numbers. With `search` it can be searched by the number of an invoice.
 */
export type PortalOptions = {
  account?: { email: string; password: string };
  perPage?: number;
  turn?: 'next' | 'numbers';
  search?: boolean;
};

const read = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../fixtures/portal', name), 'utf8');
const page = read('portal.html');
const door = read('sign-in.html');
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function shownDate(iso: string): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  return `${Number(day)} ${months[Number(month) - 1] ?? ''} ${year}`;
}

function rowOf({ number, supplier, date, amount, currency, paid }: Invoice): string {
  const money = `${Number(amount).toLocaleString('en', { minimumFractionDigits: 2 })} ${currency}`;
  const cells = [number, supplier, shownDate(date), money, paid ? 'yes' : 'no'];
  return `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`;
}

function draw(kept: readonly Invoice[], said: string): string {
  const rows = kept.toReversed().map(rowOf).join('\n');
  return page.replace('<!--said-->', said).replace('<!--rows-->', rows);
}

/** What turns the pages of a list. */
function turner(at: number, all: number, turn: PortalOptions['turn']): string {
  if (turn !== 'numbers') return at < all ? `<p><a href="/?page=${at + 1}">Next page ›</a></p>` : '';
  const one = (nth: number): string => (nth === at ? `<b>${nth}</b>` : `<a href="/?page=${nth}">${nth}</a>`);
  return `<p>${Array.from({ length: all }, (_none, nth) => one(nth + 1)).join(' ')}</p>`;
}

/** One page of a list that has pages. */
function drawPage(kept: readonly Invoice[], at: number, { perPage = 10, turn }: PortalOptions): string {
  const all = Math.max(1, Math.ceil(kept.length / perPage));
  const rows = kept
    .slice((at - 1) * perPage, at * perPage)
    .map(rowOf)
    .join('\n');
  return page.replace('<!--rows-->', rows).replace('<!--pages-->', turner(at, all, turn));
}

const searchForm = '<form action="/"><label>Search <input name="q" /></label></form>';

/** What is wrong with an invoice, for whoever enters it. */
function faultOf(invoice: Invoice, kept: readonly Invoice[]): string | undefined {
  if (invoice.number === '' || invoice.supplier === '') return 'Number and supplier are needed.';
  if (!/^\d{4}-\d\d-\d\d$/.test(invoice.date)) return 'The date is missing.';
  if (!/^\d+(\.\d\d)?$/.test(invoice.amount)) return `${invoice.amount} is not an amount.`;
  if (invoice.currency === '') return 'Choose a currency.';
  if (kept.some(({ number }) => number === invoice.number))
    return `Invoice ${invoice.number} was entered before.`;
  return undefined;
}

async function bodyOf(request: AsyncIterable<Buffer>): Promise<URLSearchParams> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'));
}

/** What one portal keeps and says. */
class Desk {
  readonly kept: Invoice[] = [];
  signIns = 0;
  readonly #session = randomUUID();
  readonly #options: PortalOptions;

  constructor(options: PortalOptions) {
    this.#options = options;
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = request.method === 'POST' ? await bodyOf(request) : new URLSearchParams();
    const address = new URL(request.url ?? '/', 'http://localhost');
    if (address.pathname === '/sign-in') return this.#signIn(body, response);
    const isKnown = (request.headers.cookie ?? '').includes(`session=${this.#session}`);
    if (this.#options.account && !isKnown)
      return say(response, this.#door(address.pathname + address.search));
    if (request.method === 'POST') return this.#enter(body, response);
    return say(response, this.#list(address.searchParams));
  }

  #list(asked: URLSearchParams): string {
    const { perPage, search } = this.#options;
    const saved = asked.get('saved');
    const sought = asked.get('q');
    const kept = sought === null ? this.kept : this.kept.filter(({ number }) => number === sought);
    const said = saved === null ? '' : `<p class="said">Invoice ${escaped(saved)} saved</p>`;
    const drawn =
      perPage === undefined
        ? draw(kept, said)
        : drawPage(kept, Number(asked.get('page') ?? 1), this.#options).replace('<!--said-->', said);
    return search === true ? drawn.replace('<!--search-->', searchForm) : drawn;
  }

  #door(next: string, said = ''): string {
    return door.replace('<!--said-->', said).replace('<!--next-->', escaped(next));
  }

  #signIn(body: URLSearchParams, response: ServerResponse): void {
    this.signIns += 1;
    const { email, password } = this.#options.account ?? {};
    const next = body.get('next') ?? '/';
    if (body.get('email') !== email || body.get('password') !== password)
      return say(response, this.#door(next, '<p class="wrong">Email or password is wrong.</p>'));
    const cookie = `session=${this.#session}; HttpOnly; Path=/`;
    response.writeHead(303, { location: next, 'set-cookie': cookie }).end();
    return undefined;
  }

  #enter(body: URLSearchParams, response: ServerResponse): void {
    const of = (name: string): string => (body.get(name) ?? '').trim();
    const invoice: Invoice = {
      number: of('number'),
      supplier: of('supplier'),
      date: of('date'),
      amount: of('amount'),
      currency: of('currency'),
      paid: of('paid') === 'yes',
      at: performance.now(),
    };
    const fault = faultOf(invoice, this.kept);
    if (fault !== undefined) return say(response, draw(this.kept, `<p class="wrong">${escaped(fault)}</p>`));
    this.kept.push(invoice);
    response.writeHead(303, { location: `/?saved=${encodeURIComponent(invoice.number)}` }).end();
    return undefined;
  }
}

function say(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(text);
}

/** Serves the portal on loopback, with nothing in it. */
export async function openPortal(options: PortalOptions = {}): Promise<Portal> {
  const desk = new Desk(options);
  const server = createServer((request, response) => void desk.answer(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    kept: desk.kept,
    get signIns() {
      return desk.signIns;
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

/** Enters an invoice past the screen, as another user of the portal would have. */
export async function enterStraight({ url }: Portal, row: Record<string, string>): Promise<void> {
  const of = (name: string): string => row[name] ?? '';
  const body = new URLSearchParams({
    number: of('Invoice'),
    supplier: of('Supplier'),
    date: of('Date'),
    amount: of('Amount'),
    currency: of('Currency'),
    paid: of('Paid'),
  });
  await fetch(`${url}invoices`, { method: 'POST', body, redirect: 'manual' });
}
