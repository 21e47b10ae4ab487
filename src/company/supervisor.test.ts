import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NewEvent, WorkChange } from '../journal/contract.ts';
import type { Json } from '../kernel/json.ts';
import type { StoredEvent } from '../protocol/event.ts';
import { buildRequested, questionAnswered, streams } from '../protocol/events/company.ts';
import { workAnswered, workClaimed, workEnded, workExpired, workFailed } from '../protocol/events/work.ts';
import { applyEvent } from '../journal/fold.ts';
import { companyFold } from './fold.ts';
import type { CompanyState, ItemState } from './state.ts';
import { decide, nextMoment } from './supervisor.ts';
import { ownerOf } from './view.ts';

const fold = companyFold('main');

/** A company without a store: events are folded as they are written, work changes are only looked at. */
class Model {
  state: CompanyState = fold.initial();
  now = 1000;
  seq = 0;

  append(event: Omit<NewEvent, 'cause'>): void {
    this.seq += 1;
    const { stream, type, v, actor, data } = event;
    const stored: StoredEvent = {
      company: 'main',
      seq: this.seq,
      stream,
      type,
      v,
      actor,
      at: this.now,
      data,
      hash: '',
    };
    applyEvent(fold, this.state, stored);
  }

  settle(): WorkChange[] {
    const changes: WorkChange[] = [];
    for (let round = 0; ; round += 1) {
      expect(round).toBeLessThan(200);
      const decision = decide(this.state, this.now, { shards: 2 });
      if (!decision) return changes;
      for (const event of decision.events) this.append(event);
      changes.push(...decision.work);
    }
  }

  open(): ItemState[] {
    return Object.values(this.state.items).filter((item) => item.phase === 'open');
  }

  claimable(): ItemState[] {
    return this.open().filter(
      (item) =>
        !item.claim &&
        !item.verdict &&
        item.rung !== 'ask' &&
        item.notBefore <= this.now &&
        item.attempt < item.item.maxAttempts,
    );
  }
}

const blob = (letter: string): string => letter.repeat(64);
const counts = { passed: 1, failed: 0 };
const results: Record<string, Json> = {
  plan: { plan: blob('c') },
  engineer: { commit: 'c0ffee', pure: true },
  'verify-tests': { report: blob('d'), passed: 1, failed: 0 },
  'verify-api': { report: blob('d'), passed: 1, failed: 0 },
  'verify-journeys': { report: blob('d'), passed: 1, failed: 0 },
  deploy: { isolation: 'sandbox' },
};

function resultOf(item: ItemState, isGood: boolean): Json {
  const { kind, input } = item.item;
  if (kind === 'analyse') {
    // Of four briefs two and two are of one product.
    const text = Number(JSON.stringify(input).slice(9, 10)) % 2;
    return { product: `p${text}`, name: 'P', specification: blob('b'), citedShare: 1, questions: [] };
  }
  if (kind !== 'gate') return results[kind] ?? null;
  const failures = isGood ? [] : ['It is blank'];
  return {
    verdict: isGood ? 'pass' : 'refuse',
    report: blob('e'),
    checks: counts,
    journeys: counts,
    failures,
  };
}

type Step = { act: number; pick: number; isGood: boolean };

/** What the world does: briefs come, workers claim, answer, fail and die, people answer, time passes. */
function perform(model: Model, step: Step): void {
  const acts = [request, claim, answer, answer, answer, fail, lose, decline, person, wait];
  acts[step.act % acts.length]?.(model, step);
}

function request(model: Model, { pick, isGood }: Step): void {
  const build = `b-${pick % 4}`;
  const record = model.state.builds[build];
  if (record?.state === 'running' || record?.state === 'released') return;
  const attempt = (record?.attempt ?? 0) + 1;
  const text = blob(String(pick % 4));
  const made = buildRequested.make({ flow: 'build', build, attempt, text, form: 'brief', defaults: isGood });
  model.append({ stream: streams.build(build), actor: 'person:test', ...made });
}

function claim(model: Model, { pick }: Step): void {
  const ready = model.claimable();
  const item = ready[pick % Math.max(1, ready.length)];
  if (!item) return;
  const { id, kind } = item.item;
  const fence = item.fence + 1;
  const data = {
    work: id,
    kind,
    rung: item.rung,
    attempt: item.attempt + 1,
    fence,
    worker: 'worker:1',
    leaseUntil: 0,
  };
  model.append({ stream: streams.work(id), actor: 'worker:1', ...workClaimed.make(data) });
}

function held(model: Model, pick: number): ItemState | undefined {
  const claimed = model.open().filter((item) => item.claim);
  return claimed[pick % Math.max(1, claimed.length)];
}

const cost = { costMicros: 0, durationMs: 1 };

function answer(model: Model, { pick, isGood }: Step): void {
  const item = held(model, pick);
  if (!item) return;
  const { id } = item.item;
  const common = { work: id, rung: item.rung, fence: item.fence, ...cost };
  const result = resultOf(item, isGood);
  const isPart = item.item.kind === 'analyse' && item.rung === 'reflex' && !isGood;
  const outcome = isPart
    ? { status: 'partial' as const, result, residue: ['rest'] }
    : { status: 'done' as const, result };
  model.append({ stream: streams.work(id), actor: 'worker:1', ...workAnswered.make({ ...common, outcome }) });
  if (!isPart)
    model.append({
      stream: streams.work(id),
      actor: 'supervisor',
      ...workEnded.make({ work: id, state: 'done', result }),
    });
}

