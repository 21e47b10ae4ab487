import { describe, expect, it } from 'vitest';
import type { Observation } from '../../protocol/screen/observation.ts';
import { Flashes } from './flashes.ts';
import { Recall } from './recall.ts';

/** Three lamps side by side, of which some are lit. */
function lamps(lit: readonly number[], pointer?: { x: number; y: number }): Observation {
  const elements = [1, 2, 3].map((id) => ({
    id,
    role: 'button',
    text: '',
    background: lit.includes(id) ? '#ffffff' : '#333333',
    box: [id * 100, 0, 50, 50] as [number, number, number, number],
  }));
  return { at: 0, viewport: { width: 400, height: 100 }, ...(pointer && { pointer }), elements };
}

/** Shows lamps one after the other, each for 200 ms, a new one every 600 ms; answers what was noticed, and the time. */
function shown(flashes: Flashes, order: readonly number[], from = 0): [number[], number] {
  const seen: number[] = [];
  let at = from;
  for (const lamp of order) {
    flashes.see(lamps([]), at);
    flashes.see(lamps([lamp]), at + 400);
    seen.push(...flashes.see(lamps([]), at + 600).map(({ element }) => element));
    at += 600;
  }
  return [seen, at];
}

describe('what lights up', () => {
  it('is noticed in its order, the same one twice as well', () => {
    expect(shown(new Flashes(), [2, 2, 1, 3])[0]).toEqual([2, 2, 1, 3]);
  });

  it('by the hand that has just pressed it is not noticed, later on it is', () => {
    const flashes = new Flashes();
    const pointer = { x: 110, y: 10 };
    flashes.see(lamps([], pointer), 0);
    flashes.acted(100);
    flashes.see(lamps([1], pointer), 150);
    expect(flashes.see(lamps([], pointer), 200)).toEqual([]);
    flashes.see(lamps([1], pointer), 2000);
    expect(flashes.see(lamps([], pointer), 2200)).toEqual([{ at: 2000, element: 1 }]);
  });

  it('and stays lit is no flash', () => {
    const flashes = new Flashes();
    flashes.see(lamps([]), 0);
    flashes.see(lamps([1]), 100);
    expect(flashes.see(lamps([]), 5000)).toEqual([]);
  });
});

describe('what lit up', () => {
  it('is to be pressed in the same order, once nothing more comes', () => {
    const recall = new Recall();
    for (const [nth, element] of [3, 1, 1].entries()) recall.lit({ at: nth * 600, element });
    expect(recall.nextAt(1200 + 700)).toBeUndefined();
    const pressed: number[] = [];
    for (let next = recall.nextAt(2300); next !== undefined; next = recall.nextAt(2300)) {
      pressed.push(next);
      recall.pressed(next);
    }
    expect(pressed).toEqual([3, 1, 1]);
  });

  it('after an answer begins a new order', () => {
    const recall = new Recall();
    recall.lit({ at: 0, element: 1 });
    recall.pressed(1);
    recall.lit({ at: 5000, element: 2 });
    expect(recall.nextAt(9000)).toBe(2);
  });
});
