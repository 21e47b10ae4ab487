import { afterEach, describe, expect, it } from 'vitest';
import { blob, CompanyBench } from '../testing/company-bench.ts';
import type { Claim } from '../protocol/work.ts';
import { answerQuestion } from './request.ts';
import { addSkill, promoteSkill, requestErrand, rollBackSkill } from './errand.ts';

const signal = new AbortController().signal;
const actor = 'person:test';

let bench: CompanyBench;
afterEach(() => bench[Symbol.asyncDispose]());

async function openBench(): Promise<CompanyBench> {
  bench = new CompanyBench();
  await bench.open();
  return bench;
}

const task = 'Enter the invoice';

function learned(letter: string, isPassed = true) {
  const cases = [{ demonstration: blob('1'), moves: 7, right: isPassed ? 7 : 1 }];
  const evaluation = { cases, share: isPassed ? 1 : 0.1, isPassed };
  const demonstrations = [blob('1'), blob('2')];
  return addSkill(bench.company, {
    task,
    content: blob(letter),
    learner: 'test',
    demonstrations,
    evaluation,
    actor,
  });
}

const order = { task, url: 'http://127.0.0.1:1/', rows: blob('f'), count: 4, defaults: true, actor };

async function claimOne(): Promise<{ worker: string; claim: Claim }> {
  const { worker } = bench.desk.join({ pid: process.pid, kinds: ['errand'] });
  const claim = await bench.desk.claim(worker, 500, signal);
  if (!claim) throw new Error('There is nothing to do.');
  return { worker, claim };
}

const result = { report: blob('e'), rows: 4, entered: 3, aside: 1 };

describe('the skill library', () => {
  it('promotes what passed its evaluation, and goes back to the version before at once', async () => {
    const { company } = await openBench();
    expect(await learned('a')).toMatchObject({ skill: 'enter-the-invoice', promoted: 1 });
    expect(await learned('b')).toMatchObject({ promoted: 2 });
    expect((await learned('b')).versions).toHaveLength(2);
    expect(await rollBackSkill(company, { skill: task, actor })).toMatchObject({ promoted: 1 });
    expect(await rollBackSkill(company, { skill: task, actor })).toMatchObject({ promoted: 0 });
    await expect(rollBackSkill(company, { skill: task, actor })).rejects.toMatchObject({
      code: 'not-promoted',
    });
    await expect(requestErrand(company, order)).rejects.toMatchObject({ code: 'not-promoted' });
    expect(await promoteSkill(company, { skill: task, version: 2, actor })).toMatchObject({ promoted: 2 });
  });

  it('leaves at work what is there when the next version fails on what was held out', async () => {
    const { company } = await openBench();
    await learned('a');
    expect(await learned('b', false)).toMatchObject({ promoted: 1 });
    await expect(promoteSkill(company, { skill: task, version: 2, actor })).rejects.toMatchObject({
      code: 'not-evaluated',
    });
  });
});

describe('an errand', () => {
  it('is found while it is under way, and says afterwards what its skill touched', async () => {
    const { company } = await openBench();
    await learned('a');
    const first = await requestErrand(company, order);
    expect(await requestErrand(company, order)).toEqual({ errand: first.errand, found: true });
    const { worker, claim } = await claimOne();
    expect(claim.input).toMatchObject({ content: blob('a'), rows: blob('f'), version: 1 });
    await bench.answer(worker, claim, { status: 'done', result });
    expect(company.state.errands[first.errand]).toMatchObject({ state: 'done', result });
    expect(company.state.skills['enter-the-invoice']?.versions[0]?.touched).toMatchObject([
      { errand: first.errand, rows: 4, entered: 3, aside: 1 },
    ]);
  });

  it('goes up the ladder with its odd rows, and is tried once more when a person says so', async () => {
    const { company } = await openBench();
    await learned('a');
    const { errand } = await requestErrand(company, { ...order, defaults: false });
    const residue = {
      ask: {
        text: '1 of 4 rows was set aside.',
        detail: ['Row 2: Amount is empty.'],
        options: [
          { value: 'leave', label: 'Leave it out' },
          { value: 'retry', label: 'Try it once more' },
        ],
        default: 'leave',
      },
      seen: [],
    };
    for (const value of ['retry', 'leave']) {
      const { worker, claim } = await claimOne();
      expect(claim.rung).toBe('reflex');
      await bench.answer(worker, claim, { status: 'partial', result, residue });
      const reason = await claimOne();
      expect(reason.claim).toMatchObject({ rung: 'reason', input: residue });
      await bench.answer(reason.worker, reason.claim, { status: 'declined', why: 'There is no model' });
      const open = Object.values(company.state.questions).find(({ answer }) => answer === undefined);
      expect(open?.detail).toContain('Row 2');
      await bench.desk.leave(worker, 'over');
      await bench.desk.leave(reason.worker, 'over');
      await answerQuestion(company, { id: open?.id ?? '', value, by: actor });
    }
    expect(company.state.errands[errand]).toMatchObject({ state: 'done', result });
  });

  it('goes on after a restart, and is begun anew when it is asked for after its end', async () => {
    await openBench();
    await learned('a');
    const { errand } = await requestErrand(bench.company, order);
    await bench.close();
    await bench.open();
    const { worker, claim } = await claimOne();
    await bench.answer(worker, claim, { status: 'done', result });
    expect(await requestErrand(bench.company, order)).toEqual({ errand, found: false });
    const again = await claimOne();
    expect(again.claim.item.id).not.toBe(claim.item.id);
  });
});
