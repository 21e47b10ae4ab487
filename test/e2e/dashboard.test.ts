import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openBrowser, type Browser } from '../../src/reflex/browser/open-browser.ts';
import { createDashboard, dashboardUrl } from '../../src/server/dashboard.ts';
import { listenDashboard, type Listening } from '../../src/server/listen.ts';
import { scriptedCompany, type ScriptedCompany } from '../../src/testing/scripted-company.ts';
import { startProduct } from './dashboard-product.ts';
import { tellStory } from './dashboard-story.ts';

const root = join(import.meta.dirname, '../..');
const assets = mkdtempSync(join(tmpdir(), 'macrohard-dashboard-'));
const token = 'the-token-of-the-end-to-end-tests';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const wide = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };

let browser: Browser;
let product: Awaited<ReturnType<typeof startProduct>>;
let frames: Uint8Array[] = [];
let attacked = '';

beforeAll(async () => {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const env = { ...process.env, NODE_ENV: 'production' };
  // Elsewhere than where the company's own dashboard lies, which other tests may be looking at.
  const command = [vite, 'build', 'web', '--outDir', assets, '--emptyOutDir', '--logLevel', 'error'];
  execFileSync(process.execPath, command, { cwd: root, env });
  browser = openBrowser();
  product = await startProduct(() => attacked);
  const context = await browser.newContext(wide);
  const page = await context.newPage();
  await page.goto(product.url);
  frames = [await page.screenshot({ type: 'jpeg' })];
  await page.getByLabel('Email').fill('ada@hair-salon.example');
  frames.push(await page.screenshot({ type: 'jpeg' }));
  await context.close();
});

afterAll(async () => {
  await product[Symbol.asyncDispose]();
  await browser[Symbol.asyncDispose]();
  rmSync(assets, { recursive: true, force: true });
});

const at = (port: number): string => `http://127.0.0.1:${port}`;

/** A company after its day, and its dashboard on a port of its own. */
async function start(
  url = product.url,
  port = 0,
): Promise<{ company: ScriptedCompany; dashboard: Listening }> {
  const company = scriptedCompany({ now: Date.now });
  tellStory({ company, now: Date.now(), url, frames });
  const dashboard = await serve(company, port);
  return { company, dashboard };
}

async function serve(company: ScriptedCompany, port: number): Promise<Listening> {
  const dashboard = await listenDashboard(createDashboard({ port: company, token, assets }), { port });
  onTestFinished(() => dashboard[Symbol.asyncDispose]());
  return dashboard;
}

type Opened = { page: Page; problems: string[] };

async function open(url: string, viewport = wide): Promise<Opened> {
  const context = await browser.newContext(viewport);
  context.setDefaultTimeout(8000);
  onTestFinished(() => context.close().catch(() => undefined));
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(url);
  return { page, problems };
}

type Dashboard = { company: ScriptedCompany; dashboard: Listening } & Opened;

async function openDashboard(path = '/', viewport = wide): Promise<Dashboard> {
  const started = await start();
  const opened = await open(dashboardUrl(at(started.dashboard.port), token, path), viewport);
  await opened.page.getByText('Live', { exact: true }).waitFor();
  return { ...started, ...opened };
}

/** The faults that axe finds, and how far the page is wider than the screen. */
async function inspect(page: Page): Promise<{ faults: string[]; overflow: number }> {
  const session = await page.context().newCDPSession(page);
  // Through the debugger, because the page's own policy lets no foreign script in.
  const run = async (expression: string): Promise<unknown> =>
    (await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })).result
      .value;
  await run(axe);
  const faults = await run(
    'axe.run().then(({ violations }) => violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(" ")}`))',
  );
  const overflow = await run('document.documentElement.scrollWidth - window.innerWidth');
  return { faults: faults as string[], overflow: overflow as number };
}

/** The words of what has the focus; of a form's control, its label's. */
const focused = `(document.activeElement.closest('label') ?? document.activeElement).textContent`;

/** Presses Tab until the focus is on what `name` fits; fails when it never is. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    const text = await page.evaluate<string>(focused);
    if (name.test(text)) return;
  }
  throw new Error(`The keyboard never reached ${String(name)}`);
}

/** Keeps a picture of the page in the folder that MACROHARD_SCREENSHOTS names, for people who want to look. */
async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env['MACROHARD_SCREENSHOTS'];
  if (folder === undefined) return;
  await page.screenshot({ path: join(folder, `dashboard${name.replaceAll('/', '-')}.png`) });
}

const places = [
  '/',
  '/product/hair-salon',
  '/product/hair-salon/releases/2/journey/journey-1',
  '/product/hair-salon/releases/refusal-1',
  '/product/hair-salon/change',
  '/product/hair-salon/preview',
  '/product/hair-salon/people',
  '/product/nothing',
  '/questions',
  '/journal',
  '/journal/20',
  '/nowhere',
];

