/** What the mouse came over or left: its look changes by that, which is nobody's sign to do something. */
import type { Observation } from '../../protocol/screen/observation.ts';
import { contains, type Point } from '../eye/box.ts';

/** The numbers of the elements of a screen that a mouse on this way came over or left, and of all in them. */
function brushedOn({ elements }: Observation, way: readonly Point[]): ReadonlySet<number> {
  const [xs, ys] = [way.map(({ x }) => x), way.map(({ y }) => y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const brushed = new Set<number>();
  // A holder stands before what it holds.
  for (const { id, parent, box } of elements) {
    const [x, y, width, height] = box;
    const isMet = x <= right && x + width > left && y <= bottom && y + height > top;
    const isStayedIn = way.every((point) => contains(box, point));
    if ((isMet && !isStayedIn) || (parent !== undefined && brushed.has(parent))) brushed.add(id);
  }
  return brushed;
}

/** What two screens show, as it is compared: where the mouse went from one to the other, the colours of what it brushed left out. */
export function facesOf(
  one: Observation,
  other: Observation,
  between: readonly Observation[],
): [string, string] {
  const way = between.flatMap(({ pointer }) => pointer ?? []);
  const face = (seen: Observation): string => {
    const brushed = brushedOn(seen, way);
    const shown = seen.elements.map((element) =>
      brushed.has(element.id) ? { ...element, color: '', background: '' } : element,
    );
    return JSON.stringify(shown);
  };
  return [face(one), face(other)];
}
