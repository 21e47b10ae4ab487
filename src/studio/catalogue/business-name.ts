/** What a brief calls its product: by the words before what it lists, else by those that name its kind. */
import type { Lexicon } from '../analyst/language/lexicon.ts';
import type { Segment, Span, Token } from '../analyst/language/text.ts';
import { askingWords } from './asking-words.ts';
import type { Recognised } from './recognise.ts';

type Written = { brief: string; segments: readonly Segment[] };

/** The name of the product, as the brief writes it: "Chess club" of "A chess club: members and games", "CRM for a plumber". */
export function nameFor(
  lexicon: Lexicon,
  { brief, segments }: Written,
  { kinds, listed }: { kinds: Recognised; listed: readonly Span[] },
): { name?: string } {
  const words = segments.flatMap(({ tokens }) => tokens);
  const before = listed[0] && nameBefore(lexicon, words, listed[0].start);
  const place = before ?? (kinds.spans.length > 0 ? placeOf(segments, kinds) : undefined);
  return place ? { name: brief.slice(place.start, place.end).replaceAll(/\s+/gu, ' ') } : {};
}

/** From the words that name the kind to the last that say what it is for, unless they stand too far apart. */
function placeOf(segments: readonly Segment[], { main, spans }: Recognised): Span {
  const segment = segments.find(({ start, end }) => start <= main.start && end > main.start);
  const last = Math.max(
    main.end,
    ...spans.filter(({ end }) => end <= (segment?.end ?? 0)).map(({ end }) => end),
  );
  return { start: main.start, end: last - main.start > longestName ? main.end : last };
}

const longestName = 50;

/** Words that people call their business by at most. */
const longest = 5;

/** French small words inside a name: « club de plongée ». */
const links = new Set(['de', "d'", 'à', 'le', 'la', 'les']);

/** The last words before a place that are no mere asking; undefined: there are none. */
function nameBefore({ language }: Lexicon, tokens: readonly Token[], start: number): Span | undefined {
  const { small, asking, products, generic, having, audience } = askingWords[language];
  const before = tokens.filter((token) => token.end <= start && token.kind === 'word');
  const isPlain = ({ lower }: Token): boolean =>
    [small, asking, products, generic, having, audience].some((words) => words.has(lower));
  const last = before.findLastIndex((token) => !isPlain(token));
  const isJoined = (at: number): boolean => {
    const token = before[at];
    if (!token || last - at >= longest) return false;
    return !isPlain(token) || (language === 'fr' && links.has(token.lower) && isJoined(at - 1));
  };
  let from = last;
  while (isJoined(from - 1)) from -= 1;
  const [begin, end] = [before[from], before[last]];
  return begin && end && { start: begin.start, end: end.end };
}
