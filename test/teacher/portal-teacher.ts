/** A person who types invoices into the supplier's portal, row after row, at a person's tempo. */
import type { Page } from 'playwright-core';
import { delay } from '../../src/kernel/clock.ts';
import type { Hand } from '../../src/reflex/hand/hand.ts';
import type { Row } from '../../src/reflex/rows/read-rows.ts';

/** What the fields of a page are called, what saves, and what is seen then of an invoice. */
export type Form = {
  number: string;
  supplier: string;
  date: string;
  amount: string;
  currency: string;
  paid: string;
  save: string;
  saved: (number: string) => string;
};

/** The supplier's portal. */
export const portalForm: Form = {
  number: '[name="number"]',
  supplier: '[name="supplier"]',
  date: '[name="date"]',
  amount: '[name="amount"]',
  currency: '[name="currency"]',
  paid: '[name="paid"]',
  save: 'button',
  saved: (number) => `text="Invoice ${number} saved"`,
};

/** The ledger that we built. */
export const ledgerForm: Form = {
  ...portalForm,
  number: '[name="reference"]',
  paid: '[type="checkbox"]',
  save: 'main form button.primary',
  saved: (number) => `h1:has-text("${number}")`,
};

/** Where the teacher sits. `thinkMs` is how long it takes to read the next value off the row. */
export type Desk = { page: Page; hand: Hand; thinkMs: number; form: Form };

async function press({ page, hand }: Desk, selector: string): Promise<void> {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} is not seen`);
  await hand.click({ x: box.x + Math.min(box.width / 2, 12), y: box.y + box.height / 2 });
}

async function enter(desk: Desk, field: string, text: string): Promise<void> {
  await delay(desk.thinkMs);
  await press(desk, field);
  await desk.hand.type(text);
}

/** Chooses from the list by the keys, as far down as the option stands. */
async function choose(desk: Desk, field: string, option: string): Promise<void> {
  await delay(desk.thinkMs);
  const options = (await desk.page.locator(`${field} option`).allTextContents()).map((text) => text.trim());
  await press(desk, field);
  for (let nth = 0; nth < options.indexOf(option); nth += 1) await desk.hand.press('ArrowDown');
  await desk.hand.press('Enter');
}

/** Who signs in. */
export type Account = { email: string; password: string };

/** Signs in, and waits until the page behind is there. */
export async function signIn(desk: Desk, { email, password }: Account): Promise<void> {
  await enter(desk, '[name="email"]', email);
  await enter(desk, '[name="password"]', password);
  await delay(desk.thinkMs);
  await press(desk, 'main form button');
  await desk.page.locator('[name="password"]').waitFor({ state: 'detached' });
}

/** Enters one invoice, and waits until it is seen in the list. */
export async function enterInvoice(desk: Desk, row: Row): Promise<void> {
  const { page, form } = desk;
  const of = (name: string): string => row[name] ?? '';
  const [year = '', month = '', day = ''] = of('Date').split('-');
  await enter(desk, form.number, of('Invoice'));
  await enter(desk, form.supplier, of('Supplier'));
  await enter(desk, form.date, `${month}${day}${year}`);
  await enter(desk, form.amount, of('Amount'));
  await choose(desk, form.currency, of('Currency'));
  if (of('Paid') === 'yes') await press(desk, form.paid);
  await delay(desk.thinkMs);
  await press(desk, form.save);
  await page
    .locator(form.saved(of('Invoice')))
    .first()
    .waitFor();
}
