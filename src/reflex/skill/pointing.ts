/** Where the mouse is on what it points at, and where to put it. */
import type { Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import { centreOf, contains, type Point } from '../eye/box.ts';
import type { Scene } from './scene.ts';

/** Whether the mouse is on an element at all. */
export function isWithin({ box }: ScreenElement, pointer: Observation['pointer']): boolean {
  return pointer !== undefined && contains(box, pointer);
}

/** Whether the mouse is well within an element: it need not be moved to be on it. */
export function isPointedAt({ box }: ScreenElement, pointer: Observation['pointer']): boolean {
  if (!pointer) return false;
  const [, , width, height] = box;
  const { x, y } = centreOf(box);
  return Math.abs(pointer.x - x) <= width / 4 && Math.abs(pointer.y - y) <= height / 4;
}

/** Where on an element it may be pressed, the middle first: shares of its width and height. */
const places: readonly (readonly [number, number])[] = [0.5, 0.25, 0.75, 0.1, 0.9]
  .flatMap((x) => [0.5, 0.25, 0.75, 0.1, 0.9].map((y) => [x, y] as const))
  .toSorted(([a, b], [c, d]) => Math.hypot(a - 0.5, b - 0.5) - Math.hypot(c - 0.5, d - 0.5));

/**
 * A point at which a press reaches an element: the one nearest to its middle that nothing that comes later covers; its
 * middle where there is none (what is covered altogether is not seen, so the order is not that of painting there).
 */
export function pointOn(scene: Scene, element: ScreenElement): Point {
  const [left, top, width, height] = element.box;
  const at = scene.elements.indexOf(element);
  const later = scene.elements
    .slice(at + 1)
    .filter((other) => isPainted(other) && !scene.holdersOf(other).includes(element));
  const points = places.map(([x, y]): Point => ({ x: left + width * x, y: top + height * y }));
  return points.find((point) => !later.some(({ box }) => contains(box, point))) ?? centreOf(element.box);
}

/** Whether something is painted that covers what lies below it. */
function isPainted({ background, shape, role }: ScreenElement): boolean {
  return background !== undefined || shape !== undefined || role === 'button';
}
