/** Nothing is done before the effect of what was done is seen and the screen is at rest. */
import type { Observation } from '../../protocol/screen/observation.ts';
import type { Effect } from '../../protocol/screen/skill.ts';
import { signatureOf } from '../skill/signature.ts';
import type { Move } from '../skill/skill.ts';

/** How long an effect is waited for, and how long a screen has to be the same to be at rest or may go on changing, in ms. */
const patience = { effectMs: 1000, restMs: 50, changingMs: 400 };

type Expected = { effect: Effect; id: number; before: string; since: number };

/** See above. */
export class Settling {
  #expected: Expected | undefined;
  #seen = '';
  #sameSince = 0;

  /** A move is about to be made on the screen as it is. */
  expect({ elements, at }: Observation, { rule, element }: Move): void {
    this.#expected = { effect: rule.effect, id: element.id, before: signatureOf(elements), since: at };
  }

  /** Whether the last move had its effect, or had time enough for it, and the screen rests. */
  isOver({ elements, at }: Observation): boolean {
    const expected = this.#expected;
    if (!expected) return true;
    const seen = signatureOf(elements);
    if (seen !== this.#seen) [this.#seen, this.#sameSince] = [seen, at];
    const isThere = hasHappened(expected, elements, seen);
    const waitedMs = at - expected.since;
    if (!isThere && waitedMs < patience.effectMs) return false;
    const isAtRest = at - this.#sameSince >= patience.restMs || waitedMs > patience.changingMs;
    if (isAtRest) this.#expected = undefined;
    return isAtRest;
  }
}

function hasHappened(
  { effect, id, before }: Expected,
  elements: Observation['elements'],
  seen: string,
): boolean {
  if (effect === 'gone') return elements.every((element) => element.id !== id);
  return effect === 'none' || seen !== before;
}
