/** French predicates: negation around the verb, reflexive passives, pronouns before the verb. */
import { at, plainly, rule, spanning, endOf } from './category.ts';
import type { Categories } from './category.ts';
import { phrase } from './french-noun-phrase.ts';
import type { Attribute, Auxiliary, NounPhrase, Predicate, StateName, Verb, Word } from './logical-form.ts';
import { participleOf } from '../language/conjugation-french.ts';
import type { Span } from '../language/text.ts';

function pronoun(place: Span): NounPhrase {
  return { ...at(place), words: [], isPlural: false, adjectives: [], isPronoun: true };
}

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

const once = (place: Span): Categories['Tail'] => ({ start: place.end, end: place.end, isOnce: true });

const done = (verb: Verb): StateName => ({ ...at(verb), value: participleOf(verb.lemma), verb: verb.lemma });

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
    verbs.every(({ sense, lemma }) => !reflexive.has(sense) && !inscribing.has(lemma))
      ? { kind: 'passive', aux: { ...aux, modal: 'can' }, verbs: verbs.map(done), tail }
      : undefined,
  ),
  spanning('Pred: NE SE V NEG Tails?', 0.5, ([, , verb, , tail], place) => ({
    kind: 'passive',
    aux: not({ ...plainly(place), modal: 'can' }),
    verbs: [done(verb)],
    tail,
  })),
  // "Ne peut s'inscrire qu'une fois au même cours", "ne peut noter un livre qu'une fois".
  rule('Pred: NE MODAL Verbs QUEONCE FORINF NPList', 0.8, ([, modal, verbs, , , objects], place) =>
    act(place, { ...plainly(place), modal: modal.modal }, { verbs, objects, tail: once(place) }),
  ),
  rule('Pred: NE MODAL Verbs NPList QUEONCE', 0.8, ([, modal, verbs, objects], place) =>
    act(place, { ...plainly(place), modal: modal.modal }, { verbs, objects, tail: once(place) }),
  ),
  rule('Pred: NE MODAL Verbs QUEONCE PER NP', 0.9, ([, modal, verbs, , , noun], place) =>
    act(place, { ...plainly(place), modal: modal.modal }, { verbs, objects: [noun], tail: once(place) }),
  ),
  rule('Pred: NE MODAL Verbs QUEONCE BY NounBar', 0.9, ([, modal, verbs, , , noun], place) =>
    act(
      place,
      { ...plainly(place), modal: modal.modal },
      { verbs, objects: [phrase({ noun, place })], tail: once(place) },
    ),
  ),
  spanning('Pred: NE MODAL BEINF StateOr QUEONCE Tails?', 0.9, ([, modal, , verbs, , tail], place) => ({
    kind: 'passive',
    aux: { ...plainly(place), modal: modal.modal },
    verbs,
    tail: { ...tail, isOnce: true },
  })),
  // "Peuvent être supprimées uniquement par le gérant".
  spanning('Pred: Copula StateOr ONLY Tails', 0.5, ([aux, verbs, , tail]) =>
    verbs.every(({ verb }) => verb !== undefined)
      ? { kind: 'passive', aux: only(aux), verbs, tail }
      : undefined,
  ),
  // "Ne peuvent rien modifier".
  rule('Pred: NE MODAL NOTHING Verbs', 0.6, ([, modal, nothing, verbs], place) =>
    act(place, not({ ...plainly(place), modal: modal.modal }), {
      verbs,
      objects: [everything(nothing)],
      tail: endOf(place),
    }),
  ),
  // "Vaut oui ou non".
  spanning('Pred: VALUE StateOr', 0.4, ([value, states], place) =>
    states.length > 1
      ? {
          kind: 'possess',
          aux: plainly(place),
          items: [{ ...at(place), noun: valueNoun(value), hints: { values: states.map(valueOf) } }],
          tail: endOf(place),
        }
      : undefined,
  ),
  // "Mais une seule fois au même cours".
  rule('Preds: Pred COMMA? BUT ONCE FORINF NPList', 0.4, ([first, , , , , objects], place) =>
    first.kind === 'act'
      ? [
          first,
          act({ start: first.end, end: place.end }, first.aux, {
            verbs: first.verbs,
            objects,
            tail: { start: place.end, end: place.end, isOnce: true },
          }),
        ]
      : undefined,
  ),
  // "Il commence à une date et une heure".
  spanning('Pred: Aux? V FORINF NPList', 0.5, ([aux, verb, , nouns], place) =>
    (verb.sense === 'begin' || verb.sense === 'end') &&
    nouns.every(({ words }) => moments.has(words[0] ?? ''))
      ? {
          kind: 'possess',
          aux,
          items: [momentOf(place, verb.sense, nouns)],
          tail: endOf(place),
        }
      : undefined,
  ),
  // "Réservent une salle avec une heure de début et une heure de fin".
  rule('Preds: Pred WITH NP AND NP', 0.5, ([first, , from, , until], place) => {
    const doing = first.kind === 'act' ? first.verbs[0] : undefined;
    const isTimed = [from, until].every(({ words }) => moments.has(words[0] ?? ''));
    return doing && isTimed
      ? [first, { start: from.start, end: place.end, kind: 'extent', from, until, doing }]
      : undefined;
  }),
  // "Les clients peuvent les annuler".
  rule('Pred: Aux? CLITIC Verbs Tails?', 0.2, ([aux, clitic, verbs, tail], place) =>
    act(place, aux, { verbs, objects: [pronoun(clitic)], tail }),
  ),
  rule('Pred: Aux? Verbs ONLY NPList', 0.2, ([aux, verbs, , objects], place) =>
    act(place, only(aux), { verbs, objects, tail: endOf(place) }),
  ),
];

/** Verbs that mean something else with "se". */
const inscribing = new Set([
  'inscrire',
  'connecter',
  'chevaucher',
  'superposer',
  'trouver',
  'appeler',
  'adresser',
  'rendre',
  'tenir',
  'passer',
  'faire',
  'croiser',
  'enregistrer',
  'identifier',
  'occuper',
]);

const everything = (place: Span): NounPhrase => ({
  ...at(place),
  words: ['tout'],
  isPlural: false,
  adjectives: [],
});

const reflexive: ReadonlySet<Verb['sense']> = new Set([
  'overlap',
  'sign',
  'keep',
  'want',
  'manage',
  'begin',
  'end',
]);

/** Nouns of days and hours. */
const moments = new Set(['date', 'heure', 'jour', 'moment', 'début', 'fin', 'horaire', 'créneau']);

/** When it begins or ends: on a day, or at an hour of a day. */
function momentOf(place: Span, sense: 'begin' | 'end', nouns: readonly NounPhrase[]): Attribute {
  const isDay = nouns.every(
    ({ words }) => words.length === 1 && (words[0] === 'date' || words[0] === 'jour'),
  );
  const name = sense === 'begin' ? 'début' : 'fin';
  const words = isDay ? ['date', 'de', name] : [name];
  return { ...at(place), noun: { ...at(place), words, isPlural: false, adjectives: [] }, hints: {} };
}

function valueNoun(place: Span): NounPhrase {
  return { ...at(place), words: ['valeur'], isPlural: false, adjectives: [] };
}

function valueOf({ start, end, value, written = value }: StateName): Word {
  return { start, end, lemma: written, text: written };
}

export const frenchPredicateRules = [...auxiliaries, ...predicates];
