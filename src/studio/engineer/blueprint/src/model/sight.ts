import { adminRole, everybodyRole } from '../settings.ts';
import type { Account } from './account.ts';
import type { Entity } from './entity.ts';

/** The entity as it is kept, of what somebody sees of it. */
export function wholeOf(entity: Entity): Entity {
  return entity.whole ?? entity;
}

/** Whose sight an account has: that of its role, or that of everybody where the role has no right of its own to look. */
function sightOf({ role }: Account, { grants }: Entity): string {
  return grants[role]?.read === undefined ? everybodyRole : role;
}

const sights = new WeakMap<Entity, Map<string, Entity>>();

function without(entity: Entity, hidden: readonly string[]): Entity {
  const { display, partOf, hidden: _hidden, ...rest } = entity;
  const isShown = (key: string | undefined): key is string => key !== undefined && !hidden.includes(key);
  return {
    ...rest,
    ...(isShown(display) && { display }),
    ...(isShown(partOf) && { partOf }),
    fields: entity.fields.filter(({ key }) => isShown(key)),
    derived: (entity.derived ?? []).filter(({ key }) => isShown(key)),
    whole: entity,
  };
}

/**
 * The entity as the account sees it: without the fields that are hidden from its role. What reads records with it does not
 * even fetch them; what writes uses the whole.
 */
export function seenBy(account: Account, entity: Entity): Entity {
  if (entity.hidden === undefined || account.role === adminRole) return entity;
  const sight = sightOf(account, entity);
  const hidden = entity.hidden[sight];
  if (hidden === undefined) return entity;
  const known = sights.get(entity) ?? new Map<string, Entity>();
  sights.set(entity, known);
  const seen = known.get(sight) ?? without(entity, hidden);
  known.set(sight, seen);
  return seen;
}
