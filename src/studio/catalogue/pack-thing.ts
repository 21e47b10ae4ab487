/** The things that a kind of product keeps, and what its page says of each: the catalogue as knowledge of single things. */
import { listingWords } from './listing-words.ts';
import type { Pack, PackLanguage, PackText } from './pack.ts';
import { packs } from './packs.ts';

/** A thing that a page keeps, in the singular, with the sentences that begin with it. */
type PackThing = { noun: string; sentences: string[] };

const subject: Readonly<Record<PackLanguage, RegExp>> = {
  en: /^An? (?<noun>[\p{L}-]+(?: [\p{L}-]+){0,2}?) (?:has|belongs|is for|is|may belong|takes)\b/u,
  fr: /^Une? (?<noun>[\p{L}-]+(?: [\p{L}'’-]+){0,2}?) (?:a|appartient|est pour|est|peut appartenir) /u,
};

const describing: Readonly<Record<PackLanguage, RegExp>> = {
  en: /^An? .+? (?:has|and has) /u,
  fr: /^Une? .+? (?:a|et a) /u,
};

const known = new Map<PackText, readonly PackThing[]>();

/** The things of which a page says what is kept. */
export function thingsOf({ text }: Pack, language: PackLanguage): readonly PackThing[] {
  const page = text[language];
  const before = known.get(page);
  if (before) return before;
  const found = new Map<string, string[]>();
  for (const sentence of page.parts.flatMap(({ sentences }) => sentences)) {
    const noun = subject[language].exec(sentence)?.groups?.['noun'];
    if (noun !== undefined) found.set(noun, [...(found.get(noun) ?? []), sentence]);
  }
  const things = [...found]
    .filter(([, sentences]) => sentences.some((sentence) => describing[language].test(sentence)))
    .map(([noun, sentences]) => ({ noun, sentences }));
  known.set(page, things);
  return things;
}

/** Whether any page keeps such things. */
export function isKeptAnywhere(language: PackLanguage, noun: string): boolean {
  return packs().some((pack) => thingsOf(pack, language).some((thing) => thing.noun === noun));
}

/**
 * The thing of a page that a listed noun names: by its name, by another word for it, or with a word more (a spare part is
 * a part); undefined: the page has no such thing.
 */
export function thingNamed(pack: Pack, language: PackLanguage, noun: string): string | undefined {
  const nouns = thingsOf(pack, language).map((thing) => thing.noun);
  if (nouns.includes(noun)) return noun;
  const { words } = pack.text[language];
  const other = words.find((one) => one.others.includes(noun) && nouns.includes(one.noun));
  return other?.noun ?? nouns.find((one) => isKindOf(language, noun, one));
}

/** "Spare part" and "part", « compte rendu de visite » et « compte rendu ». */
function isKindOf(language: PackLanguage, noun: string, thing: string): boolean {
  if (language === 'en') return noun.endsWith(` ${thing}`);
  const { linking } = listingWords.fr;
  const rest = noun.startsWith(`${thing} `) ? noun.slice(thing.length + 1).split(' ') : [];
  return linking.has(rest[0] ?? '');
}

/** Whether a kind keeps what a noun names, as a thing of its own or as a field. */
export function keeps(pack: Pack, language: PackLanguage, noun: string): boolean {
  return thingNamed(pack, language, noun) !== undefined || hasField(pack, language, noun);
}

const article: Readonly<Record<PackLanguage, string>> = {
  en: '(?:an?|optional|unique|number of)',
  fr: "(?:une?|nombre d['’]|nombre de)",
};

function hasField({ text }: Pack, language: PackLanguage, noun: string): boolean {
  const field = new RegExp(`${article[language]} ?${noun}(?![\\p{L}-])`, 'u');
  return text[language].parts.some(({ sentences }) =>
    sentences.some((sentence) => describing[language].test(sentence) && field.test(sentence)),
  );
}
