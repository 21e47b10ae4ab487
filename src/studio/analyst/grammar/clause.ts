/** Clauses: subjects and what is said of them. One sentence may hold several frames. */
import { rule } from './category.ts';
import { worth } from '../language/chart.ts';
import type { Attribute, Auxiliary, Frame, NounPhrase, Predicate, Tail } from './logical-form.ts';

type At = { start: number; end: number };
const at = ({ start, end }: At): At => ({ start, end });

function frames(place: At, subjects: NounPhrase[], predicates: readonly Predicate[]): Frame[] {
  return sharedAux(oneSequence(predicates)).map((predicate, index) => ({
    start: index === 0 ? place.start : predicate.start,
    end: predicates.length === 1 ? place.end : predicate.end,
    subjects,
    isOnly: false,
    predicate,
  }));
}
const unsaid = (place: At): { start: number; end: number; isNegated: boolean; isOnly: boolean } => ({
  ...at(place),
  isNegated: false,
  isOnly: false,
});
const everybody = (place: At): NounPhrase => ({
  ...at(place),
  words: ['everyone'],
  isPlural: true,
  adjectives: [],
});

/** Those who want the product. */
const ourselves = (place: At): NounPhrase => ({
  ...at(place),
  words: ['we'],
  isPlural: true,
  adjectives: [],
});

/** The noun just before. */
const near = (place: At): NounPhrase => ({
  start: place.start,
  end: place.start,
  words: [],
  isPlural: true,
  adjectives: [],
  isPronoun: true,
  isNear: true,
});

function describing(place: At, items: Attribute[]): Predicate {
  return {
    ...at(place),
    kind: 'possess',
    aux: unsaid(place),
    items,
    tail: { start: place.end, end: place.end },
  };
}

function attributesOf(nouns: readonly NounPhrase[]): Attribute[] {
  return nouns.map((noun) => ({ ...at(noun), noun, hints: {} }));
}

/** "Build a help desk" says what "we need a help desk" says. */
function wanting(place: At, objects: NounPhrase[], tail: Tail | undefined): Predicate {
  const verb = { ...at(place), lemma: 'want', text: 'want', sense: 'want' as const, form: 'base' as const };
  return {
    ...at(place),
    kind: 'act',
    aux: unsaid(place),
    verbs: [verb],
    objects,
    tail: tail ?? { start: place.end, end: place.end },
  };
}

function possessing(place: At, { noun, tail }: { noun: NounPhrase; tail: Tail }): Predicate {
  return {
    ...at(place),
    kind: 'possess',
    aux: { ...unsaid(place), modal: 'can' },
    items: [{ ...at(noun), noun, hints: {} }],
    tail,
  };
}

