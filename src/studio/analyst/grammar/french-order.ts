/** Productions of the French word order: complements and adjectives after the noun, negation around the verb, clitics. */
import { at, plainly, rule, spanning } from './category.ts';
import type { Categories } from './category.ts';
import type { Auxiliary, NounPhrase, Predicate, Quantity, StateName, Verb, Word } from './logical-form.ts';
import { nounPhrase } from './noun-phrase.ts';
import { describing, frameOfWish } from './clause.ts';
import type { Span } from '../language/text.ts';

/** The longest name: `numéro de téléphone de secours`. */
const longestName = 6;

type Noun = Categories['N'];

/** "Date de début": the noun and its complement, as one name. */
function named(noun: Noun, of: { text?: string }, rest: Noun): Noun | undefined {
  const isElided = of.text?.endsWith("'") === true || of.text?.endsWith('’') === true;
  const [first = '', ...more] = rest.text.toLowerCase().split(' ');
  const complement = isElided ? [`d'${first}`, ...more] : ['de', first, ...more];
  const words = [...noun.words, ...complement];
  if (words.length > longestName) return undefined;
  const text = `${noun.text} ${isElided ? `d'${rest.text}` : `de ${rest.text}`}`;
  return { start: noun.start, end: rest.end, words, isPlural: noun.isPlural, text };
}

type Parts = {
  determiner?: NounPhrase['determiner'] | undefined;
  quantity?: Quantity | undefined;
  before?: Word[] | undefined;
  after?: Word[] | undefined;
  noun: Noun;
  place: Span;
};

/** A noun whose adjectives follow it; in its name they stand as they agree with it. */
function phrase({ determiner, quantity, before = [], after = [], noun, place }: Parts): NounPhrase {
  const adjectives = [...before, ...after];
  return {
    ...nounPhrase({ ...(determiner && { determiner }), quantity, adjectives, noun, place }),
    isHeadFirst: true,
  };
}

function pronoun(place: Span): NounPhrase {
  return { ...at(place), words: [], isPlural: false, adjectives: [], isPronoun: true };
}

const nounPhrases = [
  rule('NounBar: N OF NounBar', 0.15, ([noun, of, rest]) => named(noun, of, rest)),
  rule('NP: DET? Quantity? NounBar', 0, ([determiner, quantity, noun], place) =>
    phrase({ determiner, quantity, noun, place }),
  ),
  rule('NP: DET? Quantity? NounBar Adjectives', 0, ([determiner, quantity, noun, after], place) =>
    phrase({ determiner, quantity, noun, after, place }),
  ),
  rule('NP: DET? Quantity? NEWADJ NounBar Adjectives?', 0, ([determiner, quantity, , noun, after], place) =>
    phrase({ determiner, quantity, noun, after, place }),
  ),
  rule('NP: DET? OWN NounBar Adjectives?', 0.3, ([, , noun, after], place) => ({
    ...phrase({ determiner: 'their', after, noun, place }),
    isOwn: true,
  })),
  rule('NP: NP THEIRS', 0.5, ([noun], place) =>
    noun.isPronoun ? undefined : { ...noun, ...at(place), determiner: 'their', isOwn: true },
  ),
  rule('NP: OF NounBar Adjectives?', -0.5, ([, noun, after], place) => phrase({ noun, after, place })),
  rule('Adjectives: STILL Adjectives', 0, ([, words]) => words),
  rule('NounBar: N RATE', 0.3, ([noun, rate]) =>
    rated.has(noun.words[0] ?? '')
      ? {
          start: noun.start,
          end: rate.end,
          words: [...noun.words, ...(rate.text ?? '').toLowerCase().split(' ')],
          isPlural: noun.isPlural,
          text: `${noun.text} ${rate.text ?? ''}`,
        }
      : undefined,
  ),
  rule('NP: NP CMP', 0.4, ([noun, op], place) =>
    noun.quantity?.op === 'exactly'
      ? { ...noun, ...at(place), quantity: { op, value: noun.quantity.value } }
      : undefined,
  ),
];

/** Nouns of amounts that are due for each so many: "prix par nuit". */
const rated = new Set([
  'prix',
  'tarif',
  'coût',
  'loyer',
  'montant',
  'salaire',
  'taux',
  'budget',
  'forfait',
  'total',
]);

const negated = (aux: { modal?: 'can' | 'must' }): Omit<Auxiliary, keyof Span> => ({
  ...(aux.modal && { modal: aux.modal }),
  isNegated: true,
  isOnly: false,
});

