/** Rules about acts: until when they are open, what they need, what is frozen; stocks and opening hours. */
import type { Condition, Entity, Field } from '../../../protocol/specification.ts';
import type { Fact, Relation } from '../document/fact.ts';
import { attributeNameOf } from '../document/fact.ts';
import type { Event, NounPhrase, Verb, Word } from '../grammar/logical-form.ts';
import type { Span } from '../language/text.ts';
import { abilityOfVerb } from './ability.ts';
import type { Draft } from './draft.ts';
import { entityOfRelation } from './entities.ts';
import { conditionStates, reachable } from './held-states.ts';
import { entityNamed, momentOf, referred, statesNamed, valueNamed } from './locate.ts';
import { assembleHours } from './hours.ts';
import { typeOf } from './field-type.ts';
import { keyOf, labelOf } from './name.ts';
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

type Needed = { condition: Condition; need: string; name: string };

function conditionOf(draft: Draft, entity: Entity, event: Event): Needed | undefined {
  if (event.kind === 'is') return stateCondition(draft, entity, event);
  return event.kind === 'has' ? hasCondition(draft, entity, event) : undefined;
}

/** "Only if the member is active", "only if the bike is available". */
function stateCondition(
  draft: Draft,
  entity: Entity,
  event: Extract<Event, { kind: 'is' }>,
): Needed | undefined {
  const { needs } = draft.symbols.lexicon.wording;
  const owner = entityNamed(draft, event.noun, entity);
  if (!owner) return undefined;
  const way = referred(draft, entity).find(({ target }) => target === owner);
  const states = statesNamed(owner, event);
  const label = owner.label.toLowerCase();
  if (way && states)
    return {
      condition: { kind: 'state', via: way.via, states },
      need: needs.state(label, states),
      name: `${way.via} ${states.join(' ')}`,
    };
  const [state, ...more] = event.states;
  if (!state || more.length > 0 || event.isNegated || (owner !== entity && !way)) return undefined;
  const field = owner.fields.find(
    ({ type, key }) =>
      (type.kind === 'boolean' && key === state.value) ||
      (type.kind === 'enum' && type.values.includes(state.value)),
  );
  return (
    field && {
      condition: {
        kind: 'equals',
        field: field.key,
        ...(way && { via: way.via }),
        value: field.type.kind === 'boolean' ? true : state.value,
      },
      need: needs.equals(field.label.toLowerCase(), state.value),
      name: `${field.key} ${state.value}`,
    }
  );
}

/** "When it has at least one line", "when a solution is given". */
function hasCondition(
  draft: Draft,
  entity: Entity,
  { noun, item }: Extract<Event, { kind: 'has' }>,
): Needed | undefined {
  const { needs } = draft.symbols.lexicon.wording;
  if (entityNamed(draft, noun, entity) !== entity) return undefined;
  const part = entityNamed(draft, item);
  const way = part && referred(draft, part).find(({ target }) => target === entity);
  if (part && way) return countCondition(draft, item, { part, via: way.via });
  const value =
    valueNamed(draft, entity, attributeNameOf(item)) ??
    entity.fields.find(({ key }) => key === `${part?.key ?? ''}Id`);
  const known = entity.fields.find((one) => one === value);
  const field = known ?? (part ? undefined : impliedField(draft, entity, item));
  if (!field || item.quantity) return undefined;
  field.required = false;
  return {
    condition: { kind: 'filled', field: field.key },
    need: needs.filled(field.label.toLowerCase()),
    name: field.key,
  };
}

/** "At least one line". */
function countCondition(
  draft: Draft,
  item: NounPhrase,
  { part, via }: { part: Entity; via: string },
): Needed | undefined {
  const min = leastOf(item);
  if (min === undefined || item.adjectives.length > 0) return undefined;
  return {
    condition: { kind: 'atLeast', entity: part.key, via, min },
    need: draft.symbols.lexicon.wording.needs.atLeast(min, part.label.toLowerCase()),
    name: `${min} ${part.key}`,
  };
}

/** "It has a solution": a field that nothing else names. */
function impliedField(draft: Draft, entity: Entity, item: NounPhrase): Field | undefined {
  const name = attributeNameOf(item);
  const key = keyOf(name);
  if (item.isPlural || item.isPronoun || item.of || key === undefined) return undefined;
  const typed = typeOf(draft.symbols.lexicon, {
    words: name.split(' '),
    hints: {},
    currency: draft.currency,
  });
  if ('why' in typed) return undefined;
  const field: Field = {
    key: keyOf(typed.key ?? name) ?? key,
    label: labelOf(typed.label ?? name),
    type: typed.type.kind === 'text' ? { kind: 'text', multiline: true } : typed.type,
    required: false,
    unique: false,
    source: draft.cited([item]),
  };
  entity.fields.push(field);
  return field;
}

function leastOf({ quantity, isPlural, determiner }: NounPhrase): number | undefined {
  if (!quantity) return isPlural || determiner === 'indefinite' || determiner === 'any' ? 1 : undefined;
  if (quantity.op === 'atLeast') return quantity.value;
  if (quantity.op === 'moreThan') return quantity.value + 1;
  if (quantity.op === 'many') return 1;
  return quantity.op === 'exactly' && quantity.value === 1 ? 1 : undefined;
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
