import { describe, expect, it } from 'vitest';
import type { Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import { Farther } from './farther.ts';

const screen = (page: number | undefined, ...lists: number[]): Observation => ({
  at: 0,
  viewport: { width: 400, height: 300 },
  ...(page !== undefined && { scrolled: page }),
  elements: lists.map((scrolled, at): ScreenElement => ({
    id: at + 1,
    role: 'listbox',
    text: '',
    box: [0, 0, 100, 100],
    scrolled,
  })),
});

describe('looking farther', () => {
  it('scrolls lists to their end, and then the page', () => {
    const farther = new Farther();
    expect(farther.look(screen(0, 0))).toEqual({ kind: 'scroll', by: 60, element: 1 });
    expect(farther.look(screen(0, 0.6))).toMatchObject({ element: 1 });
    expect(farther.look(screen(0, 1))).toEqual({ kind: 'scroll', by: 180 });
    expect(farther.look(screen(1, 1))).toBeUndefined();
  });

  it('lets alone what does not move, and what has no end', () => {
    const farther = new Farther();
    expect(farther.look(screen(undefined, 0.2))).toBeDefined();
    expect(farther.look(screen(undefined, 0.2))).toBeUndefined();
    const turns = Array.from({ length: 100 }, (_, at) => farther.look(screen(undefined, 0.3 + at / 1000)));
    expect(turns.filter((turn) => turn !== undefined)).toHaveLength(39);
  });
});
