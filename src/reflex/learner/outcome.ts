/** What has to pass before a deed, and what is seen after it, wherever it was shown. */
import type { Effect, Rule } from '../../protocol/screen/skill.ts';
import { pauseOf } from './pause.ts';
import type { Shown } from './trace.ts';

/** See above. */
export function outcomeOf(exact: readonly Shown[]): Pick<Rule, 'effect' | 'wait' | 'awaits'> {
  const wait = pauseOf(exact);
  const awaits = awaitedAfter(exact);
  return { effect: effectOf(exact), ...(wait && { wait }), ...(awaits.length > 0 && { awaits }) };
}

/** Roles that were on the screen after a deed every time, and not before it. */
function awaitedAfter(exact: readonly Shown[]): string[] {
  const [first, ...others] = exact;
  if (!first || others.length === 0) return [];
  return [...first.appeared].filter((role) => others.every(({ appeared }) => appeared.has(role)));
}

/** What came of a deed every time. */
function effectOf(exact: readonly Shown[]): Effect {
  const effects = new Set(exact.map(({ effect }) => effect));
  const [only, ...others] = effects;
  if (only === undefined || effects.has('none')) return 'none';
  return others.length > 0 ? 'changed' : only;
}
