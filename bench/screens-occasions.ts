/** Pages of a product that no link leads to. */
import type { Page } from 'playwright-core';

/** One such page: `reach` goes there by the addresses that a role knows, and says whether there is one. */
type Occasion = {
  name: string;
  reach: (page: Page, origin: string, paths: readonly string[]) => Promise<boolean>;
};

async function reachNothing(page: Page, origin: string): Promise<boolean> {
  await page.goto(`${origin}/not-there`);
  return true;
}

async function sendEmptyForm(page: Page, origin: string, paths: readonly string[]): Promise<boolean> {
  const path = paths.find((each) => each.endsWith('/new'));
  if (path === undefined) return false;
  await page.goto(`${origin}${path}`);
  await page.locator('main form.form .actions button.primary').click();
  await page.waitForLoadState();
  return true;
}

/** Two lines of what the list exports, the second without its first cell. */
async function previewTable(page: Page, origin: string, paths: readonly string[]): Promise<boolean> {
  const path = paths.find((each) => each.endsWith('/import'));
  if (path === undefined) return false;
  const list = path.replace(/\/import$/, '');
  await page.goto(`${origin}${list}`);
  const table = await page.evaluate(`fetch('/api${list}.csv').then((answer) => answer.text())`);
  const [head = '', first = '', second = ''] = String(table).split(/\r?\n/);
  const lines = [head, first, second.replace(/^[^,]*/, '')];
  await page.goto(`${origin}${path}`);
  const buffer = Buffer.from(lines.join('\n'));
  await page.locator('input[type=file]').setInputFiles({ name: 'table.csv', mimeType: 'text/csv', buffer });
  await page.locator('main form button.primary').click();
  await page.waitForLoadState();
  return true;
}

/** What is not there, a form sent empty, and a table with mistakes. */
export const occasions: readonly Occasion[] = [
  { name: 'not-there', reach: reachNothing },
  { name: 'mistakes', reach: sendEmptyForm },
  { name: 'import-preview', reach: previewTable },
];
