/** Clauses: subjects and what is said of them. One sentence may hold several frames. */
import { at, plainly, rule, spanning, endOf } from './category.ts';
import {
  describing,
  attributesOf,
  doable,
  everybody,
  exceeded,
  frames,
  near,
  negate,
  opened,
  ourselves,
  possessing,
  wanting,
  listing,
} from './frame.ts';
import type { Span } from '../language/text.ts';
import type { NounPhrase, Predicate, StateName, Verb } from './logical-form.ts';

/** Verbs that begin a record, as far as the grammar has to know. */
const making: ReadonlySet<string> = new Set([
  'open',
  'offer',
  'submit',
  'request',
  'order',
  'start',
  'propose',
  'plan',
  'schedule',
  'organise',
  'organize',
  'track',
  'record',
  'log',
  'register',
  'keep',
]);

/** Those who write the brief. */
const writers: ReadonlySet<string> = new Set(['we', 'i', 'nous', 'on', 'je']);

export function isWriter({ words }: NounPhrase): boolean {
  return words.length === 1 && writers.has(words[0] ?? '');
}

/** Adverbs that say nothing about the sentence they open. */
const opening: ReadonlySet<string> = new Set([
  'first',
  'also',
  'normally',
  'usually',
  'typically',
  'of course',
  'in addition',
  'additionally',
]);

/** "Start and finish repairs" is two verbs of one object; "sign up and book lessons" is not. */
function sharesObject(first: Predicate, second: Predicate | undefined): boolean {
  if (first.kind !== 'act' || second?.kind !== 'act') return false;
  const { objects, tail, verbs } = first;
  const isBare = objects.length === 0 && Object.keys(tail).length === 2;
  return (
    isBare &&
    second.objects.length > 0 &&
    second.objects.every(({ isPronoun }) => isPronoun !== true) &&
    verbs.every(({ sense }) => sense !== 'sign')
  );
}

type Act = Extract<Predicate, { kind: 'act' }>;

/** The same doing, and that it may not be done to others. */
function denying(first: Predicate, objects: NounPhrase[], place: Span): Predicate[] | undefined {
  if (first.kind !== 'act' || first.aux.isNegated || first.objects.length === 0) return undefined;
  const end = endOf({ start: place.end, end: place.end });
  const { start } = place;
  const aux = { ...first.aux, modal: 'can' as const, isNegated: true, isOnly: false };
  const { isPublic } = first.tail;
  // "The clients but not their contracts": those of the clients.
  const [whose] = first.objects;
  const others = objects.map((noun): NounPhrase => {
    const isOfThem = noun.determiner === 'their' && !noun.isOwn && whose !== undefined && !whose.isPronoun;
    return isOfThem && !noun.of ? { ...noun, determiner: 'definite' } : noun;
  });
  return [
    first,
    {
      ...first,
      start,
      end: place.end,
      aux,
      objects: others,
      tail: { ...end, ...(isPublic && { isPublic }) },
    },
  ];
}

/** What something is once it is done. */
function stateAfter(verb: Verb): StateName {
  return { ...at(verb), value: verb.done ?? verb.lemma, verb: verb.lemma };
}

/** What somebody can do. */
function doing(place: Span, verb: Verb, objects: NounPhrase[]): Predicate {
  return {
    ...at(place),
    kind: 'act',
    aux: { ...plainly(place), modal: 'can' },
    verbs: [verb],
    objects,
    tail: endOf(place),
  };
}

function only(act: Act): Act {
  return { ...act, aux: { ...act.aux, isOnly: true } };
}

