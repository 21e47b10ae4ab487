/**
 * Which runs of words are sentences: a list under a lead may be one sentence ("The shop sells: books, pens"), one sentence
 * an item that repeats the lead ("Members can: …"), or sentences of its own. The reading that fits best decides.
 */
import type { Lexicon } from '../language/lexicon.ts';
import { virtualComma } from '../language/text.ts';
import type { Segment, Span, Token } from '../language/text.ts';
import { withoutAsides } from '../prose/aside.ts';
import { piecesOf, startsClause } from '../prose/clause.ts';
import type { Piece } from '../prose/clause.ts';
import type { NounPhrase } from '../grammar/logical-form.ts';
import { nothingOf } from './cover.ts';
import type { Reading } from './cover.ts';
import { outlineOf } from './outline/outline.ts';
import { speltOut } from './outline/telegram.ts';
import { headingNoun, readingsOf, sentencesIn } from './sentence.ts';
import type { Reader } from './sentence.ts';

/** A sentence with its readings, best first. */
export type ReadSentence = Span & {
  tokens: readonly Token[];
  readings: readonly Reading[];
  isHeading: boolean;
  /** What its part of the brief is about, by the heading. */
  about?: NounPhrase;
};

/** All sentences of a brief, read. */
export function readSentences(reader: Reader, segments: readonly Segment[]): ReadSentence[] {
  const words = segments.reduce((sum, { tokens }) => sum + tokens.length, 0);
  if (words > mostWords) return readLong(reader, segments);
  const sentences: ReadSentence[] = [];
  let part: Part = { reader };
  let waiting: Segment[] = [];
  for (const one of outlineOf(reader, segments, (tokens) => read({ reader }, tokens))) {
    if ('segments' in one) waiting.push(...one.segments);
    else {
      const plain = readPlain(part, waiting);
      sentences.push(...plain.sentences, ...one.read);
      [part, waiting] = [plain.part, []];
    }
  }
  return [...sentences, ...readPlain(part, waiting).sentences];
}

/** As much as is read of a long text. */
function readLong(reader: Reader, segments: readonly Segment[]): ReadSentence[] {
  let count = 0;
  const end = segments.findIndex(({ tokens }) => (count += tokens.length) > mostWords);
  return [...readSentences(reader, segments.slice(0, end)), ...segments.slice(end).map(unreadSentence)];
}

/** Segments as sentences and lists; what the last heading names holds on. */
function readPlain(before: Part, segments: readonly Segment[]): { sentences: ReadSentence[]; part: Part } {
  const sentences: ReadSentence[] = [];
  let part = before;
  for (let index = 0; index < segments.length;) {
    const segment = segments[index];
    if (!segment) break;
    if (segment.kind === 'heading') part = under(part, segment);
    const items = itemsAfter(segments, index);
    if (items.length > 0 && isLead(segment)) sentences.push(...bestOf(part, segment, items));
    else sentences.push(...[segment, ...items].flatMap((one) => alone(part, one)));
    index += 1 + items.length;
  }
  return { sentences, part };
}

function under({ reader }: Part, { level, tokens }: Segment): Part {
  const heading = level > 1 ? headingNoun(reader, tokens) : undefined;
  return { reader, ...(heading && { heading }) };
}

/** The part of a brief that is read, with what its heading names. */
type Part = { reader: Reader; heading?: NounPhrase };

/** What is read of a brief; the rest is listed as not understood. */
const mostWords = 3500;

function unreadSentence({ tokens, start, end }: Segment): ReadSentence {
  const residue = { start, end, hasOperator: true, touchesBefore: false, touchesAfter: false };
  return { start, end, tokens, isHeading: false, readings: [{ frames: [], residues: [residue], score: 0 }] };
}

function itemsAfter(segments: readonly Segment[], index: number): Segment[] {
  if (segments[index]?.kind === 'item') return [];
  const rest = segments.slice(index + 1);
  const end = rest.findIndex((segment) => segment.kind !== 'item');
  return end === -1 ? rest : rest.slice(0, end);
}

function isLead({ kind, tokens }: Segment): boolean {
  return kind === 'heading' ? tokens.length <= 4 : tokens.at(-1)?.lower === ':';
}

/** A segment read: as it stands, or as the sentences for which it stands. */
function alone(part: Part, { kind, tokens }: Segment): ReadSentence[] {
  if (kind === 'heading') return [read(part, tokens, true)];
  const { said, left } = sentencesIn(part.reader, withoutQuotes(tokens));
  return [
    ...said.flatMap((sentence) => readInParts(part, sentence)),
    ...left.map((reason) => unread(part.reader.lexicon, reason)),
  ];
}

/** Quotation marks around a word or two: the name of a state, of a field. */
function withoutQuotes(tokens: readonly Token[]): readonly Token[] {
  const marks = tokens.flatMap(({ lower }, at) => (doubleQuotes.has(lower) ? [at] : []));
  const isNames =
    marks.length % 2 === 0 &&
    marks.every((at, index) => index % 2 === 0 || at - (marks[index - 1] ?? 0) <= longestQuoted);
  return marks.length > 0 && isNames ? tokens.filter(({ lower }) => !doubleQuotes.has(lower)) : tokens;
}