const auxiliaries = [
  spanning('Aux: NE MODAL NEG', 0.3, ([, modal]) => negated(modal)),
  spanning('Aux: NE MODAL NEVER', 0.3, ([, modal]) => negated(modal)),
  spanning('Aux: NE MODAL NOMORE', 0.3, ([, modal]) => negated(modal)),
  spanning('Aux: NE MODAL', 0, ([, modal]) => ({ ...negated(modal), isLeaning: true })),
  spanning('Aux: NE', 0, () => ({ ...negated({}), isLeaning: true })),
  spanning('Copula: NE BE NEG', 0.3, () => ({ isNegated: true, isOnly: false })),
  spanning('Copula: NE BE NEVER', 0.3, () => ({ isNegated: true, isOnly: false })),
  spanning('Copula: NE BE NOMORE', 0.3, () => ({ isNegated: true, isOnly: false })),
  rule('Copula: NE BE', 0, (_, place) => plainly(place)),
  spanning('Copula: BE ONLY', 0, () => ({ isNegated: false, isOnly: true })),
];

type Act = Pick<Extract<Predicate, { kind: 'act' }>, 'verbs' | 'objects' | 'tail'>;

function act(place: Span, aux: Auxiliary, { verbs, objects, tail }: Act): Predicate {
  return { ...at(place), kind: 'act', aux, verbs, objects, tail };
}

/** "Ne … qu'un colis": one. */
function counted(nouns: readonly NounPhrase[]): NounPhrase[] {
  return nouns.map((noun) =>
    noun.determiner === 'indefinite' && !noun.isPlural && !noun.quantity
      ? { ...noun, quantity: { op: 'exactly', value: 1 } }
      : noun,
  );
}

const only = (aux: Auxiliary): Auxiliary => ({ ...aux, isOnly: true });
const not = (aux: Auxiliary): Auxiliary => ({ ...aux, isNegated: true });

const participleOf = (verb: Verb): StateName => ({ ...at(verb), value: verb.lemma, verb: verb.lemma });

const predicates = [
  // "Les clients ne voient pas les notes", "ne voient que leurs notes".
  rule('Pred: NE V NEG NPList Tails?', 0.5, ([, verb, , objects, tail], place) =>
    act(place, not(plainly(place)), { verbs: [verb], objects, tail }),
  ),
  rule('Pred: NE V NEVER NPList Tails?', 0.5, ([, verb, , objects, tail], place) =>
    act(place, not(plainly(place)), { verbs: [verb], objects, tail }),
  ),
  rule('Pred: NE V NEG Tails?', 0.3, ([, verb, , tail], place) =>
    act(place, not(plainly(place)), { verbs: [verb], objects: [], tail }),
  ),
  rule('Pred: NE V NEVER Tails?', 0.3, ([, verb, , tail], place) =>
    act(place, not(plainly(place)), { verbs: [verb], objects: [], tail }),
  ),
  rule('Pred: NE V QUE NPList Tails?', 0.6, ([, verb, , objects, tail], place) =>
    act(place, only(plainly(place)), { verbs: [verb], objects: counted(objects), tail }),
  ),
  rule('Pred: NE MODAL Verbs QUE NPList Tails?', 0.7, ([, modal, verbs, , objects, tail], place) =>
    act(place, only({ ...plainly(place), modal: modal.modal }), { verbs, objects: counted(objects), tail }),
  ),
  rule('Pred: NE MODAL Verbs NPList QUE Tails', 0.5, ([, modal, verbs, objects, , tail], place) =>
    act(place, only({ ...plainly(place), modal: modal.modal }), { verbs, objects, tail }),
  ),
  spanning('Pred: NE MODAL HAVE QUE AttrList Tails?', 0.7, ([, modal, , , items, tail], place) => ({
    kind: 'possess',
    aux: only({ ...plainly(place), modal: modal.modal }),
    items: items.map((item) => ({ ...item, noun: counted([item.noun])[0] ?? item.noun })),
    tail,
  })),
  spanning('Pred: NE HAVE QUE AttrList Tails?', 0.6, ([, , , items, tail], place) => ({
    kind: 'possess',
    aux: only(plainly(place)),
    items,
    tail,
  })),
  spanning('Pred: NE HAVE NEG AttrList Tails?', 0.5, ([, , , items, tail], place) => ({
    kind: 'possess',
    aux: not(plainly(place)),
    items,
    tail,
  })),
  spanning('Pred: NE HAVE NEVER AttrList Tails?', 0.5, ([, , , items, tail], place) => ({
    kind: 'possess',
    aux: not(plainly(place)),
    items,
    tail,
  })),
  spanning('Pred: NE HAVE NEVER MORE NP QUE NP', 1, ([, , , , counted, , limit], place) => ({
    kind: 'capacity',
    aux: not(plainly(place)),
    counted,
    limit,
  })),
  spanning('Pred: NE MODAL BEINF StateOr QUE Tails', 0.7, ([, modal, , verbs, , tail], place) =>
    verbs.every(({ verb }) => verb !== undefined)
      ? { kind: 'passive', aux: only({ ...plainly(place), modal: modal.modal }), verbs, tail }
      : undefined,
  ),
  spanning('Pred: NE BE StateOr QUE Tails', 0.6, ([, , verbs, , tail], place) =>
    verbs.every(({ verb }) => verb !== undefined)
      ? { kind: 'passive', aux: only({ ...plainly(place), modal: 'can' }), verbs, tail }
      : undefined,
  ),
  // "Un rendez-vous se réserve en ligne", "une commande peut s'annuler".
  spanning('Pred: Aux? SE Verbs Tails?', 0.3, ([aux, , verbs, tail]) =>
    verbs.every(({ sense }) => !reflexive.has(sense))
      ? { kind: 'passive', aux: { ...aux, modal: 'can' }, verbs: verbs.map(participleOf), tail }
      : undefined,
  ),
  spanning('Pred: NE SE V NEG Tails?', 0.5, ([, , verb, , tail], place) => ({
    kind: 'passive',
    aux: not({ ...plainly(place), modal: 'can' }),
    verbs: [participleOf(verb)],
    tail,
  })),
  // "Les clients peuvent les annuler".
  rule('Pred: Aux? CLITIC Verbs Tails?', 0.2, ([aux, clitic, verbs, tail], place) =>
    act(place, aux, { verbs, objects: [pronoun(clitic)], tail }),
  ),
  rule('Pred: Aux? Verbs ONLY NPList', 0.2, ([aux, verbs, , objects], place) =>
    act(place, only(aux), { verbs, objects, tail: { start: place.end, end: place.end } }),
  ),
];

