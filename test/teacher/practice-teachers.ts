/**
 * Programs that know the practice pages (test/fixtures/practice) and work them as a person would, with the real hand: what
 * they do is recorded as demonstrations. They may read the page behind the screen; nothing that learns does.
 */
import type { Locator, Page } from 'playwright-core';
import type { Eye } from '../../src/reflex/eye/eye.ts';
import type { Hand } from '../../src/reflex/hand/hand.ts';

/** Where a teacher stands: before a page that is shown. */
export type Desk = { page: Page; eye: Eye; hand: Hand };

type Teacher = (desk: Desk, wanted: never) => Promise<void>;

async function middle(target: Locator): Promise<{ x: number; y: number }> {
  const box = await target.boundingBox();
  if (!box) throw new Error(`${String(target)} is not seen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Presses an element once the eye has seen what came before. */
async function press({ eye, hand }: Desk, target: Locator): Promise<void> {
  const point = await middle(target);
  await eye.observe();
  await hand.click(point);
  await eye.observe();
}

async function fill(desk: Desk, target: Locator, text: string): Promise<void> {
  await press(desk, target);
  await desk.hand.type(text);
  await desk.eye.observe();
}

const button = ({ page }: Desk, name: string): Locator => page.getByRole('button', { name, exact: true });

const supplyForm = async (desk: Desk, wanted: Record<string, string>): Promise<void> => {
  const names = await desk.page
    .locator('input')
    .evaluateAll((all) => all.map((one) => one.dataset['name'] ?? ''));
  for (const name of names)
    await fill(desk, desk.page.locator(`input[data-name="${name}"]`), wanted[name] ?? '');
  await press(desk, button(desk, 'Place order'));
};

const ledgerRow = async (desk: Desk, { firm, action }: { firm: string; action: string }): Promise<void> => {
  const row = desk.page.locator('tr').filter({ hasText: firm });
  await press(desk, row.getByRole('button', { name: action }));
};

const filteredList = async (desk: Desk, wanted: string): Promise<void> => {
  await fill(desk, desk.page.locator('input'), wanted);
  await press(desk, desk.page.getByRole('link', { name: wanted, exact: true }));
};

const askingDialog = async (desk: Desk, wanted: { album: string; answer: string }): Promise<void> => {
  await press(desk, button(desk, `Delete ${wanted.album}`));
  await press(desk, button(desk, wanted.answer));
};

const known: Readonly<Record<string, Teacher>> = {
  'supply-form': supplyForm,
  'ledger-row': ledgerRow,
  'filtered-list': filteredList,
  'asking-dialog': askingDialog,
};

/** The practice pages, by name, that can be taught. */
export const practicePages: readonly string[] = Object.keys(known);

/** Works the page that is shown, as its instruction says. */
export async function teach(desk: Desk, name: string): Promise<void> {
  const teacher = known[name];
  if (!teacher) throw new Error(`Nobody teaches ${name}.`);
  await teacher(desk, await desk.page.evaluate<never>('lesson.wanted'));
}
