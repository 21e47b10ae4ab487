/** Productions of the French word order: complements and adjectives after the noun, negation around the verb, clitics. */
import { at, plainly, rule, spanning } from './category.ts';
import type { Categories } from './category.ts';
import type {
  Attribute,
  Auxiliary,
  NounPhrase,
  Predicate,
  Quantity,
  StateName,
  Verb,
  Word,
} from './logical-form.ts';
import { nounPhrase } from './noun-phrase.ts';
import { participleOf } from '../language/conjugation-french.ts';
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

function wordOf({ start, end, text = '' }: Span & { text?: string }): Word {
  const lemma = text.toLowerCase();
  return { start, end, text, lemma, written: lemma };
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
  // "Nombre d'heures restantes": in the plural, although the number is not.
  const follow = after.map((word) => (noun.isPlural ? word : { ...word, written: word.text.toLowerCase() }));
  const adjectives = [...before, ...follow];
  const name = [...before.map(writtenOf), ...noun.words, ...follow.map(writtenOf)];
  return {
    ...nounPhrase({ ...(determiner && { determiner }), quantity, adjectives, noun, place }),
    isHeadFirst: true,
    ...(adjectives.length > 0 && { name }),
  };
}

function writtenOf({ written, lemma }: Word): string {
  return written ?? lemma;
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
  rule('NP: DET? PREADJ NounBar Adjectives?', 0, ([determiner, first, noun, after], place) =>
    phrase({ determiner, before: [wordOf(first)], noun, after, place }),
  ),
  // "Date de dernier arrosage".
  rule('NounBar: N OF PREADJ NounBar', 0.2, ([noun, of, first, rest]) =>
    named(noun, of, { ...rest, text: `${first.text ?? ''} ${rest.text}` }),
  ),
  // "Numéro client".
  rule('NounBar: N N', -0.6, ([noun, rest]) => ({
    start: noun.start,
    end: rest.end,
    words: [...noun.words, rest.text.toLowerCase()],
    isPlural: noun.isPlural,
    text: `${noun.text} ${rest.text}`,
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
  // "Ne peuvent rien modifier".
  rule('Pred: NE MODAL NOTHING Verbs', 0.6, ([, modal, nothing, verbs], place) =>
    act(place, not({ ...plainly(place), modal: modal.modal }), {
      verbs,
      objects: [everything(nothing)],
      tail: { start: place.end, end: place.end },
    }),
  ),
  // "Vaut oui ou non".
  spanning('Pred: VALUE StateOr', 0.4, ([value, states], place) =>
    states.length > 1
      ? {
          kind: 'possess',
          aux: plainly(place),
          items: [{ ...at(place), noun: valueNoun(value), hints: { values: states.map(valueOf) } }],
          tail: { start: place.end, end: place.end },
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
          tail: { start: place.end, end: place.end },
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
    act(place, only(aux), { verbs, objects, tail: { start: place.end, end: place.end } }),
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
  // "À sa création, une commande est ouverte".
  rule('Clause: ATFIRST COMMA? NP Copula State', 0.5, ([, , subject, , state], place) => [
    {
      ...at(place),
      subjects: [subject],
      isOnly: false,
      predicate: { ...at(place), kind: 'sequence', steps: [[state]] },
    },
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

/** What people want a product for. */
const wanted: ReadonlySet<Verb['sense']> = new Set(['keep', 'manage', 'create', 'see', 'change']);

/** Productions that only French has. */
export const frenchOrderRules = [...nounPhrases, ...auxiliaries, ...predicates, ...tails, ...more];
