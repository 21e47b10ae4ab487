/** Pages of our own for the eye, the hand and what works with them (test/fixtures/screens), in a window of Chromium. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser } from '../../src/reflex/browser/open-browser.ts';
import { wireOf, type Wire } from '../../src/reflex/browser/wire.ts';
import { openChromiumEye } from '../../src/reflex/eye/chromium-eye.ts';
import type { Eye } from '../../src/reflex/eye/eye.ts';

const folder = join(import.meta.dirname, '../fixtures/screens');

export type ScreenPage = AsyncDisposable & {
  page: Page;
  eye: Eye;
  wire: Wire;
  origin: string;
  /** Shows a page of test/fixtures/screens, by its name. */ show(name: string): Promise<void>;
};

/** Opens a window of 1024 × 768 with an eye on it. */
export async function openScreenPage(
  options: { pixels?: boolean; keepsDialogs?: boolean } = {},
): Promise<ScreenPage> {
  const server = createServer((request, response) => {
    const name = /^\/(\w+)$/.exec(request.url ?? '')?.[1];
    response.writeHead(name === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(name === undefined ? '' : readFileSync(join(folder, `${name}.html`)));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const browser = openBrowser();
  const context = await browser.newContext({ width: 1024, height: 768 });
  const page = await context.newPage();
  const eye = await openChromiumEye(page, options);
  const wire = wireOf(await context.newCDPSession(page), 8_000);
  await wire.send('Page.enable');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    page,
    eye,
    origin,
    wire,
    show: async (name) => {
      await page.goto(`${origin}/${name}`);
    },
    [Symbol.asyncDispose]: async () => {
      await eye[Symbol.asyncDispose]();
      await browser[Symbol.asyncDispose]();
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
