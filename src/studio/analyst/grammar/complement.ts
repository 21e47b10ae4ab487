/** What completes a predicate: states, the end of a clause, comparisons. */
import { worth } from '../language/chart.ts';
import { boundsOf } from './attribute.ts';
import { rule } from './category.ts';
import type { Comparison } from './logical-form.ts';

type At = { start: number; end: number };
const at = ({ start, end }: At): At => ({ start, end });
const flip = { after: 'gt', before: 'lt', notBefore: 'gte', notAfter: 'lte' } as const;

const states = [
  worth(
    0.1,
    rule('State', ['PART'], ([part], place) => ({ ...at(place), value: part.value, verb: part.verb })),
  ),
  rule('State', ['ADJ'], ([word], place) => ({ ...at(place), value: word.lemma })),
  worth(
    -0.1,
    rule('State', ['DET?', 'NounBar'], ([, noun], place) => ({
      ...at(place),
      value: noun.text.toLowerCase(),
    })),
  ),
  worth(
    -0.1,
    rule('State', ['STATEIN', 'NounBar'], ([where, noun], place) => ({
      ...at(place),
      value: `${where.text ?? 'in'} ${noun.text}`.toLowerCase(),
    })),
  ),
  worth(
    -0.3,
    rule('State', ['NUM'], ([value], place) => ({ ...at(place), value: String(value) })),
  ),
  rule('StateOr', ['State'], ([state]) => [state]),
  worth(
    0.1,
    rule('StateOr', ['State', 'OR', 'State'], ([left, , right]) => [left, right]),
  ),
  worth(
    0.1,
    rule('StateOr', ['State', 'COMMA', 'OR', 'State'], ([left, , , right]) => [left, right]),
  ),
  rule('StateOr', ['State', 'AND', 'State'], ([left, , right]) => [left, right]),
  rule('StateOr', ['State', 'COMMA', 'StateOr'], ([state, , rest]) => [state, ...rest]),
  rule('StateOr', ['State', 'SLASH', 'StateOr'], ([state, , rest]) => [state, ...rest]),
  rule('StateList', ['State', 'COMMA', 'State'], ([first, , second]) => [first, second]),
  rule('StateList', ['State', 'COMMA', 'State', 'AND', 'State'], ([first, , second, , third]) => [
    first,
    second,
    third,
  ]),
  rule('StateList', ['State', 'COMMA', 'State', 'COMMA', 'AND', 'State'], ([first, , second, , , third]) => [
    first,
    second,
    third,
  ]),
  rule('StateList', ['State', 'COMMA', 'StateList'], ([first, , rest]) => [first, ...rest]),
  worth(
    0.3,
    rule('Steps', ['StateOr', 'ARROW', 'StateOr'], ([first, , second]) => [first, second]),
  ),
  worth(
    0.3,
    rule('Steps', ['StateOr', 'COMMA', 'ARROW', 'StateOr'], ([first, , , second]) => [first, second]),
  ),
  worth(
    0.3,
    rule('Steps', ['State', 'COMMA', 'Steps'], ([first, , rest]) => [[first], ...rest]),
  ),
  worth(
    0.3,
    rule('Steps', ['StateOr', 'ARROW', 'Steps'], ([first, , rest]) => [first, ...rest]),
  ),
  worth(
    0.3,
    rule('Steps', ['StateOr', 'COMMA', 'ARROW', 'Steps'], ([first, , , rest]) => [first, ...rest]),
  ),
  worth(
    0.3,
    rule('Steps', ['StateOr', 'AND', 'ARROW', 'StateOr'], ([first, , , second]) => [first, second]),
  ),
  rule('Steps', ['State', 'TO', 'State'], ([first, , second]) => [[first], [second]]),
  rule('Steps', ['State', 'TO', 'Steps'], ([first, , rest]) => [[first], ...rest]),
  rule('Steps', ['Steps', 'ARROW', 'TO', 'State'], ([first, , , last]) => [...first, [last]]),
  rule('Steps', ['Steps', 'COMMA', 'ARROW', 'TO', 'State'], ([first, , , , last]) => [...first, [last]]),
  rule('Steps', ['Steps', 'AND', 'ARROW?', 'TO', 'State'], ([first, , , , last]) => [...first, [last]]),
];

