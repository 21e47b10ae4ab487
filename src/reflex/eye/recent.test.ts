import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Recent } from './recent.ts';

const gaps = fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 40 });

it('what is kept is what happened within the span, and what was so when it began', () => {
  fc.assert(
    fc.property(gaps, fc.nat(6_000), (steps, later) => {
      const kept = new Recent<{ at: number }>(5_000, true);
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
