/** What completes a predicate: states, the end of a clause, comparisons. */
import { boundsOf } from './modifier.ts';
import { at, rule, spanning } from './category.ts';
import type { Comparison } from './logical-form.ts';
import type { Span } from '../language/text.ts';

const flip = { after: 'gt', before: 'lt', notBefore: 'gte', notAfter: 'lte' } as const;

const states = [
  spanning('State: PART', 0.1, ([{ value, verb, written }]) => ({ value, verb, written })),
  spanning('State: ADJ', 0, ([{ lemma, written }]) => ({
    value: lemma,
    ...(written !== undefined && { written }),
  })),
  // "Its labour" is a value of its own, no state.
  spanning('State: DET? NounBar', -0.1, ([determiner, noun]) =>
    determiner === 'their'
      ? undefined
      : {
          value: noun.text.toLowerCase(),
          // "XL", "VTT": capitals are part of the name.
          ...(noun.text === noun.text.toUpperCase() && { written: noun.text }),
        },
  ),
  spanning('State: STATEIN NounBar', -0.1, ([where, noun]) => ({
    value: `${where.text ?? 'in'} ${noun.text}`.toLowerCase(),
  })),
  spanning('State: NUM', -0.3, ([value]) => ({ value: String(value) })),
  rule('State: GERUND', -0.2, ([verb]) => ({
    start: verb.start,
    end: verb.end,
    value: verb.text.toLowerCase(),
    verb: verb.lemma,
  })),
  rule('StateOr: State', 0, ([state]) => [state]),
  rule('StateOr: State OR State', 0.1, ([left, , right]) => [left, right]),
  rule('StateOr: State COMMA OR State', 0.1, ([left, , , right]) => [left, right]),
  rule('StateOr: State AND State', 0, ([left, , right]) => [left, right]),
  rule('StateOr: State COMMA StateOr', 0, ([state, , rest]) => [state, ...rest]),
  rule('StateOr: State SLASH StateOr', 0, ([state, , rest]) => [state, ...rest]),
  rule('StateList: State COMMA State', 0, ([first, , second]) => [first, second]),
  rule('StateList: State COMMA State AND State', 0, ([first, , second, , third]) => [first, second, third]),
  rule('StateList: State COMMA State COMMA AND State', 0, ([first, , second, , , third]) => [
    first,
    second,
    third,
  ]),
  rule('StateList: State COMMA StateList', 0, ([first, , rest]) => [first, ...rest]),
  // "Reported by a tenant", "sent to the bank": by whom and where does not change what it is.
  rule('Stage: State', 0, ([state]) => state),
  spanning('Stage: PART BY NP', 0, ([{ value, verb, written }]) => ({ value, verb, written })),
  spanning('Stage: PART TO NP', -0.2, ([{ value, verb, written }]) => ({ value, verb, written })),
  spanning('Stage: PART IN NP', -0.2, ([{ value, verb, written }]) => ({ value, verb, written })),
  rule('Stages: Stage COMMA Stage', 0, ([first, , second]) => [first, second]),
  rule('Stages: Stage AND Stage', 0, ([first, , second]) => [first, second]),
  rule('Stages: Stage COMMA AND Stage', 0, ([first, , , second]) => [first, second]),
  rule('Stages: Stage COMMA Stages', 0, ([first, , rest]) => [first, ...rest]),
  rule('Steps: Stage COMMA? ARROW Stage', 0, ([first, , , second]) => [[first], [second]]),
  rule('Steps: Stage COMMA? ARROW Steps', 0, ([first, , , rest]) => [[first], ...rest]),
  // "Ordered and cooked, then served".
  rule('Steps: State AND State COMMA? ARROW StateOr', 0.7, ([first, , second, , , third]) =>
    first.verb === undefined || second.verb === undefined ? undefined : [[first], [second], third],
  ),
  rule('Steps: StateOr ARROW StateOr', 0.3, ([first, , second]) => [first, second]),
  rule('Steps: StateOr COMMA ARROW StateOr', 0.3, ([first, , , second]) => [first, second]),
  rule('Steps: State COMMA Steps', 0.3, ([first, , rest]) => [[first], ...rest]),
  rule('Steps: StateOr ARROW Steps', 0.3, ([first, , rest]) => [first, ...rest]),
  rule('Steps: StateOr COMMA ARROW Steps', 0.3, ([first, , , rest]) => [first, ...rest]),
  rule('Steps: StateOr AND ARROW StateOr', 0.3, ([first, , , second]) => [first, second]),
  // "Then accepted, in work, ready and set up": one after the other.
  rule('Steps: StateOr COMMA? ARROW StateList', 0.6, ([first, , , rest]) => [
    first,
    ...rest.map((state) => [state]),
  ]),
  rule('Steps: State TO State', 0, ([first, , second]) => [[first], [second]]),
  rule('Steps: State TO Steps', 0, ([first, , rest]) => [[first], ...rest]),
  rule('Steps: State TO State COMMA? ARROW StateList', 0.6, ([first, , second, , , rest]) => [
    [first],
    [second],
    ...rest.map((state) => [state]),
  ]),
  rule('Steps: Steps ARROW TO State', 0, ([first, , , last]) => [...first, [last]]),
  rule('Steps: Steps COMMA ARROW TO State', 0, ([first, , , , last]) => [...first, [last]]),
  rule('Steps: Steps AND ARROW? TO State', 0, ([first, , , , last]) => [...first, [last]]),
];

