/** Noun phrases, quantities and lists of them. */
import { rule } from './category.ts';
import { worth } from '../language/chart.ts';
import type { Categories } from './category.ts';
import type { NounPhrase, Quantity } from './logical-form.ts';

type Parts = {
  determiner?: NounPhrase['determiner'];
  quantity?: Quantity | undefined;
  adjectives?: Categories['Adjectives'] | undefined;
  noun: Categories['NounBar'];
  place: { start: number; end: number };
};

/** Adjectives that are operators: "overlapping", "other". */
const overlapping = new Set(['overlapping', 'simultaneous', 'conflicting']);

function nounPhrase({ determiner, quantity, adjectives = [], noun, place }: Parts): NounPhrase {
  const isOverlapping = adjectives.some((word) => overlapping.has(word.lemma));
  const isOthers = determiner === 'other' || adjectives.some((word) => word.lemma === 'other');
  return {
    start: place.start,
    end: place.end,
    words: noun.words,
    isPlural: noun.isPlural,
    adjectives: adjectives.filter((word) => !overlapping.has(word.lemma) && word.lemma !== 'other'),
    ...(determiner && { determiner }),
    ...(quantity && { quantity }),
    ...(isOthers && { isOthers: true }),
    ...(isOverlapping && { isOverlapping }),
  };
}

/** The longest compound noun. */
const longestCompound = 4;

export const nounPhraseRules = [
  rule('NounBar', ['N'], ([noun]) => noun),
  rule('NounBar', ['N', 'NounBar'], ([noun, rest], place) => {
    const words = [...noun.words, ...rest.words];
    if (words.length > longestCompound || noun.isPlural) return undefined;
    return {
      start: place.start,
      end: place.end,
      words,
      isPlural: rest.isPlural,
      text: `${noun.text} ${rest.text}`,
    };
  }),
  rule('NounBar', ['COUNT', 'OF', 'NounBar'], ([, , rest], place) =>
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
  rule('Quantity', ['NUM'], ([value]) => ({ op: 'exactly', value })),
  worth(
    0.3,
    rule('Quantity', ['CMP', 'NUM'], ([op, value]) => ({ op, value })),
  ),
  worth(
    0.3,
    rule('Quantity', ['QUANT'], ([op]) => ({ op, value: 0 })),
  ),
  worth(
    -1,
    rule('Quantity', ['BETWEEN', 'NUM', 'AND', 'NUM'], ([, , , value]) => ({ op: 'atMost', value })),
  ),
  rule('Adjectives', ['Quality'], ([words]) => words),
  rule('Quality', ['ADJ'], ([word]) => [word]),
  rule('Quality', ['PART'], ([{ value, ...span }]) => [{ ...span, lemma: value, text: value }]),
  rule('Quality', ['NEWADJ'], () => []),
  worth(
    -0.3,
    rule('Adjectives', ['Quality', 'Adjectives'], ([left, right]) => [...left, ...right]),
  ),
  rule('Adjectives', ['Quality', 'OR', 'Adjectives'], ([left, , right]) => [...left, ...right]),
  rule('Adjectives', ['Quality', 'AND', 'Adjectives'], ([left, , right]) => [...left, ...right]),
  worth(
    -0.1,
    rule('Adjectives', ['Quality', 'COMMA', 'Adjectives'], ([left, , right]) => [...left, ...right]),
  ),
  rule(
    'NP',
    ['DET?', 'Quantity?', 'Adjectives?', 'NounBar'],
    ([determiner, quantity, adjectives, noun], place) =>
      nounPhrase({ ...(determiner && { determiner }), quantity, adjectives, noun, place }),
  ),
  worth(
    0.3,
    rule('NP', ['DET?', 'OWN', 'Adjectives?', 'NounBar'], ([, , adjectives, noun], place) => ({
      ...nounPhrase({ determiner: 'their', adjectives, noun, place }),
      isOwn: true,
    })),
  ),
  worth(
    0.5,
    rule('NP', ['OTHERS', 'POSS', 'Adjectives?', 'NounBar'], ([, , adjectives, noun], place) => ({
      ...nounPhrase({ adjectives, noun, place }),
      isOthers: true,
    })),
  ),
  worth(
    0.5,
    rule('NP', ['NP', 'OF', 'OTHERS'], ([noun], place) => ({ ...noun, ...span(place), isOthers: true })),
  ),
  rule('NP', ['PRON'], (_, place) => ({
    ...span(place),
    words: [],
    isPlural: false,
    adjectives: [],
    isPronoun: true,
  })),
  worth(
    -0.1,
    rule('NP', ['NP', 'OF', 'NP'], ([noun, , of], place) => owned(noun, of, place)),
  ),
  rule('NP', ['NP', 'FOR', 'NP'], ([noun, , of], place) =>
    of.determiner === 'same' || of.determiner === 'other' ? owned(noun, of, place) : undefined,
  ),
  rule('NP', ['NP', 'BY', 'NP'], ([noun, , of], place) =>
    of.determiner === 'same' || of.determiner === 'other' ? owned(noun, of, place) : undefined,
  ),
  rule('NP', ['NP', 'IN', 'NP'], ([noun, , of], place) =>
    of.determiner === 'same' ? owned(noun, of, place) : undefined,
  ),
  rule('NP', ['NP', 'POSS', 'Adjectives?', 'NounBar'], ([of, , adjectives, noun], place) =>
    owned(nounPhrase({ adjectives, noun, place }), of, place),
  ),
  rule('NP', ['NP', 'REL', 'V'], ([noun, , verb], place) =>
    verb.sense === 'overlap' ? { ...noun, ...span(place), isOverlapping: true } : undefined,
  ),
  worth(
    -0.3,
    rule('NP', ['NP', 'REL', 'Copula', 'StateOr'], ([noun, , copula, states], place) =>
      copula.isNegated || copula.modal
        ? undefined
        : {
            ...noun,
            ...span(place),
            adjectives: [
              ...noun.adjectives,
              ...states.map((state) => ({
                start: state.start,
                end: state.end,
                lemma: state.value,
                text: state.value,
              })),
            ],
          },
    ),
  ),
  worth(
    -0.2,
    rule('NP', ['NP', 'ADJ'], ([noun, state], place) =>
      state.lemma.includes(' ') && noun.quantity
        ? { ...noun, ...span(place), adjectives: [...noun.adjectives, state] }
        : undefined,
    ),
  ),
  rule('NP', ['NP', 'NEEDED'], ([noun], place) => (noun.isPronoun ? undefined : { ...noun, ...span(place) })),
  rule('Separator', ['COMMA'], () => true),
  rule('Separator', ['AND'], () => true),
  rule('Separator', ['COMMA', 'AND'], () => true),
  rule('NPList', ['NP'], ([noun]) => [noun]),
  rule('NPList', ['NP', 'Separator', 'NPList'], ([noun, , rest]) => [noun, ...rest]),
  rule('NPList', ['NP', 'OR', 'NP'], ([left, , right]) => [left, right]),
];

function owned(
  noun: NounPhrase,
  of: NounPhrase,
  place: { start: number; end: number },
): NounPhrase | undefined {
  if (noun.isPronoun || noun.of) return undefined;
  const isOthers = of.isOthers === true || noun.isOthers;
  return { ...noun, ...span(place), of, ...(isOthers && { isOthers: true }) };
}

function span({ start, end }: { start: number; end: number }): { start: number; end: number } {
  return { start, end };
}
