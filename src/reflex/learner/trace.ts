/** Demonstrations as a learner reads them: moves, each with the screen before it. */
import type { Action, Demonstration } from '../../protocol/screen/demonstration.ts';
import type { ScreenElement } from '../../protocol/screen/observation.ts';
import type { Situation } from '../skill/fact.ts';
import { saidOf } from '../skill/instruction.ts';
import { Scene } from '../skill/scene.ts';

/** A move that was shown, and all elements (with the text that each got) on which the same was done from here on without anything else between. */
export type Shown = {
  situation: Situation;
  act: 'click' | 'fill';
  element: ScreenElement;
  text: string;
  acceptable: ReadonlyMap<number, string>;
};

type Bare = Omit<Shown, 'acceptable'>;

/** The moves of a demonstration; undefined where its instruction does not fit the template. */
export function tracesOf(demonstration: Demonstration, template: readonly string[]): Shown[] | undefined {
  const said = saidOf(template, demonstration);
  if (!said) return undefined;
  const done = new Set<number>();
  const moves: Bare[] = [];
  for (const { before, action } of demonstration.steps) {
    const shown = shownIn(new Scene(before), action);
    if (!shown) continue;
    const last = moves.at(-1);
    // A click into a field before typing is part of the typing.
    if (shown.act === 'fill' && last?.act === 'click' && last.element.id === shown.element.id) moves.pop();
    const { scene, ...move } = shown;
    moves.push({ ...move, situation: { scene, said, done: new Set(done) } });
    if (move.act === 'click') done.add(move.element.id);
  }
  return moves.map((move, at) => ({ ...move, acceptable: runFrom(moves, at) }));
}

/** A click or a text that was typed, with what it was done to; other actions are not learned yet. */
function shownIn(scene: Scene, action: Action): (Omit<Bare, 'situation'> & { scene: Scene }) | undefined {
  if (action.kind !== 'click' && action.kind !== 'type') return undefined;
  const touched = scene.byId(action.element);
  if (!touched) return undefined;
  const element = scene.controlOf(touched);
  return action.kind === 'type'
    ? { scene, act: 'fill', element, text: action.text }
    : { scene, act: 'click', element, text: '' };
}

/** What is done alike from here on, each with its text: its order does not matter. */
function runFrom(moves: readonly Bare[], at: number): Map<number, string> {
  const first = moves[at];
  const run = new Map<number, string>();
  for (const { act, element, text } of moves.slice(at)) {
    if (!first || act !== first.act || element.role !== first.element.role) break;
    run.set(element.id, text);
  }
  return run;
}
