/**
 * The README's first command, as a stranger runs it, and then a look at what it made: the product as its users see it and
 * the dashboard. With MACROHARD_SCREENSHOTS=DIR the pictures of the README are written there.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { homePaths } from '../../src/config/home.ts';
import { buildReportSchema, type BuildReport } from '../../src/protocol/client.ts';
import { openBrowser, type Browser } from '../../src/reflex/browser/open-browser.ts';
import { livingOf, startCommand } from '../chaos/kill-build.ts';

const folder = mkdtempSync(join(tmpdir(), 'macrohard-example-'));
const home = join(folder, 'home');
const root = join(import.meta.dirname, '../..');
const example = join(root, 'examples/hair-salon.md');
const pictures = process.env['MACROHARD_SCREENSHOTS'];

let report: BuildReport;
let said: string;
let serving: ReturnType<typeof startCommand>;
let dashboard = '';
let browser: Browser;

async function picture(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

/** The first document that a command which stays prints. */
async function firstDocument(command: ReturnType<typeof startCommand>): Promise<unknown> {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  let text = '';
  command.child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
    try {
      resolve(JSON.parse(text));
    } catch {
      // More is to come.
    }
  });
  return promise;
}

beforeAll(async () => {
  // The launcher builds the dashboard; whoever runs the tests alone may not have it yet.
  if (!existsSync(join(root, 'web/dist/index.html'))) {
    execFileSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', 'web'], {
      cwd: root,
    });
  }
  const { code, stdout, stderr } = await startCommand(home, ['build', example, '--json', '--exit']).ended;
  if (code !== 0) throw new Error(`build ended with ${code}: ${stdout}\n${stderr}`);
  report = buildReportSchema.parse(JSON.parse(stdout));
  said = stderr;
  serving = startCommand(home, ['serve', '--json']);
  ({ dashboard } = (await firstDocument(serving)) as { dashboard: string });
  browser = openBrowser();
}, 300_000);

afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  serving.child.kill('SIGINT');
  await serving.ended;
  rmSync(homePaths(home).run, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

it('understands the whole example and releases it after all checks and journeys passed', () => {
  expect(report).toMatchObject({
    product: 'hair-salon',
    release: 1,
    citedShare: 1,
    notUnderstood: [],
    costMicros: 0,
  });
  expect(report.journeys.failed).toBe(0);
  expect(report.journeys.passed).toBeGreaterThan(20);
  expect(report.checks.filter((check) => !check.passed)).toEqual([]);
});

it('says after how long a first journey was played, long before the product is released', () => {
  const { firstJourneyMs = Number.NaN, durationMs } = report;
  expect(firstJourneyMs).toBeGreaterThan(0);
  expect(firstJourneyMs).toBeLessThan(durationMs / 2);
  expect(said).toMatch(/First journey played after \d+(\.\d)? s: \S/);
});

it('serves the product to the people that it made accounts for', async () => {
  await using context = await browser.newContext({ width: 1280, height: 800 });
  const page = await context.newPage();
  const receptionist = report.accounts.find((account) => account.role === 'receptionist');
  await page.goto(`${report.url ?? ''}/sign-in`);
  await page.getByLabel('Email').fill(receptionist?.email ?? '');
  await page.getByLabel('Password').fill(receptionist?.password ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation').getByRole('link', { name: 'Appointments' }).click();
  await page.getByRole('heading', { level: 1, name: 'Appointments' }).waitFor();
  await picture(page, 'product');
});

it('shows the evidence of the release on the dashboard, with a recording of each journey', async () => {
  await using context = await browser.newContext({ width: 1280, height: 800 });
  const page = await context.newPage();
  await page.goto(dashboard);
  await page.getByText('released', { exact: true }).waitFor();
  await picture(page, 'dashboard');
  await page.getByRole('link', { name: 'Hair salon' }).first().click();
  await page.getByText(/of the brief’s words are cited/).waitFor();
  await picture(page, 'brief');
  await page.getByRole('link', { name: 'Releases and evidence' }).click();
  await page
    .getByText(/journey/i)
    .first()
    .waitFor();
  await picture(page, 'evidence');
});

it('ends everything when serving is interrupted', async () => {
  serving.child.kill('SIGINT');
  expect((await serving.ended).code).toBe(0);
  expect(livingOf(home)).toEqual([]);
});
