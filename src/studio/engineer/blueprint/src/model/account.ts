import type { Entity, Grants, Scope } from './entity.ts';
import { adminRole, everybodyRole } from '../settings.ts';

/** Who is signed in. `recordId` is the record that the account is, for roles that have one. */
export type Account = {
  id: number;
  email: string;
  name: string;
  role: string;
  recordId: number | null;
};

/** Whoever is not signed in: may do what everybody may, and is nobody in particular. */
export const visitor: Account = { id: 0, email: '', name: '', role: everybodyRole, recordId: null };

/** Whether nobody is signed in. */
export const isVisitor = (account: Account): boolean => account.id === 0;

/** What can be granted on records. */
export type Action = 'create' | 'read' | 'update' | 'delete';

const everything: readonly Scope[] = ['all'];
const nothing: readonly Scope[] = [];

/** What the account's role may do with the entity, and what everybody may. */
function grantsOf(account: Account, entity: Entity): Grants[] {
  const roles = new Set([account.role, everybodyRole]);
  return [...roles].flatMap((role) => entity.grants[role] ?? []);
}

/** The alternatives under which the account may act on records of the entity; empty when it may not at all. */
export function scopesOf(account: Account, entity: Entity, action: Action): readonly Scope[] {
  if (entity.isReadOnly === true && action !== 'read') return nothing;
  if (account.role === adminRole) return everything;
  return grantsOf(account, entity).flatMap((grants) => grants[action] ?? nothing);
}

/** The same for a transition. */
export function transitionScopesOf(account: Account, entity: Entity, verb: string): readonly Scope[] {
  if (account.role === adminRole) return everything;
  return grantsOf(account, entity).flatMap((grants) => grants.transitions?.[verb] ?? nothing);
}

/** Which records the account sees: those it may read, or else those that it may change. */
export function visibleScopesOf(account: Account, entity: Entity): readonly Scope[] {
  const readable = scopesOf(account, entity, 'read');
  if (readable.length > 0) return readable;
  return grantsOf(account, entity).flatMap((grants) => [
    ...(grants.update ?? []),
    ...(grants.delete ?? []),
    ...Object.values(grants.transitions ?? {}).flat(),
  ]);
}

/** Whether somebody without an account may do anything with records of the entity. */
export function isOpenToVisitors(entity: Entity): boolean {
  return entity.grants[everybodyRole] !== undefined;
}
