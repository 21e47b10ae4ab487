/** The recorder: real input in a real window becomes a demonstration on disk. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  demonstrationFolder,
  recordDemonstration,
  type Recorded,
} from '../../src/app/record-demonstration.ts';
import { homePaths } from '../../src/config/home.ts';
import type { Demonstration } from '../../src/protocol/screen/demonstration.ts';
import { openBrowser } from '../../src/reflex/browser/open-browser.ts';
import { openWindow, type Window } from '../../src/reflex/browser/open-window.ts';
import { readShelf } from '../../src/reflex/demonstration/shelf.ts';
import { startCommand } from '../chaos/kill-build.ts';

const folder = mkdtempSync(join(tmpdir(), 'macrohard-optimus-record-'));
const home = homePaths(join(folder, 'home'));
const browser = openBrowser();
const invoice = readFileSync(join(import.meta.dirname, '../fixtures/screens/invoice.html'), 'utf8');
const pages: Record<string, string> = {
  '/next': '<!doctype html><h1>Second page</h1><button>Finish</button>',
  '/ask': `<!doctype html><button onclick="this.textContent = confirm('Really?') ? 'Sent' : 'Kept'">Send</button>`,
};
const server = createServer((request, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(pages[request.url ?? ''] ?? invoice);
});
let origin = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

type Show = { task: string; rows?: { file: string; row?: number }; signal?: AbortSignal };

/** A window that nobody sees. */
async function openHidden(): Promise<Window> {
  const context = await browser.newContext({ width: 800, height: 600 });
  return { page: await context.newPage(), [Symbol.asyncDispose]: () => context.close() };
}

/** Records what `work` does in a window. */
async function record(
  { task, rows, signal }: Show,
  work: (page: Page) => Promise<void>,
  open = openHidden,
): Promise<Recorded> {
  const ready = Promise.withResolvers<void>();
  const done = Promise.withResolvers<void>();
  const window = await open();
  const { page } = window;
  const recording = recordDemonstration(
    {
      home,
      task,
      url: origin,
      signal: signal ?? new AbortController().signal,
      until: done.promise,
      onReady: () => ready.resolve(),
      ...(rows && { rows }),
    },
    async () => window,
  );
  recording.catch(() => ready.resolve());
  await ready.promise;
  await work(page).finally(() => done.resolve());
  return recording;
}