describe('every page', () => {
  it.each([
    ['a wide screen in light', wide, 'light'],
    ['a wide screen in dark', wide, 'dark'],
    ['a phone in light', phone, 'light'],
    ['a phone in dark', phone, 'dark'],
  ] as const)('is accessible, fits and is silent on %s', async (_, viewport, colorScheme) => {
    const { page, problems, dashboard } = await openDashboard('/', viewport);
    await page.emulateMedia({ colorScheme });
    for (const place of places) {
      await page.goto(at(dashboard.port) + place);
      await page.getByText('Live', { exact: true }).waitFor();
      await page.locator('h1').waitFor();
      await page.getByRole('button', { name: 'Stop', exact: true }).waitFor();
      expect({ place, ...(await inspect(page)) }).toEqual({ place, faults: [], overflow: 0 });
      await keepPicture(page, `${place}-${colorScheme}-${viewport.width}`);
    }
    const notFound = problems.filter((problem) => !problem.includes('404'));
    expect(notFound).toEqual([]);
  });
});

describe('the token', () => {
  it('leaves the address at once, lives as long as the tab and is in no cookie', async () => {
    const { page } = await openDashboard('/questions');
    expect(page.url()).not.toContain(token);
    await page.reload();
    await page.getByText('Live', { exact: true }).waitFor();
    expect(await page.context().cookies()).toEqual([]);
  });

  it('when missing or wrong, leads to the command that prints it', async () => {
    const { dashboard } = await start();
    for (const url of [`${at(dashboard.port)}/`, dashboardUrl(at(dashboard.port), 'not-the-token')]) {
      const { page } = await open(url);
      await page.getByText('./macrohard serve').waitFor();
      expect((await inspect(page)).faults).toEqual([]);
    }
  });
});

describe('the page lives', () => {
  it('shows what happens without being loaded again', async () => {
    const { page, company } = await openDashboard();
    company.change({ stream: 'work:x', type: 'work.claimed', actor: 'worker:1', data: {} }, ({ view }) => {
      const work = view.work.find((item) => item.id === 'w-library-tests');
      if (work) Object.assign(work, { state: 'running', startedAt: Date.now() });
    });
    const atWork = page.getByRole('region', { name: 'At work' });
    await atWork.getByText('Run the own tests of').waitFor();
    await page.getByRole('heading', { name: 'Engineer and tester at work' }).waitFor();
  });

  it('says that the company is gone, reconnects when it is back and has missed nothing', async () => {
    const { page, company, dashboard } = await openDashboard('/journal');
    await dashboard[Symbol.asyncDispose]();
    await page.getByText('reconnects by itself').waitFor();
    expect(await page.getByRole('button', { name: 'Stop', exact: true }).isDisabled()).toBe(true);
    company.change({ stream: 'work:away', type: 'work.happened-meanwhile', actor: 'worker:1', data: {} });
    await serve(company, dashboard.port);
    await page.getByRole('link', { name: 'work.happened-meanwhile' }).waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
  });
});

describe('with the keyboard alone', () => {
  it('a person answers a question', async () => {
    const { page, company } = await openDashboard('/questions');
    await tabTo(page, /Leave the amount/);
    await page.keyboard.press('ArrowDown');
    await tabTo(page, /^Answer$/);
    await page.keyboard.press('Enter');
    await page.getByText('Your answer is in the journal.').waitFor();
    const [question] = (await company.view()).questions;
    expect(question?.answer).toMatchObject({ value: 'day', by: 'person:dashboard' });
  });

  it('a person stops the company and lets it go on, on a phone’s width too', async () => {
    const { page, company } = await openDashboard('/', phone);
    await tabTo(page, /^Stop$/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Stop the company?' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Stop the company?' }).waitFor({ state: 'hidden' });
    expect((await company.view()).stopped).toBe(false);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Stop the company?' }).waitFor();
    await tabTo(page, /^Stop all work$/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'The company is stopped' }).waitFor();
    expect((await company.view()).stopped).toBe(true);
    await page.getByRole('button', { name: 'Resume' }).press('Enter');
    await page.getByRole('button', { name: 'Stop', exact: true }).waitFor();
    expect((await company.view()).stopped).toBe(false);
  });
});

