/** Teachers of the practice pages that show the widget patterns of the ARIA practices. */
import { delay } from '../../src/kernel/clock.ts';
import { button, type Desk, fill, middle, press, type Teacher } from './practice-desk.ts';

/** Presses one of two buttons as often as a number says, the first where it is positive. */
async function pressTimes(desk: Desk, [more, less]: [string, string], times: number): Promise<void> {
  for (let nth = 0; nth < Math.abs(times); nth += 1) await press(desk, button(desk, times > 0 ? more : less));
}

const spinButton = async (desk: Desk, wanted: number): Promise<void> => {
  await pressTimes(desk, ['More', 'Less'], wanted);
  await press(desk, button(desk, 'Add'));
};

const menuBar = async (
  desk: Desk,
  { menu, branch, entry }: { menu: string; branch: string; entry: string },
): Promise<void> => {
  const { page, eye, hand } = desk;
  await press(desk, page.getByRole('menuitem', { name: menu, exact: true }));
  await eye.observe();
  await hand.moveTo(await middle(page.getByText(`${branch} ▸`, { exact: true })));
  await eye.observe();
  await press(desk, page.getByText(entry, { exact: true }));
};

const severalListed = async (desk: Desk, wanted: readonly string[]): Promise<void> => {
  const { page, eye, hand } = desk;
  const list = page.getByRole('listbox');
  for (const name of wanted) {
    const option = page.getByRole('option', { name, exact: true });
    for (;;) {
      const [frame, box] = [await list.boundingBox(), await option.boundingBox()];
      if (!frame || !box) throw new Error(`${name} is not listed`);
      const isAbove = box.y < frame.y;
      if (!isAbove && box.y + box.height < frame.y + frame.height) break;
      await hand.moveTo(await middle(list));
      await eye.observe();
      await hand.wheel(isAbove ? -60 : 60);
      await delay(80);
      await eye.observe();
    }
    await press(desk, option);
  }
  await press(desk, button(desk, 'Invite'));
};

const nativeList = async (desk: Desk, wanted: Record<string, string>): Promise<void> => {
  const { page, hand } = desk;
  for (const row of await page.locator('p', { has: page.locator('select') }).all()) {
    const option = wanted[(await row.locator('label').innerText()).trim()] ?? '';
    const select = row.locator('select');
    if ((await select.getAttribute('size')) !== '1') {
      await press(desk, row.locator('option', { hasText: option }));
      continue;
    }
    const options = await row.locator('option').allInnerTexts();
    await press(desk, select);
    for (let nth = 0; nth < options.indexOf(option); nth += 1) await hand.press('ArrowDown');
    await hand.press('Enter');
  }
  await press(desk, button(desk, 'Apply'));
};

const nestedTree = async (
  desk: Desk,
  { top, middle: inner, leaf }: { top: string; middle: string; leaf: string },
): Promise<void> => {
  for (const name of [top, inner]) {
    const item = desk.page.getByText(name, { exact: true }).locator('..');
    await press(desk, item.locator('span').first());
  }
  await press(desk, desk.page.getByText(leaf, { exact: true }));
  await press(desk, button(desk, 'Assign'));
};

/** Opens section after section until the thing is seen. */
const hiddenSection = async (desk: Desk, { thing }: { thing: string }): Promise<void> => {
  const { page } = desk;
  const wanted = page.getByRole('button', { name: thing, exact: true });
  for (const head of await page.locator('h3 button').all()) {
    await press(desk, head);
    if (await wanted.isVisible()) break;
  }
  await press(desk, wanted);
};

const colourSwatches = async (desk: Desk, wanted: number): Promise<void> => {
  await press(desk, desk.page.getByRole('radio').nth(wanted));
  await press(desk, button(desk, 'Paint'));
};

const pressOrder = async (desk: Desk, wanted: readonly string[]): Promise<void> => {
  for (const name of wanted) await press(desk, button(desk, name));
};

