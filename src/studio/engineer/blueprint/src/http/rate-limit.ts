import { now } from '../clock.ts';
import { Refusal } from '../model/refusal.ts';

const windowMs = 5 * 60_000;
const maxFailures = 10;
const maxKeys = 10_000;

/** Counts failed attempts for each key, and refuses (429) for a while once there were too many. */
export class AttemptLimit {
  #failures = new Map<string, { count: number; until: number }>();

  /** Throws when the key has failed too often of late. */
  check(key: string): void {
    const entry = this.#failures.get(key);
    if (entry === undefined || entry.count < maxFailures || entry.until <= now().getTime()) return;
    const minutes = Math.ceil((entry.until - now().getTime()) / 60_000);
    throw new Refusal(429, `Too many attempts. Try again in ${minutes} minutes.`);
  }

  /** Notes a failure. */
  fail(key: string): void {
    const at = now().getTime();
    const entry = this.#failures.get(key);
    const isFresh = entry !== undefined && entry.until > at;
    if (this.#failures.size >= maxKeys) this.#failures.clear();
    this.#failures.set(key, { count: (isFresh ? entry.count : 0) + 1, until: at + windowMs });
  }

  /** Forgets the failures of a key that has succeeded. */
  succeed(key: string): void {
    this.#failures.delete(key);
  }
}
