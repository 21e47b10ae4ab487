/** What lights up by itself on a screen: takes other colours for a moment, and its own again. */
import type { Flash } from '../../protocol/screen/demonstration.ts';
import type { Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import { isWithin } from './pointing.ts';

/** What stays lit for longer is no flash; what changes so soon after a hand came to it may be the hand's doing; ms. */
const longestMs = 1_500;
const oursMs = 500;

const lookOf = ({ color, background }: ScreenElement): string => `${color} ${background}`;

/** See above. Times are milliseconds of any one clock. */
export class Flashes {
  readonly #usual = new Map<number, string>();
  readonly #litAt = new Map<number, number>();
  #actedAt = Number.NEGATIVE_INFINITY;

  /** A hand did something just then. */
  acted(at: number): void {
    this.#actedAt = at;
  }

  /** Takes in what is seen at a time; tells of the flashes that ended, by when they began. */
  see(seen: Observation, at: number): Flash[] {
    const ended: Flash[] = [];
    for (const element of seen.elements) {
      const look = lookOf(element);
      const usual = this.#usual.get(element.id) ?? look;
      this.#usual.set(element.id, usual);
      const since = this.#litAt.get(element.id);
      if (look === usual && since !== undefined) {
        this.#litAt.delete(element.id);
        if (at - since <= longestMs) ended.push({ at: since, element: element.id });
      } else if (look !== usual && since === undefined) {
        const isOurs = at - this.#actedAt < oursMs && isWithin(element, seen.pointer);
        this.#litAt.set(element.id, isOurs ? Number.NEGATIVE_INFINITY : at);
      }
    }
    return ended.toSorted((one, other) => one.at - other.at);
  }
}
