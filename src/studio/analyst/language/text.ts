/** The only place of the analyst that works with characters: a brief becomes blocks, sentences and tokens. */

/** UTF-16 offsets into the brief, `end` exclusive. */
export type Span = { start: number; end: number };

/**
 * A word, number or mark of the brief. `lower` is its text in lower case with straight apostrophes; `value` the number
 * that digits stand for. A virtual token (a comma between the items of a list) has an empty span.
 */
export type Token = Span & {
  text: string;
  lower: string;
  kind: 'word' | 'number' | 'time' | 'mark';
  value?: number;
};

/** A sentence, a heading or an item of a list, with the heading level where it is one. */
export type Segment = Span & { kind: 'heading' | 'prose' | 'item' | 'code'; level: number; tokens: Token[] };

const tokenPattern =
  /(?<abbreviation>\b(?:e\.g|i\.e|a\.m|p\.m|Dr|Mrs|Mr|Ms|vs|approx)\.)|(?<time>\d{1,2}:\d{2})|(?<number>(?:(?<=^|[\s(])-)?\d+(?:[.,]\d+)*)|(?<word>\p{L}[\p{L}\p{M}\p{N}_]*(?:[-'’][\p{L}\p{M}]+)*['’]?)|(?<arrow>->|=>|→|–>)|(?<mark>[^\s])/gu;
const itemPattern = /^\s*(?:[-*+•–]|\d{1,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?)\s+/;
const numberPattern = /^\s*(\d{1,2})[.)]?\s+/;
/** A line that is nothing but a few words, perhaps in bold: "Who sees what", "Life of a job". */
const plainTitlePattern = /^\s*(?:\d{1,2}[.)]\s+)?\p{Lu}[^.,:;!?|*]{0,40}[\p{L}\p{N})]\s*$/u;
const boldPattern = /^\*\*[^*]{2,80}\*\*:?$/;
const headingPattern = /^\s{0,3}(#{1,6})\s+/;
const fencePattern = /^\s*(?:```|~~~)/;
const marginPattern = /^\p{Lu}/u;
const emphasisPattern = /^[*_`#>|]+$/;
const groupedNumber = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/** Cuts a brief into its segments, in reading order. Marks of markdown are left out. */
export function segmentsOf(brief: string): Segment[] {
  return titled(brief, blocksOf(brief)).flatMap((block) => {
    if (block.kind === 'code') return [{ ...block, tokens: [] }];
    return sentencesOf(tokensOf(brief, block)).map((tokens) => ({
      kind: block.kind,
      level: block.level,
      tokens,
      start: tokens[0]?.start ?? block.start,
      end: tokens.at(-1)?.end ?? block.end,
    }));
  });
}

const longestTitle = 6;

/** A short first line that stands apart and is no sentence is a title. */
function titled(brief: string, blocks: readonly Block[]): Block[] {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'prose' || rest.length === 0) return [...blocks];
  const text = brief.slice(first.start, first.end).trim();
  const isTitle =
    text.split(/\s+/).length <= longestTitle &&
    !text.includes('\n') &&
    /[\p{L}\p{N})]$/u.test(text) &&
    /^\p{Lu}/u.test(text);
  return isTitle ? [{ ...first, kind: 'heading', level: 1 }, ...rest] : [...blocks];
}

type Block = Span & { kind: Segment['kind']; level: number };

/** A line with the place of its text: after the mark of a heading or an item. */
type Line = Omit<Block, 'kind'> & {
  kind: Segment['kind'] | 'fence' | 'blank';
  isStart: boolean;
  /** At the margin, with a capital: after the last item of a list it is no part of that item. */
  isApart: boolean;
};

