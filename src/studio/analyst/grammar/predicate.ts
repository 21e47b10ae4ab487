/** Predicates: what is said of a subject. */
import { at, plainly, rule, spanning, endOf } from './category.ts';
import type { Auxiliary, NounPhrase, PredicateBody, StateName, Tail, Verb } from './logical-form.ts';

const verbs = [
  rule('Verbs: V', 0, ([verb]) => [verb]),
  rule('Verbs: V Separator Verbs', 0, ([verb, , rest]) => [verb, ...rest]),
  rule('Verbs: V OR Verbs', 0, ([verb, , rest]) => [verb, ...rest]),
];

const predicates = [
  spanning('Pred: Aux? HAVE MORE NP THAN NP', 1, ([aux, , , counted, , limit]) => ({
    kind: 'capacity',
    aux,
    counted,
    limit,
  })),
  spanning('Pred: Aux? HAVE ASMANY NP AS NP', 1, ([aux, , , counted, , limit]) => ({
    kind: 'capacity',
    aux: { ...aux, isNegated: true },
    counted,
    limit,
  })),
  spanning('Pred: Aux? V MORE NP THAN NP', 0.8, ([aux, , , counted, , limit]) => ({
    kind: 'capacity',
    aux,
    counted,
    limit,
  })),
  spanning('Pred: Aux? LAST MORE NP THAN NP', 0.8, ([aux, , , counted, , limit]) => ({
    kind: 'capacity',
    aux,
    counted,
    limit,
  })),
  spanning('Pred: Aux? V ONCE FORINF NPList Tails?', 0.5, ([aux, verb, , , objects, tail]) => ({
    kind: 'act',
    aux,
    verbs: [verb],
    objects,
    tail: { ...tail, isOnce: true },
  })),
  spanning('Pred: Aux V TWICE FORINF NPList Tails?', 0.5, ([aux, verb, , , objects, tail]) => ({
    kind: 'act',
    aux,
    verbs: [verb],
    objects,
    tail: { ...tail, isTwice: true },
  })),
  spanning('Pred: Aux? V NP FOR NPList', 0.4, ([aux, verb, , , objects], place) =>
    verb.sense === 'want' && isBare(aux) ? { kind: 'keep', aux: plainly(place), objects } : undefined,
  ),
  spanning('Pred: Aux? V NP? TO V NPList', 0.4, ([aux, verb, , , second, objects], place) =>
    verb.sense === 'want' &&
    isBare(aux) &&
    (second.sense === 'manage' || second.sense === 'keep' || second.sense === 'create')
      ? { kind: 'keep', aux: plainly(place), objects }
      : undefined,
  ),
  spanning('Pred: Aux? COMPRISE AttrList Tails?', 0.45, ([aux, , items, tail]) => ({
    kind: 'possess',
    aux,
    items,
    tail,
    isWhole: true,
  })),
  spanning('Pred: Aux? HAVE ONLY? AttrList Tails?', 0.4, ([aux, , only, items, tail]) => ({
    kind: 'possess',
    aux: { ...aux, ...(only && { isOnly: true }) },
    items,
    tail,
  })),
  spanning('Pred: Aux? BELONG NPList', 0.4, ([aux, , targets]) => ({ kind: 'belong', aux, targets })),
  // "Starts at a date and time".
  spanning('Pred: Aux? V FORINF NP', 0.9, ([aux, verb, , noun]) =>
    (verb.sense === 'begin' || verb.sense === 'end') && !aux.isNegated && noun.determiner === 'indefinite'
      ? { kind: 'moment', edge: verb.sense, noun }
      : undefined,
  ),
  // "Sees nothing of the payments", "doesn't see anything about the payments".
  spanning('Pred: Aux? V NOTHING ABOUT NPList', 0.6, ([aux, verb, , , objects]) =>
    aux.isNegated
      ? undefined
      : {
          kind: 'act',
          aux: { ...aux, modal: 'can', isNegated: true },
          verbs: [verb],
          objects,
          tail: endOf(objects.at(-1) ?? aux),
        },
  ),
  spanning('Pred: Aux V ALL ABOUT NPList', 0.6, ([aux, verb, , , objects]) => ({
    kind: 'act',
    aux,
    verbs: [verb],
    objects,
    tail: endOf(objects.at(-1) ?? aux),
  })),
  // "Hand them out".
  spanning('Pred: Aux? V PRON PARTICLE Tails?', 0.5, ([aux, verb, pronoun, particle, tail]) => ({
    kind: 'act',
    aux,
    verbs: [{ ...verb, lemma: `${verb.lemma} ${particle.text ?? ''}`.toLowerCase(), sense: 'other' }],
    objects: [{ ...at(pronoun), words: [], isPlural: false, adjectives: [], isPronoun: true }],
    tail,
  })),
  spanning('Pred: Aux? V NP PARTICLE Tails?', 0.1, ([aux, verb, noun, particle, tail]) => ({
    kind: 'act',
    aux,
    verbs: [{ ...verb, lemma: `${verb.lemma} ${particle.text ?? ''}`.toLowerCase(), sense: 'other' }],
    objects: [noun],
    tail,
  })),
  // "Can be assigned to an employee".
  spanning('Pred: Copula PART TO NPList', 0.4, ([aux, part, , targets]) =>
    aux.modal === 'can' &&
    !aux.isNegated &&
    targets.every((noun) => noun.determiner === 'indefinite' || noun.quantity)
      ? { kind: 'belong', aux, targets, role: part.verb, isLink: true }
      : undefined,
  ),
  // "Farmers are limited to 7 invoices a year".
  spanning('Pred: Copula PART TO NP Tails?', 0.9, ([aux, part, , noun, tail]) =>
    restricting.has(part.verb) && noun.quantity && !aux.isNegated ? allowance(noun, tail) : undefined,
  ),
  // "Each farmer is allowed up to 4 invoices".
  spanning('Pred: Copula POSSIBLE NP Tails?', 0.6, ([aux, , noun, tail]) =>
    noun.quantity && noun.quantity.op !== 'many' && !aux.isNegated ? allowance(noun, tail) : undefined,
  ),
  spanning('Pred: Copula PART WITH NPList', 0.4, ([aux, part, , targets]) =>
    targets.every((noun) => noun.quantity?.op === 'many')
      ? { kind: 'belong', aux, targets, role: part.verb, isLink: true }
      : undefined,
  ),
  // "A new book is old at first".
  spanning('Pred: Copula State ATFIRST', 0.5, ([aux, state]) =>
    aux.modal || aux.isNegated ? undefined : { kind: 'sequence', steps: [[state]] },
  ),
  // "A new book can become old or lost".
  spanning('Pred: MODAL BECOMEINF StateOr', 0.7, ([modal, , states]) =>
    modal.modal === 'can' ? { kind: 'become', isNegated: modal.isNegated, states } : undefined,
  ),
  spanning('Pred: MODAL NEG BECOMEINF StateOr', 0.7, ([modal, , , states]) =>
    modal.modal === 'can' ? { kind: 'become', isNegated: true, states } : undefined,
  ),
  // "No longer counts".
  spanning('Pred: NOLONGER COUNTS', 0.8, () => ({ kind: 'counts', isFree: true })),
  spanning('Pred: Aux COUNTS', 0.5, ([aux]) =>
    aux.isNegated ? { kind: 'counts', isFree: true } : { kind: 'counts', isFree: false },
  ),
  // "Members pay a fee of 20 to 80 euros".
  spanning('Pred: PAYS AttrList', 0.1, ([, items], place) =>
    items.every(({ noun }) => noun.determiner === 'indefinite' && !noun.isPlural)
      ? { kind: 'possess', aux: plainly(place), items, tail: endOf(place) }
      : undefined,
  ),
  // "An item is one product and a quantity of at least 1".
  spanning('Pred: BE AttrList', 0, ([, items], place) =>
    items.length > 1 && items.every(({ noun }) => noun.determiner === 'indefinite' || noun.quantity)
      ? { kind: 'possess', aux: plainly(place), items, tail: endOf(place) }
      : undefined,
  ),
  // "Is unique per member".
  spanning('Pred: Copula PROP PER NPList', 0.6, ([aux, hints, , per]) =>
    hints.isUnique && !aux.isNegated ? { kind: 'uniquePer', per } : undefined,
  ),
  spanning('Pred: Copula Default', 0.4, ([aux, hints]) =>
    aux.isNegated || aux.modal ? undefined : { kind: 'property', aux, hints },
  ),
  spanning('Pred: Copula Places', 0.2, ([aux, targets]) => ({ kind: 'belong', aux, targets })),
  spanning('Pred: Aux? BELONG NPList Places', 0.4, ([aux, , targets, more]) => ({
    kind: 'belong',
    aux,
    targets: [...targets, ...more],
  })),
  spanning('Pred: Aux? JOIN NP TO NPList', 0.6, ([aux, , noun, , targets]) => ({
    kind: 'belong',
    aux,
    targets: [noun, ...targets],
  })),
  spanning('Pred: Aux? JOIN NP AND NP', 0.5, ([aux, , noun, , target]) => ({
    kind: 'belong',
    aux,
    targets: [noun, target],
  })),
  spanning('Pred: MEASURES Mods', 0.4, ([noun, hints], place) => ({
    kind: 'possess',
    aux: plainly(place),
    items: [{ ...at(place), noun: { ...at(place), words: [noun], isPlural: false, adjectives: [] }, hints }],
    tail: endOf(place),
  })),
  spanning('Pred: Copula PART Places', 0.1, ([aux, part, targets]) =>
    aux.modal === 'can' ? undefined : { kind: 'belong', aux, targets, role: part.verb },
  ),
  spanning('Pred: Aux? Verbs ONLY? NPList Tails?', 0, ([aux, found, only, objects, tail]) => ({
    kind: 'act',
    aux: { ...aux, ...(only && { isOnly: true }) },
    verbs: found,
    objects: alsoOwn(objects),
    tail,
  })),
  spanning('Pred: Aux? Verbs NPList ONLY', 0.4, ([aux, found, objects], place) => ({
    kind: 'act',
    aux: { ...aux, isOnly: true },
    verbs: found,
    objects: alsoOwn(objects),
    tail: endOf(place),
  })),
  spanning('Pred: Aux? Verbs Tails?', 0, ([aux, found, tail]) => ({
    kind: 'act',
    aux,
    verbs: found,
    objects: [],
    tail,
  })),
  spanning('Pred: Copula StateOr Tails?', 0.1, ([aux, found, tail]) =>
    found.every(isPassive) ? { kind: 'passive', aux, verbs: found, tail: tail } : undefined,
  ),
  spanning('Pred: Copula PART TWICE Tails?', 0.4, ([aux, part, , tail], place) => ({
    kind: 'passive',
    aux,
    verbs: [{ ...at(place), value: part.value, verb: part.verb }],
    tail,
    isTwice: true,
  })),
  spanning('Pred: Copula DOUBLEBOOK Tails?', 0.4, ([aux, , tail], place) => ({
    kind: 'passive',
    aux,
    verbs: [{ ...at(place), value: 'booked', verb: 'book' }],
    tail: { ...tail, isSimultaneous: true },
    isTwice: true,
  })),
  spanning('Pred: Copula StateList', 0.3, ([aux, found]) =>
    found.length > 2 && !aux.modal && !aux.isNegated && found.some(isPassive)
      ? { kind: 'sequence', steps: found.map((state) => [state]) }
      : undefined,
  ),
  // "Is requested by parents, granted by us, sent to the bank and paid out".
  spanning('Pred: Copula Stages', 0.25, ([aux, found]) =>
    found.length > 2 && !aux.modal && !aux.isNegated && found.filter(isPassive).length * 2 > found.length
      ? { kind: 'sequence', steps: found.map((state) => [state]) }
      : undefined,
  ),
  spanning('Pred: Copula Steps', 0.2, ([copula, steps]) =>
    copula.isNegated ? undefined : { kind: 'sequence', steps },
  ),
  spanning('Pred: Aux? GO Steps', 0.1, ([, , steps]) => ({ kind: 'sequence', steps })),
  spanning('Pred: Aux? GO FROM Steps', 0.4, ([, , , steps]) => ({ kind: 'sequence', steps })),
  spanning('Pred: THROUGH COLON? StateOr', 0.3, ([, , found]) =>
    found.length > 1 ? { kind: 'sequence', steps: found.map((state) => [state]) } : undefined,
  ),
  spanning('Pred: THROUGH Steps', 0.4, ([, steps]) => ({ kind: 'sequence', steps })),
  // "Stays provisional until we confirm it".
  spanning('Pred: STAYSAS State UNTIL NP Aux? Verbs PRON?', 0.6, ([, state, , , aux, done]) =>
    untilDone(aux, state, done),
  ),
  spanning('Pred: STAYSAS State UNTIL PRON Copula State', 0.6, ([, first, , , copula, second]) =>
    copula.modal || copula.isNegated ? undefined : { kind: 'sequence', steps: [[first], [second]] },
  ),
  // "Is provisional until it is confirmed".
  spanning('Pred: Copula State UNTIL PRON Copula State', 0.5, ([is, first, , , copula, second]) =>
    is.modal || is.isNegated || copula.modal || copula.isNegated || first.verb !== undefined
      ? undefined
      : { kind: 'sequence', steps: [[first], [second]] },
  ),
  spanning('Pred: Copula State UNTIL NP Aux? Verbs PRON', 0.6, ([copula, state, , , aux, done]) =>
    copula.modal || copula.isNegated ? undefined : untilDone(aux, state, done),
  ),
  spanning('Pred: START StateOr', 0.2, ([, steps]) => ({
    kind: 'sequence',
    steps: steps.map((state) => [state]),
  })),
  spanning('Pred: START Steps', 0.3, ([, steps]) => ({ kind: 'sequence', steps })),
  spanning('Pred: BECOME State', 0.2, ([, state]) => ({ kind: 'sequence', steps: [[state]] })),
  spanning('Pred: BECOME Steps', 0.3, ([, steps]) => ({ kind: 'sequence', steps })),
  spanning('Pred: Copula EITHER? StateOr', 0.1, ([aux, , values]) =>
    values.length > 1 ? { kind: 'oneOf', aux, values } : undefined,
  ),
  spanning('Pred: Copula Mods', 0.3, ([aux, hints]) => ({ kind: 'property', aux, hints })),
  spanning('Pred: Aux GOESBELOW NEGATIVE', 0.6, ([aux]) =>
    aux.isNegated
      ? {
          kind: 'property',
          aux: { ...at(aux), isNegated: false, isOnly: false },
          hints: { bounds: { min: 0 } },
        }
      : undefined,
  ),
  spanning('Pred: Copula NEGATIVE', 0.5, ([aux]) =>
    aux.isNegated
      ? { kind: 'property', aux: { ...aux, isNegated: false, modal: 'must' }, hints: { bounds: { min: 0 } } }
      : undefined,
  ),
  spanning('Pred: Copula Props', 0.5, ([aux, hints]) => ({ kind: 'property', aux, hints })),
  spanning('Pred: Copula Comparison', 0.3, ([aux, found]) => ({
    kind: 'compare',
    aux,
    comparisons: found,
  })),
  spanning('Pred: Aux? V Comparison', 0.4, ([aux, verb, found]) =>
    verb.sense === 'begin' || verb.sense === 'end'
      ? { kind: 'compare', aux, verb: verb.sense, comparisons: found }
      : undefined,
  ),
  spanning('Pred: Aux? LAST LIKE NP', 0.5, ([aux, , , like]) => ({ kind: 'last', aux, like })),
  spanning('Pred: Aux? LAST CMP Length', 0.7, ([aux, , op, length]) => ({
    kind: 'extentLimit',
    aux,
    op,
    length,
  })),
  spanning('Pred: Aux? LAST MORE THAN Length', 0.7, ([aux, , , , length]) => ({
    kind: 'extentLimit',
    aux,
    op: 'moreThan',
    length,
  })),
  spanning('Pred: Aux? LAST NUM UNIT', 0.5, ([aux, , amount, unit]) => ({
    kind: 'last',
    aux,
    amount,
    unit,
  })),
];

