/** A brief as the grammar wants it: without discourse, with what asks nothing of the product set apart. */
import { sectionOf } from '../document/outline/section.ts';
import type { Reader } from '../document/sentence.ts';
import type { Segment, Span, Token } from '../language/text.ts';
import { setApart } from './apart.ts';
import { withoutBackground } from './background.ts';
import { spelledInFull } from './contraction.ts';
import { withoutDiscourse } from './discourse.ts';
import { restated } from './restating.ts';
import { reworded } from './rewording.ts';

/** Segments to read, and places of the brief that ask nothing. */
export type Plain = { segments: Segment[]; background: Span[] };

/** Makes a brief plain. Tokens keep their places in the brief; headings and code stay as they are. */
export function plainOf(reader: Reader, segments: readonly Segment[]): Plain {
  const { segments: asked, background } = setApart(reader, segments);
  const plain = asked.map((segment) => {
    const isSection = segment.kind !== 'prose' ? false : sectionOf(reader.lexicon, segment.tokens);
    if (segment.kind === 'heading' || segment.kind === 'code' || isSection) return segment;
    const parted = withoutBackground(reader, spelledInFull(reader.lexicon, segment.tokens));
    background.push(...parted.background.map(spanOf));
    const plain = reworded(reader.lexicon, withoutDiscourse(reader, parted.tokens));
    return { ...segment, tokens: [...restated(reader.lexicon, plain)] };
  });
  return { segments: plain, background };
}

function spanOf(tokens: readonly Token[]): Span {
  return { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 };
}
