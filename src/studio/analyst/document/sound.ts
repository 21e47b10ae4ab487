/**
 * Whether a clause can mean what a production made of it: its nouns are names of things, its fields are no values, its roles
 * are people. What fails is no reading of its words.
 */
import type { Attribute, Frame, NounPhrase, Predicate } from '../grammar/logical-form.ts';
import type { Lexicon } from '../language/lexicon.ts';
import type { Scanner } from '../language/scan.ts';
import type { Token } from '../language/text.ts';
import { nameOf } from './fact.ts';
import { isFieldNoun, isPerson } from './noun-class.ts';

type Context = { lexicon: Lexicon; scanner: Scanner; tokens: readonly Token[] };
type Of<K extends Predicate['kind']> = Extract<Predicate, { kind: K }>;

/** False for a clause whose words cannot be what they were taken for. */
export function isSound(context: Context, { subjects, predicate }: Frame): boolean {
  if (!subjects.every((noun) => isSubject(context, noun))) return false;
  if (predicate.kind === 'possess') return isSoundPossession(context, subjects, predicate);
  if (predicate.kind === 'belong') return isSoundBelonging(context, subjects, predicate);
  if (predicate.kind === 'keep') return predicate.objects.every((noun) => isThing(context, noun));
  if (predicate.kind === 'act') return isSoundAct(context, subjects, predicate);
  return predicate.kind !== 'sequence' || isCourse(context, predicate);
}

/** Words after which no clause begins: "my" before "building can book" belongs to it. */
const leading = ['DET', 'FORINF', 'NUM', 'MODAL'];

/** True for a clause that begins in the middle of a noun phrase, or of a condition. */
export function isCutOff(context: Context, from: number): boolean {
  const { scanner, tokens } = context;
  const before = tokens[from - 1];
  if (isWithinCondition(context, from)) return true;
  // "Refuse rentals whose end date is before …": what is said of them hangs on what is done with them.
  if (before?.kind === 'word' && scanner.has('WHOSE', before.lower)) return true;
  if (before?.kind !== 'word' || scanner.has('REL', before.lower) || scanner.has('PRON', before.lower))
    return false;
  return leading.some((category) => scanner.has(category, before.lower));
}

/** "… when its due date has passed and it is sent": what follows the passing of a day is the condition's other half. */
function isWithinCondition({ scanner, tokens }: Context, from: number): boolean {
  const before = tokens.slice(0, from).map(({ lower }) => lower);
  if (!scanner.has('AND', before.at(-1) ?? '')) return false;
  const isPassed = [1, 2, 3, 4].some((words) =>
    scanner.has('PASSED', before.slice(-1 - words, -1).join(' ')),
  );
  return isPassed && before.some((word) => scanner.has('COND', word));
}

function isSubject(context: Context, noun: NounPhrase): boolean {
  const { lexicon } = context;
  const name = nameOf(noun);
  const isOurs =
    lexicon.ownerNouns.has(name) || lexicon.organisations.has(name) || lexicon.everybody.has(name);
  return isOurs || noun.words.length === 0 || isName(context, noun);
}

/** No word of it is one that names nothing: "see where", "limit nothing", "fairly". */
function isName({ lexicon }: Context, { words }: NounPhrase): boolean {
  if (lexicon.organisations.has(words.join(' '))) return true;
  return words.every((word) => !lexicon.prose.nameless.has(word)) && !isManner(lexicon, words.at(-1) ?? '');
}

/** "Fairly", "individually": how something is done. */
function isManner({ prose: { manner }, fieldNouns }: Lexicon, word: string): boolean {
  return manner.ending.test(word) && !manner.nouns.has(word) && !Object.hasOwn(fieldNouns, word);
}

/** A name of something to keep: neither a mere length of time nor somebody's own name. */
function isThing(context: Context, noun: NounPhrase): boolean {
  const { lexicon } = context;
  const head = lexicon.naming.headOf(noun.words);
  const isTime = Object.hasOwn(lexicon.closed.UNIT, head) && noun.isPlural && !noun.determiner;
  return isName(context, noun) && !isTime && !isDone(context, noun) && !isProper(context, noun);
}

