/** How much of the brief the specification stands on. */
import type { Gap, Resolved } from './document/resolve.ts';
import { isContent, isOperator } from './document/cover.ts';
import type { ReadSentence } from './document/sentences.ts';
import type { Lexicon } from './language/lexicon.ts';
import type { Span } from './language/text.ts';

type Read = { sentences: readonly ReadSentence[]; resolved: Resolved; gaps: readonly Gap[] };

/** The share of the content words that stand in an understood clause, from 0 to 1. Headings do not count. */
export function citedShareOf(lexicon: Lexicon, { sentences, resolved, gaps }: Read): number {
  const [isUnderstood, isGap] = [coverOf(resolved.understood), coverOf(gaps)];
  const tokens = sentences
    .filter(({ isHeading }) => !isHeading)
    .flatMap((sentence) => sentence.tokens.filter((token) => isContent(lexicon, token)));
  const places = new Map(tokens.map((token) => [token.start, token]));
  if (places.size === 0) return 0;
  const cited = [...places.values()].filter((token) => isUnderstood(token) && !isGap(token));
  return cited.length / places.size;
}

/** Whether one of many spans holds a span: of those that begin no later, the one that ends last decides. */
function coverOf(spans: readonly Span[]): (span: Span) => boolean {
  const sorted = spans.toSorted((a, b) => a.start - b.start);
  let far = 0;
  const reach = sorted.map(({ end }) => (far = Math.max(far, end)));
  return ({ start, end }) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.start ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    return (reach[low - 1] ?? 0) >= end;
  };
}

/** Runs of content words that no understood clause and no gap covers: nothing of a brief is dropped in silence. */
export function overlookedIn(lexicon: Lexicon, { sentences, resolved, gaps }: Read): Gap[] {
  const isCovered = coverOf([...resolved.understood, ...gaps]);
  const found: Gap[] = [];
  for (const { tokens, isHeading } of sentences) {
    let open: Gap | undefined;
    for (const token of tokens) {
      const isWord = isHeading ? isOperator(lexicon, token) : isContent(lexicon, token);
      if (isCovered(token)) open = undefined;
      else if (isWord && open) open.end = token.end;
      else if (isWord)
        found.push((open = { start: token.start, end: token.end, why: 'no element says this' }));
    }
  }
  return found;
}
