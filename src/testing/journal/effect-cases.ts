import assert from 'node:assert/strict';
import { claim, enqueue, event, item, refused, withJournal, type ConformanceCase } from './case.ts';

const intend = {
  do: 'intend',
  id: 'e1',
  kind: 'keyed',
  name: 'mail.send',
  input: { to: 'ann' },
  work: '1',
} as const;

/** The outbox, budgets, and all of it in one commit. */
export const effectCases: readonly ConformanceCase[] = [
  {
    name: 'an effect without an outcome is listed after a restart, one with an outcome is not done again',
    async run(place) {
      {
        await using journal = await place.open();
        const { effects } = await journal.commit({ effects: [intend, { ...intend, id: 'e2' }] });
        assert.deepEqual([effects[0]?.found, effects[0]?.attempts], [false, 1]);
        await journal.commit({
          effects: [{ do: 'settle', id: 'e2', outcome: { ok: true, result: { at: 9 } } }],
        });
      }
      await using journal = await place.open();
      const open = await journal.effects();
      assert.deepEqual(
        open.map(({ id, kind, input }) => ({ id, kind, input })),
        [{ id: 'e1', kind: 'keyed', input: { to: 'ann' } }],
      );
      const { effects } = await journal.commit({ effects: [intend, { ...intend, id: 'e2' }] });
      assert.deepEqual([effects[0]?.found, effects[0]?.attempts, effects[0]?.outcome], [true, 2, undefined]);
      assert.deepEqual(effects[1]?.outcome, { ok: true, result: { at: 9 } });
      assert.equal(effects[1]?.attempts, 1);
    },
  },

  withJournal('an effect has one outcome; after a failure it may be intended again', async (journal) => {
    const ok = { do: 'settle', id: 'e1', outcome: { ok: true, result: 1 } } as const;
    await refused(journal.commit({ effects: [ok] }), 'unknown-effect');
    const error = { kind: 'node', code: 'unreachable', message: 'Nobody answers' } as const;
    await journal.commit({ effects: [intend, { do: 'settle', id: 'e1', outcome: { ok: false, error } }] });
    await refused(journal.commit({ effects: [ok] }), 'effect-settled');
    const { effects } = await journal.commit({ effects: [intend, ok, ok] });
    assert.equal(effects[2]?.attempts, 2);
    const row = await journal.effects({ ids: ['e1', 'e9'] });
    assert.deepEqual(row[0]?.outcome, { ok: true, result: 1 });
    await refused(journal.commit({ effects: [{ ...intend, name: 'mail.burn' }] }), 'bad-request');
  }),

  withJournal('a budget stops what does not fit, and takes back what was not spent', async (journal) => {
    const reserve = (id: string, micros: number, ...budgets: string[]) =>
      journal.commit({ reservations: [{ do: 'reserve', id, budgets, micros }] });
    await refused(reserve('r0', 1, 'day'), 'unknown-budget');
    await journal.commit({
      reservations: [
        { do: 'budget', budget: 'day', limitMicros: 100 },
        { do: 'budget', budget: 'salon', limitMicros: 60 },
      ],
    });
    await reserve('r1', 50, 'day', 'salon');
    await reserve('r1', 50, 'salon', 'day');
    await refused(reserve('r1', 51, 'day', 'salon'), 'bad-request');
    await refused(reserve('r2', 11, 'day', 'salon'), 'budget-exhausted');
    await refused(reserve('r3', 1.5, 'day'), 'bad-request');
    await refused(reserve('r3', -1, 'day'), 'bad-request');
    await journal.commit({ reservations: [{ do: 'settle', id: 'r1', micros: 20 }] });
    await reserve('r2', 11, 'day', 'salon');
    await journal.commit({ reservations: [{ do: 'release', id: 'r2' }] });
    await refused(journal.commit({ reservations: [{ do: 'settle', id: 'r2', micros: 1 }] }), 'bad-request');
    await refused(journal.commit({ reservations: [{ do: 'release', id: 'r9' }] }), 'unknown-reservation');
    assert.deepEqual(await journal.budgets(), [
      { budget: 'day', limitMicros: 100, reservedMicros: 0, spentMicros: 20 },
      { budget: 'salon', limitMicros: 60, reservedMicros: 0, spentMicros: 20 },
    ]);
  }),

  withJournal('what cost more than was reserved is recorded and uses the budget up', async (journal) => {
    await journal.commit({
      reservations: [
        { do: 'budget', budget: 'day', limitMicros: 100 },
        { do: 'reserve', id: 'r1', budgets: ['day'], micros: 90 },
        { do: 'settle', id: 'r1', micros: 150 },
      ],
    });
    assert.equal((await journal.budgets())[0]?.spentMicros, 150);
    const more = { do: 'reserve', id: 'r2', budgets: ['day'], micros: 0 } as const;
    await refused(journal.commit({ reservations: [more] }), 'budget-exhausted');
  }),

  withJournal(
    'completing work, its events, the next items, an effect and a budget are one commit',
    async (journal) => {
      await enqueue(journal, item('1'));
      const [held] = await claim(journal, 'w');
      const result = await journal.commit({
        events: [event('work:1')],
        expect: [{ stream: 'work:1', version: 0 }],
        work: [
          { do: 'complete', id: '1', fence: held?.fence ?? 0, result: { commit: 'abc' } },
          { do: 'enqueue', item: item('2', { needs: ['1'] }), rung: 'reflex' },
        ],
        effects: [intend],
        reservations: [{ do: 'budget', budget: 'day', limitMicros: 5 }],
        claim: { worker: 'w', limit: 1, leaseMs: 10 },
        snapshot: { fold: 'f', version: 1, seq: 1, state: {} },
      });
      assert.deepEqual(
        result.work.map((each) => each.state),
        ['done', 'queued'],
      );
      assert.equal(result.claims[0]?.item.id, '2');
      assert.equal(result.effects.length, 1);
      assert.equal((await journal.snapshot('f', 1))?.seq, 1);
    },
  ),
];
