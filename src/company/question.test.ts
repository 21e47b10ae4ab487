import { afterEach, describe, expect, it } from 'vitest';
import type { Json } from '../kernel/json.ts';
import type { OpenQuestion } from '../protocol/build.ts';
import { blob, CompanyBench, good } from '../testing/company-bench.ts';
import { answerQuestion } from './request.ts';

const signal = new AbortController().signal;

let bench: CompanyBench;
afterEach(() => bench[Symbol.asyncDispose]());

const days: OpenQuestion = {
  id: 'days-rental',
  text: 'For whole days?',
  options: [
    { value: 'as-assumed', label: 'By the hour' },
    { value: 'otherwise', label: 'For whole days', sentence: 'A rental has a start date and an end date.' },
  ],
  default: 'as-assumed',
};
const { default: _default, ...rest } = days;
const unit: OpenQuestion = { ...rest, id: 'unit-rental', text: 'A rental lasts 2 of what?' };

function analysed(...questions: OpenQuestion[]): Json {
  return { ...(good['analyse']?.(null) as object), questions };
}

const settled: Json = { ...(analysed() as object), specification: blob('f'), brief: blob('9') };

/** Works the analysis and what is asked; returns the kinds that were claimed. */
async function workQuestions(result: Json): Promise<string[]> {
  const worker = bench.worker();
  const done: string[] = [];
  for (;;) {
    const claim = await bench.desk.claim(worker, 150, signal);
    if (!claim || claim.item.kind === 'plan') return claim ? [...done, 'plan'] : done;
    const { kind, input } = claim.item;
    done.push(kind);
    if (kind === 'analyse') await bench.answer(worker, claim, { status: 'done', result });
    else if (kind === 'settle') await bench.answer(worker, claim, { status: 'done', result: settled });
    else {
      const { question } = input as unknown as { question: OpenQuestion };
      const { id, text, options, default: preset } = question;
      const shown = options.map(({ value, label }) => ({ value, label }));
      const ask = { text, detail: [], options: shown, ...(preset === undefined ? {} : { default: preset }) };
      await bench.answer(worker, claim, {
        status: 'partial',
        result: { question: id },
        residue: { ask, decides: true },
      });
    }
  }
}

describe('what a brief leaves open', () => {
  it('is asked where somebody is there, and an answer is read as a sentence of the brief', async () => {
    bench = new CompanyBench();
    await bench.open();
    const { build } = await bench.build(blob('a'), false);
    expect(await workQuestions(analysed(days))).toEqual(['analyse', 'decide']);
    const [question] = Object.values(bench.company.state.questions);
    expect(question).toMatchObject({ text: 'For whole days?', default: 'as-assumed' });
    await answerQuestion(bench.company, { id: question?.id ?? '', value: 'otherwise', by: 'person:test' });
    expect(await workQuestions(null)).toEqual(['settle', 'plan']);
    const plan = bench.company.state.builds[build]?.steps['plan']?.[0] ?? '';
    expect(bench.company.state.items[plan]?.item.input).toMatchObject({ specification: blob('f') });
  });

  it('goes on at once with what was assumed when that is the answer', async () => {
    bench = new CompanyBench();
    await bench.open();
    await bench.build(blob('a'), false);
    await workQuestions(analysed(days));
    const [question] = Object.values(bench.company.state.questions);
    await answerQuestion(bench.company, { id: question?.id ?? '', value: 'as-assumed', by: 'person:test' });
    expect(await workQuestions(null)).toEqual(['plan']);
  });

  it('is not asked where nobody is there', async () => {
    bench = new CompanyBench();
    await bench.open();
    await bench.build(blob('a'), true);
    expect(await workQuestions(analysed(days))).toEqual(['analyse', 'plan']);
    expect(Object.values(bench.company.state.questions)).toEqual([]);
  });

  it('ends the build, and says which, where nothing can be assumed and nobody is there', async () => {
    bench = new CompanyBench();
    await bench.open();
    const { build } = await bench.build(blob('a'), true);
    await workQuestions(analysed(days, unit));
    expect(bench.company.state.builds[build]).toMatchObject({
      state: 'failed',
      error: {
        kind: 'user',
        code: 'no-answer',
        message: expect.stringContaining('A rental lasts 2 of what?'),
      },
    });
  });
});
