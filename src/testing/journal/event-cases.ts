import assert from 'node:assert/strict';
import type { StoredEvent } from '../../protocol/event.ts';
import { journalErased } from '../../protocol/events/journal.ts';
import { dataOf, event, refused, withJournal, type ConformanceCase } from './case.ts';

/** Events: appending, reading, following, erasing, the chain and snapshots. */
export const eventCases: readonly ConformanceCase[] = [
  withJournal('an appended event is read back as it was acknowledged', async (journal, { clock }) => {
    const wanted = event('order:1', 7, { subject: 'person:ann', actor: 'person:ann' });
    const { events, head } = await journal.commit({ events: [wanted] });
    const [stored] = events;
    assert.deepEqual(stored, {
      ...wanted,
      company: journal.company,
      seq: 1,
      at: clock.now(),
      hash: head.hash,
    });
    assert.deepEqual((await journal.read()).events, events);
    assert.deepEqual(await journal.head(), { seq: 1, hash: stored?.hash });
  }),

  withJournal('seqs are dense over streams and commits, also after a refusal', async (journal) => {
    await journal.commit({ events: [event('a'), event('b')] });
    await refused(
      journal.commit({ events: [event('a')], expect: [{ stream: 'a', version: 0 }] }),
      'stale-version',
    );
    await journal.commit({ events: [event('b'), event('a')] });
    const { events } = await journal.read();
    assert.deepEqual(
      events.map((each) => each.seq),
      [1, 2, 3, 4],
    );
    assert.equal(await journal.streamVersion('a'), 2);
    assert.equal(await journal.streamVersion('nothing'), 0);
  }),

  withJournal('of several writers who expect the same version one wins', async (journal) => {
    const attempts = Array.from({ length: 10 }, (_, n) =>
      journal.commit({ events: [event('a', n), event('a', n)], expect: [{ stream: 'a', version: 0 }] }),
    );
    const outcomes = await Promise.allSettled(attempts);
    assert.equal(outcomes.filter((each) => each.status === 'fulfilled').length, 1);
    assert.equal((await dataOf(journal, 'a')).length, 2);
  }),

  withJournal(
    'an event may name an earlier one of its commit as its cause, and no later one',
    async (journal) => {
      const { events } = await journal.commit({ events: [event('a'), event('a', 1, { causeIndex: 0 })] });
      assert.equal(events[1]?.cause, 1);
      await refused(journal.commit({ events: [event('a', 2, { cause: 3 })] }), 'bad-request');
      assert.equal((await journal.head()).seq, 2);
    },
  ),

  withJournal(
    'a commit whose second event is refused leaves nothing, and others of its group are whole',
    async (journal) => {
      const outcomes = await Promise.allSettled([
        journal.commit({ events: [event('a', 1)] }),
        journal.commit({ events: [event('a', 2), event('a', 3, { causeIndex: 1 })] }),
        journal.commit({ events: [event('a', 4)], expect: [{ stream: 'a', version: 1 }] }),
      ]);
      assert.deepEqual(
        outcomes.map((each) => each.status),
        ['fulfilled', 'rejected', 'fulfilled'],
      );
      assert.deepEqual(await dataOf(journal, 'a'), [{ n: 1 }, { n: 4 }]);
      assert.equal((await journal.verify()).fault, undefined);
    },
  ),

  withJournal('what JSON cannot hold is refused and harms nobody else', async (journal) => {
    const good = journal.commit({ events: [event('a')] });
    await refused(
      journal.commit({ events: [event('a', 0, { data: 1n as unknown as null })] }),
      'bad-request',
    );
    await refused(journal.commit({ events: [event('a', 0, { data: null })] }), 'bad-request');
    await refused(journal.commit({ events: [event('', 0)] }), 'bad-request');
    await refused(journal.commit({ events: [event('lone \uD800 surrogate')] }), 'bad-request');
    const odd = { snapshot: { fold: 'f', version: 1, seq: 0, state: { a: (() => 1) as unknown as null } } };
    await refused(journal.commit(odd), 'bad-request');
    await good;
    assert.equal((await journal.head()).seq, 1);
  }),

  withJournal(
    'reading goes on from a cursor by stream, prefix, types and limit without gaps',
    async (journal) => {
      const types = ['odd.seen', 'even.seen'];
      for (let n = 1; n <= 40; n++) {
        await journal.commit({ events: [event(`s:${n % 3}`, n, { type: types[n % 2] ?? '' })] });
      }
      const readAll = async (request: Parameters<typeof journal.read>[0]): Promise<StoredEvent[]> => {
        const all: StoredEvent[] = [];
        for (let after = 0, isEnd = false; !isEnd;) {
          const page = await journal.read({ ...request, after, limit: 7 });
          all.push(...page.events);
          ({ cursor: after, end: isEnd } = page);
        }
        return all;
      };
      const all = await readAll({});
      assert.equal(all.length, 40);
      const byStream = all.filter((each) => each.stream === 's:1');
      assert.deepEqual(await readAll({ stream: 's:1' }), byStream);
      assert.deepEqual(await readAll({ stream: 's:*' }), all);
      assert.deepEqual(await readAll({ stream: 't:*' }), []);
      const byType = all.filter((each) => each.type === 'odd.seen');
      assert.deepEqual(await readAll({ types: ['odd.seen', 'unheard.of'] }), byType);
      assert.deepEqual(
        await readAll({ upTo: 12, types: ['odd.seen'] }),
        byType.filter((each) => each.seq <= 12),
      );
    },
  ),

  withJournal(
    'an event holds a megabyte and no more, and pages of such events stay bounded',
    async (journal) => {
      const large = event('a', 0, { data: { text: 'x'.repeat(1_000_000) } });
      await refused(
        journal.commit({ events: [event('a', 0, { data: { text: 'x'.repeat(1_048_577) } })] }),
        'bad-request',
      );
      for (let n = 0; n < 4; n++) await journal.commit({ events: Array.from({ length: 10 }, () => large) });
      let count = 0;
      for (let after = 0, isEnd = false; !isEnd;) {
        const page = await journal.read({ after, limit: 600 });
        count += page.events.length;
        ({ cursor: after, end: isEnd } = page);
      }
      assert.equal(count, 40);
    },
  ),

  withJournal('subscribers see every event once, in order, before its writer goes on', async (journal) => {
    const seen: number[] = [];
    const unsubscribe = journal.subscribe((events) => seen.push(...events.map((each) => each.seq)));
    await Promise.all(
      Array.from({ length: 30 }, async (_, n) => {
        const { events } = await journal.commit({ events: [event(`s:${n}`), event('all')] });
        for (const each of events) assert.ok(seen.includes(each.seq));
      }),
    );
    assert.deepEqual(
      seen,
      Array.from({ length: 60 }, (_, n) => n + 1),
    );
    unsubscribe();
    await journal.commit({ events: [event('a')] });
    assert.equal(seen.length, 60);
  }),

  withJournal('erasing a person takes the data and leaves the chain whole', async (journal) => {
    const secret = { data: { phone: '0123456789' }, subject: 'person:ann' };
    await journal.commit({
      events: [event('a', 0, secret), event('a', 1, { subject: 'person:bob' }), event('a', 2)],
    });
    await journal.commit({ snapshot: { fold: 'f', version: 1, seq: 1, state: { phone: '0123456789' } } });
    const before = await journal.head();
    const erased = await journal.erase({ subject: 'person:ann', actor: 'person:ann', reason: 'asked' });
    assert.equal(erased.events, 1);
    const { data } = journalErased.decode(erased.event);
    assert.deepEqual(data, { subject: 'person:ann', events: 1, blobs: 0, reason: 'asked' });
    assert.deepEqual(await dataOf(journal, 'a'), [null, { n: 1 }, { n: 2 }]);
    assert.equal(await journal.snapshot('f', 1), undefined);
    const report = await journal.verify([before]);
    assert.deepEqual(report, { events: 4, erased: 1, head: await journal.head() });
    await journal.commit({ events: [event('a', 3, secret)] });
    assert.equal((await journal.erase({ subject: 'person:ann', actor: 'x' })).events, 1);
    assert.equal((await journal.verify()).fault, undefined);
  }),

  {
    name: 'a journal that is opened again goes on where it ended, and verifies',
    async run(place) {
      {
        await using journal = await place.open();
        await journal.commit({ events: [event('a'), event('b')] });
      }
      await using journal = await place.open();
      const { events } = await journal.commit({
        events: [event('a')],
        expect: [{ stream: 'a', version: 1 }],
      });
      assert.equal(events[0]?.seq, 3);
      assert.equal((await journal.verify()).fault, undefined);
    },
  },

  withJournal('what was asked for before close is done, what comes after is refused', async (journal) => {
    const asked = Array.from({ length: 20 }, () => journal.commit({ events: [event('a')] }));
    const closing = journal.close();
    assert.equal((await Promise.all(asked)).at(-1)?.head.seq, 20);
    await closing;
    await assert.rejects(journal.commit({ events: [event('a')] }), { code: 'journal-closed' });
    await assert.rejects(journal.read(), { code: 'journal-closed' });
  }),

  withJournal('a snapshot is found for its version of the fold alone', async (journal) => {
    const snapshot = { fold: 'f', version: 2, seq: 0, state: { b: [1, 'x', null], a: true } };
    await journal.commit({ snapshot });
    assert.deepEqual(await journal.snapshot('f', 2), snapshot);
    assert.equal(await journal.snapshot('f', 1), undefined);
    assert.equal(await journal.snapshot('g', 2), undefined);
  }),

  withJournal('a head recorded elsewhere shows a journal that ends before it', async (journal) => {
    await journal.commit({ events: [event('a')] });
    const head = await journal.head();
    assert.equal((await journal.verify([head])).fault, undefined);
    const cut = await journal.verify([{ seq: 2, hash: 'f'.repeat(64) }]);
    assert.equal(cut.fault?.seq, 2);
    const rewritten = await journal.verify([{ ...head, hash: 'f'.repeat(64) }]);
    assert.equal(rewritten.fault?.seq, 1);
  }),
];
