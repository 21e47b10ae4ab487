import { describe, expect, it } from 'vitest';
import type { Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import { Motion } from './motion.ts';

const boxAt = (top: number): ScreenElement => ({ id: 1, role: 'button', text: 'Go', box: [0, top, 40, 20] });
const seen = (at: number, top: number): Observation => ({
  at,
  viewport: { width: 200, height: 200 },
  elements: [boxAt(top)],
});

/** A motion that knows that 40 ms pass between a decision and the next look. */
function watching(): Motion {
  const motion = new Motion();
  motion.decided(0);
  motion.see(seen(0, 10), 40);
  return motion;
}

describe('what is aimed at', () => {
  it('is met where it will be, once it is seen to move on and on', () => {
    const motion = watching();
    motion.see(seen(20, 14), 60);
    motion.see(seen(40, 18), 80);
    expect(motion.aheadOf(boxAt(18))).toEqual({ x: 0, y: 8 });
  });

  it('is met where it is, where it only made room for something else', () => {
    const motion = watching();
    motion.see(seen(20, 70), 60);
    expect(motion.aheadOf(boxAt(70))).toEqual({ x: 0, y: 0 });
  });

  it('is met where it is, once nothing on the screen changes any more', () => {
    const motion = watching();
    motion.see(seen(20, 14), 60);
    motion.see(seen(40, 18), 80);
    motion.see(seen(40, 18), 150);
    expect(motion.aheadOf(boxAt(18))).toEqual({ x: 0, y: 0 });
  });
});
