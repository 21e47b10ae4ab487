import { entities } from '../entities.ts';
import type { Entity, Rule } from './entity.ts';
import type { Field } from './field.ts';

const byKey = new Map(entities.map((entity) => [entity.key, entity]));

/** The entity with this key. */
export function entityOf(key: string): Entity {
  const entity = byKey.get(key);
  if (entity === undefined) throw new Error(`No entity is called ${key}`);
  return entity;
}

/** The field of an entity with this key. */
export function fieldOf(entity: Entity, key: string): Field | undefined {
  return entity.fields.find((field) => field.key === key);
}

/** The entity that a field refers to, when it is a reference. */
export function targetOf(field: Field): Entity | undefined {
  return field.control.kind === 'reference' ? entityOf(field.control.entity) : undefined;
}

/** All references to records of an entity: who refers, and by which field. */
export function referencesTo(target: Entity): { entity: Entity; field: Field }[] {
  return entities.flatMap((entity) =>
    entity.fields.filter((field) => targetOf(field) === target).map((field) => ({ entity, field })),
  );
}

/** The rules of other records that read records of `target`, with the reference by which they reach them. */
export function rulesReading(target: Entity): { entity: Entity; rule: Rule<never>; through: Field }[] {
  return entities.flatMap((entity) =>
    entity.rules.flatMap((rule) =>
      (rule.dependsOn ?? [])
        .filter((dependency) => dependency.entity === target.key)
        .flatMap(({ through }) => {
          const field = fieldOf(entity, through);
          return field === undefined ? [] : [{ entity, rule, through: field }];
        }),
    ),
  );
}