const tails = [
  spanning('Tail: ONCE', 0.6, () => ({ isOnce: true })),
  spanning('Tail: SIM', 0.5, () => ({ isSimultaneous: true })),
  spanning('Tail: PERIOD', 0.4, ([period]) => ({ period })),
  spanning('Tail: PER NP', 0.3, ([, noun]) => ({ per: [noun] })),
  spanning('Tail: BY NPList', 0, ([, by]) => ({ by })),
  spanning('Tail: TO NPList', -0.1, ([, to]) => ({ to })),
  spanning('Tail: FROM NPList', -0.2, ([, from]) => ({ from })),
  spanning('Tail: IN NPList', -0.2, ([, where]) => ({ in: where })),
  spanning('Tail: WITH NPList', -0.3, ([, where]) =>
    where.every(({ determiner, isPlural, isOwn }) => isOwn || isPlural || determiner === 'their')
      ? { in: where }
      : undefined,
  ),
  spanning('Tail: Range COUNTED', 0.3, ([range]) => ({ range })),
  spanning('Tail: FOR NPList', -0.1, ([, where]) => ({ in: where })),
  spanning('Tail: AS State', 0.3, ([, asState]) => ({ asState })),
  spanning('Tail: TO State', -0.4, ([, asState]) => ({ asState })),
  spanning('Tail: COMMA? Condition', 0.3, ([, condition]) => ({ condition })),
  rule('Tail: ADV', 0, (_, place) => at(place)),
  spanning('Tail: TWICE', 0.4, () => ({ isTwice: true })),
  spanning('Tail: SELF', 0.5, () => ({ isForSelf: true })),
  spanning('Tail: COMMA? EXCEPT GERUND NPList', 0.5, ([, , verb, objects]) => ({
    except: { verbs: [verb], objects },
  })),
  spanning('Tail: COMMA? EXCEPT Verbs NPList', 0.5, ([, , verbs, objects]) => ({
    except: { verbs, objects },
  })),
  rule('Place: FORINF NPList', 0, ([, nouns]) => nouns),
  rule('Places: Place', 0, ([nouns]) => nouns),
  rule('Places: Place Places', 0, ([nouns, rest]) => [...nouns, ...rest]),
  rule('Places: Place Separator Places', -0.1, ([nouns, , rest]) => [...nouns, ...rest]),
  spanning('Condition: COND PRON? Copula? StateOr', 0, ([op, , copula, found]) => ({
    op,
    isNegated: copula?.isNegated ?? false,
    states: found,
  })),
  spanning('Condition: COND NP Copula StateOr', -0.1, ([op, , copula, found]) => ({
    op,
    isNegated: copula.isNegated,
    states: found,
  })),
  rule('Tails: Tail', 0, ([tail]) => tail),
  rule('Tails: Tail Tails', 0, ([left, right], place) => ({ ...left, ...right, ...at(place) })),
];

const comparisons = [
  rule('Comparison: ORDER NP', 0, ([order, noun], place) => [
    { ...at(place), op: flip[order], right: { noun } },
  ]),
  rule('Comparison: ORDER PRON V', 0, ([order, , verb], place) => {
    if (verb.sense !== 'begin' && verb.sense !== 'end') return undefined;
    const noun = {
      ...at(verb),
      words: [verb.sense === 'begin' ? 'start' : 'end'],
      isPlural: false,
      adjectives: [],
    };
    return [{ ...at(place), op: flip[order], right: { noun } }];
  }),
  rule('Comparison: ORDER NOW', 0.4, ([order], place) => [
    { ...at(place), op: flip[order], right: { now: true } },
  ]),
  rule('Comparison: FUTURE', 0, (_, place) => [{ ...at(place), op: 'gt', right: { now: true } }]),
  rule('Comparison: PAST', 0, (_, place) => [{ ...at(place), op: 'lt', right: { now: true } }]),
  rule('Comparison: CMP NUM', 0.2, ([op, value], place) => fromBounds(place, op, value)),
  rule('Comparison: CMP NUM UNIT', 0.2, ([op, value, unit], place) =>
    fromBounds(place, op, value).map((one) => ({ ...one, unit })),
  ),
  rule('Comparison: CMP NUM CURRENCY', 0.2, ([op, value, unit], place) =>
    fromBounds(place, op, value).map((one) => ({ ...one, unit })),
  ),
  rule('Comparison: BETWEEN NUM AND NUM UNIT?', 0.2, ([, low, , high, unit], place) =>
    [...fromBounds(place, 'atLeast', low), ...fromBounds(place, 'atMost', high)].map((one) => ({
      ...one,
      ...(unit && { unit }),
    })),
  ),
  rule('Comparison: CMP NP', 0, ([op, noun], place) =>
    op === 'exactly' ? undefined : [{ ...at(place), op: comparisonOf[op], right: { noun } }],
  ),
];
const comparisonOf = { atMost: 'lte', atLeast: 'gte', moreThan: 'gt', lessThan: 'lt' } as const;

function fromBounds(place: Span, op: string, value: number): Comparison[] {
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
