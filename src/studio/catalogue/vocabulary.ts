/** All the words that a kind's page uses: what a brief may say and still mean this kind. */
import type { Pack, PackLanguage } from './pack.ts';
import { toldWords } from './told-words.ts';
import { lemmaOf, likeness, plainWords } from './word.ts';

const known: Partial<Record<PackLanguage, Map<Pack, ReadonlySet<string>>>> = {};

/** Words this much alike are the same to a kind. */
const likely = 0.7;

/** Whether all parts of a written word belong to a kind. */
export function isWordOf(pack: Pack, language: PackLanguage, text: string): boolean {
  const words = vocabularyOf(pack, language);
  return plainWords(text).every((word) => {
    const lemma = lemmaOf(word);
    return words.has(lemma) || [...words].some((one) => likeness(one, lemma) >= likely);
  });
}

function vocabularyOf(pack: Pack, language: PackLanguage): ReadonlySet<string> {
  const all = (known[language] ??= new Map<Pack, ReadonlySet<string>>());
  const found = all.get(pack);
  if (found) return found;
  const { names, trades, words, parts } = pack.text[language];
  const texts = [
    ...names,
    ...trades,
    ...words.flatMap(({ noun, others }) => [noun, ...others]),
    ...(toldWords(language).get(pack.kind) ?? []),
    ...parts.flatMap(({ sentences, trades: own }) => [...sentences, ...own]),
  ];
  const made = new Set(texts.flatMap(plainWords).map(lemmaOf));
  all.set(pack, made);
  return made;
}
