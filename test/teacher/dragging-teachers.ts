/** Teachers of what is dragged, resized and turned: boxes, lists that are sorted, sliders, hours of a day. They know these tasks. */
import type { Locator } from 'playwright-core';
import { delay } from '../../src/kernel/clock.ts';
import type { Point } from '../../src/reflex/hand/tempo.ts';
import {
  type Desk,
  dragTo,
  fill,
  key,
  middleOf,
  ordinal,
  press,
  pressAt,
  said,
  scrollTo,
  shuffled,
  submit,
  type Teacher,
} from './person.ts';

const numberIn = async (target: Locator): Promise<number> => Number(await target.innerText());

/** Turns a slider by the keys until its number is right. */
async function turn(
  desk: Desk,
  handle: Locator,
  { value, goal }: { value: Locator; goal: number },
): Promise<void> {
  await pressAt(desk, await middleOf(handle));
  const isUpright = (await handle.locator('..').getAttribute('class'))?.includes('vertical') ?? false;
  const [more, less] = isUpright ? ['ArrowUp', 'ArrowDown'] : ['ArrowRight', 'ArrowLeft'];
  for (let nth = 0; nth < 120; nth += 1) {
    const now = await numberIn(value);
    if (now === goal) return;
    await key(desk, (now < goal ? more : less) ?? '');
  }
}

const sliderAndBox: Teacher = async (desk) => {
  const { page } = desk;
  const goal = Number(said(desk, /Select (-?\d+) with/));
  const box = ordinal(desk, /the (\d)\w\w checkbox/);
  const handle = page.locator('.ui-slider-handle');
  const parts = [
    () => turn(desk, handle, { value: page.locator('#val'), goal }),
    () => press(desk, page.locator(`#checkbox-${box}`)),
  ];
  for (const part of shuffled(desk, parts)) await part();
  await submit(desk);
};

/** Drags the handle about as far as it has to go, then goes by the keys. */
const oneSlider: Teacher = async (desk) => {
  const { page } = desk;
  const goal = Number(said(desk, /Select (-?\d+) with/));
  const handle = page.locator('.ui-slider-handle');
  const value = page.locator('#val');
  const from = await middleOf(handle);
  const share = await page.evaluate<number>(
    `(${goal} - $('#slider').slider('option', 'min')) / ($('#slider').slider('option', 'max') - $('#slider').slider('option', 'min'))`,
  );
  const box = await page.locator('#slider').boundingBox();
  if (!box) throw new Error('There is no slider.');
  const isUpright = box.height > box.width;
  const to = isUpright
    ? { x: from.x, y: box.y + box.height * (1 - share) }
    : { x: box.x + box.width * share, y: from.y };
  if (Math.abs((await numberIn(value)) - goal) > 3) await dragTo(desk, from, to);
  if ((await numberIn(value)) !== goal) await turn(desk, handle, { value, goal });
  await submit(desk);
};

const threeSliders: Teacher = async (desk) => {
  const { page, instruction } = desk;
  const goals = (/\[(.+)\]/.exec(instruction)?.[1] ?? '').split(',').map(Number);
  for (const [nth, goal] of goals.entries()) {
    const value = page.locator(`#val-${nth + 1}`);
    const handle = page.locator(`#slider-${nth + 1} .ui-slider-handle`);
    if ((await numberIn(value)) !== goal) await turn(desk, handle, { value, goal });
  }
  await submit(desk);
};

const boxIntoBox: Teacher = async (desk) => {
  const { page, chance } = desk;
  const to = await middleOf(page.locator('#draggableLarge'));
  const off = (): number => chance(9) - 4;
  await dragTo(desk, await middleOf(page.locator('#draggableSmall')), { x: to.x + off(), y: to.y + off() });
  await submit(desk);
};

/** Drags one entry of a list past another, a little beyond its middle. */
async function moveEntry(desk: Desk, from: number, to: number): Promise<void> {
  const entry = (nth: number): Locator => desk.page.locator('#sortable li').nth(nth);
  const goal = await middleOf(entry(to));
  const beyond = to > from ? 6 : -6;
  await dragTo(desk, await middleOf(entry(from)), { x: goal.x, y: goal.y + beyond });
  await delay(250);
  await desk.eye.observe();
}

