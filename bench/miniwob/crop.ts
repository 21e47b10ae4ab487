import type { Box, Observation, ScreenElement } from '../../src/protocol/screen/observation.ts';
import { isPage, visiblePart } from '../../src/reflex/eye/sight.ts';

/**
 * The part of a screen from its corner to `size`, as if the window were no larger: what lies beyond is left out, and what
 * holds all of it is the page itself and no element.
 */
export function crop(seen: Observation, size: Observation['viewport']): Observation {
  const clip: Box = [0, 0, size.width, size.height];
  const holders = new Set(seen.elements.map(({ parent }) => parent));
  /** Of what is left out, what holds it. */
  const heldBy = new Map<number, number | undefined>();
  const elements: ScreenElement[] = [];
  for (const { parent, ...element } of seen.elements) {
    const holder = parent !== undefined && heldBy.has(parent) ? heldBy.get(parent) : parent;
    const box = visiblePart(element.box, clip);
    const part = { ...element, box: box ?? element.box, ...(holder === undefined ? {} : { parent: holder }) };
    if (box && !(holders.has(element.id) && isPage(part, size))) elements.push(part);
    else heldBy.set(element.id, holder);
  }
  return { ...seen, viewport: size, elements };
}
