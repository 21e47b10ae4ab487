/** Predicates: what is said of a subject. */
import { boundsOf } from './attribute.ts';
import { rule } from './category.ts';
import { worth } from '../language/chart.ts';
import type { Auxiliary, Comparison, StateName, Tail } from './logical-form.ts';

type At = { start: number; end: number };
const at = ({ start, end }: At): At => ({ start, end });
const none = (place: At): Auxiliary => ({ ...at(place), isNegated: false, isOnly: false });
const noTail = (place: At): Tail => ({ start: place.end, end: place.end });
const flip = { after: 'gt', before: 'lt', notBefore: 'gte', notAfter: 'lte' } as const;

const auxiliaries = [
  rule('Aux', ['MODAL', 'NEG?', 'ADV?'], ([modal, not], place) => ({
    ...at(place),
    modal: modal.modal,
    isNegated: modal.isNegated !== Boolean(not),
    isOnly: false,
  })),
  worth(
    0.2,
    rule('Aux', ['MODAL', 'ONLY'], ([modal], place) => ({ ...at(place), ...modal, isOnly: true })),
  ),
  rule('Aux', ['MODAL', 'NEVER'], ([modal], place) => ({
    ...at(place),
    modal: modal.modal,
    isNegated: true,
    isOnly: false,
  })),
  rule('Aux', ['NEVER'], (_, place) => ({ ...at(place), isNegated: true, isOnly: false })),
  rule('Aux', ['NEGDO'], (_, place) => ({ ...at(place), isNegated: true, isOnly: false })),
  rule('Aux', ['ADV'], (_, place) => none(place)),
  rule('Aux', ['ONLY'], (_, place) => ({ ...none(place), isOnly: true })),
  rule('Copula', ['BE', 'ADV?'], (_, place) => none(place)),
  rule('Copula', ['BE', 'NEG', 'ADV?'], (_, place) => ({ ...at(place), isNegated: true, isOnly: false })),
  rule('Copula', ['BE', 'NEVER'], (_, place) => ({ ...at(place), isNegated: true, isOnly: false })),
  rule('Copula', ['NEGBE'], (_, place) => ({ ...at(place), isNegated: true, isOnly: false })),
  rule('Copula', ['Aux', 'BEINF', 'ADV?'], ([aux], place) => ({ ...aux, ...at(place) })),
  rule('Copula', ['Aux', 'ONLY', 'BEINF'], ([aux], place) => ({ ...aux, ...at(place), isOnly: true })),
];

