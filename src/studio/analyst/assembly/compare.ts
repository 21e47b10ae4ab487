/** Rules about the order of fields: said, implied by from and until, or by an interval that we added. */
import { elementId } from '../../../protocol/specification.ts';
import type { Entity, Field, Rule } from '../../../protocol/specification.ts';
import type { Fact } from '../document/fact.ts';
import { minutesIn } from '../document/reference.ts';
import type { Length, NounPhrase } from '../grammar/logical-form.ts';
import type { Draft } from './draft.ts';
import { knownNoun } from './field-type.ts';
import { locate } from './locate.ts';
import { fieldOf, idOf, momentKinds, put } from './rule-draft.ts';

/** "The end is after the start", "the date is in the future". */
export function addCompare(draft: Draft, fact: Extract<Fact, { kind: 'compare' }>): void {
  const entity = draft.entities.get(fact.entity)?.entity;
  const left = entity ? fieldOf(draft, entity, fact.left) : undefined;
  if (!entity || !left) return draft.refuse(fact.cite, `'${fact.left}' is not a field`);
  const { right } = fact;
  const common = {
    kind: 'compare' as const,
    entity: entity.key,
    left: left.key,
    op: fact.op,
    source: draft.cited([fact.cite]),
  };
  if (typeof right !== 'string' && 'noun' in right)
    return compareAfar(draft, { fact, common, entity, left, noun: right.noun });
  if (typeof right === 'string') return compareFields(draft, { fact, common, entity, left });
  return compareNow(draft, { fact, common, entity, left }, right);
}

type CompareRule = Extract<Rule, { kind: 'compare' }>;
type Comparing = {
  fact: Extract<Fact, { kind: 'compare' }>;
  common: Omit<CompareRule, 'id' | 'message' | 'right'>;
  entity: Entity;
  left: Field;
};

/** "In the past", "at least 18 years ago". */
function compareNow(
  draft: Draft,
  { fact, common, entity, left }: Comparing,
  { plus }: { plus?: Length },
): void {
  if (left.type.kind !== 'date' && left.type.kind !== 'datetime')
    return draft.refuse(fact.cite, `'${left.key}' is not a date`);
  const { messages } = draft.wording;
  const isFuture = fact.op === 'gt' || fact.op === 'gte';
  return put(draft, {
    ...common,
    id: idOf(entity.key, left.key, fact.op, plus ? 'age' : 'now'),
    message: plus
      ? messages.aged(entity.label.toLowerCase(), fact.op, -plus.amount)
      : messages.futureOrPast(left.label, isFuture),
    right: { kind: 'now', ...(plus && { plus }) },
  });
}

function compareFields(draft: Draft, { fact, common, entity, left }: Comparing): void {
  const right = typeof fact.right === 'string' ? fieldOf(draft, entity, fact.right) : undefined;
  if (!right || right === left || right.type.kind !== left.type.kind)
    return draft.refuse(fact.cite, `'${fact.left}' cannot be held against it`);
  const isTime = momentKinds.has(left.type.kind);
  const message = draft.wording.messages.order(left.label, right.label, { op: fact.op, isTime });
  return put(draft, {
    ...common,
    id: idOf(entity.key, left.key, fact.op, right.key),
    message,
    right: { kind: 'field', field: right.key },
  });
}

/** "The party size is at most the seats of the table": a value of what the record refers to. */
function compareAfar(
  draft: Draft,
  { fact, common, entity, left, noun }: Comparing & { noun: NounPhrase },
): void {
  const found = locate(draft, entity, noun);
  if (!found || found.value === left || found.value.type.kind !== left.type.kind)
    return draft.refuse(fact.cite, `'${fact.left}' cannot be held against it`);
  const { value, via } = found;
  const isTime = momentKinds.has(left.type.kind);
  return put(draft, {
    ...common,
    id: idOf(entity.key, left.key, fact.op, via ?? '', value.key),
    message: draft.wording.messages.order(left.label, value.label, { op: fact.op, isTime }),
    right: { kind: 'field', field: value.key, ...(via !== undefined && { via }) },
  });
}

