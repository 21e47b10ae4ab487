import { describe, expect, it } from 'vitest';
import type { Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import { Watch } from './watch.ts';

const ball = (x: number): ScreenElement => ({ id: 1, role: 'image', text: '', box: [x, 50, 20, 20] });
const seen = (at: number, x: number): Observation => ({
  at,
  viewport: { width: 500, height: 100 },
  elements: [ball(x)],
});
const click = { kind: 'click', count: 1, x: 0, y: 0 } as const;

describe('a watch on a screen', () => {
  it('aims ahead of what moves by the time that its decisions take', () => {
    let now = 0;
    const watch = new Watch(() => now);
    // 100 pixels a second, and every decision takes 200 ms until the next look.
    for (let nth = 0; nth < 6; nth += 1) {
      watch.see(seen(now, now / 10));
      watch.act(click, 1);
      now += 200;
    }
    watch.see(seen(now, now / 10));
    expect(watch.aheadOf(ball(0), false)).toEqual({ x: 20, y: 0 });
    expect(watch.aheadOf(ball(0), true)).toEqual({ x: 30, y: 0 });
  });

  it('aims at what rests where it is', () => {
    let now = 0;
    const watch = new Watch(() => now);
    for (; now < 1000; now += 100) watch.see(seen(now, 30));
    watch.act(click, 1);
    expect(watch.aheadOf(ball(30), true)).toEqual({ x: 0, y: 0 });
  });

  it('knows how long ago something was done', () => {
    let now = 0;
    const watch = new Watch(() => now);
    expect(watch.hasRested(5000)).toBe(true);
    watch.act(click, 1);
    now = 2999;
    expect(watch.hasRested(3000)).toBe(false);
    now = 3000;
    expect(watch.hasRested(3000)).toBe(true);
  });
});