function fail(model: Model, { pick, isGood }: Step): void {
  const item = held(model, pick);
  if (!item) return;
  const error = { kind: isGood ? ('node' as const) : ('user' as const), code: 'boom', message: 'It broke' };
  const data = { work: item.item.id, rung: item.rung, fence: item.fence, error, ...cost };
  model.append({ stream: streams.work(item.item.id), actor: 'worker:1', ...workFailed.make(data) });
}

function decline(model: Model, { pick }: Step): void {
  const item = held(model, pick);
  if (!item) return;
  const outcome = { status: 'declined' as const, why: 'No' };
  const data = { work: item.item.id, rung: item.rung, fence: item.fence, outcome, ...cost };
  model.append({ stream: streams.work(item.item.id), actor: 'worker:1', ...workAnswered.make(data) });
}

function lose(model: Model, { pick }: Step): void {
  const item = held(model, pick);
  if (!item) return;
  const { id, kind } = item.item;
  const data = {
    work: id,
    kind,
    rung: item.rung,
    attempt: item.attempt,
    fence: item.fence,
    worker: 'worker:1',
    leaseUntil: 1,
  };
  model.append({ stream: streams.work(id), actor: 'supervisor', ...workExpired.make(data) });
}

function person(model: Model, { pick }: Step): void {
  const waiting = Object.values(model.state.questions).filter((question) => !question.answer);
  const question = waiting[pick % Math.max(1, waiting.length)];
  const option = question?.options[pick % question.options.length];
  if (!question || !option) return;
  const data = { question: question.id, value: option.value, by: 'person:test', how: 'person' as const };
  model.append({
    stream: streams.question(question.id),
    actor: 'person:test',
    ...questionAnswered.make(data),
  });
}

function wait(model: Model, { pick }: Step): void {
  model.now += (pick % 700) * 1000;
}

/** Somebody or some moment has to move every open item on. */
function hasPath(model: Model, item: ItemState): boolean {
  if (item.claim) return true;
  const question = item.question === undefined ? undefined : model.state.questions[item.question];
  if (item.rung === 'ask')
    return question !== undefined && !question.answer && question.deadline !== undefined;
  return model.claimable().includes(item) || item.notBefore > model.now;
}

/** A question whose time is over has its answer. */
function isLate(model: Model): boolean {
  return model.open().some((item) => {
    const question = item.question === undefined ? undefined : model.state.questions[item.question];
    return question !== undefined && !question.answer && (question.deadline ?? Infinity) <= model.now;
  });
}

/** Brings the analysis of a build to a question: in part, then declined by the next rung; or failed three times. */
function bringToAsk(model: Model, isPart: boolean): void {
  request(model, { act: 0, pick: 1, isGood: false });
  model.settle();
  const step = { act: 0, pick: 0, isGood: isPart };
  for (let round = 0; round < 3; round += 1) {
    claim(model, step);
    if (!isPart) fail(model, { ...step, isGood: true });
    else if (round === 0) answer(model, { ...step, isGood: false });
    else decline(model, step);
    model.settle();
    if (Object.keys(model.state.questions).length > 0) return;
    model.now += 5000;
    model.settle();
  }
}

const steps = fc.array(fc.record({ act: fc.nat(9), pick: fc.nat(1000), isGood: fc.boolean() }), {
  maxLength: 120,
});

describe('the supervisor', () => {
  it('leaves no open item without a path and an owner, whatever happens', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const model = new Model();
        for (const step of list) {
          perform(model, step);
          model.settle();
          for (const item of model.open()) {
            expect(hasPath(model, item), `${item.item.kind} at ${item.rung}`).toBe(true);
            expect(ownerOf(item)).not.toBe('nobody');
          }
          expect(isLate(model)).toBe(false);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('ends every build once workers answer and time passes, and orphans nothing', () => {
    fc.assert(
      fc.property(steps, fc.array(fc.boolean(), { maxLength: 40 }), (list, endsGood) => {
        const model = new Model();
        for (const step of list) {
          perform(model, step);
          model.settle();
        }
        for (let round = 0; round < 400 && model.open().length > 0; round += 1) {
          const step = { act: 0, pick: round, isGood: endsGood[round] ?? true };
          claim(model, step);
          const act = [answer, answer, decline, fail][step.isGood ? 0 : round % 4] ?? answer;
          act(model, step);
          model.settle();
          const moment = nextMoment(model.state);
          if (model.claimable().length === 0 && moment !== undefined) model.now = Math.max(model.now, moment);
          model.settle();
        }
        expect(model.open()).toEqual([]);
        expect(Object.values(model.state.builds).filter((build) => build.state === 'running')).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('waits for a person until the deadline of a question, and then takes its default', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.integer({ min: 1, max: 599_999 }), (isPart, early) => {
        const model = new Model();
        bringToAsk(model, isPart);
        const [question] = Object.values(model.state.questions);
        const deadline = question?.deadline ?? 0;
        expect(nextMoment(model.state)).toBe(deadline);
        model.now = deadline - early;
        expect(model.settle()).toEqual([]);
        expect(question?.answer).toBeUndefined();
        model.now = deadline;
        model.settle();
        const after = model.state.questions[question?.id ?? ''];
        expect(after?.answer).toMatchObject({ value: isPart ? 'build' : 'give-up', by: 'supervisor' });
        expect(model.open().filter((item) => item.item.kind === 'analyse')).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('decides the same from the same state, and nothing twice', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const model = new Model();
        for (const step of list) perform(model, step);
        expect(decide(model.state, model.now, { shards: 2 })).toEqual(
          decide(model.state, model.now, { shards: 2 }),
        );
        model.settle();
        expect(decide(model.state, model.now, { shards: 2 })).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });
});
