/**
 * Words as concepts: "max", "at most" and "no more than" are one, and so are "lend" and "loan". Which words say the same is
 * data (`concepts.md`); words that it does not know are their own concept, by what their forms share.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lexicon } from '../analyst/language/lexicon.ts';
import { fold, segmentsOf } from '../analyst/language/text.ts';
import type { Token } from '../analyst/language/text.ts';

/** A concept with its place among the tokens, `to` exclusive; `also` are other concepts that the words may mean. */
export type Concept = { id: string; also: string[]; isPeople: boolean; from: number; to: number };

/** A phrase with the concept that it means, and others that it may mean. */
type Phrase = { stems: readonly string[]; id: string; also: readonly string[]; exactly: string | undefined };

/** Phrases by the first of their stems. */
export type Phrases = Map<string, Phrase[]>;

/** What the words of a language mean. */
export type Vocabulary = { lexicon: Lexicon; phrases: Phrases; stemOf: (word: string) => string };

/** The concept of words that say nothing here. */
export const nothing = '-';

/** The beginning of words that stand for a place: `{person}`. */
export const place = 'placeof';

/** The beginnings of concepts that are names of the brief: of things and people, their fields and their states. */
export const names = { thing: 'name:', field: 'field:', state: 'state:' } as const;

/** True for a concept that is a name of the brief. */
export function isName(id: string): boolean {
  return Object.values(names).some((begin) => id.startsWith(begin));
}

/** True for a concept that another wording must have as well: a name, or what is done. */
export function isFirm(id: string): boolean {
  return isName(id) || id.startsWith('!');
}

/** Stand in phrases for a number and for a unit of time. */
const [anyNumber, anyUnit] = ['§', '~'];

const headings = { en: '## English', fr: '## Français' } as const;

