/** Entities with their fields and references. */
import { elementId } from '../../../protocol/specification.ts';
import type { Entity, Field, FieldType } from '../../../protocol/specification.ts';
import type { Fact, Relation } from '../document/fact.ts';
import { attributeNameOf } from '../document/fact.ts';
import type { Attribute, Hints } from '../grammar/logical-form.ts';
import type { Draft } from './draft.ts';
import { knownNoun, typeOf } from './field-type.ts';
import { addHolder, addOwner } from './holder.ts';
import { putReference } from './reference.ts';
import { keyOf, labelOf } from './name.ts';

/** Every entity, its attributes, then its references: explicit ones before those that a verb implies. */
export function assembleEntities(draft: Draft): void {
  for (const fact of draft.facts) addNamed(draft, fact);
  for (const fact of draft.factsOf('attribute')) addAttribute(draft, fact);
  for (const fact of draft.factsOf('hints')) addHints(draft, fact);
  for (const fact of draft.factsOf('reference')) addReference(draft, fact);
  for (const fact of draft.factsOf('many')) addMany(draft, fact);
  for (const fact of draft.factsOf('part')) addPart(draft, fact);
  for (const fact of draft.factsOf('relation')) addRelation(draft, fact);
  for (const fact of draft.factsOf('limit')) addHolder(draft, fact);
  for (const fact of draft.factsOf('permit')) addOwner(draft, fact);
  for (const { entity, name } of draft.entities.values()) complete(draft, entity, name);
}

function addNamed(draft: Draft, fact: Fact): void {
  if (fact.kind === 'entity' || fact.kind === 'sequence' || fact.kind === 'states')
    draft.entity(fact.entity, fact.cite);
  if (fact.kind === 'reference') for (const name of [fact.entity, fact.target]) draft.entity(name, fact.cite);
  if (fact.kind === 'permit' && fact.entities !== 'all')
    for (const name of fact.entities) if (draft.symbols.entities.has(name)) draft.entity(name, fact.cite);
  if (fact.kind === 'limit' && fact.entity !== undefined) draft.entity(fact.entity, fact.cite);
}

function addAttribute(
  draft: Draft,
  { entity: name, attribute, modal, cite }: Extract<Fact, { kind: 'attribute' }>,
): void {
  const made = draft.entity(name);
  if (!made) return draft.refuse(cite, `'${name}' gives no name that a product can use`);
  const hints = timeOfDay(draft, { name, attribute, hints: hintsOf(draft, name, attribute) });
  const typed = typeOf(draft.symbols.lexicon, {
    words: attributeNameOf(attribute.noun).split(' '),
    hints,
    currency: draft.currency,
  });
  if ('why' in typed) return draft.refuse(cite, typed.why);
  const words = attributeNameOf(attribute.noun);
  const key = keyOf(draft.symbols.lexicon.naming.fieldWords(typed.key ?? words));
  if (key === undefined) return draft.refuse(cite, `'${words}' gives no name that a product can use`);
  const known = made.entity.fields.find((field) => field.key === key);
  if (known) {
    known.source = draft.alsoCited(known.source, cite);
    return undefined;
  }
  const preset = defaultOf(typed.type, hints);
  const field: Field = {
    key,
    label: labelOf(typed.label ?? words),
    type: typed.type,
    required: requiredBy(draft, attribute, { hints, modal, kind: typed.type.kind }),
    unique: hints.isUnique ?? false,
    ...(preset !== undefined && { default: preset }),
    source: draft.cited([cite]),
  };
  made.entity.fields.push(field);
  if (hints.time) draft.pasts.push({ entity: name, field: key, time: hints.time, cite });
  if (typed.assumption !== undefined)
    draft.assume(
      draft.wording.assumptions.field(field.label.toLowerCase(), name, typed.assumption),
      elementId.field(made.entity.key, key),
    );
  return undefined;
}

/** What a new record has where it leaves the field out, as far as the type can hold it. */
function defaultOf(type: FieldType, { default: said }: Hints): Field['default'] {
  if (said === undefined || typeof said === 'boolean') return type.kind === 'boolean' ? said : undefined;
  if (typeof said === 'number')
    return type.kind === 'money' ? Math.round(said * 100) : numeric.has(type.kind) ? said : undefined;
  const word = said.text.toLowerCase();
  if (type.kind === 'enum') return type.values.find((value) => value.toLowerCase() === word);
  if (type.kind === 'text') return said.text;
  return word === 'today' ? presents[type.kind] : type.kind === 'boolean' ? truths[word] : undefined;
}

