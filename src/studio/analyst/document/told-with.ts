/**
 * Doings told with what is written down of them: "people book places with their name and phone number", "a peal is recorded
 * with date, tower and method", "members register with name and e-mail".
 */
import type { NounPhrase } from '../grammar/logical-form.ts';
import { nameOf } from './fact.ts';
import { isPerson } from './noun-class.ts';
import type { Parsed, Range } from './parsed.ts';

/** Whose fields the list behind "with" are, and the words before it. */
export type ToldWith = { owner: NounPhrase; list: Range; before: Range | undefined };

/** The doings of a sentence that are told with a list. */
export function toldWith(parsed: Parsed, from: number): ToldWith[] {
  const { tokens } = parsed;
  const at = tokens.findIndex((_, index) => index > from + 1 && listAfter(parsed, index) !== undefined);
  const begin = at === -1 ? undefined : listAfter(parsed, at);
  const owner = begin === undefined ? undefined : ownerBefore(parsed, { from, to: at });
  if (begin === undefined || !owner) return [];
  const before = owner.isItself ? undefined : { from, to: at };
  return [{ owner: owner.noun, list: { from: begin, to: tokens.length }, before }];
}

/** "With", "giving": where the list behind it begins. */
function listAfter(parsed: Parsed, at: number): number | undefined {
  const comma = parsed.wordAt(at) === ',' ? at + 1 : at;
  return parsed.phraseEnd('GIVING', comma) ?? (comma === at ? parsed.phraseEnd('WITH', at) : undefined);
}

type Owner = { noun: NounPhrase; isItself: boolean };

function ownerBefore(parsed: Parsed, { from, to }: Range): Owner | undefined {
  const subjects = parsed.startingAt('NP', from).filter(({ to: end }) => end < to);
  for (const { value, to: end } of subjects) {
    const found = recordedOf(parsed, { value, end, to }) ?? doneBy(parsed, { value, end, to });
    if (found) return found;
  }
  return undefined;
}

type Subject = { value: NounPhrase; end: number; to: number };

/** "A peal is recorded (by the secretary) with …": what is recorded. */
function recordedOf(parsed: Parsed, { value, end, to }: Subject): Owner | undefined {
  const being = parsed.phraseEnd('BE', end);
  const done = being === undefined ? [] : parsed.startingAt('PART', being);
  const isRecorded = done.some(({ value: { verb }, to: after }) => {
    const sense = parsed.lexicon.verbs[verb];
    const isWritten = sense === 'keep' || sense === 'create' || parsed.lexicon.creating.has(verb);
    return isWritten && (after === to || parsed.phraseEnd('BY', after) !== undefined);
  });
  const isOne = !value.isPronoun && !value.of && !value.quantity && value.adjectives.length === 0;
  const isAny = value.determiner === undefined || ['indefinite', 'each', 'any'].includes(value.determiner);
  return isRecorded && isOne && isAny ? { noun: value, isItself: true } : undefined;
}

/** "Passengers book places on a flight with …": the booking; "ringers register with …": the ringer. */
function doneBy(parsed: Parsed, { value, end, to }: Subject): Owner | undefined {
  const { lexicon } = parsed;
  const modal = parsed.phraseEnd('MODAL', end) ?? end;
  for (const { value: verb, to: after } of parsed.startingAt('V', modal)) {
    const record = lexicon.reifying[verb.lemma];
    if (record && after < to && !record.isAccount)
      return {
        noun: { ...value, words: record.noun.split(' '), isPlural: false, adjectives: [] },
        isItself: false,
      };
    const isSigning = verb.sense === 'sign' || lexicon.prose.signing.has(verb.lemma);
    const isWho = value.words.length > 0 && isPerson(lexicon, value.words) && nameOf(value) !== '';
    if (isSigning && isWho && after === to) return { noun: { ...value, adjectives: [] }, isItself: true };
  }
  return undefined;
}
