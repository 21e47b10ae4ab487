/** A person who types invoices into the supplier's portal, row after row, at a person's tempo. */
import type { Page } from 'playwright-core';
import { delay } from '../../src/kernel/clock.ts';
import type { Hand } from '../../src/reflex/hand/hand.ts';
import type { Row } from '../../src/reflex/rows/read-rows.ts';

/** Where the teacher sits. `thinkMs` is how long it takes to read the next value off the row. */
export type Desk = { page: Page; hand: Hand; thinkMs: number };

async function press({ page, hand }: Desk, selector: string): Promise<void> {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} is not seen`);
  await hand.click({ x: box.x + Math.min(box.width / 2, 12), y: box.y + box.height / 2 });
}

async function enter(desk: Desk, name: string, text: string): Promise<void> {
  await delay(desk.thinkMs);
  await press(desk, `[name="${name}"]`);
  await desk.hand.type(text);
}

/** Chooses from the list by the keys, as far down as the option stands. */
async function choose(desk: Desk, name: string, option: string): Promise<void> {
  await delay(desk.thinkMs);
  const options = await desk.page.locator(`[name="${name}"] option`).allTextContents();
  await press(desk, `[name="${name}"]`);
  for (let nth = 0; nth < options.indexOf(option); nth += 1) await desk.hand.press('ArrowDown');
  await desk.hand.press('Enter');
}

/** Who signs in. */
export type Account = { email: string; password: string };

/** Signs in, and waits until the page behind is there. */
export async function signIn(desk: Desk, { email, password }: Account): Promise<void> {
  await enter(desk, 'email', email);
  await enter(desk, 'password', password);
  await delay(desk.thinkMs);
  await press(desk, 'form button');
  await desk.page.locator('[name="password"]').waitFor({ state: 'detached' });
}

/** Enters one invoice, and waits until it is seen in the list. */
export async function enterInvoice(desk: Desk, row: Row): Promise<void> {
  const { page } = desk;
  const of = (name: string): string => row[name] ?? '';
  const [year = '', month = '', day = ''] = of('Date').split('-');
  await enter(desk, 'number', of('Invoice'));
  await enter(desk, 'supplier', of('Supplier'));
  await enter(desk, 'date', `${month}${day}${year}`);
  await enter(desk, 'amount', of('Amount'));
  await choose(desk, 'currency', of('Currency'));
  if (of('Paid') === 'yes') await press(desk, '[name="paid"]');
  await delay(desk.thinkMs);
  await press(desk, 'button');
  await page.getByText(`Invoice ${of('Invoice')} saved`).waitFor();
}