const doubleQuotes: ReadonlySet<string> = new Set(['"', '“', '”']);
const longestQuoted = 4;

/** A sentence longer than this is read in parts alone: the time for a whole one grows fast. */
const longestWhole = 60;

/** A sentence that does not read whole is read clause by clause, where its clauses fit better. */
function readInParts(part: Part, tokens: readonly Token[]): ReadSentence[] {
  const whole = telegram(part, tokens) ?? read(part, tokens.slice(0, longestWhole));
  const isWhole = tokens.length <= longestWhole;
  if (isWhole && isComplete(whole)) return [whole];
  const pieces = shortPieces(piecesOf(part.reader, tokens));
  const parts = pieces.flatMap(({ from, to }) =>
    readPiece(part, isWhole && pieces.length === 1 ? whole : read(part, tokens.slice(from, to))),
  );
  return isWhole && scoreOf(whole.readings.length > 0 ? [whole] : []) > scoreOf(parts) + margin
    ? [whole]
    : parts;
}

/** A rule in the style of telegrams, as the sentence for which it stands. */
function telegram(part: Part, tokens: readonly Token[]): ReadSentence | undefined {
  const spelt = speltOut(part.reader.lexicon, tokens);
  const found = spelt ? read(part, spelt) : undefined;
  if (!found || !isComplete(found)) return undefined;
  const place = { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 };
  const readings = found.readings.map((one) => ({
    ...one,
    frames: one.frames.map((frame) => ({ ...frame, ...place })),
  }));
  return { ...found, ...place, tokens, readings };
}

/** How much better a sentence has to read in one piece than in its clauses. */
const margin = 0.5;

function isComplete({ readings }: ReadSentence): boolean {
  const [best] = readings;
  return best !== undefined && best.frames.length > 0 && best.residues.length === 0;
}

/** A clause, and what is said in brackets within it by itself, where it reads better so. */
function readPiece(part: Part, whole: ReadSentence): ReadSentence[] {
  if (isComplete(whole)) return [whole];
  const { tokens, asides } = withoutAsides(part.reader.lexicon, whole.tokens);
  if (asides.length === 0) return [whole];
  const parts = [
    read(part, tokens),
    ...asides.map((aside) =>
      startsClause(part.reader, aside, 0) ? read(part, aside) : unread(part.reader.lexicon, aside),
    ),
  ];
  return scoreOf(parts) > scoreOf([whole]) ? parts : [whole];
}

function shortPieces(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap(({ from, to }) => {
    const count = Math.ceil((to - from) / longestWhole);
    return Array.from({ length: count }, (_, at) => ({
      from: from + at * longestWhole,
      to: Math.min(to, from + (at + 1) * longestWhole),
    }));
  });
}

function read({ reader, heading }: Part, tokens: readonly Token[], isHeading = false): ReadSentence {
  const span = { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 };
  return {
    ...span,
    tokens,
    isHeading,
    readings: isHeading ? [{ frames: [], residues: [], score: 0 }] : readingsOf(reader, tokens, heading),
    ...(heading && { about: heading }),
  };
}

/** Words that nobody tries to read. */
function unread(lexicon: Lexicon, tokens: readonly Token[]): ReadSentence {
  const [start, end] = [tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0];
  return { start, end, tokens, isHeading: false, readings: [nothingOf(lexicon, tokens)] };
}

/** Lists longer than this are sentences of their own. */
const longestList = 40;

function bestOf(part: Part, lead: Segment, items: readonly Segment[]): ReadSentence[] {
  const head = lead.tokens.at(-1)?.lower === ':' ? lead.tokens.slice(0, -1) : lead.tokens;
  const colon: Token = { start: lead.end, end: lead.end, text: ':', lower: ':', kind: 'mark' };
  const list = items.flatMap((item, at) =>
    at === 0 ? item.tokens : [virtualComma(item.start), ...item.tokens],
  );
  const isOpen = ['MODAL', 'HAVE', 'BE', 'TO'].some((category) =>
    part.reader.scanner.has(category, head.at(-1)?.lower ?? ''),
  );
  const isPlain = items.every(
    (item) => !item.tokens.some((token) => token.lower === ':' || isVerbal(part.reader, token)),
  );
  const options = [
    [...alone(part, lead), ...items.flatMap((item) => alone(part, item))],
    ...(items.length > longestList || !isOpen
      ? []
      : [items.map((item) => read(part, [...head, ...item.tokens]))]),
  ];
  if (list.length < 80 && isPlain)
    options.push([read(part, [...head, ...list])], [read(part, [...head, colon, ...list])]);
  const scored = options.map((sentences) => ({ sentences, score: scoreOf(sentences) }));
  return scored.reduce((left, right) => (right.score > left.score ? right : left)).sentences;
}

function isVerbal({ scanner }: Reader, { lower }: Token): boolean {
  return ['MODAL', 'HAVE', 'BE'].some((category) => scanner.has(category, lower));
}

function scoreOf(sentences: readonly ReadSentence[]): number {
  return sentences.reduce((sum, { readings }) => sum + (readings[0]?.score ?? 0), 0);
}
