/**
 * Sequences of clauses that cover a run of words, best first. What no clause covers is residue; a residue that holds an
 * operator ("unless", "not", a number) makes the clauses beside it unreliable.
 */
import type { Frame } from '../grammar/logical-form.ts';
import type { Edge } from '../language/chart.ts';
import type { Lexicon } from '../language/lexicon.ts';
import type { Span, Token } from '../language/text.ts';

/**
 * Words that nobody understood, whether they hold an operator, and whether they touch the clause before or after them
 * without as much as a comma between.
 */
type Residue = Span & {
  hasOperator: boolean;
  touchesBefore: boolean;
  touchesAfter: boolean;
  /** "Members (name, phone) pay in cash": it follows a bracket. */
  isBehindBracket?: boolean;
};
/** One way to read a run of words. */
export type Reading = { frames: Frame[]; residues: Residue[]; score: number };

const kept = 8;
/** What words outside of every clause cost, by what they are; and each clause. */
export const cost = { contentWord: 2, functionWord: 0.5, operator: 4, link: 0.05, clause: 0.6, runOn: 2 };

type Cover = { frames: Frame[]; skipped: Token[][]; score: number };
type Sentence = { lexicon: Lexicon; tokens: readonly Token[]; edges: readonly Edge[] };

/** The ways to cover a run of words with clauses, the best first. */
export function cover({ lexicon, tokens, edges }: Sentence): Reading[] {
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
    residues: skipped.flatMap((run) => residueOf(lexicon, run, isAfterBracket(tokens, run))),
  }));
}

function isAfterBracket(tokens: readonly Token[], [first]: readonly Token[]): boolean {
  return first !== undefined && tokens[tokens.indexOf(first) - 1]?.lower === ')';
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

/** The words of a run that say something and that no clause covers. */
export function residueOf(lexicon: Lexicon, run: readonly Token[], isClosed = false): Residue[] {
  const trimmed = trim(lexicon, run);
  const [first, last] = [trimmed[0], trimmed.at(-1)];
  if (!first || !last || !trimmed.some((token) => isContent(lexicon, token))) return [];
  return [
    {
      start: first.start,
      end: last.end,
      hasOperator: trimmed.some((token) => isOperator(lexicon, token)),
      touchesBefore: run[0] === first,
      ...(isClosed && { isBehindBracket: true }),
      touchesAfter: run.at(-1) === last,
    },
  ];
}

function trim(lexicon: Lexicon, run: readonly Token[]): readonly Token[] {
  const first = run.findIndex((token) => !lexicon.links.has(token.lower));
  const last = run.findLastIndex((token) => !lexicon.links.has(token.lower));
  return first === -1 ? [] : run.slice(first, last + 1);
}

/** The reading of words that say nothing. */
export function nothingOf(lexicon: Lexicon, tokens: readonly Token[]): Reading {
  return { frames: [], residues: residueOf(lexicon, tokens), score: -cost.contentWord * tokens.length };
}
