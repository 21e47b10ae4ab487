/** A product of the things that a brief lists, where no kind of the catalogue keeps most of them. */
import type { Lexicon } from '../analyst/language/lexicon.ts';
import { rightsOfListed, sentencesOfListed } from './listed-thing.ts';
import type { Pack, PackText } from './pack.ts';
import type { Recognised } from './recognise.ts';

/** The listed things, and the `people` who look after them, as a kind of its own, called "+things:member,game"; no words name it. */
export function rosterOf(lexicon: Lexicon, nouns: readonly string[], people: readonly string[]): Recognised {
  const main = nouns.find((noun) => !lexicon.personNouns.has(noun)) ?? nouns[0] ?? '';
  const sentences = [...nouns, ...people].flatMap((noun) => sentencesOfListed(lexicon, noun, nouns));
  const parts = [
    {
      trades: [],
      isOtherwise: false,
      sentences: [...sentences, ...rightsOfListed(lexicon, nouns, people)],
      awaited: [],
      oftenAsked: [],
    },
  ];
  const text = { ...nothing, main, parts };
  const pack: Pack = {
    kind: `+things:${nouns.join(',')}`,
    version: 1,
    isGeneral: false,
    isForStaff: false,
    isOfItself: false,
    text: { en: nothing, fr: nothing, [lexicon.language]: text },
  };
  return { packs: [pack], trades: [], spans: [], main: { start: 0, end: 0 } };
}

const nothing: PackText = {
  names: [],
  trades: [],
  verbs: [],
  cues: [],
  itself: [],
  thing: '',
  main: '',
  words: [],
  parts: [],
};
