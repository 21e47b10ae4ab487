/** How many of something somebody may have: in the verbs, orders and verbless notes in which people say it. */
import { at, endOf, plainly, rule, spanning } from './category.ts';
import { isWriter } from './clause.ts';
import { attributesOf, describing, frames, possessing } from './frame.ts';
import type { Auxiliary, Frame, NounPhrase, PredicateBody, Tail, Verb } from './logical-form.ts';
import type { Span } from '../language/text.ts';

/** "At most 3 dogs", "more than 3 dogs", "two lessons that overlap": a number that says how many, or one that is forbidden. */
function isBounded({ quantity, isOverlapping }: NounPhrase): boolean {
  return isOverlapping === true || (quantity !== undefined && quantity.op !== 'many');
}

/** "At most 3 dogs": a limit without any verb. */
function isLimited({ quantity }: NounPhrase): boolean {
  return quantity?.op === 'atMost' || quantity?.op === 'lessThan';
}

/** So many at most. */
export function atMost(noun: NounPhrase): NounPhrase | undefined {
  const { op = 'many', value = 0 } = noun.quantity ?? {};
  return op === 'exactly' || op === 'atMost' ? { ...noun, quantity: { op: 'atMost', value } } : undefined;
}

const verbs = [
  // "Take out more than three dogs", "sit on two hearings": a particle or a preposition between.
  spanning('Pred: Aux? V PARTICLE? FORINF NP Tails?', 0.05, ([aux, verb, particle, , noun, tail]) =>
    doing(aux, { verb, particle, noun, tail }),
  ),
  spanning('Pred: Aux? V PARTICLE NP Tails?', 0.05, ([aux, verb, particle, noun, tail]) =>
    doing(aux, { verb, particle, noun, tail }),
  ),
  // "Has a right to one parcel a week, no more".
  spanning('Pred: Aux? ROOMFOR NP Tails COMMA? ATTHEMOST', 0.5, ([aux, , noun, tail]) =>
    aux.isNegated ? undefined : allowed(noun, tail),
  ),
  spanning('Pred: Aux? HAVE NP Tails COMMA? ATTHEMOST', 0.5, ([aux, , noun, tail]) =>
    aux.isNegated ? undefined : allowed(noun, tail),
  ),
  // "Peut s'inscrire à trois cours au plus".
  spanning('Pred: Aux? SE V FORINF NP Tails?', 0.05, ([aux, , verb, , noun, tail]) =>
    doing(aux, { verb, noun, tail }),
  ),
  // "Be entered for more than three concerts", "be given trips that overlap".
  spanning('Pred: Copula PART PARTICLE? FORINF? NP Tails?', 0.15, ([aux, part, , , noun, tail]) =>
    having(aux, { noun, tail, verb: part.verb }),
  ),
  // "Be at two exams at once".
  spanning('Pred: Copula FORINF NP Tails?', 0.3, ([aux, , noun, tail]) => having(aux, { noun, tail })),
  // "Holds 48 singers", "has room for up to 12 guests".
  spanning('Pred: Aux? ROOMFOR NP Tails?', 0.5, ([aux, , noun, tail]) => room(aux, noun, tail)),
  // "Is capped at 50 leads".
  spanning('Pred: Copula PART FORINF NP Tails?', 0.3, ([aux, part, , noun, tail]) =>
    capping.has(part.verb) && !aux.isNegated ? allowed(noun, tail) : undefined,
  ),
  // "Can't get another trip in the same hours".
  spanning('Pred: Aux HAVE ANOTHER NounBar SIM', 0.9, ([aux, , , noun, when], place) =>
    aux.isNegated
      ? {
          kind: 'possess',
          aux,
          items: [{ ...at(noun), noun: second(noun), hints: {} }],
          tail: { start: when.start, end: place.end, isSimultaneous: true },
        }
      : undefined,
  ),
];

const capping: ReadonlySet<string> = new Set(['cap', 'limit', 'restrict', 'limiter', 'plafonner']);

type Done = { verb: Verb; particle?: { text?: string } | undefined; noun: NounPhrase; tail: Tail };

