/** Noun phrases, quantities and lists of them. */
import { rule } from './category.ts';
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
const overlapping = new Set(['overlapping', 'simultaneous', 'conflicting', 'simultané', 'chevauchant']);

/** The phrase of a noun with what stands around it. */
export function nounPhrase({ determiner, quantity, adjectives = [], noun, place }: Parts): NounPhrase {
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

export const nounPhraseRules = [
  rule('NounBar: N', 0, ([noun]) => noun),
  rule('Quantity: NUM', 0, ([value]) => ({ op: 'exactly', value })),
  rule('Quantity: CMP NUM', 0.3, ([op, value]) => ({ op, value })),
  rule('Quantity: APPROX NUM', 0.2, ([, value]) => ({ op: 'exactly', value })),
  rule('Quantity: QUANT', 0.3, ([op]) => ({ op, value: 0 })),
  rule('Quantity: BETWEEN NUM AND NUM', -1, ([, , , value]) => ({ op: 'atMost', value })),
  rule('Adjectives: Quality', 0, ([words]) => words),
  rule('Quality: ADJ', 0, ([word]) => [word]),
  rule('Quality: PART', 0, ([{ start, end, value, written }]) => [
    { start, end, lemma: value, text: value, written },
  ]),
  rule('Quality: NEWADJ', 0, () => []),
  rule('Adjectives: Quality Adjectives', -0.3, ([left, right]) => [...left, ...right]),
  // "New or old": a word that says nothing by itself is no alternative.
  rule('Adjectives: Quality OR Adjectives', 0, ([left, , right]) =>
    left.length > 0 && right.length > 0 ? [...left, ...right] : undefined,
  ),
  rule('Adjectives: Quality AND Adjectives', 0, ([left, , right]) => [...left, ...right]),
  rule('Adjectives: Quality COMMA Adjectives', -0.1, ([left, , right]) => [...left, ...right]),
  // "Those of others": what was spoken of, of others.
  rule('NP: ONES OF OTHERS', 0.6, (_, place) => ({
    ...span(place),
    words: [],
    isPlural: true,
    adjectives: [],
    isPronoun: true,
    isOthers: true,
  })),
  rule('NP: NP OF OTHERS', 0.5, ([noun], place) => ({ ...noun, ...span(place), isOthers: true })),
  rule('NP: PRON', 0, (_, place) => ({
    ...span(place),
    words: [],
    isPlural: false,
    adjectives: [],
    isPronoun: true,
  })),
  rule('NP: NP OF NP', -0.1, ([noun, , of], place) => owned(noun, of, place)),
  rule('NP: NP FOR NP', 0, ([noun, , of], place) =>
    of.determiner === 'same' || of.determiner === 'other' ? owned(noun, of, place) : undefined,
  ),
  rule('NP: NP BY NP', 0, ([noun, , of], place) =>
    of.determiner === 'same' || of.determiner === 'other' ? owned(noun, of, place) : undefined,
  ),
  rule('NP: NP IN NP', 0, ([noun, , of], place) =>
    of.determiner === 'same' ? owned(noun, of, place) : undefined,
  ),
  rule('NP: NP REL V', 0, ([noun, , verb], place) =>
    verb.sense === 'overlap' ? { ...noun, ...span(place), isOverlapping: true } : undefined,
  ),
  rule('NP: NP REL Copula StateOr', -0.3, ([noun, , copula, states], place) =>
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
              ...(state.written !== undefined && { written: state.written }),
            })),
          ],
        },
  ),
  rule('NP: NP ADJ', -0.2, ([noun, state], place) =>
    state.lemma.includes(' ') && noun.quantity
      ? { ...noun, ...span(place), adjectives: [...noun.adjectives, state] }
      : undefined,
  ),
  rule('NP: NP NEEDED', 0, ([noun], place) => (noun.isPronoun ? undefined : { ...noun, ...span(place) })),
  rule('NP: NP WHOMADEIT', 0.6, ([noun], place) =>
    noun.isPronoun ? undefined : { ...noun, ...span(place), isMaker: true },
  ),
  // "The notes they wrote", "the ones that she has sold herself": their own.
  rule('NP: NP THEYMADE', 0.6, ([noun], place) => byThem(noun, place)),
  rule('NP: NP QUE THEY PART THEMSELVES?', 0.5, ([noun, , , part], place) =>
    part.verb === '' ? undefined : byThem(noun, place),
  ),
  rule('NP: NP REL? THEY NOTYET? PART THEMSELVES?', 0.5, ([noun, , , not, part], place) =>
    not || part.verb === '' ? undefined : byThem(noun, place),
  ),
  rule('NP: NP NOACCOUNT', 0.4, ([noun], place) =>
    noun.isPronoun ? undefined : { ...noun, ...span(place), isPublic: true },
  ),
  rule('Separator: COMMA', 0, () => true),
  rule('Separator: AND', 0, () => true),
  rule('Separator: COMMA AND', 0, () => true),
  rule('NPList: NP', 0, ([noun]) => [noun]),
  rule('NPList: NP Separator NPList', 0, ([noun, , rest]) => [noun, ...rest]),
  rule('NPList: NP OR NP', 0, ([left, , right]) => [left, right]),
];

/** What they made is their own. */
function byThem(noun: NounPhrase, place: { start: number; end: number }): NounPhrase | undefined {
  const isSome = noun.isPlural || noun.determiner === 'definite';
  return noun.isPronoun || noun.of || !isSome
    ? undefined
    : { ...noun, ...span(place), determiner: 'their', isOwn: true };
}

/** "A list of certificates": the certificates. */
function isCollection({ words, determiner }: NounPhrase): boolean {
  return determiner === 'indefinite' && words.length === 1 && collections.has(words[0] ?? '');
}

const collections: ReadonlySet<string> = new Set(['list', 'set', 'collection', 'liste', 'ensemble']);

/** "The room of the guest". */
export function owned(
  noun: NounPhrase,
  of: NounPhrase,
  place: { start: number; end: number },
): NounPhrase | undefined {
  if (noun.isPronoun || noun.of || isCollection(noun)) return undefined;
  const isOthers = of.isOthers === true || noun.isOthers;
  return { ...noun, ...span(place), of, ...(isOthers && { isOthers: true }) };
}

function span({ start, end }: { start: number; end: number }): { start: number; end: number } {
  return { start, end };
}
