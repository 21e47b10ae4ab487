/**
 * Teachers of the practice pages that show the screens of a back office. They work as people do: `way` (0 to 99, by the seed)
 * says in which order, and whether they look at a wrong place first.
 */
import type { Locator } from 'playwright-core';
import { delay } from '../../src/kernel/clock.ts';
import { button, type Desk, fill, middle, press as pressAt, type Teacher } from './practice-desk.ts';

/** In so many of a hundred cases something is done. */
type Way = { way: number };

const inWay = <T>(things: readonly T[], way: number): T[] =>
  way % 2 === 0 ? [...things] : things.toReversed();

/** Presses what may lie farther up or down the page than is seen. */
async function press(desk: Desk, target: Locator): Promise<void> {
  const { page, eye, hand } = desk;
  await target.waitFor({ timeout: 5_000 });
  const height = page.viewportSize()?.height ?? 0;
  for (let turn = 0; turn < 20; turn += 1) {
    const { y } = await middle(target);
    if (y > 20 && y < height - 20) break;
    await hand.moveTo({ x: 320, y: 240 });
    await eye.observe();
    await hand.wheel(y < 20 ? -120 : 120);
    await delay(80);
    await eye.observe();
  }
  await pressAt(desk, target);
}

/** Brings an option of a list that is drawn in place into view. */
async function scrollToOption({ eye, hand }: Desk, list: Locator, option: Locator): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) {
    const [frame, box] = [await list.boundingBox(), await option.boundingBox()];
    if (!frame || !box) throw new Error(`${String(option)} is not listed`);
    const isAbove = box.y < frame.y;
    if (!isAbove && box.y + box.height < frame.y + frame.height) return;
    await hand.moveTo(await middle(list));
    await eye.observe();
    await hand.wheel(isAbove ? -50 : 50);
    await delay(80);
    await eye.observe();
  }
}

const choose =
  (ending: string): Teacher =>
  async (desk, { names, way }: Way & { names: readonly string[] }) => {
    const { page, eye, hand } = desk;
    const list = page.locator('select');
    for (const [nth, name] of inWay(names, way).entries()) {
      const option = list.locator('option').getByText(name, { exact: true });
      await scrollToOption(desk, list, option);
      const point = await middle(option);
      await eye.observe();
      await hand.click(point, nth === 0 ? {} : { held: 'Control' });
      await eye.observe();
    }
    await press(desk, button(desk, ending));
  };

const feedOne = async (
  desk: Desk,
  { author, sign, way }: Way & Record<'author' | 'sign', string>,
): Promise<void> => {
  const posts = desk.page.locator('section > div > div').filter({ hasText: author });
  const post = way % 3 === 0 ? posts.last() : posts.first();
  const target = post.locator(`.${sign}`);
  await press(desk, target);
};

const rowMenu = async (
  desk: Desk,
  { firm, asked, sign }: Way & { firm: string; asked: string; sign: number },
): Promise<void> => {
  const row = desk.page.locator('section > div > div').filter({ hasText: firm });
  await press(desk, row.locator('.signs > span').nth(sign));
  if (sign === -1) await press(desk, row.getByText(asked, { exact: true }));
};

const feedSeveral = async (
  desk: Desk,
  { author, count, way }: Way & { author: string; count: number },
): Promise<void> => {
  const posts = await desk.page.locator('section > div > div').filter({ hasText: author }).all();
  for (const post of inWay(posts.slice(0, count), way % 4)) await press(desk, post.locator('.like'));
  await press(desk, button(desk, 'Done'));
};

const shelfTree = async (
  desk: Desk,
  { path, leaf, wrong, way }: Way & { path: readonly string[]; leaf: string; wrong: string },
): Promise<void> => {
  const { page } = desk;
  const open = (name: string): Promise<void> =>
    press(desk, page.getByText(name, { exact: true }).locator('..').locator('span').first());
  if (way < 45 && path.length > 0) await open(wrong);
  for (const name of path) await open(name);
  await press(desk, page.getByText(leaf, { exact: true }));
};

