/** How far ahead something may be made, and what has to be free for it. */
import { at, plainly, rule, spanning } from './category.ts';
import { frames, itself } from './frame.ts';
import type { Deadline, Length, Moment, StateName } from './logical-form.ts';
import type { Span } from '../language/text.ts';

/** So long before the beginning. */
function beforehand(place: Span, { amount, unit }: Length): Moment {
  return { ...at(place), noun: itself(place), edge: 'begin', offset: { amount: -amount, unit } };
}

function ahead(place: Span, reach: 'most' | 'least', length: Length): Deadline {
  return {
    when: reach === 'least' ? 'until' : 'from',
    moment: beforehand(place, length),
    ahead: { reach },
  };
}

/** Words before a length by which it is the farthest; the others of their category make it the nearest. */
const farthest: ReadonlySet<string> = new Set([
  'up to',
  'only up to',
  "jusqu'à",
  "seulement jusqu'à",
  "uniquement jusqu'à",
]);

const bounds = [
  rule('Ahead: UPTO Length INADVANCE', 0.3, ([word, length], place) => {
    const isFar = farthest.has(word.text?.toLowerCase() ?? '');
    // "Up to 24 hours before" may close what is done, or say how far ahead.
    return isFar
      ? { when: 'until', moment: beforehand(place, length), ahead: { reach: 'most' } }
      : ahead(place, 'least', length);
  }),
  rule('Ahead: CMP Length INADVANCE', 0.4, ([op, length], place) =>
    op === 'atMost' || op === 'lessThan'
      ? ahead(place, 'most', length)
      : op === 'atLeast' || op === 'moreThan'
        ? ahead(place, 'least', length)
        : undefined,
  ),
  rule('Ahead: Length INADVANCE', 0.3, ([length], place) => ({
    when: 'until',
    moment: beforehand(place, length),
  })),
  rule('Ahead: FROMON Length INADVANCE', 0.4, ([, length], place) => ahead(place, 'most', length)),
  rule('Deadline: Ahead', 0, ([found]) => found),
  rule('Aheads: Ahead', 0, ([found]) => (found.ahead ? [found] : undefined)),
  rule('Aheads: Ahead Separator Aheads', 0, ([found, , rest]) =>
    found.ahead ? [found, ...rest] : undefined,
  ),
];

const stateOf = (part: Span & { value: string; verb: string }): StateName => ({
  ...at(part),
  value: part.value,
  verb: part.verb,
});

const predicates = [
  spanning('Pred: Copula PART Aheads', 0.5, ([aux, part, found]) => ({
    kind: 'ahead',
    aux,
    state: stateOf(part),
    bounds: found,
  })),
  spanning('Pred: Aux? SE V Aheads', 0.5, ([aux, , verb, found]) => ({
    kind: 'ahead',
    aux,
    state: { ...at(verb), value: '', verb: verb.lemma },
    bounds: found,
  })),
  rule('Clause: NP Aheads', 0.2, ([noun, found], place) =>
    frames(place, [noun], [{ ...at(place), kind: 'ahead', aux: plainly(place), bounds: found }]),
  ),
];

const free = [
  // "The instructor and the car both have to be free".
  spanning('Pred: BOTH? Copula FREE SIM?', 0.6, ([, aux]) =>
    aux.modal === 'must' && !aux.isNegated && !aux.isOnly ? { kind: 'free', aux } : undefined,
  ),
  // "A presenter can't be in two places at once".
  spanning('Pred: Aux TWOPLACES', 0.8, ([aux]) =>
    aux.isNegated && aux.modal === 'can' ? { kind: 'free', aux } : undefined,
  ),
];

export const aheadRules = [...bounds, ...predicates, ...free];
