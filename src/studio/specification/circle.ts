/** Circles of required references: of two records that each need the other first, none can ever be made. */
import type { Entity, Field } from '../../protocol/specification.ts';

/** A required reference from one entity to another. */
export type Link = { entity: Entity; field: Field };

/** The links of a circle of required references, the last leads to the entity of the first; undefined: there is none. */
export function requiredCircle(entities: readonly Entity[]): Link[] | undefined {
  const byKey = new Map(entities.map((entity) => [entity.key, entity]));
  const done = new Set<string>();
  for (const entity of entities) {
    const found = circleFrom(entity, { byKey, done, path: [] });
    if (found) return found;
  }
  return undefined;
}

type Walk = { byKey: ReadonlyMap<string, Entity>; done: Set<string>; path: readonly Link[] };

function circleFrom(entity: Entity, { byKey, done, path }: Walk): Link[] | undefined {
  const at = path.findIndex((link) => link.entity === entity);
  if (at !== -1) return path.slice(at);
  if (done.has(entity.key)) return undefined;
  for (const field of entity.fields) {
    const target =
      field.required && field.type.kind === 'reference' ? byKey.get(field.type.entity) : undefined;
    const found = target && circleFrom(target, { byKey, done, path: [...path, { entity, field }] });
    if (found) return found;
  }
  done.add(entity.key);
  return undefined;
}