const foldedHelp = async (
  desk: Desk,
  { goal, at, way }: Way & { goal: string; at: number },
): Promise<void> => {
  const heads = await desk.page.locator('h3').all();
  const wanted = desk.page.getByText(goal, { exact: true });
  // From the first one on, or straight to where it is.
  const order = way < 70 ? heads.slice(0, at + 1) : heads.slice(at, at + 1);
  for (const head of order) {
    await press(desk, head);
    await delay(320);
    await desk.eye.observe();
  }
  await press(desk, wanted);
};

const palettePop = async (desk: Desk, { at, way }: Way & { at: number }): Promise<void> => {
  const { page } = desk;
  const swatch = page.locator('section > div > div').nth(1).locator('div');
  await press(desk, button(desk, 'Colour'));
  if (way < 20) {
    await press(desk, swatch.nth(at === 0 ? 1 : at - 1));
    await press(desk, button(desk, 'Colour'));
  }
  await press(desk, swatch.nth(at));
  await press(desk, button(desk, 'Submit'));
};

const amountArrows = async (desk: Desk, { steps, way }: Way & { steps: number }): Promise<void> => {
  const [up, down] = [desk.page.locator('a').first(), desk.page.locator('a').last()];
  const times = Math.abs(steps);
  // Somebody goes one too far and comes back.
  const isTooFar = way < 15;
  for (let nth = 0; nth < times + (isTooFar ? 1 : 0); nth += 1) await press(desk, steps > 0 ? up : down);
  if (isTooFar) await press(desk, steps > 0 ? down : up);
  await press(desk, button(desk, 'Save'));
};

const cascadeMenu = async (desk: Desk, { path }: { path: readonly string[] }): Promise<void> => {
  const { page, eye, hand } = desk;
  for (const name of path.slice(0, -1)) {
    await eye.observe();
    await hand.moveTo(await middle(page.getByText(name, { exact: true })));
    await delay(60);
    await eye.observe();
  }
  await press(desk, page.getByText(path.at(-1) ?? '', { exact: true }));
};

const tripSearch = async (
  desk: Desk,
  trip: Way & { from: string; to: string; day: number; steps: number; best: string },
): Promise<void> => {
  const { page } = desk;
  const complete = async (name: string, town: string): Promise<void> => {
    await fill(desk, page.getByPlaceholder(name), town.slice(0, 3 + (trip.way % 3)));
    await press(desk, page.locator('section').getByText(town, { exact: true }));
  };
  const pickDate = async (): Promise<void> => {
    await press(desk, page.getByPlaceholder('Date'));
    for (let nth = 0; nth < trip.steps; nth += 1) await press(desk, page.getByText('Next', { exact: true }));
    await press(desk, page.getByRole('link', { name: String(trip.day), exact: true }));
  };
  if (trip.way < 15) await pickDate();
  await complete('From', trip.from);
  await complete('To', trip.to);
  if (trip.way >= 15) await pickDate();
  await press(desk, button(desk, 'Search'));
  const finds = await page.locator('section > div > div').all();
  const said = await Promise.all(finds.map((one) => one.locator('div').nth(1).innerText()));
  const times = said.map((text) => {
    const [hours = 0, minutes = 0] = (text.match(/\d+/g) ?? []).map(Number);
    return hours * 60 + minutes;
  });
  const prices = await Promise.all(
    finds.map(async (one) => Number(/\d+/.exec(await one.getByRole('button').innerText())?.[0])),
  );
  const by = trip.best === 'cheapest' ? prices : times;
  const best = finds[by.indexOf(Math.min(...by))];
  if (!best) throw new Error('Nothing was found.');
  await press(desk, best.getByRole('button'));
};

const figureBoard = async (desk: Desk, { at }: { at: number }): Promise<void> => {
  await press(desk, desk.page.locator('svg > *').nth(at));
};

