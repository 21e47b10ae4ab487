/**
 * Whether a clause can mean what a production made of it: its nouns are names of things, its fields are no values, its roles
 * are people. What fails is no reading of its words.
 */
import type { Attribute, Frame, NounPhrase, Predicate } from '../grammar/logical-form.ts';
import { nameOf } from './fact.ts';
import { isFieldNoun, isPerson } from './noun-class.ts';
import { isDone, isName, isOurKin, isPerfect, isProper, isThing } from './sound-name.ts';
import type { Context } from './sound-name.ts';
import { areStates, isOfThePast } from './sound-state.ts';

type Of<K extends Predicate['kind']> = Extract<Predicate, { kind: K }>;

/** False for a clause whose words cannot be what they were taken for. */
export function isSound(context: Context, { subjects, predicate, isOnly }: Frame): boolean {
  if (!subjects.every((noun) => isSubject(context, noun))) return false;
  if (isOfThePast(context, { subjects, predicate }) || !areStates(context, predicate)) return false;
  if (predicate.kind === 'possess') return isSoundPossession(context, subjects, predicate);
  if (predicate.kind === 'belong') return isSoundBelonging(context, subjects, predicate);
  if (predicate.kind === 'keep') return predicate.objects.every((noun) => isThing(context, noun));
  if (predicate.kind === 'act') return isSoundAct(context, isOnly ? [] : subjects, predicate);
  return true;
}

/** False for a list of fields whose owner is none, or whose fields are what was done to it: "get designed, built, tested". */
export function isSoundTold(context: Context, { subjects, predicate }: Frame): boolean {
  if (predicate.kind !== 'possess')
    return isSound(context, { start: 0, end: 0, isOnly: false, subjects, predicate });
  if (!subjects.every((noun) => isName(context, noun) && !isOurKin(context, noun))) return false;
  return predicate.items.every(
    ({ noun, hints }) => noun.words.length > 1 || Object.keys(hints).length > 0 || !isDone(context, noun),
  );
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
  if (isOurs || noun.words.length === 0) return true;
  return (
    isName(context, noun) &&
    !isOurKin(context, noun) &&
    !isQuality(context, noun) &&
    !isOfAnAge(context, noun)
  );
}

/** "Expired cannot borrow", « périmée ne peut pas »: what somebody is like, torn from what was said of whom. */
function isQuality(
  { lexicon, tokens }: Context,
  { words, start, determiner, quantity, isPlural, adjectives }: NounPhrase,
): boolean {
  const [word = '', ...more] = words;
  if (more.length > 0 || determiner || quantity || isPlural || adjectives.length > 0) return false;
  const isFirst = tokens[0]?.start === start;
  const base = lexicon.baseOfParticiple(word);
  return (
    !isFirst &&
    !isPerson(lexicon, words) &&
    ((base !== undefined && base !== word) || lexicon.adjectives.has(word))
  );
}

/** "Children under 12", « les enfants de moins de 12 ans »: some of them alone, of whom no rule of ours speaks. */
function isOfAnAge({ lexicon }: Context, { of }: NounPhrase): boolean {
  return of?.quantity !== undefined && Object.hasOwn(lexicon.closed.UNIT, lexicon.naming.headOf(of.words));
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
  if (items.length === 1 && !isGot(context, subjects, predicate)) return false;
  return isListing !== true || (owners.every((noun) => !isState(context, noun)) && areFields(context, items));
}

/** "A voucher gets a code", but not "a client gets a link", "a plot gets a warning letter": what is given is no field. */
function isGot(
  { lexicon, tokens }: Context,
  subjects: readonly NounPhrase[],
  { start, aux, items }: Of<'possess'>,
): boolean {
  const end = subjects.at(-1)?.end ?? start;
  const [item] = items;
  const verb = tokens.find((token) => token.start >= end);
  if (!item || aux.modal || !lexicon.prose.getting.has(verb?.lower ?? '')) return true;
  const isSomebody = subjects.some(({ words }) => isPerson(lexicon, words));
  return !isSomebody && (isFieldNoun(lexicon, item.noun.words) || Object.keys(item.hints).length > 0);
}

function isState({ lexicon }: Context, noun: NounPhrase): boolean {
  return lexicon.stateNouns.has(nameOf(noun));
}

function isField(context: Context, { noun, hints }: Attribute, items: readonly Attribute[]): boolean {
  if (!isName(context, noun)) return false;
  if (hints.isBoolean || hints.kind !== undefined) return true;
  return !isPerfect(context, noun) && !isDone(context, noun) && !isStrayVerb(context, noun, items);
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
  const isTheirs = noun.determiner === 'their';
  const isSaid =
    Object.keys(hints).length > 0 ||
    (noun.determiner !== undefined && !isTheirs) ||
    noun.quantity !== undefined;
  const isSomebody = isPerson(lexicon, noun.words) && !noun.isPlural;
  return isSaid || isFieldNoun(lexicon, noun.words) || isSomebody;
}

function isSoundBelonging(
  context: Context,
  subjects: readonly NounPhrase[],
  { targets }: Of<'belong'>,
): boolean {
  return [...subjects, ...targets].every((noun) => noun.words.length === 0 || isThing(context, noun));
}

/** Who may do something is a person or a group of them, not "my building". */
function isSoundAct(context: Context, subjects: readonly NounPhrase[], predicate: Of<'act'>): boolean {
  const { lexicon } = context;
  const { aux, objects, verbs } = predicate;
  // « Empruntaient »: what once was.
  if (verbs.some(({ text }) => lexicon.prose.finite.test(text.toLowerCase()))) return false;
  if (!objects.every((noun) => noun.words.length < 2 || isName(context, noun))) return false;
  // "Tick collected": a state, nothing that somebody ticks.
  if (
    objects.some(
      (noun) => !noun.determiner && !noun.isPlural && noun.words.length === 1 && isDone(context, noun),
    )
  )
    return false;
  if (aux.modal !== 'can') return true;
  return subjects.every((noun) => {
    const isOne = (noun.determiner === 'definite' && !noun.isPlural) || noun.determiner === 'other';
    const isKnown =
      noun.isPronoun === true ||
      isPerson(lexicon, noun.words) ||
      lexicon.organisations.has(nameOf(noun)) ||
      lexicon.customers.has(nameOf(noun)) ||
      lexicon.administrators.has(nameOf(noun));
    return isKnown || !(isOne || isObject(context, noun));
  });
}

/** "Whoever finds a key can …": what stands right behind a verb is its object, not who may do something. */
function isObject({ scanner, tokens }: Context, { start, determiner }: NounPhrase): boolean {
  const at = tokens.findIndex((token) => token.start === start);
  const before = tokens[at - 1];
  return determiner === 'indefinite' && before?.kind === 'word' && scanner.has('V', before.lower);
}
