/** Clauses: subjects and what is said of them. One sentence may hold several frames. */
import { at, plainly, rule, spanning } from './category.ts';
import type { Attribute, Auxiliary, Frame, NounPhrase, Predicate, Tail } from './logical-form.ts';
import type { Span } from '../language/text.ts';

function frames(place: Span, subjects: NounPhrase[], predicates: readonly Predicate[]): Frame[] {
  const isDenied = subjects.some(({ determiner }) => determiner === 'no');
  return sharedAux(oneSequence(predicates)).map((predicate, index) => ({
    start: index === 0 ? place.start : predicate.start,
    end: predicates.length === 1 ? place.end : predicate.end,
    subjects,
    isOnly: false,
    predicate: isDenied ? leaning(predicate) : predicate,
  }));
}

/** "Aucun client ne peut": the subject alone denies it. */
function leaning(predicate: Predicate): Predicate {
  return 'aux' in predicate && predicate.aux.isLeaning
    ? { ...predicate, aux: { ...predicate.aux, isNegated: false } }
    : predicate;
}
const everybody = (place: Span): NounPhrase => ({
  ...at(place),
  words: ['everyone'],
  isPlural: true,
  adjectives: [],
});

/** Those who want the product. */
export const ourselves = (place: Span): NounPhrase => ({
  ...at(place),
  words: ['we'],
  isPlural: true,
  adjectives: [],
});

/** The noun just before. */
const near = (place: Span): NounPhrase => ({
  start: place.start,
  end: place.start,
  words: [],
  isPlural: true,
  adjectives: [],
  isPronoun: true,
  isNear: true,
});

/** "… has a name and a price", of whatever stands before. */
export function describing(place: Span, items: Attribute[]): Predicate {
  return {
    ...at(place),
    kind: 'possess',
    aux: plainly(place),
    items,
    tail: { start: place.end, end: place.end },
  };
}

function attributesOf(nouns: readonly NounPhrase[]): Attribute[] {
  return nouns.map((noun) => ({ ...at(noun), noun, hints: {} }));
}

/** "Build a help desk" says what "we need a help desk" says. */
function wanting(place: Span, objects: NounPhrase[], tail: Tail | undefined): Predicate {
  const verb = { ...at(place), lemma: 'want', text: 'want', sense: 'want' as const, form: 'base' as const };
  return {
    ...at(place),
    kind: 'act',
    aux: plainly(place),
    verbs: [verb],
    objects,
    tail: tail ?? { start: place.end, end: place.end },
  };
}

/** "We need a help desk", by those who write the brief. */
export function frameOfWish(place: Span, objects: NounPhrase[], tail: Tail | undefined): Frame {
  return {
    ...at(place),
    subjects: [ourselves(place)],
    isOnly: false,
    predicate: wanting(place, objects, tail),
  };
}

function possessing(place: Span, { noun, tail }: { noun: NounPhrase; tail: Tail }): Predicate {
  return {
    ...at(place),
    kind: 'possess',
    aux: { ...plainly(place), modal: 'can' },
    items: [{ ...at(noun), noun, hints: {} }],
    tail,
  };
}