async function clickOn(page: Page, selector: string): Promise<void> {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} is not seen`);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

function told({ steps }: Demonstration): string[] {
  return steps.map(({ action, before }) => {
    const on = before.elements.find(({ id }) => id === action.element);
    const said = { type: 'text', press: 'key', select: 'option' }[action.kind as 'type'];
    const what = said === undefined ? '' : String((action as Record<string, unknown>)[said]);
    return [action.kind, what, on && `on ${on.role} ${on.text}`].filter(Boolean).join(' ').trim();
  });
}

async function enterInvoice(page: Page): Promise<void> {
  await clickOn(page, '#number');
  await page.keyboard.type('A-17x', { delay: 5 });
  // Whoever shows it may make the page larger for themselves.
  await page.keyboard.press('Control+=');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Nov');
  await clickOn(page, 'label');
  await clickOn(page, '#code');
  await page.keyboard.type('s3cret');
  const list = await page.locator('ul').boundingBox();
  await page.mouse.move((list?.x ?? 0) + 20, (list?.y ?? 0) + 20);
  await page.mouse.wheel(0, 60);
  await page.waitForFunction('document.querySelector("ul").scrollTop === 60');
  await clickOn(page, 'button');
  await page.waitForFunction('document.getElementById("said").textContent !== ""');
}

describe('what is shown in a window', () => {
  const rows = join(folder, 'invoices.csv');
  writeFileSync(rows, 'Number,Supplier,Password\nA-16,Miller,zero\nA-17,Novak,s3cret\n');
  const task = 'Enter the invoice';

  it('is kept as steps, with corrections applied, the row that was worked, and pictures beside it', async () => {
    const recorded = await record({ task, rows: { file: rows, row: 2 } }, enterInvoice);
    const [demonstration] = await readShelf(demonstrationFolder(home, task));
    expect(demonstration && told(demonstration)).toEqual([
      'click on textbox',
      'type A-17 on textbox',
      'press Tab on textbox',
      'select Novak on combobox',
      expect.stringContaining('Paid already'),
      'click on textbox',
      'type •••••• on textbox',
      'scroll on list',
      'click on button Save',
    ]);
    expect(demonstration).toMatchObject({
      instruction: task,
      values: { Number: 'A-17', Supplier: 'Novak', Password: '••••••' },
    });
    const texts = demonstration?.after?.elements.map(({ text }) => text);
    expect(texts).toContain('Saved A-17 of Novak');
    expect(recorded).toMatchObject({ steps: 9, demonstrations: 1 });
  });

  it('holds no password anywhere, and is for its owner alone', () => {
    const shelf = demonstrationFolder(home, task);
    const text = readFileSync(join(shelf, '1.json'), 'utf8');
    expect(text).not.toContain('s3cret');
    expect(statSync(join(shelf, '1.json')).mode & 0o777).toBe(0o600);
    const pictures = readdirSync(join(shelf, '1'));
    expect(pictures).toContain('1.jpeg');
    const picture = readFileSync(join(shelf, '1', '1.jpeg'));
    expect(picture.subarray(0, 2).toString('hex')).toBe('ffd8');
  });

  it('goes on over pages, and takes the next row each time', async () => {
    await record({ task, rows: { file: rows } }, async (page) => {
      await clickOn(page, '#number');
      await page.keyboard.type('A-17');
      await page.goto(`${origin}/next`);
      await clickOn(page, 'button');
    });
    const [, second] = await readShelf(demonstrationFolder(home, task));
    expect(second?.values['Number']).toBe('A-17');
    expect(second && told(second)).toEqual([
      'click on textbox',
      'type A-17 on textbox',
      'click on button Finish',
    ]);
    await expect(record({ task, rows: { file: rows } }, async () => undefined)).rejects.toMatchObject({
      code: 'no-such-row',
    });
  });

  it('may be stopped by a dialog of the browser, which stays until it is answered, by a press like any other', async () => {
    await record({ task: 'Send it' }, async (page) => {
      await page.goto(`${origin}/ask`);
      const wire = await page.context().newCDPSession(page);
      await wire.send('Page.enable');
      for (const accept of [false, true]) {
        const opened = new Promise((resolve) => wire.once('Page.javascriptDialogOpening', resolve));
        const pressed = clickOn(page, 'button');
        await opened;
        await wire.send('Page.handleJavaScriptDialog', { accept });
        await pressed;
      }
      expect(await page.locator('button').textContent()).toBe('Sent');
    });
    const [demonstration] = await readShelf(demonstrationFolder(home, 'Send it'));
    expect(demonstration && told(demonstration)).toEqual([
      'click on button Send',
      'click on button Cancel',
      'click on button Kept',
      'click on button OK',
    ]);
  });

  const hasDisplay = ['DISPLAY', 'WAYLAND_DISPLAY'].some((name) => (process.env[name] ?? '') !== '');
  it.runIf(hasDisplay)('is kept the same of a window on a screen', async () => {
    await record({ task: 'In a window' }, enterInvoice, openWindow);
    const [hidden] = await readShelf(demonstrationFolder(home, task));
    const [seen] = await readShelf(demonstrationFolder(home, 'In a window'));
    expect(seen && told(seen)).toEqual(hidden && told(hidden));
  });

  it('is kept when it is over before a dialog was answered', async () => {
    await record({ task: 'Ask it' }, async (page) => {
      await page.goto(`${origin}/ask`);
      const wire = await page.context().newCDPSession(page);
      await wire.send('Page.enable');
      const opened = new Promise((resolve) => wire.once('Page.javascriptDialogOpening', resolve));
      // It is not over before the dialog is gone.
      clickOn(page, 'button').catch(() => undefined);
      await opened;
    });
    const [demonstration] = await readShelf(demonstrationFolder(home, 'Ask it'));
    expect(demonstration && told(demonstration)).toEqual(['click on button Send']);
  });

  it('is kept when the person closes the window', async () => {
    await record({ task: 'Close it' }, async (page) => {
      await clickOn(page, 'label');
      await page.waitForFunction('document.getElementById("paid").checked');
      await page.close();
    });
    const [demonstration] = await readShelf(demonstrationFolder(home, 'Close it'));
    expect(demonstration?.steps).toHaveLength(1);
  });

  it('is not kept when nothing was done, or it is broken off', async () => {
    await expect(record({ task: 'Nothing' }, async () => undefined)).rejects.toMatchObject({
      code: 'nothing-shown',
    });
    const interrupt = new AbortController();
    const broken = record({ task: 'Broken', signal: interrupt.signal }, async (page) => {
      await clickOn(page, 'label');
      interrupt.abort();
    });
    await expect(broken).rejects.toMatchObject({ code: 'interrupted' });
    expect(existsSync(demonstrationFolder(home, 'Nothing'))).toBe(false);
    expect(existsSync(demonstrationFolder(home, 'Broken'))).toBe(false);
  });
});

describe('the command', () => {
  it('says that it needs a display, and what is missing of its options', async () => {
    const display = { DISPLAY: '', WAYLAND_DISPLAY: '' };
    const args = ['optimus', 'record', '--task', 'Enter it', '--url', origin];
    const without = await startCommand(join(folder, 'other'), args, display).ended;
    expect(without.code).toBe(1);
    expect(without.stderr).toContain('There is no display here');
    const wrong = await startCommand(join(folder, 'other'), ['optimus', 'record', '--task', 'x'], display)
      .ended;
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('--url is missing');
  });
});
