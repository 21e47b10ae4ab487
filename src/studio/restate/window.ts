/** Which part of a sentence says what: a sentence may hold several clauses, and words that no expected sentence has. */
import type { Span, Token } from '../analyst/language/text.ts';
import type { Aligner, Match } from './align.ts';
import { conceptsIn } from './concept.ts';
import type { Vocabulary } from './concept.ts';

/** A sentence that was recognised: `words` is where, `used` the words of it that it says. */
export type Found = { sentence: string; words: Span; used: Span[]; score: number };

/** Words and marks at which a sentence may be cut. */
const cuts = new Set([
  ',',
  ';',
  ':',
  '(',
  ')',
  '–',
  '—',
  'and',
  'but',
  'so',
  'then',
  'et',
  'mais',
  'donc',
  'puis',
]);
const mostChunks = 12;
const mostJoined = 5;

/** Concepts of words that say when a clause counts: it is not read without them. */
const conditional = new Set(['@if', '@unless', '@until', '@only']);

type Chunk = { from: number; to: number };

/** The expected sentences that the words say, each from words of its own. */
export function matchesIn(aligner: Aligner, vocabulary: Vocabulary, tokens: readonly Token[]): Found[] {
  const chunks = chunksOf(tokens).slice(0, mostChunks);
  const options = chunks.flatMap((first, index) =>
    chunks.slice(index, index + mostJoined).flatMap((last) => {
      const run = { from: first.from, to: last.to };
      const match = aligner.match(tokens.slice(run.from, run.to));
      return match ? [{ run, match }] : [];
    }),
  );
  const sorted = options.toSorted(
    (a, b) => worthOf(b.match) - worthOf(a.match) || a.run.to - a.run.from - (b.run.to - b.run.from),
  );
  const chosen: typeof sorted = [];
  for (const option of sorted)
    if (!chosen.some(({ run }) => run.from < option.run.to && run.to > option.run.from)) chosen.push(option);
  const rest = chunks.filter(({ from, to }) => !chosen.some(({ run }) => run.from <= from && run.to >= to));
  const isHedged = rest.some(({ from, to }) =>
    conceptsIn(vocabulary, tokens.slice(from, to)).some(({ id }) => conditional.has(id)),
  );
  return isHedged ? [] : chosen.flatMap(({ run, match }) => foundOf(tokens.slice(run.from, run.to), match));
}

/** How sure it is, and how much of the sentence it says. */
function worthOf({ score, used, numbers }: Match): number {
  return score + (used.length + numbers.length) * perWord;
}

const perWord = 0.04;

function chunksOf(tokens: readonly Token[]): Chunk[] {
  const chunks: Chunk[] = [];
  let from = 0;
  for (const [at, { lower }] of tokens.entries()) {
    if (!cuts.has(lower)) continue;
    if (at > from) chunks.push({ from, to: at });
    from = at + 1;
  }
  if (tokens.length > from) chunks.push({ from, to: tokens.length });
  return chunks;
}

function foundOf(tokens: readonly Token[], { sentence, score, used, numbers }: Match): Found[] {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (!first || !last) return [];
  const places = [...used, ...numbers].flatMap(({ from, to }) => {
    const [begin, end] = [tokens[from], tokens[to - 1]];
    return begin && end ? [{ start: begin.start, end: end.end }] : [];
  });
  return [{ sentence, score, words: { start: first.start, end: last.end }, used: places }];
}
