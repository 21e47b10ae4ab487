/** The only place of the analyst that works with characters: a brief becomes blocks, sentences and tokens. */
import { blocksOf } from './blocks.ts';
import type { Block } from './blocks.ts';

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

/**
 * A sentence, a heading or an item of a list, with the heading level where it is one. How it stands on the page: how far
 * from the margin, as a row of a table (whose cells are divided by `|`), as the rest of the entry before it, which ended
 * with `after`.
 */
export type Segment = Span & {
  kind: 'heading' | 'prose' | 'item' | 'code';
  level: number;
  tokens: Token[];
  indent?: number;
  isRow?: boolean;
  isHead?: boolean;
  after?: string;
};

const tokenPattern =
  /(?<abbreviation>\b(?:e\.g|i\.e|a\.m|p\.m|Dr|Mrs|Mr|Ms|vs|approx)\.)|(?<time>\d{1,2}:\d{2})|(?<number>(?:(?<=^|[\s(])-)?\d+(?:[.,]\d+)*)|(?<word>\p{L}[\p{L}\p{M}\p{N}_]*(?:[-'’][\p{L}\p{M}]+)*['’]?)|(?<arrow>-+>|=+>|→|–>|(?<=[\p{L}"”»)]\s)>(?=\s\p{L}))|(?<compare>[<>]=?(?=\s*\d)|[≥≤](?=\s*\d))|(?<mark>[^\s])/gu;
const emphasisPattern = /^[*_`#>|]+$/;
const groupedNumber = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/** Cuts a brief into its segments, in reading order. Marks of markdown are left out. */
export function segmentsOf(brief: string): Segment[] {
  return blocksOf(brief).flatMap((block): Segment[] => {
    if (block.kind === 'code') return [{ ...block, tokens: [] }];
    const { kind, level, indent, isRow } = block;
    const written = tokensOf(brief, block);
    const sentences = isRow ? [{ tokens: written }] : sentencesOf(written);
    return sentences.map(({ tokens, after }) => ({
      kind,
      level,
      tokens,
      indent,
      ...(isRow && { isRow, isHead: block.isHead === true }),
      ...(after !== undefined && { after }),
      start: tokens[0]?.start ?? block.start,
      end: tokens.at(-1)?.end ?? block.end,
    }));
  });
}

function tokensOf(brief: string, block: Block): Token[] {
  const tokens: Token[] = [];
  for (const match of brief.slice(block.start, block.end).matchAll(tokenPattern)) {
    const text = match[0];
    const start = block.start + match.index;
    if (emphasisPattern.test(text) && !isMeant(match.groups) && !isDivision(brief, block, start)) continue;
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

/** An arrow or a comparison, and no mark of a quotation. */
function isMeant(groups: Partial<Record<string, string>> | undefined): boolean {
  return groups?.['arrow'] !== undefined || groups?.['compare'] !== undefined;
}

/** The `|` between cells and between values: no emphasis. */
function isDivision(brief: string, { isRow, start: begin }: Block, at: number): boolean {
  return (
    brief[at] === '|' && (isRow === true || (at > begin && /[\p{L}\p{N}]\s*$/u.test(brief.slice(begin, at))))
  );
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

type Sentence = { tokens: Token[]; after?: string };

function sentencesOf(tokens: readonly Token[]): Sentence[] {
  const sentences: Sentence[] = [];
  let current: Token[] = [];
  let depth = 0;
  let after: string | undefined;
  const close = (): void => {
    if (current.length > 0)
      sentences.push({ tokens: current, ...(after !== undefined && sentences.length > 0 && { after }) });
  };
  for (const token of tokens) {
    depth = Math.max(0, depth + (token.lower === '(' ? 1 : token.lower === ')' ? -1 : 0));
    const isEnd = enders.has(token.lower);
    if (isEnd && depth > 0 && token.lower === ';') current.push({ ...token, lower: ',' });
    else if (isEnd) {
      close();
      [current, depth, after] = [[], 0, token.lower];
    } else current.push(token);
  }
  close();
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