const toggleButtons = async (desk: Desk, wanted: readonly string[]): Promise<void> => {
  for (const one of await desk.page.getByRole('toolbar').getByRole('button').all()) {
    const isOn = (await one.getAttribute('aria-pressed')) === 'true';
    if (isOn !== wanted.includes(await one.innerText())) await press(desk, one);
  }
  await press(desk, button(desk, 'Apply'));
};

const keySlider = async (desk: Desk, wanted: number): Promise<void> => {
  const { page, eye, hand } = desk;
  await press(desk, page.getByRole('slider'));
  for (let nth = 0; nth < Math.abs(wanted); nth += 1) {
    await hand.press(wanted > 0 ? 'ArrowRight' : 'ArrowLeft');
    await eye.observe();
  }
  await press(desk, button(desk, 'Done'));
};

const dateDialog = async (desk: Desk, { day, steps }: { day: number; steps: number }): Promise<void> => {
  await press(desk, button(desk, 'Choose date'));
  await pressTimes(desk, ['Next month', 'Previous month'], steps);
  await press(desk, desk.page.getByRole('gridcell', { name: String(day), exact: true }));
  await press(desk, button(desk, 'Book'));
};

const comboKeys = async (desk: Desk, wanted: string): Promise<void> => {
  await fill(desk, desk.page.getByRole('combobox'), wanted.slice(0, 2));
  await press(desk, desk.page.getByRole('option', { name: wanted, exact: true }));
  await press(desk, button(desk, 'Go'));
};

const stepWizard = async (desk: Desk, wanted: Record<string, string>): Promise<void> => {
  const { page } = desk;
  for (const name of ['Name', 'Seats']) {
    await fill(desk, page.locator(`input[data-name="${name}"]`), wanted[name] ?? '');
    await press(desk, button(desk, 'Next'));
  }
  await press(desk, page.getByLabel(wanted['Meal'] ?? '', { exact: true }));
  await press(desk, button(desk, 'Finish'));
};

const tableAnswer = async (desk: Desk, wanted: string): Promise<void> => {
  await fill(desk, desk.page.locator('input'), wanted);
  await press(desk, button(desk, 'Answer'));
};

const searchPages = async (desk: Desk, { topic, firm }: { topic: string; firm: string }): Promise<void> => {
  await fill(desk, desk.page.locator('input'), topic);
  await press(desk, button(desk, 'Search'));
  const result = desk.page.getByRole('link', { name: `${firm} – ${topic}`, exact: true });
  while ((await result.count()) === 0) await press(desk, button(desk, '›'));
  await press(desk, result);
};

const cutOuts = async (desk: Desk, wanted: number): Promise<void> => {
  await press(desk, desk.page.locator('svg > *').nth(wanted));
};

/** Halves what is left again and again, and puts each try in place of the one before. */
const warmCold = async (
  desk: Desk,
  { code, low, high }: { code: number; low: number; high: number },
): Promise<void> => {
  let [from, to] = [low, high];
  for (;;) {
    const tried = Math.floor((from + to) / 2);
    await press(desk, desk.page.locator('input'));
    await desk.hand.press('Control+a');
    await desk.hand.type(String(tried));
    await desk.eye.observe();
    await press(desk, button(desk, 'Turn'));
    if (tried === code) return;
    if (tried < code) from = tried + 1;
    else to = tried - 1;
  }
};

/** The teachers of the widget patterns, by page. */
export const patternTeachers: Readonly<Record<string, Teacher>> = {
  'spin-button': spinButton,
  'menu-bar': menuBar,
  'several-listed': severalListed,
  'native-list': nativeList,
  'nested-tree': nestedTree,
  'hidden-section': hiddenSection,
  'colour-swatches': colourSwatches,
  'press-order': pressOrder,
  'toggle-buttons': toggleButtons,
  'key-slider': keySlider,
  'date-dialog': dateDialog,
  'combo-keys': comboKeys,
  'step-wizard': stepWizard,
  'table-answer': tableAnswer,
  'search-pages': searchPages,
  'cut-outs': cutOuts,
  'warm-cold': warmCold,
};
