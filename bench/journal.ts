/** What the journal promises about speed, on the disk of the system's folder for temporary files. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { median, type Figure } from './figure.ts';
import type { Journal } from '../src/journal/contract.ts';
import { defineFold } from '../src/journal/fold.ts';
import { foldJournal } from '../src/journal/live-fold.ts';
import { openJournal } from '../src/journal/open.ts';
import { defineEvent } from '../src/protocol/event-type.ts';

const writers = 64;
const appends = 40_000;
const runs = 5;

const stepTaken = defineEvent({
  type: 'bench.step-taken',
  v: 1,
  schema: z.strictObject({ work: z.string(), step: z.int(), text: z.string() }),
});

const stepsByWork = defineFold({
  name: 'bench-steps',
  version: 1,
  handles: [stepTaken],
  initial: (): Record<string, number> => ({}),
  apply(state, { data }) {
    state[data.work] = (state[data.work] ?? 0) + 1;
    return state;
  },
});

/** `appends` commits of one event each by 64 writers, each of which waits for the disk before its next one. */
async function append(journal: Journal): Promise<number[]> {
  const latencies: number[] = [];
  let left = appends;
  const write = async (writer: number): Promise<void> => {
    for (; left > 0;) {
      const data = {
        work: `w${writer}`,
        step: left--,
        text: 'A customer booked an appointment for Tuesday at ten',
      };
      const started = performance.now();
      await journal.commit({
        events: [{ stream: `work:w${writer}`, actor: `worker:${writer}`, ...stepTaken.make(data) }],
      });
      latencies.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  return latencies;
}

type Run = { appendRate: number; p99Ms: number; foldRate: number; verifyRate: number };

async function measure(): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'journal-bench-'));
  try {
    await using journal = await openJournal({
      company: 'bench',
      journalFolder: join(folder, 'journal'),
      blobFolder: join(folder, 'blobs'),
    });
    const secondsOf = async (act: () => Promise<unknown>): Promise<number> => {
      const started = performance.now();
      await act();
      return (performance.now() - started) / 1000;
    };
    let latencies: number[] = [];
    const appending = await secondsOf(async () => (latencies = await append(journal)));
    const folding = await secondsOf(() => foldJournal(journal, stepsByWork));
    const verifying = await secondsOf(() => journal.verify());
    return {
      appendRate: appends / appending,
      p99Ms: latencies.toSorted((a, b) => a - b)[Math.floor(latencies.length * 0.99)] ?? 0,
      foldRate: appends / folding,
      verifyRate: appends / verifying,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Durable appends, folding and verification, medians of five fresh journals. */
export async function benchJournal(): Promise<Figure[]> {
  const measured: Run[] = [];
  for (let run = 0; run < runs; run++) measured.push(await measure());
  const of = (key: keyof Run): number => Math.round(median(measured.map((run) => run[key])) * 10) / 10;
  return [
    {
      name: `durable appends, ${writers} writers`,
      value: of('appendRate'),
      unit: 'events/s',
      target: 20_000,
      better: 'more',
    },
    { name: `append to disk, p99 of ${writers} writers`, value: of('p99Ms'), unit: 'ms', better: 'less' },
    { name: 'events folded', value: of('foldRate'), unit: 'events/s', target: 100_000, better: 'more' },
    { name: 'events verified', value: of('verifyRate'), unit: 'events/s', better: 'more' },
  ];
}