export const clauseRules = [
  rule('Preds', ['Pred'], ([predicate]) => [predicate]),
  worth(
    -0.1,
    rule('Preds', ['Pred', 'Separator', 'Preds'], ([first, , rest]) => [first, ...rest]),
  ),
  worth(
    -0.1,
    rule('Preds', ['Pred', 'COMMA?', 'BUT', 'Preds'], ([first, , , rest]) => [first, ...rest]),
  ),
  worth(
    -0.1,
    rule('Preds', ['Pred', 'COMMA?', 'AND?', 'ARROW', 'Preds'], ([first, , , , rest]) => [first, ...rest]),
  ),
  worth(
    -0.1,
    rule('Preds', ['Pred', 'COMMA?', 'Extent'], ([first, , extent]) => {
      const doing = first.kind === 'act' ? first.verbs[0] : undefined;
      return [first, extent.kind === 'extent' && doing ? { ...extent, doing } : extent];
    }),
  ),
  worth(
    -0.1,
    rule('Preds', ['Pred', 'Separator', 'PartPred'], ([first, , second]) =>
      first.kind === 'belong' ? [first, second] : undefined,
    ),
  ),
  rule('PartPred', ['PART', 'Places'], ([part, targets], place) => ({
    ...at(place),
    kind: 'belong',
    aux: unsaid(place),
    targets,
    role: part.verb,
  })),
  rule('Extent', ['FROM', 'NP', 'UNTIL', 'NP'], ([, from, , until], place) => ({
    ...at(place),
    kind: 'extent',
    from,
    until,
  })),
  worth(
    0.5,
    rule('Extent', ['PERIODOF', 'FROM', 'NP', 'UNTIL', 'NP'], ([, , from, , until], place) => ({
      ...at(place),
      kind: 'extent',
      from,
      until,
    })),
  ),
  rule('Pred', ['Extent'], ([extent]) => extent),
  worth(
    -0.5,
    rule('Clause', ['REL', 'Preds'], ([, predicates], place) => frames(place, [near(place)], predicates)),
  ),
  worth(
    -0.5,
    rule('Clause', ['PartPred'], ([predicate], place) => frames(place, [near(place)], [predicate])),
  ),
  worth(
    0.2,
    rule('Clause', ['EACHWITH', 'AttrList'], ([, items], place) =>
      frames(place, [near(place)], [describing(place, items)]),
    ),
  ),
  worth(
    0.4,
    rule(
      'Clause',
      ['PER', 'NP', 'COMMA?', 'NP', 'Verbs', 'AttrList'],
      ([, subject, , , verbs, items], place) =>
        verbs.every(({ sense }) => sense === 'keep' || sense === 'want' || sense === 'create')
          ? frames(place, [subject], [describing(place, items)])
          : undefined,
    ),
  ),
  worth(
    0.2,
    rule('Clause', ['NP', 'Verbs', 'AttrList', 'PER', 'NP'], ([, verbs, items, , subject], place) =>
      verbs.every(({ sense }) => sense === 'keep')
        ? frames(place, [subject], [describing(place, items)])
        : undefined,
    ),
  ),
  worth(
    0.3,
    rule('Clause', ['BUILD', 'NPList', 'Tails?'], ([, objects, tail], place) =>
      frames(place, [ourselves(place)], [wanting(place, objects, tail)]),
    ),
  ),
  worth(
    0.5,
    rule('Clause', ['BUILD', 'NP', 'TO', 'V', 'NPList', 'Tails?'], ([, , , verb, objects, tail], place) =>
      verb.sense === 'keep' || verb.sense === 'manage'
        ? frames(place, [ourselves(place)], [wanting(place, objects, tail)])
        : undefined,
    ),
  ),
  worth(
    0.3,
    rule('Clause', ['IAM', 'NP'], ([, target], place) =>
      frames(place, [ourselves(place)], [{ ...at(place), kind: 'name', target }]),
    ),
  ),
  worth(
    0.3,
    rule('Clause', ['IAM', 'NP', 'Separator', 'Preds'], ([, target, , predicates], place) =>
      frames(
        place,
        [ourselves(place)],
        [{ ...at(place), end: target.end, kind: 'name', target }, ...predicates],
      ),
    ),
  ),
  worth(
    0.2,
    rule('Clause', ['NP', 'Verbs', 'NP', 'WITH', 'NPList'], ([subject, verbs, noun, , more], place) =>
      verbs.some(({ sense }) => sense === 'keep' || sense === 'want') && noun.determiner === 'indefinite'
        ? frames(
            place,
            [subject],
            [
              wanting({ start: place.start, end: noun.end }, [noun], undefined),
              { ...describing({ start: noun.end, end: place.end }, attributesOf(more)) },
            ],
          )
        : undefined,
    ),
  ),
  rule('Clause', ['NPList', 'Preds'], ([subjects, predicates], place) => frames(place, subjects, predicates)),
  worth(
    0.2,
    rule('Clause', ['ONLY', 'NPList', 'Preds'], ([, subjects, predicates], place) =>
      frames(place, subjects, predicates).map((frame) => ({ ...frame, isOnly: true })),
    ),
  ),
  rule('Clause', ['NOONE', 'Preds'], ([, predicates], place) =>
    frames(place, [everybody(place)], predicates).map(negate),
  ),
  worth(
    0.2,
    rule('Clause', ['THERE', 'NP', 'Tails'], ([, noun, tail], place) =>
      noun.quantity ? frames(place, [ourselves(place)], [possessing(place, { noun, tail })]) : undefined,
    ),
  ),
  worth(
    0.2,
    rule('Clause', ['THERE', 'NPList'], ([, objects], place) =>
      frames(place, [], [{ ...at(place), kind: 'keep', aux: unsaid(place), objects }]),
    ),
  ),
  worth(
    0.3,
    rule('Clause', ['NONEBE', 'NP'], ([, subject], place) =>
      frames(place, [{ ...subject, determiner: 'no' }], [{ ...at(place), kind: 'exist' }]),
    ),
  ),
  worth(
    -0.6,
    rule('Clause', ['NP', 'Preds', 'Tails'], ([subject, predicates, tail], place) =>
      tail.isSimultaneous ? frames(place, [subject], predicates) : undefined,
    ),
  ),
  rule('Clause', ['NP', 'COLON', 'AttrList'], ([subject, , items], place) =>
    items.length === 1 && Object.keys(items[0]?.hints ?? {}).length === 0
      ? undefined
      : frames(
          place,
          [subject],
          [
            {
              ...at(place),
              kind: 'possess',
              aux: unsaid(place),
              items,
              tail: { start: place.end, end: place.end },
            },
          ],
        ),
  ),
  worth(
    -0.1,
    rule('Clause', ['NP', 'DASH', 'AttrList'], ([subject, , items], place) =>
      frames(
        place,
        [subject],
        [
          {
            ...at(place),
            kind: 'possess',
            aux: unsaid(place),
            items,
            tail: { start: place.end, end: place.end },
          },
        ],
      ),
    ),
  ),
  worth(
    -0.3,
    rule('Clause', ['NP', 'WITH', 'AttrList'], ([subject, , items], place) =>
      frames(
        place,
        [subject],
        [
          {
            ...at(place),
            kind: 'possess',
            aux: unsaid(place),
            items,
            tail: { start: place.end, end: place.end },
          },
        ],
      ),
    ),
  ),
  worth(
    -0.2,
    rule('Clause', ['NP', 'LP', 'AttrList', 'RP'], ([subject, , items], place) =>
      frames(
        place,
        [subject],
        [
          {
            ...at(place),
            kind: 'possess',
            aux: unsaid(place),
            items,
            tail: { start: place.end, end: place.end },
          },
        ],
      ),
    ),
  ),
  worth(
    0.2,
    rule('Clause', ['NP', 'COLON', 'Steps'], ([subject, , steps], place) =>
      frames(place, [subject], [{ ...at(place), kind: 'sequence', steps }]),
    ),
  ),
  rule('Clause', ['Quantity', 'NP', 'PER', 'NP'], ([quantity, noun, , per], place) =>
    frames(
      place,
      [per],
      [
        {
          ...at(place),
          kind: 'possess',
          aux: { ...unsaid(place), modal: 'can' },
          items: [{ ...at(noun), noun: { ...noun, quantity }, hints: {} }],
          tail: { start: place.end, end: place.end },
        },
      ],
    ),
  ),
  rule('Clause', ['NP', 'PER', 'NP'], ([noun, , per], place) =>
    noun.quantity
      ? frames(
          place,
          [per],
          [
            {
              ...at(place),
              kind: 'possess',
              aux: { ...unsaid(place), modal: 'can' },
              items: [{ ...at(noun), noun, hints: {} }],
              tail: { start: place.end, end: place.end },
            },
          ],
        )
      : undefined,
  ),
];

