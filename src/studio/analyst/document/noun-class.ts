/** What a noun is by itself, before the document says more. */
import type { NounPhrase, Predicate, Word } from '../grammar/logical-form.ts';
import type { Lexicon } from '../language/lexicon.ts';
import { nameOf } from './fact.ts';

/** True for a word such as "salon" or "clinic" that usually names the one who wants the product. */
export function isOrganisation(lexicon: Lexicon, noun: NounPhrase): boolean {
  const last = lexicon.naming.headOf(noun.words);
  if (noun.isRole) return false;
  // "Bands book rooms", "schools register teams": several of a kind are not the one who wants the product.
  if (noun.isPlural && !lexicon.ownerNouns.has(nameOf(noun))) return false;
  if (noun.determiner === 'definite' && lexicon.departments.has(nameOf(noun))) return false;
  return lexicon.organisations.has(nameOf(noun)) || lexicon.organisations.has(last);
}

/** True for a word that names a person: "vet", "receptionist". */
export function isPerson(lexicon: Lexicon, words: readonly string[]): boolean {
  const last = lexicon.naming.headOf(words);
  const name = words.join(' ');
  if (lexicon.notPersons.has(last) || lexicon.notPersons.has(name)) return false;
  if (lexicon.departments.has(name)) return true;
  if (lexicon.personNouns.has(name) || lexicon.personNouns.has(last)) return true;
  return last.length > 4 && lexicon.personEndings.some((ending) => last.endsWith(ending));
}

/** True when the lexicon knows the noun as that of a field: "phone number", "start date". */
export function isFieldNoun(lexicon: Lexicon, words: readonly string[]): boolean {
  return (
    Object.hasOwn(lexicon.fieldNouns, words.join(' ')) ||
    Object.hasOwn(lexicon.fieldNouns, lexicon.naming.headOf(words))
  );
}

/** True for a word that names nothing in particular. */
export function isGeneral(lexicon: Lexicon, name: string): boolean {
  return lexicon.everybody.has(name) || lexicon.administrators.has(name) || lexicon.generalNouns.has(name);
}

/** True for a noun that names a day or an hour: "on a date", "at a time". */
export function isMoment(lexicon: Lexicon, { words }: NounPhrase): boolean {
  const { kind } =
    lexicon.fieldNouns[words.join(' ')] ?? lexicon.fieldNouns[lexicon.naming.headOf(words)] ?? {};
  return kind === 'date' || kind === 'datetime' || kind === 'time';
}

/** "Working hours": an amount of time is no thing to keep. */
export function isTime(lexicon: Lexicon, { words }: NounPhrase): boolean {
  return Object.hasOwn(lexicon.closed.UNIT, lexicon.naming.headOf(words));
}

/** True for values that say how worn something is: "new", "damaged" are none of its states. */
export function isWear(lexicon: Lexicon, values: readonly Word[]): boolean {
  return values.every(({ text }) => lexicon.wear.has(text.toLowerCase()));
}

/** "Anyone can read petitions", "visitors see the photos": also without an account. */
export function isOpenToAll(
  lexicon: Lexicon,
  subject: NounPhrase,
  { aux, verbs, objects }: Extract<Predicate, { kind: 'act' }>,
): boolean {
  return (
    lexicon.publicNouns.has(nameOf(subject)) &&
    subject.adjectives.length === 0 &&
    !aux.isNegated &&
    objects.every(({ isOwn, determiner }) => isOwn !== true && determiner !== 'their') &&
    verbs.every(({ sense }) => sense === 'see')
  );
}
