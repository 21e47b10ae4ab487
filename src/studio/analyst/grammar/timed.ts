/** What happens by itself once a time is up: "a request that nobody answers within 48 hours is cancelled". */
import { at, plainly, rule, spanning } from './category.ts';
import type {
  Auxiliary,
  Event,
  Frame,
  Lapse,
  Length,
  Moment,
  NounPhrase,
  StateName,
} from './logical-form.ts';
import { everybody, frames, itself } from './frame.ts';
import type { Span } from '../language/text.ts';

type Part = Span & { value: string; verb: string };

const stateOf = (part: Part): StateName => ({ ...at(part), value: part.value, verb: part.verb });

const expiring = (place: Span, word: string): StateName => ({ ...at(place), value: word, verb: 'expire' });

const turns = [
  spanning('Turn: Copula PART', 0, ([aux, part]) => ({ aux, state: stateOf(part), isAuto: false })),
  spanning('Turn: BE AUTO PART', 0.3, ([be, , part]) => ({
    aux: plainly(be),
    state: stateOf(part),
    isAuto: true,
  })),
  spanning('Turn: Aux BEINF AUTO PART', 0.3, ([aux, , , part]) => ({
    aux,
    state: stateOf(part),
    isAuto: true,
  })),
  spanning('Turn: Copula PART AUTO', 0.3, ([aux, part]) => ({ aux, state: stateOf(part), isAuto: true })),
  spanning('Turn: Aux? EXPIRES AUTO?', 0.2, ([aux, word]) => ({
    aux,
    state: expiring(word, word.text ?? ''),
    isAuto: true,
  })),
  // "The room frees itself".
  spanning('Turn: Aux? SE V AUTO?', 0.2, ([aux, , verb, auto]) => ({
    aux,
    state: { ...at(verb), value: verb.lemma, verb: verb.lemma },
    isAuto: auto !== undefined,
    isReflexive: true,
  })),
];

const since = [
  rule('Since: OF Point', 0, ([, point]) => point),
  rule('Since: AFTERWORD Point', 0, ([, point]) => point),
];

const missed = [
  // "Has not paid", "hasn't been collected".
  spanning('Event: NP NEGHAVE PART NPList?', 0.3, ([noun, , part, objects]) => ({
    kind: 'does',
    noun,
    verbs: [{ ...at(part), lemma: part.verb, text: part.value, sense: 'other', form: 'participle' }],
    objects: objects ?? [],
    isNegated: true,
  })),
  spanning('Event: NP NEGHAVE BEINF PART', 0.4, ([noun, , , part]) => ({
    kind: 'is',
    noun,
    states: [stateOf(part)],
    isNegated: true,
  })),
  spanning('Event: NP NE HAVE NEG PART NPList?', 0.5, ([noun, , , , part, objects]) => ({
    kind: 'does',
    noun,
    verbs: [{ ...at(part), lemma: part.verb, text: part.value, sense: 'other', form: 'participle' }],
    objects: objects ?? [],
    isNegated: true,
  })),
  spanning('Event: NP NE HAVE NEG BEINF PART', 0.6, ([noun, , , , , part]) => ({
    kind: 'is',
    noun,
    states: [stateOf(part)],
    isNegated: true,
  })),
  // "Nobody answers", "nobody has taken it".
  spanning('Missing: NOONE NE? Verbs NPList?', 0.3, ([who, , verbs, objects]) => ({
    kind: 'does',
    noun: everybody(who),
    verbs,
    objects: objects ?? [],
    isNegated: true,
  })),
  spanning('Missing: NOONE NE? HAVE PART NPList?', 0.4, ([who, , , part, objects]) => ({
    kind: 'does',
    noun: everybody(who),
    verbs: [{ ...at(part), lemma: part.verb, text: part.value, sense: 'other', form: 'participle' }],
    objects: objects ?? [],
    isNegated: true,
  })),
  rule('Missing: Event', 0, ([event]) =>
    event.isNegated && event.kind !== 'passed' && event.kind !== 'compare' ? event : undefined,
  ),
];

