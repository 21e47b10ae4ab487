/**
 * Programs that know the practice pages (test/fixtures/practice) and work them as a person would, with the real hand: what
 * they do is recorded as demonstrations. They may read the page behind the screen; nothing that learns does.
 */
import { button, type Desk, fill, middle, press, type Teacher } from './practice-desk.ts';
import { officeTeachers } from './office-teachers.ts';
import { patternTeachers } from './pattern-teachers.ts';

export type { Desk };

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

const driftingTarget = async (desk: Desk, wanted: string): Promise<void> => {
  await press(desk, button(desk, wanted));
};

const drawerTabs = async (desk: Desk, { town, act }: { town: string; act: string }): Promise<void> => {
  await press(desk, desk.page.getByRole('tab', { name: town }));
  await press(desk, button(desk, act));
};

const folderTree = async (
  desk: Desk,
  wanted: { shelf: string; year: string; paper: string },
): Promise<void> => {
  const { shelf, year, paper } = wanted;
  const item = desk.page.getByRole('treeitem').filter({ hasText: shelf }).first();
  await press(desk, item.locator('span').first());
  await press(desk, item.getByText(year, { exact: true }));
  await press(desk, item.getByText(paper, { exact: true }));
};

const hoverMenu = async (desk: Desk, { menu, entry }: { menu: string; entry: string }): Promise<void> => {
  const { page, eye, hand } = desk;
  await eye.observe();
  await hand.moveTo(await middle(page.getByText(menu, { exact: true })));
  await eye.observe();
  await press(desk, page.getByRole('menuitem', { name: entry, exact: true }));
};

const resultPages = async (desk: Desk, wanted: string): Promise<void> => {
  const row = desk.page.locator('li').filter({ hasText: wanted });
  while ((await row.count()) === 0) await press(desk, button(desk, 'Further'));
  await press(desk, row.getByRole('button'));
};

const monthPicker = async (desk: Desk, { day, steps }: { day: number; steps: number }): Promise<void> => {
  for (let nth = 0; nth < steps; nth += 1) await press(desk, button(desk, 'Month after'));
  await press(desk, button(desk, String(day)));
};

const addingUp = async (desk: Desk, wanted: number): Promise<void> => {
  await fill(desk, desk.page.locator('input'), String(wanted));
  await press(desk, button(desk, 'Confirm'));
};

const carryOver = async (desk: Desk, { thing, crate }: { thing: string; crate: string }): Promise<void> => {
  const { page, eye, hand } = desk;
  await eye.observe();
  const way = [page.getByText(thing, { exact: true }), page.getByText(crate, { exact: true })];
  await hand.drag(await Promise.all(way.map(middle)));
  await eye.observe();
};

const volumeSlider = async (desk: Desk, wanted: number): Promise<void> => {
  const { page, eye, hand } = desk;
  const box = await page.locator('input').boundingBox();
  if (!box) throw new Error('There is no slider.');
  const at = (value: number) => ({
    x: box.x + 8 + ((box.width - 16) * value) / 20,
    y: box.y + box.height / 2,
  });
  await eye.observe();
  await hand.drag([at(10), at(wanted)]);
  await press(desk, button(desk, 'Keep'));
};

const cheapestOffer = async (desk: Desk, wanted: string): Promise<void> => {
  const price = desk.page.getByText(wanted, { exact: true });
  await press(desk, price.locator('..').getByRole('button'));
};

const tickListed = async (desk: Desk, wanted: readonly string[]): Promise<void> => {
  for (const name of wanted) await press(desk, desk.page.locator(`[data-name="${name}"]`));
  await press(desk, button(desk, 'Send letter'));
};

const tickMatching = async (desk: Desk, wanted: string): Promise<void> => {
  const rows = desk.page.getByRole('row').filter({ has: desk.page.getByText(wanted, { exact: true }) });
  for (const row of await rows.all()) await press(desk, row.getByRole('checkbox'));
  await press(desk, button(desk, 'Apply'));
};

const askingToast = async (desk: Desk, wanted: string): Promise<void> => {
  await press(desk, button(desk, wanted));
  const yes = button(desk, 'Yes, do it');
  await yes.waitFor();
  await press(desk, yes);
};