describe('a product’s page', () => {
  it('lights up the words of the brief that an element cites, and the element that words led to', async () => {
    const { page } = await openDashboard('/product/hair-salon');
    await page.getByRole('button', { name: /^Price amount in EUR/ }).click();
    const words = page.getByRole('button', { name: 'a price in euros' });
    expect(await words.getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('button', { name: 'a unique name' }).click();
    const lit = page.locator('.element[aria-pressed="true"]').first();
    expect(await lit.textContent()).toContain('unique');
  });

  it('plays a recording, the steps in time with the pictures', async () => {
    const { page } = await openDashboard('/product/hair-salon/releases/2/journey/journey-1');
    const player = page.getByRole('group', { name: /^Recording/ });
    const picture = player.getByRole('img');
    await picture.waitFor();
    expect(await page.evaluate<number>(`document.querySelector('.player img').naturalWidth`)).toBe(1280);
    await player.getByRole('button', { name: 'Play' }).click();
    await player.locator('[aria-current="step"]', { hasText: 'Choose' }).waitFor();
    await player.getByRole('button', { name: 'Pause' }).click();
    await player.getByRole('button', { name: /Find the appointment/ }).click();
    expect(await player.getByLabel('Time', { exact: true }).inputValue()).toBe('3500');
  });

  it('says what a change would do before it hands it in', async () => {
    const { page, company } = await openDashboard('/product/hair-salon/change');
    const wish = 'A customer may have at most 5 booked appointments.';
    await page.getByLabel('What should be otherwise in Hair salon?').fill(wish);
    await page.getByRole('button', { name: 'Show what would change' }).click();
    await page.getByRole('status').getByText(wish).waitFor();
    expect((await inspect(page)).faults).toEqual([]);
    await keepPicture(page, '/change-preview');
    await page.getByRole('button', { name: 'Change it' }).click();
    await page.getByText('The company has taken the change.').waitFor();
    const events = await company.events({ after: 0, limit: 500, stream: 'build:change' });
    expect(events[0]?.data).toEqual({ text: wish });
  });

  it('rolls back only after it asked', async () => {
    const { page, company } = await openDashboard('/product/hair-salon');
    await page.getByRole('button', { name: 'Roll back', exact: true }).click();
    await page.getByRole('button', { name: 'Roll back to release 1' }).click();
    await page.getByText('Release 1 serves again.').waitFor();
    expect((await company.product('hair-salon')).release).toBe(1);
  });

  it('shows the running product in a frame in which one can sign in', async () => {
    const { page } = await openDashboard('/product/hair-salon/preview');
    const frame = page.frameLocator('iframe');
    await frame.getByLabel('Email').fill('ada@hair-salon.example');
    await frame.getByRole('button', { name: 'Sign in' }).click();
    await frame.getByText('Signed in as Ada.').waitFor();
  });
});

describe('the company’s page and its journal', () => {
  it('hands in a brief', async () => {
    const { page, company } = await openDashboard();
    await page.getByLabel('What should the company build?').fill('A school lends laptops to pupils.');
    await page.keyboard.press('Control+Enter');
    await page.getByText('The company has taken the brief.').waitFor();
    const events = await company.events({ after: 0, limit: 500, stream: 'build:1' });
    expect(events[0]?.data).toEqual({ text: 'A school lends laptops to pupils.' });
  });

  it('walks from an event to its causes', async () => {
    const { page } = await openDashboard('/journal?type=release.');
    await page.getByRole('link', { name: /release\.deployed/ }).click();
    const detail = page.getByRole('region', { name: /^Event / });
    await detail.getByRole('link', { name: /build\.requested/ }).click();
    await detail.getByText('"form": "brief"').waitFor();
    expect(page.url()).toMatch(/\/journal\/1\?type=release\.$/);
  });
});

/** What a request gets whose Host or Origin is forged. */
function forged(port: number, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path: '/api/company', headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.on('error', reject).end();
  });
}

describe('who is kept out', () => {
  it('a page of a product in its frame, by every way that it has', async () => {
    const { company, dashboard } = await start(`${product.url}/attack`);
    attacked = at(dashboard.port);
    const { page } = await open(dashboardUrl(attacked, token, '/product/hair-salon/preview'));
    const seen = await product.attacked;
    expect(seen).toEqual({
      fetch: 'refused: TypeError',
      stop: 'refused: TypeError',
      opaque: 'refused: TypeError',
      parent: 'refused: SecurityError',
      storage: 'refused: SecurityError',
      top: 'refused: SecurityError',
    });
    expect((await company.view()).stopped).toBe(false);
    expect(page.url()).toContain('/product/hair-salon/preview');
  });

  it('a foreign origin, even with the token', async () => {
    const { dashboard } = await start();
    const authorization = `Bearer ${token}`;
    const origin = 'http://127.0.0.1:1';
    expect(await forged(dashboard.port, { authorization })).toBe(200);
    expect(await forged(dashboard.port, { authorization, origin })).toBe(403);
  });

  it('a name that was rebound to this machine', async () => {
    const { dashboard } = await start();
    const authorization = `Bearer ${token}`;
    expect(await forged(dashboard.port, { authorization, host: `evil.example:${dashboard.port}` })).toBe(421);
    const { page } = await open(`http://evil.localhost:${dashboard.port}/`);
    expect(await page.textContent('body')).toContain('unknown-host');
  });
});
