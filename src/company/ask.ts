/** The highest rung: a person, through a question with a deadline and a default. */
import { hashOf } from '../kernel/hash.ts';
import { askedResidueSchema } from '../protocol/build.ts';
import type { Json } from '../kernel/json.ts';
import { questionAnswered, questionAsked, streams } from '../protocol/events/company.ts';
import { spentReason } from './funds.ts';
import { combine, declinedError, retry } from './ladder.ts';
import { decided, endDone, endWithout, type Decision } from './decision.ts';
import type { BuildRecord, CompanyState, ItemState, QuestionRecord } from './state.ts';

/** What is asked, before it has an identifier and a deadline. */
type Asking = {
  text: string;
  detail?: string;
  options: { value: string; label: string }[];
  default?: string;
};

/** How long a person has, in milliseconds. */
const askDeadlineMs = 600_000;

const again: Asking['options'] = [
  { value: 'retry', label: 'Try again' },
  { value: 'give-up', label: 'Give up' },
];

const withoutIt: Asking['options'] = [
  { value: 'build', label: 'Go on without it' },
  { value: 'stop', label: 'Stop' },
];

function residueLines(residue: Json): string {
  const list = Array.isArray(residue) ? residue : [residue];
  return list.map((entry) => `- ${typeof entry === 'string' ? entry : JSON.stringify(entry)}`).join('\n');
}

/** The question of an item that came to the highest rung; undefined when there is nothing to ask a person. */
function askingOf(item: ItemState): Asking | undefined {
  if (item.error) {
    const { message, hint } = item.error;
    const detail = hint === undefined ? message : `${message}. ${hint}`;
    return { text: `“${item.title}” failed. What now?`, detail, options: again, default: 'give-up' };
  }
  if (item.partials.length === 0) return undefined;
  const put = askedResidueSchema.safeParse(item.input);
  if (put.success) {
    const { detail, default: preset, ...asking } = put.data.ask;
    return {
      ...asking,
      ...(detail.length === 0 ? {} : { detail: detail.join('\n') }),
      ...(preset === undefined ? {} : { default: preset }),
    };
  }
  const text = 'A part of the brief was not understood. Go on without it?';
  return { text, detail: residueLines(item.input), options: withoutIt, default: 'build' };
}

function buildOf(state: CompanyState, item: ItemState): BuildRecord | undefined {
  return item.builds.map((id) => state.builds[id]).find((build) => build?.state === 'running');
}

function ask(state: CompanyState, item: ItemState, now: number): Decision {
  const asking = askingOf(item);
  if (!asking) {
    // Only the lowest rung said why: the one between had no money.
    const spent = item.reasons.length === 1 ? [spentReason] : [];
    return endWithout(item, 'declined', declinedError([...item.reasons, ...spent]));
  }
  const { id, subject } = item.item;
  const build = buildOf(state, item);
  const question = `q_${hashOf([id, item.seq]).slice(0, 10)}`;
  const data = questionAsked.make({
    question,
    work: id,
    ...(build === undefined ? {} : { build: build.id }),
    ...(subject === undefined ? {} : { product: subject }),
    ...asking,
    deadline: now + askDeadlineMs,
  });
  return { events: [decided(streams.question(question), data, item.seq)], work: [] };
}

/** Nobody is there, or the time is over: the default is taken, or without one the work ends. */
function byDefault(item: ItemState, question: QuestionRecord, how: 'deadline' | 'nobody'): Decision {
  if (question.default === undefined) {
    const message = `“${question.text}” was not answered and has no default`;
    return endWithout(item, 'failed', { kind: 'user', code: 'no-answer', message });
  }
  const data = { question: question.id, value: question.default, by: 'supervisor', how };
  return {
    events: [decided(streams.question(question.id), questionAnswered.make(data), item.seq)],
    work: [],
  };
}

function afterAnswer(item: ItemState, value: string, now: number): Decision {
  const put = askedResidueSchema.safeParse(item.input);
  if (put.success && put.data.decides === true)
    return endDone(item, combine(item.partials, { answer: value }));
  if (value === 'retry') return retry(item, { notBefore: now, fresh: true });
  if (value === 'build' || value === 'leave') return endDone(item, combine(item.partials, null));
  if (item.error) return endWithout(item, 'failed', item.error);
  return endWithout(item, 'declined', { kind: 'user', code: 'stopped', message: 'The owner stopped it' });
}

/** The next step of an item at the highest rung. Undefined while a person has time left to answer. */
export function afterAsking(state: CompanyState, item: ItemState, now: number): Decision | undefined {
  const question = item.question === undefined ? undefined : state.questions[item.question];
  if (!question) return ask(state, item, now);
  if (question.answer) return afterAnswer(item, question.answer.value, now);
  const errand = item.builds.map((id) => state.errands[id]).find((one) => one?.state === 'running');
  const isAlone = (buildOf(state, item) ?? errand)?.defaults ?? true;
  if (isAlone) return byDefault(item, question, 'nobody');
  return (question.deadline ?? Infinity) <= now ? byDefault(item, question, 'deadline') : undefined;
}
