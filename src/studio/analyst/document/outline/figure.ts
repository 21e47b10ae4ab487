/** What a home page shows, as a list: "Per month: loans, fees", "bookings by status, total fees". */
import type { Lexicon } from '../../language/lexicon.ts';
import type { Token } from '../../language/text.ts';
import { partedAt, wordsAt } from './entry.ts';
import { leadOf } from './section.ts';

const marks: ReadonlySet<string> = new Set([',', ';']);

/** Each figure in the words of a sentence; `by` is the "per month" before a list. */
export function figureSentences(
  lexicon: Lexicon,
  body: readonly Token[],
  by: readonly Token[] = [],
): (readonly Token[])[] {
  const period = by.slice(leadOf(lexicon, lexicon.outline.per, by));
  return partedAt(body, marks).map((figure) => {
    const begin = figure[0]?.start ?? 0;
    const end = figure.at(-1)?.end ?? begin;
    const spread = period.map((token) => ({ ...token, start: end, end }));
    return [
      ...wordsAt(begin, lexicon.outline.say.home),
      ...articled(lexicon, figure),
      ...spreadIn(lexicon, figure),
      ...(spread.length > 0 ? [...wordsAt(end, lexicon.outline.say.by), ...spread] : []),
    ];
  });
}

/** "Hires per month" are hires by month. */
function spreadIn({ outline }: Lexicon, figure: readonly Token[]): readonly Token[] {
  return figure.map((token, at) =>
    at > 0 && (token.lower === 'per' || token.lower === '/')
      ? { ...token, lower: outline.say.by, kind: 'word' }
      : token,
  );
}

/** "Réparations par mois" are "les réparations". */
function articled(lexicon: Lexicon, figure: readonly Token[]): Token[] {
  const [first] = figure;
  const isBare = first?.kind === 'word' && !Object.hasOwn(lexicon.closed.DET, first.lower);
  if (!first || !isBare || lexicon.language !== 'fr') return [];
  const isPlural = lexicon.singularOf(first.lower).isPlural;
  const article = isPlural ? 'les' : lexicon.genderOf?.(first.lower) === 'f' ? 'la' : 'le';
  return wordsAt(first.start, article);
}
