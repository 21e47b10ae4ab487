import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../src/reflex/browser/open-browser.ts';
import { specificationSchema } from '../../src/protocol/specification.ts';
import { analyseBrief } from '../../src/studio/analyst/analyse.ts';
import { planProduct } from '../../src/studio/architect/plan.ts';
import { generateTree } from '../../src/studio/engineer/generate.ts';
import { checkOut, startProduct, type Checkout, type RunningProduct } from '../faults/running-product.ts';

const brief = readFileSync(join(import.meta.dirname, '../../examples/hair-salon.md'), 'utf8');
const salon = specificationSchema.parse(analyseBrief(brief).specification);
const browser = openBrowser();
let checkout: Checkout;
let product: RunningProduct;
let origin = '';
const server = createServer((incoming) => {
  const outgoing = connect(product.socket);
  incoming.pipe(outgoing).pipe(incoming);
  incoming.on('error', () => outgoing.destroy());
  outgoing.on('error', () => incoming.destroy());
});

beforeAll(async () => {
  checkout = await checkOut(generateTree(planProduct(salon)));
  product = await startProduct(checkout, salon);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await using seat = await signIn('admin');
  await seat.page.getByRole('button', { name: 'Add sample data' }).click();
  await seat.page.getByText('Sample data added').waitFor();
}, 60_000);

afterAll(async () => {
  server.close();
  await browser[Symbol.asyncDispose]();
  await product[Symbol.asyncDispose]();
  await checkout[Symbol.asyncDispose]();
});

let customers = 0;

/** Opens an account of a new customer, who has no appointments yet. */
async function newCustomer(): Promise<{ email: string; password: string }> {
  customers += 1;
  const person = {
    email: `customer${customers}@example.net`,
    password: 'a long password',
    name: `Customer ${customers}`,
  };
  const answer = await fetch(`${origin}/api/account`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(person),
  });
  expect(answer.status).toBe(201);
  return person;
}

/** Somebody at a window of their own; without scripts, the file that has them never arrives. */
async function signIn(
  role: string,
  { width = 1280, hasScripts = true } = {},
): Promise<AsyncDisposable & { page: Page }> {
  const context = await browser.newContext({ width, height: 800 });
  if (!hasScripts) await context.route('**/script.js*', (route) => route.abort());
  const page = await context.newPage();
  const known = product.accounts.find((each) => each.role === role);
  const account = role === 'customer' ? await newCustomer() : known;
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel('Email').fill(account?.email ?? '');
  await page.getByLabel('Password').fill(account?.password ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { page, [Symbol.asyncDispose]: () => context.close() };
}

const scriptsOrNot = [true, false];

describe.each(scriptsOrNot)('with scripts: %s', (hasScripts) => {
  it('a customer books on a phone in three clicks, cancels, and takes that back', async () => {
    await using seat = await signIn('customer', { width: 360, hasScripts });
    const { page } = seat;
    await page.getByRole('navigation', { name: 'Quick access' }).getByRole('link', { name: 'Book' }).click();
    await page.locator('a.option').first().click();
    await page
      .locator('a.slot')
      .nth(hasScripts ? 0 : 3)
      .click();
    await page.getByRole('button', { name: 'Confirm booking' }).click();
    expect(await page.getByRole('status').textContent()).toBe('Appointment booked');
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(await page.getByRole('status').textContent()).toBe('Appointment: cancelled');
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await page.getByRole('status').textContent()).toBe('Undone');
    expect(await page.locator('.head .badge').textContent()).toContain('Booked');
  }, 60_000);
});

it('what is offered for a booking is free: no two customers are given the same slot', async () => {
  await using seat = await signIn('customer');
  const { page } = seat;
  await page.goto(`${origin}/book/appointments`);
  await page.locator('a.option').first().click();
  const slot = (await page.locator('a.slot').first().getAttribute('href')) ?? '';
  await page.goto(`${origin}${slot}`);
  await page.getByRole('button', { name: 'Confirm booking' }).click();
  await page.getByRole('status').waitFor();
  await page.goto(`${origin}/book/appointments`);
  await page.locator('a.option').first().click();
  const offered = await page.$$eval('a.slot', (links) => links.map((link) => link.getAttribute('href')));
  expect(offered).not.toContain(slot);
}, 60_000);

it('a receptionist works the queue with the keyboard and takes the last step back', async () => {
  await using seat = await signIn('receptionist');
  const { page } = seat;
  await page.goto(`${origin}/queue`);
  const first = page.locator('[data-line] a.row-link').first();
  const second = page.locator('[data-line] a.row-link').nth(1);
  await page.keyboard.press('j');
  expect(await second.evaluate((link) => link.matches(':focus'))).toBe(true);
  await page.keyboard.press('k');
  const name = (await first.textContent())?.trim() ?? '';
  const key = (await page.locator('[data-line] button[data-key]').first().getAttribute('data-key')) ?? '';
  await Promise.all([page.waitForNavigation(), page.keyboard.press(key)]);
  expect(new URL(page.url()).pathname).toBe('/queue');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('u')]);
  expect(await page.getByRole('status').textContent()).toBe('Undone');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(name.split(' · ')[0]);
}, 60_000);

it('no page is wider than a phone, and every target on it can be hit by a finger', async () => {
  await using seat = await signIn('admin', { width: 360 });
  const { page } = seat;
  const paths = [
    '/',
    '/queue',
    '/appointments',
    '/appointments/new',
    '/appointments?view=board',
    '/search?q=a',
    '/accounts',
    '/settings',
  ];
  for (const path of paths) {
    await page.goto(`${origin}${path}`);
    const wider = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(wider, path).toBe(0);
    const small = await page.$$eval(
      'button, .button, nav a, input:not([type=hidden]):not([type=checkbox]), select',
      (all) =>
        all
          .map((one) => ({ text: one.textContent?.trim() ?? '', height: one.getBoundingClientRect().height }))
          .filter(({ height }) => height > 0 && height < 44),
    );
    expect(small, path).toEqual([]);
  }
}, 60_000);

it('an account that is refused keeps what was typed', async () => {
  await using seat = await signIn('admin');
  const { page } = seat;
  await page.goto(`${origin}/accounts`);
  await page.getByRole('row', { name: 'admin@example.org' }).getByRole('link').click();
  const name = 'Ada '.repeat(60).trim();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Role').selectOption('stylist');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByLabel('Name').inputValue()).toBe(name);
  expect(await page.getByLabel('Role').inputValue()).toBe('stylist');
  expect(await page.locator('#name-error').count()).toBe(1);
}, 60_000);