const presents: Readonly<Record<string, string>> = { date: 'today', datetime: 'now' };
const truths: Readonly<Record<string, boolean>> = { yes: true, no: false, oui: true, non: false };
const numeric: ReadonlySet<string> = new Set(['integer', 'decimal', 'percentage', 'duration']);

/** "A date, a start time and an end time": beside a date, a time is one of that day; "a start date and time" is not. */
function timeOfDay(
  draft: Draft,
  { name, attribute, hints }: { name: string; attribute: Attribute; hints: Hints },
): Hints {
  const { naming, clock, calendar } = draft.symbols.lexicon;
  if (naming.headOf(attribute.noun.words) !== clock || hints.kind) return hints;
  if (attributeNameOf(attribute.noun).split(' ').includes(calendar)) return hints;
  const hasDate = draft
    .factsOf('attribute')
    .some((fact) => fact.entity === name && naming.headOf(fact.attribute.noun.words) === calendar);
  return hasDate ? { ...hints, kind: 'time' } : hints;
}

/** Everything that the brief says of an attribute, wherever it says it. */
function hintsOf(draft: Draft, entity: string, attribute: Attribute): Hints {
  const name = attributeNameOf(attribute.noun);
  const more = draft.factsOf('hints').filter((fact) => fact.entity === entity && fact.attribute === name);
  return more.reduce<Hints>(
    (all, { hints }) => ({
      ...all,
      ...hints,
      ...((all.bounds || hints.bounds) && { bounds: { ...all.bounds, ...hints.bounds } }),
    }),
    attribute.hints,
  );
}

/** What a record is rarely made with. */
const openKinds: ReadonlySet<string> = new Set(['boolean', 'image', 'file']);

type Wanted = { hints: Hints; modal: 'can' | 'must' | undefined; kind: string };

function requiredBy(draft: Draft, { noun }: Attribute, { hints, modal, kind }: Wanted): boolean {
  if (hints.isRequired || (modal === 'must' && !hints.isOptional)) return true;
  if (hints.isOptional || modal === 'can' || openKinds.has(kind)) return false;
  const isRemark =
    knownNoun(draft.symbols.lexicon, noun.words)?.kind === 'longText' &&
    draft.symbols.lexicon.remarks.has(draft.symbols.lexicon.naming.headOf(noun.words));
  return !isRemark;
}

/** What is said of an attribute in a sentence of its own is cited by its field, which it may also bring in. */
function addHints(draft: Draft, fact: Extract<Fact, { kind: 'hints' }>): void {
  const made = draft.entity(fact.entity);
  const typed = typeOf(draft.symbols.lexicon, {
    words: fact.attribute.split(' '),
    hints: fact.hints,
    currency: draft.currency,
  });
  const { wording, naming } = draft.symbols.lexicon;
  const units = Object.values(wording.units);
  const words = naming.fieldWords(fact.attribute);
  const keys = [keyOf(words), 'why' in typed ? undefined : keyOf(typed.key ?? words)];
  const field = made?.entity.fields.find(
    ({ key }) => keys.includes(key) || units.some((unit) => key === keyOf(`${words} ${unit}`)),
  );
  if (!made || field) {
    if (field) field.source = draft.alsoCited(field.source, fact.cite);
    return;
  }
  const noun = { ...fact.cite, words: fact.attribute.split(' '), isPlural: false, adjectives: [] };
  addAttribute(draft, {
    kind: 'attribute',
    entity: fact.entity,
    attribute: { ...fact.cite, noun, hints: fact.hints },
    cite: fact.cite,
  });
}

function addReference(draft: Draft, fact: Extract<Fact, { kind: 'reference' }>): void {
  const [made, target] = [draft.entity(fact.entity), draft.entity(fact.target)];
  if (!made || !target) return draft.refuse(fact.cite, 'one of the two gives no name that a product can use');
  const isJoined =
    fact.isInverse &&
    [...draft.factsOf('reference')].some(
      (other) => !other.isInverse && other.entity !== fact.entity && refersToBoth(draft, other.entity, fact),
    );
  if (isJoined) return undefined;
  const { isRequired, name, cite } = fact;
  putReference(draft, made.entity, {
    target: fact.target,
    isRequired,
    cite,
    ...(name !== undefined && { name }),
  });
  return undefined;
}

