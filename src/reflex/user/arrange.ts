/** What people do on pages that are arranged for them: hold a phone, press cards and times, hand in a table. */
import type { ScreenElement } from '../../protocol/screen/observation.ts';
import { findRole, wordsOf } from '../eye/find.ts';
import type { Look } from '../eye/look.ts';
import { chooseFile } from '../hand/choose-file.ts';
import { knownRecord, type Play } from './play-state.ts';
import { linksNamed } from './words-seen.ts';

/** A phone's screen, in CSS pixels. */
export const phone = { width: 390, height: 844 };

/** Takes a phone in hand, or goes back to the desk. */
export async function hold({ user, origin }: Play, device: 'phone' | 'desk'): Promise<void> {
  await user.screen.resize(device === 'phone' ? phone : undefined);
  // Another screen is another look at the product, from its first page.
  await user.screen.goTo(`${origin}/`);
}

async function pressLink(
  play: Play,
  find: (look: Look) => ScreenElement | undefined,
  expected: string,
): Promise<void> {
  const { user } = play;
  const { point } = await user.reach(find, expected);
  const before = user.before();
  await user.hand.click(point);
  await user.follow(before);
}

/** Presses the card that names a record. */
export function choose(play: Play, name: string): Promise<void> {
  const record = knownRecord(play, name);
  return pressLink(
    play,
    (look) => linksNamed(look, record).at(-1),
    `a card “${record.shown[0] ?? record.id}”`,
  );
}

/** A time, a day with its month or weekday, or the number of a day in a month that is laid out as one. */
const timeOrDay = /^\s*(\d{1,2}\s?[:h]\s?\d{2}|\d{1,2} \p{L}+|\p{L}+,? \d{1,2}|\d{1,2}$)/u;

/** Presses the first time or day that is offered. */
export function chooseTime(play: Play): Promise<void> {
  const first = (look: Look): ScreenElement | undefined =>
    findRole(look, 'link').find((seen) => timeOrDay.test(wordsOf(look, seen)));
  return pressLink(play, first, 'a time or a day to choose');
}

/** Chooses a table of one row in a file control. */
export async function chooseTable(
  play: Play,
  table: { label: string; head: string[]; row: string[] },
): Promise<void> {
  const line = (cells: readonly string[]): string =>
    cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  const bytes = Buffer.from(`${line(table.head)}\r\n${line(table.row)}\r\n`);
  await chooseFile(play.user, table.label, { bytes, name: 'table.csv' });
}
