/** Teachers of forms: fields, boxes, lists, what is copied, calculated or read off and typed. They know these tasks. */
import {
  type Desk,
  fill,
  happens,
  key,
  ordinal,
  press,
  said,
  scrollTo,
  shuffled,
  submit,
  type Teacher,
  typeText,
} from './person.ts';

const field = ({ page }: Desk, nth = 0) =>
  page.locator('#area input:not([type=checkbox]):not([type=radio])').nth(nth);

/** Types an answer into the only field and submits. */
async function answer(desk: Desk, text: string): Promise<void> {
  await fill(desk, field(desk), text);
  await submit(desk);
}

const caseOf: Teacher = async (desk) => {
  const word = said(desk, /"(.+)"/);
  await answer(desk, /upper case/.test(desk.instruction) ? word.toUpperCase() : word.toLowerCase());
};

/** Parts of a form that may be filled in any order, then what submits. */
async function inAnyOrder(desk: Desk, parts: readonly (() => Promise<void>)[]): Promise<void> {
  for (const part of shuffled(desk, parts)) await part();
}

const radioAndField: Teacher = async (desk) => {
  const radio = ordinal(desk, /the (\d)\w\w radio/);
  const box = ordinal(desk, /the (\d)\w\w textbox/);
  const number = said(desk, /"(-?\d+)"/);
  await inAnyOrder(desk, [
    () => press(desk, desk.page.locator('input[type=radio]').nth(radio - 1)),
    () => fill(desk, field(desk, box - 1), number),
  ]);
  await submit(desk);
};

const listAndButton: Teacher = async (desk) => {
  const { page } = desk;
  await press(desk, page.locator('.selectric'));
  const wanted = said(desk, /Choose (.+) from/);
  const option = page.locator('.selectric-items li').filter({ hasText: new RegExp(`^${wanted}$`) });
  const list = await page.locator('.selectric-scroll').boundingBox();
  if (!list) throw new Error('There is no list.');
  await scrollTo(desk, option, list);
  await press(desk, option);
  await submit(desk, said(desk, /"(.+)"/));
};

/** Copies a field by the keys and pastes it into the answer. */
async function copy(desk: Desk, selector: string): Promise<void> {
  await press(desk, desk.page.locator(selector));
  await key(desk, 'Control+a');
  await key(desk, 'Control+c');
  await press(desk, desk.page.locator('#answer-input'));
  await key(desk, 'Control+v');
  await submit(desk);
}

const nthWord: Teacher = async (desk) => {
  const words = (await desk.page.locator('#area p').innerText()).trim().split(/\s+/);
  const word = words[ordinal(desk, /the (\d+)\w\w word/) - 1] ?? '';
  await answer(desk, word.replace(/[^a-zA-Z]/g, ''));
};

const lastWord: Teacher = async (desk) => {
  const { page, hand, eye } = desk;
  const area = page.locator('#text-area');
  const box = await area.boundingBox();
  await hand.moveTo({ x: (box?.x ?? 0) + 40, y: (box?.y ?? 0) + 30 });
  const isDown = (): Promise<boolean> =>
    area.evaluate(
      (one: { scrollTop: number; clientHeight: number; scrollHeight: number }) =>
        one.scrollTop + one.clientHeight >= one.scrollHeight - 2,
    );
  while (!(await isDown())) {
    await eye.observe();
    await hand.wheel(60 + desk.chance(60));
    await eye.observe();
  }
  const words = (await area.inputValue()).trim().split(/\s+/);
  await answer(desk, (words.at(-1) ?? '').replace('.', ''));
};

const tableValue = async ({ page }: Desk, name: string): Promise<string> => {
  for (const row of await page.locator('#tab tr').all()) {
    const [key, value] = await row.locator('td').allInnerTexts();
    if (key === name) return value ?? '';
  }
  throw new Error(`There is no ${name}.`);
};

const oneValue: Teacher = async (desk) =>
  answer(desk, await tableValue(desk, said(desk, /value of (.+) into/)));

