/** One row of a table, worked on a page: looked for before it is typed where a crash may have left it, typed, and seen. */
import type { Ending } from '../../protocol/screen/ending.ts';
import type { Observation } from '../../protocol/screen/observation.ts';
import { follow, type Desk } from '../controller/controller.ts';
import { hasChanged } from '../controller/effect.ts';
import type { StopCause, Waypoint } from '../controller/waypoint.ts';
import { isDone, isLastAction, isTraced, strangeDialog } from './ending.ts';
import type { Row } from './read-rows.ts';

/** Where rows are worked. */
export type Counter = Desk & {
  /** Opens an address, as a person would in the bar of the browser; a dialog that stands there is put aside. */
  open(url: string): Promise<void>;
};

/** How rows are worked: in which words it was shown, how it ends, where it begins, and where worked rows are seen. */
export type Manner = {
  task: string;
  ending: Ending;
  /** Columns without which a row cannot be worked. */
  needs: readonly string[];
  url: string;
  look?: string | undefined;
};

/** Why a row is set aside: a controller's reasons, a column that is empty, or an entry that is there already. */
type AsideCause = StopCause | 'missing' | 'duplicate';

/** What came of a row. */
export type Worked = { state: 'entered' | 'found' } | { state: 'aside'; cause: AsideCause; question: string };

/** How long a page may take to show something, in milliseconds, and how often it is looked further down. */
const arriveMs = 5_000;
const mostTurns = 80;

function aside(cause: AsideCause, question: string): Worked {
  return { state: 'aside', cause, question };
}

/** Opens an address and looks until something stands there. */
async function arrive(counter: Counter, url: string): Promise<Observation> {
  const { eye } = counter;
  await counter.open(url);
  const until = eye.now() + arriveMs;
  let seen = await eye.observe();
  while (seen.elements.length === 0 && eye.now() < until) {
    await eye.next(seen.at, 100);
    seen = await eye.observe();
  }
  return seen;
}

/** Looks for a row's trace on the whole page, down to its end. */
async function isFound(counter: Counter, manner: Manner, values: Row): Promise<boolean> {
  const { eye, hand } = counter;
  let seen = await arrive(counter, manner.look ?? manner.url);
  for (let turn = 0; turn < mostTurns; turn += 1) {
    if (isTraced(manner.ending, seen, values)) return true;
    const { width, height } = seen.viewport;
    await hand.wheel(height * 0.8, { x: width / 2, y: height / 2 });
    await eye.next(seen.at, 150);
    const next = await eye.observe();
    if (!hasChanged(seen, next)) return false;
    seen = next;
  }
  return false;
}

/** What lacks before anything is typed. */
function missing({ needs }: Manner, values: Row): Worked | undefined {
  const empty = needs.filter((name) => (values[name] ?? '').trim() === '');
  if (empty.length === 0) return undefined;
  return aside(
    'missing',
    `${empty.join(' and ')} ${empty.length === 1 ? 'is' : 'are'} empty. What belongs there?`,
  );
}

const doubts: Readonly<Record<StopCause, string>> = {
  unexplained: 'Show it once more with a row like this, or enter it by hand?',
  obstacle: 'What is to be done there?',
  refused: 'What should the row say instead?',
  'no-effect': 'Is it entered?',
  unsteady: 'Does somebody else work on this page?',
  seized: 'Is it to be worked again?',
};

/** Works one row. `isInDoubt`: an earlier attempt began it and nobody knows what came of that. */
export async function enterRow(
  counter: Counter,
  manner: Manner,
  { values, isInDoubt }: { values: Row; isInDoubt: boolean },
): Promise<Worked> {
  const { ending, task: instruction, url } = manner;
  if (isInDoubt && (await isFound(counter, manner, values))) return { state: 'found' };
  const lack = missing(manner, values);
  if (lack) return lack;
  const seen = await arrive(counter, url);
  if (isTraced(ending, seen, values))
    return aside('duplicate', 'An entry with these values is there already. Is it to be entered once more?');
  const point: Waypoint = {
    instruction,
    values,
    isReached: (screen) => isDone(ending, screen, values),
    isLast: (action, screen) => isLastAction(ending, action, screen),
    obstacle: (screen) => strangeDialog(ending, screen),
  };
  let isRepeated = false;
  const passage = await follow(counter, [point], async ({ cause, isSubmitted }) => {
    // Lost on the way and nothing sent yet: once more from the beginning.
    if (isSubmitted || isRepeated || cause !== 'unsteady') return [];
    isRepeated = true;
    await arrive(counter, url);
    return [point];
  });
  if (passage.end === 'reached') return { state: 'entered' };
  return aside(passage.cause, `${passage.message} ${doubts[passage.cause]}`);
}

/**
 * Looks once more after a row that was set aside though its last action was done: a page that is slow may have taken it.
 * Leaves the page.
 */
export async function lookAgain(counter: Counter, manner: Manner, values: Row): Promise<boolean> {
  return manner.ending.trace.length > 0 && (await isFound(counter, manner, values));
}
