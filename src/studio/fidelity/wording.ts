/** How one language says each kind of element. */
import type {
  Derived,
  Entity,
  Field,
  Figure,
  Hidden,
  Notification,
  Permission,
  PlanOffer,
  Role,
  Rule,
  ShortLink,
  Specification,
  Transition,
  View,
} from '../../protocol/specification.ts';

/** Ways to say one thing, the plainest first: what is not read back in one is said in the next. */
export type Ways = readonly string[];

/** An element inside its entity. */
export type Within<T> = { specification: Specification; entity: Entity; said: T };

/** Controlled language: one sentence an element. */
export type Wording = {
  product: (specification: Specification) => Ways;
  entity: (entity: Entity) => Ways;
  field: (within: Within<Field>) => Ways;
  derived: (within: Within<Derived>) => Ways;
  states: (entity: Entity) => Ways;
  transition: (within: Within<Transition>) => Ways;
  role: (role: Role, specification: Specification) => Ways;
  permission: (within: Within<Permission>) => Ways;
  hidden: (within: Within<Hidden>) => Ways;
  rule: (within: Within<Rule>) => Ways;
  notification: (within: Within<Notification>) => Ways;
  figure: (within: Within<Figure>) => Ways;
  view: (within: Within<View>) => Ways;
  plan: (plan: PlanOffer, specification: Specification) => Ways;
  shortLink: (within: Within<ShortLink>) => Ways;
  /** That a role may do nothing with an entity. */
  nothing: (role: Role, entity: Entity) => Ways;
  /** That nobody of a role may open an account alone. */
  closedAccounts: (role: Role) => Ways;
};
