/** Demonstrations as a learner reads them: moves, each with the screen before it. */
import type { Action, Demonstration, Step } from '../../protocol/screen/demonstration.ts';
import type { Box, Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import type { Effect, Rule } from '../../protocol/screen/skill.ts';
import { centreOf, contains } from '../eye/box.ts';
import type { Situation } from '../skill/fact.ts';
import { saidOf, type Said, type Wording } from '../skill/instruction.ts';
import { Scene } from '../skill/scene.ts';
import { answerOf, isSwitch } from '../skill/skill.ts';
import { contentOf, signatureOf } from '../skill/signature.ts';
import { isAbout, timesIn } from '../skill/wait.ts';
import { Progress } from './progress.ts';
import { asSought } from './sought.ts';

/** What is done: an act with the key that it presses or how often; `wait` is to do nothing yet. */
export type Deed = { act: Rule['act'] | 'wait'; key?: string; count?: number };

/**
 * A move that was shown. `acceptable` are all elements on which the same was done from here on without anything else
 * between, with the text for each: its order does not matter. `later` are those on which it was done sooner or later.
 * `close` are those that stand so near to what was pressed, with nothing else to press between them, that a press on them
 * may mean the same. `passed` are the screens since the move before on which nothing was done; `pausedMs` is how long that
 * took. On the last of several (`late`) there may have been already what was answered to by somebody slow.
 */
export type Shown = Bare & {
  demonstration: number;
  isFirst: boolean;
  isLast: boolean;
  acceptable: ReadonlyMap<number, string>;
  later: ReadonlySet<number>;
  close: ReadonlySet<number>;
  /** Something that was acted on later on was not seen yet. */
  isBlind: boolean;
  /** Moves of other kinds that were made later on and might as well have been made now. */
  ahead: readonly Bare[];
};

export type Bare = {
  situation: Situation;
  deed: Deed;
  element: ScreenElement;
  text: string;
  effect: Effect;
  /** Roles that were on the screen afterwards and not before. */
  appeared: ReadonlySet<string>;
  passed: readonly Situation[];
  late: Situation | undefined;
  pausedMs: number | undefined;
  /** The words that lie nearest to where something without words was pressed. */
  words: ScreenElement | undefined;
};

/** A deed as a key: the same wherever it is done. */
export const deedKeyOf = ({ act, key, count }: Deed): string => `${act} ${key} ${count}`;

/** The same deed on another element. */
export const isSameDeed = (one: Deed, other: Deed): boolean =>
  one.act === other.act && one.key === other.key && one.count === other.count;

/** The moves of a demonstration; undefined where its instruction fits none of the wordings. */
export function tracesOf(
  { steps, after, ...asked }: Demonstration,
  wording: Wording,
  demonstration = 0,
): Shown[] | undefined {
  const said = saidOf(wording, asked);
  if (!said) return undefined;
  const moves = movesIn(steps, after, said);
  const meant = asSought(moves.filter((move, at) => !leadsUp(move, moves.slice(at + 1))));
  return meant.map((move, at) => ({
    ...move,
    demonstration,
    isFirst: at === 0,
    isLast: at === meant.length - 1,
    acceptable: runFrom(meant, at),
    later: new Set(meant.slice(at).flatMap((one) => (isAlike(one, move) ? [one.element.id] : []))),
    close: closeTo(move),
    isBlind: meant.slice(at + 1).some(({ element }) => !move.situation.scene.byId(element.id)),
    ahead: [],
  }));
}

/** What was done and meant something, step by step. */
function movesIn(steps: readonly Step[], after: Observation | undefined, said: Said): Bare[] {
  const answers = Object.values(said.values).some((value) => answerOf(value) !== undefined);
  const progress = new Progress(said);
  const moves: Bare[] = [];
  const isDetour = detoursIn(steps);
  // Where somebody looked farther, nothing that was seen was meant.
  let looked: Situation[] = [];
  for (const [at, recorded] of understood(steps).entries()) {
    const step = progress.reach(recorded);
    if (isDetour(at)) continue;
    const sought = soughtBy(steps, at);
    if (sought === 'unseen') looked.push(progress.at(new Scene(step.before)));
    if (sought) continue;
    const next = steps[at + 1]?.before ?? after;
    const shown = shownIn(step, { next, answers });
    if (!shown) continue;
    while (isLedUpTo(shown, moves.at(-1))) {
      moves.pop();
      progress.takeBack(shown.element);
    }
    const { scene, ...move } = shown;
    const situation = progress.at(scene);
    moves.push({
      text: '',
      ...move,
      effect: opensNext(steps, at) ? 'opened' : effectOf(scene, move.element, next),
      appeared: appearedOn(scene, next),
      words: wordsUnder(scene, move.element, step.action),
      situation,
      ...meanwhile({ situation, step, before: steps[at - 1], looked }),
    });
    looked = [];
    progress.take(shown);
  }
  return moves;
}

/** The steps up to the first of a kind that is not learned: what follows it is not understood either. */
function understood(steps: readonly Step[]): readonly Step[] {
  const at = steps.findIndex(({ action }) => action.kind === 'drag');
  return at === -1 ? steps : steps.slice(0, at);
}

type Meanwhile = {
  situation: Situation;
  step: Step;
  before: Step | undefined;
  looked: readonly Situation[];
};

/** What was seen before a step without anything being done there, and how long that took. */
function meanwhile({
  situation,
  step,
  before,
  looked,
}: Meanwhile): Pick<Bare, 'passed' | 'late' | 'pausedMs'> {
  const { passed = [], began } = step;
  const waited = passed.map((screen) => ({ ...situation, scene: new Scene(screen), recalled: undefined }));
  const late = waited.length > 1 ? waited.at(-1) : undefined;
  return { passed: [...looked, ...waited], late, pausedMs: before && began - before.ended };
}

/**
 * Whether a step led to nothing: of a screen that somebody came back to, only what was done on it at last counts. What was
 * done on the way back counts as well.
 */
function detoursIn(steps: readonly Step[]): (at: number) => boolean {
  const seen = steps.map(({ before }) => contentOf(before.elements));
  return (at) => {
    const again = seen.lastIndexOf(seen[at] ?? '');
    return seen.slice(at, again).some((screen) => screen !== seen[at]);
  };
}

/** Whether a step scrolls to what is acted on next, and whether that was seen before: whoever knows what is meant finds it. */
function soughtBy(steps: readonly Step[], at: number): 'seen' | 'unseen' | undefined {
  const { before, action } = steps[at] ?? {};
  if (!before || action?.kind !== 'scroll') return undefined;
  const next = steps.slice(at + 1).find((one) => one.action.kind !== 'scroll');
  if (!next || !('element' in next.action)) return undefined;
  const scene = new Scene(next.before);
  const sought = scene.byId(next.action.element);
  if (!sought) return undefined;
  if (before.elements.every(({ id }) => id !== sought.id)) return 'unseen';
  return scene.holdersOf(sought).some(({ id }) => id === action.element) ? 'seen' : undefined;
}

/** A click into a field before typing or choosing is part of it, and so is marking what it holds. */
const isLedUpTo = (shown: Read, last: Bare | undefined): boolean =>
  'text' in shown && last?.element.id === shown.element.id && (last.deed.act === 'click' || isMarking(last));

const isMarking = ({ deed }: Bare): boolean => /^(?:Control|Meta)\+a$/u.test(deed.key ?? '');

/** What was done on a screen. */
export type Read = { scene: Scene; deed: Deed; element: ScreenElement; text?: string };

/** What was done on a screen, as far as it is learned. `answers`: a column of the row says yes or no, so that switches may be set by it. */
function shownIn(
  { before, action }: Step,
  { next, answers }: { next: Observation | undefined; answers: boolean },
): Read | undefined {
  const scene = new Scene(before);
  const touched = scene.byId('element' in action ? action.element : undefined);
  if (!touched) return undefined;
  if (action.kind === 'press') {
    // Going from field to field is no deed of its own.
    const isPassing = /^(?:Shift\+)?Tab$/u.test(action.key);
    return isPassing ? undefined : { scene, deed: { act: 'press', key: action.key }, element: touched };
  }
  if (action.kind === 'move') return { scene, deed: { act: 'move' }, element: touched };
  if (action.kind === 'scroll')
    return action.by > 0 ? { scene, deed: { act: 'scroll' }, element: touched } : undefined;
  const element = scene.controlOf(touched);
  const text = textOf(action, element, next);
  if (text !== undefined)
    return { scene, deed: { act: action.kind === 'type' ? 'fill' : 'select' }, element, text };
  return action.kind === 'click' ? { scene, element, ...clicked(action.count, element, answers) } : undefined;
}

/** A press on a switch sets it where the row has an answer for it; any other is a press. */
function clicked(count: number, element: ScreenElement, answers: boolean): { deed: Deed; text?: string } {
  if (!answers || !isSwitch(element)) return { deed: { act: 'click', count } };
  return { deed: { act: 'fill' }, text: element.checked === true ? 'no' : 'yes' };
}

/** The text that was typed or chosen; where a record lacks what was chosen, the list says it afterwards. */
function textOf(action: Action, { id }: ScreenElement, next: Observation | undefined): string | undefined {
  if (action.kind === 'type') return action.text;
  if (action.kind !== 'select') return undefined;
  if (action.option !== '') return action.option;
  return next?.elements.find((element) => element.id === id)?.value ?? '';
}

function appearedOn(scene: Scene, next: Observation | undefined): Set<string> {
  const before = scene.shown.roles;
  return new Set(next?.elements.flatMap(({ role }) => (before.has(role) ? [] : [role])));
}

/** Whether the mouse went somewhere and opened by that what was acted on next. */
function opensNext(steps: readonly Step[], at: number): boolean {
  const [here, next] = steps.slice(at, at + 2);
  const target = next && 'element' in next.action ? next.action.element : undefined;
  if (here?.action.kind !== 'move' || target === undefined) return false;
  return here.before.elements.every(({ id }) => id !== target);
}

/** What came of a move. */
function effectOf(scene: Scene, element: ScreenElement, next: Observation | undefined): Effect {
  if (!next) return 'none';
  if (!next.elements.some(({ id }) => id === element.id)) return 'gone';
  const isChanged = signatureOf(scene.elements) !== signatureOf(next.elements);
  return isChanged ? 'changed' : 'none';
}

/** A press on a field that is filled later on, when something else came between. */
function leadsUp({ deed, element }: Bare, rest: readonly Bare[]): boolean {
  return deed.act === 'click' && rest.some((one) => one.deed.act === 'fill' && one.element.id === element.id);
}

const isAlike = (one: Bare, other: Bare): boolean =>
  isSameDeed(one.deed, other.deed) && one.element.role === other.element.role;

/** What is done alike from here on: its order does not matter. */
function runFrom(moves: readonly Bare[], at: number): Map<number, string> {
  const first = moves[at];
  const run = new Map<number, string>();
  for (const [nth, move] of moves.slice(at).entries()) {
    // Where the instruction says to wait between two things, they have an order.
    if (!first || !isAlike(move, first) || (nth > 0 && isSaid(move))) break;
    const { element, text } = move;
    if (!run.has(element.id)) run.set(element.id, text);
  }
  return run;
}

/** Whether the pause before a move is as long as the instruction says. */
function isSaid({ situation, pausedMs = 0 }: Pick<Bare, 'situation' | 'pausedMs'>): boolean {
  return timesIn(situation.said).some((ms) => isAbout(pausedMs, ms));
}

/** How many holders of a pressed thing are looked at as the block that it stands in. */
const closeHolders = 2;

/** What stands in the same block of words: no control and nothing empty (an icon) is in it. */
function closeTo({ situation: { scene }, element, words, effect }: Bare): Set<number> {
  // A sign beside words ("▸", "×") is there to be pressed instead of them.
  if (element.text !== '' && !/[\p{L}\p{N}]/u.test(element.text)) return new Set([element.id]);
  let block = element;
  for (const holder of scene.holdersOf(element).slice(0, closeHolders)) {
    if (holder.parent === undefined || !scene.isOnlyWords(holder)) break;
    // What stays and shows more is pressed for itself: what stands beside it shows something else.
    if (effect === 'changed' && bare(scene.nameOf(holder)) !== bare(scene.nameOf(element))) break;
    block = holder;
  }
  const near = words
    ? [words, ...scene.holdersOf(words).filter((one) => one.text === '' && one.role === 'text')]
    : [];
  return new Set([block, ...scene.within(block), ...near].map(({ id }) => id));
}

const bare = (words: string): string => words.replaceAll(/[^\p{L}\p{N}]/gu, '');

/** The words on something drawn that was pressed: those nearest to the press that lie on it. */
function wordsUnder(scene: Scene, { shape, box }: ScreenElement, action: Action): ScreenElement | undefined {
  if (shape === undefined || action.kind !== 'click') return undefined;
  const far = (other: Box): number => {
    const { x, y } = centreOf(other);
    return Math.hypot(x - action.x, y - action.y);
  };
  const lying = scene.elements.filter((one) => one.text !== '' && contains(box, centreOf(one.box)));
  return lying.toSorted((one, other) => far(one.box) - far(other.box))[0];
}

/** The screens on which nothing was done, as states of their own: whatever a rule does there is wrong. */
export function waitsOf(shown: readonly Shown[]): Shown[] {
  return shown.flatMap((move) =>
    move.passed.flatMap((situation): Shown[] => {
      const [element] = situation.scene.elements;
      const nothing = {
        deed: { act: 'wait' } as const,
        acceptable: new Map(),
        later: new Set<number>(),
        close: new Set<number>(),
      };
      return element ? [{ ...move, ...nothing, situation, element, text: '' }] : [];
    }),
  );
}
