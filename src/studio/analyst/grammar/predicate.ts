/** Predicates: what is said of a subject. */
import { rule } from './category.ts';
import { worth } from '../language/chart.ts';
import type { Auxiliary, NounPhrase, StateName, Tail } from './logical-form.ts';

type At = { start: number; end: number };
const at = ({ start, end }: At): At => ({ start, end });
const none = (place: At): Auxiliary => ({ ...at(place), isNegated: false, isOnly: false });
const noTail = (place: At): Tail => ({ start: place.end, end: place.end });

const verbs = [
  rule('Verbs', ['V'], ([verb]) => [verb]),
  rule('Verbs', ['V', 'Separator', 'Verbs'], ([verb, , rest]) => [verb, ...rest]),
  rule('Verbs', ['V', 'OR', 'Verbs'], ([verb, , rest]) => [verb, ...rest]),
];

const predicates = [
  worth(
    1,
    rule('Pred', ['Aux?', 'HAVE', 'MORE', 'NP', 'THAN', 'NP'], ([aux, , , counted, , limit], place) => ({
      ...at(place),
      kind: 'capacity',
      aux: aux ?? none(place),
      counted,
      limit,
    })),
  ),
  worth(
    1,
    rule('Pred', ['Aux?', 'HAVE', 'ASMANY', 'NP', 'AS', 'NP'], ([aux, , , counted, , limit], place) => ({
      ...at(place),
      kind: 'capacity',
      aux: { ...(aux ?? none(place)), isNegated: true },
      counted,
      limit,
    })),
  ),
  ...['V', 'LAST'].map((verb) =>
    worth(
      0.8,
      rule(
        'Pred',
        ['Aux?', verb as 'V', 'MORE', 'NP', 'THAN', 'NP'],
        ([aux, , , counted, , limit], place) => ({
          ...at(place),
          kind: 'capacity' as const,
          aux: aux ?? none(place),
          counted,
          limit,
        }),
      ),
    ),
  ),
  worth(
    0.5,
    rule(
      'Pred',
      ['Aux', 'V', 'ONCE', 'FORINF', 'NPList', 'Tails?'],
      ([aux, verb, , , objects, tail], place) => ({
        ...at(place),
        kind: 'act',
        aux,
        verbs: [verb],
        objects,
        tail: { ...(tail ?? noTail(place)), isOnce: true },
      }),
    ),
  ),
  worth(
    0.5,
    rule(
      'Pred',
      ['Aux', 'V', 'TWICE', 'FORINF', 'NPList', 'Tails?'],
      ([aux, verb, , , objects, tail], place) => ({
        ...at(place),
        kind: 'act',
        aux,
        verbs: [verb],
        objects,
        tail: { ...(tail ?? noTail(place)), isTwice: true },
      }),
    ),
  ),
  worth(
    0.4,
    rule('Pred', ['Aux?', 'V', 'NP', 'FOR', 'NPList'], ([aux, verb, , , objects], place) =>
      verb.sense === 'want' && !aux ? { ...at(place), kind: 'keep', aux: none(place), objects } : undefined,
    ),
  ),
  worth(
    0.4,
    rule('Pred', ['Aux?', 'V', 'NP?', 'TO', 'V', 'NPList'], ([aux, verb, , , second, objects], place) =>
      verb.sense === 'want' &&
      !aux &&
      (second.sense === 'manage' || second.sense === 'keep' || second.sense === 'create')
        ? { ...at(place), kind: 'keep', aux: none(place), objects }
        : undefined,
    ),
  ),
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
    rule('Pred', ['Copula', 'Places'], ([aux, targets], place) => ({
      ...at(place),
      kind: 'belong',
      aux,
      targets,
    })),
  ),
  worth(
    0.4,
    rule('Pred', ['Aux?', 'BELONG', 'NPList', 'Places'], ([aux, , targets, more], place) => ({
      ...at(place),
      kind: 'belong',
      aux: aux ?? none(place),
      targets: [...targets, ...more],
    })),
  ),
  worth(
    0.6,
    rule('Pred', ['Aux?', 'JOIN', 'NP', 'TO', 'NPList'], ([aux, , noun, , targets], place) => ({
      ...at(place),
      kind: 'belong',
      aux: aux ?? none(place),
      targets: [noun, ...targets],
    })),
  ),
  worth(
    0.5,
    rule('Pred', ['Aux?', 'JOIN', 'NP', 'AND', 'NP'], ([aux, , noun, , target], place) => ({
      ...at(place),
      kind: 'belong',
      aux: aux ?? none(place),
      targets: [noun, target],
    })),
  ),
  worth(
    0.4,
    rule('Pred', ['MEASURES', 'Mods'], ([noun, hints], place) => ({
      ...at(place),
      kind: 'possess',
      aux: none(place),
      items: [
        { ...at(place), noun: { ...at(place), words: [noun], isPlural: false, adjectives: [] }, hints },
      ],
      tail: noTail(place),
    })),
  ),
  worth(
    0.1,
    rule('Pred', ['Copula', 'PART', 'Places'], ([aux, part, targets], place) =>
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
      objects: alsoOwn(objects),
      tail: tail ?? noTail(place),
    }),
  ),
  worth(
    0.4,
    rule('Pred', ['Aux?', 'Verbs', 'NPList', 'ONLY'], ([aux, found, objects], place) => ({
      ...at(place),
      kind: 'act',
      aux: { ...(aux ?? none(place)), isOnly: true },
      verbs: found,
      objects: alsoOwn(objects),
      tail: noTail(place),
    })),
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
    0.3,
    rule('Pred', ['Copula', 'StateList'], ([aux, found], place) =>
      found.length > 2 && !aux.modal && !aux.isNegated && found.some(isPassive)
        ? { ...at(place), kind: 'sequence', steps: found.map((state) => [state]) }
        : undefined,
    ),
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
    0.3,
    rule('Pred', ['THROUGH', 'COLON?', 'StateOr'], ([, , found], place) =>
      found.length > 1 ? { ...at(place), kind: 'sequence', steps: found.map((state) => [state]) } : undefined,
    ),
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
    0.3,
    rule('Pred', ['Copula', 'Mods'], ([aux, hints], place) => ({
      ...at(place),
      kind: 'property',
      aux,
      hints,
    })),
  ),
  worth(
    0.5,
    rule('Pred', ['Copula', 'NEGATIVE'], ([aux], place) =>
      aux.isNegated
        ? { ...at(place), kind: 'property', aux: { ...aux, isNegated: false }, hints: { bounds: { min: 0 } } }
        : undefined,
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

/** "Their own animals and appointments": bare nouns after an own one are their own too. */
function alsoOwn(objects: NounPhrase[]): NounPhrase[] {
  const [first] = objects;
  return objects.map((noun) =>
    first?.isOwn && !noun.determiner && !noun.quantity && !noun.isPronoun && !noun.of
      ? { ...noun, determiner: 'their', isOwn: true }
      : noun,
  );
}

function isPassive(state: StateName): boolean {
  return state.verb !== undefined;
}

export const predicateRules = [...verbs, ...predicates];
