/**
 * Sample data for a specification: believable records of the field, in the product's language, that refer to each other,
 * lie around today and stand in all states. The same specification gives the same data. Rules are kept by the product that
 * enters them: what one refuses is moved to another hour or left out.
 */
import type { Entity, Field, Specification } from '../../protocol/specification.ts';
import { dayAt, dayFor, isOfThePast, mainDayOf, timeAt } from './calendar.ts';
import { openChance } from './chance.ts';
import { valueFor } from './field-value.ts';
import { verbsFor } from './life.ts';
import { folded, isPerson, packFor, roleOf } from './meaning.ts';
import type { SampleRecord, SampleStep, SampleValue } from './sample.ts';
import { type Draft, isGuessable, personAt } from './text-value.ts';
import { isCode } from '../sample/record.ts';
import { english } from './vocabulary/english.ts';
import { french } from './vocabulary/french.ts';

const maxSteps = 900;

type Work = {
  specification: Specification;
  steps: SampleStep[];
  /** The steps that made the records of each entity. */
  made: Map<string, number[]>;
  /** How many records of each day have a time, by entity and day. */
  times: Map<string, number>;
};

type Reference = Field & { type: Extract<Field['type'], { kind: 'reference' | 'references' }> };

const isReference = (field: Field): field is Reference =>
  field.type.kind === 'reference' || field.type.kind === 'references';

const referencesOf = (entity: Entity): Reference[] => entity.fields.filter(isReference);

/** The key of the entity of which this one is a part. */
function wholeOf(part: Entity): string | undefined {
  const through = referencesOf(part).find(({ key }) => key === part.partOf);
  return through?.type.entity;
}

/** Entities such that what a record must refer to comes before it. */
function inOrder(entities: readonly Entity[]): Entity[] {
  const order: Entity[] = [];
  const visit = (entity: Entity, above: readonly Entity[]): void => {
    if (order.includes(entity) || above.includes(entity)) return;
    // What its parts refer to must be there as well.
    const parts = entities.filter((each) => each.partOf !== undefined && wholeOf(each) === entity.key);
    const targets = [entity, ...parts]
      .flatMap(referencesOf)
      .toSorted((a, b) => Number(b.required) - Number(a.required));
    for (const { type } of targets) {
      const target = entities.find(({ key }) => key === type.entity);
      if (target !== undefined) visit(target, [...above, entity]);
    }
    order.push(entity);
  };
  for (const entity of entities) visit(entity, []);
  return order;
}

/** At most so many records a rule or a plan allows in all. */
function mostOf({ rules, plans }: Specification, { key }: Entity): number {
  const limits = rules.flatMap((rule) =>
    rule.kind === 'limit' && rule.entity === key && rule.per.length === 0 && typeof rule.max === 'number'
      ? [rule.max]
      : [],
  );
  const offered = plans.flatMap(({ limits: each }) =>
    each.filter(({ entity }) => entity === key).map(({ max }) => max),
  );
  return Math.min(...limits, offered.length === 0 ? Infinity : Math.max(...offered));
}

/** How many records of an entity people of the field would have. */
function countOf(specification: Specification, entity: Entity, known: number): number {
  const most = Math.max(mostOf(specification, entity) - 1, 0);
  const main = mainDayOf(entity);
  const role = roleOf(entity, specification);
  if (role !== undefined) return Math.min(role.selfSignUp ? 14 : 5, most);
  if (isPerson(entity, specification)) return Math.min(14, most);
  if (known > 0 && main === undefined) return Math.min(known, 12, most);
  if (main !== undefined) return Math.min(main.type.kind === 'datetime' ? 44 : 26, most);
  if (referencesOf(entity).filter(({ required }) => required).length >= 2) return Math.min(36, most);
  return Math.min(entity.lifecycle === undefined ? 8 : 16, most);
}

const mostEvents = 12;

/** For what has no day of its own (a place in a class) one of the events around today: the nearer, the better attended. */
function eventFor({ specification, made, steps }: Work, draft: Draft, field: Reference): number | undefined {
  const target = specification.entities.find(({ key }) => key === field.type.entity);
  const when = target === undefined ? undefined : mainDayOf(target);
  if (when?.type.kind !== 'datetime' || mainDayOf(draft.entity) !== undefined) return undefined;
  const dayOf = (at: number): number => {
    const step = steps[at];
    const value = step !== undefined && 'values' in step ? step.values[when.key] : undefined;
    return typeof value === 'object' && value !== null && 'day' in value ? value.day : Infinity;
  };
  const near = (made.get(field.type.entity) ?? [])
    .toSorted((a, b) => Math.abs(dayOf(a) - 1) - Math.abs(dayOf(b) - 1))
    .slice(0, mostEvents);
  const share = draft.chance.below(1000) / 1000;
  return near[Math.floor(share * share * near.length)];
}

