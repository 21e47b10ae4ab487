/** How keys are called after a rename, and where they stand. */
import type { Entity } from '../../protocol/specification.ts';

/** How keys are called afterwards; a key that does not change is answered as it is. */
export type Names = { entity(key: string): string; field(entity: string, key: string): string };

/** New names, and the entities under their names of before. */
export type Naming = { names: Names; entities: ReadonlyMap<string, Entity> };

/** The entity that a reference of this one leads to, by its key before the rename. */
function targetOf({ entities }: Naming, entity: string, via: string): string {
  const type = entities.get(entity)?.fields.find((field) => field.key === via)?.type;
  return type?.kind === 'reference' || type?.kind === 'references' ? type.entity : entity;
}

/** A field of the entity, or of the one that `via` refers to. */
export function named<T extends { field: string; via?: string | undefined }>(
  context: Naming,
  entity: string,
  value: T,
): T {
  const { names } = context;
  const owner = value.via === undefined ? entity : targetOf(context, entity, value.via);
  const via = value.via === undefined ? {} : { via: names.field(entity, value.via) };
  return { ...value, ...via, field: names.field(owner, value.field) };
}

/** The owner of each step of a way of references. */
export function wayOf(context: Naming, entity: string, via: readonly string[]): string[] {
  let here = entity;
  return via.map((step) => {
    const renamed = context.names.field(here, step);
    here = targetOf(context, here, step);
    return renamed;
  });
}
