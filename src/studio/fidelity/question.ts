/**
 * What a brief leaves open so that it would make another product: questions with an answer for each way. Every answer but
 * the default is a sentence that the owner could have written; it is tried, and asked only where it makes a difference.
 */
import { elementId } from '../../protocol/specification.ts';
import type { Entity, Rule, Specification } from '../../protocol/specification.ts';
import { analyseBrief } from '../analyst/analyse.ts';
import { appendChange } from '../change/history.ts';
import { differences } from './meaning.ts';
import { questionWords } from './question-words.ts';
import type { QuestionWords } from './question-words.ts';

/** An answer; `sentence` is what it adds to the brief (none: what was assumed stays). */
type Option = { value: string; label: string; sentence?: string };

/** A question to the owner. Without `default` nothing can be assumed in good conscience. */
export type Question = {
  id: string;
  text: string;
  options: Option[];
  default?: string;
  /** What the default means is among the assumptions already. */
  isTold: boolean;
};

type Candidate = Question & { weight: number };

/** How many questions are put at most. */
const mostAsked = 3;
/** How many are tried: each takes a reading of the brief for every answer. */
const mostTried = 5;
/** Longer briefs are not read again for questions. */
const longestAsked = 12_000;

type Open = { specification: Specification; words: QuestionWords };

function isAssumed({ assumptions }: Specification, element: string): boolean {
  return assumptions.some((one) => one.element === element);
}

/** Two answers: what was assumed, and a sentence that says otherwise. */
function choice(
  id: string,
  weight: number,
  said: { text: string; yes: string; no: string; sentence: string },
): Candidate {
  const { text, yes, no, sentence } = said;
  return {
    id,
    weight,
    text,
    options: [
      { value: 'as-assumed', label: yes },
      { value: 'otherwise', label: no, sentence },
    ],
    default: 'as-assumed',
    isTold: !/^(frees|counts)-/.test(id),
  };
}

/** Who may open an account. */
function signUps({ specification, words }: Open): Candidate[] {
  return specification.roles
    .filter((role) => role.selfSignUp && isAssumed(specification, elementId.role(role.key)))
    .map((role) => choice(`sign-up-${role.key}`, 3, words.signUp(role)));
}

/** Whether people see the others of their kind. */
function others({ specification, words }: Open): Candidate[] {
  return specification.permissions
    .filter(({ scope, source }) => scope === 'own' && source.from === 'assumption')
    .flatMap((permission) => {
      const role = specification.roles.find(({ key }) => key === permission.role);
      const entity = specification.entities.find(({ key }) => key === permission.entity);
      return role && entity && role.entity === entity.key
        ? [choice(`others-${role.key}`, 2, words.others(role, entity))]
        : [];
    });
}

/** Who looks after what nobody is named for. */
function untended({ specification, words }: Open): Candidate[] {
  return specification.permissions
    .filter(
      ({ source, actions }) =>
        source.from === 'assumption' && actions.includes('update') && actions.includes('create'),
    )
    .flatMap((permission) => {
      const role = specification.roles.find(({ key }) => key === permission.role);
      const entity = specification.entities.find(({ key }) => key === permission.entity);
      const isTold = isAssumed(specification, elementId.permission(permission.role, permission.entity));
      return role && entity && isTold
        ? [choice(`tends-${role.key}-${entity.key}`, 3, words.tends(role, entity))]
        : [];
    });
}

type Counting = Extract<Rule, { kind: 'limit' | 'noOverlap' }>;

function isCounting(rule: Rule): rule is Counting {
  return (rule.kind === 'limit' || rule.kind === 'noOverlap') && rule.states === undefined;
}

/** Whether what is over still counts, and whether what is cancelled frees its place. */
function counted({ specification, words }: Open): Candidate[] {
  const counting = new Set(specification.rules.filter(isCounting).map(({ entity }) => entity));
  return specification.entities
    .filter(({ key }) => counting.has(key))
    .flatMap((entity) => [...freed(entity, words), ...finished(entity, words)]);
}

function freed(entity: Entity, words: QuestionWords): Candidate[] {
  const state = entity.lifecycle?.states.find(({ occupies }) => !occupies);
  return state ? [choice(`frees-${entity.key}`, 4, words.frees(entity, state.value))] : [];
}

