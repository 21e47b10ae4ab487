/**
 * Whether a pattern of a specification can be matched in reasonable time. Products match what anybody types against it, on
 * the one thread that answers all requests, so a pattern that can match in very many ways (`(a+)+`) would let one person
 * stop the product for everybody. The count is an upper estimate; what it refuses can be said with fixed counts.
 */
type Cursor = { text: string; at: number; many: number };
/** In how many ways a part can match, and how long its shortest samples are. */
type Size = { ways: number; length: number };

const maxPatternLength = 500;
const maxCount = 1000;
const maxWays = 1e6;
const maxSampleLength = 10_000;

class Unsupported extends Error {}

/** Why a pattern is refused; undefined when it is not. `maxLength` is that of the texts that it is held against. */
export function patternProblem(pattern: string, maxLength = maxCount): string | undefined {
  if (pattern.length > maxPatternLength) return `the pattern is longer than ${maxPatternLength} characters`;
  try {
    const { ways, length } = alternatives({ text: pattern, at: 0, many: Math.max(100, maxLength / 10) });
    if (length > maxSampleLength) return `what matches '${pattern}' is very long`;
    if (ways <= maxWays) return undefined;
    return `'${pattern}' can match in too many ways, which would make products slow; use fixed counts such as {1,20}`;
  } catch (error) {
    if (error instanceof Unsupported) return error.message;
    throw error;
  }
}

function alternatives(cursor: Cursor): Size {
  let size = sequence(cursor);
  while (cursor.text[cursor.at] === '|') {
    cursor.at += 1;
    const other = sequence(cursor);
    size = { ways: size.ways + other.ways, length: Math.max(size.length, other.length) };
  }
  return size;
}

function sequence(cursor: Cursor): Size {
  const size = { ways: 1, length: 0 };
  while (cursor.at < cursor.text.length && !'|)'.includes(cursor.text[cursor.at] ?? '')) {
    const part = repeated(cursor, atom(cursor));
    size.ways *= part.ways;
    size.length += part.length;
  }
  return size;
}

function atom(cursor: Cursor): Size {
  const char = cursor.text[cursor.at++] ?? '';
  if (char === '[') skipClass(cursor);
  if (char === '\\') skipEscape(cursor);
  return char === '(' ? group(cursor) : { ways: 1, length: 1 };
}

function group(cursor: Cursor): Size {
  const rest = cursor.text.slice(cursor.at);
  const opening = /^\?(?::|<[a-zA-Z]\w*>)/.exec(rest)?.[0] ?? '';
  if (opening === '' && rest.startsWith('?')) throw new Unsupported('a pattern may not look ahead or behind');
  cursor.at += opening.length;
  const size = alternatives(cursor);
  cursor.at += 1;
  return size;
}

function skipClass(cursor: Cursor): void {
  while (cursor.at < cursor.text.length && cursor.text[cursor.at] !== ']') {
    cursor.at += cursor.text[cursor.at] === '\\' ? 2 : 1;
  }
  cursor.at += 1;
}

function skipEscape(cursor: Cursor): void {
  const escaped = cursor.text[cursor.at++] ?? '';
  if (/[1-9k]/.test(escaped)) throw new Unsupported('a pattern may not refer back to what it matched');
  const name = /^\{[^}]*\}/.exec(cursor.text.slice(cursor.at))?.[0] ?? '';
  if (/[pPu]/.test(escaped)) cursor.at += name.length;
}

function repeated(cursor: Cursor, { ways, length }: Size): Size {
  const [quantifier = '', sign, least, comma, most] =
    /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/.exec(cursor.text.slice(cursor.at)) ?? [];
  cursor.at += quantifier.length;
  if (quantifier === '') return { ways, length };
  if (sign === '?') return { ways: 1 + ways, length };
  if (sign !== undefined) return { ways: cursor.many * ways ** cursor.many, length };
  const from = Number(least);
  const to = comma === undefined ? from : most === '' ? Math.max(from, cursor.many) : Number(most);
  if (Math.max(from, comma !== undefined && most === '' ? 0 : to) > maxCount)
    throw new Unsupported(`a pattern may not repeat more than ${maxCount} times`);
  return { ways: Math.max(1, to - from + 1) * ways ** to, length: length * Math.max(1, from) };
}
