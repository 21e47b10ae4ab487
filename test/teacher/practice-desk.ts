/** Where teachers of the practice pages stand, and what all of them do: press, fill, find a button. */
import type { Locator, Page } from 'playwright-core';
import type { Eye } from '../../src/reflex/eye/eye.ts';
import type { Hand } from '../../src/reflex/hand/hand.ts';

/** Where a teacher stands: before a page that is shown. */
export type Desk = { page: Page; eye: Eye; hand: Hand };

/** Works one page. */
export type Teacher = (desk: Desk, wanted: never) => Promise<void>;

/** The middle of what is seen. */
export async function middle(target: Locator): Promise<{ x: number; y: number }> {
  const box = await target.boundingBox();
  if (!box) throw new Error(`${String(target)} is not seen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Presses an element once the eye has seen what came before. */
export async function press({ eye, hand }: Desk, target: Locator): Promise<void> {
  const point = await middle(target);
  await eye.observe();
  await hand.click(point);
  await eye.observe();
}

/** Presses a field and types into it. */
export async function fill(desk: Desk, target: Locator, text: string): Promise<void> {
  await press(desk, target);
  await desk.hand.type(text);
  await desk.eye.observe();
}

/** A button by its name. */
export const button = ({ page }: Desk, name: string): Locator =>
  page.getByRole('button', { name, exact: true });
