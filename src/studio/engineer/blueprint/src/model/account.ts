import type { Grants, Scope } from './entity.ts';
import type { Entity } from './entity.ts';
import { adminRole } from '../settings.ts';

/** Who is signed in. `recordId` is the record that the account is, for roles that have one. */
export type Account = {
  id: number;
  email: string;
  name: string;
  role: string;
  recordId: number | null;
};

/** What can be granted on records. */
export type Action = 'create' | 'read' | 'update' | 'delete';

const everything: readonly Scope[] = ['all'];
const nothing: readonly Scope[] = [];

function grantsOf(account: Account, entity: Entity): Grants {
  return entity.grants[account.role] ?? {};
}

/** The alternatives under which the account may act on records of the entity; empty when it may not at all. */
export function scopesOf(account: Account, entity: Entity, action: Action): readonly Scope[] {
  if (entity.isReadOnly === true && action !== 'read') return nothing;
  return account.role === adminRole ? everything : (grantsOf(account, entity)[action] ?? nothing);
}

/** The same for a transition. */
export function transitionScopesOf(account: Account, entity: Entity, verb: string): readonly Scope[] {
  return account.role === adminRole ? everything : (grantsOf(account, entity).transitions?.[verb] ?? []);
}

/** Which records the account sees: those it may read, or else those that it may change. */
export function visibleScopesOf(account: Account, entity: Entity): readonly Scope[] {
  const readable = scopesOf(account, entity, 'read');
  if (readable.length > 0) return readable;
  const grants = grantsOf(account, entity);
  return [
    ...(grants.update ?? []),
    ...(grants.delete ?? []),
    ...Object.values(grants.transitions ?? {}).flat(),
  ];
}
