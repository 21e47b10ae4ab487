/**
 * A person before a screen, for teachers: presses somewhere within what is meant, looks beside it now and then, mistypes and
 * corrects, goes to the next field by the mouse or by Tab. What varies is set by the seed.
 */
import type { Locator, Page } from 'playwright-core';
import { delay } from '../../src/kernel/clock.ts';
import type { Chance } from '../../src/reflex/explore/chance.ts';
import type { Eye } from '../../src/reflex/eye/eye.ts';
import type { Hand } from '../../src/reflex/hand/hand.ts';
import type { Point } from '../../src/reflex/hand/tempo.ts';

/** Where the person sits, and what was said. */
export type Desk = { page: Page; eye: Eye; hand: Hand; chance: Chance; instruction: string };

/** Works one task; throws where it does not know how. */
export type Teacher = (desk: Desk) => Promise<void>;

/** Whether something happens that happens in so many of a hundred cases. */
export const happens = ({ chance }: Desk, percent: number): boolean => chance(100) < percent;

/** The same things in an order that chance makes. */
export function shuffled<T>({ chance }: Desk, things: readonly T[]): T[] {
  return things
    .map((thing) => ({ thing, at: chance(1_000_000) }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ thing }) => thing);
}

type Rectangle = { x: number; y: number; width: number; height: number };

/** Where something is seen; of words that go on in the next line, those of the first. */
async function boxOf(target: Locator): Promise<Rectangle> {
  const box = await target.evaluate((one: { getClientRects(): Iterable<Rectangle> }) => {
    const [first] = one.getClientRects();
    return first && { x: first.x, y: first.y, width: first.width, height: first.height };
  });
  if (!box) throw new Error(`${String(target)} is not seen`);
  return box;
}

/** Turns the wheel over a place until something stands between two heights; 40 pixels at a time. */
export async function scrollTo(desk: Desk, target: Locator, frame: Rectangle): Promise<void> {
  const { hand, eye, chance } = desk;
  const isSeen = async (): Promise<boolean> => {
    const { y, height } = await boxOf(target);
    return y >= frame.y && y + height <= frame.y + frame.height;
  };
  if (await isSeen()) return;
  await hand.moveTo({ x: frame.x + frame.width / 2 + chance(11) - 5, y: frame.y + frame.height / 2 });
  for (let nth = 0; nth < 60 && !(await isSeen()); nth += 1) {
    await eye.observe();
    await hand.wheel((await boxOf(target)).y < frame.y ? -40 : 40);
    await delay(60);
    await eye.observe();
  }
}

/** Somewhere in the middle part of what is meant. */
export async function pointIn({ chance }: Desk, target: Locator): Promise<Point> {
  const { x, y, width, height } = await boxOf(target);
  const off = (length: number): number => (length * (chance(41) - 20)) / 100;
  return { x: x + width / 2 + off(width), y: y + height / 2 + off(height) };
}

/** The very middle. */
export async function middleOf(target: Locator): Promise<Point> {
  const { x, y, width, height } = await boxOf(target);
  return { x: x + width / 2, y: y + height / 2 };
}

/** Reads for a moment, with the mouse elsewhere now and then. */
async function hesitate(desk: Desk): Promise<void> {
  const { hand, chance } = desk;
  await delay(60 + chance(180));
  if (happens(desk, 15)) await hand.moveTo({ x: 5 + chance(150), y: 60 + chance(145) });
}

/** Presses a place once what came before has been seen. */
export async function pressAt(desk: Desk, point: Point, count = 1): Promise<void> {
  await hesitate(desk);
  await desk.eye.observe();
  await desk.hand.click(point, { count });
  await desk.eye.observe();
}

/** Presses somewhere in what is meant. */
export async function press(desk: Desk, target: Locator, count = 1): Promise<void> {
  await pressAt(desk, await pointIn(desk, target), count);
}

/** Presses a key, once what came before has been seen. */
export async function key(desk: Desk, chord: string): Promise<void> {
  await delay(30 + desk.chance(60));
  await desk.eye.observe();
  await desk.hand.press(chord);
  await desk.eye.observe();
}

/** Types, with a slip that is corrected at once in every eighth case. */
export async function typeText(desk: Desk, text: string): Promise<void> {
  const { hand, chance } = desk;
  const at = text.length > 2 && happens(desk, 12) ? 1 + chance(text.length - 1) : text.length;
  await hand.type(text.slice(0, at));
  if (at < text.length) {
    await hand.type('nrtse'[chance(5)] ?? 'n');
    await delay(120);
    await hand.press('Backspace');
    await hand.type(text.slice(at));
  }
  await desk.eye.observe();
}

/** Presses a field and types into it. */
export async function fill(desk: Desk, target: Locator, text: string): Promise<void> {
  await press(desk, target);
  await typeText(desk, text);
}

/** Presses what submits. */
export const submit = (desk: Desk, name = 'Submit'): Promise<void> =>
  press(desk, desk.page.getByRole('button', { name, exact: true }));

/** Drags from one place to another, past one in between that is a little off the straight line. */
export async function dragTo(desk: Desk, from: Point, to: Point): Promise<void> {
  const { chance, eye, hand } = desk;
  await hesitate(desk);
  await eye.observe();
  const between = { x: (from.x + to.x) / 2 + chance(5) - 2, y: (from.y + to.y) / 2 + chance(5) - 2 };
  await hand.drag([from, between, to]);
  await eye.observe();
}

/** What the instruction says in the place of a pattern's only group. Throws where it says nothing there. */
export function said({ instruction }: Desk, pattern: RegExp): string {
  const found = pattern.exec(instruction)?.[1];
  if (found === undefined) throw new Error(`“${instruction}” does not say ${String(pattern)}`);
  return found;
}

/** The number of an ordinal in the instruction, `2nd`: 2. */
export const ordinal = (desk: Desk, pattern: RegExp): number => Number.parseInt(said(desk, pattern), 10);
