/** Rules about acts: until when they are open, what they need, what is frozen; stocks and opening hours. */
import type { Entity } from '../../../protocol/specification.ts';
import type { Fact, Relation } from '../document/fact.ts';
import type { Event, Verb, Word } from '../grammar/logical-form.ts';
import type { Span } from '../language/text.ts';
import { abilityOfVerb } from './ability.ts';
import { conditionOf } from './condition.ts';
import type { Draft } from './draft.ts';
import { entityOfRelation } from './entities.ts';
import { conditionStates, reachable } from './held-states.ts';
import { entityNamed, momentOf, statesNamed, valueNamed } from './locate.ts';
import { assembleHours } from './hours.ts';
import { idOf, put } from './rule-draft.ts';
import { assembleStocks } from './stock.ts';
import { assembleTimedRules } from './timed-rules.ts';

type DeedFact = Extract<Fact, { kind: 'deadline' | 'require' }>;

/** Rules that say until when, and under which conditions, something may be done. */
export function assembleActRules(draft: Draft): void {
  for (const fact of draft.factsOf('deadline')) addDeadline(draft, fact);
  for (const fact of draft.factsOf('require')) addRequire(draft, fact);
  for (const fact of draft.factsOf('freeze')) addFreeze(draft, fact);
  assembleTimedRules(draft);
  assembleStocks(draft);
  assembleHours(draft);
}

function entityOfDeed(draft: Draft, fact: { entity?: string; relation?: Relation }): Entity | undefined {
  const record = fact.relation ? entityOfRelation(draft, fact.relation) : undefined;
  const name = record ?? fact.entity;
  return name === undefined ? undefined : draft.entities.get(name)?.entity;
}

/** What the verbs of a deed do: actions and ways between states. */
function actsOf(draft: Draft, entity: Entity, verbs: readonly Verb[]): string[] | undefined {
  const acts = verbs.map((verb) => {
    const can = abilityOfVerb(draft, entity, { verb, fact: {} });
    return can && [...can.actions.filter((action) => action !== 'read'), ...can.transitions];
  });
  return acts.every((some) => some !== undefined && some.length > 0)
    ? [...new Set(acts.flat() as string[])]
    : undefined;
}

function doneOf(draft: Draft, verbs: readonly Verb[]): string {
  const { lexicon } = draft.symbols;
  return lexicon.wording.either(verbs.map(({ lemma }) => lexicon.participleOf(lemma)));
}

function addDeadline(draft: Draft, fact: Extract<DeedFact, { kind: 'deadline' }>): void {
  const entity = entityOfDeed(draft, fact);
  if (!entity) return draft.refuse(fact.cite, 'it is not clear what is done');
  const on = actsOf(draft, entity, fact.verbs);
  const moment = momentOf(draft, entity, fact.moment);
  if (!on || !moment || moment.value.type.kind === 'time')
    return draft.refuse(fact.cite, 'nothing says when that is');
  const { offset } = fact.moment;
  const { wording } = draft.symbols.lexicon;
  const roles = rolesOfDeadline(draft, fact.roles);
  put(draft, {
    kind: 'deadline',
    id: idOf(entity.key, ...on, fact.when, moment.value.key),
    entity: entity.key,
    message: wording.messages.deadline({
      verb: doneOf(draft, fact.verbs),
      entity: entity.label.toLowerCase(),
      when: fact.when,
      moment: moment.value.label.toLowerCase(),
      length: wording.lengthOf(Math.abs(offset.amount), offset.unit),
      sign: Math.sign(offset.amount),
    }),
    on,
    when: fact.when,
    field: moment.value.key,
    ...(moment.via !== undefined && { via: moment.via }),
    offset,
    ...(roles && { roles }),
    source: draft.cited([fact.cite]),
  });
  return undefined;
}

function rolesOfDeadline(draft: Draft, names: readonly string[]): string[] | undefined {
  const keys = names.flatMap((name) => draft.roleKey(name) ?? []);
  return keys.length > 0 ? keys : undefined;
}