function referTo(work: Work, draft: Draft, field: Reference): SampleValue | undefined {
  const pool = work.made.get(field.type.entity) ?? [];
  const { index, chance, entity } = draft;
  if (pool.length === 0) return undefined;
  if (!field.required && !chance.holds(75)) return undefined;
  const event = field.type.kind === 'reference' ? eventFor(work, draft, field) : undefined;
  if (event !== undefined) return { of: event };
  const all = referencesOf(entity);
  // Two references run through their records at different speeds, so that no pair comes twice before all have come.
  const place = all.indexOf(field);
  const before = all
    .slice(0, place)
    .reduce((size, each) => size * Math.max(work.made.get(each.type.entity)?.length ?? 1, 1), 1);
  const at = (index + Math.floor(index / before) * place + place * 3) % pool.length;
  if (field.type.kind === 'references') {
    const some = [pool[at], ...(chance.holds(50) ? [pool[(at + 1) % pool.length]] : [])];
    return { all: [...new Set(some.filter((step) => step !== undefined))] };
  }
  const of = pool[at] ?? 0;
  const role = work.specification.roles.find((each) => each.entity === field.type.entity);
  return role !== undefined && index % 4 === 0 ? { of, own: true } : { of };
}

/** The first time that is still free on a day for records of an entity. */
function nextTime(work: Work, entity: Entity, day: number): string {
  const key = `${entity.key} ${day}`;
  const taken = work.times.get(key) ?? 0;
  work.times.set(key, taken + 1);
  return timeAt(taken + (Math.abs(day) % 4));
}

function isLeftOut(draft: Draft, field: Field): boolean {
  if (field.required || field.key === draft.entity.display) return false;
  if (!isGuessable(draft, field)) return true;
  const { type } = field;
  const isRemark =
    type.kind === 'text' &&
    / (?:notes?|remarks?|remarques?|comments?|commentaires?) /.test(
      ` ${folded(field.key)} ${folded(field.label)} `,
    );
  return draft.chance.holds(isRemark ? 55 : 12);
}

const isDay = ({ type }: Field): boolean => type.kind === 'date' || type.kind === 'datetime';

/** What a field holds; undefined where it stays empty. */
function made(
  work: Work,
  draft: Draft,
  of: { field: Field; main: Field | undefined; time: string },
): SampleValue | undefined {
  const { field } = of;
  if (isReference(field)) return referTo(work, draft, field);
  if (isDay(field)) return dayFor(draft, field, of);
  const value = valueFor(draft, field);
  return isLeftOut(draft, field) ? undefined : value;
}

/** The values of a record; undefined when it needs something that cannot be made up. */
function valuesFor(work: Work, draft: Draft): Record<string, SampleValue> | undefined {
  const main = mainDayOf(draft.entity);
  const time = main?.type.kind === 'datetime' ? nextTime(work, draft.entity, draft.day) : '10:00';
  const values: Record<string, SampleValue> = {};
  for (const field of draft.entity.fields) {
    if (isCode(work.specification, draft.entity, field)) continue;
    const value = made(work, draft, { field, main, time });
    if (value !== undefined) values[field.key] = value;
    else if (field.required && field.default === undefined) return undefined;
  }
  return inAgreement(work.specification, draft, values);
}

/** Numbers that a rule compares, in the order that it asks for. */
function inAgreement(
  { rules }: Specification,
  { entity }: Draft,
  values: Record<string, SampleValue>,
): Record<string, SampleValue> {
  for (const rule of rules) {
    if (rule.kind !== 'compare' || rule.entity !== entity.key) continue;
    const fixed = rule.right.kind === 'value' ? rule.right.value : undefined;
    const right = rule.right.kind === 'field' ? values[rule.right.field] : fixed;
    const left = values[rule.left];
    if (typeof left !== 'number' || typeof right !== 'number') continue;
    const isBelow = rule.op === 'lt' || rule.op === 'lte';
    if (isBelow) values[rule.left] = Math.min(left, Math.max(right - 1, 0));
    else if (rule.op === 'gt' || rule.op === 'gte') values[rule.left] = Math.max(left, right + 1);
  }
  return values;
}

/** Whether what the records are about must be over when they are entered. */
function isLookingBack({ rules }: Specification, entity: Entity): boolean {
  const main = mainDayOf(entity)?.key;
  return rules.some(
    (rule) =>
      rule.kind === 'compare' &&
      rule.entity === entity.key &&
      rule.left === main &&
      rule.right.kind === 'now' &&
      (rule.op === 'lt' || rule.op === 'lte'),
  );
}

/** On which day a record was entered: days before what it is about (after it, where it is a report), never in the future. */
function enteredOn(work: Work, draft: Draft, count: number): number {
  const isDated = mainDayOf(draft.entity) !== undefined;
  if (isDated && isLookingBack(work.specification, draft.entity))
    return Math.min(draft.day + 1 + draft.chance.below(3), 0);
  if (!isDated) return -90 + Math.round((draft.index / Math.max(count, 1)) * 15);
  return Math.min(draft.day - 1 - draft.chance.below(6), -draft.chance.below(3));
}

