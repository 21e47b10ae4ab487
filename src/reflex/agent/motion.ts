/** Where things will be: what moves is aimed at ahead of where it is seen, by the time that a decision takes to be done. */
import type { Box, Observation, ScreenElement } from '../../protocol/screen/observation.ts';

import { centreOf, type Point } from '../eye/box.ts';

/** What is seen of a movement over less or more time than this says nothing of its pace, in milliseconds. */
const span = { least: 8, most: 400 };

/** Nothing is aimed at farther ahead than this, in milliseconds: by then things turn. */
const farthestMs = 700;

/** Where nothing changes for so long, nothing moves, in milliseconds: a moving thing is drawn anew with each frame. */
const restMs = 50;

type Place = { at: number; box: Box };

/** Pixels in a millisecond; steady where it moved before as well: what made room for something else jumped once. */
type Pace = { x: number; y: number; isSteady: boolean };

/** See above. Times are milliseconds of the clock that `now` tells. */
export class Motion {
  readonly #places = new Map<number, Place>();
  readonly #paces = new Map<number, Pace>();
  /** How long it took of late from a decision until the next look. */
  #delayMs = 0;
  #decidedAt: number | undefined;
  /** When the screen changed last, by its clock, and since when that is known, by ours. */
  #change = { at: Number.NaN, since: 0 };

  /** Takes in what is seen. */
  see({ elements, at }: Observation, now: number): void {
    if (this.#decidedAt !== undefined) {
      const tookMs = now - this.#decidedAt;
      this.#delayMs = this.#delayMs === 0 ? tookMs : (this.#delayMs + tookMs) / 2;
      this.#decidedAt = undefined;
    }
    if (at !== this.#change.at) this.#change = { at, since: now };
    else if (now - this.#change.since > restMs) this.#paces.clear();
    for (const { id, box } of elements) this.#note(id, { at, box });
  }

  /** Something is going to be done. */
  decided(now: number): void {
    this.#decidedAt = now;
  }

  /** How far an element will have moved when something that is decided now is done; `extraShare`: as many times as far. */
  aheadOf({ id }: ScreenElement, extraShare = 1): Point {
    const pace = this.#paces.get(id);
    const ms = Math.min(farthestMs, this.#delayMs * extraShare);
    return pace?.isSteady === true ? { x: pace.x * ms, y: pace.y * ms } : { x: 0, y: 0 };
  }

  #note(id: number, place: Place): void {
    const last = this.#places.get(id);
    const ms = last ? place.at - last.at : 0;
    if (last && ms < span.least) return;
    this.#places.set(id, place);
    if (!last || ms > span.most) {
      this.#paces.delete(id);
      return;
    }
    const [from, to] = [centreOf(last.box), centreOf(place.box)];
    const isSteady = this.#paces.has(id);
    const pace = { x: (to.x - from.x) / ms, y: (to.y - from.y) / ms, isSteady };
    if (pace.x === 0 && pace.y === 0) this.#paces.delete(id);
    else this.#paces.set(id, pace);
  }
}
