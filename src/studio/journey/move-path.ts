/** The shortest ways through the states of an entity. */
import type { Lifecycle, Transition } from '../../protocol/specification.ts';

/** The transitions that lead from the initial state to `state`, the fewest; `undefined` when none do. */
export function pathTo(lifecycle: Lifecycle, state: string): Transition[] | undefined {
  const paths = new Map<string, Transition[]>([[lifecycle.initial, []]]);
  const queue = [lifecycle.initial];
  for (let from = queue.shift(); from !== undefined; from = queue.shift()) {
    for (const transition of lifecycle.transitions) {
      if (!transition.from.includes(from) || paths.has(transition.to)) continue;
      paths.set(transition.to, [...(paths.get(from) ?? []), transition]);
      queue.push(transition.to);
    }
  }
  return paths.get(state);
}
