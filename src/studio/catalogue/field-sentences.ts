/** What a field commonly has, and what it often asks for, in the words of a brief: customers are clients where it says so. */
import type { Lexicon } from '../analyst/language/lexicon.ts';
import { readerOf } from '../analyst/document/reader.ts';
import { segmentsOf } from '../analyst/language/text.ts';
import type { Segment, Span } from '../analyst/language/text.ts';
import { choose, openingOf } from './choose.ts';
import { inWordsOf, oftenAskedFor, sentencesFor, withNouns } from './pack.ts';
import type { NounSwap, PackText } from './pack.ts';
import type { Recognised } from './recognise.ts';
import { plainWords } from './word.ts';

/** The sentences of these kinds; `renames` are nouns that the brief had for something once, and has another for now. */
export function commonSentences(
  lexicon: Lexicon,
  kinds: Recognised,
  { segments, renames }: { segments: readonly Segment[]; renames: readonly NounSwap[] },
): string[] {
  const sentences = inBriefWords(lexicon, { kinds, segments, renames }, sentencesFor);
  return withNouns(sentences, renames, lexicon.pluralOf);
}

/** What the field of a brief often asks for; empty where its field is not known. */
export function oftenAskedBeside(brief: string): string[] {
  const { reader, segments } = readerOf(segmentsOf(brief));
  const choice = choose(reader.lexicon, openingOf(segments));
  return choice
    ? inBriefWords(reader.lexicon, { kinds: choice.recognised, segments, renames: [] }, oftenAskedFor)
    : [];
}

function inBriefWords(
  { language, pluralOf }: Lexicon,
  {
    kinds,
    segments,
    renames,
  }: { kinds: Recognised; segments: readonly Segment[]; renames: readonly NounSwap[] },
  pick: (text: PackText, trades: readonly string[]) => string[],
): string[] {
  const used = wordsBeside(segments, kinds.spans);
  for (const { noun } of renames) used.add(plainWords(noun).join(' '));
  return kinds.packs.flatMap(({ text }) =>
    inWordsOf(text[language], pick(text[language], kinds.trades), { used, pluralOf }),
  );
}

/** Words, and pairs of them, that stand elsewhere than where the kind is named. */
function wordsBeside(segments: readonly Segment[], named: readonly Span[]): Set<string> {
  const isNamed = ({ start }: Span): boolean => named.some((span) => span.start <= start && span.end > start);
  return new Set(
    segments.flatMap(({ tokens }) =>
      tokens.flatMap((token, at) =>
        isNamed(token)
          ? []
          : [
              plainWords(token.text).join(' '),
              plainWords(`${token.text} ${tokens[at + 1]?.text ?? ''}`).join(' '),
            ],
      ),
    ),
  );
}
