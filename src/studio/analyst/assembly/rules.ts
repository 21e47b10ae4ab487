/** Rules over records: no overlap, limits, capacity, order of fields, unique combinations. */
import { createdByKey } from '../../../protocol/specification.ts';
import type { Entity, Field, IntervalEnd } from '../../../protocol/specification.ts';
import type { Fact, Relation } from '../document/fact.ts';
import type { Word } from '../grammar/logical-form.ts';
import type { Span } from '../language/text.ts';
import type { Draft } from './draft.ts';
import { addInterval, assumeField, entityOfRelation } from './entities.ts';
import { putReference } from './reference.ts';
import { addCompare, limitExtent, orderAssumedInterval, orderExtent } from './compare.ts';
import { keyOf } from './name.ts';
import { fieldOf, idOf, momentKinds, put } from './rule-draft.ts';

/** All rules; what cannot be expressed with the fields that there are is listed as not understood. */
export function assembleRules(draft: Draft): void {
  for (const fact of draft.factsOf('noOverlap')) addNoOverlap(draft, fact);
  for (const fact of draft.factsOf('limit')) addLimit(draft, fact);
  for (const fact of draft.factsOf('capacity')) addCapacity(draft, fact);
  for (const fact of draft.factsOf('compare')) addCompare(draft, fact);
  addPasts(draft);
  for (const fact of draft.factsOf('unique')) addUnique(draft, fact);
  addOnce(draft);
  for (const fact of draft.factsOf('interval')) citeInterval(draft, fact);
  orderTimes(draft);
  for (const fact of draft.factsOf('remark')) draft.assume(fact.text);
}

/** When records begin and end, and how long they last. */
function orderTimes(draft: Draft): void {
  for (const fact of draft.factsOf('extent')) orderExtent(draft, fact);
  for (const fact of draft.factsOf('extentLimit')) limitExtent(draft, fact);
  for (const { entity } of draft.entities.values()) orderAssumedInterval(draft, entity);
}

/** "A birth date in the past". */
function addPasts(draft: Draft): void {
  for (const { entity, field, time, cite } of draft.pasts) {
    const op = time === 'past' ? 'lt' : 'gt';
    addCompare(draft, { kind: 'compare', entity, left: field, op, right: { now: true }, cite });
  }
}

/** The entity that a rule is about, by its name or by the doing that it records. */
function entityOf(draft: Draft, fact: { entity?: string; relation?: Relation }): Entity | undefined {
  const name = fact.entity ?? (fact.relation ? entityOfRelation(draft, fact.relation) : undefined);
  return name === undefined ? undefined : draft.entities.get(name)?.entity;
}

/** The references by which records are told apart; a rule about a thing that is only linked moves to the link. */
function placeOf(
  draft: Draft,
  entity: Entity | undefined,
  per: readonly string[],
): { entity: Entity; keys: string[] } | undefined {
  if (!entity) return undefined;
  const all = [...draft.entities.values()].map((one) => one.entity);
  const links = all.filter(
    (one) =>
      one !== entity &&
      one.fields.some(({ type }) => type.kind === 'reference' && type.entity === entity.key),
  );
  for (const candidate of [entity, ...links]) {
    const keys = per.map((name) => draft.reference(candidate, name)?.key);
    const found = keys.filter((key) => key !== undefined);
    if (found.length === keys.length) return { entity: candidate, keys: found };
  }
  return undefined;
}

function addNoOverlap(draft: Draft, fact: Extract<Fact, { kind: 'noOverlap' }>): void {
  const about = entityOf(draft, fact);
  if (about && fact.relation) linkObject(draft, about, { relation: fact.relation, cite: fact.cite });
  const place = placeOf(draft, about, fact.per);
  if (!place) return draft.refuse(fact.cite, 'nothing says how the two belong together');
  const { entity, keys } = place;
  if (isTimedElsewhere(draft, fact, entity))
    return draft.refuse(fact.cite, 'the times stand in another record');
  const ends = intervalOf(draft, entity);
  if ('why' in ends) return draft.refuse(fact.cite, ends.why);
  const [owner] = fact.per;
  put(draft, {
    kind: 'noOverlap',
    id: idOf(entity.key, 'no overlap', ...(fact.per.length > 0 ? ['per', ...fact.per] : [])),
    entity: entity.key,
    message: draft.wording.messages.noOverlap(entity.label.toLowerCase(), owner),
    start: ends.start,
    end: ends.end,
    per: keys,
    source: draft.cited([fact.cite, ...ends.cites]),
  });
  return undefined;
}

