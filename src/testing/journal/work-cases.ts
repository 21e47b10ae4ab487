import assert from 'node:assert/strict';
import { claim, enqueue, event, item, refused, withJournal, type ConformanceCase } from './case.ts';

const failure = { kind: 'model', code: 'no-answer', message: 'It did not answer' } as const;

/** Work: queue, needs, leases and fences. */
export const workCases: readonly ConformanceCase[] = [
  withJournal('the same item is found, not added twice', async (journal) => {
    const add = { do: 'enqueue', item: item('1'), rung: 'reflex' } as const;
    const { work } = await journal.commit({ work: [add, add] });
    assert.deepEqual(
      work.map((each) => each.found),
      [false, true],
    );
    await journal.commit({ work: [{ do: 'complete', id: '1', result: { ok: true } }] });
    const again = await journal.commit({ work: [add] });
    assert.equal(again.work[0]?.state, 'done');
    assert.deepEqual(again.work[0]?.result, { ok: true });
  }),

  withJournal('an item waits until everything it needs is done', async (journal) => {
    await enqueue(journal, item('roof', { needs: ['wall', 'beam'] }), item('wall'));
    assert.deepEqual(
      (await claim(journal, 'w', 9)).map((each) => each.item.id),
      ['wall'],
    );
    await journal.commit({ work: [{ do: 'complete', id: 'wall', fence: 1, result: null }] });
    assert.equal((await claim(journal, 'w')).length, 0);
    await enqueue(journal, item('beam'));
    await journal.commit({ work: [{ do: 'close', id: 'beam', state: 'failed', error: failure }] });
    assert.deepEqual(
      (await journal.work({ states: ['blocked'] })).map((each) => each.item.id),
      ['roof'],
    );
    await journal.commit({ work: [{ do: 'queue', id: 'beam' }] });
    await journal.commit({ work: [{ do: 'complete', id: 'beam', result: null }] });
    assert.deepEqual(
      (await claim(journal, 'w')).map((each) => each.item.id),
      ['roof'],
    );
  }),

  withJournal('items are claimed by kind, rung and priority, oldest first', async (journal, { clock }) => {
    const add = (id: string, kind: string, priority: number) =>
      ({ do: 'enqueue', item: item(id, { kind }), rung: id === 'd' ? 'ask' : 'reflex', priority }) as const;
    await journal.commit({ work: [add('a', 'x', 0), add('b', 'x', 5), add('c', 'y', 9), add('d', 'x', 0)] });
    const late = {
      do: 'enqueue',
      item: item('e', { kind: 'x' }),
      rung: 'reflex',
      notBefore: clock.now() + 10,
    } as const;
    await journal.commit({ work: [late] });
    const take = async () => {
      const request = { worker: 'w', kinds: ['x'], rungs: ['reflex'], limit: 9, leaseMs: 1000 } as const;
      return (await journal.commit({ claim: request })).claims.map((each) => each.item.id);
    };
    assert.deepEqual(await take(), ['b', 'a']);
    assert.equal(await journal.nextDue(), clock.now() + 10);
    clock.advance(10);
    assert.deepEqual(await take(), ['e']);
  }),

  withJournal('a claim appends its event in the same commit', async (journal) => {
    await enqueue(journal, item('1'));
    const template = { type: 'work.claimed', v: 1, actor: 'supervisor', data: { why: 'routed' } };
    const request = { worker: 'w', limit: 1, leaseMs: 1000, event: template };
    const { events, claims } = await journal.commit({ claim: request });
    const [held] = claims;
    assert.equal(events[0]?.stream, 'work:1');
    assert.deepEqual(events[0]?.data, {
      why: 'routed',
      work: '1',
      kind: 'errand',
      rung: 'reflex',
      attempt: 1,
      fence: held?.fence,
      worker: 'w',
      leaseUntil: held?.leaseUntil,
    });
  }),

  withJournal('a lease that ran out is taken back and its fence is void', async (journal, { clock }) => {
    await enqueue(journal, item('1'));
    const [first] = await claim(journal, 'slow');
    assert.equal(await journal.nextDue(), first?.leaseUntil);
    clock.advance(999);
    assert.equal((await journal.commit({ expire: {} })).expired.length, 0);
    clock.advance(1);
    const template = { type: 'work.expired', v: 1, actor: 'supervisor' };
    const { expired, events } = await journal.commit({ expire: { event: template } });
    assert.equal(expired[0]?.worker, 'slow');
    assert.equal(events[0]?.type, 'work.expired');
    const fence = first?.fence ?? 0;
    await refused(
      journal.commit({ work: [{ do: 'complete', id: '1', fence, result: null }] }),
      'stale-fence',
    );
    const [second] = await claim(journal, 'quick');
    assert.equal(second?.attempt, 2);
    await refused(journal.commit({ work: [{ do: 'renew', id: '1', fence, leaseMs: 5 }] }), 'stale-fence');
    await journal.commit({ work: [{ do: 'complete', id: '1', fence: second?.fence ?? 0, result: null }] });
  }),

  withJournal('a renewed lease lasts longer', async (journal, { clock }) => {
    await enqueue(journal, item('1'));
    const [held] = await claim(journal, 'w');
    clock.advance(900);
    const { work } = await journal.commit({
      work: [{ do: 'renew', id: '1', fence: held?.fence ?? 0, leaseMs: 1000 }],
    });
    assert.equal(work[0]?.leaseUntil, clock.now() + 1000);
    clock.advance(500);
    assert.equal((await journal.commit({ expire: {} })).expired.length, 0);
  }),

  withJournal('an item is claimed at most as often as it may be tried at a rung', async (journal) => {
    await enqueue(journal, item('1', { maxAttempts: 2 }));
    for (const attempt of [1, 2]) {
      const [held] = await claim(journal, 'w');
      assert.equal(held?.attempt, attempt);
      await journal.commit({ work: [{ do: 'queue', id: '1', fence: held?.fence ?? 0, error: failure }] });
    }
    assert.equal((await claim(journal, 'w')).length, 0);
    assert.deepEqual((await journal.work({ ids: ['1'] }))[0]?.error, failure);
    const residue = { left: 1 };
    await journal.commit({
      work: [{ do: 'climb', id: '1', rung: 'ask', input: residue, part: { half: 1 } }],
    });
    const [asked] = await claim(journal, 'w');
    assert.equal(asked?.rung, 'ask');
    assert.equal(asked?.attempt, 1);
    assert.deepEqual(asked?.input, residue);
    assert.deepEqual((await journal.work())[0]?.parts, [{ rung: 'reflex', result: { half: 1 } }]);
  }),

  withJournal('the supervisor takes an item from whoever holds it', async (journal, { clock }) => {
    await enqueue(journal, item('1'));
    const [held] = await claim(journal, 'w');
    await journal.commit({ work: [{ do: 'wait', id: '1', until: clock.now() + 50 }] });
    assert.equal((await claim(journal, 'w')).length, 0);
    assert.equal(await journal.nextDue(), clock.now() + 50);
    const done = { do: 'complete', id: '1', fence: held?.fence ?? 0, result: null } as const;
    await refused(journal.commit({ work: [done] }), 'stale-fence');
    await journal.commit({ work: [{ do: 'complete', id: '1', result: 'answered' }] });
    await refused(journal.commit({ work: [{ do: 'complete', id: '1', result: 'twice' }] }), 'work-closed');
    await refused(journal.commit({ work: [{ do: 'wait', id: 'nobody' }] }), 'unknown-work');
  }),

  withJournal('a stale fence takes the whole commit with it and no other', async (journal) => {
    await enqueue(journal, item('1'), item('2'));
    await claim(journal, 'w', 2);
    const [bad, good] = await Promise.allSettled([
      journal.commit({
        events: [event('a')],
        work: [
          { do: 'complete', id: '1', fence: 1, result: null },
          { do: 'enqueue', item: item('3'), rung: 'reflex' },
          { do: 'complete', id: '2', fence: 99, result: null },
        ],
        effects: [{ do: 'intend', id: 'e', kind: 'none', name: 'mail', input: {} }],
      }),
      journal.commit({ events: [event('a', 1)] }),
    ]);
    assert.equal(bad.status, 'rejected');
    assert.equal(good.status, 'fulfilled');
    assert.equal((await journal.head()).seq, 1);
    assert.deepEqual(
      (await journal.work()).map((each) => each.state),
      ['leased', 'leased'],
    );
    assert.deepEqual(await journal.effects(), []);
    assert.equal((await journal.verify()).fault, undefined);
  }),
];
