/** Where a noun of the brief stands in the specification: a field or derived value of a record, or of one it refers to. */
import type { Derived, Entity, Field } from '../../../protocol/specification.ts';
import { attributeNameOf, nameOf } from '../document/fact.ts';
import { isPerson } from '../document/noun-class.ts';
import type { Event, Moment, NounPhrase } from '../grammar/logical-form.ts';
import type { Draft } from './draft.ts';
import { knownNoun } from './field-type.ts';
import { keyOf } from './name.ts';
import { fieldOf, momentKinds } from './rule-draft.ts';

/** A value of a record, or of the one that `via` refers to. */
export type Located = { value: Field | Derived; owner: Entity; via?: string };

/** The entity of a brief's noun, or the given one where it is a pronoun. */
export function entityNamed(draft: Draft, noun: NounPhrase | undefined, itself?: Entity): Entity | undefined {
  if (!noun || noun.isPronoun || noun.words.length === 0) return itself;
  const name = draft.symbols.entityOf(noun);
  return name === undefined ? undefined : draft.entities.get(name)?.entity;
}

/** The entities to which a record refers, with the reference. */
export function referred(draft: Draft, entity: Entity): { via: string; target: Entity }[] {
  return entity.fields.flatMap(({ key, type }) => {
    const target =
      type.kind === 'reference'
        ? [...draft.entities.values()].find((one) => one.entity.key === type.entity)?.entity
        : undefined;
    return target ? [{ via: key, target }] : [];
  });
}

/** The value of an entity that a name means: as written, by its known key, or by the words it begins with. */
export function valueNamed(draft: Draft, entity: Entity, name: string): Field | Derived | undefined {
  const known = knownNoun(draft.symbols.lexicon, name.split(' '))?.key;
  const keys = [keyOf(name), known === undefined ? undefined : keyOf(known)];
  return (
    entity.fields.find(({ key }) => keys.includes(key)) ??
    entity.derived.find(({ key }) => keys.includes(key)) ??
    entity.fields.find(({ label }) => label.toLowerCase() === name) ??
    fieldOf(draft, entity, name) ??
    onlyOne(entity.fields.filter(({ label }) => label.toLowerCase().endsWith(` ${name}`)))
  );
}

function onlyOne<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}

/** Where a noun's value is, seen from an entity. */
export function locate(draft: Draft, entity: Entity, noun: NounPhrase): Located | undefined {
  const name = attributeNameOf(noun);
  if (noun.of && !noun.of.isPronoun) return ofOther(draft, entity, { name, of: noun.of });
  const own = valueNamed(draft, entity, name) ?? valueNamed(draft, entity, nameOf(noun));
  if (own) return { value: own, owner: entity };
  return afar(draft, entity, name) ?? compound(draft, entity, noun);
}

function ofOther(
  draft: Draft,
  entity: Entity,
  { name, of }: { name: string; of: NounPhrase },
): Located | undefined {
  const owner = entityNamed(draft, of, entity);
  const value = owner && valueNamed(draft, owner, name);
  if (!owner || !value) return undefined;
  if (owner === entity) return { value, owner };
  const ways = referred(draft, entity).filter(({ target }) => target === owner);
  const [way] = ways;
  return way && ways.length === 1 ? { value, owner, via: way.via } : undefined;
}

/** A value that only one of the records has to which this one refers. */
function afar(draft: Draft, entity: Entity, name: string): Located | undefined {
  const found = referred(draft, entity).flatMap(({ via, target }) => {
    const value = valueNamed(draft, target, name);
    return value ? [{ value, owner: target, via }] : [];
  });
  return onlyOne(found);
}

/** "The product price": the name of the entity in front. */
function compound(draft: Draft, entity: Entity, noun: NounPhrase): Located | undefined {
  for (let cut = noun.words.length - 1; cut > 0; cut -= 1) {
    const of: NounPhrase = { ...noun, words: noun.words.slice(0, cut), adjectives: [], isPlural: false };
    delete of.of;
    if (draft.symbols.entityOf(of) === undefined) continue;
    const found = ofOther(draft, entity, { name: noun.words.slice(cut).join(' '), of });
    if (found) return found;
  }
  return undefined;
}