/** "A volunteer cannot have two missions that overlap": the sign-up has no times of its own, the mission has. */
function isTimedElsewhere(
  draft: Draft,
  fact: { entity?: string; relation?: Relation },
  place: Entity,
): boolean {
  const meant = entityOf(draft, fact);
  const isTimed = ({ fields }: Entity): boolean => fields.some(({ type }) => momentKinds.has(type.kind));
  return meant !== undefined && meant !== place && isTimed(meant) && !isTimed(place);
}

/** "A table cannot be reserved twice": a reservation is of a table, though nothing else says so. */
function linkObject(
  draft: Draft,
  entity: Entity,
  { relation, cite }: { relation: Relation; cite: Span },
): void {
  if (draft.reference(entity, relation.object)) return;
  const isRecord = draft.symbols.lexicon.reifying[relation.verb]?.noun === nameIn(draft, entity);
  if (isRecord) putReference(draft, entity, { target: relation.object, isRequired: true, cite });
}

type Interval = { start: string; end: IntervalEnd; cites: Span[] };

/** Where a record's time begins and ends: its own fields, the length that the brief gives it, or fields that we add. */
export function intervalOf(draft: Draft, entity: Entity): Interval | { why: string } {
  if (!entity.fields.some(({ type }) => momentKinds.has(type.kind))) addInterval(draft, entity);
  const { naming } = draft.symbols.lexicon;
  const moments = entity.fields.filter(({ type }) => momentKinds.has(type.kind));
  const due = moments.find(({ key }) => /^(due|retour|echeance)/.test(key));
  if (due && moments.length === 1) return dueInterval(draft, entity, due);
  const start = moments.find(({ key }) => naming.isStart(key)) ?? moments[0];
  if (!start) return { why: 'nothing says when it begins' };
  const name = [...draft.entities.values()].find((one) => one.entity === entity)?.name;
  const said = draft.factsOf('interval').find((fact) => fact.entity === name);
  if (said?.minutes !== undefined)
    return { start: start.key, end: { by: 'minutes', minutes: said.minutes }, cites: [said.cite] };
  if (said?.like !== undefined) return likeOf(draft, entity, { start, like: said.like, cite: said.cite });
  const end = endOf(draft, start, moments);
  if (end) return { start: start.key, end: { by: 'field', field: end.key }, cites: [] };
  return { start: start.key, end: lengthOf(draft, entity, start), cites: [] };
}

/** The field that ends a time: by its name, or the other one of the same kind. */
function endOf({ symbols }: Draft, start: Field, moments: readonly Field[]): Field | undefined {
  const others = moments.filter((field) => field !== start && field.type.kind === start.type.kind);
  return others.find(({ key }) => symbols.lexicon.naming.isEnd(key)) ?? others[0];
}

/** A due date alone says when a time ends: when it began is a field that we add. */
function dueInterval(draft: Draft, entity: Entity, due: Field): Interval {
  const { start, startDate } = draft.wording.names;
  const named = due.type.kind === 'date' ? startDate : start;
  assumeField(draft, entity, { ...named, type: due.type, required: true });
  return { start: named.key, end: { by: 'field', field: due.key }, cites: [] };
}

function likeOf(
  draft: Draft,
  entity: Entity,
  { start, like, cite }: { start: Field; like: string; cite: Span },
): Interval | { why: string } {
  const via = draft.reference(entity, like);
  const duration = draft.entities.get(like)?.entity.fields.find(({ type }) => type.kind === 'duration');
  if (!via || !duration) return { why: `nothing says how long '${like}' takes` };
  return { start: start.key, end: { by: 'duration', field: duration.key, via: via.key }, cites: [cite] };
}

