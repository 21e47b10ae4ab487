import { afterEach, describe, expect, it } from 'vitest';
import { blob, CompanyBench } from '../testing/company-bench.ts';
import { companyView } from './view.ts';

const signal = new AbortController().signal;
const live = { isolation: 'sandbox' as const, workers: [], running: new Map() };
/** What one analysis may spend. */
const own = 200_000;

let bench: CompanyBench;
afterEach(() => bench[Symbol.asyncDispose]());

async function openBench(budgetMicros?: number): Promise<string> {
  bench = new CompanyBench();
  await bench.open(budgetMicros === undefined ? {} : { budgetMicros });
  return bench.worker();
}

/** The reflex declines; then the next rung, which costs, is claimed, or nothing is. */
async function climb(worker: string, text: string) {
  await bench.build(text);
  const reflex = await bench.desk.claim(worker, 500, signal);
  if (reflex) await bench.answer(worker, reflex, { status: 'declined', why: 'No product in it' });
  return bench.desk.claim(worker, 100, signal);
}

async function spend(
  worker: string,
  claim: Awaited<ReturnType<typeof climb>>,
  how: { costMicros: number; isFailure?: boolean },
) {
  const error = { kind: 'model' as const, code: 'boom', message: 'It broke' };
  const outcome = { status: 'declined' as const, why: 'Too hard' };
  await bench.desk.complete(claim?.item.id ?? '', {
    worker,
    fence: claim?.fence ?? 0,
    answer: how.isFailure === true ? { error } : { outcome },
    costMicros: how.costMicros,
    durationMs: 1,
  });
}

describe('a rung that costs', () => {
  it('is climbed only after its money was set aside, which is then settled by what it did cost', async () => {
    const worker = await openBench(1_000_000);
    const claim = await climb(worker, blob('1'));
    expect(claim).toMatchObject({ rung: 'reason' });
    expect(await bench.journal.budgets()).toMatchObject([
      { budget: 'company', limitMicros: 1_000_000, reservedMicros: own, spentMicros: 0 },
      { budget: `work:${claim?.item.id}`, limitMicros: own, reservedMicros: own },
    ]);
    expect(companyView(bench.company.state, live).budget).toMatchObject({
      reservedMicros: own,
      spentMicros: 0,
    });
    await spend(worker, claim, { costMicros: 30_000 });
    expect(await bench.journal.budgets()).toMatchObject([
      { reservedMicros: 0, spentMicros: 30_000 },
      { reservedMicros: 0, spentMicros: 30_000 },
    ]);
    expect(bench.company.state).toMatchObject({ reservedMicros: 0, costMicros: 30_000 });
  });

  it('is passed over once the company’s money is spent or set aside, and the error says so', async () => {
    const worker = await openBench(own + 50_000);
    const [first, second] = [bench.worker(), bench.worker()];
    const held = await climb(first, blob('1'));
    expect(held).toMatchObject({ rung: 'reason' });
    expect(await climb(second, blob('2'))).toBeNull();
    const refused = Object.values(bench.company.state.builds).find((build) => build.state === 'declined');
    expect(refused?.error?.hint).toContain('budgetMicros');
    await spend(first, held, { costMicros: 1000 });
    expect(await climb(worker, blob('3'))).toMatchObject({ rung: 'reason' });
  });

  it('is not repeated when its item has nothing left, whatever the company has', async () => {
    const worker = await openBench();
    const claim = await climb(worker, blob('1'));
    await spend(worker, claim, { costMicros: own, isFailure: true });
    bench.now += 60_000;
    await bench.company.settle();
    expect(await bench.desk.claim(worker, 50, signal)).toBeNull();
    expect(Object.values(bench.company.state.builds)[0]).toMatchObject({
      state: 'failed',
      error: { code: 'boom' },
    });
    expect(bench.company.state.reservedMicros).toBe(0);
  });

  it('gives back what was set aside when its work ends without an answer, also over a restart', async () => {
    const worker = await openBench(1_000_000);
    const claim = await climb(worker, blob('1'));
    await bench.close();
    await bench.open({ budgetMicros: 1_000_000 });
    expect(bench.company.state.reservedMicros).toBe(own);
    await bench.desk.leave(worker, 'gone');
    const again = await bench.desk.claim(bench.worker(), 500, signal);
    expect(again).toMatchObject({ rung: 'reason', item: { id: claim?.item.id }, attempt: 2 });
    expect((await bench.journal.budgets())[0]).toMatchObject({ reservedMicros: own });
  });
});
