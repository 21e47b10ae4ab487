/** Attributes with what is said about their values: "an email, which is unique", "a duration in minutes between 10 and 240". */
import { rule } from './category.ts';
import type { Attribute, Hints, NounPhrase, StateName } from './logical-form.ts';

function join(left: Hints, right: Hints): Hints {
  const bounds = left.bounds || right.bounds ? { bounds: { ...left.bounds, ...right.bounds } } : {};
  const length = left.length || right.length ? { length: { ...left.length, ...right.length } } : {};
  return { ...left, ...right, ...bounds, ...length };
}

function attribute(
  noun: NounPhrase,
  hints: Hints,
  place: { start: number; end: number },
): Attribute | undefined {
  return noun.isPronoun ? undefined : { start: place.start, end: place.end, noun: compound(noun), hints };
}

/** "The date of the first visit" is a first visit date. */
function compound(noun: NounPhrase): NounPhrase {
  const { of, ...plain } = noun;
  if (!of || of.isPronoun || of.isPlural || of.determiner === 'each' || of.of || of.quantity) return noun;
  if (noun.isHeadFirst) return { ...plain, words: [...noun.words, 'du', ...of.words] };
  return { ...plain, words: [...of.adjectives.map(({ lemma }) => lemma), ...of.words, ...noun.words] };
}

/** The bounds that a comparator sets. Whole numbers: "more than 0" of a count is at least 1, of a price above 0. */
export function boundsOf(op: string, value: number): NonNullable<Hints['bounds']> {
  if (op === 'atMost') return { max: value };
  if (op === 'atLeast') return { min: value };
  if (op === 'moreThan') return { exclusiveMin: value };
  if (op === 'lessThan') return { max: value - 1 };
  return { min: value, max: value };
}

function lengthOf(op: string, value: number): NonNullable<Hints['length']> {
  const { min, max, exclusiveMin } = boundsOf(op, value);
  const low = exclusiveMin === undefined ? min : exclusiveMin + 1;
  return { ...(low !== undefined && { min: low }), ...(max !== undefined && { max }) };
}

function valuesOf(states: readonly StateName[]): Hints['values'] {
  return states.map(({ start, end, value }) => ({ start, end, lemma: value, text: value }));
}

/** "Never more than 35". */
const denied: Readonly<Record<string, string>> = {
  moreThan: 'atMost',
  lessThan: 'atLeast',
  atLeast: 'lessThan',
  atMost: 'moreThan',
};

function named(words: string[], hints: Hints, place: { start: number; end: number }): Attribute {
  const { start, end } = place;
  return { start, end, noun: { start, end, words, isPlural: false, adjectives: [] }, hints };
}

const between = (low: number, high: number): Hints => ({ bounds: { min: low, max: high } });

