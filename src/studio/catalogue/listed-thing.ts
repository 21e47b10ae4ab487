/** What is commonly kept of a thing that a brief only lists, in sentences: its own page of nouns first, then other kinds. */
import { genderOf } from '../analyst/language/morphology-french.ts';
import type { Lexicon } from '../analyst/language/lexicon.ts';
import { aboutNoun } from './noun.ts';
import { things } from './listing.ts';
import type { Listed } from './listing.ts';
import { keeps, thingNamed, thingsOf } from './pack-thing.ts';
import { withNouns } from './pack.ts';
import type { NounSwap, PackLanguage } from './pack.ts';
import { packs } from './packs.ts';
import { belongingOf, isOfGroup, standInFor } from './relation.ts';
import type { Recognised } from './recognise.ts';
import { fieldsOf } from './thing-fields.ts';

/** The sentences of one thing among those that stand beside it. */
export function sentencesOfListed(lexicon: Lexicon, noun: string, present: readonly string[]): string[] {
  const { language } = lexicon;
  const beside = present.filter((one) => one !== noun);
  const own = aboutNoun(lexicon, noun) ?? minedOf(language, noun, beside) ?? plainOf(lexicon, noun);
  const { firm, loose } = belongingOf(language, noun, beside);
  const said = (whole: string): boolean =>
    own.some((line) => line.endsWith(` ${whole}.`) || line.includes(` ${whole} `));
  const { belongs, mayBelong } = idioms[language];
  return [
    ...own,
    ...firm.filter((whole) => !said(whole)).map((whole) => belongs(a(language, noun), a(language, whole))),
    ...loose.filter((whole) => !said(whole)).map((whole) => mayBelong(a(language, noun), a(language, whole))),
  ];
}

/** The sentences of a kind, its things called as the brief lists them, with those about the listed things that it lacks. */
export function withListed(
  lexicon: Lexicon,
  sentences: readonly string[],
  { kinds, listed }: { kinds: Recognised; listed: readonly Listed[] },
): string[] {
  const { language, pluralOf } = lexicon;
  const [kind] = kinds.packs;
  if (!kind || listed.length === 0) return [...sentences];
  const nouns = things(lexicon, listed).map(({ noun }) => noun);
  const swaps = nouns.flatMap((other): NounSwap[] => {
    const noun = thingNamed(kind, language, other);
    return noun === undefined || noun === other || nouns.includes(noun) ? [] : [{ noun, other }];
  });
  const kept = kinds.packs.flatMap((pack) => thingsOf(pack, language).map(({ noun }) => noun));
  const present = [...new Set([...nouns, ...kept])];
  const lacking = nouns.filter((noun) => !kinds.packs.some((pack) => keeps(pack, language, noun)));
  return [
    ...withNouns(sentences, swaps, pluralOf),
    ...lacking.flatMap((noun) => sentencesOfListed(lexicon, noun, present)),
  ];
}

/** "An exam", « Une leçon ». */
function a(language: PackLanguage, noun: string): string {
  if (language === 'fr') return `${genderOf(noun) === 'f' ? 'une' : 'un'} ${noun}`;
  return `${/^[aeiou]/iu.test(noun) ? 'an' : 'a'} ${noun}`;
}

type Idioms = {
  belongs: (part: string, whole: string) => string;
  mayBelong: (part: string, whole: string) => string;
  has: (noun: string, fields: string) => string;
  name: string;
  day: string;
  note: string;
  and: string;
  managers: string;
  manages: (people: string, things: string) => string;
  see: (people: string, things: string) => string;
  the: string;
};

