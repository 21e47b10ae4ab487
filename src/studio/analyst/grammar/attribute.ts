/** Attributes with what is said about their values: "an email, which is unique", "a duration in minutes between 10 and 240". */
import { rule } from './category.ts';
import { worth } from '../language/chart.ts';
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
  worth(
    0.4,
    rule('Mod', ['IN', 'UNIT'], ([, unit]) => ({ unit })),
  ),
  worth(
    0.4,
    rule('Mod', ['IN', 'CURRENCY'], ([, currency]) => ({ currency })),
  ),
  worth(
    0.4,
    rule('Mod', ['IN', 'PCT'], () => ({ isPercentage: true })),
  ),
  worth(
    0.4,
    rule('Mod', ['BETWEEN', 'NUM', 'AND', 'NUM'], ([, low, , high]) => between(low, high)),
  ),
  worth(
    0.4,
    rule('Mod', ['BETWEEN', 'NUM', 'TO', 'NUM'], ([, low, , high]) => between(low, high)),
  ),
  worth(
    0.2,
    rule('Mod', ['OF?', 'NUM', 'TO', 'NUM'], ([, low, , high]) => between(low, high)),
  ),
  worth(
    0.2,
    rule('Mod', ['NUM', 'DASH', 'NUM'], ([low, , high]) => between(low, high)),
  ),
  worth(
    0.4,
    rule('Mod', ['BETWEEN', 'NUM', 'AND', 'NUM', 'UNIT'], ([, low, , high, unit]) => ({
      ...between(low, high),
      unit,
    })),
  ),
  worth(
    0.4,
    rule('Mod', ['BETWEEN', 'NUM', 'AND', 'NUM', 'CURRENCY'], ([, low, , high, currency]) => ({
      ...between(low, high),
      currency,
    })),
  ),
  worth(
    0.4,
    rule('Mod', ['BETWEEN', 'NUM', 'AND', 'NUM', 'CHARS'], ([, min, , max]) => ({ length: { min, max } })),
  ),
  worth(
    0.4,
    rule('Mod', ['OF?', 'CMP', 'NUM'], ([, op, value]) => ({ bounds: boundsOf(op, value) })),
  ),
  worth(
    0.4,
    rule('Mod', ['OF?', 'CMP', 'NUM', 'UNIT'], ([, op, value, unit]) => ({
      bounds: boundsOf(op, value),
      unit,
    })),
  ),
  worth(
    0.4,
    rule('Mod', ['OF?', 'CMP', 'NUM', 'CURRENCY'], ([, op, value, currency]) => ({
      bounds: boundsOf(op, value),
      currency,
    })),
  ),
  worth(
    0.6,
    rule('Mod', ['OF?', 'CMP', 'NUM', 'CHARS'], ([, op, value]) => ({
      length: lengthOf(op, value),
      isText: true,
    })),
  ),
  worth(
    0.6,
    rule('Mod', ['OF?', 'NUM', 'DIGITS'], ([, digits]) => ({ digits })),
  ),
  worth(
    0.6,
    rule('Mod', ['WITH', 'NUM', 'DIGITS'], ([, digits]) => ({ digits })),
  ),
  worth(
    0.6,
    rule('Mod', ['OF?', 'NUM', 'CHARS'], ([, value]) => ({
      length: { min: value, max: value },
      isText: true,
    })),
  ),
  worth(
    0.2,
    rule('Mod', ['Props'], ([hints]) => hints),
  ),
  worth(
    0.3,
    rule('Mod', ['LP', 'Mods', 'RP'], ([, hints]) => hints),
  ),
  worth(
    0.3,
    rule('Mod', ['LP', 'UNIT', 'RP'], ([, unit]) => ({ unit })),
  ),
  worth(
    0.3,
    rule('Mod', ['LP', 'CURRENCY', 'RP'], ([, currency]) => ({ currency })),
  ),
  worth(
    0.3,
    rule('Mod', ['LP', 'PCT', 'RP'], () => ({ isPercentage: true })),
  ),
  worth(
    0.3,
    rule('Mod', ['LP', 'StateOr', 'RP'], ([, states]) =>
      states.length > 1 ? { values: valuesOf(states) ?? [] } : undefined,
    ),
  ),
  worth(
    0.1,
    rule('Mod', ['COLON', 'StateOr'], ([, states]) =>
      states.length > 1 ? { values: valuesOf(states) ?? [] } : undefined,
    ),
  ),
  worth(
    0.4,
    rule('Mod', ['REL', 'Copula', 'Props'], ([, , hints]) => hints),
  ),
  worth(
    0.5,
    rule('Mod', ['REL', 'Copula', 'NEGATIVE'], ([, copula]) =>
      copula.isNegated ? { bounds: { min: 0 } } : undefined,
    ),
  ),
  worth(
    0.4,
    rule('Mod', ['REL', 'Copula', 'StateOr'], ([, copula, states]) =>
      states.length > 1 && !copula.isNegated ? { values: valuesOf(states) ?? [] } : undefined,
    ),
  ),
  worth(
    0.4,
    rule('Mod', ['REL', 'Copula', 'EITHER', 'StateOr'], ([, , , states]) => ({
      values: valuesOf(states) ?? [],
    })),
  ),
  worth(
    0.3,
    rule('Mod', ['EITHER', 'StateOr'], ([, states]) => ({ values: valuesOf(states) ?? [] })),
  ),
  worth(
    0.4,
    rule('Mod', ['REL', 'Copula', 'CMP', 'NUM'], ([, copula, op, value]) => {
      const meant = copula.isNegated ? denied[op] : op;
      return meant === undefined ? undefined : { bounds: boundsOf(meant, value) };
    }),
  ),
  worth(
    0.4,
    rule('Mod', ['REL', 'Copula', 'BETWEEN', 'NUM', 'AND', 'NUM'], ([, copula, , low, , high]) =>
      copula.isNegated ? undefined : between(low, high),
    ),
  ),
  worth(
    0.4,
    rule('Mod', ['REL', 'HAVE', 'NUM', 'DIGITS'], ([, , digits]) => ({ digits })),
  ),
  worth(
    0.4,
    rule('Mod', ['IN', 'MEASURE'], ([, measure]) => ({ measure })),
  ),
  worth(
    0.3,
    rule('Mod', ['LP', 'IN?', 'MEASURE', 'RP'], ([, , measure]) => ({ measure })),
  ),
  worth(
    0.4,
    rule('Mod', ['BETWEEN', 'NUM', 'AND', 'NUM', 'MEASURE'], ([, low, , high, measure]) => ({
      ...between(low, high),
      measure,
    })),
  ),
  worth(
    0.4,
    rule('Mod', ['OF?', 'CMP', 'NUM', 'MEASURE'], ([, op, value, measure]) => ({
      bounds: boundsOf(op, value),
      measure,
    })),
  ),
  rule('Pattern', ['NUM', 'LETTERS'], ([count]) => `[A-Za-z]{${count}}`),
  rule('Pattern', ['NUM', 'DIGITS'], ([count]) => `[0-9]{${count}}`),
  rule('Pattern', ['NUM', 'LETTERS', 'ARROW', 'Pattern'], ([count, , , rest]) => `[A-Za-z]{${count}}${rest}`),
  rule('Pattern', ['NUM', 'LETTERS', 'AND', 'Pattern'], ([count, , , rest]) => `[A-Za-z]{${count}}${rest}`),
  rule('Pattern', ['NUM', 'DIGITS', 'ARROW', 'Pattern'], ([count, , , rest]) => `[0-9]{${count}}${rest}`),
  rule('Pattern', ['NUM', 'DIGITS', 'AND', 'Pattern'], ([count, , , rest]) => `[0-9]{${count}}${rest}`),
  worth(
    0.5,
    rule('Mod', ['OF?', 'Pattern'], ([, pattern]) => (pattern.includes('}[') ? { pattern } : undefined)),
  ),
  rule('Mods', ['Mod'], ([hints]) => hints),
  rule('Mods', ['Mod', 'Mods'], ([left, right]) => join(left, right)),
  worth(
    -0.1,
    rule('Mods', ['Mod', 'COMMA', 'Mods'], ([left, , right]) => join(left, right)),
  ),
  worth(
    -0.1,
    rule('Mods', ['Mod', 'AND', 'Mods'], ([left, , right]) => join(left, right)),
  ),
];

