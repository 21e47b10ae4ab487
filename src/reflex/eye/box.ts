/** Points and boxes of a screen. */
import type { Box } from '../../protocol/screen/observation.ts';

/** A place on the screen, in CSS pixels. */
export type Point = { x: number; y: number };

/** The middle of a box. */
export const centreOf = ([left, top, width, height]: Box): Point => ({
  x: left + width / 2,
  y: top + height / 2,
});

/** Whether a point lies in a box; its right and lower edge are outside. */
export function contains([left, top, width, height]: Box, { x, y }: Point): boolean {
  return x >= left && y >= top && x < left + width && y < top + height;
}