const entryToPlace: Teacher = async (desk) => {
  const { page, instruction } = desk;
  const names = (await page.locator('#sortable li').allInnerTexts()).map((text) => text.trim());
  const from = names.indexOf(said(desk, /^Drag (.+?) (?:to the|up|down)/));
  const place = /to the (\d)/.exec(instruction)?.[1];
  const goals: readonly (readonly [RegExp, number])[] = [
    [/to the top/, 0],
    [/to the bottom/, names.length - 1],
    [/down by one/, from + 1],
    [/up by one/, from - 1],
  ];
  const to = place === undefined ? goals.find(([said_]) => said_.test(instruction))?.[1] : Number(place) - 1;
  await moveEntry(desk, from, to ?? from);
};

const sortNumbers: Teacher = async (desk) => {
  for (let at = 0; at < 4; at += 1) {
    const numbers = (await desk.page.locator('#sortable li').allInnerTexts()).map(Number);
    const least = numbers.indexOf(Math.min(...numbers.slice(at)), at);
    if (least !== at) await moveEntry(desk, least, at);
  }
  await submit(desk);
};

const shapesIntoBox: Teacher = async (desk) => {
  const { page } = desk;
  const kind = said(desk, /all (\w+) into/);
  const selector = { rectangles: 'rect:not(#shape-container)', circles: 'circle', triangles: 'polygon' }[
    kind
  ];
  const box = await page.locator('#shape-container').boundingBox();
  if (!box) throw new Error('There is no box.');
  for (const [nth, shape] of (await page.locator(selector ?? '').all()).entries()) {
    const to: Point = { x: box.x + 12 + (nth % 4) * 18, y: box.y + box.height / 2 };
    await dragTo(desk, await middleOf(shape), to);
  }
  await submit(desk);
};

const resize: Teacher = async (desk) => {
  const { page, instruction, chance } = desk;
  const from = await middleOf(page.locator('.ui-resizable-se'));
  const by = (10 + chance(15)) * (instruction.includes('larger') ? 1 : -1);
  const to = instruction.includes('width') ? { x: from.x + by, y: from.y } : { x: from.x, y: from.y + by };
  await dragTo(desk, from, to);
  await submit(desk);
};

const halfHours: Readonly<Record<string, number>> = { '8AM': 16, '12PM': 24, '4PM': 32 };

/** Where an appointment of so many half hours is free from an hour on. */
async function freeFrom(desk: Desk, from: number, count: number): Promise<number> {
  const taken = await desk.page
    .locator('.event')
    .evaluateAll((all: { offsetTop: number; offsetHeight: number }[]) =>
      all.map(({ offsetTop, offsetHeight }) => [offsetTop, offsetTop + offsetHeight] as const),
    );
  const top = (nth: number): number => nth * 20.42 + 4;
  for (let start = from; start + count <= from + 8; start += 1) {
    const isTaken = taken.some(([begin, end]) => top(start) < end + 4 && top(start + count) > begin - 4);
    if (!isTaken) return start;
  }
  throw new Error('There is no time.');
}

const appointment: Teacher = async (desk) => {
  const { page, instruction } = desk;
  const length = Number(/a ([\d.]+) (?:hour|min)/.exec(instruction)?.[1] ?? 0);
  const count = instruction.includes('hour') ? length * 2 : length / 30;
  const start = await freeFrom(desk, halfHours[said(desk, /between (\w+) and/)] ?? 0, count);
  const hour = (nth: number): Locator => page.locator(`#hh-${nth}`);
  await scrollTo(desk, hour(start + count), { x: 0, y: 55, width: 150, height: 145 });
  const [from, to] = [await middleOf(hour(start)), await middleOf(hour(start + count - 1))];
  await dragTo(desk, { x: from.x, y: from.y - 4 }, { x: to.x, y: to.y + 4 });
  await fill(desk, page.locator('#event-name'), said(desk, /named "(.+)"/));
  await press(desk, page.locator('#controls .create'));
};

/** The teachers of what is dragged, by task. */
export const draggingTeachers: Readonly<Record<string, Teacher>> = {
  'form-sequence': sliderAndBox,
  'use-slider': oneSlider,
  'use-slider-2': threeSliders,
  'drag-box': boxIntoBox,
  'drag-items': entryToPlace,
  'drag-sort-numbers': sortNumbers,
  'drag-shapes': shapesIntoBox,
  'resize-textarea': resize,
  'daily-calendar': appointment,
};
