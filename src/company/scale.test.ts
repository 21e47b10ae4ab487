import { expect, it } from 'vitest';
import type { StoredEvent } from '../protocol/event.ts';
import type { Claim } from '../protocol/work.ts';
import { blob, CompanyBench, good } from '../testing/company-bench.ts';

const signal = new AbortController().signal;
const builds = 10;
/** Journeys dealt into so many parts make several hundred items of ten builds. */
const shards = 40;

/** Each build makes a product of its own, so that no two of them want the same item. */
function resultOf(claim: Claim) {
  const { kind, input } = claim.item;
  if (kind !== 'analyse') return good[kind]?.(input) ?? null;
  const text = (input as { text: string }).text.slice(0, 1);
  return { ...(good['analyse']?.(null) as object), product: `p${text}`, specification: text.repeat(64) };
}

async function workOn(bench: CompanyBench): Promise<void> {
  const worker = bench.worker();
  for (;;) {
    const claim = await bench.desk.claim(worker, 1000, signal);
    if (!claim) return;
    await bench.answer(worker, claim, { status: 'done', result: resultOf(claim) });
  }
}

function countByWork(events: readonly StoredEvent[]): number[] {
  const byStream = Map.groupBy(events, (event) => event.stream);
  return [...byStream.values()].map((list) => list.length);
}

it('brings ten builds of several hundred items to their ends, each item done once', async () => {
  await using bench = new CompanyBench();
  await bench.open({ shards });
  const began = performance.now();
  await Promise.all(Array.from({ length: builds }, (_, index) => bench.build(blob(String(index)))));
  const workers = Array.from({ length: 16 }, () => workOn(bench));
  await expect
    .poll(() => Object.values(bench.company.state.builds).every((build) => build.state === 'released'), {
      timeout: 60_000,
    })
    .toBe(true);
  const seconds = (performance.now() - began) / 1000;
  await Promise.all(workers);
  const items = Object.values(bench.company.state.items);
  expect(items.length).toBe(builds * (7 + shards));
  expect(items.every((item) => item.phase === 'done' && item.attempt === 1)).toBe(true);
  const { events } = await bench.journal.read({ types: ['work.ended'], limit: 10_000 });
  expect(countByWork(events)).toEqual(items.map(() => 1));
  expect((await bench.journal.verify()).fault).toBeUndefined();
  console.log(`${items.length} items of ${builds} builds in ${seconds.toFixed(1)} s`);
}, 90_000);
