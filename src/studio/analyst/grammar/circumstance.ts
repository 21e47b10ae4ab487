/** Circumstances: moments, deadlines, and the events on which conditions, messages and derived values hang. */
import { at, plainly, rule, spanning } from './category.ts';
import { opened, itself } from './frame.ts';
import type { Event, Frame, Length, Moment, NounPhrase, Predicate, StateName, When } from './logical-form.ts';
import type { Span } from '../language/text.ts';

const here: Length = { amount: 0, unit: 'days' };

function moved(moment: Moment, { amount, unit }: Length, sign: 1 | -1): Omit<Moment, keyof Span> {
  return { ...moment, offset: { amount: sign * amount, unit } };
}

const moments = [
  rule('Length: NUM UNIT', 0.2, ([amount, unit]) => ({ amount, unit })),
  rule('Length: DET UNIT', 0.1, ([determiner, unit]) =>
    determiner === 'indefinite' ? { amount: 1, unit } : undefined,
  ),
  spanning('Point: NP', 0, ([noun]) => (noun.isPronoun ? undefined : { noun, offset: here })),
  spanning('Point: NP V', 0.3, ([noun, verb]) =>
    verb.sense === 'begin' || verb.sense === 'end' ? { noun, edge: verb.sense, offset: here } : undefined,
  ),
  spanning('Moment: Length BEFOREWORD Point', 0.4, ([length, , point]) => moved(point, length, -1)),
  spanning('Moment: Length AFTERWORD Point', 0.4, ([length, , point]) => moved(point, length, 1)),
  spanning('Moment: DAYBEFORE Point', 0.5, ([, point]) => moved(point, { amount: 1, unit: 'days' }, -1)),
  rule('Deadline: UPTO Moment', 0.4, ([, moment]) => ({ when: 'until', moment })),
  // "Until the day before".
  rule('Deadline: UPTO DAYBEFORE', 0.2, ([, word], place) => ({
    when: 'until',
    moment: { ...at(place), noun: itself(word), edge: 'begin', offset: { amount: -1, unit: 'days' } },
  })),
  rule('Deadline: UPTO Point', 0, ([, moment]) => (moment.edge ? { when: 'until', moment } : undefined)),
  rule('Deadline: UPTO BEFOREWORD Point', 0.2, ([, , moment]) => ({ when: 'until', moment })),
  rule('Deadline: BEFOREWORD Point', -0.1, ([, moment]) => ({ when: 'until', moment })),
  rule('Deadline: AFTERWORD Point', -0.1, ([, moment]) => ({ when: 'from', moment })),
  rule('Deadline: FROMON Moment', 0.3, ([, moment]) => ({ when: 'from', moment })),
  rule('Deadline: WITHIN Length AFTERWORD Point', 0.5, ([, length, , point], place) => ({
    when: 'until',
    moment: { ...moved(point, length, 1), ...at(place) },
  })),
  rule('Deadline: CMP Length BEFOREWORD Point', 0.5, ([op, length, , point], place) =>
    op === 'lessThan' ? { when: 'from', moment: { ...moved(point, length, -1), ...at(place) } } : undefined,
  ),
  rule('Deadline: WITHIN Length BEFOREWORD Point', 0.5, ([word, length, , point], place) =>
    word.text === 'within'
      ? { when: 'from', moment: { ...moved(point, length, -1), ...at(place) } }
      : undefined,
  ),
];

const events = [
  spanning('Event: NP Copula StateOr', 0.1, ([noun, aux, states]) =>
    aux.modal ? undefined : { kind: 'is', noun, states, isNegated: aux.isNegated },
  ),
  spanning('Event: NP Copula PART BY NPList', 0.2, ([noun, aux, part, , by]) =>
    aux.modal
      ? undefined
      : {
          kind: 'is',
          noun,
          states: [{ ...at(part), value: part.value, verb: part.verb }],
          isNegated: aux.isNegated,
          by,
        },
  ),
  spanning('Event: NEG? PART', 0, ([not, part], place) => ({
    kind: 'is',
    noun: itself(place),
    states: [{ ...at(part), value: part.value, verb: part.verb }],
    isNegated: not !== undefined,
  })),
  spanning('Event: NP BECOME State', 0.2, ([noun, , state]) => ({
    kind: 'is',
    noun,
    states: [state],
    isNegated: false,
  })),
  spanning('Event: NP Aux? HAVE NP', 0.1, ([noun, aux, , item]) =>
    aux.modal ? undefined : { kind: 'has', noun, item, isNegated: aux.isNegated },
  ),
  spanning('Event: NP Aux? PASSED', 0.5, ([noun, aux]) =>
    aux.modal ? undefined : { kind: 'passed', noun, isNegated: aux.isNegated },
  ),
  spanning('Event: NP PASSED Length AGO', 0.6, ([noun, , after]) => ({
    kind: 'passed',
    noun,
    isNegated: false,
    after,
  })),
  spanning('Event: NP BE CMP? Length AGO', 0.6, ([noun, , , after]) => ({
    kind: 'passed',
    noun,
    isNegated: false,
    after,
  })),
  spanning('Event: NP Copula Comparison', 0.3, ([noun, aux, comparisons]) => ({
    kind: 'compare',
    noun,
    comparisons,
    isNegated: aux.isNegated,
  })),
  spanning('Event: NP GO Comparison', 0.3, ([noun, , comparisons]) => ({
    kind: 'compare',
    noun,
    comparisons,
    isNegated: false,
  })),
  spanning('Event: NP Aux? Verbs NPList?', -0.1, ([noun, aux, verbs, objects]) =>
    aux.modal ? undefined : { kind: 'does', noun, verbs, objects: objects ?? [], isNegated: aux.isNegated },
  ),
  rule('Events: Event', 0, ([event]) => [event]),
  rule('Events: Event AND Events', 0, ([event, , rest]) => [event, ...rest]),
  // "When it is sent and not paid".
  rule('Events: Event AND NEG? StateOr', 0.1, ([event, , not, states]) =>
    event.kind === 'is' ? [event, { ...event, states, isNegated: not !== undefined }] : undefined,
  ),
  spanning('When: COND Events', 0, ([op, found]) => ({ op, events: found })),
  // "When it is not returned after 21 days".
  spanning('When: COND NP Copula StateOr AFTERWORD Length', 0.6, ([op, noun, aux, states, , after]) => ({
    op,
    events: [
      { ...at(noun), kind: 'is', noun, states, isNegated: aux.isNegated },
      { ...at(noun), kind: 'passed', noun, isNegated: false, after },
    ],
  })),
];