/** The last state that counts and from which nothing leads on. */
function finished(entity: Entity, words: QuestionWords): Candidate[] {
  const { states = [], transitions = [], initial } = entity.lifecycle ?? {};
  const last = states.findLast(
    ({ value, occupies }) =>
      occupies && value !== initial && !transitions.some(({ from }) => from.includes(value)),
  );
  return last ? [choice(`counts-${entity.key}`, 4, words.counts(entity, last.value))] : [];
}

/** Whole days, or times of day, where the brief names neither. */
function days({ specification, words }: Open): Candidate[] {
  return specification.entities
    .filter(({ fields }) =>
      ['startsAt', 'endsAt'].every((key) =>
        fields.some((field) => field.key === key && field.source.from === 'assumption'),
      ),
    )
    .map((entity) => choice(`days-${entity.key}`, 5, words.days(entity)));
}

const bareLength =
  /\b(?:an?|each|every|one|une?|chaque|la|le)\s+((?:[\p{L}-]+\s+){0,2}?[\p{L}-]+)\s+(?:lasts?|takes|dure)\s+(\d+)(?=\s*(?:[.,;!?\n]|$))/giu;

/** "A lesson lasts 2": of what, nobody but the owner knows. */
function lengths(brief: string, words: QuestionWords): Candidate[] {
  return [...brief.matchAll(bareLength)].map((match) => {
    const [, name = '', amount = ''] = match;
    const units = ['minutes', 'hours', 'days'] as const;
    return {
      id: `unit-${name.toLowerCase().replaceAll(/[^\p{L}]+/gu, '-')}`,
      weight: 100,
      isTold: true,
      text: words.unit(name, amount),
      options: units.map((unit) => ({ value: unit, ...words.lasts(name, amount, unit) })),
    };
  });
}

/** How much an answer changes; 0 where it is not read, or changes nothing. */
function effectOf(brief: string, specification: Specification, { sentence }: Option): number {
  if (sentence === undefined) return 0;
  const begin = brief.length + 2;
  const other = analyseBrief(`${brief}\n\n${sentence}`, [begin]).specification;
  if (!other || other.notUnderstood.some(({ start }) => start >= begin)) return 0;
  return differences(specification, other).length;
}

/** Only what would make another product is asked, what changes most first. */
function ranked(brief: string, specification: Specification, candidates: readonly Candidate[]): Question[] {
  const tried = candidates
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, mostTried)
    .map((candidate) => ({
      candidate,
      effect: Math.max(...candidate.options.map((option) => effectOf(brief, specification, option))),
    }));
  return tried
    .filter(({ effect, candidate }) => effect > 0 || candidate.default === undefined)
    .toSorted((a, b) => b.candidate.weight * b.effect - a.candidate.weight * a.effect)
    .toSorted((a, b) => Number(b.candidate.default === undefined) - Number(a.candidate.default === undefined))
    .slice(0, mostAsked)
    .map(({ candidate: { weight: _weight, ...question } }) => question);
}

/** At most three questions, those that change most first. */
export function questionsOf(brief: string, specification: Specification): Question[] {
  if (brief.length > longestAsked) return [];
  const words = questionWords[specification.product.language];
  const open = { specification, words };
  const candidates = [
    ...lengths(brief, words),
    ...days(open),
    ...counted(open),
    ...signUps(open),
    ...untended(open),
    ...others(open),
  ];
  const distinct = [...new Map(candidates.map((candidate) => [candidate.id, candidate])).values()];
  return ranked(brief, specification, distinct);
}

/** The brief with the sentences of answers; the brief as it is where all of them are the defaults. */
export function withAnswers(
  brief: string,
  {
    questions,
    answers,
    language,
  }: { questions: readonly Question[]; answers: Readonly<Record<string, string>>; language: 'en' | 'fr' },
): string {
  const sentences = questions.flatMap(({ id, options }) => {
    const chosen = options.find(({ value }) => value === answers[id]);
    return chosen?.sentence ?? [];
  });
  return sentences.length === 0 ? brief : appendChange(brief, sentences.join(' '), language);
}