const modifiers = [
  rule('Mod: IN UNIT', 0.4, ([, unit]) => ({ unit })),
  rule('Mod: IN CURRENCY', 0.4, ([, currency]) => ({ currency })),
  rule('Mod: IN PCT', 0.4, () => ({ isPercentage: true })),
  rule('Mod: BETWEEN NUM AND NUM', 0.4, ([, low, , high]) => between(low, high)),
  rule('Mod: BETWEEN NUM TO NUM', 0.4, ([, low, , high]) => between(low, high)),
  rule('Mod: OF? NUM TO NUM', 0.2, ([, low, , high]) => between(low, high)),
  rule('Mod: NUM DASH NUM', 0.2, ([low, , high]) => between(low, high)),
  rule('Mod: BETWEEN NUM AND NUM UNIT', 0.4, ([, low, , high, unit]) => ({
    ...between(low, high),
    unit,
  })),
  rule('Mod: BETWEEN NUM AND NUM CURRENCY', 0.4, ([, low, , high, currency]) => ({
    ...between(low, high),
    currency,
  })),
  rule('Mod: BETWEEN NUM AND NUM CHARS', 0.4, ([, min, , max]) => ({ length: { min, max } })),
  rule('Mod: OF? CMP NUM', 0.4, ([, op, value]) => ({ bounds: boundsOf(op, value) })),
  rule('Mod: OF? CMP NUM UNIT', 0.4, ([, op, value, unit]) => ({
    bounds: boundsOf(op, value),
    unit,
  })),
  rule('Mod: OF? CMP NUM CURRENCY', 0.4, ([, op, value, currency]) => ({
    bounds: boundsOf(op, value),
    currency,
  })),
  rule('Mod: OF? CMP NUM CHARS', 0.6, ([, op, value]) => ({
    length: lengthOf(op, value),
    isText: true,
  })),
  rule('Mod: OF? NUM DIGITS', 0.6, ([, digits]) => ({ digits })),
  rule('Mod: WITH NUM DIGITS', 0.6, ([, digits]) => ({ digits })),
  rule('Mod: OF? NUM CHARS', 0.6, ([, value]) => ({
    length: { min: value, max: value },
    isText: true,
  })),
  rule('Mod: Props', 0.2, ([hints]) => hints),
  rule('Mod: LP Mods RP', 0.3, ([, hints]) => hints),
  rule('Mod: LP UNIT RP', 0.3, ([, unit]) => ({ unit })),
  rule('Mod: LP CURRENCY RP', 0.3, ([, currency]) => ({ currency })),
  rule('Mod: LP PCT RP', 0.3, () => ({ isPercentage: true })),
  rule('Mod: LP StateOr RP', 0.3, ([, states]) =>
    states.length > 1 ? { values: valuesOf(states) ?? [] } : undefined,
  ),
  rule('Mod: COLON StateOr', 0.1, ([, states]) =>
    states.length > 1 ? { values: valuesOf(states) ?? [] } : undefined,
  ),
  rule('Mod: REL Copula Props', 0.4, ([, , hints]) => hints),
  rule('Mod: REL Copula NEGATIVE', 0.5, ([, copula]) =>
    copula.isNegated ? { bounds: { min: 0 } } : undefined,
  ),
  rule('Mod: REL Copula StateOr', 0.4, ([, copula, states]) =>
    states.length > 1 && !copula.isNegated ? { values: valuesOf(states) ?? [] } : undefined,
  ),
  rule('Mod: REL Copula EITHER StateOr', 0.4, ([, , , states]) => ({
    values: valuesOf(states) ?? [],
  })),
  rule('Mod: EITHER StateOr', 0.3, ([, states]) => ({ values: valuesOf(states) ?? [] })),
  rule('Mod: REL Copula CMP NUM', 0.4, ([, copula, op, value]) => {
    const meant = copula.isNegated ? denied[op] : op;
    return meant === undefined ? undefined : { bounds: boundsOf(meant, value) };
  }),
  rule('Mod: REL Copula BETWEEN NUM AND NUM', 0.4, ([, copula, , low, , high]) =>
    copula.isNegated ? undefined : between(low, high),
  ),
  rule('Mod: REL HAVE NUM DIGITS', 0.4, ([, , digits]) => ({ digits })),
  rule('Mod: IN MEASURE', 0.4, ([, measure]) => ({ measure })),
  rule('Mod: LP IN? MEASURE RP', 0.3, ([, , measure]) => ({ measure })),
  rule('Mod: BETWEEN NUM AND NUM MEASURE', 0.4, ([, low, , high, measure]) => ({
    ...between(low, high),
    measure,
  })),
  rule('Mod: OF? CMP NUM MEASURE', 0.4, ([, op, value, measure]) => ({
    bounds: boundsOf(op, value),
    measure,
  })),
  rule('Pattern: NUM LETTERS', 0, ([count]) => `[A-Za-z]{${count}}`),
  rule('Pattern: NUM DIGITS', 0, ([count]) => `[0-9]{${count}}`),
  rule('Pattern: NUM LETTERS ARROW Pattern', 0, ([count, , , rest]) => `[A-Za-z]{${count}}${rest}`),
  rule('Pattern: NUM LETTERS AND Pattern', 0, ([count, , , rest]) => `[A-Za-z]{${count}}${rest}`),
  rule('Pattern: NUM DIGITS ARROW Pattern', 0, ([count, , , rest]) => `[0-9]{${count}}${rest}`),
  rule('Pattern: NUM DIGITS AND Pattern', 0, ([count, , , rest]) => `[0-9]{${count}}${rest}`),
  rule('Mod: OF? Pattern', 0.5, ([, pattern]) => (pattern.includes('}[') ? { pattern } : undefined)),
  rule('Mods: Mod', 0, ([hints]) => hints),
  rule('Mods: Mod Mods', 0, ([left, right]) => join(left, right)),
  rule('Mods: Mod COMMA Mods', -0.1, ([left, , right]) => join(left, right)),
  rule('Mods: Mod AND Mods', -0.1, ([left, , right]) => join(left, right)),
];

export const attributeRules = [
  ...modifiers,
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
  rule('Attr: WHETHER NP HAVE NP', 0.4, ([, , , had], place) =>
    had.isPronoun ? undefined : named(had.words, { isBoolean: true }, place),
  ),
  rule('Attr: WHEN NP LAST? PART NP?', 0.4, ([, , last, part], place) =>
    named([...(last ? ['last'] : []), part.value, 'on'], { kind: 'date', isOptional: true }, place),
  ),
  rule('Attr: WHEN NP BE LAST? PART', 0.4, ([, , , last, part], place) =>
    named([...(last ? ['last'] : []), part.value, 'on'], { kind: 'date', isOptional: true }, place),
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
