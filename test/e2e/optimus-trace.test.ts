/** A row that may have been entered is looked for where entered rows are seen: down the page, by its search, page by page. */
import { afterEach, describe, expect, it } from 'vitest';
import { openErrandDesk, type ErrandDesk } from '../../src/app/errand-desk.ts';
import type { Ending } from '../../src/protocol/screen/ending.ts';
import { enterRow } from '../../src/reflex/rows/enter-row.ts';
import { makeInvoices } from '../rows/invoices.ts';
import { enterStraight, openPortal, type Portal, type PortalOptions } from '../rows/portal.ts';

const ending: Ending = {
  trace: ['Invoice', 'Supplier'],
  within: 'row',
  said: [],
  dialogs: false,
  signsIn: false,
};

let stack = new AsyncDisposableStack();
afterEach(async () => {
  await stack.disposeAsync();
  stack = new AsyncDisposableStack();
});

/** A portal with so many invoices in it, and a desk before it. */
async function open(count: number, options: PortalOptions): Promise<{ portal: Portal; desk: ErrandDesk }> {
  const portal = stack.use(await openPortal(options));
  for (const row of makeInvoices(count).rows) await enterStraight(portal, row);
  const { origin } = new URL(portal.url);
  const { signal } = new AbortController();
  const desk = stack.use(await openErrandDesk({ origin, skills: [], secret: undefined, signal }));
  return { portal, desk };
}

/** What is found out of a row that was begun before. */
async function lookFor(nth: number, count: number, options: PortalOptions) {
  const { portal, desk } = await open(count, options);
  const values = makeInvoices(nth).rows.at(-1) ?? {};
  // Whatever lacks is only asked for once the row was not found.
  const manner = { task: 'Enter the invoice', ending, needs: ['nothing'], url: portal.url };
  return enterRow(desk, manner, { values, isInDoubt: true });
}

describe('a row that was begun before', () => {
  it('is found far down a long page', async () => {
    expect(await lookFor(3, 150, {})).toEqual({ state: 'found' });
  });

  it('is found on a later page of a list, and known to be absent after the last', async () => {
    expect(await lookFor(14, 14, { perPage: 5 })).toEqual({ state: 'found' });
    expect(await lookFor(15, 14, { perPage: 5 })).toMatchObject({ state: 'aside', cause: 'missing' });
  });

  it('is found where pages are turned by their numbers', async () => {
    expect(await lookFor(14, 14, { perPage: 5, turn: 'numbers' })).toEqual({ state: 'found' });
    expect(await lookFor(15, 14, { perPage: 5, turn: 'numbers' })).toMatchObject({ cause: 'missing' });
  });

  it('is found by the search of a list that has too many pages to be turned', async () => {
    expect(await lookFor(100, 100, { perPage: 2, search: true })).toEqual({ state: 'found' });
  });

  it('is asked about where there are more pages than are turned', async () => {
    expect(await lookFor(100, 100, { perPage: 2 })).toMatchObject({ state: 'aside', cause: 'unsure' });
  });
});
