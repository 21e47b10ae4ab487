/** French clauses: wishes, introductions, what is true at first. */
import { at, plainly, rule, spanning, endOf } from './category.ts';
import { asLength, boundsOf } from './modifier.ts';
import { describing, frameOfWish, ourselves } from './frame.ts';
import { phrase } from './french-noun-phrase.ts';
import type { Frame, NounPhrase, Verb } from './logical-form.ts';
import type { Span } from '../language/text.ts';

/** What people want a product for. */
const wanted: ReadonlySet<Verb['sense']> = new Set(['keep', 'manage', 'create', 'see', 'change']);

const tails = [
  // "Trois par client": of each; "par le client": done by.
  spanning('Tail: BY NounBar', 0.3, ([, noun], place) =>
    noun.isPlural ? undefined : { per: [phrase({ noun, place })] },
  ),
];

const offers = [
  // "Quand sa date est passée et qu'il n'est pas rendu".
  rule('Events: Event AND QUE Events', 0.2, ([event, , , rest]) => [event, ...rest]),
  // "Du mardi au samedi de 9 h à 18 h".
  rule('Days: FROM DET WEEKDAY TO DET WEEKDAY', 0.4, ([, , from, , , to]) => daysThrough(from, to)),
  rule('Days: DET WEEKDAY TO DET WEEKDAY', 0.3, ([, from, , , to]) => daysThrough(from, to)),
  rule('Days: DET WEEKDAY', 0, ([, day]) => [day]),
  rule('Clock: NUM UNIT', 0.2, ([hour, unit]) =>
    unit === 'hours' && Number.isInteger(hour) && hour <= 24
      ? `${String(hour).padStart(2, '0')}:00`
      : undefined,
  ),
  // "Formule Pro : 12 € par mois".
  spanning('Plan: DET? PLANWORD PlanName', 0.4, ([, , name]) => ({ name, limits: [] })),
  spanning('Plan: Plan COLON Price', 0.4, ([plan, , price]) =>
    plan.price === undefined ? { ...plan, ...price } : undefined,
  ),
  // "Un prix en euros hors taxes".
  rule('Mod: TAXES', 0.2, () => ({})),
  // "500 caractères maximum".
  rule('Range: NUM CMP', 0.3, ([value, op]) => boundsOf(op, value)),
  rule('Mod: OF? NUM CHARS CMP', 0.8, ([, value, , op]) => asLength(boundsOf(op, value))),
  rule('Mod: OF? NUM UNIT CMP', 0.6, ([, value, unit, op]) => ({ bounds: boundsOf(op, value), unit })),
  rule('Mod: OF? NUM CURRENCY CMP', 0.6, ([, value, currency, op]) => ({
    bounds: boundsOf(op, value),
    currency,
  })),
  rule('Mod: MADEOF? NUM PCT BYDEFAULT', 0.6, ([, value]) => ({ default: value, isPercentage: true })),
  rule('Mod: MADEOF? NUM CURRENCY BYDEFAULT', 0.6, ([, value, currency]) => ({ default: value, currency })),
  rule('Mod: MADEOF? NUM UNIT BYDEFAULT', 0.6, ([, value, unit]) => ({ default: value, unit })),
  rule('Mod: MADEOF? NUM BYDEFAULT', 0.5, ([, value]) => ({ default: value })),
  // "Il ne peut pas y avoir plus d'inscriptions que de places".
  rule('Clause: NONEBE MORE NP THAN NP', 0.8, ([, , counted, , limit], place) => [
    exceeding(place, counted, limit),
  ]),
  rule('Clause: IAM NP FOR NPList', 0.2, ([, target], place) => [
    {
      ...at(place),
      subjects: [ourselves(place)],
      isOnly: false,
      predicate: { ...at(place), kind: 'name', target },
    },
  ]),
];

function daysThrough(from: number, to: number): number[] {
  const count = ((to - from + 7) % 7) + 1;
  return Array.from({ length: count }, (_, index) => ((from - 1 + index) % 7) + 1);
}

function exceeding(place: Span, counted: NounPhrase, limit: NounPhrase): Frame {
  const verb: Verb = { ...at(place), lemma: 'dépasser', text: 'dépasser', sense: 'exceed', form: 'base' };
  return {
    ...at(place),
    subjects: [counted],
    isOnly: false,
    predicate: {
      ...at(place),
      kind: 'act',
      aux: { ...plainly(place), isNegated: true },
      verbs: [verb],
      objects: [limit],
      tail: endOf(place),
    },
  };
}

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

export const frenchClauseRules = [...tails, ...offers, ...more];
