/** What an instruction is about in whatever words: each word that is known tells for one of several things. */
import { tellingWords, type Said } from './instruction.ts';
import { isSynonym } from './synonym.ts';

/**
 * The place that most words of an instruction stand for, themselves or, in a wording that was never shown, by others that
 * mean the same; `new` where none is known, undefined where several places are told alike.
 */
export function gistOf(said: Said, places: Readonly<Record<string, number>>): number | 'new' | undefined {
  const words = tellingWords(said.words);
  const known = Object.entries(places);
  const exact = known.filter(([word]) => words.has(word));
  const isOther = exact.length === 0 && said.template < 0;
  const telling = isOther ? known.filter(([word]) => [...words].some((one) => isSynonym(one, word))) : exact;
  const votes = [...Map.groupBy(telling, ([, place]) => place)].toSorted((a, b) => b[1].length - a[1].length);
  const [first, second] = votes;
  if (!first) return 'new';
  return first[1].length > (second?.[1].length ?? 0) ? first[0] : undefined;
}
