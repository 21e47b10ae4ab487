import { expect, it } from 'vitest';
import type { Box, ScreenElement } from '../../protocol/screen/observation.ts';
import { isPointedAt, pointOn } from './pointing.ts';
import { Scene } from './scene.ts';

const thing = (id: number, box: Box, more: Partial<ScreenElement> = {}): ScreenElement => ({
  id,
  role: 'button',
  text: `${id}`,
  box,
  ...more,
});
const scene = (...elements: ScreenElement[]): Scene =>
  new Scene({ at: 0, viewport: { width: 400, height: 400 }, elements });

it('presses a thing in its middle, or where nothing covers it', () => {
  const below = thing(1, [100, 100, 40, 40]);
  expect(pointOn(scene(below), below)).toEqual({ x: 120, y: 120 });
  const above = thing(2, [110, 90, 40, 40]);
  const point = pointOn(scene(below, above), below);
  const isCovered = point.x >= 110 && point.y < 130;
  expect(isCovered).toBe(false);
  expect(point.x).toBeGreaterThanOrEqual(100);
  expect(point.y).toBeLessThan(140);
});

it('is not kept from a thing by what is in it, nor by bare words on it', () => {
  const card = thing(1, [100, 100, 40, 40]);
  const within = thing(2, [100, 100, 40, 40], { parent: 1, background: '#ff0000' });
  const words = thing(3, [100, 100, 40, 40], { role: 'text' });
  expect(pointOn(scene(card, within, words), card)).toEqual({ x: 120, y: 120 });
});

it('tells whether the mouse is well on a thing', () => {
  const lamp = thing(1, [100, 100, 40, 40]);
  expect(isPointedAt(lamp, { x: 120, y: 112 })).toBe(true);
  expect(isPointedAt(lamp, { x: 138, y: 120 })).toBe(false);
  expect(isPointedAt(lamp, undefined)).toBe(false);
});
