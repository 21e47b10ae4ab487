import { afterEach, expect, it } from 'vitest';
import { CompanyBench } from '../testing/company-bench.ts';

let bench: CompanyBench;
const { signal } = new AbortController();

afterEach(() => bench[Symbol.asyncDispose]());

async function openBench(): Promise<CompanyBench> {
  bench = new CompanyBench();
  await bench.open();
  return bench;
}

it('tells somebody who waits, and not who will do what comes first, of work that will come, once', async () => {
  const { desk } = await openBench();
  const [first, second] = [bench.worker(), bench.worker()];
  const begun = desk.claim(first, 5000, signal);
  const idle = desk.claim(second, 5000, signal);
  desk.announce(['verify-journeys']);
  expect(await idle).toBeNull();
  expect(desk.soonOf(second)).toEqual({ soon: ['verify-journeys'] });
  expect(desk.soonOf(second)).toEqual({});
  await bench.build();
  expect(await begun).toMatchObject({ item: { kind: 'analyse' } });
  expect(desk.soonOf(first)).toEqual({});
});

it('tells whoever comes later, while another one is at work already', async () => {
  const { desk } = await openBench();
  const [first, second] = [bench.worker(), bench.worker()];
  desk.announce(['verify-journeys']);
  await bench.build();
  expect(await desk.claim(first, 5000, signal)).toMatchObject({ item: { kind: 'analyse' } });
  expect(await desk.claim(second, 5000, signal)).toBeNull();
  expect(desk.soonOf(second)).toEqual({ soon: ['verify-journeys'] });
});

it('does not tell one who is alone: there is work for it, and nobody to get ready meanwhile', async () => {
  const { desk } = await openBench();
  const only = bench.worker();
  desk.announce(['verify-journeys']);
  const claimed = desk.claim(only, 5000, signal);
  await bench.build();
  expect(await claimed).toMatchObject({ item: { kind: 'analyse' } });
  expect(desk.soonOf(only)).toEqual({});
});
