/**
 * A kind of product for anything whatever: "a badge tracker for a scout troop" is badges that are followed, and scouts.
 * The word for the sort, or the verb, chooses the page in `sorts/`; the thing and its people take their places there.
 */
import type { Lexicon } from '../analyst/language/lexicon.ts';
import { genderOf } from '../analyst/language/morphology-french.ts';
import type { Token } from '../analyst/language/text.ts';
import { askingWords } from './asking-words.ts';
import { membersOf } from './group.ts';
import type { Pack, PackLanguage } from './pack.ts';
import { sorts } from './packs.ts';
import type { Recognised } from './recognise.ts';
import { lemmaOf, likeness, plainWords } from './word.ts';

/** A word for a sort of product at its place. */
type Sorted = { pack: Pack; at: number; isVerb: boolean };
/** Words of a noun phrase. */
type Thing = { from: number; to: number; noun: string };

/** The thing that the words ask to keep, as a kind of its own; undefined: they name none. */
export function anyKind(lexicon: Lexicon, tokens: readonly Token[]): Recognised | undefined {
  const { language } = lexicon;
  for (const sorted of sortedIn(tokens, language)) {
    const thing = thingOf(lexicon, tokens, sorted);
    const first = thing && tokens[thing.from];
    if (!thing || !first) continue;
    const people = peopleIn(lexicon, tokens, thing);
    const pack = withThing(lexicon, sorted.pack, { thing: thing.noun, person: people.noun });
    const spans = tokens.slice(thing.from, thing.to);
    const sort = tokens[sorted.at];
    return {
      packs: [pack],
      trades: [],
      spans: [...spans, ...(sort && !sorted.isVerb ? [sort] : []), ...people.tokens],
      main: { start: first.start, end: spans.at(-1)?.end ?? first.end },
    };
  }
  return undefined;
}

/** Words for sorts, the surest first: nouns before verbs, "logbook" before "app". */
function sortedIn(tokens: readonly Token[], language: PackLanguage): Sorted[] {
  const found: (Sorted & { rank: number })[] = [];
  for (const [at, { lower }] of tokens.entries()) {
    const words = plainWords(lower);
    for (const pack of sorts()) {
      const { names, verbs } = pack.text[language];
      const isNoun = words.some((word) => names.some((name) => lemmaOf(name) === lemmaOf(word)));
      const isVerb = words.some((word) => verbs.some((verb) => isForm(verb, word)));
      const isPlain = pack.kind === 'tracker';
      if (isNoun) found.push({ pack, at, isVerb: false, rank: isPlain ? 2 : 0 });
      else if (isVerb) found.push({ pack, at, isVerb: true, rank: isPlain ? 3 : 1 });
    }
  }
  return found.sort((a, b) => a.rank - b.rank || a.at - b.at);
}

/** "Lends" and "lending" are forms of "lend". */
function isForm(verb: string, word: string): boolean {
  const [plain = ''] = plainWords(verb);
  return plain === word || (word.startsWith(plain.slice(0, 4)) && likeness(plain, word) > 0.75);
}

/** The thing stands before a noun in English ("badge tracker"), behind it else; behind a verb always. */
function thingOf(lexicon: Lexicon, tokens: readonly Token[], { at, isVerb }: Sorted): Thing | undefined {
  const behind = nounBehind(lexicon, tokens, at);
  if (lexicon.language === 'fr' || isVerb) return behind;
  return nounBefore(lexicon, tokens, at) ?? behind;
}

const longest = 2;

function nounBefore(lexicon: Lexicon, tokens: readonly Token[], at: number): Thing | undefined {
  let from = at;
  while (from > 0 && at - from < longest && isTelling(lexicon, tokens[from - 1])) from -= 1;
  return from < at ? nounAt(lexicon, tokens, { from, to: at }) : undefined;
}

/** How many small words may stand between a verb and its thing: "the weight of each of my". */
const reach = 6;

function nounBehind(lexicon: Lexicon, tokens: readonly Token[], at: number): Thing | undefined {
  const limit = Math.min(tokens.length, at + 1 + reach);
  for (let from = at + 1; from < limit; from += 1) {
    if (tokens[from]?.kind === 'mark') return undefined;
    if (!isTelling(lexicon, tokens[from])) continue;
    const most = lexicon.language === 'en' ? longest : 1;
    let to = from + 1;
    while (to < tokens.length && to - from < most && isTelling(lexicon, tokens[to])) to += 1;
    return nounAt(lexicon, tokens, { from, to });
  }
  return undefined;
}