/** The field by which a record's time begins, or ends. */
export function edgeField(draft: Draft, entity: Entity, edge: 'begin' | 'end'): Field | undefined {
  const { naming } = draft.symbols.lexicon;
  const moments = entity.fields.filter(({ type }) => type.kind === 'datetime' || type.kind === 'date');
  const named = moments.find(({ key }) => (edge === 'begin' ? naming.isStart(key) : naming.isEnd(key)));
  if (named || edge === 'end') return named;
  return (
    onlyOne(moments) ??
    onlyOne(moments.filter(({ type }) => type.kind === 'datetime')) ??
    firstOfTwo(draft, moments)
  );
}

/** Where one of two ends the record's time, the other begins it. */
function firstOfTwo(draft: Draft, moments: readonly Field[]): Field | undefined {
  const [first, second] = moments;
  const isExtent = draft.rules.some(
    (rule) =>
      rule.kind === 'compare' &&
      rule.left === second?.key &&
      rule.right.kind === 'field' &&
      rule.right.field === first?.key,
  );
  return moments.length === 2 && isExtent ? first : undefined;
}

/** The date or moment that words such as "before it starts", "before arrival", "before the appointment" mean. */
export function momentOf(draft: Draft, entity: Entity, { noun, edge }: Moment): Located | undefined {
  const side = edge ?? sideOf(draft, noun);
  if (side === undefined) {
    const named = locate(draft, entity, noun);
    if (named && momentKinds.has(named.value.type.kind)) return named;
  }
  const owner = entityNamed(draft, edge ? noun : (noun.of ?? noun), entity);
  return owner && momentOfOwner(draft, entity, { owner, edge: side ?? 'begin' });
}

function momentOfOwner(
  draft: Draft,
  entity: Entity,
  { owner, edge }: { owner: Entity; edge: 'begin' | 'end' },
): Located | undefined {
  const value = edgeField(draft, owner, edge);
  if (value) return reached(draft, entity, { value, owner });
  return owner === entity ? begun(draft, entity, edge) : undefined;
}

/** A booking begins when the one thing that it is for begins, where it has no moment of its own. */
function begun(draft: Draft, entity: Entity, edge: 'begin' | 'end'): Located | undefined {
  return onlyOne(
    referred(draft, entity).flatMap(({ via, target }): Located[] => {
      const value = isSomebody(draft, target) ? undefined : edgeField(draft, target, edge);
      return value ? [{ value, owner: target, via }] : [];
    }),
  );
}

function isSomebody({ symbols }: Draft, { label }: Entity): boolean {
  return isPerson(symbols.lexicon, label.toLowerCase().split(' '));
}

/** A value with the reference that leads to its record. */
function reached(draft: Draft, entity: Entity, { value, owner }: Located): Located | undefined {
  if (owner === entity) return { value, owner };
  const way = referred(draft, entity).find(({ target }) => target === owner);
  return way && { value, owner, via: way.via };
}

/** "The start of the appointment". */
function sideOf({ symbols }: Draft, noun: NounPhrase): 'begin' | 'end' | undefined {
  return noun.of ? symbols.lexicon.edgeNouns[nameOf(noun)] : undefined;
}

/** The states that an event names, with those that follow where `isLasting`. */
export function statesNamed(entity: Entity, event: Extract<Event, { kind: 'is' }>): string[] | undefined {
  const all = entity.lifecycle?.states.map(({ value }) => value) ?? [];
  const named = event.states.map(({ value }) => value.toLowerCase());
  if (named.length === 0 || !named.every((value) => all.includes(value))) return undefined;
  return event.isNegated ? all.filter((value) => !named.includes(value)) : named;
}
