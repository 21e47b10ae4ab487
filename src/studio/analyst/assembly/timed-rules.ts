/** Rules for the steps that the product takes by itself once a time is up. */
import type { Derived, Entity, Field, Lifecycle, Transition } from '../../../protocol/specification.ts';
import type { Fact } from '../document/fact.ts';
import { attributeNameOf } from '../document/fact.ts';
import type { Event } from '../grammar/logical-form.ts';
import type { Draft } from './draft.ts';
import { reachable } from './held-states.ts';
import { momentOf, valueNamed } from './locate.ts';
import { idOf, put } from './rule-draft.ts';

type TimedFact = Extract<Fact, { kind: 'timed' }>;
/** From which states the step is taken, and what excepts a record; undefined where the brief leaves it open. */
type Reach = { states?: string[]; unless?: string };

/** A rule for each step that the brief says happens by itself. */
export function assembleTimedRules(draft: Draft): void {
  for (const fact of draft.factsOf('timed')) addTimed(draft, fact);
}

function addTimed(draft: Draft, fact: TimedFact): void {
  const entity = draft.entities.get(fact.entity)?.entity;
  const lifecycle = entity?.lifecycle;
  const step = lifecycle?.transitions.find((one) => one.to === fact.state.value.toLowerCase());
  if (!entity || !lifecycle || !step) return draft.refuse(fact.cite, 'it is not clear what is done');
  const reach = reachOf(draft, { entity, lifecycle, step, fact });
  if (!reach) return draft.refuse(fact.cite, 'it is not clear what has to be done by then');
  const since = sinceOf(draft, entity, fact);
  if (since === 'unknown') return draft.refuse(fact.cite, 'nothing says when that is');
  put(draft, {
    kind: 'timed',
    id: idOf(entity.key, step.verb, 'after', String(Math.abs(fact.after.amount)), fact.after.unit),
    entity: entity.key,
    message: messageOf(draft, { entity, step, fact, since, states: reach.states ?? [] }),
    verb: step.verb,
    after: fact.after,
    ...(since && { field: since.key }),
    ...reach,
    source: draft.cited([fact.cite]),
  });
  return undefined;
}

/** The day or moment of the record from which the time counts. */
function sinceOf(
  draft: Draft,
  entity: Entity,
  { since }: TimedFact,
): Field | Derived | 'unknown' | undefined {
  if (since === undefined) return undefined;
  const moment = momentOf(draft, entity, since);
  const isOwn = moment !== undefined && moment.via === undefined && moment.value.type.kind !== 'time';
  return isOwn ? moment.value : 'unknown';
}

type Told = {
  entity: Entity;
  step: Transition;
  fact: TimedFact;
  since: Field | Derived | undefined;
  states: readonly string[];
};

function messageOf(draft: Draft, { entity, step, fact, since, states }: Told): string {
  const { wording } = draft.symbols.lexicon;
  const { amount, unit } = fact.after;
  return wording.messages.timed({
    entity: entity.label.toLowerCase(),
    state: step.to,
    from: states,
    length: wording.lengthOf(Math.abs(amount), unit),
    sign: Math.sign(amount),
    moment: since?.label.toLowerCase(),
  });
}

type Place = { entity: Entity; lifecycle: Lifecycle; step: Transition; fact: TimedFact };

function reachOf(draft: Draft, place: Place): Reach | undefined {
  const { step, fact } = place;
  const named = fact.from.map(({ lemma }) => lemma);
  if (!named.every((state) => step.from.includes(state))) return undefined;
  if (fact.event) {
    const found = undoneOf(draft, place, fact.event);
    return found?.states?.length === 0 ? undefined : found;
  }
  return named.length > 0 ? { states: named } : {};
}

/** "Not paid", "nobody answers", "without a deposit": the states before that, or the field that is still empty. */
function undoneOf(draft: Draft, place: Place, event: Event): Reach | undefined {
  const { entity, step, lifecycle } = place;
  if (event.kind === 'has') {
    const field = valueNamed(draft, entity, attributeNameOf(event.item));
    return field && { unless: field.key };
  }
  const { lexicon } = draft.symbols;
  if (event.kind === 'does' && event.verbs.every(({ lemma }) => lexicon.answering.has(lemma)))
    return step.from.includes(lifecycle.initial) ? { states: [lifecycle.initial] } : undefined;
  const names = namesOf(draft, event);
  const states = names.filter((name) => lifecycle.states.some(({ value }) => value === name));
  if (names.length > 0 && states.length === names.length)
    return { states: step.from.filter((state) => isBefore(lifecycle, state, states)) };
  const [field] = names.map((name) => valueNamed(draft, entity, name));
  return names.length === 1 && field ? { unless: field.key } : undefined;
}

function namesOf({ symbols }: Draft, event: Event): string[] {
  if (event.kind === 'is') return event.states.map(({ value }) => value.toLowerCase());
  return event.kind === 'does' ? event.verbs.map(({ lemma }) => symbols.lexicon.participleOf(lemma)) : [];
}

/** Whether a state lies before these: one of them can still be come to from it, and it follows none of them. */
function isBefore(lifecycle: Lifecycle, state: string, later: readonly string[]): boolean {
  if (reachable(lifecycle, later).includes(state)) return false;
  return lifecycle.transitions.some(({ from, to }) => from.includes(state) && later.includes(to));
}