function nounAt(
  lexicon: Lexicon,
  tokens: readonly Token[],
  { from, to }: { from: number; to: number },
): Thing | undefined {
  const words = tokens.slice(from, to).map(({ lower }) => lower.replace(/^[dl]['’]/u, ''));
  const last = words.pop();
  if (last === undefined) return undefined;
  const singular = lexicon.singularOf(last).singular;
  const isAct = words.length === 0 && lexicon.language === 'en' && /.{3}ing$/u.test(singular);
  return { from, to, noun: [...words, singular, ...(isAct ? ['session'] : [])].join(' ') };
}

const vague: Readonly<Record<PackLanguage, ReadonlySet<string>>> = {
  en: new Set(
    `who what when where which how has have had do does did is are was will than then there here only whoever shared
    other others person people different every very good down up out off much many more most first last next week
    month year day today now not never always all also both same still just so if my me`.split(/\s+/u),
  ),
  fr: new Set(
    `qui que quoi quand où combien plus moins fait sont était tous chaque autres jour semaine mois`.split(
      ' ',
    ),
  ),
};

function isTelling({ language }: Lexicon, token: Token | undefined): boolean {
  if (!token || token.kind !== 'word') return false;
  const { small, asking, products, generic, audience, having } = askingWords[language];
  const lower = token.lower.replace(/^[dl]['’]/u, '');
  const isSmall = [small, asking, products, generic, audience, having, vague[language]].some((words) =>
    words.has(lower),
  );
  const isSort = sorts().some(({ text }) =>
    text[language].names.some((name) => lemmaOf(name) === lemmaOf(lower)),
  );
  return !isSmall && !isSort && /^\p{L}[\p{L}-]{2,}$/u.test(lower);
}

/** The people that the words speak of beside the thing; "member" where they name nobody. */
function peopleIn(
  lexicon: Lexicon,
  tokens: readonly Token[],
  thing: Thing,
): { noun: string; tokens: Token[] } {
  for (const [at, token] of tokens.entries()) {
    if (at >= thing.from && at < thing.to) continue;
    const noun = lexicon.singularOf(token.lower).singular;
    if (lexicon.personNouns.has(noun)) return { noun, tokens: [token] };
    const members = membersOf(lexicon.language, noun, tokens[at - 1]?.lower);
    if (members !== undefined && members !== thing.noun) return { noun: members, tokens: [token] };
  }
  const usual = lexicon.language === 'en' ? 'member' : 'membre';
  return {
    noun: usual === thing.noun ? (lexicon.language === 'en' ? 'owner' : 'responsable') : usual,
    tokens: [],
  };
}

/** The page with the thing and its people at their places. */
function withThing(lexicon: Lexicon, sort: Pack, { thing, person }: { thing: string; person: string }): Pack {
  const isFeminine = lexicon.language === 'fr' && genderOf(thing) === 'f';
  const isPersonFeminine = lexicon.language === 'fr' && genderOf(person) === 'f';
  const places: Readonly<Record<string, string>> = {
    thing,
    things: lexicon.pluralOf(thing),
    person,
    persons: lexicon.pluralOf(person),
    booking: 'booking',
    bookings: 'bookings',
    un: isFeminine ? 'une' : 'un',
    une: isPersonFeminine ? 'une' : 'un',
    ouvert: isFeminine ? 'ouverte' : 'ouvert',
    terminé: isFeminine ? 'terminée' : 'terminé',
  };
  const put = (text: string): string =>
    text
      .replaceAll(/\{(\p{L}+)\}/gu, (_, name: string) => {
        const word = places[name.toLowerCase()] ?? name;
        return name.charAt(0) === name.charAt(0).toLowerCase()
          ? word
          : word.charAt(0).toUpperCase() + word.slice(1);
      })
      .replaceAll(/\b([Aa]) (?=[aeio])/gu, lexicon.language === 'en' ? '$1n ' : '$1 ');
  const text = sort.text[lexicon.language];
  const parts = text.parts.map((part) => ({ ...part, sentences: part.sentences.map(put) }));
  const made = { ...text, main: thing, parts };
  return { ...sort, kind: thing, text: { ...sort.text, [lexicon.language]: made } };
}
