import { randomId } from '../kernel/id.ts';

/** How long the company waits for a client to come back before it ends. */
const graceMs = 4000;

/** Which clients keep the company alive. When the last is gone and nothing is under way, `onIdle` is called once. */
export class Holds implements Disposable {
  readonly #held = new Set<string>();
  readonly #isBusy: () => boolean;
  readonly #onIdle: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(input: { isBusy: () => boolean; onIdle: () => void }) {
    this.#isBusy = input.isBusy;
    this.#onIdle = input.onIdle;
    this.look();
  }

  get count(): number {
    return this.#held.size;
  }

  /** A client comes; returns the name of its hold. */
  take(): string {
    const hold = randomId('hold');
    this.#held.add(hold);
    clearTimeout(this.#timer);
    return hold;
  }

  /** A client is gone; true when it was the last one. */
  drop(hold: string): boolean {
    this.#held.delete(hold);
    this.look();
    return this.#held.size === 0;
  }

  /** Looks again later whether anybody or anything needs the company. */
  look(): void {
    clearTimeout(this.#timer);
    if (this.#held.size > 0) return;
    this.#timer = setTimeout(() => (this.#isBusy() ? this.look() : this.#onIdle()), graceMs);
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
  }
}
