import { assert, nat, property, record } from 'fast-check';
import { expect, it } from 'vitest';
import { moveMs, pauseMs, wayOf } from './tempo.ts';

const point = record({ x: nat(2000), y: nat(2000) });

it('a way ends where it leads, and a person goes it without turning back', () => {
  assert(
    property(point, point, (from, to) => {
      for (const tempo of ['instant', 'human'] as const) {
        const way = wayOf(from, to, tempo);
        expect(way.at(-1)).toEqual(to);
        const left = way.map((place) => Math.hypot(to.x - place.x, to.y - place.y));
        expect(left).toEqual(left.toSorted((one, other) => other - one));
      }
    }),
  );
});

it('a person takes longer for what is farther and smaller, and for nothing no time', () => {
  expect(moveMs(400, 20)).toBeGreaterThan(moveMs(100, 20));
  expect(moveMs(400, 10)).toBeGreaterThan(moveMs(400, 80));
  expect(moveMs(0, 20)).toBe(0);
  expect(pauseMs('key', 'instant')).toBe(0);
  expect(pauseMs('key', 'human')).toBeGreaterThanOrEqual(45);
});
