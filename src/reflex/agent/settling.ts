/** Nothing is done before the effect of what was done is seen and the screen is at rest. */
import type { Observation } from '../../protocol/screen/observation.ts';
import type { Effect } from '../../protocol/screen/skill.ts';
import { signatureOf } from '../skill/signature.ts';

/** How long an effect is waited for, and how long a screen has to be the same to be at rest or may go on changing, in ms. */
const patience = { effectMs: 1000, restMs: 50, changingMs: 400 };

/** What is to be seen after something was done to an element. */
export type Outcome = { effect: Effect; awaits?: readonly string[] | undefined; id: number };

type Expected = Outcome & { before: string; known: ReadonlySet<number>; since: number };

/** See above. */
export class Settling {
  readonly #now: () => number;
  #expected: Expected | undefined;
  #seen = '';
  #sameSince = 0;
  #changedAt = -1;
  /** By how much this clock is ahead of that of the observations, and of the way here: the least that was seen. */
  #aheadMs = Infinity;

  /** A clock in milliseconds; an observation says only when the screen last changed, on a clock of its own. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Something is about to be done to an element of the screen as it is. */
  expect({ elements }: Observation, outcome: Outcome): void {
    const known = new Set(elements.map(({ id }) => id));
    this.#expected = { ...outcome, before: signatureOf(elements), known, since: this.#now() };
  }

  /** Whether the last move had its effect, or had time enough for it, and the screen rests. */
  isOver({ elements, at: changedAt }: Observation): boolean {
    const expected = this.#expected;
    const at = this.#now();
    const since = this.#sinceOf(changedAt, at);
    if (!expected) return true;
    const seen = signatureOf(elements);
    if (seen !== this.#seen) [this.#seen, this.#sameSince] = [seen, since];
    const isThere = hasHappened(expected, elements, seen);
    const waitedMs = at - expected.since;
    if (!isThere && waitedMs < patience.effectMs) return false;
    const isAtRest = at - this.#sameSince >= patience.restMs || waitedMs > patience.changingMs;
    if (isAtRest) this.#expected = undefined;
    return isAtRest;
  }

  /** When a screen that is seen now has become what it is; now, where its clock stands still. */
  #sinceOf(changedAt: number, at: number): number {
    this.#aheadMs = Math.min(this.#aheadMs, at - changedAt);
    const isNew = changedAt > this.#changedAt;
    this.#changedAt = changedAt;
    return isNew ? Math.min(at, changedAt + this.#aheadMs) : at;
  }
}

function hasHappened(
  { effect, awaits = [], id, before, known }: Expected,
  elements: Observation['elements'],
  seen: string,
): boolean {
  if (!awaits.every((role) => elements.some((element) => element.role === role))) return false;
  if (effect === 'gone') return elements.every((element) => element.id !== id);
  if (effect === 'opened') return elements.some((element) => !known.has(element.id));
  return effect === 'none' || seen !== before;
}