const lapses = [
  spanning('Lapse: COND Missing INTIME Length Since?', 0.5, ([op, event, , after, from]) =>
    op === 'if' ? lapse({ after, event, since: from }) : undefined,
  ),
  spanning('Lapse: COND Missing Length BEFOREWORD Point', 0.5, ([op, event, before, , from]) =>
    op === 'if' ? lapse({ after: backwards(before), event, since: from }) : undefined,
  ),
  spanning('Lapse: COND Missing Length AFTERWORD Point', 0.5, ([op, event, after, , from]) =>
    op === 'if' ? lapse({ after, event, since: from }) : undefined,
  ),
  spanning('Lapse: AFTERLEN Length', 0.2, ([, after]) => lapse({ after })),
  spanning('Lapse: AFTERLEN Length WITHOUT NP', 0.4, ([, after, , item], place) =>
    lapse({ after, event: lacking(place, item) }),
  ),
  spanning('Lapse: Length AFTERWORD Point', 0.3, ([after, , from]) => lapse({ after, since: from })),
  spanning('Lapse: Length BEFOREWORD Point', 0.3, ([before, , from]) =>
    lapse({ after: backwards(before), since: from }),
  ),
];

type Lapsing = { after: Length; event?: Event | undefined; since?: Moment | undefined };

const lapse = ({ after, event, since: from }: Lapsing): Omit<Lapse, keyof Span> => ({
  after,
  ...(event && { event }),
  ...(from && { since: from }),
});

const backwards = ({ amount, unit }: Length): Length => ({ amount: -amount, unit });

const lacking = (place: Span, item: NounPhrase): Event => ({
  ...at(place),
  kind: 'has',
  noun: itself(place),
  item,
  isNegated: true,
});

type Turn = { aux: Auxiliary; state: StateName; isAuto: boolean; isReflexive?: boolean };

function turning(
  place: Span,
  noun: NounPhrase,
  { turn, lapse: found }: { turn: Turn; lapse: Lapse },
): Frame[] {
  const about = found.event && !found.event.noun.isPronoun ? found.event.noun : undefined;
  const isEverybody = about?.words[0] === 'everyone';
  const subject = noun.isPronoun && about && !isEverybody ? about : noun;
  return frames(place, [subject], [{ ...at(place), kind: 'timed', ...turn, lapse: found }]);
}

const undone = (noun: NounPhrase, states: StateName[]): Event => ({
  ...at(noun),
  kind: 'is',
  noun,
  states,
  isNegated: true,
});

const clauses = [
  rule('Clause: Lapse COMMA? NP Turn', 0.5, ([found, , noun, turn], place) =>
    turning(place, noun, { turn, lapse: found }),
  ),
  rule('Clause: NP Turn COMMA? Lapse', 0.5, ([noun, turn, , found], place) =>
    turning(place, noun, { turn, lapse: found }),
  ),
  // "A reservation not collected within 2 hours of its start is released".
  rule(
    'Clause: NP NOTYET PART INTIME Length Since? Turn',
    0.9,
    ([noun, , part, , after, from, turn], place) =>
      turning(place, noun, {
        turn,
        lapse: { ...at(part), ...lapse({ after, event: undone(noun, [stateOf(part)]), since: from }) },
      }),
  ),
  rule(
    'Clause: NP REL Copula StateOr INTIME Length Since? Turn',
    0.9,
    ([noun, , aux, states, , after, from, turn], place) =>
      aux.isNegated && aux.modal === undefined
        ? turning(place, noun, {
            turn,
            lapse: { ...at(aux), ...lapse({ after, event: undone(noun, states), since: from }) },
          })
        : undefined,
  ),
  // "Requests that nobody answers within 48 hours are cancelled".
  rule('Clause: NP REL? Missing INTIME Length Turn', 0.7, ([noun, , event, , after, turn], place) =>
    event.kind === 'does' && event.noun.words[0] === 'everyone'
      ? turning(place, noun, { turn, lapse: { ...at(event), ...lapse({ after, event }) } })
      : undefined,
  ),
  // "A certificate is valid for 3 years from its date".
  rule('Clause: NP VALIDFOR Length AFTERWORD Point', 0.9, ([noun, word, after, , since], place) =>
    turning(place, noun, {
      turn: { aux: plainly(word), state: expiring(word, ''), isAuto: true },
      lapse: { ...at(place), after, since },
    }),
  ),
  // "An estimate is good for 30 days".
  rule('Clause: NP VALIDFOR Length', 0.6, ([noun, word, after], place) =>
    turning(place, noun, {
      turn: { aux: plainly(word), state: expiring(word, ''), isAuto: true },
      lapse: { ...at(place), after },
    }),
  ),
];

export const timedRules = [...turns, ...since, ...missed, ...lapses, ...clauses];
