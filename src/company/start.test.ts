import { expect, it } from 'vitest';
import { foldJournal } from '../journal/live-fold.ts';
import { blob, CompanyBench } from '../testing/company-bench.ts';
import { companyFold } from './fold.ts';

it('starts from what was kept of its state, and knows the same as from the first event', async () => {
  await using bench = new CompanyBench();
  await bench.open({ snapshotEvery: 25 });
  for (const letter of ['a', 'b', '7']) await bench.build(blob(letter));
  await bench.workAll(bench.worker());
  await bench.close();
  await bench.open({ snapshotEvery: 25 });
  const kept = await bench.journal.snapshot('company', companyFold('main').version);
  const { seq } = await bench.journal.head();
  expect(kept?.seq).toBeGreaterThan(seq - 50);
  const { state } = await foldJournal(bench.journal, companyFold('main'));
  expect(bench.company.state).toEqual(state);
  expect(bench.company.state.cursor).toBe(seq);
});

it('says of every claim which event led to it', async () => {
  await using bench = new CompanyBench();
  await bench.open();
  await bench.build();
  await bench.workAll(bench.worker());
  const { events } = await bench.journal.read({ types: ['work.claimed', 'work.wanted'] });
  const wanted = new Map(events.map((event) => [event.seq, event]));
  for (const claimed of events.filter((event) => event.type === 'work.claimed')) {
    expect(wanted.get(claimed.cause ?? 0)).toMatchObject({ type: 'work.wanted', stream: claimed.stream });
  }
});