const verbs = [
  rule('Verbs', ['V'], ([verb]) => [verb]),
  rule('Verbs', ['V', 'Separator', 'Verbs'], ([verb, , rest]) => [verb, ...rest]),
  rule('Verbs', ['V', 'OR', 'Verbs'], ([verb, , rest]) => [verb, ...rest]),
];

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
    rule('State', ['IN', 'NounBar'], ([, noun], place) => ({
      ...at(place),
      value: `in ${noun.text.toLowerCase()}`,
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

const predicates = [
  worth(
    0.4,
    rule('Pred', ['Aux?', 'HAVE', 'ONLY?', 'AttrList', 'Tails?'], ([aux, , only, items, tail], place) => ({
      ...at(place),
      kind: 'possess',
      aux: { ...(aux ?? none(place)), ...(only && { isOnly: true }) },
      items,
      tail: tail ?? noTail(place),
    })),
  ),
  worth(
    0.4,
    rule('Pred', ['Aux?', 'BELONG', 'NPList'], ([aux, , targets], place) => ({
      ...at(place),
      kind: 'belong',
      aux: aux ?? none(place),
      targets,
    })),
  ),
  worth(
    0.2,
    rule('Pred', ['Copula', 'FORINF', 'NPList'], ([aux, , targets], place) => ({
      ...at(place),
      kind: 'belong',
      aux,
      targets,
    })),
  ),
  worth(
    0.1,
    rule('Pred', ['Copula', 'PART', 'FORINF', 'NPList'], ([aux, part, , targets], place) =>
      aux.modal === 'can' ? undefined : { ...at(place), kind: 'belong', aux, targets, role: part.verb },
    ),
  ),
  rule(
    'Pred',
    ['Aux?', 'Verbs', 'ONLY?', 'NPList', 'Tails?'],
    ([aux, found, only, objects, tail], place) => ({
      ...at(place),
      kind: 'act',
      aux: { ...(aux ?? none(place)), ...(only && { isOnly: true }) },
      verbs: found,
      objects,
      tail: tail ?? noTail(place),
    }),
  ),
  rule('Pred', ['Aux?', 'Verbs', 'Tails?'], ([aux, found, tail], place) => ({
    ...at(place),
    kind: 'act',
    aux: aux ?? none(place),
    verbs: found,
    objects: [],
    tail: tail ?? noTail(place),
  })),
  worth(
    0.1,
    rule('Pred', ['Copula', 'StateOr', 'Tails?'], ([aux, found, tail], place) =>
      found.every(isPassive)
        ? { ...at(place), kind: 'passive', aux, verbs: found, tail: tail ?? noTail(place) }
        : undefined,
    ),
  ),
  worth(
    0.4,
    rule('Pred', ['Copula', 'PART', 'TWICE', 'Tails?'], ([aux, part, , tail], place) => ({
      ...at(place),
      kind: 'passive',
      aux,
      verbs: [{ ...at(place), value: part.value, verb: part.verb }],
      tail: tail ?? noTail(place),
      isTwice: true,
    })),
  ),
  worth(
    0.4,
    rule('Pred', ['Copula', 'DOUBLEBOOK', 'Tails?'], ([aux, , tail], place) => ({
      ...at(place),
      kind: 'passive',
      aux,
      verbs: [{ ...at(place), value: 'booked', verb: 'book' }],
      tail: { ...(tail ?? noTail(place)), isSimultaneous: true },
      isTwice: true,
    })),
  ),
  worth(
    0.2,
    rule('Pred', ['Copula', 'Steps'], ([, steps], place) => ({ ...at(place), kind: 'sequence', steps })),
  ),
  worth(
    0.4,
    rule('Pred', ['Aux?', 'GO', 'FROM', 'Steps'], ([, , , steps], place) => ({
      ...at(place),
      kind: 'sequence',
      steps,
    })),
  ),
  worth(
    0.4,
    rule('Pred', ['THROUGH', 'Steps'], ([, steps], place) => ({ ...at(place), kind: 'sequence', steps })),
  ),
  worth(
    0.2,
    rule('Pred', ['START', 'StateOr'], ([, steps], place) => ({
      ...at(place),
      kind: 'sequence',
      steps: steps.map((state) => [state]),
    })),
  ),
  worth(
    0.3,
    rule('Pred', ['START', 'Steps'], ([, steps], place) => ({ ...at(place), kind: 'sequence', steps })),
  ),
  worth(
    0.2,
    rule('Pred', ['BECOME', 'State'], ([, state], place) => ({
      ...at(place),
      kind: 'sequence',
      steps: [[state]],
    })),
  ),
  worth(
    0.3,
    rule('Pred', ['BECOME', 'Steps'], ([, steps], place) => ({ ...at(place), kind: 'sequence', steps })),
  ),
  worth(
    0.1,
    rule('Pred', ['Copula', 'EITHER?', 'StateOr'], ([aux, , values], place) =>
      values.length > 1 ? { ...at(place), kind: 'oneOf', aux, values } : undefined,
    ),
  ),
  worth(
    0.5,
    rule('Pred', ['Copula', 'Props'], ([aux, hints], place) => ({
      ...at(place),
      kind: 'property',
      aux,
      hints,
    })),
  ),
  worth(
    0.3,
    rule('Pred', ['Copula', 'Comparison'], ([aux, found], place) => ({
      ...at(place),
      kind: 'compare',
      aux,
      comparisons: found,
    })),
  ),
  worth(
    0.4,
    rule('Pred', ['Aux?', 'V', 'Comparison'], ([aux, verb, found], place) =>
      verb.sense === 'begin' || verb.sense === 'end'
        ? { ...at(place), kind: 'compare', aux: aux ?? none(place), verb: verb.sense, comparisons: found }
        : undefined,
    ),
  ),
  worth(
    0.5,
    rule('Pred', ['Aux?', 'LAST', 'LIKE', 'NP'], ([aux, , , like], place) => ({
      ...at(place),
      kind: 'last',
      aux: aux ?? none(place),
      like,
    })),
  ),
  worth(
    0.5,
    rule('Pred', ['Aux?', 'LAST', 'NUM', 'UNIT'], ([aux, , amount, unit], place) => ({
      ...at(place),
      kind: 'last',
      aux: aux ?? none(place),
      amount,
      unit,
    })),
  ),
];

function isPassive(state: StateName): boolean {
  return state.verb !== undefined;
}

export const predicateRules = [...auxiliaries, ...verbs, ...states, ...tails, ...comparisons, ...predicates];
