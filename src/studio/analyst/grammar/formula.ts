/** Derived values: sums, counts, averages, products and differences, and the sentences that say them. */
import { at, plainly, rule, spanning } from './category.ts';
import type { Expression, Frame, NounPhrase } from './logical-form.ts';
import type { Span } from '../language/text.ts';

function isFormula({ kind }: Expression): boolean {
  return kind === 'fold' || kind === 'arithmetic' || kind === 'elapsed';
}

const expressions = [
  spanning('Factor: NP', 0, ([noun]) => (noun.isPronoun ? undefined : { kind: 'value', noun })),
  spanning('Factor: NUM', 0, ([value]) => ({ kind: 'number', value })),
  spanning('Factor: NUM PCT', 0.2, ([value]) => ({ kind: 'number', value: value / 100 })),
  spanning('Factor: SUMOF NP', 0.5, ([, of]) => ({ kind: 'fold', by: 'sum', of })),
  spanning('Factor: AVERAGEOF NP', 0.4, ([, of]) => ({ kind: 'fold', by: 'average', of })),
  spanning('Factor: LEASTOF NP', 0.4, ([, of]) => ({ kind: 'fold', by: 'least', of })),
  spanning('Factor: GREATESTOF NP', 0.4, ([, of]) => ({ kind: 'fold', by: 'greatest', of })),
  spanning('Factor: SUMOF NP PER NP', 0.7, ([, of, , per]) => ({
    kind: 'fold',
    by: 'sum',
    of: { ...of, of: per },
  })),
  spanning('Factor: AVERAGEOF NP PER NP', 0.7, ([, of, , per]) => ({
    kind: 'fold',
    by: 'average',
    of: { ...of, of: per },
  })),
  spanning('Factor: COUNTOF NP PER NP', 0.7, ([, of, , per]) => ({
    kind: 'fold',
    by: 'count',
    of: { ...of, of: per },
  })),
  spanning('Factor: COUNTOF NP', 0.4, ([, of]) =>
    of.isPlural ? { kind: 'fold', by: 'count', of } : undefined,
  ),
  rule('Factor: LP Expression RP', 0, ([, inner]) => inner),
  spanning('Factor: COUNTOF UNIT BETWEEN NP AND NP', 0.8, ([, unit, , from, , to]) => ({
    kind: 'elapsed',
    from,
    to,
    unit,
  })),
  spanning('Factor: DIFFERENCE NP AND NP', 0.5, ([, from, , to]) => ({ kind: 'elapsed', from, to })),
  spanning('Factor: DIFFERENCE NP TO NP', 0.5, ([, from, , to]) => ({ kind: 'elapsed', from, to })),
  rule('Expression: Factor', 0, ([factor]) => factor),
  spanning('Expression: Factor TIMES Expression', 0.6, ([left, , right]) => ({
    kind: 'arithmetic',
    op: 'multiply',
    left,
    right,
  })),
  spanning('Expression: Factor PLUS Expression', 0.4, ([left, , right]) => ({
    kind: 'arithmetic',
    op: 'add',
    left,
    right,
  })),
  spanning('Expression: Factor MINUS Expression', 0.4, ([left, , right]) => ({
    kind: 'arithmetic',
    op: 'subtract',
    left,
    right,
  })),
  spanning('Expression: Factor DIVIDED Expression', 0.4, ([left, , right]) => ({
    kind: 'arithmetic',
    op: 'divide',
    left,
    right,
  })),
];

function shown(place: Span, expression: Expression): Frame[] | undefined {
  return isFormula(expression)
    ? [
        {
          ...at(place),
          subjects: [],
          isOnly: false,
          predicate: { ...at(place), kind: 'derive', aux: plainly(place), expression },
        },
      ]
    : undefined;
}

function bare(noun: NounPhrase): Expression | undefined {
  return noun.isPronoun ? undefined : { ...at(noun), kind: 'value', noun };
}

const sentences = [
  spanning('Pred: Copula Expression', 0.3, ([aux, expression]) =>
    isFormula(expression) && !aux.modal ? { kind: 'derive', aux, expression } : undefined,
  ),
  spanning('Pred: EQUALS Expression', 0.6, ([, expression], place) => ({
    kind: 'derive',
    aux: plainly(place),
    expression,
  })),
  spanning('Pred: EQUALS NP AND NP', 0.7, ([, from, , to], place) => ({
    kind: 'derive',
    aux: plainly(place),
    expression: { ...at(place), kind: 'elapsed', from, to },
  })),
  // "The number of signatures is shown", "Show the average rating of each driver".
  rule('Clause: Expression SHOWN', 0.5, ([expression], place) => shown(place, expression)),
  rule('Clause: SHOWS Expression', 0.3, ([, expression], place) => shown(place, expression)),
  rule('Clause: NP SHOWN', 0.2, ([noun], place) => {
    const expression = bare(noun);
    return (
      expression && [
        {
          ...at(place),
          subjects: [],
          isOnly: false,
          predicate: { ...at(place), kind: 'derive', aux: plainly(place), expression },
        },
      ]
    );
  }),
];

/** "Its total, which is the sum of its lines", "a total (quantity times price)". */
const inline = [
  spanning('Attr: NP COMMA? REL BE Expression', 0.3, ([noun, , , , expression]) =>
    isFormula(expression) ? { noun, hints: { formula: expression } } : undefined,
  ),
  spanning('Attr: NP LP Expression RP', 0.2, ([noun, , expression]) =>
    isFormula(expression) ? { noun, hints: { formula: expression } } : undefined,
  ),
  spanning('Attr: NP EQUALS Expression', 0.2, ([noun, , expression]) =>
    isFormula(expression) ? { noun, hints: { formula: expression } } : undefined,
  ),
];

export const formulaRules = [...expressions, ...sentences, ...inline];