function doing(aux: Auxiliary, { verb, particle, noun, tail }: Done): PredicateBody | undefined {
  if (!isBounded(noun) || noun.isPronoun) return undefined;
  const lemma = particle ? `${verb.lemma} ${particle.text ?? ''}`.toLowerCase() : verb.lemma;
  return {
    kind: 'act',
    aux,
    verbs: [{ ...verb, lemma, ...(particle && { sense: 'other' }) }],
    objects: [noun],
    tail,
  };
}

function having(
  aux: Auxiliary,
  { noun, tail, verb }: { noun: NounPhrase; tail: Tail; verb?: string },
): PredicateBody | undefined {
  const isSaid = aux.isNegated || aux.modal !== undefined || isLimited(noun) || tail.isSimultaneous === true;
  if (!isBounded(noun) || noun.isPronoun || !isSaid) return undefined;
  return {
    kind: 'possess',
    aux,
    items: [{ ...at(noun), noun, hints: {} }],
    tail,
    ...(verb !== undefined && { doing: verb }),
  };
}

function room(aux: Auxiliary, noun: NounPhrase, tail: Tail): PredicateBody | undefined {
  return aux.isNegated || aux.modal === 'must' ? having(aux, { noun, tail }) : allowed(noun, tail);
}

function allowed(noun: NounPhrase, tail: Tail): PredicateBody | undefined {
  const counted = atMost(noun);
  return (
    counted && {
      kind: 'possess',
      aux: { ...plainly(noun), modal: 'can' },
      items: [{ ...at(noun), noun: counted, hints: {} }],
      tail,
    }
  );
}

function second({ start, end, words, isPlural }: Span & { words: string[]; isPlural: boolean }): NounPhrase {
  return { start, end, words, isPlural, adjectives: [], quantity: { op: 'moreThan', value: 1 } };
}

const nouns = [
  // "More than 2 lessons open".
  rule('NP: NP STILLOPEN', -0.1, ([noun, state], place) =>
    noun.quantity && !noun.isPronoun && noun.adjectives.length === 0 && noun.quantity.op !== 'many'
      ? { ...noun, ...at(place), adjectives: [{ ...at(state), lemma: textOf(state), text: textOf(state) }] }
      : undefined,
  ),
  // "Two sunbeds at most", "12 learners maximum", "six guests, no more".
  rule('NP: NP COMMA? ATTHEMOST', 0.5, ([noun], place) => {
    const limited = noun.of ? undefined : atMost(noun);
    return limited && { ...limited, ...at(place) };
  }),
];

function textOf({ text = '' }: { text?: string }): string {
  return text.toLowerCase();
}

