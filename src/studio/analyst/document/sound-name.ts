/** What the words of a noun phrase can name: a thing, a field, somebody; what is a verb, an adverb or a fragment names nothing. */
import type { NounPhrase } from '../grammar/logical-form.ts';
import type { Lexicon } from '../language/lexicon.ts';
import type { Scanner } from '../language/scan.ts';
import type { Token } from '../language/text.ts';
import { isFieldNoun, isPerson } from './noun-class.ts';

/** What the words of a sentence are judged with. */
export type Context = { lexicon: Lexicon; scanner: Scanner; tokens: readonly Token[] };

/** No word of it is one that names nothing: "see where", "limit nothing", "fairly". */
export function isName(context: Context, noun: NounPhrase): boolean {
  const { lexicon } = context;
  const { words } = noun;
  if (lexicon.organisations.has(words.join(' '))) return true;
  return (
    words.every((word) => isNaming(lexicon, word)) &&
    !(words.length === 1 && lexicon.prose.leaning.has(words[0] ?? '')) &&
    !isManner(lexicon, words.at(-1) ?? '') &&
    !isDisagreeing(context, noun)
  );
}

/** A part of a name: neither a word that never is, nor a verb that says no, nor one that tells of the past. */
function isNaming({ prose: { nameless, finite } }: Lexicon, word: string): boolean {
  return !nameless.has(word) && !finite.test(word);
}

/** "A case carries", "every guest checks": after an article that is one, what looks like a plural is a verb. */
function isDisagreeing({ lexicon, tokens }: Context, { isPlural, quantity, start }: NounPhrase): boolean {
  if (!isPlural || quantity) return false;
  const at = tokens.findIndex((token) => token.start === start);
  const isOne = lexicon.prose.singularArticles.has(tokens[at]?.lower ?? '');
  return isOne && lexicon.marks['OF']?.includes(tokens[at + 1]?.lower ?? '') !== true;
}

/** "Has waited longest", "a oublié de venir": what somebody has done is nothing that he has. */
export function isPerfect(
  { lexicon }: Context,
  { words, adjectives, determiner, quantity, isPlural, isHeadFirst }: NounPhrase,
): boolean {
  const leading = isHeadFirst ? [] : adjectives.map(({ lemma }) => lemma);
  const all = [...leading, ...words].flatMap((word) => word.split(' '));
  const [first = ''] = all;
  if (determiner || quantity || isPlural || all.length === 1 || isFieldNoun(lexicon, words)) return false;
  if (lexicon.adjectives.has(first)) return false;
  const base = lexicon.baseOfParticiple(first);
  return (base !== undefined && base !== first) || (lexicon.language === 'fr' && /\p{L}{3}é$/u.test(first));
}

/** "My brother", "our neighbours": of whom the writer tells. */
export function isOurKin({ lexicon, tokens }: Context, { words, start }: NounPhrase): boolean {
  const { kin, ours } = lexicon.prose;
  const first = tokens.find((token) => token.start === start);
  return ours.has(first?.lower ?? '') && kin.has(lexicon.naming.headOf(words));
}

/** "Fairly", "individually": how something is done. */
function isManner({ prose: { manner }, fieldNouns }: Lexicon, word: string): boolean {
  return manner.ending.test(word) && !manner.nouns.has(word) && !Object.hasOwn(fieldNouns, word);
}

/** A name of something to keep: neither a mere length of time nor somebody's own name. */
export function isThing(context: Context, noun: NounPhrase): boolean {
  const { lexicon } = context;
  const head = lexicon.naming.headOf(noun.words);
  const isTime = Object.hasOwn(lexicon.closed.UNIT, head) && noun.isPlural && !noun.determiner;
  return (
    isName(context, noun) &&
    !isTime &&
    !isDone(context, noun) &&
    !isStep(lexicon, noun) &&
    !isProper(context, noun)
  );
}

/** "Approve it or refuse": a bare word by which records are taken on. */
function isStep({ leading }: Lexicon, { words, determiner, quantity, isPlural }: NounPhrase): boolean {
  return !determiner && !quantity && !isPlural && Object.hasOwn(leading, words.join(' '));
}

/** A word that says what was done to something is no name: "confirmed". */
export function isDone({ lexicon }: Context, { words }: NounPhrase): boolean {
  const head = lexicon.naming.headOf(words);
  if (lexicon.language !== 'en' || isFieldNoun(lexicon, words) || isPerson(lexicon, words)) return false;
  const base = lexicon.baseOfParticiple(head);
  return (
    base !== undefined && base !== head && (Object.hasOwn(lexicon.verbs, base) || head.length > longestNoun)
  );
}

/** Nouns that end like a participle are shorter than this: "speed". */
const longestNoun = 6;

/** Somebody's or something's own name: a capital within the sentence, without an article, on a word that nobody knows. */
export function isProper({ lexicon, scanner, tokens }: Context, noun: NounPhrase): boolean {
  if (noun.determiner || noun.quantity || noun.isPlural) return false;
  const index = tokens.findIndex(({ end }) => end === noun.end);
  const token = tokens[index];
  if (!token || index === 0 || tokens[index - 1]?.kind === 'mark') return false;
  const isCapital = /^\p{Lu}\p{Ll}/u.test(token.text);
  return (
    isCapital &&
    !isFieldNoun(lexicon, noun.words) &&
    !isPerson(lexicon, noun.words) &&
    !scanner.words().has(token.lower)
  );
}