/** A duration of its own, of something it refers to, or an end that we add. */
function lengthOf(draft: Draft, entity: Entity, start: Field): IntervalEnd {
  const own = entity.fields.find(({ type }) => type.kind === 'duration');
  if (own) return { by: 'duration', field: own.key };
  for (const field of entity.fields) {
    const key = field.type.kind === 'reference' ? field.type.entity : undefined;
    const target = [...draft.entities.values()].find((one) => one.entity.key === key)?.entity;
    const duration = target?.fields.find(({ type }) => type.kind === 'duration');
    if (target && duration) {
      draft.assume(
        draft.wording.assumptions.lastsLike(entity.label.toLowerCase(), target.label.toLowerCase()),
      );
      return { by: 'duration', field: duration.key, via: field.key };
    }
  }
  const isDay = start.type.kind === 'date';
  const { endDate, end } = draft.wording.names;
  const named = isDay ? endDate : end;
  assumeField(draft, entity, { ...named, type: start.type, required: true });
  return { by: 'field', field: named.key };
}

function statesOf(
  draft: Draft,
  entity: Entity,
  words: readonly Word[],
): string[] | undefined | { why: string } {
  if (words.length === 0) return undefined;
  const known = new Set(entity.lifecycle?.states.map((state) => state.value));
  const named = words.map((word) => word.lemma);
  if (named.every((value) => known.has(value))) return named;
  if (
    named.every((value) => draft.symbols.lexicon.ongoing.has(value)) &&
    entity.lifecycle?.states.some((state) => !state.occupies)
  )
    return undefined;
  return { why: `'${named.join(' ')}' is no state of '${entity.label.toLowerCase()}'` };
}

function addLimit(draft: Draft, fact: LimitFact): void {
  const place = placeOf(draft, entityOf(draft, fact), fact.per);
  if (!place) return draft.refuse(fact.cite, 'nothing says how the two belong together');
  const { entity, keys } = place;
  const states = statesOf(draft, entity, fact.states);
  if (states && 'why' in states) return draft.refuse(fact.cite, states.why);
  if (isOneAtATime(fact, entity))
    return addNoOverlap(draft, {
      kind: 'noOverlap',
      entity: nameIn(draft, entity),
      per: fact.per,
      cite: fact.cite,
    });
  const period = periodOf(draft, entity, fact.period);
  if (period === null)
    return draft.refuse(
      fact.cite,
      `'${entity.label.toLowerCase()}' has no date by which days, weeks or months could be told`,
    );
  const by = fact.per.length > 0 ? ['per', ...fact.per] : [];
  put(draft, {
    kind: 'limit',
    id: idOf(entity.key, 'limit', ...by, ...(fact.period ? [fact.period] : [])),
    entity: entity.key,
    message: limitMessage(draft, entity, fact),
    per: keys,
    max: fact.max,
    ...(period && { period }),
    ...(states && { states }),
    source: draft.cited([fact.cite]),
  });
  return undefined;
}

/** "One visit at once" is about when visits are; "one called ticket at once" is about how many are called now. */
function isOneAtATime({ max, isSimultaneous, states }: LimitFact, { fields }: Entity): boolean {
  return (
    max === 1 && isSimultaneous && states.length === 0 && fields.some(({ type }) => type.kind === 'datetime')
  );
}

/** One for each pair is said as what it is: there is one already. */
function limitMessage({ wording }: Draft, entity: Entity, fact: LimitFact): string {
  const name = entity.label.toLowerCase();
  const { max, per, period, isSimultaneous } = fact;
  if (max === 1 && per.length > 1 && period === undefined && fact.states.length === 0)
    return wording.messages.unique(name, per);
  const states = fact.states.map((word) => word.lemma);
  return wording.messages.limit({ entity: name, max, states, owner: per[0], isSimultaneous, period });
}

type LimitFact = Extract<Fact, { kind: 'limit' }>;

function nameIn(draft: Draft, entity: Entity): string {
  return [...draft.entities.values()].find((one) => one.entity === entity)?.name ?? '';
}

type Period = { field: string; unit: 'day' | 'week' | 'month' | 'year' };

/** The date by which a day, week or month is told; null when there is none. */
function periodOf(draft: Draft, entity: Entity, unit: Period['unit'] | undefined): Period | undefined | null {
  if (unit === undefined) return undefined;
  const dates = entity.fields.filter(({ type }) => type.kind === 'datetime' || type.kind === 'date');
  const field = dates.find(({ key }) => draft.symbols.lexicon.naming.isStart(key)) ?? dates[0];
  return field ? { field: field.key, unit } : null;
}