export const clauseRules = [
  rule('Preds: Pred', 0, ([predicate]) => [predicate]),
  rule('Preds: Pred Separator Preds', -0.1, ([first, , rest]) =>
    sharesObject(first, rest[0]) ? undefined : [first, ...rest],
  ),
  // "Is for a pupil, with a value and a date".
  rule('Preds: Pred COMMA? WITH AttrList', -0.1, ([first, , mark, items], place) =>
    first.kind === 'belong' || first.kind === 'extent'
      ? [first, describing({ start: mark.start, end: place.end }, items)]
      : undefined,
  ),
  rule('Preds: Pred COMMA? BUT Preds', -0.1, ([first, , , rest]) => [first, ...rest]),
  // "Accept an offer or decline it".
  rule('Preds: Pred OR Pred', -0.2, ([first, , second]) => {
    const areActs = [first, second].every((one) => one.kind === 'act' && one.objects.length > 0);
    return areActs && 'aux' in first && !first.aux.isNegated ? [first, second] : undefined;
  }),
  // "See the patients, without their addresses".
  rule('Preds: Pred COMMA? WITHOUT NPList', 0.4, ([first, , mark, objects], place) =>
    first.kind === 'act' && first.verbs.every(({ sense }) => sense === 'see')
      ? denying(first, objects, { start: mark.start, end: place.end })
      : undefined,
  ),
  // "See the tours but not the amounts", "but never the e-mails": the same, denied.
  rule('Preds: Pred COMMA? BUT NEG NPList', 0.4, ([first, , but, , objects], place) =>
    denying(first, objects, { start: but.start, end: place.end }),
  ),
  rule('Preds: Pred COMMA? BUT NEVER NPList', 0.4, ([first, , but, , objects], place) =>
    denying(first, objects, { start: but.start, end: place.end }),
  ),
  // "Their own bookings but not other people's": what is their own is no other's.
  rule('Preds: Pred COMMA? BUT? NEG OTHERS POSS?', 0.6, ([first]) =>
    first.kind === 'act' && first.objects.every(({ isOwn }) => isOwn) ? [only(first)] : undefined,
  ),
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
  // "We record the name, weight and colour of each guitar".
  rule('Clause: NP Verbs AttrList OF NP', 0.9, ([subject, verbs, items, , owner], place) =>
    isWriter(subject) &&
    verbs.every(({ sense }) => sense === 'keep') &&
    (owner.determiner === 'each' || (owner.determiner === 'any' && owner.isPlural)) &&
    items.every(({ noun }) => !noun.of && !noun.quantity)
      ? frames(place, [owner], [describing(place, items)])
      : undefined,
  ),
  // "Up to 4 guitars are allowed per farmer".
  rule('Clause: NP Copula POSSIBLE Tails', 0.6, ([noun, aux, , tail], place) =>
    noun.quantity?.op === 'atMost' && !aux.isNegated && tail.per
      ? frames(place, [ourselves(place)], [possessing(place, { noun, tail })])
      : undefined,
  ),
  // "First a parcel is open, then closed".
  rule('Clause: ADV COMMA? Clause', -0.1, ([adverb, , said], place) =>
    opening.has(adverb.text?.toLowerCase() ?? '') ? opened(place, said) : undefined,
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
  // "Organisers create events with a title, a place and a date".
  rule(
    'Clause: NPList Aux? Verbs NP WITH AttrList',
    0.3,
    ([subjects, aux, verbs, noun, mark, items], place) => {
      const isAttributes = items.some(({ noun: item }) => item.determiner === 'indefinite');
      const isMaking = verbs.every(({ sense, lemma }) => sense === 'create' || making.has(lemma));
      const act: Predicate = {
        start: place.start,
        end: noun.end,
        kind: 'act',
        aux,
        verbs,
        objects: [noun],
        tail: { start: noun.end, end: noun.end },
      };
      return isAttributes && isMaking && !aux.isNegated && !noun.isOwn
        ? [
            ...frames({ start: place.start, end: noun.end }, subjects, [act]),
            ...frames(
              { start: mark.start, end: place.end },
              [{ ...noun, adjectives: [] }],
              [describing({ start: mark.start, end: place.end }, items)],
            ),
          ]
        : undefined;
    },
  ),
  rule('Clause: NPList Preds', 0, ([subjects, predicates], place) => frames(place, subjects, predicates)),
  // "Can commuters see their bookings?"
  rule(
    'Clause: MODAL NPList Verbs NPList Tails?',
    -0.4,
    ([{ modal, isNegated }, subjects, verbs, objects, tail], place) =>
      modal === 'can' && !isNegated && verbs.every(({ form }) => form === 'base')
        ? frames(place, subjects, [
            { ...at(place), kind: 'act', aux: { ...plainly(place), modal }, verbs, objects, tail },
          ])
        : undefined,
  ),
  rule('Clause: ONLY NPList Preds', 0.2, ([, subjects, predicates], place) =>
    frames(place, subjects, predicates).map((frame) => ({ ...frame, isOnly: true })),
  ),
  // "Nobody except the treasurer sees payments", "personne d'autre que la trésorière ne voit les paiements".
  rule('Clause: NOBODYBUT NPList NE? Preds', 0.8, ([, subjects, , predicates], place) =>
    frames(place, subjects, predicates).map((frame) => ({ ...frame, isOnly: true })),
  ),
  rule('Clause: NOONE Preds', 0, ([, predicates], place) =>
    frames(place, [everybody(place)], predicates).map(negate),
  ),
  // "Technicians may change bikes, students may not".
  rule('Clause: NPList Preds COMMA? BUT? NPList Aux', 0.4, ([subjects, predicates, , , others, aux], place) =>
    aux.modal && aux.isNegated && predicates.every(({ kind }) => kind === 'act' || kind === 'passive')
      ? [
          ...frames({ start: place.start, end: (predicates.at(-1) ?? place).end }, subjects, predicates),
          ...frames(place, others, predicates).map(negate),
        ]
      : undefined,
  ),
  // "The office may cancel any booking, members only their own".
  rule(
    'Clause: ONLY? NPList Preds COMMA? AND? BUT? NPList ONLY DET? OWN',
    0.8,
    ([, subjects, predicates, , , , others], place) => {
      const [first, ...more] = predicates;
      if (!first || first.kind !== 'act' || more.length > 0 || first.aux.isNegated) return undefined;
      const objects = first.objects.map((noun): NounPhrase => ({
        ...noun,
        determiner: 'their',
        isOwn: true,
      }));
      const theirs: Act = { ...first, aux: { ...first.aux, isOnly: true }, objects };
      const all = frames({ start: place.start, end: first.end }, subjects, predicates);
      return [
        ...all,
        ...frames({ start: others[0]?.start ?? place.start, end: place.end }, others, [theirs]),
      ];
    },
  ),
  // "Parcels: each parcel is for one family".
  rule('Clause: NP COLON Clause', -0.2, ([, , said], place) => opened(place, said)),
  rule('Clause: NP FOR NP COLON Clause', -0.3, ([, , , , said], place) => opened(place, said)),
  // "… contain lines with an item and a quantity".
  rule('Clause: WITH AttrList', -0.5, ([, items], place) =>
    items.every(({ noun }) => noun.determiner === 'indefinite' || noun.quantity)
      ? frames(place, [near(place)], [describing(place, items)])
      : undefined,
  ),
  rule('Clause: NP COLON EACHONE Preds', 0.3, ([subject, , , predicates], place) =>
    frames(place, [subject], predicates),
  ),
  // "Closing a ticket makes it done".
  rule('Clause: GERUND NP MAKES PRON? State', 0.7, ([verb, noun, , , to], place) =>
    frames(place, [noun], [{ ...at(place), kind: 'leads', verb, to }]),
  ),
  // "You can still decline an invited guest": that it can be declined.
  rule('Clause: ANYBODY Aux Verbs NP Tails?', 0.6, ([, aux, verbs, noun, tail], place) =>
    aux.modal === 'can' && !aux.isOnly && !noun.isPronoun && verbs.every(({ sense }) => sense === 'other')
      ? frames(place, [noun], [{ ...at(place), kind: 'passive', aux, verbs: verbs.map(stateAfter), tail }])
      : undefined,
  ),
  // "Deleting members is reserved for the secretary", "deleting bookings is not for them".
  rule('Clause: GERUND NPList RESERVED NPList ONLY?', 0.7, ([verb, objects, mark, subjects, only], place) =>
    frames(place, subjects, [doing(place, verb, objects)]).map((frame) => ({
      ...frame,
      isOnly: only !== undefined || !/^(?:is|are) (?:for|up to)$/i.test(mark.text ?? ''),
    })),
  ),
  rule('Clause: GERUND NPList NOTFOR NPList', 0.7, ([verb, objects, , subjects], place) =>
    frames(place, subjects, [doing(place, verb, objects)]).map(negate),
  ),
  // "Cancelling an appointment is possible until …".
  rule('Clause: GERUND NP Copula POSSIBLE Tails?', 0.6, ([verb, noun, aux, , tail], place) =>
    frames(place, [noun], [doable(place, { verb, aux, tail })]),
  ),
  rule('Clause: NONEBE MORE NP THAN NP', 0.8, ([, , counted, , limit], place) =>
    exceeded(place, counted, limit),
  ),
  rule('Clause: ASMANY NP THAN NP', 0.6, ([, counted, , limit], place) => exceeded(place, counted, limit)),
  rule('Clause: THERE NP', 0.1, ([, noun], place) =>
    noun.quantity?.op === 'atMost'
      ? frames(place, [ourselves(place)], [possessing(place, { noun, tail: endOf(place) })])
      : undefined,
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
      : listing(place, subject, items),
  ),
  rule('Clause: NP DASH AttrList', -0.1, ([subject, , items], place) => listing(place, subject, items)),
  rule('Clause: NP WITH AttrList', -0.3, ([subject, , items], place) => listing(place, subject, items)),
  rule('Clause: NP LP AttrList RP', -0.2, ([subject, , items], place) => listing(place, subject, items)),
  // "Sample -> registered, tested, reported".
  rule('Clause: NP ARROW StateList', 0.3, ([subject, arrow, states], place) =>
    arrow.text === '->'
      ? frames(place, [subject], [{ ...at(place), kind: 'sequence', steps: states.map((state) => [state]) }])
      : undefined,
  ),
  rule('Clause: NP COLON Steps', 0.2, ([subject, , steps], place) =>
    frames(place, [subject], [{ ...at(place), kind: 'sequence', steps }]),
  ),
  rule('Clause: Quantity NP PER NP', 0, ([quantity, noun, , per], place) =>
    frames(place, [per], [possessing(place, { noun: { ...noun, quantity }, tail: endOf(place) })]),
  ),
  rule('Clause: NP PER NP', 0, ([noun, , per], place) =>
    noun.quantity ? frames(place, [per], [possessing(place, { noun, tail: endOf(place) })]) : undefined,
  ),
];
