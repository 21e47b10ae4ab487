import type { Clock } from '../kernel/clock.ts';

/** A clock that stands still until it is moved. */
export class ManualClock implements Clock {
  #now: number;

  constructor(now = 1_000_000) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  /** Moves it forward. */
  advance(ms: number): void {
    this.#now += ms;
  }
}
