/** How long a company with a long past needs until it can decide: from its last snapshot, and from its first event. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Company } from '../src/company/company.ts';
import { companyFold } from '../src/company/fold.ts';
import type { Journal, NewEvent } from '../src/journal/contract.ts';
import { foldJournal } from '../src/journal/live-fold.ts';
import { openJournal } from '../src/journal/open.ts';
import { hashOf } from '../src/kernel/hash.ts';
import { CompanyBench } from '../src/testing/company-bench.ts';
import type { Figure } from './figure.ts';

const eventsWanted = 50_000;
const runs = 3;

/** The events of one whole build, as JSON. */
async function eventsOfBuild(): Promise<{ text: string; names: string[]; count: number }> {
  await using bench = new CompanyBench();
  await bench.open();
  const { build } = await bench.build();
  await bench.workAll(bench.worker());
  const { events } = await bench.journal.read();
  const list = events.map(({ stream, type, v, actor, data }) => ({ stream, type, v, actor, data }));
  const names = [build, 'salon', ...Object.keys(bench.company.state.items)];
  return { text: JSON.stringify(list), names, count: list.length };
}

/** The same build again and again, under other names. */
async function fill(journal: Journal): Promise<void> {
  const { text, names, count } = await eventsOfBuild();
  for (let round = 0; round * count < eventsWanted; round += 1) {
    const renamed = names.reduce(
      (all, name) => all.replaceAll(name, hashOf([round, name]).slice(0, 24)),
      text,
    );
    await journal.commit({ events: JSON.parse(renamed) as NewEvent[] });
  }
}

async function timed(run: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < runs; round += 1) {
    const began = performance.now();
    await run();
    times.push(performance.now() - began);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
}

/** Measures both ways on one journal of 50,000 events. */
export async function benchStart(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-start-'));
  const journal = await openJournal({
    company: 'main',
    journalFolder: join(folder, 'journal'),
    blobFolder: join(folder, 'blobs'),
  });
  try {
    await fill(journal);
    const fold = companyFold('main');
    const whole = await timed(async () => void (await foldJournal(journal, fold)));
    const { state, seq } = await foldJournal(journal, fold, eventsWanted - 2500);
    await journal.commit({ snapshot: { fold: fold.name, version: fold.version, seq, state } });
    const open = await timed(async () => (await Company.open({ journal }))[Symbol.asyncDispose]());
    const name = 'start of a company with 50,000 events';
    return [
      { name: `${name}, folded from the first`, value: whole, unit: 'ms', better: 'less' },
      { name: `${name}, 2,500 after its snapshot`, value: open, unit: 'ms', better: 'less' },
    ];
  } finally {
    await journal.close();
    await rm(folder, { recursive: true, force: true });
  }
}
