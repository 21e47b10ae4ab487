/** What an instruction is about in whatever words: each word that is known tells for one of several things. */
import type { Said } from './instruction.ts';
import { isSynonym } from './synonym.ts';

/** Shorter words tell nothing of what is meant. */
const shortest = 3;

/** The words of an instruction that may tell what is meant: no names, no quotations, no numbers. */
export function gistWords({ words }: Said): Set<string> {
  return new Set(
    words.flatMap(({ text, isQuoted }, at) => {
      const isName = at > 0 && /^\p{Lu}/u.test(text);
      return isQuoted || isName || text.length < shortest || !/^\p{L}+$/u.test(text)
        ? []
        : [text.toLowerCase()];
    }),
  );
}

/**
 * The place that most words of an instruction stand for, themselves or, in a wording that was never shown, by others that
 * mean the same; `new` where none is known, undefined where several places are told alike.
 */
export function gistOf(said: Said, places: Readonly<Record<string, number>>): number | 'new' | undefined {
  const words = gistWords(said);
  const known = Object.entries(places);
  const exact = known.filter(([word]) => words.has(word));
  const isOther = exact.length === 0 && said.template < 0;
  const telling = isOther ? known.filter(([word]) => [...words].some((one) => isSynonym(one, word))) : exact;
  const votes = [...Map.groupBy(telling, ([, place]) => place)].toSorted((a, b) => b[1].length - a[1].length);
  const [first, second] = votes;
  if (!first) return 'new';
  return first[1].length > (second?.[1].length ?? 0) ? first[0] : undefined;
}
