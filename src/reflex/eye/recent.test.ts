import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Recent } from './recent.ts';

const gaps = fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 40 });

it('what is kept is what happened within the span, and what was so when it began', () => {
  fc.assert(
    fc.property(gaps, fc.nat(6_000), (steps, later) => {
      const kept = new Recent<{ at: number }>({ spanMs: 5_000, keepsOneBefore: true });
      let at = 0;
      const all = steps.map((step) => ({ at: (at += step) }));
      for (const item of all) kept.add(item);
      const now = at + later;
      const young = all.filter((item) => item.at >= now - 5_000);
      const before = all.filter((item) => item.at < now - 5_000).slice(-1);
      expect(kept.items(now)).toEqual([...before, ...young]);
    }),
  );
});

it('what weighs too much is thinned out where it is old, and the newest stays', () => {
  const kept = new Recent<{ at: number }>({
    spanMs: 5_000,
    keepsOneBefore: true,
    weigh: () => 10,
    maxWeight: 400,
  });
  for (let at = 0; at < 4_000; at += 10) {
    kept.add({ at });
    expect(kept.items(at).length).toBeLessThanOrEqual(40);
    expect(kept.items(at).at(-1)).toEqual({ at });
  }
  expect(kept.items(3_990)[0]).toEqual({ at: 0 });
});
