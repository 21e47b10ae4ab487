/** How many of something somebody may have, by whatever they do with it. */
import type { NounPhrase, Predicate, Tail } from '../grammar/logical-form.ts';
import type { Refusal, Statement } from './fact.ts';
import type { Said } from './interpret.ts';
import { denies, entitiesOf, isHaving, isPlainEnd, limitOf, mostOf, placesIn } from './reference.ts';
import type { Symbols } from './symbols.ts';

type Act = Said<Extract<Predicate, { kind: 'act' }>>;

/** "Three bookings", "one parcel a week". */
export function isCounted({ quantity }: NounPhrase, { period }: Tail): boolean {
  if (!quantity || quantity.op === 'many') return false;
  return period !== undefined || quantity.op !== 'exactly' || quantity.value !== 1;
}

/** "A household may register at most two cars": whoever has them, also where it does nothing else. */
export function countedHad(symbols: Symbols, said: Act): Statement[] | undefined {
  const { tail, objects } = said.predicate;
  const [object, ...more] = objects;
  if (!object || more.length > 0 || !(isHolder(symbols, said) || isOfEach(symbols, said))) return undefined;
  const isSome = isCounted(object, tail) || object.isOverlapping === true;
  if (!isSome || !isRule(said, object)) return undefined;
  const found = counting(symbols, said);
  return 'why' in found ? undefined : found;
}

function isHolder(symbols: Symbols, { subject }: Act): boolean {
  return symbols.entityOf(subject) !== undefined;
}

/** "We can't lend more than 3 keys per tenant": whoever writes sets a limit for each of them. */
function isOfEach(symbols: Symbols, said: Act): boolean {
  const { subject, predicate } = said;
  const isWriter =
    symbols.lexicon.prose.writers.has(subject.words.join(' ')) || symbols.roleOf(subject) === 'everyone';
  return isWriter && predicate.tail.per !== undefined && (denies(said) || isMost(predicate.objects[0]));
}

function isMost(noun: NounPhrase | undefined): boolean {
  return noun?.quantity?.op === 'atMost';
}

/** What may be, or is said with a limit: "teaches three groups" alone tells how it is. */
function isRule(said: Act, { quantity }: NounPhrase): boolean {
  const { aux, tail } = said.predicate;
  const isLimited = quantity?.op === 'atMost' || tail.isSimultaneous === true;
  return isLimited || denies(said) || said.isOnly || aux.isOnly || aux.modal === 'can';
}

const unclear: Refusal = { why: 'it is not clear what is counted' };

/** "A customer can book at most 2 appointments a day", where appointments are records of their own. */
export function counting(symbols: Symbols, said: Act): Statement[] | Refusal {
  const { tail, objects } = said.predicate;
  const [object] = objects;
  const per = holdersOf(symbols, said);
  const entity = object && symbols.entityOf(object);
  if (!object || !isPlain(symbols, said) || entity === undefined || !per) return unclear;
  const max = mostOf(object.quantity, denies(said));
  const isExclusive = object.isOverlapping === true || (max === 1 && tail.isSimultaneous === true);
  if (denies(said) && isExclusive) return [{ kind: 'noOverlap', entity, per }];
  return max === undefined ? unclear : [limitOf(object, tail, { entity, per, max })];
}

/** Of whom it is counted: of whoever does it, of what the end of the clause names. */
function holdersOf(symbols: Symbols, said: Act): string[] | undefined {
  const others = entitiesOf(symbols, somePlaces(symbols, said.predicate.tail));
  const owner = symbols.entityOf(said.subject);
  if (!others || (owner === undefined && !(isOfEach(symbols, said) && others.length > 0))) return undefined;
  return [...(owner === undefined ? [] : [owner]), ...others];
}

/** What it is counted in; "in the holiday club" is the only one, of which nothing else is said. */
function somePlaces(symbols: Symbols, tail: Tail): NounPhrase[] {
  const isOnly = (noun: NounPhrase): boolean =>
    noun.determiner === 'definite' && !noun.isPlural && !noun.of && symbols.entityOf(noun) === undefined;
  return placesIn(tail).filter((noun) => !isOnly(noun));
}

/** Whoever does it has one kind of thing, and nothing else is said at the end. */
function isPlain({ lexicon }: Symbols, { predicate: { tail, objects, verbs } }: Act): boolean {
  const rest = { ...tail, in: undefined, per: undefined, period: undefined, isSimultaneous: undefined };
  const isEnded = tail.condition !== undefined || tail.asState !== undefined || !isPlainEnd(rest);
  return objects.length === 1 && !isEnded && verbs.every(({ lemma }) => isHaving(lexicon, lemma));
}
