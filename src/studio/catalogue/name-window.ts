/** Where a brief has the words of a name close together, whatever stands between and whichever way they are inflected. */
import { askingWords } from './asking-words.ts';
import type { PackLanguage } from './pack.ts';
import { likeness, plainWords } from './word.ts';

/** A word of a brief as names are compared with it; `isVerb`: "to book", not "a book". */
type Place = { plain: string; isVerb: boolean };

/** Where a word, or one like it, stands, and how like it is. */
type Likes<P extends Place> = (word: string) => ReadonlyMap<P, number>;

/** The words of a brief, to be compared with many names. */
export type Wish<P extends Place> = { places: readonly P[]; likes: Likes<P> };

/** The places of a name's words, and how like they are together. */
type Window<P extends Place> = { sum: number; spans: P[] };

/** What a word between those of a name takes from it. */
const gap = 0.1;

/** Names are few and compared with every brief. */
const nameWords: Readonly<Record<PackLanguage, Map<string, readonly string[]>>> = {
  en: new Map(),
  fr: new Map(),
};

/** The words of a name that tell it from others. */
export function nameWordsOf(name: string, language: PackLanguage): readonly string[] {
  const known = nameWords[language].get(name);
  if (known) return known;
  const { small, generic } = askingWords[language];
  const words = plainWords(name.replaceAll(/\bto-do\b/giu, 'todo'));
  const telling = words.filter((word) => !small.has(word) && !generic.has(word));
  const found = telling.length > 0 ? telling : words;
  nameWords[language].set(name, found);
  return found;
}

/** Looks each word up once, however many names have it. */
export function likesOf<P extends Place>(places: readonly P[]): Likes<P> {
  const known = new Map<string, ReadonlyMap<P, number>>();
  return (word) => {
    const before = known.get(word);
    if (before) return before;
    const scored = places.map((place) => [place, likenessAt(word, place)] as const);
    const found = new Map(scored.filter(([, like]) => like > 0));
    known.set(word, found);
    return found;
  };
}

/** All words of a name close together, in any order. */
export function bestWindow<P extends Place>(
  words: readonly string[],
  { places, likes }: Wish<P>,
): Window<P> | undefined {
  const found = words.map(likes);
  if (found.some(({ size }) => size === 0)) return undefined;
  let best: Window<P> | undefined;
  for (let from = 0; from < places.length; from += 1) {
    const window = windowOf(found, places.slice(from, from + words.length + (words.length > 1 ? 1 : 0)));
    if (window && (!best || window.sum > best.sum)) best = window;
  }
  return best;
}

function windowOf<P extends Place>(
  words: readonly ReadonlyMap<P, number>[],
  window: readonly P[],
): Window<P> | undefined {
  const free = [...window];
  const spans: P[] = [];
  let sum = 0;
  for (const likes of words) {
    const scored = free.map((place, at) => ({ place, at, like: likes.get(place) ?? 0 }));
    const best = scored.sort((a, b) => b.like - a.like)[0];
    if (!best || best.like === 0) return undefined;
    free.splice(best.at, 1);
    spans.push(best.place);
    sum += best.like;
  }
  const isGapped = window.indexOf(spans[0] as P) !== -1 && spread(window, spans) > words.length;
  return { sum: sum - (isGapped ? gap : 0), spans };
}

/** "To book" is near to "booking", "a book" is not. */
function likenessAt(word: string, { plain, isVerb }: Place): number {
  const isAct = word.endsWith('ing') && !plain.endsWith('ing') && word.startsWith(plain);
  return isAct && !isVerb ? 0 : likeness(word, plain);
}

function spread(window: readonly Place[], spans: readonly Place[]): number {
  const at = spans.map((place) => window.indexOf(place));
  return Math.max(...at) - Math.min(...at) + 1;
}
