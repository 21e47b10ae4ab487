import { afterEach, describe, expect, it } from 'vitest';
import { blob, CompanyBench, good } from '../testing/company-bench.ts';
import { answerQuestion, requestChange, requestRelease, setStopped } from './request.ts';
import { companyView } from './view.ts';

const signal = new AbortController().signal;

let bench: CompanyBench;
afterEach(() => bench[Symbol.asyncDispose]());

async function openBench(): Promise<CompanyBench> {
  bench = new CompanyBench();
  await bench.open();
  return bench;
}

describe('a build', () => {
  it('takes the brief through every step to a deployed release', async () => {
    const { company, desk: _desk } = await openBench();
    const ticket = await bench.build();
    expect(ticket).toMatchObject({ state: 'running', found: false });
    const done = await bench.workAll(bench.worker());
    expect(done.slice(0, 3)).toEqual(['analyse', 'plan', 'engineer']);
    expect(done.slice(3, 7).toSorted()).toEqual([
      'verify-api',
      'verify-journeys',
      'verify-journeys',
      'verify-tests',
    ]);
    expect(done.slice(7)).toEqual(['gate', 'deploy']);
    expect(company.state.builds[ticket.build]).toMatchObject({
      state: 'released',
      release: 1,
      product: 'salon',
    });
    expect(company.state.products['salon']).toMatchObject({ serving: 1, url: 'http://127.0.0.1:4401' });
  });

  it('is found and not made again when the same brief comes twice', async () => {
    await openBench();
    const first = await bench.build();
    expect(await bench.build()).toMatchObject({ build: first.build, found: true });
    await bench.workAll(bench.worker());
    expect(await bench.build()).toMatchObject({ build: first.build, found: true, state: 'released' });
    expect(await bench.workAll(bench.worker())).toEqual([]);
    expect(bench.company.state.products['salon']?.releases).toHaveLength(1);
  });

  it('goes on after a restart of the company from where it was', async () => {
    await openBench();
    const ticket = await bench.build();
    const worker = bench.worker();
    for (const kind of ['analyse', 'plan']) {
      const claim = await bench.desk.claim(worker, 100, signal);
      if (claim) await bench.answer(worker, claim, { status: 'done', result: good[kind]?.(null) ?? null });
    }
    await bench.close();
    await bench.open();
    const done = await bench.workAll(bench.worker());
    expect(done).not.toContain('analyse');
    expect(done[0]).toBe('engineer');
    expect(bench.company.state.builds[ticket.build]?.state).toBe('released');
  });

  it('is refused with the evidence when the gate refuses, and looks again when it is asked for again', async () => {
    await openBench();
    const refuse = {
      gate: () => ({ ...(good['gate']?.(null) as object), verdict: 'refuse', failures: ['It is blank'] }),
    };
    const ticket = await bench.build();
    await bench.workAll(bench.worker(), { ...good, ...refuse });
    expect(bench.company.state.builds[ticket.build]).toMatchObject({ state: 'refused' });
    expect(bench.company.state.products['salon']?.refusals).toMatchObject([{ failures: ['It is blank'] }]);
    expect(await bench.build()).toMatchObject({ found: false, state: 'running' });
    expect(await bench.workAll(bench.worker())).not.toContain('analyse');
    expect(bench.company.state.builds[ticket.build]).toMatchObject({ state: 'released', release: 1 });
  });

  it('waits for an earlier build of the same product, and then stands on its release', async () => {
    await openBench();
    await bench.build(blob('1'));
    await bench.build(blob('2'));
    const done = await bench.workAll(bench.worker());
    expect(done.filter((kind) => kind === 'plan')).toHaveLength(2);
    expect(done.lastIndexOf('plan')).toBeGreaterThan(done.indexOf('deploy'));
    expect(bench.company.state.products['salon']?.releases.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('works independent items of several builds at once', async () => {
    await openBench();
    await Promise.all(['1', '2', '3', '4'].map((digit) => bench.build(blob(digit))));
    const workers = [bench.worker(), bench.worker(), bench.worker()];
    const claims = await Promise.all(workers.map((worker) => bench.desk.claim(worker, 200, signal)));
    expect(new Set(claims.map((claim) => claim?.item.id)).size).toBe(3);
  });
});

describe('a change', () => {
  it('is refused while another one of the same product is under way, and found when it is that one', async () => {
    const { company } = await openBench();
    await bench.build();
    await bench.workAll(bench.worker());
    const change = (digit: string) =>
      requestChange(company, { product: 'salon', change: blob(digit), defaults: true, actor: 'person:test' });
    const first = await change('1');
    await expect(change('2')).rejects.toMatchObject({ code: 'change-under-way' });
    expect(await change('1')).toMatchObject({ build: first.build, found: true });
  });
});

describe('the ladder', () => {
  it('ends work that no rung can do with the lowest rung’s reason and what else would help', async () => {
    await openBench();
    const ticket = await bench.build();
    const worker = bench.worker();
    const reflex = await bench.desk.claim(worker, 200, signal);
    if (reflex) await bench.answer(worker, reflex, { status: 'declined', why: 'No product in it' });
    const reason = await bench.desk.claim(worker, 200, signal);
    expect(reason).toMatchObject({ rung: 'reason' });
    if (reason)
      await bench.answer(worker, reason, {
        status: 'declined',
        why: 'No model is configured',
        hint: 'Name one',
      });
    const build = bench.company.state.builds[ticket.build];
    expect(build).toMatchObject({ state: 'declined', error: { message: 'No product in it.' } });
    expect(build?.error?.hint).toBe('No model is configured. Name one.');
  });

  it('gives only the residue to the next rung and puts what is left to a person', async () => {
    await openBench();
    await bench.build(blob('a'), false);
    const worker = bench.worker();
    const reflex = await bench.desk.claim(worker, 200, signal);
    const result = good['analyse']?.(null) ?? null;
    if (reflex) await bench.answer(worker, reflex, { status: 'partial', result, residue: ['Birds sing.'] });
    const reason = await bench.desk.claim(worker, 200, signal);
    expect(reason?.input).toEqual(['Birds sing.']);
    if (reason) await bench.answer(worker, reason, { status: 'declined', why: 'No model' });
    const [question] = Object.values(bench.company.state.questions);
    expect(question).toMatchObject({ default: 'build', detail: '- Birds sing.' });
    expect(companyView(bench.company.state, live).work[0]).toMatchObject({
      state: 'waiting',
      owner: 'person:owner',
      rung: 'ask',
    });
    await expect(
      answerQuestion(bench.company, { id: question?.id ?? '', value: 'maybe', by: 'person:test' }),
    ).rejects.toMatchObject({ code: 'bad-answer' });
    await answerQuestion(bench.company, { id: question?.id ?? '', value: 'build', by: 'person:test' });
    await expect(
      answerQuestion(bench.company, { id: question?.id ?? '', value: 'build', by: 'person:test' }),
    ).rejects.toMatchObject({ code: 'already-answered' });
    expect(await bench.desk.claim(worker, 200, signal)).toMatchObject({ item: { kind: 'plan' } });
  });

  it('does not climb to the rung that costs money once the budget is spent', async () => {
    bench = new CompanyBench();
    await bench.open({ budgetMicros: 0 });
    const ticket = await bench.build();
    const worker = bench.worker();
    const reflex = await bench.desk.claim(worker, 200, signal);
    if (reflex) await bench.answer(worker, reflex, { status: 'declined', why: 'No product in it' });
    expect(await bench.desk.claim(worker, 100, signal)).toBeNull();
    expect(bench.company.state.builds[ticket.build]).toMatchObject({ state: 'declined' });
  });

  it('takes the default at the deadline', async () => {
    await openBench();
    await bench.build(blob('a'), false);
    const worker = bench.worker();
    const reflex = await bench.desk.claim(worker, 200, signal);
    if (reflex)
      await bench.answer(worker, reflex, {
        status: 'partial',
        result: good['analyse']?.(null) ?? null,
        residue: [],
      });
    const reason = await bench.desk.claim(worker, 200, signal);
    if (reason) await bench.answer(worker, reason, { status: 'declined', why: 'No model' });
    bench.now += 600_000;
    await bench.company.settle();
    const [question] = Object.values(bench.company.state.questions);
    expect(question?.answer).toMatchObject({ value: 'build', by: 'supervisor' });
  });

  it('repeats what failed, then asks, and with nobody there gives up', async () => {
    await openBench();
    const ticket = await bench.build();
    const worker = bench.worker();
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      const claim = await bench.desk.claim(worker, 200, signal);
      expect(claim).toMatchObject({ attempt });
      if (claim) await bench.fail(worker, claim);
      bench.now += 10_000;
      await bench.company.settle();
    }
    expect(bench.company.state.builds[ticket.build]).toMatchObject({
      state: 'failed',
      error: { code: 'boom' },
    });
    expect(Object.values(bench.company.state.questions)[0]?.answer).toMatchObject({ value: 'give-up' });
  });

  it('takes up again what failed when the build is asked for again', async () => {
    await openBench();
    const ticket = await bench.build();
    const worker = bench.worker();
    const claim = await bench.desk.claim(worker, 200, signal);
    const error = { kind: 'user' as const, code: 'no', message: 'Never' };
    if (claim)
      await bench.desk.complete(claim.item.id, {
        worker,
        fence: claim.fence,
        answer: { error },
        costMicros: 0,
        durationMs: 1,
      });
    expect(bench.company.state.builds[ticket.build]?.state).toBe('failed');
    await bench.build();
    await bench.workAll(worker);
    expect(bench.company.state.builds[ticket.build]?.state).toBe('released');
  });
});

describe('workers', () => {
  it('lose an item at once when they are gone, and another one takes it up', async () => {
    await openBench();
    await bench.build();
    const [first, second] = [bench.worker(), bench.worker()];
    const lost = await bench.desk.claim(first, 200, signal);
    await bench.desk.leave(first, 'killed');
    const again = await bench.desk.claim(second, 200, signal);
    expect(again).toMatchObject({ item: { id: lost?.item.id }, attempt: 2 });
    if (lost)
      await expect(bench.answer(first, lost, { status: 'done', result: 1 })).rejects.toMatchObject({
        code: 'stale-fence',
      });
    expect(bench.desk.workers()).toMatchObject([{ id: second, work: lost?.item.id }]);
  });

  it('lose an item when they do not renew its lease', async () => {
    await openBench();
    await bench.build();
    const [first, second] = [bench.worker(), bench.worker()];
    const lost = await bench.desk.claim(first, 200, signal);
    if (lost) await bench.desk.renew(lost.item.id, lost.fence);
    bench.now += 60_000;
    await bench.company.change(() => ({
      expire: { event: { type: 'work.expired', v: 1, actor: 'supervisor' } },
    }));
    expect(await bench.desk.claim(second, 200, signal)).toMatchObject({ item: { id: lost?.item.id } });
    if (lost)
      await expect(bench.desk.renew(lost.item.id, lost.fence)).rejects.toMatchObject({ code: 'stale-fence' });
  });

  it('get nothing while the stop button is pressed', async () => {
    await openBench();
    await bench.build();
    const worker = bench.worker();
    await setStopped(bench.company, true, 'person:test');
    expect(await bench.desk.claim(worker, 30, signal)).toBeNull();
    const waiting = bench.desk.claim(worker, 2000, signal);
    await setStopped(bench.company, false, 'person:test');
    expect(await waiting).toMatchObject({ item: { kind: 'analyse' } });
  });

  it('are told the outcome of an effect that is known to have happened', async () => {
    await openBench();
    await bench.build();
    const worker = bench.worker();
    const claim = await bench.desk.claim(worker, 200, signal);
    const { fence = 1 } = claim ?? {};
    const work = claim?.item.id ?? '';
    const intent = { worker, fence, id: 'deploy:1', kind: 'keyed' as const, name: 'host.deploy', input: {} };
    expect(await bench.desk.intend(work, intent)).toEqual({ attempts: 1 });
    expect(await bench.desk.intend(work, intent)).toEqual({ attempts: 2 });
    await bench.desk.settle(work, { worker, fence, id: 'deploy:1', outcome: { ok: true, result: 7 } });
    expect(await bench.desk.intend(work, intent)).toMatchObject({ outcome: { ok: true, result: 7 } });
  });
});

const live = { isolation: 'sandbox' as const, workers: [], running: new Map() };

describe('a release by hand', () => {
  it('takes main as it stands through the same gate and keeps the release before', async () => {
    await openBench();
    await bench.build();
    const worker = bench.worker();
    await bench.workAll(worker);
    const ticket = await requestRelease(bench.company, {
      product: 'salon',
      defaults: true,
      actor: 'person:test',
    });
    expect((await bench.workAll(worker))[0]).toBe('inspect');
    expect(bench.company.state.builds[ticket.build]).toMatchObject({ state: 'released', release: 2 });
    expect(bench.company.state.products['salon']).toMatchObject({ serving: 2, kept: 1 });
    await expect(
      requestRelease(bench.company, { product: 'nope', defaults: true, actor: 'x' }),
    ).rejects.toMatchObject({ code: 'unknown-product' });
  });
});
