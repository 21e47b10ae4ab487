/**
 * Reading by expectation: clauses that the grammar does not read whole are held against the sentences that one expects of
 * such a brief. Where one says the same in other words, it is read in their stead, with the clause's own numbers.
 */
import type { Lexicon } from '../analyst/language/lexicon.ts';
import { segmentsOf } from '../analyst/language/text.ts';
import type { Span, Token } from '../analyst/language/text.ts';
import { isContent } from '../analyst/document/cover.ts';
import { resolve } from '../analyst/document/resolve.ts';
import type { Gap, Resolved } from '../analyst/document/resolve.ts';
import type { Reader } from '../analyst/document/sentence.ts';
import { readSentences } from '../analyst/document/sentences.ts';
import type { ReadSentence } from '../analyst/document/sentences.ts';
import { kindsNear } from '../catalogue/choose.ts';
import type { Filled, ReadBrief } from '../catalogue/fill.ts';
import { Aligner } from './align.ts';
import { fillersOf, vocabularyFor } from './binding.ts';
import { expectedOf, patternsOf } from './expected.ts';
import { matchesIn } from './window.ts';
import type { Found } from './window.ts';

/** A sentence that was read in the stead of words of the brief: where it stands behind the brief, and what it is read for. */
export type Restated = { sentence: string; at: Span; words: Span };

/** A brief of which some clauses were read in other words; `written` is where its own words end. */
export type RestatedBrief = ReadBrief & { written: number; restatements: Restated[] };

/** A brief of which nothing was read in other words. */
export function asWritten(own: ReadBrief): RestatedBrief {
  return { ...own, written: own.brief.length, restatements: [] };
}

/** Characters between the brief and the sentences that are read in its stead. */
const gap = 2;

type Clause = { sentence: ReadSentence; found: Found[] };

/** The brief with what it says in other words; undefined where nothing of it is read so. */
export function restate(
  reader: Reader,
  own: ReadBrief,
  filled: Filled | undefined,
): RestatedBrief | undefined {
  const { sentences, resolved } = filled ?? own;
  const doubtful = sentences.filter((sentence) => isDoubtful(reader.lexicon, sentence, resolved));
  if (doubtful.length === 0) return undefined;
  const kinds =
    filled && filled.recognised.packs.length > 0
      ? filled.recognised
      : kindsNear(reader.lexicon, own.segments);
  const vocabulary = vocabularyFor(reader.lexicon, resolved.symbols, kinds);
  const tokens = own.segments.flatMap((segment) => segment.tokens);
  const candidates = [...expectedOf(vocabulary, kinds, tokens), ...patternsOf(vocabulary)];
  const aligner = new Aligner(vocabulary, candidates, fillersOf(vocabulary, resolved.symbols));
  const clauses = doubtful.flatMap((sentence): Clause[] => {
    const found = matchesIn(aligner, vocabulary, sentence.tokens).filter((one) =>
      isRead(reader, one.sentence),
    );
    return found.length > 0 && isGain(reader.lexicon, { sentence, found }, resolved)
      ? [{ sentence, found }]
      : [];
  });
  return clauses.length > 0 ? withRestated(reader, own, clauses) : undefined;
}

/** Some of its words were not understood. */
function isDoubtful(
  lexicon: Lexicon,
  { tokens, isHeading, start, end }: ReadSentence,
  { gaps, understood }: Resolved,
): boolean {
  if (isHeading || tokens.length < 2 || tokens.length > longest) return false;
  if (gaps.some((one) => one.start < end && one.end > start)) return true;
  return tokens.some(
    (token) =>
      isContent(lexicon, token) &&
      !understood.some((one) => one.start <= token.start && one.end >= token.end),
  );
}

const longest = 90;

/** The grammar reads the sentence whole. */
function isRead(reader: Reader, sentence: string): boolean {
  const read = readSentences(reader, reader.ready(segmentsOf(sentence)));
  return (
    read.length > 0 &&
    read.every(({ readings: [best] }) => best && best.frames.length > 0 && best.residues.length === 0)
  );
}