export const attributeRules = [
  ...modifiers,
  rule('Props', ['PROP'], ([hints]) => hints),
  rule('Props', ['PROP', 'Separator', 'Props'], ([left, , right]) => join(left, right)),
  rule('Props', ['PROP', 'Props'], ([left, right]) => join(left, right)),
  rule('Attr', ['NP', 'Mods?'], ([noun, hints], place) => attribute(noun, hints ?? {}, place)),
  worth(
    0.3,
    rule(
      'Attr',
      ['DET?', 'Props', 'Adjectives?', 'NounBar', 'Mods?'],
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
  ),
  worth(
    0.2,
    rule('Attr', ['Props', 'NP', 'Mods?'], ([props, noun, hints], place) =>
      attribute(noun, join(props, hints ?? {}), place),
    ),
  ),
  worth(
    0.4,
    rule('Attr', ['WHETHER', 'PRON?', 'Copula?', 'State'], ([, , , state], place) =>
      attribute(
        { start: state.start, end: state.end, words: [state.value], isPlural: false, adjectives: [] },
        { isBoolean: true },
        place,
      ),
    ),
  ),
  worth(
    0.3,
    rule('Attr', ['WHETHER', 'NP', 'Copula', 'State'], ([, , , state], place) =>
      attribute(
        { start: state.start, end: state.end, words: [state.value], isPlural: false, adjectives: [] },
        { isBoolean: true },
        place,
      ),
    ),
  ),
  worth(
    0.4,
    rule('Attr', ['WHETHER', 'NP', 'HAVE', 'NP'], ([, , , had], place) =>
      had.isPronoun ? undefined : named(had.words, { isBoolean: true }, place),
    ),
  ),
  worth(
    0.4,
    rule('Attr', ['WHEN', 'NP', 'LAST?', 'PART', 'NP?'], ([, , last, part], place) =>
      named([...(last ? ['last'] : []), part.value, 'on'], { kind: 'date', isOptional: true }, place),
    ),
  ),
  worth(
    0.4,
    rule('Attr', ['WHEN', 'NP', 'BE', 'LAST?', 'PART'], ([, , , last, part], place) =>
      named([...(last ? ['last'] : []), part.value, 'on'], { kind: 'date', isOptional: true }, place),
    ),
  ),
  worth(
    0.5,
    rule('Attr', ['DET?', 'LINK', 'TO', 'NP'], ([, , , to], place) =>
      to.isPronoun ? undefined : named([...to.words, 'link'], { kind: 'url' }, place),
    ),
  ),
  worth(
    -0.1,
    rule('Attr', ['NP', 'OR', 'NP'], ([left, , right], place) => {
      const isBare = [left, right].every(
        ({ determiner, quantity, isPronoun, of }) => !determiner && !quantity && !isPronoun && !of,
      );
      const values = [left, right].map(({ start, end, words }) => {
        const text = words.join(' ');
        return { start, end, lemma: text, text };
      });
      return isBare ? named([...left.words, 'or', ...right.words], { values }, place) : undefined;
    }),
  ),
  rule('AttrList', ['Attr'], ([item]) => [item]),
  rule('AttrList', ['Attr', 'Separator', 'AttrList'], ([item, , rest]) => [item, ...rest]),
];
