/**
 * A product from a function and a thing: the page of `sorts/` with the thing, its people and what is kept of it in their
 * places. `{un}`, `{préparé|préparée}` and the like agree with the thing; a line that begins with `[of]` is for a thing
 * that belongs to another ("the weight of each ewe"), one with `[own]` for a thing that belongs to nobody else.
 */
import type { Lexicon } from '../analyst/language/lexicon.ts';
import { genderOf } from '../analyst/language/morphology-french.ts';
import type { Pack } from './pack.ts';
import { fieldsOf } from './thing-fields.ts';

/** What takes the places: `whose` is what the thing belongs to, where that is no person. */
export type Filler = { thing: string; person: string; whose?: string };

/** The page of a function as a kind of its own, called "+log:climb". */
export function composed(lexicon: Lexicon, sort: Pack, filler: Filler): Pack {
  const text = sort.text[lexicon.language];
  const put = putting(lexicon, sort, filler);
  const parts = text.parts.map((part) => ({
    ...part,
    sentences: sentencesIn(part.sentences, filler).map(put),
    oftenAsked: sentencesIn(part.oftenAsked, filler).map(put),
  }));
  const made = { ...text, main: put(text.main), parts };
  return {
    ...sort,
    kind: `+${sort.kind}:${filler.thing}`,
    text: { ...sort.text, [lexicon.language]: made },
  };
}

function sentencesIn(sentences: readonly string[], { whose }: Filler): string[] {
  const [wanted, other] = whose === undefined ? ['[own] ', '[of] '] : ['[of] ', '[own] '];
  return sentences
    .filter((sentence) => !sentence.startsWith(other))
    .map((sentence) => sentence.replace(wanted, ''));
}

function putting(lexicon: Lexicon, sort: Pack, filler: Filler): (text: string) => string {
  const isFrench = lexicon.language === 'fr';
  const isFeminine = isFrench && genderOf(filler.thing) === 'f';
  const places = placesOf(lexicon, sort, filler);
  const word = (name: string): string => {
    const [masculine = name, feminine] = name.split('|');
    if (feminine !== undefined) return isFeminine ? feminine : masculine;
    return places[name.toLowerCase()] ?? name;
  };
  return (text) => {
    const said = text.replaceAll(/\{([\p{L}|_]+)\}/gu, (_, name: string) => likeCase(name, word(name)));
    return isFrench ? said : said.replaceAll(/\b([Aa])n? (?=([\p{L}-]+))/gu, articleBefore);
  };
}

function likeCase(name: string, word: string): string {
  return name.charAt(0) === name.charAt(0).toLowerCase()
    ? word
    : word.charAt(0).toUpperCase() + word.slice(1);
}

/** Vowels that sound like consonants: "a unique", "a European", "a one-off". */
const consonantal = /^(?:uni|use|usa|usu|eu|ewe|one|ukulele|urin)/iu;
const silent = /^(?:hour|heir|honest|honou?r)/iu;

function articleBefore(_found: string, article: string, next: string): string {
  const isVowel = (/^[aeiou]/iu.test(next) && !consonantal.test(next)) || silent.test(next);
  return `${article}${isVowel ? 'n' : ''} `;
}

function placesOf(lexicon: Lexicon, sort: Pack, { thing, person, whose }: Filler): Record<string, string> {
  const un = (noun: string): string => (genderOf(noun) === 'f' ? 'une' : 'un');
  const owner = whose ?? person;
  const described = whose ?? thing;
  return {
    thing,
    things: lexicon.pluralOf(thing),
    person,
    persons: lexicon.pluralOf(person),
    whose: owner,
    wholes: lexicon.pluralOf(owner),
    fields: fieldsOf(lexicon, described, 'kept').join(', '),
    doing: fieldsOf(lexicon, thing, 'done').join(', '),
    booking: 'booking',
    bookings: 'bookings',
    un: un(thing),
    une: un(person),
    un_whose: un(owner),
    le: leOf(sort.kind === 'lending' || sort.kind === 'requests' ? person : thing),
  };
}

function leOf(noun: string): string {
  return genderOf(noun) === 'f' ? 'la' : 'le';
}