function addRequire(draft: Draft, fact: Extract<DeedFact, { kind: 'require' }>): void {
  const entity = entityOfDeed(draft, fact);
  const on = entity && actsOf(draft, entity, fact.verbs);
  if (!entity || !on) return draft.refuse(fact.cite, 'it is not clear what is done');
  if (isOwnState(draft, entity, fact.event))
    return narrowWays(draft, { entity, on, event: fact.event, cite: fact.cite });
  const found = conditionOf(draft, entity, fact.event);
  if (!found) return draft.refuse(fact.cite, 'no rule of ours can hold this condition');
  const { wording } = draft.symbols.lexicon;
  put(draft, {
    kind: 'require',
    id: idOf(entity.key, ...on, 'requires', found.name),
    entity: entity.key,
    message: wording.messages.required({
      verb: doneOf(draft, fact.verbs),
      entity: entity.label.toLowerCase(),
      need: found.need,
    }),
    on,
    condition: found.condition,
    source: draft.cited([fact.cite]),
  });
  return undefined;
}

function isOwnState(draft: Draft, entity: Entity, event: Event): event is Extract<Event, { kind: 'is' }> {
  return (
    event.kind === 'is' &&
    entityNamed(draft, event.noun, entity) === entity &&
    statesNamed(entity, event) !== undefined
  );
}

type Narrowed = { entity: Entity; on: readonly string[]; event: Extract<Event, { kind: 'is' }>; cite: Span };

/** "Only when it is approved": the ways that start elsewhere are closed. */
function narrowWays(draft: Draft, { entity, on, event, cite }: Narrowed): void {
  const states = statesNamed(entity, event) ?? [];
  const ways = entity.lifecycle?.transitions.filter(({ verb }) => on.includes(verb)) ?? [];
  const isFitting =
    ways.length === on.length && ways.every(({ from }) => from.some((state) => states.includes(state)));
  if (!isFitting) return draft.refuse(cite, 'no rule of ours can hold this condition');
  for (const way of ways) {
    way.from = way.from.filter((state) => states.includes(state));
    way.source = draft.alsoCited(way.source, cite);
  }
  return undefined;
}

function addFreeze(draft: Draft, fact: Extract<Fact, { kind: 'freeze' }>): void {
  const entity = draft.entities.get(fact.entity)?.entity;
  const states = entity && frozenStates(entity, fact);
  if (!entity || !states || states.length === 0)
    return draft.refuse(fact.cite, 'it names a state that nothing else speaks of');
  const found = fact.attributes.map((name) => valueNamed(draft, entity, name)?.key);
  const fields = found.filter((key) => key !== undefined);
  if (fields.length < found.length)
    return draft.refuse(fact.cite, 'it names a field that nothing else speaks of');
  put(draft, {
    kind: 'freeze',
    id: idOf(entity.key, 'frozen', ...fields, ...states),
    entity: entity.key,
    message: draft.symbols.lexicon.wording.messages.freeze(entity.label.toLowerCase(), states),
    states,
    ...(fields.length > 0 && { fields }),
    parts: fields.length === 0,
    source: draft.cited([fact.cite]),
  });
  return undefined;
}

/** The states in which a record is frozen: those named; where only some are open, all the others. */
function frozenStates(
  entity: Entity,
  { states, condition, isOnly }: Extract<Fact, { kind: 'freeze' }>,
): string[] | undefined {
  const { lifecycle } = entity;
  if (!lifecycle) return undefined;
  const all = lifecycle.states.map(({ value }) => value);
  const named = states.map((word: Word) => word.lemma);
  if (!named.every((value) => all.includes(value))) return undefined;
  const held = condition ? conditionStates(lifecycle, condition) : named;
  if (!held) return undefined;
  if (isOnly) return all.filter((value) => !held.includes(value));
  // What a sent invoice keeps, the paid one keeps as well.
  return condition ? held : reachable(lifecycle, named).filter((value) => all.includes(value));
}
