/** Messages: who is told what, when something happens or some time before it does. */
import { at, plainly, rule, spanning } from './category.ts';
import type { Event, Frame, Moment, NounPhrase, PredicateBody, When } from './logical-form.ts';
import type { Span } from '../language/text.ts';

type Told = { to: NounPhrase[]; when?: When; due?: Moment; event?: Event };

function telling(place: Span, { to, when, due, event }: Told): Frame[] {
  return [
    {
      ...at(place),
      subjects: to,
      isOnly: false,
      predicate: { ...at(place), ...notifying(place, { when, due, event }) },
    },
  ];
}

function notifying(
  place: Span,
  { when, due, event }: { when?: When | undefined; due?: Moment | undefined; event?: Event | undefined },
): Extract<PredicateBody, { kind: 'notify' }> {
  return {
    kind: 'notify',
    aux: plainly(place),
    tail: { start: place.end, end: place.end, ...(when && { when }) },
    ...(due && { due }),
    ...(event && { event }),
  };
}

/** "About new registrations": when one is made. */
function made(noun: NounPhrase): Event {
  return {
    ...at(noun),
    kind: 'is',
    noun: { ...noun, adjectives: noun.adjectives.filter(({ lemma }) => lemma !== 'new') },
    states: [{ ...at(noun), value: 'created', verb: 'create' }],
    isNegated: false,
  };
}

export const messageRules = [
  spanning('Pred: NOTIFIED When', 0.6, ([, when], place) => notifying(place, { when })),
  spanning('Pred: NOTIFIED', 0.3, (_, place) => notifying(place, {})),
  spanning('Pred: NOTIFIED Moment', 0.6, ([, due], place) => notifying(place, { due })),
  spanning('Pred: NOTIFIED ABOUT NP', 0.3, ([, , noun], place) => notifying(place, { event: made(noun) })),
  spanning('Pred: NOTIFIED ABOUT NP When', 0.4, ([, , , when], place) => notifying(place, { when })),
  spanning('Pred: NOTIFIED ABOUT NP Moment', 0.5, ([, , , due], place) => notifying(place, { due })),
  rule('Told: NOTIFYVERB NPList', 0.3, ([, to]) => to),
  rule('Told: SENDVERB NP MESSAGE', 0.6, ([, to]) => [to]),
  rule('Told: SENDVERB MESSAGE TO NPList', 0.6, ([, , , to]) => to),
  rule('Told: NOTIFYVERB NP BY MESSAGE', 0.5, ([, to]) => [to]),
  rule('Clause: NP? Told When', 0.5, ([, to, when], place) => telling(place, { to, when })),
  rule('Clause: NP? Told COMMA? Moment', 0.5, ([, to, , due], place) => telling(place, { to, due })),
  // "Nudge the tenants: 3 days before …", "the day before …, hikers get a reminder".
  rule('Clause: NP? Told COLON Moment', 0.5, ([, to, , due], place) => telling(place, { to, due })),
  rule('Clause: Moment COMMA? NPList NOTIFIED', 0.6, ([due, , to], place) => telling(place, { to, due })),
  rule('Clause: Moment COMMA? NP? Told', 0.6, ([due, , , to], place) => telling(place, { to, due })),
  rule('Clause: NP? Told', -0.4, ([, to], place) => telling(place, { to })),
  rule('Clause: NP? Told ABOUT NP', 0.3, ([, to, , noun], place) =>
    telling(place, { to, event: made(noun) }),
  ),
  // "A reminder is sent to the patient the day before the appointment".
  rule('Clause: MESSAGE BE SENT TO NPList When', 0.6, ([, , , , to, when], place) =>
    telling(place, { to, when }),
  ),
  rule('Clause: MESSAGE BE SENT TO NPList Moment', 0.6, ([, , , , to, due], place) =>
    telling(place, { to, due }),
  ),
  rule('Clause: MESSAGE GO TO NPList When', 0.6, ([, , , to, when], place) => telling(place, { to, when })),
  rule('Clause: MESSAGE GO TO NPList Moment', 0.6, ([, , , to, due], place) => telling(place, { to, due })),
];
