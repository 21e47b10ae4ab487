/**
 * Slips of the pen: a word that nobody knows, one common slip away from a single word that is known, is read as that word.
 * The slips are those that people make and that rarely lead from one good word to another: neighbours swapped, a letter
 * doubled or not, a vowel missing, too much or wrong, `s` for `c`.
 */
import type { Token } from '../language/text.ts';

/** Shorter words are too close to others. */
const shortest = { small: 4, any: 5, vowel: 6, otherVowel: 7 };
const vowels = ['a', 'e', 'i', 'o', 'u'];

/**
 * Words as they should be: all that are meant by slips, the small ones among them, in which any one letter may be missing,
 * and common words that are right as they stand.
 */
export type Spelling = {
  known: ReadonlySet<string>;
  small: ReadonlySet<string>;
  ordinary: ReadonlySet<string>;
};

/** The tokens with slips mended; places and capitals tell where a word stands, names keep theirs. */
export function mendSlips(spelling: Spelling, sentences: readonly (readonly Token[])[]): Token[][] {
  const counts = new Map<string, number>();
  for (const { lower } of sentences.flat()) counts.set(lower, (counts.get(lower) ?? 0) + 1);
  return sentences.map((tokens) =>
    tokens.map((token, at) => {
      const isName = at > 0 && token.text !== token.lower;
      if (token.kind !== 'word' || isName || isMeant(counts, token.lower)) return token;
      const mended = mendedWord(spelling, token.lower, counts);
      return mended === undefined ? token : { ...token, lower: mended, text: mended };
    }),
  );
}

/** What is written more often, or in the singular and in the plural, is meant so. */
function isMeant(counts: ReadonlyMap<string, number>, word: string): boolean {
  return (
    (counts.get(word) ?? 0) > mostSlips ||
    counts.has(`${word}s`) ||
    (word.endsWith('s') && counts.has(word.slice(0, -1)))
  );
}
const mostSlips = 3;

function mendedWord(
  { known, small, ordinary }: Spelling,
  word: string,
  counts: ReadonlyMap<string, number>,
): string | undefined {
  if (word.length < shortest.small || known.has(word) || ordinary.has(word) || !onlyLetters.test(word))
    return undefined;
  const found = [...new Set([...slipsOf(word).filter((one) => known.has(one)), ...shortSlips(small, word)])];
  const said = found.filter((one) => counts.has(one));
  const near = said.length > 0 ? said : found;
  return near.length === 1 ? near[0] : undefined;
}
const onlyLetters = /^[a-z]+$/;

/** "Shoud", "befor": a small word with one letter missing, or with its last letter doubled. */
function shortSlips(small: ReadonlySet<string>, word: string): string[] {
  return [...small].filter(
    (one) =>
      (one.length === word.length + 1 && one.startsWith(word.slice(0, 1)) && isWithoutOne(one, word)) ||
      (word.length === one.length + 1 && `${one}${one.at(-1) ?? ''}` === word),
  );
}

function isWithoutOne(long: string, short: string): boolean {
  let at = 0;
  while (at < short.length && long[at] === short[at]) at += 1;
  return long.slice(at + 1) === short.slice(at);
}

/** All that a word may have been before a slip; its first letter is never one. */
function slipsOf(word: string): string[] {
  if (word.length < shortest.any) return [];
  const slips: string[] = [];
  for (let at = 1; at < word.length; at += 1) {
    const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
    const next = after.charAt(0);
    if (next !== '' && next !== letter) slips.push(`${before}${next}${letter}${after.slice(1)}`);
    if (letter === next) slips.push(before + after);
    slips.push(`${before}${letter}${letter}${after}`);
    if (letter === 's' || letter === 'c') slips.push(`${before}${letter === 's' ? 'c' : 's'}${after}`);
    if (word.length >= shortest.vowel) slips.push(...vowelSlips(before, letter, after));
  }
  return slips;
}

/** A vowel wrong, missing before a letter, or too much; the last letter stays. */
function vowelSlips(before: string, letter: string, after: string): string[] {
  const isVowel = vowels.includes(letter);
  const missing = vowels.map((vowel) => `${before}${vowel}${letter}${after}`);
  if (!isVowel || after === '') return missing;
  const isLong = before.length + after.length + 1 >= shortest.otherVowel;
  const others = isLong ? vowels.map((vowel) => before + vowel + after) : [];
  return [...missing, before + after, ...others];
}
