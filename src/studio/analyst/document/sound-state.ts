/** Whether words can be the states of something: neither things, nor clauses, nor what once was. */
import type { Frame, Predicate, StateName } from '../grammar/logical-form.ts';
import type { Context } from './sound-name.ts';

/** False where something that a clause calls a state can be none. */
export function areStates(context: Context, predicate: Predicate): boolean {
  if (predicate.kind === 'sequence') {
    const states = predicate.steps.flat();
    return isCourse(context, states) && states.every((state) => isState(context, state));
  }
  if (predicate.kind === 'oneOf') return predicate.values.every((state) => isState(context, state));
  if (predicate.kind !== 'act' && predicate.kind !== 'passive') return true;
  return predicate.tail.condition?.states.every((state) => isState(context, state)) ?? true;
}

/** "To the bank", "then the bank": a definite article stands there, or begins it. */
function isKnownThing({ lexicon: { closed }, tokens }: Context, start: number): boolean {
  const before = tokens.findLast(({ end }) => end <= start)?.lower ?? '';
  const first = tokens.find((token) => token.start === start)?.lower ?? '';
  return [before, first].some((word) => closed.DET[word] === 'definite');
}

/** "They're published", "guest checks": somebody does something. */
function isState({ lexicon, scanner, tokens }: Context, { value, verb, start }: StateName): boolean {
  const words = value.split(' ');
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (verb !== undefined) return true;
  // "Should only be able to tick": what somebody can do is no state.
  if (lexicon.prose.nameless.has(first)) return false;
  // "Counted, then taken to the bank": a thing that is known, no state.
  if (isKnownThing({ lexicon, scanner, tokens }, start)) return false;
  if (words.some((word) => lexicon.prose.subjects.has(word) || lexicon.prose.finite.test(word))) return false;
  const isDoing = lexicon.language === 'en' && lexicon.singularOf(last).isPlural && scanner.has('V', last);
  return !isDoing || lexicon.functionWords.has(first);
}

/** "The cat was lost, then found" tells what happened; it says nothing of the states that there are. */
export function isOfThePast(
  { lexicon, tokens }: Context,
  { subjects, predicate }: Pick<Frame, 'subjects' | 'predicate'>,
): boolean {
  if (!telling.has(predicate.kind)) return false;
  const end = subjects.at(-1)?.end ?? predicate.start;
  const next = tokens.find(({ start }) => start >= end);
  return next !== undefined && lexicon.prose.wasWords.has(next.lower);
}

const telling: ReadonlySet<Predicate['kind']> = new Set([
  'sequence',
  'oneOf',
  'belong',
  'become',
  'possess',
  'derive',
]);

/** States are no plurals: "reserved for the clubs and the schools" is no course. */
function isCourse({ lexicon }: Context, states: readonly StateName[]): boolean {
  // "Easy to spot": how something is, not where it begins.
  if (states.some(({ value, verb }) => verb === undefined && lexicon.qualities[value] !== undefined))
    return false;
  const isPlural = states.some(
    ({ value, verb }) =>
      verb === undefined &&
      !value.includes(' ') &&
      !lexicon.adjectives.has(value) &&
      lexicon.singularOf(value).isPlural,
  );
  return !(isPlural && states.some(({ verb }) => verb !== undefined));
}
