/** French clauses: wishes, introductions, what is true at first. */
import { at, rule, spanning } from './category.ts';
import { describing, frameOfWish } from './clause.ts';
import { phrase } from './french-noun-phrase.ts';
import type { Verb } from './logical-form.ts';

/** What people want a product for. */
const wanted: ReadonlySet<Verb['sense']> = new Set(['keep', 'manage', 'create', 'see', 'change']);

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

export const frenchClauseRules = [...tails, ...more];
