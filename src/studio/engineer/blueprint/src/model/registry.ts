import { entities } from '../entities.ts';
import type { Derived } from './derived.ts';
import type { Entity, Rule } from './entity.ts';
import type { Field } from './field.ts';
import { wholeOf } from './sight.ts';

/** The entity with this key. */
export function entityOf(key: string): Entity {
  const entity = entities.find((candidate) => candidate.key === key);
  if (entity === undefined) throw new Error(`No entity is called ${key}`);
  return entity;
}

/** The field of an entity with this key. */
export function fieldOf(entity: Entity, key: string): Field | undefined {
  return entity.fields.find((field) => field.key === key);
}

/** The derived value of an entity with this key. */
export function derivedOf(entity: Entity, key: string): Derived | undefined {
  return entity.derived?.find((derived) => derived.key === key);
}

/** The field or derived value of an entity with this key. */
export function valueField(entity: Entity, key: string): Field | undefined {
  return fieldOf(entity, key) ?? derivedOf(entity, key);
}

/** The entity that a field refers to, when it is a reference to one record. */
export function targetOf(field: Field): Entity | undefined {
  return field.control.kind === 'reference' ? entityOf(field.control.entity) : undefined;
}

/** The entity that a field refers to, when it holds any number of records. */
export function targetOfMany(field: Field): Entity | undefined {
  return field.control.kind === 'references' ? entityOf(field.control.entity) : undefined;
}

/** The table in which each record that such a field holds stands on a row of its own (`recordId`, `targetId`). */
export function linkTable(entity: Entity, field: Field): string {
  return `${entity.table}__${field.column}`;
}

/** The entity to which a reference of this one leads. */
export function referenceTarget(entity: Entity, key: string): Entity {
  const field = fieldOf(entity, key);
  const target = field && targetOf(field);
  if (target === undefined) throw new Error(`${entity.key}.${key} is no reference`);
  return target;
}

/** All references to records of an entity: who refers, and by which field. */
export function referencesTo(target: Entity): { entity: Entity; field: Field }[] {
  return entities.flatMap((entity) =>
    entity.fields.filter((field) => targetOf(field) === wholeOf(target)).map((field) => ({ entity, field })),
  );
}

/** All fields that hold any number of records of an entity. */
export function manyReferencesTo(target: Entity): { entity: Entity; field: Field }[] {
  return entities.flatMap((entity) =>
    entity.fields
      .filter((field) => targetOfMany(field) === wholeOf(target))
      .map((field) => ({ entity, field })),
  );
}

/** The entities whose records are parts of records of this one, with the reference by which they are. */
export function partsOf(whole: Entity): { entity: Entity; field: Field }[] {
  return referencesTo(whole).filter(({ entity, field }) => entity.partOf === field.key);
}

/** The rules of other records that read this value of records of `target`, with the reference by which they reach them. */
export function rulesReading(
  target: Entity,
): { entity: Entity; rule: Rule<never>; through: Field; key: string }[] {
  return entities.flatMap((entity) =>
    entity.rules.flatMap((rule) =>
      (rule.reads ?? []).flatMap(({ through, key }) => {
        const field = fieldOf(entity, through);
        return field && targetOf(field) === target ? [{ entity, rule, through: field, key }] : [];
      }),
    ),
  );
}

/** The rules of other records that follow what becomes of records of `target`. */
export function rulesFollowing(target: Entity): { entity: Entity; rule: Rule<never>; through: Field }[] {
  return entities.flatMap((entity) =>
    entity.rules.flatMap((rule) => {
      const field = rule.follows && fieldOf(entity, rule.follows.through);
      return field && targetOf(field) === target ? [{ entity, rule, through: field }] : [];
    }),
  );
}
