/** A brief as lines and blocks: headings, paragraphs, entries of lists, rows of tables. */

/** UTF-16 offsets into the brief, `end` exclusive. */
type Span = { start: number; end: number };

/** A run of lines that belong together; `indent` is how far its first line stands from the margin. */
export type Block = Span & {
  kind: 'heading' | 'prose' | 'item' | 'code';
  level: number;
  indent: number;
  isRow?: boolean;
  /** The first row of a table. */
  isHead?: boolean;
};

/** The mark of an entry, also of a numbered rule (R1) or of one to tick off. */
const itemPattern =
  /^\s*(?:(?:[-*+•–]|\d{1,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?)\s+(?:\[[ xX]?\]\s+)?(?:R\d{1,2}\s?[.:)]\s+)?|R\d{1,2}\s?[.:)]\s+)/;
const outlinePattern = /^\s*\d{1,2}((?:\.\d{1,2})+)/;
const numberPattern = /^\s*(\d{1,2})[.)]?\s+/;
/** A line that is nothing but a few words, perhaps in bold: "Who sees what", "Life of a job". */
const plainTitlePattern = /^\s*(?:\d{1,2}[.)]\s+)?\p{Lu}[^.,:;!?|*]{0,40}[\p{L}\p{N})]\s*$/u;
const boldPattern = /^\*\*[^*]{2,80}\*\*:?$/;
const headingPattern = /^\s{0,3}(#{1,6})\s+(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?/;
const fencePattern = /^\s*(?:```|~~~)/;
const marginPattern = /^\p{Lu}/u;
const underlinePattern = /^\s*(?:={3,}|-{3,})\s*$/;
const rowPattern = /^\s*\|.*\|\s*$/;
const ruledRowPattern = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/;
/** "Member: name, e-mail", "hive:", "**Tool** – number, name": a line with a name before its text. */
const labelPattern =
  /^\s*\*{0,2}[\p{L}][^.,:;!?|()*]{0,38}(?:\([^()]{1,30}\))?\*{0,2}(?:\s?:\*{0,2}(?:\s|$)|\s(?:–|—|-)\s)/u;
const arrowPattern = /\p{L}\s*(?:->|=>|→|–>)\s*\p{L}/u;
const longestTitle = 6;

/** The blocks of a brief, in reading order. A short first line that stands apart and is no sentence is its title. */
export function blocksOf(brief: string): Block[] {
  const [first, ...rest] = linesOf(brief);
  if (first?.kind !== 'prose' || rest.length === 0) return first ? [first, ...rest] : [];
  const text = brief.slice(first.start, first.end).trim();
  const isTitle =
    text.split(/\s+/).length <= longestTitle &&
    !text.includes('\n') &&
    /[\p{L}\p{N})]$/u.test(text) &&
    /^\p{Lu}/u.test(text);
  return isTitle ? [{ ...first, kind: 'heading', level: 1 }, ...rest] : [first, ...rest];
}

/** A line with the place of its text: after the mark of a heading or an item. */
type Line = Omit<Block, 'kind'> & {
  kind: Block['kind'] | 'fence' | 'blank';
  isStart: boolean;
  /** At the margin, with a capital: after the last item of a list it is no part of that item. */
  isApart: boolean;
};

function lineAt(line: string, offset: number): Line {
  const end = offset + line.length;
  const indent = line.length - line.trimStart().length;
  const plain = { start: offset, end, level: 0, indent, isStart: true, isApart: marginPattern.test(line) };
  if (fencePattern.test(line)) return { ...plain, kind: 'fence' };
  if (line.trim() === '' || ruledRowPattern.test(line)) return { ...plain, kind: 'blank' };
  if (rowPattern.test(line)) return { ...plain, kind: 'item', isRow: true };
  const heading = headingPattern.exec(line);
  if (heading)
    return { ...plain, kind: 'heading', level: heading[1]?.length ?? 1, start: offset + heading[0].length };
  const item = itemPattern.exec(line);
  if (!item) return { ...plain, kind: 'prose', isStart: false };
  const depth = (outlinePattern.exec(line)?.[1] ?? '').split('.').length - 1;
  return { ...plain, kind: 'item', indent: indent + 2 * depth, start: offset + item[0].length };
}

function linesOf(brief: string): Block[] {
  const blocks: Block[] = [];
  let offset = 0;
  let open: Block | undefined;
  let fence: Block | undefined;
  const lines = brief.split('\n');
  for (const [index, text] of lines.entries()) {
    const { kind, isStart, isApart, ...place } = lineIn(lines, index, {
      offset,
      level: blocks.length === 0 ? 1 : 2,
    });
    offset += text.length + 1;
    const last = blocks.at(-1);
    if (last?.isRow === true && ruledRowPattern.test(text)) last.isHead = true;
    if (fence) fence.end = place.end;
    if (kind === 'fence') {
      const begun: Block = { ...place, kind: 'code' };
      if (!fence) blocks.push(begun);
      [fence, open] = [fence ? undefined : begun, undefined];
    } else if (!fence) open = addLine(blocks, { kind, isStart, isApart, ...place }, open);
  }
  return blocks;
}

/** A line among the others. */
function lineIn(lines: readonly string[], index: number, place: { offset: number; level: number }): Line {
  const text = lines[index] ?? '';
  if (isUnderline(lines, index)) return { ...lineAt('', place.offset), end: place.offset + text.length };
  if (isTitleLine(lines, index) || isUnderlined(lines, index)) return titleAt(text, place);
  const line = lineAt(text, place.offset);
  const isLabelled = line.kind === 'prose' && isLabelLine(lines, index);
  return isLabelled ? { ...line, isStart: true } : line;
}

const longestPlainTitle = 5;
const longestUnderlined = 8;

/** A line of text above a line of strokes is a heading. */
function isUnderlined(lines: readonly string[], index: number): boolean {
  const text = (lines[index] ?? '').trim();
  return (
    text !== '' &&
    !itemPattern.test(text) &&
    !rowPattern.test(text) &&
    text.split(/\s+/).length <= longestUnderlined &&
    !/[.,:;]$/.test(text) &&
    underlinePattern.test(lines[index + 1] ?? '')
  );
}

function isUnderline(lines: readonly string[], index: number): boolean {
  return underlinePattern.test(lines[index] ?? '') && isUnderlined(lines, index - 1);
}

/** A line that begins something of its own: a name before its text, a course of states. */
function isLabelLine(lines: readonly string[], index: number): boolean {
  const text = lines[index] ?? '';
  if (arrowPattern.test(text) && !/[.,;]$/.test((lines[index - 1] ?? '').trim())) return true;
  if (!labelPattern.test(text)) return false;
  const before = lines[index - 1] ?? '';
  if (/^\s*\*{0,2}\p{Lu}/u.test(text)) return !/,\s*$/.test(before);
  const [label = ''] = text.trim().split(':');
  const isKey = text.includes(':') && label.split(/\s+/).length <= longestKey;
  return isKey && (before.trim() === '' || labelPattern.test(before));
}

const longestKey = 3;

/** A short line that opens a part of the brief: after an empty line and right above its text, or all in bold. */
function isTitleLine(lines: readonly string[], index: number): boolean {
  const text = lines[index] ?? '';
  if (boldPattern.test(text.trim())) return lines.slice(index + 1).some((line) => line.trim() !== '');
  const isShort = text.replace(numberPattern, '').trim().split(/\s+/).length <= longestPlainTitle;
  if (!isShort || !plainTitlePattern.test(text)) return false;
  const [before, after] = [lines[index - 1] ?? '', lines[index + 1] ?? ''];
  if (before.trim() !== '' || isTitleText(after)) return false;
  const number = numberPattern.exec(text)?.[1];
  return number === undefined
    ? /^\s*(?:\p{Lu}|[-*+•–]\s|\d)/u.test(after)
    : after.trimStart().startsWith(`${number}.`) || /^\s*(?:\p{Lu}|[-*+•–]\s)|^\s+\S/u.test(after);
}

/** Two short lines below each other are verse, an address or a list, not a title and its text. */
function isTitleText(line: string): boolean {
  return (
    line.trim().split(/\s+/).length <= longestPlainTitle &&
    !/[.:;!?|]|->|→|=>/.test(line) &&
    !itemPattern.test(line)
  );
}

/** A heading without the marks of one. */
function titleAt(text: string, { offset, level }: { offset: number; level: number }): Line {
  const number = numberPattern.exec(text)?.[0].length ?? 0;
  const end = offset + text.length;
  return { kind: 'heading', level, indent: 0, start: offset + number, end, isStart: true, isApart: true };
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
  return kind === 'heading' || place.isRow === true ? undefined : block;
}
