/** Demonstrations of invoices that are entered into the portal, recorded as `optimus record` records a person's. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { writeFileSync } from 'node:fs';
import { recordDemonstration, type Recorded } from '../../src/app/record-demonstration.ts';
import { homePaths } from '../../src/config/home.ts';
import { openBrowser } from '../../src/reflex/browser/open-browser.ts';
import { wireOf } from '../../src/reflex/browser/wire.ts';
import { type Hand, openHand } from '../../src/reflex/hand/hand.ts';
import type { Row } from '../../src/reflex/rows/read-rows.ts';
import { type Account, enterInvoice, type Form, portalForm, signIn } from '../teacher/portal-teacher.ts';
import { csvOf } from './invoices.ts';

/** What is shown: these rows, at that address, into that home. */
export type Showing = {
  home: string;
  task: string;
  url: string;
  rows: readonly Row[];
  thinkMs: number;
  /** Who signs in before. */
  account?: Account | undefined;
  /** The page, when it is not the portal. */
  form?: Form;
  /** Which of the rows, from and up to; all of them without. */
  from?: number;
  to?: number;
  viewport?: { width: number; height: number };
  /** Told of the page and the hand on it once they are there, and when a row was shown. */
  onPage?: (desk: { page: Page; hand: Hand }) => void;
  onShown?: () => void;
};

async function showOne(showing: Showing, nth: number): Promise<Recorded> {
  const { home, task, url, rows, thinkMs, account, form = portalForm } = showing;
  const file = join(home, `shown-${nth + 1}.csv`);
  writeFileSync(file, csvOf(rows));
  await using browser = openBrowser();
  const context = await browser.newContext(showing.viewport ?? { width: 1280, height: 900 });
  const page = await context.newPage();
  const ready = Promise.withResolvers<void>();
  const done = Promise.withResolvers<void>();
  const recording = recordDemonstration(
    {
      home: homePaths(home),
      task,
      url,
      rows: { file, row: nth + 1 },
      signal: new AbortController().signal,
      until: done.promise,
      onReady: () => ready.resolve(),
    },
    async () => ({ page, [Symbol.asyncDispose]: () => context.close() }),
  );
  recording.catch(() => ready.resolve());
  await ready.promise;
  const hand = openHand(wireOf(await context.newCDPSession(page), 8_000), { tempo: 'human' });
  const desk = { page, hand, thinkMs, form };
  showing.onPage?.({ page, hand });
  const show = async (): Promise<void> => {
    if (account) await signIn(desk, account);
    await enterInvoice(desk, rows[nth] ?? {});
  };
  await show().finally(() => done.resolve());
  showing.onShown?.();
  return await recording;
}

/** Shows one row after the other; answers what was recorded of each. */
export async function showInvoices(showing: Showing): Promise<Recorded[]> {
  const recorded: Recorded[] = [];
  for (const nth of [...showing.rows.keys()].slice(showing.from, showing.to))
    recorded.push(await showOne(showing, nth));
  return recorded;
}