const clauses = [
  // "Four cooks per shift at most".
  rule('Clause: NP PER NP Tails? COMMA? ATTHEMOST', 0.6, ([noun, , per, tail], place) => {
    const limited = atMost(noun);
    return limited && each(place, { noun: limited, per, tail });
  }),
  // "Four climbers per instructor is the limit".
  rule('Clause: NP PER NP Tails? ATTHELIMIT', 0.6, ([noun, , per, tail], place) => {
    const limited = atMost(noun);
    return limited && each(place, { noun: limited, per, tail });
  }),
  // "Up to 3 guests per table at the same time".
  rule('Clause: NP PER NP Tails', 0.2, ([noun, , per, tail], place) =>
    isBounded(noun) && noun.quantity ? each(place, { noun, per, tail }) : undefined,
  ),
  // "Never more than 6 dogs in a pack", "max 3 helpers on a stand".
  rule('Clause: NP FORINF NP Tails?', 0.25, ([noun, , per, tail], place) =>
    isLimited(noun) && isOneOfMany(per) ? each(place, { noun, per, tail }) : undefined,
  ),
  rule('Clause: NEVER NP FORINF NP Tails?', 0.5, ([, noun, , per, tail], place) =>
    isOneOfMany(per) ? denied(place, { noun, per, tail }) : undefined,
  ),
  rule('Clause: NEG NP FORINF NP Tails?', 0.5, ([, noun, , per, tail], place) =>
    isOneOfMany(per) ? denied(place, { noun, per, tail }) : undefined,
  ),
  rule('Clause: NEVER NP PER NP Tails?', 0.5, ([, noun, , per, tail], place) =>
    denied(place, { noun, per, tail }),
  ),
  // "Two appointments with one notary at the same time isn't possible".
  rule('Clause: NP FORINF NP Tails? Copula POSSIBLE', 0.6, ([noun, , per, tail, aux], place) =>
    aux.isNegated && isOneOfMany(per) ? denied(place, { noun, per, tail }) : undefined,
  ),
  // "No overlapping leaves for one employee".
  rule('Clause: NP FORINF NP', 0.3, ([noun, , per], place) =>
    noun.determiner === 'no' && noun.isOverlapping && isOneOfMany(per)
      ? denied(place, { noun: { ...noun, determiner: 'any' }, per, tail: endOf(place) })
      : undefined,
  ),
  // "Participants per excursion are limited to 25".
  rule('Clause: NP PER NP Copula PART FORINF NUM', 0.6, ([noun, , per, aux, part, , value], place) =>
    capping.has(part.verb) && !aux.isNegated && !noun.quantity
      ? each(place, { noun: { ...noun, quantity: { op: 'atMost', value } }, per, tail: endOf(place) })
      : undefined,
  ),
  // "The limit is four climbers per instructor", "the maximum number of pupils per class is 24".
  rule('Clause: LIMITIS NP PER NP Tails?', 0.6, ([, noun, , per, tail], place) => {
    const limited = atMost(noun);
    return limited && each(place, { noun: limited, per, tail });
  }),
  rule('Clause: GREATESTCOUNT NP PER NP BE NUM', 0.8, ([, noun, , per, , value], place) =>
    each(place, { noun: { ...noun, quantity: { op: 'atMost', value } }, per, tail: endOf(place) }),
  ),
  rule('Clause: GREATESTCOUNT NP FORINF NP BE NUM', 0.8, ([, noun, , per, , value], place) =>
    isOneOfMany(per)
      ? each(place, { noun: { ...noun, quantity: { op: 'atMost', value } }, per, tail: endOf(place) })
      : undefined,
  ),
  // "We never let a walker take out more than three dogs".
  rule('Clause: NP? Aux? LETTING NP TO? Preds', 0.6, ([who, aux, , subject, , predicates], place) =>
    (who === undefined || isWriter(who)) && (who !== undefined || aux.isNegated)
      ? frames(
          place,
          [subject],
          predicates.map((one) => letting(one, aux)),
        )
      : undefined,
  ),
];

const held = [
  // "Up to three groups can be in the pool", "at most 4 dogs may be walked by one walker".
  rule('Clause: NP Copula PART? FORINF NP Tails?', 0.9, ([noun, aux, part, , per, tail], place) =>
    isOneOfMany(per) ? heldBy(place, { noun, aux, per, tail, verb: part?.verb }) : undefined,
  ),
  // "No more than 8 riders can join a lesson".
  rule('Clause: NP Aux V FORINF? NP Tails?', 0.9, ([noun, aux, verb, , per, tail], place) =>
    isOneOfMany(per) && aux.modal === 'can'
      ? heldBy(place, { noun, aux, per, tail, verb: verb.lemma })
      : undefined,
  ),
];

type Held = Each & { aux: Auxiliary; verb: string | undefined };

/** "Up to three", "more than three" where that is denied, "two … in the same room" likewise. */
function isHeldSaid({ noun, per, verb }: Pick<Held, 'noun' | 'per' | 'verb'>, isDenied: boolean): boolean {
  const { op, value } = noun.quantity ?? {};
  return isDenied
    ? op === 'moreThan' ||
        (op === 'exactly' && value === 2 && verb === undefined && per.determiner === 'same')
    : isLimited(noun);
}