/** A word that says what was done to something is no name: "confirmed". */
function isDone({ lexicon }: Context, { words }: NounPhrase): boolean {
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
function isProper({ lexicon, scanner, tokens }: Context, noun: NounPhrase): boolean {
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

function isSoundPossession(
  context: Context,
  subjects: readonly NounPhrase[],
  predicate: Of<'possess'>,
): boolean {
  const { items, isListing } = predicate;
  const owners = subjects.filter(({ words }) => words.length > 0);
  if (!owners.every((noun) => isName(context, noun) && !isProper(context, noun))) return false;
  if (!items.every((item) => isField(context, item, items))) return false;
  return isListing !== true || (owners.every((noun) => !isState(context, noun)) && areFields(context, items));
}

function isState({ lexicon }: Context, noun: NounPhrase): boolean {
  return lexicon.stateNouns.has(nameOf(noun));
}

function isField(context: Context, { noun, hints }: Attribute, items: readonly Attribute[]): boolean {
  if (!isName(context, noun)) return false;
  if (hints.isBoolean || hints.kind !== undefined) return true;
  return !isDone(context, noun) && !isStrayVerb(context, noun, items);
}

/** "With a link and press accept": a bare verb among nouns with their articles. */
function isStrayVerb({ lexicon, scanner }: Context, noun: NounPhrase, items: readonly Attribute[]): boolean {
  if (lexicon.language !== 'en' || noun.determiner || noun.quantity || noun.isPlural) return false;
  const isVerb = scanner.has('V', lexicon.naming.headOf(noun.words)) || scanner.has('V', noun.words[0] ?? '');
  const isOdd = items.some(({ noun: other }) => other.determiner === 'indefinite');
  return isVerb && isOdd && !isFieldNoun(lexicon, noun.words);
}

/** What is listed after a thing are its fields where most of it looks so; else it may be kinds or values of it. */
function areFields(context: Context, items: readonly Attribute[]): boolean {
  const plain = items.filter((item) => isPlainField(context, item));
  return plain.length * 2 >= items.length && !items.some(isChoiceAlone);
}

/** "Bisque or glaze": two values, of something that has no name. */
function isChoiceAlone({ noun, hints }: Attribute): boolean {
  return hints.values !== undefined && noun.words.some((word) => word === 'or' || word === 'ou');
}

function isPlainField({ lexicon }: Context, { noun, hints }: Attribute): boolean {
  const isSaid =
    Object.keys(hints).length > 0 || noun.determiner !== undefined || noun.quantity !== undefined;
  return isSaid || isFieldNoun(lexicon, noun.words) || isPerson(lexicon, noun.words);
}

function isSoundBelonging(
  context: Context,
  subjects: readonly NounPhrase[],
  { targets }: Of<'belong'>,
): boolean {
  return [...subjects, ...targets].every((noun) => noun.words.length === 0 || isThing(context, noun));
}

/** Who may do something is a person or a group of them, not "my building". */
function isSoundAct({ lexicon }: Context, subjects: readonly NounPhrase[], { aux }: Of<'act'>): boolean {
  if (aux.modal !== 'can') return true;
  return subjects.every((noun) => {
    const isOne = (noun.determiner === 'definite' && !noun.isPlural) || noun.determiner === 'other';
    const isKnown =
      noun.isPronoun === true ||
      isPerson(lexicon, noun.words) ||
      lexicon.organisations.has(nameOf(noun)) ||
      lexicon.customers.has(nameOf(noun)) ||
      lexicon.administrators.has(nameOf(noun));
    return !isOne || isKnown;
  });
}

/** States are no plurals: "reserved for the clubs and the schools" is no course. */
function isCourse({ lexicon }: Context, { steps }: Of<'sequence'>): boolean {
  const states = steps.flat();
  const isPlural = states.some(
    ({ value, verb }) =>
      verb === undefined &&
      !value.includes(' ') &&
      !lexicon.adjectives.has(value) &&
      lexicon.singularOf(value).isPlural,
  );
  return !(isPlural && states.some(({ verb }) => verb !== undefined));
}
