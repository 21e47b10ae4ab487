/** Demonstrations of invoices that are entered into the portal, recorded as `optimus record` records a person's. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { writeFileSync } from 'node:fs';
import { recordDemonstration, type Recorded } from '../../src/app/record-demonstration.ts';
import { homePaths } from '../../src/config/home.ts';
import { openBrowser } from '../../src/reflex/browser/open-browser.ts';
import { wireOf } from '../../src/reflex/browser/wire.ts';
import { openHand } from '../../src/reflex/hand/hand.ts';
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
  /** Told of the page once it stands there. */
  onPage?: (page: Page) => void;
};

async function showOne(showing: Showing, nth: number): Promise<Recorded> {
  const { home, task, url, rows, thinkMs, account, form = portalForm } = showing;
  const file = join(home, `shown-${nth + 1}.csv`);
  writeFileSync(file, csvOf(rows));
  await using browser = openBrowser();
  const context = await browser.newContext({ width: 1280, height: 900 });
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
  showing.onPage?.(page);
  const hand = openHand(wireOf(await context.newCDPSession(page), 8_000), { tempo: 'human' });
  const desk = { page, hand, thinkMs, form };
  const show = async (): Promise<void> => {
    if (account) await signIn(desk, account);
    await enterInvoice(desk, rows[nth] ?? {});
  };
  await show().finally(() => done.resolve());
  return await recording;
}

/** Shows one row after the other; answers what was recorded of each. */
export async function showInvoices(showing: Showing): Promise<Recorded[]> {
  const recorded: Recorded[] = [];
  for (const nth of showing.rows.keys()) recorded.push(await showOne(showing, nth));
  return recorded;
}