/** What so many do is what there may be so many of. */
function heldBy(place: Span, { noun, aux, per, tail, verb }: Held): Frame[] | undefined {
  const isDenied = aux.isNegated || noun.determiner === 'no';
  if (!isHeldSaid({ noun, per, verb }, isDenied) || aux.isOnly || noun.isPronoun) return undefined;
  const [frame] = each(place, { noun: { ...noun, determiner: 'any' }, per, tail });
  if (frame?.predicate.kind !== 'possess') return undefined;
  const predicate: Predicates[number] = {
    ...frame.predicate,
    aux: { ...frame.predicate.aux, isNegated: isDenied },
    ...(verb !== undefined && { doing: verb }),
  };
  return [{ ...frame, predicate }];
}

const overlapping = [
  // "Meetings in one room never overlap".
  rule('Clause: NP FORINF NP Aux V', 0.4, ([noun, , per, aux, verb], place) =>
    verb.sense === 'overlap' && isOneOfMany(per) && !noun.of && !noun.isPronoun
      ? frames(
          place,
          [{ ...noun, of: per }],
          [{ ...at(place), kind: 'act', aux, verbs: [verb], objects: [], tail: endOf(place) }],
        )
      : undefined,
  ),
];

const repeated = [
  // "Pupils can't have two lessons at once and neither can teachers".
  rule(
    'Clause: NPList Preds COMMA? AND? NEITHER MODAL NPList',
    0.9,
    ([subjects, predicates, , , , , others], place) =>
      predicates.every((one) => 'aux' in one && one.aux.isNegated)
        ? [
            ...frames({ start: place.start, end: (predicates.at(-1) ?? place).end }, subjects, predicates),
            ...frames(place, others, predicates),
          ]
        : undefined,
  ),
  // "Make it impossible that one court gets 2 matches at the same time".
  rule('Clause: NOTHAPPEN NPList Preds', 0.6, ([, subjects, predicates], place) =>
    frames(
      place,
      subjects,
      predicates.map((one) => letting(one, { ...plainly(place), isNegated: true })),
    ),
  ),
  // "Never the same studio for 2 sessions at the same time".
  rule('Clause: NEVER NP FORINF NP Tails', 0.6, ([, per, , noun, tail], place) =>
    per.determiner === 'same' && noun.quantity ? denied(place, { noun, per, tail }) : undefined,
  ),
  // "There can't be two boats with the same name and the same home port".
  rule('Clause: NONEBE NP WITH NPList', 0.6, ([, subject, , same], place) =>
    same.every(({ determiner }) => determiner === 'same')
      ? frames(
          place,
          [subject],
          [
            {
              ...describing(place, attributesOf(same)),
              aux: { ...plainly(place), modal: 'can', isNegated: true },
            } as Predicates[number],
          ],
        )
      : undefined,
  ),
];

type Predicates = Parameters<typeof frames>[2];

function letting(predicate: Predicates[number], { isNegated }: Auxiliary): Predicates[number] {
  return 'aux' in predicate
    ? {
        ...predicate,
        aux: { ...predicate.aux, modal: 'can', isNegated: predicate.aux.isNegated !== isNegated },
      }
    : predicate;
}

/** "A stand", "one bed", "the same room", "stands": any of many. */
function isOneOfMany({ determiner, quantity, isPronoun, isPlural }: NounPhrase): boolean {
  if (isPronoun) return false;
  if (quantity) return quantity.op === 'exactly' && quantity.value === 1;
  return isPlural ? determiner === undefined : determiner !== 'no' && determiner !== 'other';
}

type Each = { noun: NounPhrase; per: NounPhrase; tail: Tail };

/** Each of them has so many. */
function each(place: Span, { noun, per, tail }: Each): Frame[] {
  return frames(place, [{ ...per, determiner: 'each' }], [possessing(place, { noun, tail })]);
}

/** None of them has so many. */
function denied(place: Span, { noun, per, tail }: Each): Frame[] | undefined {
  if (!isBounded(noun)) return undefined;
  const { quantity: _quantity, ...owner } = per;
  const has = possessing(place, { noun, tail });
  return frames(
    place,
    [{ ...owner, determiner: 'indefinite' }],
    ['aux' in has ? { ...has, aux: { ...has.aux, isNegated: true } } : has],
  );
}

export const limitRules = [...verbs, ...nouns, ...clauses, ...repeated, ...held, ...overlapping];