const tails = [
  worth(
    0.6,
    rule('Tail', ['ONCE'], (_, place) => ({ ...at(place), isOnce: true })),
  ),
  worth(
    0.5,
    rule('Tail', ['SIM'], (_, place) => ({ ...at(place), isSimultaneous: true })),
  ),
  worth(
    0.4,
    rule('Tail', ['PERIOD'], ([period], place) => ({ ...at(place), period })),
  ),
  worth(
    0.3,
    rule('Tail', ['PER', 'NP'], ([, noun], place) => ({ ...at(place), per: [noun] })),
  ),
  rule('Tail', ['BY', 'NPList'], ([, by], place) => ({ ...at(place), by })),
  worth(
    -0.1,
    rule('Tail', ['TO', 'NPList'], ([, to], place) => ({ ...at(place), to })),
  ),
  worth(
    -0.2,
    rule('Tail', ['FROM', 'NPList'], ([, from], place) => ({ ...at(place), from })),
  ),
  worth(
    -0.2,
    rule('Tail', ['IN', 'NPList'], ([, where], place) => ({ ...at(place), in: where })),
  ),
  worth(
    -0.1,
    rule('Tail', ['FOR', 'NPList'], ([, where], place) => ({ ...at(place), in: where })),
  ),
  worth(
    0.3,
    rule('Tail', ['AS', 'State'], ([, asState], place) => ({ ...at(place), asState })),
  ),
  worth(
    -0.4,
    rule('Tail', ['TO', 'State'], ([, asState], place) => ({ ...at(place), asState })),
  ),
  worth(
    0.3,
    rule('Tail', ['COMMA?', 'Condition'], ([, condition], place) => ({ ...at(place), condition })),
  ),
  rule('Tail', ['ADV'], (_, place) => at(place)),
  worth(
    0.4,
    rule('Tail', ['TWICE'], (_, place) => ({ ...at(place), isTwice: true })),
  ),
  worth(
    0.5,
    rule('Tail', ['SELF'], (_, place) => ({ ...at(place), isForSelf: true })),
  ),
  worth(
    0.5,
    rule('Tail', ['COMMA?', 'EXCEPT', 'GERUND', 'NPList'], ([, , verb, objects], place) => ({
      ...at(place),
      except: { verbs: [verb], objects },
    })),
  ),
  worth(
    0.5,
    rule('Tail', ['COMMA?', 'EXCEPT', 'Verbs', 'NPList'], ([, , verbs, objects], place) => ({
      ...at(place),
      except: { verbs, objects },
    })),
  ),
  rule('Place', ['FORINF', 'NPList'], ([, nouns]) => nouns),
  rule('Places', ['Place'], ([nouns]) => nouns),
  rule('Places', ['Place', 'Places'], ([nouns, rest]) => [...nouns, ...rest]),
  worth(
    -0.1,
    rule('Places', ['Place', 'Separator', 'Places'], ([nouns, , rest]) => [...nouns, ...rest]),
  ),
  rule('Condition', ['COND', 'PRON?', 'Copula?', 'StateOr'], ([op, , copula, found], place) => ({
    ...at(place),
    op,
    isNegated: copula?.isNegated ?? false,
    states: found,
  })),
  worth(
    -0.1,
    rule('Condition', ['COND', 'NP', 'Copula', 'StateOr'], ([op, , copula, found], place) => ({
      ...at(place),
      op,
      isNegated: copula.isNegated,
      states: found,
    })),
  ),
  rule('Tails', ['Tail'], ([tail]) => tail),
  rule('Tails', ['Tail', 'Tails'], ([left, right], place) => ({ ...left, ...right, ...at(place) })),
];

const comparisons = [
  rule('Comparison', ['ORDER', 'NP'], ([order, noun], place) => [
    { ...at(place), op: flip[order], right: { noun } },
  ]),
  rule('Comparison', ['ORDER', 'PRON', 'V'], ([order, , verb], place) => {
    if (verb.sense !== 'begin' && verb.sense !== 'end') return undefined;
    const noun = {
      ...at(verb),
      words: [verb.sense === 'begin' ? 'start' : 'end'],
      isPlural: false,
      adjectives: [],
    };
    return [{ ...at(place), op: flip[order], right: { noun } }];
  }),
  worth(
    0.4,
    rule('Comparison', ['ORDER', 'NOW'], ([order], place) => [
      { ...at(place), op: flip[order], right: { now: true } },
    ]),
  ),
  rule('Comparison', ['FUTURE'], (_, place) => [{ ...at(place), op: 'gt', right: { now: true } }]),
  rule('Comparison', ['PAST'], (_, place) => [{ ...at(place), op: 'lt', right: { now: true } }]),
  worth(
    0.2,
    rule('Comparison', ['CMP', 'NUM'], ([op, value], place) => fromBounds(place, op, value)),
  ),
  worth(
    0.2,
    rule('Comparison', ['CMP', 'NUM', 'UNIT'], ([op, value, unit], place) =>
      fromBounds(place, op, value).map((one) => ({ ...one, unit })),
    ),
  ),
  worth(
    0.2,
    rule('Comparison', ['CMP', 'NUM', 'CURRENCY'], ([op, value, unit], place) =>
      fromBounds(place, op, value).map((one) => ({ ...one, unit })),
    ),
  ),
  worth(
    0.2,
    rule('Comparison', ['BETWEEN', 'NUM', 'AND', 'NUM', 'UNIT?'], ([, low, , high, unit], place) =>
      [...fromBounds(place, 'atLeast', low), ...fromBounds(place, 'atMost', high)].map((one) => ({
        ...one,
        ...(unit && { unit }),
      })),
    ),
  ),
  rule('Comparison', ['CMP', 'NP'], ([op, noun], place) =>
    op === 'exactly' ? undefined : [{ ...at(place), op: comparisonOf[op], right: { noun } }],
  ),
];
const comparisonOf = { atMost: 'lte', atLeast: 'gte', moreThan: 'gt', lessThan: 'lt' } as const;

function fromBounds(place: At, op: string, value: number): Comparison[] {
  if (op === 'lessThan') return [{ ...at(place), op: 'lt', right: { number: value } }];
  const { min, max, exclusiveMin } = boundsOf(op, value);
  return [
    ...(min === undefined ? [] : [{ ...at(place), op: 'gte' as const, right: { number: min } }]),
    ...(exclusiveMin === undefined
      ? []
      : [{ ...at(place), op: 'gt' as const, right: { number: exclusiveMin } }]),
    ...(max === undefined ? [] : [{ ...at(place), op: 'lte' as const, right: { number: max } }]),
  ];
}

export const complementRules = [...states, ...tails, ...comparisons];
