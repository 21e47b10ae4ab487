/** A brief as words and sentences, read without any grammar. */

import { plain, singularsOf } from './known-words.ts';

/** A word with its place (UTF-16 offsets), in lower case without accents, and what is left without its ending. */
export type Word = { start: number; end: number; text: string; stem: string };
export type Sentence = { start: number; end: number; words: readonly Word[]; isHeading: boolean };
export type Place = { start: number; end: number };

const wordPattern = /(?<=\s|^)-\d+(?:[.,]\d+)?|\d+(?:[.,:h]\d+)*|[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu;
/** Where a sentence ends: a mark before a space, an empty line, the beginning of a list entry or a heading. */
const endPattern =
  /[.!?](?=\s|$)|(?<!^[^\n]*:[^\n]*);(?=\s|$)|\n(?=\s*\*{0,2}\p{L}[^.,:;!?|()\n]{0,38}(?:\s?:\*{0,2}\s|\s[–—-]\s))|\n\s*\n|\n(?=\s*(?:[-*•–#|]|\(?[a-z][.)]|\(?\d+(?:\.\d+)*[.)]|\d+(?:\.\d+)+)\s)/gmu;
/** The line of strokes below the head of a table. */
const ruledRow = /^\s*\|(?:\s*:?-+:?\s*\|)+/;
/** "Rules:", "**Roles**": a line of a word or two that only leads to others. */
const lead = /^\s*(?:\*\*[^*\n]{2,40}\*\*:?|\p{L}+(?: \p{L}+){0,2}\s?:)\s*$/u;
/** The number or letter of a list entry: it counts the entries and says nothing of the product. */
const numbering =
  /^[ \t]*(?:[-*•]\s+)?(?:R\d{1,2}[.:)]|\(?(?:\d{1,2}|[a-z])[.)]|\d{1,2}(?:\.\d{1,2})+[.)]?)(?=\s)/gimu;

const endings = [
  'ements',
  'ement',
  'ings',
  'ing',
  'ees',
  'ee',
  'ers',
  'er',
  'ed',
  'es',
  'e',
  's',
  'x',
  'ir',
  'is',
  'i',
];

/** What stays of a word when its ending goes: enough to see that "cancelled" and "cancel" are akin. */
function stemOf(text: string): string {
  const bare = text.replace(/'s$/, '').replace(/^[ldjmnstc]'|^qu'/, '');
  const single = bare.length > 3 ? (singularsOf(bare)[0] ?? bare) : bare;
  const base = single.replace(/ies$/, 'y').replace(/ied$/, 'y');
  const ending = endings.find((one) => base.endsWith(one) && base.length - one.length >= 3);
  const cut = ending === undefined ? base : base.slice(0, -ending.length);
  return cut.replace(/([^aeiouy])\1$/, '$1');
}

/** A word that stands by itself. */
export function wordOf(text: string, start = 0): Word {
  const low = plain(text).replace(/^(?:[ldsj]|qu)'(?=\p{L}{2})/u, '');
  return { start, end: start + text.length, text: low, stem: stemOf(low) };
}

/** The words of a text. */
export function wordsOf(text: string, offset = 0): Word[] {
  return [...text.matchAll(wordPattern)].map((match) => wordOf(match[0], offset + match.index));
}

/** The sentences of a brief, headings among them. */
export function sentencesOf(brief: string): Sentence[] {
  const ends = [...brief.matchAll(endPattern)].map((match) => match.index + match[0].length);
  const starts = [0, ...ends];
  const plainBrief = brief.replaceAll(numbering, (found) => ' '.repeat(found.length));
  return starts.flatMap((start, index) => {
    const text = plainBrief.slice(start, starts[index + 1] ?? brief.length);
    const words = wordsOf(text, start);
    const [first, last] = [words[0], words.at(-1)];
    if (!first || !last) return [];
    const next = brief.slice(starts[index + 1] ?? brief.length);
    const isHeading = /^\s*#/.test(text) || (/^\s*\|/.test(text) && ruledRow.test(next)) || lead.test(text);
    return [{ start: first.start, end: last.end, words, isHeading }];
  });
}

/** Whether two words are forms of one another. */
export function isAkin(one: Word, other: Word): boolean {
  if (one.text === other.text || one.stem === other.stem) return true;
  const [short, long] = one.stem.length < other.stem.length ? [one.stem, other.stem] : [other.stem, one.stem];
  return short.length >= 4 && long.length - short.length <= 3 && long.startsWith(short);
}

const joining = new Set([
  'in',
  'of',
  'the',
  'a',
  'an',
  'and',
  'or',
  'de',
  'du',
  'des',
  'la',
  'le',
  'les',
  'en',
  'et',
  'ou',
  'd',
  'l',
  'its',
  'is',
]);

/** The words of a name that have to be found. */
export function nameWords(name: string): Word[] {
  const words = wordsOf(name);
  const telling = words.filter(({ text }) => !joining.has(text));
  return telling.length > 0 ? telling : words;
}

/** Whether all words of a name stand among these. */
export function isNamed(words: readonly Word[], name: string): boolean {
  return nameWords(name).every((wanted) => words.some((word) => isAkin(word, wanted)));
}

/** The first place of a name among words that follow each other: the index of its last word, or -1. */
export function placeOf(words: readonly Word[], name: string, from = 0): number {
  const wanted = nameWords(name);
  const last = wanted.at(-1);
  if (!last) return -1;
  return words.findIndex(
    (word, index) =>
      index >= from &&
      isAkin(word, last) &&
      wanted.every((one) =>
        words.slice(Math.max(0, index - wanted.length - 1), index + 1).some((near) => isAkin(near, one)),
      ),
  );
}