function lineAt(line: string, offset: number): Line {
  const end = offset + line.length;
  const plain = { start: offset, end, level: 0, isStart: true, isApart: marginPattern.test(line) };
  if (fencePattern.test(line)) return { ...plain, kind: 'fence' };
  if (line.trim() === '') return { ...plain, kind: 'blank' };
  const heading = headingPattern.exec(line);
  if (heading)
    return { ...plain, kind: 'heading', level: heading[1]?.length ?? 1, start: offset + heading[0].length };
  const item = itemPattern.exec(line);
  return item
    ? { ...plain, kind: 'item', start: offset + item[0].length }
    : { ...plain, kind: 'prose', isStart: false };
}

function blocksOf(brief: string): Block[] {
  const blocks: Block[] = [];
  let offset = 0;
  let open: Block | undefined;
  let fence: Block | undefined;
  const lines = brief.split('\n');
  for (const [index, text] of lines.entries()) {
    const { kind, isStart, isApart, ...place } = isTitleLine(lines, index)
      ? titleAt(text, { offset, level: blocks.length === 0 ? 1 : 2 })
      : lineAt(text, offset);
    offset = place.end + 1;
    if (fence) fence.end = place.end;
    if (kind === 'fence') {
      const begun: Block = { ...place, kind: 'code' };
      if (!fence) blocks.push(begun);
      [fence, open] = [fence ? undefined : begun, undefined];
    } else if (!fence) open = addLine(blocks, { kind, isStart, isApart, ...place }, open);
  }
  return blocks;
}

const longestPlainTitle = 5;

/** A short line that opens a part of the brief: after an empty line and right above its text, or all in bold. */
function isTitleLine(lines: readonly string[], index: number): boolean {
  const text = lines[index] ?? '';
  if (boldPattern.test(text.trim())) return lines.slice(index + 1).some((line) => line.trim() !== '');
  const isShort = text.trim().split(/\s+/).length <= longestPlainTitle;
  if (!isShort || !plainTitlePattern.test(text)) return false;
  const [before, after] = [lines[index - 1] ?? '', lines[index + 1] ?? ''];
  if (before.trim() !== '' || isTitleText(after)) return false;
  const number = numberPattern.exec(text)?.[1];
  return number === undefined
    ? /^\s*(?:\p{Lu}|[-*+•–]\s|\d)/u.test(after)
    : after.trimStart().startsWith(`${number}.`) || /^\s*\p{Lu}/u.test(after);
}

/** Two short lines below each other are verse, an address or a list, not a title and its text. */
function isTitleText(line: string): boolean {
  return (
    line.trim().split(/\s+/).length <= longestPlainTitle && !/[.:;!?]/.test(line) && !itemPattern.test(line)
  );
}

/** A heading without the marks of one. */
function titleAt(text: string, { offset, level }: { offset: number; level: number }): Line {
  const number = numberPattern.exec(text)?.[0].length ?? 0;
  const end = offset + text.length;
  return { kind: 'heading', level, start: offset + number, end, isStart: true, isApart: true };
}

/** Adds a line to the open block, or opens one; gives the block that the next line may go on. */
function addLine(
  blocks: Block[],
  { kind, isStart, isApart, ...place }: Line,
  open: Block | undefined,
): Block | undefined {
  if (kind === 'blank' || kind === 'fence') return undefined;
  if (!isStart && open && !(isApart && open.kind === 'item')) {
    open.end = place.end;
    return open;
  }
  const block: Block = { ...place, kind };
  blocks.push(block);
  return kind === 'heading' ? undefined : block;
}

function tokensOf(brief: string, block: Span): Token[] {
  const tokens: Token[] = [];
  for (const match of brief.slice(block.start, block.end).matchAll(tokenPattern)) {
    const text = match[0];
    if (emphasisPattern.test(text)) continue;
    const start = block.start + match.index;
    const span = { start, end: start + text.length };
    tokens.push(...tokensOfMatch(match.groups ?? {}, { ...span, text }));
    // "… at 5 p.m. The shop": its full stop ends the sentence as well.
    if (
      match.groups?.['abbreviation']?.endsWith('m.') === true &&
      /^\s*(?:$|\s\p{Lu})/u.test(brief.slice(span.end, block.end))
    )
      tokens.push({ start: span.end - 1, end: span.end, text: '.', lower: '.', kind: 'mark' });
  }
  return tokens;
}

