import { words } from './words.ts';

/** What distinguishes this product, apart from its records, as it was built. */
export const defaults = {
  name: 'Blueprint',
  slug: 'blueprint',
  summary: 'The shared parts of a product, with one small collection to stand in for its own.',
  language: 'en',
  timeZone: process.env['TIME_ZONE'] ?? 'UTC',
  currency: process.env['CURRENCY'] ?? 'EUR',
  /** The roles beside the administrator. */
  roles: [{ key: 'keeper', label: 'Keeper', entity: undefined, selfSignUp: false }] as Role[],
  /** The plans that the product can be on, the largest last. */
  plans: [] as Plan[],
};

/** A role: `entity` names the collection of which each account of this role is a record. */
export type Role = { key: string; label: string; entity: string | undefined; selfSignUp: boolean };

/** A plan: what it costs in minor units of the product's currency, and at most how many records of a kind it allows. */
export type Plan = {
  key: string;
  label: string;
  price: number;
  per: 'month' | 'year' | 'once';
  limits: readonly { entity: string; max: number }[];
  features: readonly string[];
};

/** The plans in the order in which they are shown. */
export const { plans } = defaults;

/** The same as administrators have set it; a fresh product is on its largest plan. */
export const settings = { ...defaults, plan: plans.at(-1)?.key ?? null };

/** The role that may do all that no rule forbids to everybody. */
export const adminRole = 'admin';

/** What a person calls a role. */
export function roleLabel(key: string): string {
  if (key === adminRole) return words.accounts.administrator;
  return settings.roles.find((role) => role.key === key)?.label ?? key;
}

/** Everybody, with or without an account: grants may name it. */
export const everybodyRole = 'anyone';
