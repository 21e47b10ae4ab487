/** One row of a table, worked on a page: looked for before it is typed where a crash may have left it, typed, and seen. */
import type { Ending } from '../../protocol/screen/ending.ts';
import type { Observation } from '../../protocol/screen/observation.ts';
import { follow, type Desk } from '../controller/controller.ts';
import type { StopCause, Waypoint } from '../controller/waypoint.ts';
import { isDone, isLastAction, isTraced, strangeDialog } from './ending.ts';
import { findTrace, type Trace } from './find-trace.ts';
import type { Row } from './read-rows.ts';
import { isSigningIn, signIn, signInFailed } from './sign-in.ts';

/** Where rows are worked. */
export type Counter = Desk & {
  /** Opens an address, as a person would in the bar of the browser; a dialog that stands there is put aside. */
  open(url: string): Promise<void>;
  /** Whether somebody signed in here. */
  isSignedIn?: boolean;
};

/** How rows are worked: in which words it was shown, how it ends, where it begins, and where worked rows are seen. */
export type Manner = {
  task: string;
  ending: Ending;
  /** Columns without which a row cannot be worked. */
  needs: readonly string[];
  /** Columns that are the same for every row. */
  constants?: Row;
  url: string;
  look?: string | undefined;
};

/** Why a row is set aside: a controller's reasons, a column that is empty, an entry that is there already or might be. */
type AsideCause = StopCause | 'missing' | 'duplicate' | 'unsure';

/** What came of a row. */
export type Worked = { state: 'entered' | 'found' } | { state: 'aside'; cause: AsideCause; question: string };

/** How long a page may take to show something, in milliseconds. */
const arriveMs = 5_000;

function aside(cause: AsideCause, question: string): Worked {
  return { state: 'aside', cause, question };
}

/** Opens an address and looks until something stands there. */
async function openUntilSeen(counter: Counter, url: string): Promise<Observation> {
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

/** Opens an address; where a password stands before it, signs in as it was shown and opens it again. */
async function arrive(
  counter: Counter,
  { ending, task }: Manner,
  { url, values }: { url: string; values: Row },
): Promise<Observation> {
  const seen = await openUntilSeen(counter, url);
  if (!ending.signsIn || !isSigningIn(seen)) return seen;
  await signIn(counter, { task, values });
  counter.isSignedIn = true;
  const again = await openUntilSeen(counter, url);
  if (!isSigningIn(again)) return again;
  throw signInFailed('The page asks for the password again.');
}

/** Looks for a row's trace where worked rows are seen. */
function traceOf(counter: Counter, manner: Manner, values: Row): Promise<Trace> {
  const open = () => arrive(counter, manner, { url: manner.look ?? manner.url, values });
  return findTrace(counter, { ending: manner.ending, values }, open);
}

/** What is known of a row that was begun before; undefined where it is not entered. */
async function begunBefore(counter: Counter, manner: Manner, values: Row): Promise<Worked | undefined> {
  // Where nothing of a row is seen afterwards nobody can tell.
  const trace = manner.ending.trace.length === 0 ? 'unsure' : await traceOf(counter, manner, values);
  if (trace === 'found') return { state: 'found' };
  if (manner.ending.signsIn && counter.isSignedIn !== true)
    return aside(
      'unsure',
      'It was begun before, and nobody is signed in who could see whether it is entered. Is it?',
    );
  if (trace === 'absent') return undefined;
  return aside('unsure', 'It was begun before, and there is more than was looked at. Is it entered?');
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
  secret: 'Is the password kept, and for this page?',
};

/** Works one row. `isInDoubt`: an earlier attempt began it and nobody knows what came of that. */
export async function enterRow(
  counter: Counter,
  manner: Manner,
  { values: row, isInDoubt }: { values: Row; isInDoubt: boolean },
): Promise<Worked> {
  const values = { ...manner.constants, ...row };
  const { ending, task: instruction, url } = manner;
  const begun = isInDoubt ? await begunBefore(counter, manner, values) : undefined;
  if (begun) return begun;
  const lack = missing(manner, values);
  if (lack) return lack;
  const seen = await arrive(counter, manner, { url, values });
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
    await arrive(counter, manner, { url, values });
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
  return manner.ending.trace.length > 0 && (await traceOf(counter, manner, values)) === 'found';
}
