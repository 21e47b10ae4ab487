/**
 * The readings of a sentence: sequences of clauses that cover it, best first. What no clause covers is residue; a residue
 * that holds an operator ("unless", "not", a number) makes the clauses beside it unreliable.
 */
import { grammars } from '../grammar/grammar.ts';
import type { Frame, NounPhrase } from '../grammar/logical-form.ts';
import { parseChart } from '../language/chart.ts';
import type { Edge } from '../language/chart.ts';
import type { Lexicon } from '../language/lexicon.ts';
import type { Scanner } from '../language/scan.ts';
import type { Segment, Span, Token } from '../language/text.ts';
import { isCutOff, isSound } from './sound.ts';

/**
 * Words that nobody understood, whether they hold an operator, and whether they touch the clause before or after them
 * without as much as a comma between.
 */
type Residue = Span & { hasOperator: boolean; touchesBefore: boolean; touchesAfter: boolean };
export type Reading = { frames: Frame[]; residues: Residue[]; score: number };

/** A sentence longer than this is not read: nobody writes one, and the time for it grows fast. */
const longest = 90;
const kept = 8;
const cost = { contentWord: 2, functionWord: 0.5, operator: 4, link: 0.05, clause: 0.6, runOn: 2 };
/** What reading needs to know of a language. */
export type Reader = {
  lexicon: Lexicon;
  scanner: Scanner;
  /** The segments of a text of this language, with words as the lexicon wants them. */
  ready: (segments: readonly Segment[]) => Segment[];
};

/** All readings of a sentence within the beam, best first; never empty. */
export function readingsOf({ lexicon, scanner }: Reader, tokens: readonly Token[]): Reading[] {
  if (tokens.length === 0 || tokens.length > longest) return [nothingOf(lexicon, tokens)];
  const all = parseChart(grammars[lexicon.language], scanner.scan(tokens), tokens);
  const context = { lexicon, scanner, tokens };
  const edges = all.filter(
    ({ category, from, value }) =>
      category === 'Clause' &&
      !isCutOff(context, from) &&
      (value as Frame[]).every((frame) => isSound(context, frame)),
  );
  return [...cover({ lexicon, tokens, edges }), ...named(all, tokens)];
}

/** The reading of words that say nothing. */
export function nothingOf(lexicon: Lexicon, tokens: readonly Token[]): Reading {
  return { frames: [], residues: residuesOf(lexicon, tokens), score: -cost.contentWord * tokens.length };
}

/** A sentence that is nothing but a noun phrase: "Tool rental shop." */
function named(edges: readonly Edge[], tokens: readonly Token[]): Reading[] {
  const whole = edges.filter(
    ({ category, from, to }) => category === 'NP' && from === 0 && to === tokens.length,
  );
  const short = whole.filter(({ value }) => (value as NounPhrase).adjectives.length <= 2);
  return short.map(({ value, score }) => {
    const target = value as NounPhrase;
    const { start, end } = target;
    const frame: Frame = {
      start,
      end,
      subjects: [target],
      isOnly: false,
      predicate: { start, end, kind: 'name', target },
    };
    return { frames: [frame], residues: [], score: score - cost.clause };
  });
}

type Cover = { frames: Frame[]; skipped: Token[][]; score: number };
type Sentence = { lexicon: Lexicon; tokens: readonly Token[]; edges: readonly Edge[] };

function cover({ lexicon, tokens, edges }: Sentence): Reading[] {
  const best: Cover[][] = Array.from({ length: tokens.length + 1 }, () => []);
  best[0] = [{ frames: [], skipped: [], score: 0 }];
  const byStart = Map.groupBy(edges, (edge) => edge.from);
  tokens.forEach((token, position) => {
    for (const before of best[position] ?? []) {
      offer(best[position + 1], skip(lexicon, before, token));
      for (const edge of byStart.get(position) ?? [])
        offer(best[edge.to], {
          frames: [...before.frames, ...(edge.value as Frame[])],
          skipped: [...before.skipped, []],
          score: before.score + edge.score - cost.clause - (isRunOn(lexicon, before, edge) ? cost.runOn : 0),
        });
    }
  });
  return (best[tokens.length] ?? []).map(({ frames, skipped, score }) => ({
    frames,
    score,
    residues: skipped.flatMap((run) => residuesOf(lexicon, run)),
  }));
}

/** A clause that follows another without as much as a comma between, and is not about its last noun. */
function isRunOn(lexicon: Lexicon, { frames, skipped }: Cover, { value }: Edge): boolean {
  const between = skipped.at(-1) ?? [];
  const isApart =
    frames.length === 0 ||
    between.some((token) => lexicon.links.has(token.lower) || !lexicon.functionWords.has(token.lower));
  return !isApart && !(value as Frame[])[0]?.subjects.some((noun) => noun.isNear);
}

function offer(group: Cover[] | undefined, candidate: Cover): void {
  if (!group) return;
  group.push(candidate);
  group.sort((a, b) => b.score - a.score);
  if (group.length > kept) group.pop();
}

function skip(lexicon: Lexicon, before: Cover, token: Token): Cover {
  const last = before.skipped.at(-1) ?? [];
  const isLink = lexicon.links.has(token.lower);
  const price = isLink
    ? cost.link
    : isOperator(lexicon, token)
      ? cost.operator
      : lexicon.functionWords.has(token.lower)
        ? cost.functionWord
        : cost.contentWord;
  return {
    ...before,
    skipped: [...before.skipped.slice(0, -1), [...last, token]],
    score: before.score - price,
  };
}

/** Numbers and words such as "not" and "unless". */
export function isOperator(lexicon: Lexicon, token: Token): boolean {
  return token.kind === 'number' || lexicon.operators.has(token.lower);
}

/** True for a word that says something by itself. */
export function isContent(lexicon: Lexicon, token: Token): boolean {
  if (token.kind === 'mark') return false;
  return !lexicon.functionWords.has(token.lower) || isOperator(lexicon, token);
}

function residuesOf(lexicon: Lexicon, run: readonly Token[]): Residue[] {
  const trimmed = trim(lexicon, run);
  const [first, last] = [trimmed[0], trimmed.at(-1)];
  if (!first || !last || !trimmed.some((token) => isContent(lexicon, token))) return [];
  return [
    {
      start: first.start,
      end: last.end,
      hasOperator: trimmed.some((token) => isOperator(lexicon, token)),
      touchesBefore: run[0] === first,
      touchesAfter: run.at(-1) === last,
    },
  ];
}

function trim(lexicon: Lexicon, run: readonly Token[]): readonly Token[] {
  const first = run.findIndex((token) => !lexicon.links.has(token.lower));
  const last = run.findLastIndex((token) => !lexicon.links.has(token.lower));
  return first === -1 ? [] : run.slice(first, last + 1);
}