/** More of the clause is said in other words than was understood of it by itself. */
function isGain(lexicon: Lexicon, { sentence, found }: Clause, { gaps, understood }: Resolved): boolean {
  const isIn = (places: readonly Span[], token: Token): boolean =>
    places.some(({ start, end }) => start <= token.start && end >= token.end);
  const words = sentence.tokens.filter((token) => isContent(lexicon, token));
  const before = words.filter((token) => isIn(understood, token) && !isIn(gaps, token));
  const after = words.filter((token) => found.some(({ used }) => isIn(used, token)));
  return after.length > before.length;
}

/** Reads the brief anew, with the restated sentences behind its own words. */
function withRestated(reader: Reader, own: ReadBrief, clauses: readonly Clause[]): RestatedBrief {
  const written = own.brief.length;
  const restatements: Restated[] = [];
  let text = own.brief;
  for (const { words, sentence } of clauses.flatMap(({ found }) => found)) {
    const start = text.length + (restatements.length === 0 ? gap : 1);
    restatements.push({ sentence, at: { start, end: start + sentence.length }, words });
    text += `${restatements.length === 1 ? '\n\n' : '\n'}${sentence}`;
  }
  const instead = restatements.flatMap(({ sentence, at }) => readAt(reader, sentence, at.start));
  const places = clauses.map(({ sentence }) => sentence);
  const rests = clauses.map(({ sentence, found }) => restOf(reader.lexicon, sentence, found));
  const restated = (sentences: readonly ReadSentence[]): ReadSentence[] => [
    ...sentences.filter((one) => !places.some(({ start, end }) => one.start < end && one.end > start)),
    ...rests,
    ...instead,
  ];
  const sentences = restated(own.sentences);
  const resolved = resolve(
    reader,
    sentences.filter(({ isHeading }) => !isHeading),
  );
  return {
    ...own,
    brief: text,
    sentences,
    restated,
    written,
    restatements,
    resolved: { ...resolved, facts: own.settled(resolved.facts) },
  };
}

function readAt(reader: Reader, sentence: string, at: number): ReadSentence[] {
  const move = <T extends Span>(one: T): T => ({ ...one, start: one.start + at, end: one.end + at });
  const segments = reader.ready(segmentsOf(sentence));
  return readSentences(
    reader,
    segments.map((segment) => ({ ...move(segment), tokens: segment.tokens.map(move) })),
  );
}

/** The clause with what no sentence says of it left over. */
function restOf(lexicon: Lexicon, sentence: ReadSentence, found: readonly Found[]): ReadSentence {
  const isUsed = (token: Token): boolean =>
    found.some(({ used }) => used.some(({ start, end }) => start <= token.start && end >= token.end));
  const residues: {
    start: number;
    end: number;
    hasOperator: boolean;
    touchesBefore: boolean;
    touchesAfter: boolean;
  }[] = [];
  let isOpen = false;
  for (const token of sentence.tokens) {
    if (isUsed(token)) isOpen = false;
    else if (isContent(lexicon, token)) {
      const last = residues.at(-1);
      if (isOpen && last) last.end = token.end;
      else
        residues.push({
          start: token.start,
          end: token.end,
          hasOperator: true,
          touchesBefore: false,
          touchesAfter: false,
        });
      isOpen = true;
    }
  }
  return { ...sentence, readings: [{ frames: [], residues, score: 0 }] };
}

/** Places of the brief that were read in other words. */
export function understoodIn({ restatements }: RestatedBrief): Span[] {
  return restatements.map(({ words }) => words);
}

/** Gaps of sentences that were read in the stead of words are gaps of these words. */
export function gapsInWords(gaps: readonly Gap[], { restatements, written }: RestatedBrief): Gap[] {
  return gaps.flatMap((one) => {
    if (one.start < written) return [one];
    const from = restatements.find(({ at }) => at.start <= one.start && one.start < at.end);
    return from ? [{ ...from.words, why: one.why }] : [];
  });
}
