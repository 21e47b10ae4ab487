/** Attributes with what is said about their values: "an email, which is unique", "a duration in minutes between 10 and 240". */
import { rule } from './category.ts';
import { join } from './modifier.ts';
import type { Attribute, Hints, NounPhrase } from './logical-form.ts';

function attribute(
  noun: NounPhrase,
  hints: Hints,
  place: { start: number; end: number },
): Attribute | undefined {
  return noun.isPronoun || isRanking(noun)
    ? undefined
    : { start: place.start, end: place.end, noun: compound(noun), hints };
}

/** "The five products with the lowest stock": it orders them, and is no field of theirs. */
function isRanking({ determiner, adjectives, words }: NounPhrase): boolean {
  const first = [...adjectives.map(({ lemma }) => lemma), words[0] ?? ''];
  return determiner === 'definite' && first.some((word) => ranking.has(word));
}

const ranking: ReadonlySet<string> = new Set(
  'lowest highest smallest greatest biggest largest cheapest fewest most least best worst'.split(' '),
);

/** "The date of the first visit" is a first visit date. */
export function compound(noun: NounPhrase): NounPhrase {
  const { of, ...plain } = noun;
  if (
    !of ||
    of.isPronoun ||
    of.isPlural ||
    of.determiner === 'each' ||
    of.determiner === 'same' ||
    of.of ||
    of.quantity
  )
    return noun;
  if (noun.isHeadFirst) return { ...plain, words: [...noun.words, 'du', ...(of.name ?? of.words)] };
  return { ...plain, words: [...of.adjectives.map(({ lemma }) => lemma), ...of.words, ...noun.words] };
}

/** A field of these words, at a place. */
export function named(words: string[], hints: Hints, place: { start: number; end: number }): Attribute {
  const { start, end } = place;
  return { start, end, noun: { start, end, words, isPlural: false, adjectives: [] }, hints };
}

export const attributeRules = [
  // "A 6-digit inventory number".
  rule('Attr: DET? NUM DIGITS NounBar', 0.6, ([, digits, , noun], place) =>
    named(noun.words, { digits }, place),
  ),
  rule('Props: PROP', 0, ([hints]) => hints),
  rule('Props: PROP Separator Props', 0, ([left, , right]) => join(left, right)),
  rule('Props: PROP Props', 0, ([left, right]) => join(left, right)),
  rule('Attr: NP Mods?', 0, ([noun, hints], place) => attribute(noun, hints ?? {}, place)),
  rule(
    'Attr: DET? Props Adjectives? NounBar Mods?',
    0.3,
    ([determiner, props, adjectives, noun, hints], place) =>
      attribute(
        {
          start: noun.start,
          end: noun.end,
          words: noun.words,
          isPlural: noun.isPlural,
          adjectives: adjectives ?? [],
          ...(determiner && { determiner }),
        },
        join(props, hints ?? {}),
        place,
      ),
  ),
  rule('Attr: Props NP Mods?', 0.2, ([props, noun, hints], place) =>
    attribute(noun, join(props, hints ?? {}), place),
  ),
  rule('Attr: WHETHER PRON? Copula? State', 0.4, ([, , , state], place) =>
    attribute(
      { start: state.start, end: state.end, words: [state.value], isPlural: false, adjectives: [] },
      { isBoolean: true },
      place,
    ),
  ),
  rule('Attr: WHETHER NP Copula State', 0.3, ([, , , state], place) =>
    attribute(
      { start: state.start, end: state.end, words: [state.value], isPlural: false, adjectives: [] },
      { isBoolean: true },
      place,
    ),
  ),
  // "Whether they bring a dog", "whether they can swim".
  rule('Attr: WHETHER NP V NP', 0.4, ([, who, , noun], place) =>
    who.isPronoun && !noun.isPronoun && !noun.of ? named(noun.words, { isBoolean: true }, place) : undefined,
  ),
  rule('Attr: WHETHER NP Aux V', 0.5, ([, who, aux, verb], place) =>
    who.isPronoun && aux.modal === 'can' && !aux.isNegated
      ? named(['can', verb.lemma], { isBoolean: true }, place)
      : undefined,
  ),
  rule('Attr: WHETHER NP HAVE NP', 0.4, ([, , , had], place) =>
    had.isPronoun ? undefined : named(had.words, { isBoolean: true }, place),
  ),
  rule('Attr: WHEN NP LAST? PART NP?', 0.4, ([, , last, part], place) =>
    named([...(last ? ['last'] : []), part.value, 'on'], { kind: 'date', isOptional: true }, place),
  ),
  rule('Attr: WHEN NP BE LAST? PART', 0.4, ([, , , last, part], place) =>
    named([...(last ? ['last'] : []), part.value, 'on'], { kind: 'date', isOptional: true }, place),
  ),
  // "If there is a dog", "s'il y a un chien".
  rule('Attr: WHETHER THERE NP', 0.6, ([, , noun], place) =>
    noun.isPronoun || noun.of ? undefined : named(noun.words, { isBoolean: true }, place),
  ),
  // "Which dentist".
  rule('Attr: ASKINGWHICH NounBar', 0.4, ([, noun], place) =>
    noun.isPlural ? undefined : named(noun.words, {}, place),
  ),
  rule('Attr: DET? LINK TO NP', 0.5, ([, , , to], place) =>
    to.isPronoun ? undefined : named([...to.words, 'link'], { kind: 'url' }, place),
  ),
  rule('Attr: NP OR NP', -0.1, ([left, , right], place) => {
    const isBare = [left, right].every(
      ({ determiner, quantity, isPronoun, of }) => !determiner && !quantity && !isPronoun && !of,
    );
    const values = [left, right].map(({ start, end, words }) => {
      const text = words.join(' ');
      return { start, end, lemma: text, text };
    });
    return isBare ? named([...left.words, 'or', ...right.words], { values }, place) : undefined;
  }),
  rule('AttrList: Attr', 0, ([item]) => [item]),
  rule('AttrList: Attr Separator AttrList', 0, ([item, , rest]) => [item, ...rest]),
];
