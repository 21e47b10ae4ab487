/** How a brief is read: its language, and its words as the lexicon of that language wants them. */
import { catalogueWords } from '../../catalogue/packs.ts';
import { kindLanguage } from '../../catalogue/recognise.ts';
import { agreed } from '../language/conjugation-french.ts';
import { languageOf } from '../language/detect.ts';
import { english } from '../language/english.ts';
import { frenchWording } from '../language/french-wording.ts';
import { french } from '../language/french.ts';
import type { Lexicon } from '../language/lexicon.ts';
import { wordsIn } from '../language/prose-words.ts';
import { Scanner } from '../language/scan.ts';
import type { Segment, Token } from '../language/text.ts';
import { spelledOut, Speller } from '../language/tokens-french.ts';
import { mendSlips } from '../prose/spelling.ts';
import type { Spelling } from '../prose/spelling.ts';
import type { Reader } from './sentence.ts';

const lexicons: Record<Lexicon['language'], Lexicon> = { en: english, fr: french };
const scanners: Partial<Record<Lexicon['language'], Scanner>> = {};

function scannerOf(language: Lexicon['language']): Scanner {
  const scanner = scanners[language] ?? new Scanner(lexicons[language]);
  scanners[language] = scanner;
  return scanner;
}

/** The reader of a brief's language, with the brief's words ready for it. */
export function readerOf(segments: readonly Segment[]): { reader: Reader; segments: Segment[] } {
  const language = languageOf(
    segments.flatMap(({ tokens }) => tokens),
    [english, french],
    kindLanguage,
  );
  const scanner = scannerOf(language);
  if (language === 'en') {
    const ready: Reader['ready'] = (text) => readyEnglish(scanner, text);
    const spelt = ready(segments);
    return { reader: { lexicon: asCalled(english, spelt), scanner, ready }, segments: spelt };
  }
  const ready = (text: readonly Segment[]): Segment[] => readyFrench(scanner, text);
  const spelt = ready(segments);
  const genderOf = gendersIn(spelt.map(({ tokens }) => tokens));
  const lexicon: Lexicon = {
    ...french,
    genderOf,
    agreed: (word, name) => agreed(word, genderOf(name)),
    wording: frenchWording(genderOf),
  };
  return { reader: { lexicon: asCalled(lexicon, spelt), scanner, ready }, segments: spelt };
}

/** "Members book courts … a reservation can be cancelled": the records of doings as the brief calls them. */
function asCalled(lexicon: Lexicon, segments: readonly Segment[]): Lexicon {
  const { sameRecords, singularOf, reifying } = lexicon;
  const said = new Set(segments.flatMap(({ tokens }) => tokens.map(({ lower }) => lower)));
  for (const word of Array.from(said)) said.add(singularOf(word).singular);
  const calls = new Map(
    sameRecords.flatMap((nouns) => {
      const [call, ...others] = nouns.filter((noun) => said.has(noun));
      return call === undefined || others.length > 0 ? [] : nouns.map((noun) => [noun, call] as const);
    }),
  );
  const isOther = Object.values(reifying).some(({ noun }) => (calls.get(noun) ?? noun) !== noun);
  if (!isOther) return lexicon;
  const called = Object.entries(reifying).map(([verb, record]) => [
    verb,
    { ...record, noun: calls.get(record.noun) ?? record.noun },
  ]);
  return { ...lexicon, reifying: Object.fromEntries(called) };
}

let englishSpelling: Spelling | undefined;

/** Words of the lexicon and of the catalogue, in all their forms. */
function spellingOf(scanner: Scanner): Spelling {
  const small = [...english.functionWords, ...english.operators, ...Object.keys(english.closed.MODAL)];
  const words = [...scanner.words(), ...nounsOf(english), ...plainWords(english)];
  const verbs = Object.keys(english.verbs).flatMap((verb) => [verb, english.participleOf(verb)]);
  const said = [...english.prose.clauses, ...english.prose.entries].flatMap(([from]) => wordsIn(from));
  const all = [...words, ...verbs, ...said, ...catalogueWords('en')];
  return {
    known: new Set(all.flatMap((word) => [word, english.singularOf(word).singular, english.pluralOf(word)])),
    ordinary: new Set(english.prose.ordinary.flatMap((word) => [word, english.pluralOf(word)])),
    small: new Set(small.filter((word) => word.length > shortestSmall && !word.includes("'"))),
  };
}

/** Small words of fewer letters are too close to others. */
const shortestSmall = 4;

function readyEnglish(scanner: Scanner, segments: readonly Segment[]): Segment[] {
  englishSpelling ??= spellingOf(scanner);
  const sentences = mendSlips(
    englishSpelling,
    segments.map(({ tokens }) => tokens),
  );
  return segments.map((segment, index) => ({ ...segment, tokens: sentences[index] ?? [] }));
}

let frenchSpeller: Speller | undefined;

function spellerOf(scanner: Scanner): Speller {
  const nouns = nounsOf(french);
  return new Speller(new Set([...scanner.words(), ...nouns, ...plainWords(french)]), nouns);
}

function readyFrench(scanner: Scanner, segments: readonly Segment[]): Segment[] {
  frenchSpeller ??= spellerOf(scanner);
  const sentences = frenchSpeller.mend(segments.map(({ tokens }) => spelledOut(tokens)));
  return segments.map((segment, index) => ({ ...segment, tokens: sentences[index] ?? [] }));
}

/** Words whose accents people leave out without changing what they mean. */
function nounsOf({
  fieldNouns,
  personNouns,
  organisations,
  reifying,
  compounds,
  nouns,
  pluralOf,
}: Lexicon): string[] {
  const names = [
    ...Object.keys(fieldNouns),
    ...personNouns,
    ...organisations,
    ...compounds,
    ...nouns,
    ...Object.values(reifying).map(({ noun }) => noun),
  ];
  const words = new Set(names.flatMap((name) => name.split(' ')));
  return [...words, ...[...words].map(pluralOf)];
}

/** Words of fixed meaning that stand in no phrase of the grammar. */
function plainWords({ functionWords, operators, generalNouns, notPersons, departments }: Lexicon): string[] {
  return [functionWords, operators, generalNouns, notPersons, departments].flatMap((words) => [...words]);
}

const shows: Readonly<Record<string, 'm' | 'f'>> = {
  un: 'm',
  le: 'm',
  ce: 'm',
  cet: 'm',
  aucun: 'm',
  une: 'f',
  la: 'f',
  cette: 'f',
  sa: 'f',
  aucune: 'f',
};

/** Genders by the articles of the brief, else by the lexicon. */
function gendersIn(sentences: readonly (readonly Token[])[]): (name: string) => 'm' | 'f' {
  const counts = new Map<string, number>();
  for (const tokens of sentences)
    tokens.forEach((token, index) => {
      const before = tokens[index - 1];
      const shown =
        before && !before.text.endsWith("'") && !before.text.endsWith('’') ? shows[before.lower] : undefined;
      if (shown) counts.set(token.lower, (counts.get(token.lower) ?? 0) + (shown === 'f' ? 1 : -1));
    });
  return (name) => {
    const head = french.naming.headOf(name.split(' '));
    const count = counts.get(head) ?? 0;
    if (count !== 0) return count > 0 ? 'f' : 'm';
    return french.genderOf?.(name) ?? 'm';
  };
}
