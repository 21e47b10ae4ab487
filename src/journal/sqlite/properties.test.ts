import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { event } from '../../testing/journal/case.ts';
import { sqlitePlace } from '../../testing/journal/sqlite-place.ts';
import type { Journal, ReservationChange } from '../contract.ts';

// Hundreds of commits, each of which waits for the disk: slow where the machine is busy.
vi.setConfig({ testTimeout: 90_000 });

const place = sqlitePlace();
let journal: Journal;
beforeAll(async () => {
  journal = await place.open();
});
afterAll(async () => {
  await journal.close();
  place[Symbol.dispose]();
});

let round = 0;

const amount = fc.integer({ min: 0, max: 60 });

describe('budgets under any interleaving', () => {
  it('never hold and spend more than their limit, and add up', async () => {
    const changes = fc.array(
      fc.record({
        id: fc.nat(7),
        do: fc.constantFrom('reserve', 'reserve', 'settle', 'release'),
        micros: amount,
      }),
      { maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(changes, async (list) => {
        const budget = `budget-${round++}`;
        await journal.commit({ reservations: [{ do: 'budget', budget, limitMicros: 100 }] });
        const held = new Map<number, { micros: number; state: string; spent: number }>();
        const apply = async (each: (typeof list)[number]): Promise<void> => {
          const id = `${budget}:${each.id}`;
          // A settlement of at most what was reserved, as a caller who reserves its maximum makes it.
          const micros =
            each.do === 'settle' ? Math.min(each.micros, held.get(each.id)?.micros ?? 0) : each.micros;
          const change = { ...each, id, micros, budgets: [budget] } as ReservationChange;
          await journal.commit({ reservations: [change] });
          const before = held.get(each.id);
          if (each.do === 'reserve') held.set(each.id, before ?? { micros, state: 'held', spent: 0 });
          else if (before?.state === 'held') {
            held.set(each.id, { ...before, state: each.do, spent: each.do === 'settle' ? micros : 0 });
          }
        };
        for (let start = 0; start < list.length; start += 6) {
          await Promise.allSettled(list.slice(start, start + 6).map(apply));
          const row = (await journal.budgets()).find((one) => one.budget === budget);
          expect((row?.reservedMicros ?? 0) + (row?.spentMicros ?? 0)).toBeLessThanOrEqual(100);
          const all = [...held.values()];
          const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
          expect(row?.reservedMicros).toBe(
            sum(all.filter((one) => one.state === 'held').map((one) => one.micros)),
          );
          expect(row?.spentMicros).toBe(sum(all.map((one) => one.spent)));
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('the chain under any mix of commits, refusals and erasures', () => {
  it('verifies', async () => {
    const action = fc.oneof(
      fc.record({ size: fc.integer({ min: 0, max: 4 }), subject: fc.option(fc.constantFrom('p:1', 'p:2')) }),
      fc.constant('refuse' as const),
      fc.constantFrom({ erase: 'p:1' }, { erase: 'p:2' }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 15 }), async (actions) => {
        await Promise.allSettled(
          actions.map((each) => {
            if (each === 'refuse') {
              return journal.commit({ events: [event('x')], work: [{ do: 'queue', id: 'nobody' }] });
            }
            if ('erase' in each) return journal.erase({ subject: each.erase, actor: 'tester' });
            const more = each.subject === null ? {} : { subject: each.subject };
            return journal.commit({
              events: Array.from({ length: each.size }, (_, n) => event('x', n, more)),
            });
          }),
        );
        const report = await journal.verify();
        expect(report.fault).toBeUndefined();
        expect(report.head).toEqual(await journal.head());
      }),
      { numRuns: 25 },
    );
  });
});
