/** Productions of the English word order: nouns in a row, adjectives before them, whose it is before what it is. */
import { named } from './attribute.ts';
import { rule, spanning } from './category.ts';
import { nounPhrase, owned } from './noun-phrase.ts';

/** The longest compound noun. */
const longestCompound = 4;

/** Words for whoever speaks, which begin no name. */
const speakers: ReadonlySet<string> = new Set(['we', 'i', 'you', 'us', 'me']);

export const englishOrderRules = [
  rule('NounBar: N NounBar', 0, ([noun, rest], place) => {
    const words = [...noun.words, ...rest.words];
    if (words.length > longestCompound || noun.isPlural || speakers.has(noun.words[0] ?? ''))
      return undefined;
    return {
      start: place.start,
      end: place.end,
      words,
      isPlural: rest.isPlural,
      text: `${noun.text} ${rest.text}`,
    };
  }),
  // "The time spent on a task".
  rule('NP: DET? NounBar PART FORINF NP', -0.2, ([determiner, noun, part, , of], place) =>
    of.isPronoun || noun.isPlural
      ? undefined
      : owned(
          {
            ...nounPhrase({ ...(determiner && { determiner }), noun, place }),
            words: [...noun.words, part.value],
          },
          of,
          place,
        ),
  ),
  // "Parcels handed out".
  rule('NP: DET? Quantity? NounBar PART', -0.5, ([determiner, quantity, noun, part], place) => ({
    ...nounPhrase({ ...(determiner && { determiner }), quantity, noun, place }),
    adjectives: [{ start: part.start, end: part.end, lemma: part.value, text: part.value }],
  })),
  // "Price per night".
  spanning('NounBar: N PER N', 0.5, ([noun, , unit]) =>
    noun.isPlural || unit.isPlural
      ? undefined
      : {
          isPlural: false,
          text: `${noun.text} per ${unit.text}`,
          words: [`${noun.words.join(' ')} per ${unit.words.join(' ')}`],
        },
  ),
  rule('NounBar: COUNT OF NounBar', 0, ([, , rest], place) =>
    rest.isPlural
      ? {
          start: place.start,
          end: place.end,
          isPlural: false,
          text: `number of ${rest.text}`,
          words: ['number', 'of', ...rest.text.toLowerCase().split(' ')],
        }
      : undefined,
  ),
  // "How many guests", "who asked".
  rule('Attr: HOWMANY NounBar', 0.6, ([, noun], place) =>
    noun.isPlural ? named(['number', 'of', ...noun.text.toLowerCase().split(' ')], {}, place) : undefined,
  ),
  rule('Attr: HOWLONG', 0.6, (_, place) => named(['duration'], {}, place)),
  rule('Attr: ASKINGWHO PART', 0.6, ([, part], place) => named([part.value, 'by'], {}, place)),
  rule('NP: DET? Quantity? Adjectives? NounBar', 0, ([determiner, quantity, adjectives, noun], place) =>
    nounPhrase({ ...(determiner && { determiner }), quantity, adjectives, noun, place }),
  ),
  rule('NP: DET? OWN Adjectives? NounBar', 0.3, ([, , adjectives, noun], place) => ({
    ...nounPhrase({ determiner: 'their', adjectives, noun, place }),
    isOwn: true,
  })),
  rule('NP: OTHERS POSS Adjectives? NounBar', 0.5, ([, , adjectives, noun], place) => ({
    ...nounPhrase({ adjectives, noun, place }),
    isOthers: true,
  })),
  rule('NP: NP POSS Adjectives? NounBar', 0, ([of, , adjectives, noun], place) =>
    owned(nounPhrase({ adjectives, noun, place }), of, place),
  ),
];
