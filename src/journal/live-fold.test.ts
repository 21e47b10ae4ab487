import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { defineEvent } from '../protocol/event-type.ts';
import { sqlitePlace } from '../testing/journal/sqlite-place.ts';
import { defineFold } from './fold.ts';
import { followJournal } from './follow.ts';
import { foldJournal, LiveFold } from './live-fold.ts';

// Hundreds of commits, each of which waits for the disk: slow where the machine is busy.
vi.setConfig({ testTimeout: 90_000 });

const added = defineEvent({
  type: 'sum.added',
  v: 1,
  schema: z.strictObject({ to: z.string(), n: z.int() }),
});
const reset = defineEvent({ type: 'sum.reset', v: 1, schema: z.strictObject({ to: z.string() }) });

const sums = defineFold({
  name: 'sums',
  version: 1,
  handles: [added, reset],
  initial: (): { [to: string]: number } => ({}),
  apply(state, event) {
    if (event.type === 'sum.reset') return { ...state, [event.data.to]: 0 };
    return { ...state, [event.data.to]: (state[event.data.to] ?? 0) + event.data.n };
  },
});

const by = { stream: 's', actor: 'tester' };
const add = (n: number, to = 'a') => ({ events: [{ ...by, ...added.make({ to, n }) }] });

describe('a live fold', () => {
  it('has seen the events of a commit when the commit resolves', async () => {
    using place = sqlitePlace();
    await using journal = await place.open();
    await journal.commit(add(1));
    using live = await LiveFold.open(journal, sums);
    expect(live.state).toEqual({ a: 1 });
    await Promise.all([2, 3, 4].map((n) => journal.commit(add(n))));
    expect(live.state).toEqual({ a: 10 });
    expect(live.seq).toBe(4);
  });

  it('is the same from a snapshot as from scratch, wherever it was closed and opened', async () => {
    using place = sqlitePlace();
    await using journal = await place.open();
    const steps = fc.array(
      fc.oneof(
        fc.record({ to: fc.constantFrom('a', 'b'), n: fc.integer({ min: -9, max: 9 }) }),
        fc.constant('reset' as const),
        fc.constant('reopen' as const),
      ),
      { maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 1, max: 7 }), async (list, snapshotEvery) => {
        let live = await LiveFold.open(journal, sums, { snapshotEvery });
        for (const step of list) {
          if (step === 'reset') await journal.commit({ events: [{ ...by, ...reset.make({ to: 'a' }) }] });
          else if (step !== 'reopen') await journal.commit(add(step.n, step.to));
          else {
            live[Symbol.dispose]();
            live = await LiveFold.open(journal, sums, { snapshotEvery });
          }
        }
        const scratch = await foldJournal(journal, sums);
        expect(live.state).toEqual(scratch.state);
        live[Symbol.dispose]();
      }),
      { numRuns: 30 },
    );
    const snapshot = await journal.snapshot('sums', 1);
    expect(snapshot?.state).toEqual((await foldJournal(journal, sums, snapshot?.seq)).state);
  });

  it('starts from nothing when its version was raised', async () => {
    using place = sqlitePlace();
    await using journal = await place.open();
    {
      using _live = await LiveFold.open(journal, sums, { snapshotEvery: 1 });
      await journal.commit(add(5));
    }
    const counts = defineFold({
      ...sums,
      version: 2,
      initial: (): { [to: string]: number } => ({}),
      apply: (state, { data }) => ({ ...state, [data.to]: (state[data.to] ?? 0) + 1 }),
    });
    using live = await LiveFold.open(journal, counts);
    expect(live.state).toEqual({ a: 1 });
  });

  it('stops at a type that it must know and does not, while others go on', async () => {
    using place = sqlitePlace();
    await using journal = await place.open();
    using strict = await LiveFold.open(journal, { ...sums, name: 'strict', covers: ['sum.'] });
    using lenient = await LiveFold.open(journal, sums);
    await journal.commit({ events: [{ ...by, type: 'sum.doubled', v: 1, data: {} }] });
    await journal.commit(add(1));
    expect(() => strict.state).toThrowError(expect.objectContaining({ code: 'event-unknown' }));
    expect(lenient.state).toEqual({ a: 1 });
    await journal.commit({ events: [{ ...by, type: 'sum.added', v: 2, data: {} }] });
    expect(() => lenient.state).toThrowError(expect.objectContaining({ code: 'event-too-new' }));
    await expect(LiveFold.open(journal, sums)).rejects.toMatchObject({ code: 'event-too-new' });
    expect((await journal.read({ types: ['sum.doubled'] })).events).toHaveLength(1);
  });

  it('passes over what was erased', async () => {
    using place = sqlitePlace();
    await using journal = await place.open();
    using live = await LiveFold.open(journal, sums, { snapshotEvery: 1 });
    await journal.commit({ events: [{ ...by, subject: 'person:ann', ...added.make({ to: 'ann', n: 1 }) }] });
    await journal.erase({ subject: 'person:ann', actor: 'tester' });
    await journal.commit(add(2));
    expect((await foldJournal(journal, sums)).state).toEqual({ a: 2 });
    using later = await LiveFold.open(journal, sums);
    expect(later.state).toEqual({ a: 2 });
    await vi.waitFor(() => expect(live.state).toEqual({ a: 2 }));
  });
});

describe('following a journal', () => {
  it('gives every event once, those before and those after, and ends on abort', async () => {
    using place = sqlitePlace();
    await using journal = await place.open();
    for (let n = 1; n <= 5; n++) await journal.commit(add(n));
    const stop = new AbortController();
    const seen: number[] = [];
    const following = (async () => {
      for await (const page of followJournal(journal, 2, stop.signal)) {
        seen.push(...page.map((each) => each.seq));
        if (seen.at(-1) === 25) stop.abort();
      }
    })();
    await Promise.all(Array.from({ length: 20 }, (_, n) => journal.commit(add(n))));
    await following;
    expect(seen).toEqual(Array.from({ length: 23 }, (_, n) => n + 3));
  });
});