/** The role whose accounts enter records that count as those of who made them. */
function makerOf({ permissions, roles }: Specification, { key }: Entity): string | undefined {
  const own = permissions.find(
    ({ entity, scope, via, actions, role }) =>
      entity === key &&
      scope === 'own' &&
      via.length === 0 &&
      actions.includes('create') &&
      roles.some((each) => each.key === role),
  );
  const isRecord = roles.some(({ key: role, entity }) => role === own?.role && entity === key);
  return isRecord ? undefined : own?.role;
}

function draftOf(work: Work, entity: Entity, index: number): Draft {
  const { product } = work.specification;
  const vocabulary = product.language === 'fr' ? french : english;
  const chance = openChance(`${product.slug} ${entity.key} ${index}`);
  const offset = [...work.specification.entities].indexOf(entity) * 5;
  const isSomebody = isPerson(entity, work.specification);
  // What only refers to other things and counts them (three of a product) is no thing itself.
  const isThing = entity.fields.some(({ type }) => type.kind === 'text' || type.kind === 'money');
  const rows = isSomebody || !isThing ? [] : packFor(vocabulary, entity, work.specification);
  return {
    entity,
    index,
    chance,
    vocabulary,
    language: product.language,
    day: 0,
    person: isSomebody ? personAt(vocabulary, index + offset) : undefined,
    row: rows.length === 0 ? undefined : rows[index % rows.length],
  };
}

/** Enters one record, its parts, and then moves it through its states. */
function enter(work: Work, draft: Draft, of: { isDated: boolean; count: number }): void {
  const { entity } = draft;
  if (work.steps.length > maxSteps) return;
  const values = valuesFor(work, draft);
  if (values === undefined) return;
  const by = makerOf(work.specification, entity);
  const entered = enteredOn(work, draft, of.count);
  const record: SampleRecord = {
    make: entity.key,
    entered,
    values,
    ...(by === undefined || draft.index % 3 === 2 ? {} : { by }),
  };
  const step = work.steps.push(record) - 1;
  work.made.set(entity.key, [...(work.made.get(entity.key) ?? []), step]);
  enterParts(work, { whole: entity, step, entered, day: draft.day });
  const { lifecycle } = entity;
  if (lifecycle === undefined) return;
  const isPaper = !entity.fields.some(({ type }) => type.kind === 'datetime');
  const verbs = verbsFor(
    lifecycle,
    { day: of.isDated ? draft.day : undefined, index: draft.index, isPaper },
    draft.chance,
  );
  for (const [nth, verb] of verbs.entries()) {
    const isLast = nth === verbs.length - 1;
    const day = isLast ? Math.min(Math.max(draft.day + 1, entered), 0) : Math.min(entered + nth + 1, 0);
    work.steps.push({ of: step, verb, day });
  }
}

type Whole = { whole: Entity; step: number; entered: number; day: number };

function enterParts(work: Work, { whole, step, entered, day }: Whole): void {
  for (const part of work.specification.entities) {
    const key = part.partOf;
    if (key === undefined || wholeOf(part) !== whole.key) continue;
    const made = work.made.get(part.key)?.length ?? 0;
    const { chance } = draftOf(work, part, made);
    for (let nth = 0; nth <= chance.below(3); nth += 1) {
      const draft = { ...draftOf(work, part, made + nth), day };
      const values = valuesFor({ ...work, made: new Map([...work.made, [whole.key, [step]]]) }, draft);
      if (values === undefined) return;
      const at = work.steps.push({ make: part.key, entered, values: { ...values, [key]: { of: step } } }) - 1;
      work.made.set(part.key, [...(work.made.get(part.key) ?? []), at]);
    }
  }
}

/** The steps that fill a product of this specification with sample data. */
export function composeSampleData(specification: Specification): SampleStep[] {
  const work: Work = { specification, steps: [], made: new Map(), times: new Map() };
  for (const entity of inOrder(specification.entities)) {
    if (entity.partOf !== undefined) continue;
    const main = mainDayOf(entity);
    const vocabulary = specification.product.language === 'fr' ? french : english;
    const known = isPerson(entity, specification) ? 0 : packFor(vocabulary, entity, specification).length;
    const count = countOf(specification, entity, known);
    for (let index = 0; index < count; index += 1) {
      const wanted = main === undefined ? 0 : dayAt(index, count, main.type.kind === 'datetime');
      const past = isOfThePast(entity) ? -Math.abs(wanted) : wanted;
      const day = isLookingBack(specification, entity) ? -Math.abs(wanted) - 1 : past;
      enter(work, { ...draftOf(work, entity, index), day }, { isDated: main !== undefined, count });
    }
  }
  return work.steps;
}
