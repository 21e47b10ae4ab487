/** The states of a course that a condition speaks of. */
import type { Lifecycle } from '../../../protocol/specification.ts';
import type { Condition } from '../grammar/logical-form.ts';

/** The states in which a condition holds: "until it is completed" are those before. */
export function conditionStates(
  lifecycle: Lifecycle,
  { op, isNegated, states }: Condition,
): string[] | undefined {
  const all = lifecycle.states.map((state) => state.value);
  const named = states.map((state) => knownAs(all, state.value.toLowerCase()));
  if (named.some((value) => !all.includes(value))) return undefined;
  const rest = (chosen: readonly string[]): string[] => all.filter((value) => !chosen.includes(value));
  const after = reachable(lifecycle, named);
  if (op === 'if') return isNegated ? rest(after) : named;
  if (op === 'unless') return isNegated ? named : rest(named);
  if (isNegated) return undefined;
  return op === 'until' ? rest(after) : after;
}

/** "While they are drafts": the state in the singular. */
function knownAs(all: readonly string[], value: string): string {
  return all.includes(value) ? value : (all.find((one) => value === `${one}s`) ?? value);
}

/** States and all that follow them. */
export function reachable(lifecycle: Lifecycle, start: readonly string[]): string[] {
  const found = new Set(start);
  for (let grown = true; grown;) {
    const before = found.size;
    for (const { from, to } of lifecycle.transitions)
      if (from.some((state) => found.has(state)) && to !== lifecycle.initial) found.add(to);
    grown = found.size > before;
  }
  return [...found];
}