/** The lines of a page for one language. */
export function linesFor(page: string, language: Lexicon['language']): string[] {
  const text = readFileSync(join(import.meta.dirname, page), 'utf8');
  const after = text.slice(text.indexOf(headings[language]) + headings[language].length);
  const end = after.indexOf('\n## ');
  return (end === -1 ? after : after.slice(0, end))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

const known: Partial<Record<Lexicon['language'], Vocabulary>> = {};

/** The vocabulary of a language, read once. */
export function vocabularyOf(lexicon: Lexicon): Vocabulary {
  return (known[lexicon.language] ??= read(lexicon));
}

function read(lexicon: Lexicon): Vocabulary {
  const stemOf = stemmer(lexicon);
  const vocabulary: Vocabulary = { lexicon, phrases: new Map(), stemOf };
  for (const line of linesFor('concepts.md', lexicon.language)) {
    const cut = line.indexOf(':');
    const id = line.slice(0, cut).trim();
    for (const phrase of line.slice(cut + 1).split(',')) addPhrase(vocabulary, phrase, id);
  }
  return vocabulary;
}

/** Lets a phrase mean a concept; names of states only in the very form that they have: what is "received", nobody receives. */
export function addPhrase({ phrases, stemOf }: Vocabulary, phrase: string, id: string): void {
  const stems = tokensOf(phrase)
    .filter(({ lower, kind }) => kind !== 'mark' || lower === anyNumber || lower === anyUnit)
    .map(({ lower }) => stemOf(lower));
  const [first] = stems;
  if (first === undefined) return;
  const group = phrases.get(first) ?? [];
  const exactly = id.startsWith(names.state) ? phrase.toLowerCase() : undefined;
  const isSame = (one: Phrase): boolean => one.stems.join(' ') === stems.join(' ');
  const before = group.find(isSame);
  const also = before && before.id !== id ? [before.id, ...before.also] : [];
  const others = exactly === undefined ? group.filter((one) => !isSame(one)) : group;
  phrases.set(
    first,
    [...others, { stems, id, also, exactly }].sort(
      (a, b) =>
        b.stems.length - a.stems.length || Number(b.exactly !== undefined) - Number(a.exactly !== undefined),
    ),
  );
}

/** A vocabulary that can be added to without changing the one that it comes from. */
export function extended({ lexicon, phrases, stemOf }: Vocabulary): Vocabulary {
  return { lexicon, stemOf, phrases: new Map([...phrases].map(([first, group]) => [first, [...group]])) };
}

/** The tokens of a phrase. */
export function tokensOf(phrase: string): Token[] {
  return segmentsOf(phrase).flatMap(({ tokens }) => tokens);
}

const endings = [
  'ations',
  'ation',
  'ements',
  'ement',
  'ments',
  'ment',
  'ings',
  'ing',
  'iers',
  'ier',
  'ers',
  'er',
  'ors',
  'or',
  'eurs',
  'eur',
  'es',
  'e',
];

/** What the forms of a word share. */
function stemmer(lexicon: Lexicon): (word: string) => string {
  const forms = new Map<string, string>();
  const verbs = [
    ...Object.keys(lexicon.verbs),
    ...Object.keys(lexicon.reifying),
    ...lexicon.creating,
    ...lexicon.changing,
  ];
  for (const lemma of verbs) for (const { text } of lexicon.formsOf(lemma)) forms.set(fold(text), lemma);
  const stems = new Map<string, string>();
  return (word) => {
    const found = word.startsWith(place) ? word : stems.get(word);
    if (found !== undefined) return found;
    const plain = fold(word);
    const lemma = forms.get(plain) ?? lexicon.baseOfGerund(word) ?? singleOf(lexicon, word);
    const base = fold(forms.get(fold(lemma)) ?? lemma);
    const ending = endings.find((one) => base.endsWith(one) && base.length - one.length >= 4);
    const stem = ending === undefined ? base : base.slice(0, -ending.length);
    stems.set(word, stem);
    return stem;
  };
}

function singleOf(lexicon: Lexicon, word: string): string {
  const { singular } = lexicon.singularOf(word);
  return lexicon.baseOfParticiple(word) ?? singular;
}

/** The concepts of a run of tokens, in its order: phrases as one, words that say nothing left out. */
export function conceptsIn(vocabulary: Vocabulary, tokens: readonly Token[]): Concept[] {
  const { stemOf } = vocabulary;
  const stems = tokens.map(({ lower, kind }) => (kind === 'number' ? anyNumber : stemOf(lower)));
  const found: Concept[] = [];
  for (let at = 0; at < tokens.length;) {
    const phrase = phraseAt(vocabulary, { tokens, stems, at });
    const to = at + (phrase?.stems.length ?? 1);
    const token = tokens[at];
    if (phrase && phrase.id !== nothing) {
      const also = [...phrase.also, ...(to - at === 1 ? stems.slice(at, to) : [])];
      found.push({ id: phrase.id, also, isPeople: false, from: at, to });
    } else if (!phrase && token && isTelling(vocabulary, token))
      found.push({ id: stems[at] ?? '', also: [], isPeople: isPeople(vocabulary, token), from: at, to });
    at = to;
  }
  return found;
}

function isTelling({ lexicon }: Vocabulary, { lower, kind }: Token): boolean {
  if (kind === 'mark' || kind === 'number') return false;
  return !lexicon.functionWords.has(lower) || lexicon.operators.has(lower);
}

function isPeople({ lexicon }: Vocabulary, { lower }: Token): boolean {
  return lexicon.personNouns.has(lexicon.singularOf(lower).singular);
}

type Place = { tokens: readonly Token[]; stems: readonly string[]; at: number };

function phraseAt({ lexicon, phrases }: Vocabulary, { tokens, stems, at }: Place) {
  const isAt = (stem: string, index: number): boolean => {
    const lower = tokens[index]?.lower ?? '';
    if (stem === anyUnit) return Object.hasOwn(lexicon.closed.UNIT, lower);
    if (stem === anyNumber) return stems[index] === anyNumber || Object.hasOwn(lexicon.closed.NUM, lower);
    return stems[index] === stem;
  };
  const isExact = ({ stems: { length }, exactly }: Phrase): boolean =>
    exactly === undefined ||
    tokens
      .slice(at, at + length)
      .map(({ lower }) => lower)
      .join(' ') === exactly;
  return phrases
    .get(stems[at] ?? '')
    ?.find((one) => isExact(one) && one.stems.every((stem, index) => isAt(stem, at + index)));
}
