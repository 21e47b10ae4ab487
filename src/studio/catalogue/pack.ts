/**
 * A pack: what is commonly known of one kind of product, as data. It is a page of markdown that anybody can read and
 * write: names by which people call the kind, then its description in plain sentences, in English and in French. The
 * analyst reads the sentences as it reads a brief.
 */
import { plainWords } from './word.ts';

/** Languages that packs are written in. */
export type PackLanguage = 'en' | 'fr';

/** Sentences for everybody, for some trades, or (`otherwise`) for those that no other part is for. */
export type PackPart = {
  trades: string[];
  isOtherwise: boolean;
  sentences: string[];
  /** Sentences that belong there and that the analyst does not read yet: lines that begin with `~`. */
  awaited: string[];
  /** Sentences that the field often asks for: no part of the product unless its owner wants them. */
  oftenAsked: string[];
};

/** What a pack says in one language. */
export type PackText = {
  /** How people call the kind: "to-do list", "task manager". */
  names: string[];
  /** Whom it is commonly for: "an app for a dentist". */
  trades: string[];
  /** Verbs that call for a sort of product: "lend", "keep track of". */
  verbs: string[];
  /** Phrases that do: "when it's coming back". */
  cues: string[];
  /** Names of a sort that are a thing themselves: a weight, a tournament. */
  itself: string[];
  /** What a sort is about where a text names nothing: the message of a guest book. */
  thing: string;
  /** The noun of the record that the kind is about. */
  main: string;
  /** Nouns of the sentences with the other words that people use for them. */
  words: { noun: string; others: string[] }[];
  parts: PackPart[];
};

/**
 * One kind of product; `isGeneral`: it serves so many trades that a trade's own kind comes before it; `isForStaff`: the
 * people of a sort are those who work there; `isOfItself`: no noun beside its name is its thing.
 */
export type Pack = {
  kind: string;
  version: number;
  isGeneral: boolean;
  isForStaff: boolean;
  isOfItself: boolean;
  text: Readonly<Record<PackLanguage, PackText>>;
};

/** Heading and keys of each language. */
const idioms = {
  en: { heading: 'English', for: ' for ', otherwise: ' otherwise' },
  fr: { heading: 'Français', for: ' pour ', otherwise: ' sinon' },
} as const;

const keys: Readonly<Record<string, { language: PackLanguage; key: Exclude<keyof PackText, 'parts'> }>> = {
  verbs: { language: 'en', key: 'verbs' },
  verbes: { language: 'fr', key: 'verbs' },
  cues: { language: 'en', key: 'cues' },
  indices: { language: 'fr', key: 'cues' },
  itself: { language: 'en', key: 'itself' },
  même: { language: 'fr', key: 'itself' },
  thing: { language: 'en', key: 'thing' },
  chose: { language: 'fr', key: 'thing' },
  names: { language: 'en', key: 'names' },
  trades: { language: 'en', key: 'trades' },
  main: { language: 'en', key: 'main' },
  words: { language: 'en', key: 'words' },
  noms: { language: 'fr', key: 'names' },
  métiers: { language: 'fr', key: 'trades' },
  principal: { language: 'fr', key: 'main' },
  mots: { language: 'fr', key: 'words' },
};

/** Reads a pack's page. Throws on a line that is none of those that a pack consists of: packs are ours. */
export function parsePack(kind: string, page: string): Pack {
  const text = { en: emptyText(), fr: emptyText() };
  const pack: Pack = { kind, version: 1, isGeneral: false, isForStaff: false, isOfItself: false, text };
  let open: PackPart | undefined;
  let isOften = false;
  for (const line of page.split('\n').map((one) => one.trim())) {
    if (line === '' || line.startsWith('# ')) continue;
    if (line.startsWith('##')) isOften = line.startsWith('### ');
    if (line.startsWith('### ')) continue;
    if (line.startsWith('## ')) open = openPart(pack, line.slice(3));
    else if (open && isOften) open.oftenAsked.push(line);
    else if (open && line.startsWith('~')) open.awaited.push(line.slice(1).trim());
    else if (open) open.sentences.push(line);
    else readKey(pack, line);
  }
  return pack;
}

function emptyText(): PackText {
  return {
    names: [],
    trades: [],
    verbs: [],
    cues: [],
    itself: [],
    thing: '',
    main: '',
    words: [],
    parts: [],
  };
}

function openPart({ kind, text }: Pack, heading: string): PackPart {
  for (const language of ['en', 'fr'] as const) {
    const idiom = idioms[language];
    if (!heading.startsWith(idiom.heading)) continue;
    const rest = heading.slice(idiom.heading.length);
    const part: PackPart = {
      trades: rest.startsWith(idiom.for) ? listOf(rest.slice(idiom.for.length)) : [],
      isOtherwise: rest === idiom.otherwise,
      sentences: [],
      awaited: [],
      oftenAsked: [],
    };
    text[language].parts.push(part);
    return part;
  }
  throw new Error(`${kind}: no such part: ${heading}`);
}

