/**
 * What a brief sets apart itself: parts under headings such as "Out of scope", "Later" or "Examples", and examples in
 * brackets. None of it is to be built.
 */
import { sectionOf } from '../document/outline/section.ts';
import type { Reader } from '../document/sentence.ts';
import type { Segment, Span, Token } from '../language/text.ts';
import { guideOf } from './guide.ts';
import { lengthAt } from './phrase.ts';

/** Segments without what is set apart, and its places. */
export function setApart(
  reader: Reader,
  segments: readonly Segment[],
): { segments: Segment[]; background: Span[] } {
  const background: Span[] = [];
  const kept: Segment[] = [];
  for (let at = 0; at < segments.length;) {
    const segment = segments[at];
    if (!segment) break;
    const length = isOutside(reader, segment) ? lengthOf(reader, segments, at) : 0;
    if (length > 0) {
      const part = segments.slice(at, at + length);
      background.push(...part.map(({ start, end }) => ({ start, end })));
      kept.push(...part.map((one): Segment => ({ ...one, tokens: [] })));
      at += length;
    } else {
      const { tokens, examples } = withoutExamples(reader, segment.tokens);
      background.push(...examples);
      kept.push(examples.length > 0 ? { ...segment, tokens } : segment);
      at += 1;
    }
  }
  return { segments: kept, background };
}

const outside: ReadonlySet<string> = new Set(['outside', 'examples']);

/** A heading, a lead or the name before a colon that says so. */
function isOutside({ lexicon }: Reader, { tokens, kind }: Segment): boolean {
  const colon = tokens.findIndex(({ lower }) => lower === ':');
  const label = colon === -1 ? tokens : tokens.slice(0, colon);
  if ((kind !== 'heading' && colon === -1) || label.length === 0 || label.length > longestLabel) return false;
  const section = sectionOf(lexicon, label);
  return section !== undefined && section.owner === undefined && outside.has(section.kind);
}

const longestLabel = 6;

/** How many segments belong to it: all below a heading, the list behind a lead, the rest of a line. */
function lengthOf(reader: Reader, segments: readonly Segment[], at: number): number {
  const first = segments[at];
  if (!first) return 0;
  const rest = segments.slice(at + 1);
  const isInline = first.kind !== 'heading' && first.tokens.at(-1)?.lower !== ':';
  const isOver = (one: Segment): boolean => {
    if (isInline) return one.after === undefined;
    if (first.kind === 'heading')
      return one.kind === 'heading' ? one.level <= first.level : isLead(reader, one);
    return one.kind !== 'item' && one.after === undefined;
  };
  const end = rest.findIndex(isOver);
  return 1 + (end === -1 ? rest.length : end);
}

/** Another part begins: "Roles:". */
function isLead({ lexicon }: Reader, { tokens, kind }: Segment): boolean {
  return kind === 'prose' && tokens.at(-1)?.lower === ':' && sectionOf(lexicon, tokens) !== undefined;
}

/** "(e.g. T-0147, unique)": without the example. */
function withoutExamples(reader: Reader, tokens: readonly Token[]): { tokens: Token[]; examples: Span[] } {
  const { examples: showing } = guideOf(reader.lexicon);
  const examples: Span[] = [];
  const kept: Token[] = [];
  const begins = (at: number): boolean =>
    opening.has(tokens[at - 1]?.lower ?? '') && lengthAt(showing, tokens, at) > 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const end = begins(at) ? endOf(tokens, at) : undefined;
    if (end === undefined) kept.push(...tokens.slice(at, at + 1));
    else {
      examples.push(spanBetween(tokens, at, end));
      if (closing.has(tokens[end]?.lower ?? '')) kept.pop();
      at = end;
    }
  }
  return { tokens: kept, examples };
}

function spanBetween(tokens: readonly Token[], from: number, to: number): Span {
  const start = tokens[from]?.start ?? 0;
  return { start, end: tokens[to - 1]?.end ?? start };
}

const opening: ReadonlySet<string> = new Set(['(', '[']);
const closing: ReadonlySet<string> = new Set([')', ']']);

/** Where an example ends: at the first comma behind which something is noted, else with the bracket. */
function endOf(tokens: readonly Token[], at: number): number | undefined {
  const close = tokens.findIndex(({ lower }, index) => index > at && closing.has(lower));
  const comma = tokens.findIndex(({ lower }, index) => index > at && (lower === ',' || lower === ';'));
  if (close === -1) return undefined;
  return comma !== -1 && comma < close ? comma : close;
}
