/** What lit up in which order, to be pressed in the same order once all of it was shown. */
import type { Flash } from '../../protocol/screen/demonstration.ts';

/** What is shown is over when nothing lit up for so many times the longest pause in it, or so long after the only one. */
const pauses = 1.6;
const onlyMs = 2_000;

/** See above. Times are milliseconds of any one clock. */
export class Recall {
  #shown: Flash[] = [];
  #answered = 0;

  /** Something lit up by itself. After an answer a new order begins. */
  lit(flash: Flash): void {
    if (this.#answered > 0) [this.#shown, this.#answered] = [[], 0];
    this.#shown.push(flash);
  }

  /** Something was pressed. */
  pressed(element: number): void {
    if (this.#shown[this.#answered]?.element === element) this.#answered += 1;
  }

  /** What is to be pressed next, at a time; undefined while it is shown still, and when all was pressed. */
  nextAt(at: number): number | undefined {
    const last = this.#shown.at(-1);
    if (!last || at - last.at < this.#quietMs()) return undefined;
    return this.#shown[this.#answered]?.element;
  }

  #quietMs(): number {
    const gaps = this.#shown.slice(1).map(({ at }, nth) => at - (this.#shown[nth]?.at ?? at));
    return gaps.length === 0 ? onlyMs : Math.max(...gaps) * pauses;
  }
}