/** "A recipe has several tags": a list of references, unless the other side has it already. */
function addMany(draft: Draft, { entity: name, target, cite }: Extract<Fact, { kind: 'many' }>): void {
  const [made, to] = [draft.entity(name, cite), draft.entity(target, cite)];
  if (!made || !to) return draft.refuse(cite, 'one of the two gives no name that a product can use');
  const other = to.entity.fields.find(
    ({ type }) => type.kind === 'references' && type.entity === made.entity.key,
  );
  const own = made.entity.fields.find(
    ({ type }) => type.kind === 'references' && type.entity === to.entity.key,
  );
  const known = other ?? own;
  if (known) {
    known.source = draft.alsoCited(known.source, cite);
    return undefined;
  }
  made.entity.fields = made.entity.fields.filter(({ key }) => key !== to.entity.key);
  made.entity.fields.push({
    key: `${to.entity.key}Ids`,
    label: to.entity.labelPlural,
    type: { kind: 'references', entity: to.entity.key },
    required: false,
    unique: false,
    source: draft.cited([cite]),
  });
  return undefined;
}

/** "An order consists of lines": the reference to the whole is what makes it a part. */
function addPart(draft: Draft, { entity: name, whole }: Extract<Fact, { kind: 'part' }>): void {
  const part = draft.entities.get(name)?.entity;
  const reference = part && draft.reference(part, whole);
  if (!part || !reference || part.partOf !== undefined || name === whole) return;
  const isCircular = draft.entities
    .get(whole)
    ?.entity.fields.some(({ type }) => type.kind === 'reference' && type.entity === part.key);
  if (isCircular) return;
  reference.required = true;
  part.partOf = reference.key;
}

/** True when a third entity links the two: enrolments between courses and students. */
function refersToBoth(draft: Draft, entity: string, fact: { entity: string; target: string }): boolean {
  const targets = new Set(
    draft
      .factsOf('reference')
      .filter((other) => other.entity === entity && !other.isInverse)
      .map((other) => other.target),
  );
  return targets.has(fact.entity) && targets.has(fact.target);
}

function addRelation(draft: Draft, { relation, cite }: Extract<Fact, { kind: 'relation' }>): void {
  const name = entityOfRelation(draft, relation) ?? draft.symbols.lexicon.reifying[relation.verb]?.noun;
  const made = name === undefined ? undefined : draft.entity(name, cite);
  if (!made) return draft.refuse(cite, 'nothing says what is kept about it');
  for (const target of [relation.object, relation.subject])
    if (target !== undefined && target !== made.name) {
      draft.entity(target, cite);
      putReference(draft, made.entity, { target, isRequired: true, cite });
    }
  addTimes(draft, made.entity, relation);
  addWords(draft, made.entity, relation.verb);
  return undefined;
}

/** The entity that records such a doing: of that name, or one that links the same two. */
export function entityOfRelation(draft: Draft, relation: Relation): string | undefined {
  const { lexicon } = draft.symbols;
  const noun = lexicon.reifying[relation.verb]?.noun;
  if (noun !== undefined && draft.entities.has(noun)) return noun;
  // A like is no comment, though both link a reader to an article.
  if (lexicon.reifying[relation.verb]?.isAccount) return undefined;
  const wanted = [relation.object, ...(relation.subject === undefined ? [] : [relation.subject])];
  const linking = [...draft.entities.values()].filter(({ entity }) =>
    wanted.every((target) => draft.reference(entity, target)),
  );
  const participle = lexicon.participleOf(relation.verb);
  const fitting = linking.filter(({ name }) => draft.symbols.states.get(name)?.has(participle));
  return (fitting[0] ?? (linking.length === 1 ? linking[0] : undefined))?.name;
}

