/** Finding the phrases of a list among tokens. */
import type { Lexicon } from '../language/lexicon.ts';
import type { Token } from '../language/text.ts';

/** Phrases by their first word, the longest first. */
export type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

/** Makes phrases ready for `lengthAt`, in the words of the lexicon's language. */
export function phrasesOf({ wordsOf }: Pick<Lexicon, 'wordsOf'>, phrases: readonly string[]): Phrases {
  const found = new Map<string, string[][]>();
  for (const phrase of phrases) {
    const words = wordsOf(phrase);
    const [first] = words;
    if (first === undefined) continue;
    const group = found.get(first);
    if (group) group.push(words);
    else found.set(first, [words]);
  }
  for (const group of found.values()) group.sort((a, b) => b.length - a.length);
  return found;
}

/** How many tokens the longest phrase takes that begins at a place; 0 where none does. */
export function lengthAt(phrases: Phrases, tokens: readonly Token[], at: number): number {
  const words = phrases
    .get(tokens[at]?.lower ?? '')
    ?.find((one) => one.every((word, offset) => tokens[at + offset]?.lower === word));
  return words?.length ?? 0;
}

/** True where one of the phrases stands anywhere among the tokens. */
export function holds(phrases: Phrases, tokens: readonly Token[]): boolean {
  return tokens.some((_, at) => lengthAt(phrases, tokens, at) > 0);
}