function readKey(pack: Pack, line: string): void {
  const cut = line.indexOf(':');
  const [name, value] = [line.slice(0, cut), line.slice(cut + 1)];
  if (name === 'version') pack.version = Number(value);
  if (name === 'general') pack.isGeneral = value.trim() === 'yes';
  if (name === 'people') pack.isForStaff = value.trim() === 'staff';
  if (name === 'beside') pack.isOfItself = value.trim() === 'no';
  if (['version', 'general', 'people', 'beside'].includes(name)) return;
  const found = keys[name];
  if (!found) throw new Error(`${pack.kind}: no such line: ${line}`);
  const text = pack.text[found.language];
  if (found.key === 'main' || found.key === 'thing') text[found.key] = value.trim();
  else if (found.key === 'words') text.words = value.split(';').map(wordsOf);
  else text[found.key] = listOf(value);
}

function listOf(value: string): string[] {
  return value
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function wordsOf(entry: string): { noun: string; others: string[] } {
  const [noun = '', others = ''] = entry.split('=');
  return { noun: noun.trim(), others: listOf(others) };
}

/** The sentences of a pack for the trades that a brief speaks of, in order. */
export function sentencesFor(text: PackText, trades: readonly string[]): string[] {
  return partsFor(text, trades).flatMap((part) => part.sentences);
}

/** What the field often asks for, for the trades that a brief speaks of. */
export function oftenAskedFor(text: PackText, trades: readonly string[]): string[] {
  return partsFor(text, trades).flatMap((part) => part.oftenAsked);
}

function partsFor({ parts }: PackText, trades: readonly string[]): PackPart[] {
  const isMeant = (part: PackPart): boolean => part.trades.some((trade) => trades.includes(trade));
  const hasTrade = parts.some(isMeant);
  return parts.filter((part) => (part.isOtherwise ? !hasTrade : part.trades.length === 0 || isMeant(part)));
}

/** The sentences with nouns exchanged for those that the brief uses: customers become clients. */
export function inWordsOf(
  text: PackText,
  sentences: readonly string[],
  { used, pluralOf }: { used: ReadonlySet<string>; pluralOf: (noun: string) => string },
): string[] {
  const swaps = text.words.flatMap(({ noun, others }) => {
    const other = others.find((one) => isUsed(used, one, pluralOf));
    return other === undefined || isUsed(used, noun, pluralOf) ? [] : [{ noun, other }];
  });
  return withNouns(sentences, swaps, pluralOf);
}

/** A noun, in the singular, that another one takes the place of; `beside`: only in sentences that speak of this noun too. */
export type NounSwap = { noun: string; other: string; beside?: string };

/** Sentences with other nouns in them, plurals and all. */
export function withNouns(
  sentences: readonly string[],
  swaps: readonly NounSwap[],
  pluralOf: (noun: string) => string,
): string[] {
  return swaps.reduce((lines, each) => lines.map((line) => swap(line, each, pluralOf)), [...sentences]);
}

function isUsed(used: ReadonlySet<string>, noun: string, pluralOf: (noun: string) => string): boolean {
  return [noun, pluralOf(noun)].some((form) => used.has(plainWords(form).join(' ')));
}

function swap(line: string, { noun, other, beside }: NounSwap, pluralOf: (noun: string) => string): string {
  if (beside !== undefined && ![beside, pluralOf(beside)].some((form) => speaksOf(line, form))) return line;
  const forms: readonly (readonly [string, string])[] = [
    [pluralOf(noun), pluralOf(other)],
    [noun, other],
  ];
  return forms.reduce((text, [from, to]) => replaced(text, from, to), line);
}

function speaksOf(line: string, noun: string): boolean {
  return ` ${plainWords(line).join(' ')} `.includes(` ${plainWords(noun).join(' ')} `);
}

/** Whole words only; "a" becomes "an" where the new word wants it. */
function replaced(text: string, from: string, to: string): string {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])((?:an?|An?) )?(${from})(?![\\p{L}\\p{N}-])`, 'giu');
  return text.replaceAll(pattern, (_, article: string | undefined, found: string) => {
    const word =
      found.charAt(0) === found.charAt(0).toLowerCase() ? to : to.charAt(0).toUpperCase() + to.slice(1);
    if (article === undefined) return word;
    const first = article.charAt(0);
    return `${first}${/^[aeiou]/iu.test(to) ? 'n' : ''} ${word}`;
  });
}