const ends = [
  spanning('Tail: COMMA? When', -0.15, ([, when]) => ({ when })),
  spanning('Tail: COMMA? NOACCOUNT', 0.5, () => ({ isPublic: true })),
  spanning('Tail: COMMA? Deadline', 0.1, ([, deadline]) => ({ deadline })),
];

/** "When an order is shipped, the customer …": the condition first. */
const openings = [
  rule('Clause: When COMMA? Clause', 0.1, ([when, , frames], place) => opened(place, led(frames, when))),
  // "After its expiry date, a card cannot be used".
  rule('Clause: AFTERWORD Point COMMA Clause', 0.1, ([, moment, , frames], place) =>
    opened(
      place,
      extended(frames, (predicate) =>
        'tail' in predicate && predicate.tail.deadline === undefined
          ? { ...predicate, tail: { ...predicate.tail, deadline: { ...at(place), when: 'from', moment } } }
          : undefined,
      ),
    ),
  ),
  rule('Clause: Condition COMMA Clause', 0.2, ([condition, , frames], place) =>
    opened(
      place,
      extended(frames, (predicate) =>
        'tail' in predicate && predicate.tail.condition === undefined
          ? { ...predicate, tail: { ...predicate.tail, condition } }
          : undefined,
      ),
    ),
  ),
];

function led(frames: readonly Frame[], when: When): Frame[] | undefined {
  return extended(frames, (predicate) => {
    if (predicate.kind === 'stock') return predicate.when ? undefined : { ...predicate, when: when.events };
    if (!('tail' in predicate) || predicate.tail.when !== undefined) return undefined;
    return { ...predicate, tail: { ...predicate.tail, when } };
  });
}

function extended(
  frames: readonly Frame[],
  extend: (predicate: Predicate) => Predicate | undefined,
): Frame[] | undefined {
  const found = frames.map((frame) => {
    const predicate = extend(frame.predicate);
    return predicate && { ...frame, predicate };
  });
  const whole = found.filter((frame) => frame !== undefined);
  return whole.length === frames.length && frames.length > 0 ? whole : undefined;
}

const flags = [
  spanning('Pred: Copula State When', 0.2, ([aux, state, when]) =>
    aux.modal ? undefined : { kind: 'flag', aux, states: [state], when },
  ),
  spanning('Pred: COUNTSAS State When', 0.6, ([, state, when], place) => ({
    kind: 'flag',
    aux: plainly(place),
    states: [state],
    when,
  })),
  // "Is overdue 30 days after its date".
  spanning('Pred: Copula State Length AFTERWORD NP', 0.5, ([aux, state, after, , noun], place) =>
    aux.modal ? undefined : { kind: 'flag', aux, states: [state], when: passing(place, noun, after) },
  ),
  spanning('Pred: COUNTSAS State Length AFTERWORD NP', 0.6, ([, state, after, , noun], place) => ({
    kind: 'flag',
    aux: plainly(place),
    states: [state],
    when: passing(place, noun, after),
  })),
  // "A sent invoice is overdue after its due date".
  spanning('Pred: Copula State AFTERWORD NP', 0.3, ([aux, state, , noun], place) =>
    aux.modal || (noun.determiner !== 'their' && !noun.of)
      ? undefined
      : { kind: 'flag', aux, states: [state], when: passing(place, noun, here) },
  ),
  spanning('Pred: Copula LOCKED Tails?', 0.6, ([aux, , tail]) =>
    aux.modal === 'can' || aux.isNegated
      ? undefined
      : { kind: 'passive', aux: { ...aux, modal: 'can', isNegated: true }, verbs: [changed(aux)], tail },
  ),
];

function passing(place: Span, noun: NounPhrase, after: Length): When {
  const event: Event = { ...at(place), kind: 'passed', noun, isNegated: false, after };
  return { ...at(place), op: 'if', events: [event] };
}

function changed(place: Span): StateName {
  return { ...at(place), value: 'changed', verb: 'change' };
}

export const circumstanceRules = [...moments, ...events, ...ends, ...openings, ...flags];
