/** What turns the meaning of a clause: two wordings say the same only where these agree. */
import type { Concept } from './concept.ts';

/** Concepts of `concepts.md` that turn the meaning begin with this. */
const mark = '@';

/** "Nobody … more than 3" is at most 3, "no fewer than 3" at least 3. */
const turned: readonly (readonly [with_: string, instead: string])[] = [
  ['@more', '@most'],
  ['@fewer', '@least'],
];

/** The operators of a clause, in an order of their own. */
export function operatorsIn(concepts: readonly Pick<Concept, 'id'>[]): string {
  const found = new Set(concepts.map(({ id }) => id).filter((id) => id.startsWith(mark)));
  for (const [comparing, instead] of turned)
    if (found.has(comparing) && found.has('@not')) {
      found.delete(comparing);
      found.delete('@not');
      found.add(instead);
    }
  return [...found].sort().join(' ');
}

/** True for a concept that turns the meaning. */
export function isOperator(id: string): boolean {
  return id.startsWith(mark);
}
