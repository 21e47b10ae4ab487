import { now } from '../clock.ts';
import { Refusal } from '../model/refusal.ts';
import { words } from '../words.ts';

const windowMs = 5 * 60_000;
const maxAtOnce = 10;
const maxKeys = 10_000;

/**
 * Counts failed attempts for each key, and refuses (429) for a while once there were too many. Attempts under way count
 * too, so that many at once are no way around it.
 */
export class AttemptLimit {
  #failures = new Map<string, { count: number; until: number }>();
  #underWay = new Map<string, number>();
  readonly #most: number;
  readonly #mostAtOnce: number;
  readonly #forgives: boolean;

  /** `most` failures are let through, `atOnce` attempts at a time; `forgives`: a success forgets the failures before it. */
  constructor({ most = 10, atOnce = maxAtOnce, forgives = true } = {}) {
    this.#most = most;
    this.#mostAtOnce = atOnce;
    this.#forgives = forgives;
  }

  /** Makes an attempt; one that is refused with 401, or as told, is a failure, one that succeeds may forget those before. */
  async attempt<T>(
    key: string,
    make: () => Promise<T>,
    isFailure = (refusal: Refusal): boolean => refusal.status === 401,
  ): Promise<T> {
    this.#check(key);
    const underWay = this.#underWay.get(key) ?? 0;
    this.#underWay.set(key, underWay + 1);
    try {
      const made = await make();
      if (this.#forgives) this.#failures.delete(key);
      return made;
    } catch (error) {
      if (error instanceof Refusal && isFailure(error)) this.#fail(key);
      throw error;
    } finally {
      const left = (this.#underWay.get(key) ?? 1) - 1;
      if (left > 0) this.#underWay.set(key, left);
      else this.#underWay.delete(key);
    }
  }

  /** Counts something that may be done only so often, whatever comes of it. */
  take(key: string): void {
    this.#check(key);
    this.#fail(key);
  }

  #check(key: string): void {
    if ((this.#underWay.get(key) ?? 0) >= this.#mostAtOnce) {
      throw new Refusal(429, words.refusals.tooManyAtOnce);
    }
    const entry = this.#failures.get(key);
    if (entry === undefined || entry.count < this.#most || entry.until <= now().getTime()) return;
    const minutes = Math.ceil((entry.until - now().getTime()) / 60_000);
    throw new Refusal(429, words.refusals.tooManyAttempts(minutes));
  }

  #fail(key: string): void {
    const at = now().getTime();
    const entry = this.#failures.get(key);
    const isFresh = entry !== undefined && entry.until > at;
    const [oldest] = this.#failures.keys();
    if (this.#failures.size >= maxKeys && oldest !== undefined) this.#failures.delete(oldest);
    this.#failures.delete(key);
    this.#failures.set(key, { count: (isFresh ? entry.count : 0) + 1, until: at + windowMs });
  }
}
