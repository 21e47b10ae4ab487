/** The words of a language's prose, made ready once. */
import type { Lexicon } from '../language/lexicon.ts';
import type { ProseWords } from '../language/prose-words.ts';
import { phrasesOf } from './phrase.ts';
import type { Phrases } from './phrase.ts';

const lists = [
  'fillers',
  'openers',
  'closers',
  'wishes',
  'abilities',
  'greetings',
  'reasons',
  'consequences',
  'examples',
  'dismissals',
  'joints',
  'pastMoments',
  'nows',
  'troubles',
  'asking',
] as const satisfies readonly (keyof ProseWords)[];

/** Lists of phrases as `lengthAt` wants them; the rest as the lexicon has it. */
export type Guide = Omit<ProseWords, (typeof lists)[number]> & Record<(typeof lists)[number], Phrases>;

const guides = new Map<Lexicon['language'], Guide>();

/** The guide to a language's prose. */
export function guideOf(lexicon: Lexicon): Guide {
  const known = guides.get(lexicon.language);
  if (known) return known;
  const ready = Object.fromEntries(lists.map((list) => [list, phrasesOf(lexicon, lexicon.prose[list])]));
  const guide = { ...lexicon.prose, ...(ready as Record<(typeof lists)[number], Phrases>) };
  guides.set(lexicon.language, guide);
  return guide;
}