const letterDesk = async (
  desk: Desk,
  wanted: Way & Record<'goal' | 'kind' | 'friend' | 'text', string>,
): Promise<void> => {
  const { page } = desk;
  await press(desk, page.getByText(wanted.goal, { exact: true }));
  if (wanted.kind === 'delete' || wanted.kind === 'star') {
    await press(
      desk,
      page
        .locator('section > div > div')
        .first()
        .locator('span')
        .nth(wanted.kind === 'delete' ? 1 : 2),
    );
    return;
  }
  const isReply = wanted.kind === 'reply';
  await press(desk, page.getByText(isReply ? 'Reply' : 'Forward', { exact: true }));
  await fill(desk, page.locator(isReply ? 'textarea' : 'input'), isReply ? wanted.text : wanted.friend);
  await press(desk, page.getByText('➤', { exact: true }));
};

const numberedFinds = async (
  desk: Desk,
  { topic, goal, way }: Way & { topic: string; goal: number },
): Promise<void> => {
  const { page } = desk;
  await fill(desk, page.locator('input'), topic);
  await press(desk, button(desk, 'Search'));
  const at = Math.floor((goal - 1) / 3) + 1;
  const link = (name: string): Locator => page.getByRole('link', { name, exact: true });
  if (way < 50 && at > 1) await press(desk, link(String(at)));
  else for (let nth = 1; nth < at; nth += 1) await press(desk, link('>'));
  await press(desk, page.getByRole('link').nth((goal - 1) % 3));
};

const rateLookup = async (desk: Desk, { rate }: { rate: string }): Promise<void> => {
  await fill(desk, desk.page.locator('input'), rate);
  await press(desk, button(desk, 'Send'));
};

const claimWizard = async (
  desk: Desk,
  { name, amount, kind, way }: Way & Record<'name' | 'amount' | 'kind', string>,
): Promise<void> => {
  const { page } = desk;
  const fields = [
    ['Name', name],
    ['Amount', amount],
  ] as const;
  for (const [label, text] of inWay(fields, way < 20 ? 1 : 0)) await fill(desk, page.getByLabel(label), text);
  await press(desk, button(desk, 'Continue'));
  await press(desk, page.getByLabel(kind, { exact: true }));
  await press(desk, button(desk, 'Continue'));
  if (Number(amount) > 1000) await press(desk, button(desk, 'I understand'));
  await press(desk, button(desk, 'Hand in'));
};

const basketCounts = async (
  desk: Desk,
  { counts, way }: Way & { counts: Record<string, number> },
): Promise<void> => {
  for (const [name, count] of inWay(Object.entries(counts), way)) {
    const row = desk.page.locator('section > div > div').filter({ hasText: name });
    for (let nth = 0; nth < count; nth += 1) await press(desk, row.getByRole('button', { name: '+' }));
  }
  await press(desk, button(desk, 'Order'));
};

const cardBoard = async (desk: Desk, { card, to }: { card: string; to: string }): Promise<void> => {
  const { page } = desk;
  await press(desk, page.getByText(card, { exact: true }).locator('..').getByRole('button'));
  await press(desk, page.getByRole('menuitem', { name: to, exact: true }));
};

/** The teachers of the screens of a back office, by page. */
export const officeTeachers: Readonly<Record<string, Teacher>> = {
  'native-several': choose('Send'),
  'feed-one': feedOne,
  'feed-several': feedSeveral,
  'row-menu': rowMenu,
  'shelf-tree': shelfTree,
  'folded-help': foldedHelp,
  'palette-pop': palettePop,
  'amount-arrows': amountArrows,
  'long-native': choose('Go'),
  'cascade-menu': cascadeMenu,
  'trip-search': tripSearch,
  'figure-board': figureBoard,
  'letter-desk': letterDesk,
  'numbered-finds': numberedFinds,
  'rate-lookup': rateLookup,
  'claim-wizard': claimWizard,
  'basket-counts': basketCounts,
  'card-board': cardBoard,
};
