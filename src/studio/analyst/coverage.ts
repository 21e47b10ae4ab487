/** How much of the brief the specification stands on. */
import type { Gap, Resolved } from './document/resolve.ts';
import { isContent } from './document/sentence.ts';
import type { ReadSentence } from './document/sentences.ts';
import type { Lexicon } from './language/lexicon.ts';
import type { Span } from './language/text.ts';

type Read = { sentences: readonly ReadSentence[]; resolved: Resolved; gaps: readonly Gap[] };

/** The share of the content words that stand in an understood clause, from 0 to 1. Headings do not count. */
export function citedShareOf(lexicon: Lexicon, { sentences, resolved, gaps }: Read): number {
  const isIn = (spans: readonly Span[], { start, end }: Span): boolean =>
    spans.some((span) => span.start <= start && span.end >= end);
  const tokens = sentences
    .filter(({ isHeading }) => !isHeading)
    .flatMap((sentence) => sentence.tokens.filter((token) => isContent(lexicon, token)));
  const places = new Map(tokens.map((token) => [token.start, token]));
  if (places.size === 0) return 0;
  const cited = [...places.values()].filter(
    (token) => isIn(resolved.understood, token) && !isIn(gaps, token),
  );
  return cited.length / places.size;
}
