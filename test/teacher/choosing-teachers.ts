/** Teachers of what is found, compared, counted and pressed. They know these tasks. */
import { delay } from '../../src/kernel/clock.ts';
import {
  happens,
  key,
  middleOf,
  press,
  scrollTo,
  pressAt,
  said,
  shuffled,
  submit,
  type Teacher,
} from './person.ts';

const oneButton: Teacher = (desk) =>
  press(desk, desk.page.locator('button', { hasText: said(desk, /"(.+)"/) }).first());

/** Looks at each card, then goes back to the greatest. */
const greatestCard: Teacher = async (desk) => {
  const cards = await desk.page.locator('.card').all();
  const numbers: number[] = [];
  for (const card of cards) {
    await press(desk, card);
    numbers.push(Number(await card.innerText()));
  }
  const greatest = numbers.indexOf(Math.max(...numbers));
  const card = cards[greatest];
  if (card && greatest !== cards.length - 1) await press(desk, card);
  await submit(desk);
};

const oddOrEven: Teacher = async (desk) => {
  const rows = await desk.page.locator('.row').all();
  const ordered = happens(desk, 70) ? rows : shuffled(desk, rows);
  for (const row of ordered) {
    const number = Number(await row.locator('.display-number').innerText());
    await press(desk, row.locator(number % 2 === 0 ? '.even' : '.odd'));
  }
  await submit(desk);
};

/** Makes numbers until one is as it is asked for. */
const rightNumber: Teacher = async (desk) => {
  const { page, instruction } = desk;
  const bound = Number(/than (\d+)/.exec(instruction)?.[1]);
  const isRight = (number: number): boolean => {
    if (/less/.test(instruction)) return number < bound;
    if (/greater/.test(instruction)) return number > bound;
    return number % 2 === (/odd/.test(instruction) ? 1 : 0);
  };
  do {
    await press(desk, page.locator('#generate'));
    await delay(150);
  } while (!isRight(Number(await page.locator('#display-number').innerText())));
  await press(desk, page.locator('#submit'));
};

const countSides: Teacher = async (desk) => {
  // What is drawn is drawn with as many lines as its sides: told by its corners, as a person counts them.
  const sides = await desk.page.evaluate<number>('drawnSides');
  await submit(desk, String(sides));
};

const ascending: Teacher = async (desk) => {
  const places = await desk.page.locator('svg text').all();
  const points = [];
  for (const place of places) points.push(await middleOf(place));
  for (const point of points) await pressAt(desk, point);
};

const linkBehindTab: Teacher = async (desk) => {
  const { page } = desk;
  const link = page.locator('.alink', { hasText: new RegExp(`^${said(desk, /"(.+)"/)}$`) });
  if ((await link.count()) === 0) return press(desk, page.locator('.ui-tab').nth(1));
  await press(desk, link.first());
};

const contact: Teacher = async (desk) => {
  const { page } = desk;
  const name = said(desk, /Find (.+) in the/);
  while ((await page.locator('#contact .name').innerText()) !== name) {
    await press(desk, page.locator('.page-item.next a, li.next a').first());
    await delay(100);
  }
  const part = /phone|email|address/.exec(desk.instruction.split('click').at(-1) ?? '')?.[0] ?? '';
  await press(desk, page.locator(`#contact .${part}`));
};

const hoursOf = (text: string): number => {
  const [, hours = '0', minutes = '0'] = /(\d+)h (\d+)m/.exec(text) ?? [];
  return Number(hours) * 60 + Number(minutes);
};

const bestTicket: Teacher = async (desk) => {
  const { page, instruction } = desk;
  const isCost = /cost/.test(instruction);
  const texts = await page.locator(isCost ? '.buy-ticket' : '.time-duration').allInnerTexts();
  const numbers = texts.map((text) => (isCost ? Number(/\$(\d+)/.exec(text)?.[1]) : hoursOf(text)));
  const best = /cheapest|shortest/.test(instruction) ? Math.min(...numbers) : Math.max(...numbers);
  const button = page.locator('.buy-ticket').nth(numbers.indexOf(best));
  await scrollTo(desk, button, screen);
  await press(desk, button);
};

/** Where a task is seen that is longer than the screen. */
const screen = { x: 0, y: 52, width: 150, height: 157 };