const lateRelease = async (desk: Desk): Promise<void> => {
  await press(desk, desk.page.getByRole('checkbox'));
  await desk.page.waitForFunction('document.querySelectorAll("button:disabled").length === 0');
  await press(desk, button(desk, 'Start engine'));
};

const dropList = async (desk: Desk, wanted: Record<string, string>): Promise<void> => {
  const { page, hand } = desk;
  for (const row of await page.locator('p', { has: page.locator('select') }).all()) {
    const option = wanted[(await row.locator('label').innerText()).trim()] ?? '';
    const options = await row.locator('option').allInnerTexts();
    await press(desk, row.locator('select'));
    for (let nth = 0; nth < options.indexOf(option); nth += 1) await hand.press('ArrowDown');
    await hand.press('Enter');
  }
  await press(desk, button(desk, 'Plan'));
};

const offeredWords = async (desk: Desk, wanted: string): Promise<void> => {
  await fill(desk, desk.page.locator('input'), wanted.slice(0, 3));
  await press(desk, desk.page.getByRole('option', { name: wanted, exact: true }));
  await press(desk, button(desk, 'Assign'));
};

/** Follows until the page has seen enough of it. */
const followLamp = async ({ page, eye, hand }: Desk): Promise<void> => {
  const isOver = (): Promise<boolean> => page.evaluate('window.verdict !== undefined');
  const place = 'document.querySelector("section > div > div").getBoundingClientRect()';
  while (!(await isOver())) {
    const { x, y } = await page.evaluate<{ x: number; y: number }>(`(({ x, y }) => ({ x, y }))(${place})`);
    await hand.moveTo({ x: x + 30, y: y + 30 });
    await eye.observe();
  }
};

const iconActions = async (desk: Desk, { name, sign }: { name: string; sign: string }): Promise<void> => {
  const row = desk.page.locator('p').filter({ hasText: name });
  await press(desk, row.getByRole('button', { name: sign }));
};

const scrolledList = async (desk: Desk, wanted: string): Promise<void> => {
  const { page, eye, hand } = desk;
  const list = page.locator('section > div').first();
  const option = page.getByRole('option', { name: wanted, exact: true });
  const isSeen = async (): Promise<boolean> => {
    const [frame, box] = [await list.boundingBox(), await option.boundingBox()];
    return frame !== null && box !== null && box.y + box.height < frame.y + frame.height;
  };
  await hand.moveTo(await middle(list));
  while (!(await isSeen())) {
    await eye.observe();
    const { at } = eye.latest;
    await hand.wheel(100);
    await eye.next(at, 500);
  }
  await press(desk, option);
};

const copyCode = async (desk: Desk, wanted: string): Promise<void> => {
  await fill(desk, desk.page.locator('input'), wanted);
  await press(desk, button(desk, 'Track'));
};

const known: Readonly<Record<string, Teacher>> = {
  'supply-form': supplyForm,
  'ledger-row': ledgerRow,
  'filtered-list': filteredList,
  'asking-dialog': askingDialog,
  'drawer-tabs': drawerTabs,
  'folder-tree': folderTree,
  'hover-menu': hoverMenu,
  'result-pages': resultPages,
  'month-picker': monthPicker,
  'adding-up': addingUp,
  'carry-over': carryOver,
  'volume-slider': volumeSlider,
  'cheapest-offer': cheapestOffer,
  'tick-listed': tickListed,
  'tick-matching': tickMatching,
  'asking-toast': askingToast,
  'drifting-target': driftingTarget,
  'late-release': lateRelease,
  'drop-list': dropList,
  'offered-words': offeredWords,
  'follow-lamp': followLamp,
  'icon-actions': iconActions,
  'scrolled-list': scrolledList,
  'copy-code': copyCode,
  ...patternTeachers,
  ...officeTeachers,
};

/** The practice pages, by name, that can be taught. */
export const practicePages: readonly string[] = Object.keys(known);

/** Works the page that is shown, as its instruction says. */
export async function teach(desk: Desk, name: string): Promise<void> {
  const teacher = known[name];
  if (!teacher) throw new Error(`Nobody teaches ${name}.`);
  await teacher(desk, await desk.page.evaluate<never>('lesson.wanted'));
}