const reflexive: ReadonlySet<Verb['sense']> = new Set([
  'overlap',
  'sign',
  'keep',
  'want',
  'manage',
  'begin',
  'end',
]);

const tails = [
  // "Trois par client": of each; "par le client": done by.
  spanning('Tail: BY NounBar', 0.3, ([, noun], place) =>
    noun.isPlural ? undefined : { per: [phrase({ noun, place })] },
  ),
];

const more = [
  // "Est réalisé sur un animal par un vétérinaire".
  spanning('Pred: Copula PART Places', 0.6, ([aux, part, targets]) =>
    aux.modal === undefined && targets.length > 1
      ? { kind: 'belong', aux, targets, role: part.verb }
      : undefined,
  ),
  rule('Preds: Pred COMMA? WITH AttrList', -0.2, ([first, , , items], place) =>
    first.kind === 'belong' ? [first, describing({ start: first.end, end: place.end }, items)] : undefined,
  ),
  rule('Clause: BUILD Verbs NPList Tails?', 0.4, ([, verbs, objects, tail], place) =>
    verbs.every(({ sense }) => wanted.has(sense)) ? [frameOfWish(place, objects, tail)] : undefined,
  ),
  rule('Clause: BUILD? NP FOR Verbs NPList Tails?', 0.4, ([, , , verbs, objects, tail], place) =>
    verbs.every(({ sense }) => wanted.has(sense)) ? [frameOfWish(place, objects, tail)] : undefined,
  ),
  // "Un outil pour notre service", "Auto-école : …".
  rule('Clause: NP FOR NP', -0.5, ([noun, , whom], place) => [
    frameOfWish(place, [noun], { start: noun.end, end: place.end, in: [whom] }),
  ]),
  rule('Clause: NP COLON', -0.3, ([noun], place) => [
    {
      ...at(place),
      subjects: [noun],
      isOnly: false,
      predicate: { ...at(place), kind: 'name', target: noun },
    },
  ]),
];

/** What people want a product for. */
const wanted: ReadonlySet<Verb['sense']> = new Set(['keep', 'manage', 'create', 'see', 'change', 'other']);

/** Productions that only French has. */
export const frenchOrderRules = [...nounPhrases, ...auxiliaries, ...predicates, ...tails, ...more];
