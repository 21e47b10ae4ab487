/** What an act needs: a state, a value, something that is there, or that nothing stands in the way. */
import type { Condition, Derived, Entity, Field } from '../../../protocol/specification.ts';
import { attributeNameOf } from '../document/fact.ts';
import type { Event, NounPhrase } from '../grammar/logical-form.ts';
import type { Draft } from './draft.ts';
import { typeOf } from './field-type.ts';
import { entityNamed, referred, statesNamed, valueNamed } from './locate.ts';
import { keyOf, labelOf } from './name.ts';

type Needed = { condition: Condition; need: string; name: string };

/** The condition that an event means for acts on records of an entity, and how it is called. */
export function conditionOf(draft: Draft, entity: Entity, event: Event): Needed | undefined {
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
  if (owner !== entity && !way) return undefined;
  return valueCondition(draft, { owner, ...(way && { via: way.via }), event });
}

type Valued = { owner: Entity; via?: string; event: Extract<Event, { kind: 'is' }> };

/** "Only if the bike is available", "not expired": a choice, or a yes or no. */
function valueCondition(draft: Draft, { owner, via, event }: Valued): Needed | undefined {
  const { needs } = draft.symbols.lexicon.wording;
  const [state, ...more] = event.states;
  const field = state && more.length === 0 ? valueCalled(owner, state.value, event.isNegated) : undefined;
  if (!state || !field) return undefined;
  const isFlag = field.type.kind === 'boolean';
  return {
    condition: {
      kind: 'equals',
      field: field.key,
      ...(via !== undefined && { via }),
      value: isFlag ? !event.isNegated : state.value,
    },
    need: isFlag
      ? needs.flag(owner.label.toLowerCase(), state.value, event.isNegated)
      : needs.equals(field.label.toLowerCase(), state.value),
    name: `${event.isNegated ? 'not ' : ''}${field.key} ${state.value}`,
  };
}

function valueCalled(owner: Entity, name: string, isNegated: boolean): Field | Derived | undefined {
  return [...owner.fields, ...owner.derived].find(
    ({ type, key }) =>
      (type.kind === 'boolean' && key === keyOf(name)) ||
      (type.kind === 'enum' && type.values.includes(name) && !isNegated),
  );
}

/** "When it has at least one line", "when a solution is given". */
function hasCondition(
  draft: Draft,
  entity: Entity,
  event: Extract<Event, { kind: 'has' }>,
): Needed | undefined {
  const { noun, item } = event;
  const { needs } = draft.symbols.lexicon.wording;
  if (event.isNegated || item.determiner === 'no') return noneCondition(draft, entity, event);
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

/** "Its member has no overdue loans", "no open orders". */
function noneCondition(
  draft: Draft,
  entity: Entity,
  { noun, item }: Extract<Event, { kind: 'has' }>,
): Needed | undefined {
  const holder = entityNamed(draft, noun, entity);
  const kept = entityNamed(draft, item);
  if (!holder || !kept || item.quantity) return undefined;
  const way = onlyWay(draft, kept, holder);
  const which = markedAs(kept, item);
  if (way === undefined || !which) return undefined;
  const via = holder === entity ? undefined : onlyWay(draft, entity, holder);
  if (holder !== entity && via === undefined) return undefined;
  const owner = holder === entity ? undefined : holder.label.toLowerCase();
  const through = via === undefined ? {} : { via };
  return {
    condition: { kind: 'none', entity: kept.key, by: way, ...through, ...which.limits },
    need: draft.symbols.lexicon.wording.needs.none(kept.label.toLowerCase(), which.text, owner),
    name: `no ${which.text} ${kept.key}`,
  };
}

/** The one reference from an entity to another. */
function onlyWay(draft: Draft, from: Entity, to: Entity): string | undefined {
  const [way, ...more] = referred(draft, from).filter(({ target }) => target === to);
  return more.length === 0 ? way?.via : undefined;
}

/** "Overdue loans", "open orders": a flag of theirs, and states. */
function markedAs(
  { derived, lifecycle }: Entity,
  { adjectives }: NounPhrase,
): { limits: { flag?: string; states?: string[] }; text: string } | undefined {
  const words = adjectives.map(({ lemma }) => lemma);
  const flag = derived.find(
    ({ key, type }) => type.kind === 'boolean' && words.some((word) => keyOf(word) === key),
  );
  const states = words.filter((word) => keyOf(word) !== flag?.key);
  const known = lifecycle?.states.map(({ value }) => value) ?? [];
  if (!states.every((state) => known.includes(state))) return undefined;
  return {
    limits: { ...(flag && { flag: flag.key }), ...(states.length > 0 && { states }) },
    text: [flag?.label.toLowerCase() ?? '', ...states].filter(Boolean).join(' '),
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