type Written = Span & { text: string };

function tokensOfMatch(groups: Partial<Record<string, string>>, { text, ...span }: Written): Token[] {
  if (groups['abbreviation'] !== undefined)
    return [{ ...span, text, lower: text.toLowerCase(), kind: 'word' }];
  if (groups['word'] !== undefined) return wordTokens(text, span.start);
  if (groups['number'] !== undefined)
    return [{ ...span, text, lower: text, kind: 'number', value: numberOf(text) }];
  if (groups['time'] !== undefined) return [{ ...span, text, lower: text, kind: 'time' }];
  return [{ ...span, text, lower: groups['arrow'] === undefined ? text : '->', kind: 'mark' }];
}

/** A word, with the mark of a possessive (`'s`, `'`) as a token of its own. */
function wordTokens(text: string, start: number): Token[] {
  const plain = text.replaceAll('’', "'");
  const possessive = /^(.+?)('s|')$/u.exec(plain);
  const isNegation = plain.toLowerCase().endsWith("n't");
  if (!possessive || isNegation) return [word(text, plain, start)];
  const stem = possessive[1] ?? plain;
  const cut = stem.length;
  const mark: Token = {
    start: start + cut,
    end: start + text.length,
    text: text.slice(cut),
    lower: "'s",
    kind: 'mark',
  };
  return [word(text.slice(0, cut), stem, start), mark];
}

function word(text: string, plain: string, start: number): Token {
  return { start, end: start + text.length, text, lower: plain.toLowerCase(), kind: 'word' };
}

function numberOf(text: string): number {
  if (groupedNumber.test(text)) return Number(text.replaceAll(',', ''));
  return Number(text.replace(',', '.'));
}

const enders = new Set(['.', '!', '?', ';']);

function sentencesOf(tokens: readonly Token[]): Token[][] {
  const sentences: Token[][] = [];
  let current: Token[] = [];
  let depth = 0;
  for (const token of tokens) {
    depth = Math.max(0, depth + (token.lower === '(' ? 1 : token.lower === ')' ? -1 : 0));
    const isEnd = enders.has(token.lower);
    if (isEnd && depth > 0 && token.lower === ';') current.push({ ...token, lower: ',' });
    else if (isEnd) {
      if (current.length > 0) sentences.push(current);
      current = [];
      depth = 0;
    } else current.push(token);
  }
  if (current.length > 0) sentences.push(current);
  return sentences;
}

/** A comma that nobody wrote, between the items of a list that reads as one sentence. */
export function virtualComma(at: number): Token {
  return { start: at, end: at, text: ',', lower: ',', kind: 'mark' };
}

/** A word without its accents, for comparing: `durée` is `duree`, `œuvre` is `oeuvre`. */
export function fold(word: string): string {
  return plainAscii.test(word)
    ? word
    : word.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('œ', 'oe').replaceAll('æ', 'ae');
}
const plainAscii = /^[a-z]*$/;

const quotedOrNumber = /'((?:[^']|(?<=\p{L})'(?=\p{L}))*)'|\b(\d+)\b/gu;

/** A sentence with `{}` for each quoted part and number, and these: quoted parts in guillemets. */
export function templateOf(sentence: string): { template: string; parts: string[] } {
  const parts: string[] = [];
  const template = sentence.replaceAll(quotedOrNumber, (_, quoted: string | undefined, number: string) => {
    parts.push(quoted === undefined ? number : `« ${quoted} »`);
    return '{}';
  });
  return { template, parts };
}

/** True for a word that is letters alone, as a misspelt word is. */
export function isWordOf(text: string): boolean {
  return onlyLetters.test(text);
}
const onlyLetters = /^[\p{L}-]+$/u;
