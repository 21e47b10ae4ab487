/** What differs between two specifications, element by element. */
import { isDeepStrictEqual } from 'node:util';
import type { Specification } from '../../protocol/specification.ts';
import { elementsOf, type Element } from './element.ts';

/** One element that came, went or became another. Where it came from (`source`) makes no difference. */
export type Difference = { element: string } & (
  | { kind: 'added'; after: Element }
  | { kind: 'removed'; before: Element }
  | { kind: 'changed'; before: Element; after: Element }
);

/** The differences that lead from one specification to another: what came and changed in the new order, then what went. */
export function differencesBetween(before: Specification, after: Specification): Difference[] {
  const [old, fresh] = [elementsOf(before), elementsOf(after)];
  const came = [...fresh.values()].flatMap((now): Difference[] => {
    const was = old.get(now.id);
    if (!was) return [{ element: now.id, kind: 'added', after: now }];
    if (isDeepStrictEqual(was.value, now.value)) return [];
    return [{ element: now.id, kind: 'changed', before: was, after: now }];
  });
  const went = [...old.values()]
    .filter(({ id }) => !fresh.has(id))
    .map((was): Difference => ({ element: was.id, kind: 'removed', before: was }));
  return [...came, ...went];
}
