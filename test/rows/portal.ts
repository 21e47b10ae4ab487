/** A supplier's portal, as somebody else would have made it: forms that are posted, a page that is drawn anew after each. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
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
};

/** The portal while it is served. `kept` are the invoices that were entered, the oldest first. */
export type Portal = AsyncDisposable & { url: string; kept: readonly Invoice[] };

const page = readFileSync(join(import.meta.dirname, '../fixtures/portal/portal.html'), 'utf8');
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

/** Serves the portal on loopback, with nothing in it. */
export async function openPortal(): Promise<Portal> {
  const kept: Invoice[] = [];
  const server = createServer((request, response) => {
    const answer = (said: string): void => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(draw(kept, said));
    };
    if (request.method !== 'POST') {
      const saved = new URL(request.url ?? '/', 'http://localhost').searchParams.get('saved');
      answer(saved === null ? '' : `<p class="said">Invoice ${escaped(saved)} saved</p>`);
      return;
    }
    void bodyOf(request).then((body) => {
      const of = (name: string): string => (body.get(name) ?? '').trim();
      const invoice: Invoice = {
        number: of('number'),
        supplier: of('supplier'),
        date: of('date'),
        amount: of('amount'),
        currency: of('currency'),
        paid: of('paid') === 'yes',
      };
      const fault = faultOf(invoice, kept);
      if (fault !== undefined) return answer(`<p class="wrong">${escaped(fault)}</p>`);
      kept.push(invoice);
      response.writeHead(303, { location: `/?saved=${encodeURIComponent(invoice.number)}` }).end();
      return undefined;
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    kept,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