/** A state, then what is done to it. */
function untilDone(aux: Auxiliary, state: StateName, verbs: readonly Verb[]): PredicateBody | undefined {
  const isPlain = !aux.isNegated && !aux.isOnly && verbs.every(({ done }) => done !== undefined);
  return isPlain ? { kind: 'sequence', steps: [[state], verbs.map(stateAfter)] } : undefined;
}

/** What something is once it is done. */
function stateAfter(verb: Verb): StateName {
  return { ...at(verb), value: verb.done ?? verb.lemma, verb: verb.lemma };
}

/** Participles that say how many of something there may be. */
const restricting: ReadonlySet<string> = new Set(['limit', 'restrict', 'cap', 'limiter']);

/** So many at most. */
function allowance(noun: NounPhrase, tail: Tail): PredicateBody | undefined {
  const { op = 'exactly', value = 0 } = noun.quantity ?? {};
  if (op !== 'exactly' && op !== 'atMost') return undefined;
  const counted: NounPhrase = { ...noun, quantity: { op: 'atMost', value } };
  return {
    kind: 'possess',
    aux: { ...plainly(noun), modal: 'can' },
    items: [{ ...at(noun), noun: counted, hints: {} }],
    tail,
  };
}

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

function isBare({ modal, isNegated, isOnly }: Auxiliary): boolean {
  return modal === undefined && !isNegated && !isOnly;
}
