/** The practice pages (test/fixtures/practice), served and shown in a window of Chromium with an eye and a hand on it. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Dialog, Page } from 'playwright-core';
import { type Browser, openBrowser } from '../../src/reflex/browser/open-browser.ts';
import { wireOf } from '../../src/reflex/browser/wire.ts';
import { openChromiumEye } from '../../src/reflex/eye/chromium-eye.ts';
import type { Eye } from '../../src/reflex/eye/eye.ts';
import { type Hand, openHand } from '../../src/reflex/hand/hand.ts';

const viewport = { width: 640, height: 480 };
const folder = join(import.meta.dirname, '../fixtures/practice');

/** How a page was worked: as it was asked for, otherwise, or not to its end. */
export type Verdict = 'solved' | 'wrong';

/** What may happen on a practice page that was not shown (test/fixtures/practice/practice.js), or to its window. */
export type Trouble = 'shifting' | 'slow' | 'crowded' | 'covered' | 'asked' | 'leaving' | 'small';

/** A window on practice pages. */
export type PracticeWindow = AsyncDisposable & {
  page: Page;
  eye: Eye;
  hand: Hand;
  /** Shows a page as a seed makes it, with trouble that nobody showed where it is named; answers its instruction. */
  show(name: string, seed: string, trouble?: Trouble): Promise<string>;
  /** What the page thinks of what was done; for the judge alone. */
  verdict(): Promise<Verdict | undefined>;
};

/** Practice pages, with the browser that shows them. */
export type PracticeRoom = AsyncDisposable & { open(): Promise<PracticeWindow> };

async function openWindow(browser: Browser, origin: string): Promise<PracticeWindow> {
  const context = await browser.newContext(viewport);
  const page = await context.newPage();
  const eye = await openChromiumEye(page, { keepsDialogs: true });
  const wire = wireOf(await context.newCDPSession(page), 8_000);
  const hand = openHand(wire);
  let dialog: Dialog | undefined;
  let isLeaving = false;
  page.on('dialog', (shown) => {
    if (isLeaving) void shown.dismiss().catch(() => undefined);
    else dialog = shown;
  });
  return {
    page,
    eye,
    hand,
    show: async (name, seed, trouble) => {
      isLeaving = true;
      await dialog?.dismiss();
      dialog = undefined;
      await hand.moveTo({ x: 639, y: 479 });
      await page.setViewportSize(trouble === 'small' ? { width: 520, height: 420 } : viewport);
      const query = new URLSearchParams({ seed, ...(trouble && { trouble }) });
      await page.goto(`${origin}/${name}.html?${query.toString()}`);
      isLeaving = false;
      await eye.observe();
      return page.evaluate<string>('lesson.instruction');
    },
    // A page that shows a dialog stands still.
    verdict: async () => (dialog ? undefined : page.evaluate<Verdict | undefined>('window.verdict')),
    [Symbol.asyncDispose]: async () => {
      await eye[Symbol.asyncDispose]();
      await context.close();
    },
  };
}

/** Serves the pages and starts the browser. */
export async function openPracticeRoom(): Promise<PracticeRoom> {
  const server = createServer((request, response) => {
    const name = /^\/([\w-]+\.(?:html|js))(?:\?.*)?$/.exec(request.url ?? '')?.[1];
    const type = name?.endsWith('.js') === true ? 'text/javascript' : 'text/html';
    response.writeHead(name === undefined ? 404 : 200, { 'content-type': `${type}; charset=utf-8` });
    response.end(name === undefined ? '' : readFileSync(join(folder, name)));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const browser = openBrowser();
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    open: () => openWindow(browser, origin),
    [Symbol.asyncDispose]: async () => {
      await browser[Symbol.asyncDispose]();
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
