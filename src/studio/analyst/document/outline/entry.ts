/** The entries of an outline: what stands in one line or list entry, with the name before its colon or dash. */
import type { Segment, Span, Token } from '../../language/text.ts';

/** A segment, or several that semicolons part. */
export type Entry = Span & {
  segments: readonly Segment[];
  kind: Segment['kind'];
  level: number;
  indent: number;
  isRow: boolean;
  isHead: boolean;
  tokens: readonly Token[];
};

/** The entries of segments, in their order. */
export function entriesOf(segments: readonly Segment[]): Entry[] {
  const entries: Entry[] = [];
  for (const segment of segments) {
    const last = entries.at(-1);
    if (last && segment.after === ';' && segment.tokens.length > 0)
      entries.splice(-1, 1, {
        ...last,
        end: segment.end,
        segments: [...last.segments, segment],
        tokens: [...last.tokens, markAt(segment.start, ';'), ...segment.tokens],
      });
    else entries.push(entryOf(segment));
  }
  return entries;
}

function entryOf(segment: Segment): Entry {
  const { start, end, kind, level, tokens, indent = 0, isRow = false, isHead = false } = segment;
  return { start, end, kind, level, indent, isRow, isHead, tokens, segments: [segment] };
}

/** A mark that nobody wrote, at a place. */
export function markAt(at: number, text: string): Token {
  return { start: at, end: at, text, lower: text, kind: 'mark' };
}

/** Words that nobody wrote, at a place. */
export function wordsAt(at: number, text: string): Token[] {
  return text
    .split(' ')
    .filter(Boolean)
    .map((word) => ({ start: at, end: at, text: word, lower: word, kind: 'word' }));
}

/** The place of a run of tokens. */
export function placeOf(tokens: readonly Token[]): Span {
  const start = tokens[0]?.start ?? 0;
  return { start, end: tokens.at(-1)?.end ?? start };
}

/** The words of a run of tokens, in small letters. */
export function lowerOf(tokens: readonly Token[]): string {
  return tokens.map(({ lower }) => lower).join(' ');
}

/** A name, and what stands behind its colon or dash. */
export type Labelled = { label: readonly Token[]; body: readonly Token[]; isDash: boolean };

const longestLabel = 8;
const dashes: ReadonlySet<string> = new Set(['-', '–', '—']);

/** An entry as a name and what is said of it: "Member: name, e-mail", "Member – name, e-mail". */
export function labelledOf(tokens: readonly Token[]): Labelled | undefined {
  const at = tokens.findIndex((token, index) => index > 0 && (token.lower === ':' || isDash(tokens, index)));
  const label = tokens.slice(0, at);
  if (at < 1 || at > longestLabel || !isName(withoutBrackets(label))) return undefined;
  return { label, body: tokens.slice(at + 1), isDash: tokens[at]?.lower !== ':' };
}

/** A dash with room on both sides. */
function isDash(tokens: readonly Token[], at: number): boolean {
  const [before, dash, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!before || !dash || !after || !dashes.has(dash.lower)) return false;
  return dash.start > before.end && after.start > dash.end;
}

/** Words alone. */
export function isName(tokens: readonly Token[]): boolean {
  return (
    tokens.length > 0 &&
    tokens.every(({ kind, lower }) => kind === 'word' || lower === '&' || lower === "'s" || lower === '"')
  );
}

/** A name without what stands in brackets behind it. */
export function withoutBrackets(tokens: readonly Token[]): readonly Token[] {
  const open = tokens.findIndex(({ lower }) => lower === '(' || lower === '[');
  return open > 0 ? tokens.slice(0, open) : tokens;
}

const opening: ReadonlySet<string> = new Set(['(', '[']);
const closing: ReadonlySet<string> = new Set([')', ']']);

/** Runs of tokens between marks that stand outside of brackets. */
export function partedAt(tokens: readonly Token[], marks: ReadonlySet<string>): (readonly Token[])[] {
  const runs: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    depth = Math.max(0, depth + (opening.has(token.lower) ? 1 : closing.has(token.lower) ? -1 : 0));
    if (depth === 0 && marks.has(token.lower)) runs.push([]);
    else runs.at(-1)?.push(token);
  }
  return runs.filter((run) => run.length > 0);
}
