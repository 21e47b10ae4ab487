/** What was shown and not understood, and which further demonstration would tell most: in a person's words. */
import type { Demonstration } from '../protocol/screen/demonstration.ts';
import type { Evaluation } from '../protocol/screen/library.ts';
import { isMasked } from '../reflex/eye/sight.ts';
import type { Unexplained } from '../reflex/learner/learn.ts';

/** What is done, in a word for people. */
const acts: Readonly<Record<Unexplained['act'], string>> = {
  click: 'a press on',
  fill: 'what was typed into',
  select: 'what was chosen in',
  press: 'a key pressed on',
  scroll: 'scrolling',
  move: 'the mouse on',
  wait: 'waiting at',
};

/** So many values of a row tell it from others. */
const told = 2;

/** What a demonstration is called: what stood in its row, else its number. */
function called({ values }: Demonstration, at: number): string {
  const shown = Object.values(values).filter((value) => value !== '' && !isMasked(value));
  return shown.length === 0 ? `demonstration ${at + 1}` : `the one of “${shown.slice(0, told).join(', ')}”`;
}

/** The moves that are not explained, each as a line. */
export const unexplainedIn = (
  unexplained: readonly Unexplained[],
  demonstrations: readonly Demonstration[],
): string[] =>
  unexplained.flatMap(({ demonstration: at, act, on }) => {
    const one = demonstrations[at];
    return one ? [`${acts[act]} “${on}” in ${called(one, at)}`] : [];
  });

/** The demonstration of which another one like it would tell most: what the others teach gets the most of it wrong. */
export function wantedBy(
  { cases }: Evaluation,
  demonstrations: readonly Demonstration[],
): string | undefined {
  const lacks = cases.map(({ moves, right }, at) => ({ at, moves, wrong: moves - right }));
  const [most] = lacks.toSorted((one, other) => other.wrong - one.wrong);
  const one = most && demonstrations[most.at];
  if (!one || most.wrong === 0) return undefined;
  return `Show another one like ${called(one, most.at)}: from the others ${most.wrong} of its ${most.moves} moves would not be known.`;
}