/** What a comment or a rating says, unless the brief describes it. */
function addWords(draft: Draft, entity: Entity, verb: string): void {
  const { reifying, wording } = draft.symbols.lexicon;
  const says = reifying[verb]?.says ?? [];
  const isDescribed = entity.fields.some(({ type }) => type.kind !== 'reference');
  if (isDescribed) return;
  for (const what of says) {
    const { key, label } = wording.names[what];
    const type: FieldType =
      what === 'text' ? { kind: 'text', multiline: true } : { kind: 'integer', min: 1, max: 5 };
    assumeField(draft, entity, { key, label, type, required: says.length === 1 || what === 'stars' });
  }
}

/** A record of a doing needs to know when, unless the brief says it in its own words. */
function addTimes(draft: Draft, entity: Entity, { verb, object }: Relation): void {
  const times = draft.symbols.lexicon.reifying[verb]?.times ?? 'none';
  const hasTime = entity.fields.some(({ type }) => ['date', 'datetime', 'time'].includes(type.kind));
  if (times === 'interval' && isEvent(draft, draft.entities.get(object)?.entity)) return;
  if (hasTime || times === 'none' || times === 'moment') return;
  if (times === 'due') {
    assumeField(draft, entity, { ...draft.wording.names.due, type: { kind: 'date' }, required: false });
    return;
  }
  addInterval(draft, entity);
}

/** "A tasting has a date and a start": whoever books it is there then. */
function isEvent(draft: Draft, entity: Entity | undefined): boolean {
  const { naming, calendar } = draft.symbols.lexicon;
  return (
    entity?.fields.some(
      ({ key, type }) =>
        type.kind === 'datetime' || (type.kind === 'date' && (key === calendar || naming.isStart(key))),
    ) === true
  );
}

/** Start and end, where the brief needs them and names none. */
export function addInterval(draft: Draft, entity: Entity): void {
  const { start, end } = draft.wording.names;
  assumeField(draft, entity, { ...start, type: { kind: 'datetime' }, required: true });
  assumeField(draft, entity, { ...end, type: { kind: 'datetime' }, required: true });
}

/** A field that the brief does not name. */
export function assumeField(
  draft: Draft,
  entity: Entity,
  field: Pick<Field, 'key' | 'label' | 'type' | 'required'>,
): void {
  if (entity.fields.some(({ key }) => key === field.key)) return;
  const [name, needed] = [entity.label.toLowerCase(), field.label.toLowerCase()];
  const { needs, needsNone } = draft.wording.assumptions;
  entity.fields.push({ ...field, unique: false, source: draft.assumed(needs(name, needed)) });
  draft.assume(needsNone(name, needed), elementId.field(entity.key, field.key));
}

/** A name where the entity has nothing to be recognised by, and the field by which people recognise it. */
function complete(draft: Draft, entity: Entity, name: string): void {
  const isLink = entity.fields.some(
    ({ type }) => type.kind === 'reference' || type.kind === 'datetime' || type.kind === 'date',
  );
  const hasText = entity.fields.some((field) => isReadable(field) || isNumbering(draft, field));
  if (!hasText && !isLink && name !== '') assumeName(draft, entity);
  const readable = entity.fields.filter(isReadable);
  const display =
    draft.symbols.lexicon.displays.map((key) => readable.find((field) => field.key === key)).find(Boolean) ??
    readable.find(({ type, key }) => type.kind === 'text' && draft.symbols.lexicon.naming.isTitle(key)) ??
    readable.find(({ unique }) => unique) ??
    entity.fields.find((field) => field.unique && isNumbering(draft, field)) ??
    readable.find(({ required }) => required && !isLink) ??
    entity.fields.find((field) => isNumbering(draft, field));
  if (display) entity.display = display.key;
}

function assumeName(draft: Draft, entity: Entity): void {
  const before = entity.fields;
  entity.fields = [];
  assumeField(draft, entity, {
    ...draft.wording.names.name,
    type: { kind: 'text', multiline: false },
    required: true,
  });
  entity.fields.push(...before);
}

/** A number by which records are told apart: a room's. */
function isNumbering({ symbols }: Draft, { type, unique, key }: Field): boolean {
  return type.kind === 'integer' && (unique || key === keyOf(symbols.lexicon.numbering));
}

function isReadable({ type }: Field): boolean {
  return (type.kind === 'text' && !type.multiline) || type.kind === 'email';
}
