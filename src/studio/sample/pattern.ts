/**
 * Texts that match a regular expression: enough of the syntax for the identifying numbers of a specification (literals,
 * classes, `\d \w \s .`, groups, alternatives and the quantifiers). The result is checked against the pattern.
 */
import { InternalError } from '../../kernel/error.ts';

type Cursor = { text: string; at: number };
/** Draws the next digit of the number that makes samples differ; `radix` choices. */
type Draw = (radix: number) => number;
type Make = (draw: Draw) => string;

const digits = '0123456789';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const escapes: Record<string, string> = { d: digits, w: `${letters}${digits}_`, s: ' ' };

function span(from: string, to: string): string {
  const [low = 0, high = 0] = [from.codePointAt(0), to.codePointAt(0)];
  return Array.from({ length: Math.max(high - low + 1, 0) }, (_, i) => String.fromCodePoint(low + i)).join(
    '',
  );
}

function readClass(cursor: Cursor): string {
  let chars = '';
  const isNegated = cursor.text[cursor.at] === '^';
  if (isNegated) cursor.at += 1;
  while (cursor.at < cursor.text.length && cursor.text[cursor.at] !== ']') {
    let char = cursor.text[cursor.at++] ?? '';
    if (char === '\\') {
      char = cursor.text[cursor.at++] ?? '';
      const set = escapes[char];
      if (set !== undefined) {
        chars += set;
        continue;
      }
    }
    const next = cursor.text[cursor.at + 1];
    if (cursor.text[cursor.at] === '-' && next !== undefined && next !== ']') {
      cursor.at += 2;
      chars += span(char, next);
    } else chars += char;
  }
  cursor.at += 1;
  return isNegated
    ? `${digits}${letters}`
        .split('')
        .filter((char) => !chars.includes(char))
        .join('')
    : chars;
}

function readAtom(cursor: Cursor): Make {
  const char = cursor.text[cursor.at++] ?? '';
  if (char === '[') return pick(readClass(cursor));
  if (char === '.') return pick(`${digits}${letters}`);
  if (char === '(') {
    const opening = /^\?(?::|<[a-z]\w*>)/i.exec(cursor.text.slice(cursor.at));
    cursor.at += opening?.[0].length ?? 0;
    const inner = readAlternatives(cursor);
    cursor.at += 1;
    return inner;
  }
  if (char === '^' || char === '$') return () => '';
  if (char !== '\\') return () => char;
  const escaped = cursor.text[cursor.at++] ?? '';
  return pick(escapes[escaped] ?? escaped);
}

function pick(chars: string): Make {
  return (draw) => (chars.length === 1 ? chars : (chars[draw(chars.length)] ?? ''));
}

function readQuantifier(cursor: Cursor): number {
  const rest = cursor.text.slice(cursor.at);
  const braces = /^\{(\d+)(?:,(\d*))?\}\??/.exec(rest);
  if (braces) {
    cursor.at += braces[0].length;
    return Math.max(Number(braces[1]), braces[1] === '0' && braces[2] !== '0' ? 1 : 0);
  }
  const sign = /^[?*+]\??/.exec(rest);
  if (!sign) return 1;
  cursor.at += sign[0].length;
  return sign[0].startsWith('?') ? 0 : 1;
}

function readSequence(cursor: Cursor): Make {
  const parts: { make: Make; times: number }[] = [];
  while (cursor.at < cursor.text.length && !'|)'.includes(cursor.text[cursor.at] ?? '')) {
    const make = readAtom(cursor);
    parts.push({ make, times: readQuantifier(cursor) });
  }
  // The last place varies fastest, so that neighbouring samples differ even in short texts.
  return (draw) => parts.toReversed().reduce((text, part) => repeat(part, draw) + text, '');
}

function repeat(part: { make: Make; times: number }, draw: Draw): string {
  let text = '';
  for (let i = 0; i < part.times; i += 1) text = part.make(draw) + text;
  return text;
}

function readAlternatives(cursor: Cursor): Make {
  const makes = [readSequence(cursor)];
  while (cursor.text[cursor.at] === '|') {
    cursor.at += 1;
    makes.push(readSequence(cursor));
  }
  return makes[0] ?? (() => '');
}

/** The n-th text that the whole pattern matches. Throws InternalError `pattern` for syntax beyond ours. */
export function sampleOfPattern(pattern: string, n: number): string {
  let rest = n;
  const draw: Draw = (radix) => {
    const value = rest % radix;
    rest = Math.floor(rest / radix);
    return value;
  };
  const text = readAlternatives({ text: pattern, at: 0 })(draw);
  if (new RegExp(`^(?:${pattern})$`, 'u').test(text)) return text;
  throw new InternalError({ code: 'pattern', message: `No sample was found for the pattern ${pattern}` });
}
