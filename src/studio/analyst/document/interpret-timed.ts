/** What happens by itself once a time is up. */
import type { Event, NounPhrase, Predicate, StateName } from '../grammar/logical-form.ts';
import { attributeNameOf, nameOf } from './fact.ts';
import type { Refusal, Statement } from './fact.ts';
import type { Said } from './interpret.ts';
import type { Symbols } from './symbols.ts';

type Timed = Extract<Predicate, { kind: 'timed' }>;

/** "A request that nobody answers within 48 hours is cancelled", "passes expire after a year". */
export function interpretTimed(symbols: Symbols, { subject, predicate }: Said<Timed>): Statement[] | Refusal {
  const entity = symbols.entityOf(subject);
  const { lapse } = predicate;
  if (entity === undefined) return { why: `nothing says what '${nameOf(subject)}' is` };
  const state = resultOf(symbols, predicate);
  if (!isByItself(symbols, predicate, state)) return { why: 'it does not say that this happens by itself' };
  if (isOfOthers(symbols, entity, state)) return { why: 'it is not clear which record this ends' };
  const lacking = lackingOf(symbols, entity, lapse.event);
  if (lacking && 'why' in lacking) return lacking;
  const from = subject.adjectives;
  return [
    ...(lacking?.states ?? []).map((one): Statement => ({
      kind: 'transition',
      entity,
      state: one,
      from: [],
      isNegated: false,
    })),
    { kind: 'transition', entity, state, from: [], isNegated: false },
    {
      kind: 'timed',
      entity,
      state,
      from,
      after: lapse.after,
      ...(lapse.since && { since: lapse.since }),
      ...(lapse.event && { event: lapse.event }),
    },
  ];
}

/** The state that is come to: for "expires" and "frees itself" that of the verb. */
function resultOf({ lexicon }: Symbols, { state, isReflexive, isAuto }: Timed): StateName {
  const isExpiry = state.verb === 'expire' && isAuto;
  const verb = isExpiry ? lexicon.expiring : state.verb;
  return verb !== undefined && (isExpiry || isReflexive)
    ? { start: state.start, end: state.end, value: lexicon.participleOf(verb), verb }
    : state;
}

/** "Automatically", or a step that nobody takes for its own sake: cancelled, released. "Paid after 30 days" is a duty. */
function isByItself({ lexicon }: Symbols, { isAuto, aux }: Timed, { verb = '' }: StateName): boolean {
  const isSaid = !aux.isNegated && !aux.isOnly && aux.modal !== 'can';
  return isSaid && (isAuto || lexicon.lapsing.has(verb));
}

const unclear: Refusal = { why: 'it is not clear what has to be done by then' };

/** "The room is released": what others refer to is free again, which is a state of theirs. */
function isOfOthers({ references, lexicon }: Symbols, entity: string, { verb = '' }: StateName): boolean {
  return lexicon.freeing.has(verb) && [...references.values()].some((targets) => targets.has(entity));
}

type Lacking = { states: StateName[] };

/** What should have been done by then: states that the record would have come to. */
function lackingOf(
  symbols: Symbols,
  entity: string,
  event: Event | undefined,
): Lacking | Refusal | undefined {
  if (event === undefined) return undefined;
  if (event.kind === 'has')
    return isField(symbols, entity, attributeNameOf(event.item)) ? undefined : unclear;
  if (event.kind !== 'is' && event.kind !== 'does') return unclear;
  if (!isAbout(symbols, entity, event)) return unclear;
  if (event.kind === 'does')
    return event.verbs.every(({ lemma, sense }) => symbols.lexicon.answering.has(lemma) || ends.has(sense))
      ? { states: doneBy(symbols, event) }
      : unclear;
  const open = event.states.filter(({ value }) => !isField(symbols, entity, value));
  const states = open.flatMap((state) => {
    const verb = state.verb ?? symbols.lexicon.baseOfParticiple(state.value);
    return verb === undefined ? [] : [{ ...state, verb }];
  });
  return { states };
}

/** "Nobody answers": what is answered is the record. */
function isAbout(symbols: Symbols, entity: string, event: Extract<Event, { kind: 'is' | 'does' }>): boolean {
  if (event.kind === 'is') return isSame(symbols, entity, event.noun);
  const objects = event.objects.filter((noun) => !noun.isPronoun);
  return objects.every((noun) => isSame(symbols, entity, noun));
}

function isSame(symbols: Symbols, entity: string, noun: NounPhrase): boolean {
  return noun.isPronoun === true || noun.words.length === 0 || symbols.entityOf(noun) === entity;
}

function isField(symbols: Symbols, entity: string, name: string): boolean {
  return symbols.attributes.get(entity)?.has(name) === true;
}

/** Verbs that lead to a state; what is read or changed stays in its own. */
const ends: ReadonlySet<string> = new Set(['other', 'take', 'end', 'sign']);

/** "Nobody has taken it": taken. Answers are no state of their own. */
function doneBy({ lexicon }: Symbols, { verbs }: Extract<Event, { kind: 'does' }>): StateName[] {
  return verbs
    .filter(({ lemma }) => !lexicon.answering.has(lemma))
    .map(({ start, end, lemma }) => ({ start, end, value: lexicon.participleOf(lemma), verb: lemma }));
}