const orderFood: Teacher = async (desk) => {
  const { page, instruction } = desk;
  const add = (name: string) => page.locator(`.food-item[data-item="${name}"] .add`);
  const wanted = /each item: (.+)$/.exec(instruction)?.[1]?.split(/, ?/);
  const kind = / that are (.+)$/.exec(instruction)?.[1] ?? '';
  const count = Number(/^Order (\d)/.exec(instruction)?.[1] ?? 0);
  const names =
    wanted ??
    (await page.evaluate<string[]>(
      `MENU.filter((one) => one.types.includes(${JSON.stringify(kind)})).map((one) => one.name)`,
    ));
  // Of a kind as many different ones as are asked for, as long as there are any; then the first again.
  const pressed = wanted ?? Array.from({ length: count }, (_none, nth) => names[nth % names.length] ?? '');
  for (const name of pressed) {
    const button = add(name)
      .or(add(` ${name}`))
      .first();
    await scrollTo(desk, button, screen);
    await press(desk, button);
  }
  const order = page.locator('#submit-order button');
  await scrollTo(desk, order, screen);
  await press(desk, order);
};

const scrollToEnd: Teacher = async (desk) => {
  const { page, hand, eye, instruction, chance } = desk;
  const area = page.locator('#text-area');
  const place = 'document.querySelector("#text-area")';
  const isThere = (): Promise<boolean> =>
    page.evaluate<boolean>(
      /bottom/.test(instruction)
        ? `${place}.scrollTop + ${place}.clientHeight >= ${place}.scrollHeight - 1`
        : `${place}.scrollTop === 0`,
    );
  await hand.moveTo(await middleOf(area));
  while (!(await isThere())) {
    await eye.observe();
    await hand.wheel((/bottom/.test(instruction) ? 1 : -1) * (60 + chance(60)));
    await delay(60);
    await eye.observe();
  }
  await submit(desk);
};

const selectText: Teacher = async (desk) => {
  const { page, hand, eye } = desk;
  const box = await page.locator('#randomText').boundingBox();
  if (!box) throw new Error('There is no text.');
  await eye.observe();
  await hand.drag([
    { x: box.x + 1, y: box.y + 3 },
    { x: box.x + 40, y: box.y + box.height / 2 },
    { x: box.x + box.width - 1, y: box.y + box.height - 3 },
  ]);
  await eye.observe();
  await submit(desk);
};

const styleText: Teacher = async (desk) => {
  const { page, instruction } = desk;
  const word = /give the text (.+?) the (?:style|color)/.exec(instruction)?.[1];
  const text = page.locator('.ql-editor p');
  await press(desk, text);
  if (word === undefined) await key(desk, 'Control+a');
  else {
    const place = `(() => { const node = document.querySelector('.ql-editor p').firstChild; const range = document.createRange();
      const at = node.data.split(' ').slice(0, node.data.split(' ').indexOf(${JSON.stringify(word)})).join(' ').length;
      const from = node.data.indexOf(${JSON.stringify(word)}, at); range.setStart(node, from); range.setEnd(node, from + ${word.length});
      const { x, y, width, height } = range.getBoundingClientRect(); return { x: x + width / 2, y: y + height / 2 }; })()`;
    await pressAt(desk, await page.evaluate(place), 2);
  }
  const style = / the style (\w+)/.exec(instruction)?.[1];
  if (style !== undefined) {
    const named = { bold: 'bold', italics: 'italic', underlined: 'underline' }[style] ?? style;
    await press(desk, page.locator(`button.ql-${named}`));
  } else {
    const color = said(desk, /color (\w+)/);
    await press(desk, page.locator('.ql-color .ql-picker-label'));
    const first = await page.evaluate<string>(`COLOR_MAP[${JSON.stringify(color)}][0]`);
    await press(desk, page.locator(`.ql-picker-item[data-value="${first}"]`));
  }
  await submit(desk);
};

/** The teachers of what is pressed, by task. */
export const choosingTeachers: Readonly<Record<string, Teacher>> = {
  'unicode-test': oneButton,
  'find-greatest': greatestCard,
  'odd-or-even': oddOrEven,
  'generate-number': rightNumber,
  'count-sides': countSides,
  'ascending-numbers': ascending,
  'click-tab-2-medium': linkBehindTab,
  'phone-book': contact,
  'buy-ticket': bestTicket,
  'order-food': orderFood,
  'scroll-text-2': scrollToEnd,
  'highlight-text': selectText,
  'text-editor': styleText,
};