function addCapacity(draft: Draft, fact: Extract<Fact, { kind: 'capacity' }>): void {
  const place = placeOf(draft, draft.entities.get(fact.entity)?.entity, [fact.of]);
  const owner = draft.entities.get(fact.of)?.entity;
  const wanted = keyOf(fact.field);
  const field =
    owner?.fields.find(({ key }) => key === wanted) ?? (owner && countField(draft, owner, fact.field));
  const [via] = place?.keys ?? [];
  if (!place || !owner || !field || via === undefined)
    return draft.refuse(fact.cite, 'nothing says how the two belong together');
  put(draft, {
    kind: 'limit',
    id: idOf(place.entity.key, 'capacity of', fact.of),
    entity: place.entity.key,
    message: draft.wording.messages.full(fact.of, field.label.toLowerCase()),
    per: [via],
    max: { via, field: field.key },
    source: draft.cited([fact.cite]),
  });
  return undefined;
}

/** "Than places": the number of places. */
function countField(draft: Draft, owner: Entity, name: string): Field | undefined {
  const plural = draft.symbols.lexicon.pluralOf(name);
  const counts = owner.fields.filter(
    ({ type, label }) =>
      type.kind === 'integer' &&
      [name, plural].some((noun) => label.toLowerCase().split(' ').join(' ').endsWith(` ${noun}`)),
  );
  return counts.length === 1 ? counts[0] : undefined;
}

function addUnique(draft: Draft, fact: Extract<Fact, { kind: 'unique' }>): void {
  const entity = entityOf(draft, fact);
  if (entity && fact.attributes.includes(createdByKey)) return addOncePerAccount(draft, { entity, fact });
  const fields = fact.attributes
    .map((name) => (entity ? (draft.reference(entity, name) ?? fieldOf(draft, entity, name)) : undefined))
    .filter((field) => field !== undefined);
  if (!entity || fields.length !== fact.attributes.length || fields.length < 2)
    return draft.refuse(fact.cite, 'it names a field that nothing else speaks of');
  put(draft, {
    kind: 'unique',
    id: idOf(entity.key, 'unique', ...fields.map((field) => field.key)),
    entity: entity.key,
    message: draft.wording.messages.unique(
      entity.label.toLowerCase(),
      fields.map((field) => field.label.toLowerCase()),
    ),
    fields: fields.map((field) => field.key),
    source: draft.cited([fact.cite]),
  });
}

type UniqueFact = Extract<Fact, { kind: 'unique' }>;

/** "A reader can like an article only once": the account that makes it tells them apart. */
function addOncePerAccount(draft: Draft, { entity, fact }: { entity: Entity; fact: UniqueFact }): void {
  const [target] = fact.attributes.filter((name) => name !== createdByKey);
  const reference = target === undefined ? undefined : draft.reference(entity, target);
  if (!reference) return draft.refuse(fact.cite, 'it names a field that nothing else speaks of');
  put(draft, {
    kind: 'unique',
    id: idOf(entity.key, 'once', reference.key),
    entity: entity.key,
    message: draft.wording.messages.once(entity.label.toLowerCase()),
    fields: [reference.key, createdByKey],
    source: draft.cited([fact.cite]),
  });
  return undefined;
}

/** Likes and votes are once for each account, where the brief does not say otherwise. */
function addOnce(draft: Draft): void {
  for (const { relation, cite } of draft.factsOf('relation')) {
    if (!draft.symbols.lexicon.reifying[relation.verb]?.isOnce) continue;
    const entity = entityOf(draft, { relation });
    const isKnown = draft.rules.some((rule) => rule.kind === 'unique' && rule.entity === entity?.key);
    const reference = entity && draft.reference(entity, relation.object);
    if (!entity || !reference || isKnown || relation.subject !== undefined) continue;
    addOncePerAccount(draft, {
      entity,
      fact: { kind: 'unique', relation, attributes: [relation.object, createdByKey], cite },
    });
    draft.assume(draft.wording.assumptions.oncePerAccount(entity.label.toLowerCase(), relation.object));
  }
}

/** How long something lasts is an element only where a rule needs it. */
function citeInterval(draft: Draft, fact: Extract<Fact, { kind: 'interval' }>): void {
  const isUsed = draft.rules.some(
    (rule) =>
      rule.source.from === 'brief' && rule.source.cites.some(({ start }) => start === fact.cite.start),
  );
  if (!isUsed) draft.refuse(fact.cite, 'no rule needs to know how long it lasts');
}
