/** What the grammar finds in a sentence. */
import { grammars } from '../grammar/grammar.ts';
import { parseChart } from '../language/chart.ts';
import type { Edge } from '../language/chart.ts';
import type { Token } from '../language/text.ts';
import { SentenceMemo } from './memo.ts';
import { Parsed } from './parsed.ts';
import type { Reader } from './sentence.ts';

/** The same words are looked at for their order, as a clause and as an entry of a list. */
const charts = new SentenceMemo<readonly Edge[]>(50);

/** The chart of a run of tokens. */
export function chartOf({ lexicon, scanner }: Reader, tokens: readonly Token[]): Parsed {
  const edges = charts.get(scanner, { tokens }, () =>
    parseChart(grammars[lexicon.language], scanner.scan(tokens), tokens),
  );
  return new Parsed(lexicon, tokens, edges);
}