const twoValues: Teacher = async (desk) => {
  const part = (nth: number) => async () => {
    const name = (await desk.page.locator(`#ll${nth}`).innerText()).replace(':', '');
    const value = await tableValue(desk, name);
    await fill(desk, desk.page.locator(`#tt${nth}`), value);
  };
  if (happens(desk, 70)) for (const nth of [1, 2]) await part(nth)();
  else await inAnyOrder(desk, [part(1), part(2)]);
  await submit(desk);
};

const calculate: Teacher = async (desk) => {
  const said = await desk.page.locator('#math-problem').innerText();
  const [, one = '', sign = '', other = ''] = /(\d+) ([-+x]) (\d+)/.exec(said) ?? [];
  const [left, right] = [Number(one), Number(other)];
  await answer(desk, String(sign === '+' ? left + right : sign === '-' ? left - right : left * right));
};

const solve: Teacher = async (desk) => {
  const said = await desk.page.locator('#math-problem').innerText();
  const [, left = '', sign = '', right = '', sum = ''] = /(\w+) ([-+]) (\w+) = (\d+)/.exec(said) ?? [];
  const total = Number(sum);
  const known = Number(left === 'x' ? right : left);
  const x = sign === '+' ? total - known : left === 'x' ? total + known : known - total;
  await answer(desk, String(x));
};

const countBlocks: Teacher = async (desk) =>
  answer(desk, String(await desk.page.locator('.addition-block').count()));

const skewedText: Teacher = async (desk) => answer(desk, await desk.page.locator('#captcha').innerText());

const drawNumber: Teacher = async (desk) => {
  const wanted = await desk.page.evaluate<boolean[]>(
    `PATTERNS[${said(desk, /"(\d)"/)}].flat().map((one) => one === 1)`,
  );
  const boxes = desk.page.locator('#checkboxes input');
  for (const [nth, isOn] of wanted.entries()) if (isOn) await press(desk, boxes.nth(nth));
  await submit(desk);
};

const signAgreement: Teacher = async (desk) => {
  const { page, hand, eye, instruction } = desk;
  if (instruction.startsWith('Click the cancel')) return submit(desk, 'Cancel');
  const box = await page.locator('#text-area').boundingBox();
  await hand.moveTo({ x: (box?.x ?? 0) + 50, y: (box?.y ?? 0) + 40 });
  while (await page.locator('#agree').isDisabled()) {
    await eye.observe();
    await hand.wheel(100 + desk.chance(100));
    await eye.observe();
  }
  await fill(desk, page.locator('#name'), said(desk, /name "(.+?)"/));
  await submit(desk, said(desk, /press "(.+)"/));
};

const deleteFile: Teacher = async (desk) => {
  const { page, instruction, eye } = desk;
  await press(desk, page.locator('#terminal'));
  await typeText(desk, 'ls');
  await key(desk, 'Enter');
  await eye.observe();
  const files = (await page.locator('.output').allInnerTexts()).at(-1)?.split(' ') ?? [];
  const ending = /extension (\.\S+)$/.exec(instruction)?.[1];
  const file = files.find((one) => (ending === undefined ? !one.includes('.') : one.endsWith(ending)));
  await typeText(desk, `rm ${file ?? ''}`);
  await key(desk, 'Enter');
};

/** The teachers of forms, by task. */
export const formTeachers: Readonly<Record<string, Teacher>> = {
  'enter-text-2': caseOf,
  'form-sequence-2': radioAndField,
  'form-sequence-3': listAndButton,
  'copy-paste': (desk) => copy(desk, '#to-copy'),
  'copy-paste-2': (desk) => copy(desk, `#text-${ordinal(desk, /the (\d)/)}`),
  'find-word': nthWord,
  'scroll-text': lastWord,
  'read-table': oneValue,
  'read-table-2': twoValues,
  'simple-arithmetic': calculate,
  'simple-algebra': solve,
  'visual-addition': countBlocks,
  'text-transform': skewedText,
  'number-checkboxes': drawNumber,
  'sign-agreement': signAgreement,
  terminal: deleteFile,
};
