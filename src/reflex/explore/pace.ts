/** How fast pages come here: on a busy machine all are slow, and none of them is at fault. */

const slowMs = 1_000;
/** A page is slow that takes so many times longer than most. */
const times = 4;
const fewest = 5;

/** See above. */
export class Pace {
  readonly #taken: number[] = [];

  /** Whether a page that took so long is slow; counts it. */
  isSlow(ms: number): boolean {
    this.#taken.push(ms);
    const sorted = this.#taken.toSorted((one, other) => one - other);
    const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
    return sorted.length >= fewest && ms > slowMs && ms > times * median;
  }
}