function negate(frame: Frame): Frame {
  const { predicate } = frame;
  return 'aux' in predicate
    ? {
        ...frame,
        predicate: { ...predicate, aux: { ...predicate.aux, isNegated: !predicate.aux.isNegated } },
      }
    : frame;
}

/** "Members can see tools and rent them": the auxiliary of the first verb holds for those that follow without one. */
function sharedAux(predicates: readonly Predicate[]): Predicate[] {
  let shared: Auxiliary | undefined;
  return predicates.map((predicate) => {
    if (predicate.kind !== 'act') {
      shared = 'aux' in predicate ? predicate.aux : undefined;
      return predicate;
    }
    if (predicate.aux.isNegated && !predicate.aux.modal && shared?.modal)
      return { ...predicate, aux: { ...predicate.aux, modal: shared.modal } };
    const isBare =
      predicate.aux.modal === undefined &&
      !predicate.aux.isNegated &&
      predicate.verbs.every((verb) => verb.form === 'base');
    if (isBare && shared?.modal) return { ...predicate, aux: { ...shared, isOnly: predicate.aux.isOnly } };
    shared = predicate.aux;
    return predicate;
  });
}

/** "Starts as draft, becomes sent and then paid" is one sequence. */
function oneSequence(predicates: readonly Predicate[]): Predicate[] {
  const joined: Predicate[] = [];
  for (const predicate of predicates) {
    const last = joined.at(-1);
    if (last?.kind === 'sequence' && predicate.kind === 'sequence')
      joined.splice(-1, 1, { ...last, end: predicate.end, steps: [...last.steps, ...predicate.steps] });
    else joined.push(predicate);
  }
  return joined;
}
