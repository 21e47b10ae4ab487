/**
 * Which runs of words are sentences: a list under a lead may be one sentence ("The shop sells: books, pens"), one sentence
 * an item that repeats the lead ("Members can: …"), or sentences of its own. The reading that fits best decides.
 */
import { virtualComma } from '../language/text.ts';
import type { Segment, Span, Token } from '../language/text.ts';
import { readingsOf } from './sentence.ts';
import type { Reader, Reading } from './sentence.ts';

/** A sentence with its readings, best first. */
export type ReadSentence = Span & {
  tokens: readonly Token[];
  readings: readonly Reading[];
  isHeading: boolean;
};

/** All sentences of a brief, read. */
export function readSentences(reader: Reader, segments: readonly Segment[]): ReadSentence[] {
  const sentences: ReadSentence[] = [];
  let count = 0;
  for (let index = 0; index < segments.length;) {
    const segment = segments[index];
    if (!segment) break;
    count += segment.tokens.length;
    if (count > mostWords) return [...sentences, ...segments.slice(index).map(unreadSentence)];
    const items = itemsAfter(segments, index);
    if (items.length > 0 && isLead(segment)) sentences.push(...bestOf(reader, segment, items));
    else sentences.push(alone(reader, segment), ...items.map((item) => alone(reader, item)));
    index += 1 + items.length;
  }
  return sentences;
}

/** What is read of a brief; the rest is listed as not understood. */
const mostWords = 3500;

function unreadSentence({ tokens, start, end }: Segment): ReadSentence {
  const residue = { start, end, hasOperator: true, touchesBefore: false, touchesAfter: false };
  return { start, end, tokens, isHeading: false, readings: [{ frames: [], residues: [residue], score: 0 }] };
}

function itemsAfter(segments: readonly Segment[], index: number): Segment[] {
  if (segments[index]?.kind === 'item') return [];
  const rest = segments.slice(index + 1);
  const end = rest.findIndex((segment) => segment.kind !== 'item');
  return end === -1 ? rest : rest.slice(0, end);
}

function isLead({ kind, tokens }: Segment): boolean {
  return kind === 'heading' ? tokens.length <= 4 : tokens.at(-1)?.lower === ':';
}

function alone(reader: Reader, segment: Segment): ReadSentence {
  const isHeading = segment.kind === 'heading';
  return read(reader, segment.tokens, isHeading);
}

function read(reader: Reader, tokens: readonly Token[], isHeading = false): ReadSentence {
  const span = { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 };
  return {
    ...span,
    tokens,
    isHeading,
    readings: isHeading ? [{ frames: [], residues: [], score: 0 }] : readingsOf(reader, tokens),
  };
}

/** Lists longer than this are sentences of their own. */
const longestList = 40;

function bestOf(reader: Reader, lead: Segment, items: readonly Segment[]): ReadSentence[] {
  const head = lead.tokens.at(-1)?.lower === ':' ? lead.tokens.slice(0, -1) : lead.tokens;
  const colon: Token = { start: lead.end, end: lead.end, text: ':', lower: ':', kind: 'mark' };
  const list = items.flatMap((item, at) =>
    at === 0 ? item.tokens : [virtualComma(item.start), ...item.tokens],
  );
  const isOpen = ['MODAL', 'HAVE', 'BE', 'TO'].some((category) =>
    reader.scanner.has(category, head.at(-1)?.lower ?? ''),
  );
  const isPlain = items.every(
    (item) => !item.tokens.some((token) => token.lower === ':' || isVerbal(reader, token)),
  );
  const options = [
    [alone(reader, lead), ...items.map((item) => alone(reader, item))],
    ...(items.length > longestList || !isOpen
      ? []
      : [items.map((item) => read(reader, [...head, ...item.tokens]))]),
  ];
  if (list.length < 80 && isPlain)
    options.push([read(reader, [...head, ...list])], [read(reader, [...head, colon, ...list])]);
  const scored = options.map((sentences) => ({ sentences, score: scoreOf(sentences) }));
  return scored.reduce((left, right) => (right.score > left.score ? right : left)).sentences;
}

function isVerbal({ scanner }: Reader, { lower }: Token): boolean {
  return ['MODAL', 'HAVE', 'BE'].some((category) => scanner.has(category, lower));
}

function scoreOf(sentences: readonly ReadSentence[]): number {
  return sentences.reduce((sum, { readings }) => sum + (readings[0]?.score ?? 0), 0);
}
