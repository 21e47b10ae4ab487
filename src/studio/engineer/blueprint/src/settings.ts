import { words } from './words.ts';

/** What distinguishes this product, apart from its records. Time zone and currency may be set in the environment. */
export const settings = {
  name: 'Blueprint',
  slug: 'blueprint',
  summary: 'The shared parts of a product, with one small collection to stand in for its own.',
  language: 'en',
  timeZone: process.env['TIME_ZONE'] ?? 'UTC',
  /** The roles beside the administrator. */
  roles: [{ key: 'keeper', label: 'Keeper', entity: undefined, selfSignUp: false }] as Role[],
};

/** A role: `entity` names the collection of which each account of this role is a record. */
export type Role = { key: string; label: string; entity: string | undefined; selfSignUp: boolean };

/** The role that may do all that no rule forbids to everybody. */
export const adminRole = 'admin';

/** What a person calls a role. */
export function roleLabel(key: string): string {
  if (key === adminRole) return words.accounts.administrator;
  return settings.roles.find((role) => role.key === key)?.label ?? key;
}