const idioms: Readonly<Record<PackLanguage, Idioms>> = {
  en: {
    belongs: (part, whole) => `${capital(part)} belongs to ${whole}.`,
    mayBelong: (part, whole) => `${capital(part)} may belong to ${whole}.`,
    has: (noun, fields) => `${capital(noun)} has ${fields}.`,
    name: 'a name',
    day: 'a date',
    note: 'an optional note',
    and: ' and ',
    managers: 'managers',
    manages: (people, things) => `${capital(people)} manage ${things}.`,
    see: (people, things) => `${capital(people)} can see ${things}.`,
    the: 'the ',
  },
  fr: {
    belongs: (part, whole) => `${capital(part)} appartient à ${whole}.`,
    mayBelong: (part, whole) => `${capital(part)} peut appartenir à ${whole}.`,
    has: (noun, fields) => `${capital(noun)} a ${fields}.`,
    name: 'un nom',
    day: 'une date',
    note: 'une remarque facultative',
    and: ' et ',
    managers: 'responsables',
    manages: (people, things) => `Les ${people} gèrent ${things}.`,
    see: (people, things) => `Les ${people} peuvent voir ${things}.`,
    the: 'les ',
  },
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Of a thing that no page knows: a name and what its sort has, or the day of something that is done. */
function plainOf(lexicon: Lexicon, noun: string): string[] {
  const { language } = lexicon;
  const { has, name, day, note, and } = idioms[language];
  const isDone = isOfGroup(language, 'act', noun) || isOfGroup(language, 'deal', noun);
  const fields = isDone ? [day] : [name, ...fieldsOf(lexicon, noun, 'kept')];
  return [has(a(language, noun), `${fields.join(', ')}${and}${note}`)];
}

/** What the page of another kind says of it, where that kind keeps most of what stands beside it. */
function minedOf(language: PackLanguage, noun: string, beside: readonly string[]): string[] | undefined {
  const found = packs().flatMap((pack) => {
    const things = thingsOf(pack, language);
    const own = things.find((thing) => thing.noun === noun);
    if (!own) return [];
    const shared = things.filter((thing) => beside.includes(thing.noun)).length;
    const others = things.filter((thing) => thing.noun !== noun).map((thing) => thing.noun);
    const sentences = own.sentences.flatMap((line) => fitting(language, line, { noun, beside, others }));
    return [{ shared, sentences }];
  });
  const told = found.filter(({ sentences }) => sentences.some((line) => shapes[language].fields.test(line)));
  return told.toSorted((one, other) => other.shared - one.shared)[0]?.sentences;
}

/** `others` are the other things of the page that a sentence is from. */
type Fitted = { noun: string; beside: readonly string[]; others: readonly string[] };

const shapes: Readonly<
  Record<PackLanguage, { related: RegExp; states: RegExp; fields: RegExp; article: RegExp }>
> = {
  en: {
    related: /^An? .+? (?:belongs to|is for|takes place in) (?<wholes>.+?)(?: and (?<rest>has .+))?\.$/u,
    states: /^An? .+? is [\p{L} -]+, then [\p{L}, -]+\.$/u,
    fields: /^An? .+? has /u,
    article: /\b(?:an?|one) (?<noun>[\p{L}-]+(?: [\p{L}-]+)*?)(?=,| and |$)/gu,
  },
  fr: {
    related: /^Une? .+? (?:appartient à|est pour) (?<wholes>.+?)(?: et (?<rest>a .+))?\.$/u,
    states: /^Une? .+? est [\p{L} -]+, puis [\p{L}, -]+\.$/u,
    fields: /^Une? .+? a /u,
    article: /\bune? (?<noun>[\p{L}'’-]+(?: [\p{L}'’-]+)*?)(?=,| et |$)/gu,
  },
};

/** What is left of another page's sentence among other things: relations to those that are not there go. */
function fitting(language: PackLanguage, line: string, { noun, beside, others }: Fitted): string[] {
  const { related, states, fields, article } = shapes[language];
  const parts = related.exec(line)?.groups;
  if (!parts) return speaksOf(others, line) || !(states.test(line) || fields.test(line)) ? [] : [line];
  const wholes = [...(parts['wholes'] ?? '').matchAll(article)].flatMap(({ groups }) => {
    const found = standInFor(language, groups?.['noun'] ?? '', beside);
    return found === undefined ? [] : [found];
  });
  const { belongs } = idioms[language];
  const rest = parts['rest'];
  return [
    ...[...new Set(wholes)].map((one) => belongs(a(language, noun), a(language, one))),
    ...(rest === undefined ? [] : [`${capital(a(language, noun))} ${rest}.`]),
  ];
}

/** Whether a sentence names one of some things. */
function speaksOf(nouns: readonly string[], line: string): boolean {
  const said = ` ${line.toLowerCase().replaceAll(/[^\p{L}-]+/gu, ' ')} `;
  return nouns.some((noun) => said.includes(` ${noun.replaceAll(/['’]/gu, ' ')} `));
}

/** Who may do what with things that a brief only lists. */
export function rightsOfListed(
  lexicon: Lexicon,
  nouns: readonly string[],
  people: readonly string[],
): string[] {
  const { language, pluralOf } = lexicon;
  const { manages, managers, see, the, and } = idioms[language];
  const listed = (all: readonly string[]): string => {
    const names = all.map((noun) => `${the}${pluralOf(noun)}`);
    return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter(Boolean).join(and);
  };
  const insiders = nouns.filter((noun) => isOfGroup(language, 'insider', noun));
  const isPrivate = (noun: string): boolean =>
    lexicon.personNouns.has(noun) || isOfGroup(language, 'deal', noun) || isOfGroup(language, 'served', noun);
  const seen = nouns.filter((noun) => !isPrivate(noun));
  return [
    ...people.map((one) => manages(pluralOf(one), listed(nouns))),
    manages(managers, listed([...nouns, ...people])),
    ...(seen.length === 0 ? [] : insiders.map((one) => see(pluralOf(one), listed(seen)))),
  ];
}
