/** What lies beyond what is seen: where nothing on a screen tells what to do, it is scrolled on, piece by piece. */
import type { Action } from '../../protocol/screen/demonstration.ts';
import type { Observation } from '../../protocol/screen/observation.ts';
import { isAtEnd } from '../skill/skill.ts';

/** How much of what is seen of a thing is scrolled on at once. */
export const scrolledShare = 0.6;

/** So often is scrolled on at most: some pages have no end. */
const mostTurns = 40;

/** Stands for the page among what can be scrolled. */
const page = -1;

/** See above. */
export class Farther {
  /** How far things were scrolled when they were to be scrolled on: what has not moved since does not move. */
  readonly #from = new Map<number, number>();
  #turns = 0;

  /** The next turn of the wheel; undefined where all was seen. */
  look(observation: Observation): Action | undefined {
    const turn = this.#turns < mostTurns ? this.#next(observation) : undefined;
    if (turn) this.#turns += 1;
    return turn;
  }

  #next({ elements, viewport, scrolled }: Observation): Action | undefined {
    const found = elements.findLast((element) => this.#isOpen(element.id, element.scrolled));
    if (found) return { kind: 'scroll', by: found.box[3] * scrolledShare, element: found.id };
    return this.#isOpen(page, scrolled) ? { kind: 'scroll', by: viewport.height * scrolledShare } : undefined;
  }

  #isOpen(id: number, scrolled: number | undefined): boolean {
    if (scrolled === undefined || isAtEnd({ scrolled }) || this.#from.get(id) === scrolled) return false;
    this.#from.set(id, scrolled);
    return true;
  }
}
