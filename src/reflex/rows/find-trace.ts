/** Looks for a row's trace where worked rows are seen: searches for it where the page can, and turns its pages. */
import type { Ending } from '../../protocol/screen/ending.ts';
import type { Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import type { Desk } from '../controller/controller.ts';
import { hasChanged } from '../controller/effect.ts';
import { centreOf } from '../eye/box.ts';
import { isTraced } from './ending.ts';
import { nextPageOf, saysMore, searchFieldOf } from './next-page.ts';
import type { Row } from './read-rows.ts';

/** What is known of a row afterwards: `unsure` where there is more than was looked at. */
export type Trace = 'found' | 'absent' | 'unsure';

/** How often it is looked further down a page, and how many pages are turned. */
const most = { turns: 80, pages: 40 };
/** Milliseconds: how long a page may take to answer or to scroll, and how long it has to be the same to be at rest. */
const times = { answer: 4_000, scroll: 400, rest: 150 };

/** Waits until the screen is another one than before and at rest; answers it, or undefined where nothing changed. */
async function answered({ eye, signal }: Desk, before: Observation): Promise<Observation | undefined> {
  const until = eye.now() + times.answer;
  let [last, since] = [before, eye.now()];
  while (eye.now() < until) {
    signal.throwIfAborted();
    await eye.next(last.at, 50);
    const now = await eye.observe();
    if (hasChanged(last, now)) since = eye.now();
    last = now;
    if (eye.now() - since >= times.rest && now.elements.length > 0 && hasChanged(before, now)) return now;
  }
  return undefined;
}

/** What is seen once something has moved; undefined where nothing does. That the mouse came there is no change. */
async function movedFrom({ eye, signal }: Desk, before: Observation): Promise<Observation | undefined> {
  const until = eye.now() + times.scroll;
  let last = before;
  while (eye.now() < until) {
    signal.throwIfAborted();
    await eye.next(last.at, 50);
    last = await eye.observe();
    if (hasChanged(before, last)) return last;
  }
  return undefined;
}

type Sought = { ending: Ending; values: Row };
type Seen = { isFound: boolean; last: Observation };

/** Looks from where the page stands down to its end. */
async function lookDown(desk: Desk, { ending, values }: Sought, from: Observation): Promise<Seen> {
  const { hand } = desk;
  let seen = from;
  for (let turn = 0; turn < most.turns; turn += 1) {
    if (isTraced(ending, seen, values)) return { isFound: true, last: seen };
    const { width, height } = seen.viewport;
    await hand.wheel(height * 0.8, { x: width / 2, y: height / 2 });
    const next = await movedFrom(desk, seen);
    if (!next) break;
    seen = next;
  }
  return { isFound: false, last: seen };
}

/** The value by which a list is searched: of those that leave a trace the one that tells most. */
function keyOf({ ending, values }: Sought): string | undefined {
  const told = ending.trace.map((name) => values[name] ?? '').filter((value) => value.trim().length > 2);
  const weightOf = (value: string): number => (/\d/.test(value) ? 100 : 0) + value.length;
  return told.toSorted((one, other) => weightOf(other) - weightOf(one))[0];
}

async function fill({ hand }: Desk, field: ScreenElement, text: string): Promise<void> {
  await hand.click(centreOf(field.box));
  await hand.press('Control+a');
  await hand.type(text);
  await hand.press('Enter');
}

/** Whether the page's own search shows the row. Where it does not, that says little: it may search something else. */
async function isShownBySearch(desk: Desk, sought: Sought, seen: Observation): Promise<boolean> {
  const field = searchFieldOf(seen);
  const key = keyOf(sought);
  if (!field || key === undefined) return false;
  await fill(desk, field, key);
  const result = await answered(desk, seen);
  return result !== undefined && (await lookDown(desk, sought, result)).isFound;
}

/** Looks at one page of the list after the other. */
async function turnPages(desk: Desk, sought: Sought, from: Observation): Promise<Trace> {
  let page = from;
  for (let nth = 0; nth < most.pages; nth += 1) {
    const { isFound, last } = await lookDown(desk, sought, page);
    if (isFound) return 'found';
    const next = nextPageOf(last);
    if (!next) return saysMore(last) ? 'unsure' : 'absent';
    await desk.hand.click(centreOf(next.box));
    const turned = await answered(desk, last);
    if (!turned) return 'unsure';
    page = turned;
  }
  return 'unsure';
}

/** Looks for a row; `open` opens the page again where a search has changed it. */
export async function findTrace(
  desk: Desk,
  sought: Sought,
  open: () => Promise<Observation>,
): Promise<Trace> {
  const seen = await open();
  if (isTraced(sought.ending, seen, sought.values)) return 'found';
  if (!searchFieldOf(seen)) return turnPages(desk, sought, seen);
  if (await isShownBySearch(desk, sought, seen)) return 'found';
  return turnPages(desk, sought, await open());
}