/** How long a record lasts, where it has a duration of its own. */
export function limitExtent(
  draft: Draft,
  { entity: name, op, length, cite }: Extract<Fact, { kind: 'extentLimit' }>,
): void {
  const entity = draft.entities.get(name)?.entity;
  const field = entity?.fields.find(({ type }) => type.kind === 'duration');
  const factor =
    field?.type.kind === 'duration' ? (minutesIn[length.unit] ?? 0) / (minutesIn[field.type.unit] ?? 1) : 0;
  const value = length.amount * factor;
  if (!field || field.type.kind !== 'duration' || !Number.isInteger(value) || value === 0)
    return draft.refuse(cite, 'how long it lasts is no field that could be held against a length');
  field.type = { ...field.type, ...(op === 'lte' ? { max: value } : { min: value }) };
  field.source = draft.alsoCited(field.source, cite);
  return undefined;
}

/** "From an arrival date to a departure date", unless the brief says more of their order. */
export function orderExtent(draft: Draft, fact: Extract<Fact, { kind: 'extent' }>): void {
  const entity = draft.entities.get(fact.entity)?.entity;
  const [from, until] = [fact.from, fact.until].map((name) =>
    entity ? timeField(draft, entity, name) : undefined,
  );
  if (!entity || !from || !until || from === until || from.type.kind !== until.type.kind)
    return draft.refuse(fact.cite, 'it is not clear when it begins and ends');
  if (isOrdered(draft, entity, [from.key, until.key])) return undefined;
  const op = from.type.kind === 'date' ? 'gte' : 'gt';
  return put(draft, {
    kind: 'compare',
    id: idOf(entity.key, until.key, op, from.key),
    entity: entity.key,
    message: draft.wording.messages.order(until.label, from.label, { op, isTime: true }),
    left: until.key,
    op,
    right: { kind: 'field', field: from.key },
    source: draft.cited([fact.cite]),
  });
}

/** The field that an attribute of that name became. */
function timeField(draft: Draft, entity: Entity, name: string): Field | undefined {
  const known = knownNoun(draft.symbols.lexicon, name.split(' '));
  const field = entity.fields.find(({ key }) => key === known?.key) ?? fieldOf(draft, entity, name);
  return field && momentKinds.has(field.type.kind) ? field : undefined;
}

/** Whether a rule already holds the two against each other. */
function isOrdered(draft: Draft, entity: Entity, keys: readonly string[]): boolean {
  return draft.rules.some(
    (rule) =>
      rule.kind === 'compare' &&
      rule.entity === entity.key &&
      keys.includes(rule.left) &&
      rule.right.kind === 'field' &&
      keys.includes(rule.right.field),
  );
}

/** An interval that we added ends after it starts; so does one that the brief names start and end. */
export function orderAssumedInterval(draft: Draft, entity: Entity): void {
  const { names } = draft.wording;
  const [start, end] = [
    fieldNamed(entity, [names.start.key, names.startDate.key]),
    fieldNamed(entity, [names.end.key, names.endDate.key]),
  ];
  if (!start || !end || start.type.kind !== end.type.kind) return;
  const isSaid = draft.rules.some(
    (rule) =>
      rule.kind === 'compare' &&
      rule.entity === entity.key &&
      [rule.left].some((key) => key === end.key || key === start.key) &&
      rule.right.kind === 'field',
  );
  if (isSaid) return;
  const isDay = start.type.kind === 'date';
  const source = draft.assumed('what ends has begun before');
  put(draft, {
    kind: 'compare',
    id: idOf(entity.key, end.key, isDay ? 'gte' : 'gt', start.key),
    entity: entity.key,
    message: draft.wording.messages.order(end.label, start.label, { op: isDay ? 'gte' : 'gt', isTime: true }),
    left: end.key,
    op: isDay ? 'gte' : 'gt',
    right: { kind: 'field', field: start.key },
    source,
  });
  draft.assume(
    draft.wording.assumptions.endsAfterStart(entity.label.toLowerCase(), isDay),
    elementId.rule(idOf(entity.key, end.key, isDay ? 'gte' : 'gt', start.key)),
  );
}

function fieldNamed({ fields }: Entity, keys: readonly string[]): Field | undefined {
  return fields.find(({ key }) => keys.includes(key));
}