export const clauseRules = [
  rule('Preds: Pred', 0, ([predicate]) => [predicate]),
  rule('Preds: Pred Separator Preds', -0.1, ([first, , rest]) => [first, ...rest]),
  rule('Preds: Pred COMMA? BUT Preds', -0.1, ([first, , , rest]) => [first, ...rest]),
  rule('Preds: Pred COMMA? AND? ARROW Preds', -0.1, ([first, , , , rest]) => [first, ...rest]),
  rule('Preds: Pred COMMA? Extent', -0.1, ([first, , extent]) => {
    const doing = first.kind === 'act' ? first.verbs[0] : undefined;
    return [first, extent.kind === 'extent' && doing ? { ...extent, doing } : extent];
  }),
  rule('Preds: Pred Separator PartPred', -0.1, ([first, , second]) =>
    first.kind === 'belong' ? [first, second] : undefined,
  ),
  spanning('PartPred: PART Places', 0, ([part, targets], place) => ({
    kind: 'belong',
    aux: plainly(place),
    targets,
    role: part.verb,
  })),
  spanning('Extent: FROM NP UNTIL NP', 0, ([, from, , until]) => ({ kind: 'extent', from, until })),
  spanning('Extent: PERIODOF FROM NP UNTIL NP', 0.5, ([, , from, , until]) => ({
    kind: 'extent',
    from,
    until,
  })),
  rule('Pred: Extent', 0, ([extent]) => extent),
  rule('Clause: REL Preds', -0.5, ([, predicates], place) => frames(place, [near(place)], predicates)),
  rule('Clause: PartPred', -0.5, ([predicate], place) => frames(place, [near(place)], [predicate])),
  rule('Clause: EACHWITH AttrList', 0.2, ([, items], place) =>
    frames(place, [near(place)], [describing(place, items)]),
  ),
  rule('Clause: PER NP COMMA? NP Verbs AttrList', 0.4, ([, subject, , , verbs, items], place) =>
    verbs.every(({ sense }) => sense === 'keep' || sense === 'want' || sense === 'create')
      ? frames(place, [subject], [describing(place, items)])
      : undefined,
  ),
  rule('Clause: NP Verbs AttrList PER NP', 0.2, ([, verbs, items, , subject], place) =>
    verbs.every(({ sense }) => sense === 'keep')
      ? frames(place, [subject], [describing(place, items)])
      : undefined,
  ),
  rule('Clause: BUILD NPList Tails?', 0.3, ([, objects, tail], place) =>
    frames(place, [ourselves(place)], [wanting(place, objects, tail)]),
  ),
  rule('Clause: BUILD NP TO V NPList Tails?', 0.5, ([, , , verb, objects, tail], place) =>
    verb.sense === 'keep' || verb.sense === 'manage'
      ? frames(place, [ourselves(place)], [wanting(place, objects, tail)])
      : undefined,
  ),
  rule('Clause: IAM NP', 0.3, ([, target], place) =>
    frames(place, [ourselves(place)], [{ ...at(place), kind: 'name', target }]),
  ),
  rule('Clause: IAM NP Separator Preds', 0.3, ([, target, , predicates], place) =>
    frames(
      place,
      [ourselves(place)],
      [{ ...at(place), end: target.end, kind: 'name', target }, ...predicates],
    ),
  ),
  rule('Clause: NP Verbs NP WITH NPList', 0.2, ([subject, verbs, noun, , more], place) =>
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
  rule('Clause: NPList Preds', 0, ([subjects, predicates], place) => frames(place, subjects, predicates)),
  rule('Clause: ONLY NPList Preds', 0.2, ([, subjects, predicates], place) =>
    frames(place, subjects, predicates).map((frame) => ({ ...frame, isOnly: true })),
  ),
  rule('Clause: NOONE Preds', 0, ([, predicates], place) =>
    frames(place, [everybody(place)], predicates).map(negate),
  ),
  rule('Clause: THERE NP Tails', 0.2, ([, noun, tail], place) =>
    noun.quantity ? frames(place, [ourselves(place)], [possessing(place, { noun, tail })]) : undefined,
  ),
  rule('Clause: THERE NPList', 0.2, ([, objects], place) =>
    frames(place, [], [{ ...at(place), kind: 'keep', aux: plainly(place), objects }]),
  ),
  rule('Clause: NONEBE NP', 0.3, ([, subject], place) =>
    frames(place, [{ ...subject, determiner: 'no' }], [{ ...at(place), kind: 'exist' }]),
  ),
  rule('Clause: NP Preds Tails', -0.6, ([subject, predicates, tail], place) =>
    tail.isSimultaneous ? frames(place, [subject], predicates) : undefined,
  ),
  rule('Clause: NP COLON AttrList', 0, ([subject, , items], place) =>
    items.length === 1 && Object.keys(items[0]?.hints ?? {}).length === 0
      ? undefined
      : frames(
          place,
          [subject],
          [
            {
              ...at(place),
              kind: 'possess',
              aux: plainly(place),
              items,
              tail: { start: place.end, end: place.end },
            },
          ],
        ),
  ),
  rule('Clause: NP DASH AttrList', -0.1, ([subject, , items], place) =>
    frames(
      place,
      [subject],
      [
        {
          ...at(place),
          kind: 'possess',
          aux: plainly(place),
          items,
          tail: { start: place.end, end: place.end },
        },
      ],
    ),
  ),
  rule('Clause: NP WITH AttrList', -0.3, ([subject, , items], place) =>
    frames(
      place,
      [subject],
      [
        {
          ...at(place),
          kind: 'possess',
          aux: plainly(place),
          items,
          tail: { start: place.end, end: place.end },
        },
      ],
    ),
  ),
  rule('Clause: NP LP AttrList RP', -0.2, ([subject, , items], place) =>
    frames(
      place,
      [subject],
      [
        {
          ...at(place),
          kind: 'possess',
          aux: plainly(place),
          items,
          tail: { start: place.end, end: place.end },
        },
      ],
    ),
  ),
  rule('Clause: NP COLON Steps', 0.2, ([subject, , steps], place) =>
    frames(place, [subject], [{ ...at(place), kind: 'sequence', steps }]),
  ),
  rule('Clause: Quantity NP PER NP', 0, ([quantity, noun, , per], place) =>
    frames(
      place,
      [per],
      [
        {
          ...at(place),
          kind: 'possess',
          aux: { ...plainly(place), modal: 'can' },
          items: [{ ...at(noun), noun: { ...noun, quantity }, hints: {} }],
          tail: { start: place.end, end: place.end },
        },
      ],
    ),
  ),
  rule('Clause: NP PER NP', 0, ([noun, , per], place) =>
    noun.quantity
      ? frames(
          place,
          [per],
          [
            {
              ...at(place),
              kind: 'possess',
              aux: { ...plainly(place), modal: 'can' },
              items: [{ ...at(noun), noun, hints: {} }],
              tail: { start: place.end, end: place.end },
            },
          ],
        )
      : undefined,
  ),
];

function negate(frame: Frame): Frame {
  const predicate = leaning(frame.predicate);
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
