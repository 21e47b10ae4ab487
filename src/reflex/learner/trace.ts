/** Demonstrations as a learner reads them: moves, each with the screen before it. */
import type { Demonstration } from '../../protocol/screen/demonstration.ts';
import type { ScreenElement } from '../../protocol/screen/observation.ts';
import type { Situation } from '../skill/fact.ts';
import { saidOf } from '../skill/instruction.ts';
import { Scene } from '../skill/scene.ts';

/** A move that was shown, and all elements on which the same was done from here on without anything else between. */
export type Shown = {
  situation: Situation;
  act: 'click' | 'fill';
  element: ScreenElement;
  text: string;
  acceptable: ReadonlySet<number>;
};

type Bare = Omit<Shown, 'acceptable'>;

/** The moves of a demonstration; undefined where its instruction does not fit the template. */
export function tracesOf(demonstration: Demonstration, template: readonly string[]): Shown[] | undefined {
  const said = saidOf(template, demonstration.instruction);
  if (!said) return undefined;
  const done = new Set<number>();
  const moves: Bare[] = [];
  for (const { before, action } of demonstration.steps) {
    if (action.kind !== 'click' && action.kind !== 'type') continue;
    const scene = new Scene(before);
    const touched = scene.byId(action.element);
    if (!touched) continue;
    const element = scene.controlOf(touched);
    const act = action.kind === 'type' ? 'fill' : 'click';
    const last = moves.at(-1);
    // A click into a field before typing is part of the typing.
    if (act === 'fill' && last?.act === 'click' && last.element.id === element.id) moves.pop();
    moves.push({
      situation: { scene, said, done: new Set(done) },
      act,
      element,
      text: action.kind === 'type' ? action.text : '',
    });
    if (act === 'click') done.add(element.id);
  }
  return moves.map((move, at) => ({ ...move, acceptable: runFrom(moves, at) }));
}

/** What is done alike from here on: its order does not matter. */
function runFrom(moves: readonly Bare[], at: number): Set<number> {
  const first = moves[at];
  const run = new Set<number>();
  for (const { act, element } of moves.slice(at)) {
    if (!first || act !== first.act || element.role !== first.element.role) break;
    run.add(element.id);
  }
  return run;
}
