/**
 * The specification: a typed product model that the analyst writes, the architect and the engineer build from and the
 * tester holds the product against. Nobody downstream reads the brief. It is readable and editable as YAML.
 *
 * Elements name each other by key. `elementId` gives each element the identifier under which citations, checks and
 * journeys speak of it.
 */
import * as z from 'zod';
import { derivedSchema, fieldSchema } from './specification/field.ts';
import {
  figureSchema,
  notificationSchema,
  planOfferSchema,
  shortLinkSchema,
  viewSchema,
} from './specification/offer.ts';
import { ruleSchema } from './specification/rule.ts';
import { citationSchema, kebab, key, label, source } from './specification/source.ts';

export type { Derived, Field, FieldType, Formula, Term } from './specification/field.ts';
export type { Figure, Notification, PlanOffer, ShortLink, View } from './specification/offer.ts';
export type { Condition, IntervalEnd, Rule } from './specification/rule.ts';
export type { Length, Source } from './specification/source.ts';
export { createdByKey } from './specification/source.ts';

/** A change of state, offered as a button and as `POST /api/<collection>/{id}/<verb>`. Who may do it is a permission. */
export const transitionSchema = z.strictObject({
  verb: kebab,
  label,
  from: z.array(z.string()).min(1),
  to: z.string(),
  /** A date or moment field that the change fills in with the present day or moment. */
  stamps: key.optional(),
  source,
});
export type Transition = z.infer<typeof transitionSchema>;

/**
 * The states of an entity, held in the read-only field `field` (default key `status`): new records are in `initial`, only
 * transitions change it. A state with `occupies: false` (cancelled, refused, returned) frees the slot or the place.
 */
export const lifecycleSchema = z.strictObject({
  field: key,
  label,
  initial: z.string(),
  states: z
    .array(z.strictObject({ value: z.string().min(1), label, occupies: z.boolean().default(true), source }))
    .min(1),
  transitions: z.array(transitionSchema),
  source,
});
export type Lifecycle = z.infer<typeof lifecycleSchema>;

export const entitySchema = z.strictObject({
  /** camelCase singular: `orderLine`; references to it are `orderLineId`. */
  key,
  /** plural kebab-case, the collection's path segment: `order-lines`. */
  collection: kebab,
  label,
  labelPlural: label,
  /** The field by which people recognise a record; lists link it and references show it. Absent: the record's number. */
  display: key.optional(),
  fields: z.array(fieldSchema),
  derived: z.array(derivedSchema).default([]),
  /**
   * The required reference by which a record is a part of its whole (the order of an order line): parts are shown and
   * edited on the page of the whole, go when it goes, and stand in no navigation.
   */
  partOf: key.optional(),
  /** Grammatical gender of the label, where the language has one. */
  gender: z.enum(['m', 'f']).optional(),
  lifecycle: lifecycleSchema.optional(),
  source,
});
export type Entity = z.infer<typeof entitySchema>;

/** A role beside the built-in administrator `admin`, who may do all that no rule forbids to everybody. */
export const roleSchema = z.strictObject({
  key,
  label,
  /** The entity of which each account of this role is a record (a vet, a tenant); the account is linked to its record. */
  entity: key.optional(),
  /** People may open an account of this role themselves (`POST /api/account`). At most one role has it. */
  selfSignUp: z.boolean().default(false),
  source,
});
export type Role = z.infer<typeof roleSchema>;

/**
 * What a role, or the built-in `anyone` (with or without an account), may do with an entity; what no permission grants is refused to everybody but the administrator.
 * `own` limits every action to records whose owner is the account: follow the references in `via` from the record to the
 * role's linked record; an empty `via` means the record that the account itself is (when `entity` is the role's entity) or
 * otherwise the records that the account created. On create, the owner reference may be left out and is filled in.
 */
export const permissionSchema = z.strictObject({
  role: key,
  entity: key,
  actions: z.array(z.enum(['create', 'read', 'update', 'delete'])),
  /** Verbs of transitions. */
  transitions: z.array(kebab).default([]),
  scope: z.enum(['all', 'own']),
  via: z.array(key).default([]),
  /** Only records in these states; a new record is created whatever they are. */
  states: z.array(z.string()).optional(),
  /** Only these fields may be changed (a new record may hold all); absent: all. Alternatives add up. */
  fields: z.array(key).optional(),
  source,
});
export type Permission = z.infer<typeof permissionSchema>;

/**
 * A field or derived value that a role is not shown in records that it may see: not on pages, in the API, in tables and
 * histories, and neither by searching, filtering nor sorting; with a reference, whoever the records refer to. `anyone` are
 * those without an account, and accounts whose role has no permission of its own to read the entity. Administrators see all.
 */
export const hiddenSchema = z.strictObject({ role: key, entity: key, field: key, source });
export type Hidden = z.infer<typeof hiddenSchema>;

export const specificationSchema = z.strictObject({
  format: z.literal('macrohard/specification'),
  version: z.literal(1),
  product: z.strictObject({
    name: label,
    slug: kebab,
    summary: z.string(),
    language: z.enum(['en', 'fr']).default('en'),
    timeZone: z.string().default('UTC'),
    currency: z.string().length(3).default('EUR'),
  }),
  entities: z.array(entitySchema).min(1),
  roles: z.array(roleSchema),
  permissions: z.array(permissionSchema),
  /** What some who see a record do not see of it. */
  hidden: z.array(hiddenSchema).default([]),
  rules: z.array(ruleSchema),
  notifications: z.array(notificationSchema).default([]),
  figures: z.array(figureSchema).default([]),
  views: z.array(viewSchema).default([]),
  plans: z.array(planOfferSchema).default([]),
  shortLinks: z.array(shortLinkSchema).default([]),
  /** What the brief left open and we decided, in words that the owner can change with one sentence. */
  assumptions: z
    .array(
      z.strictObject({
        text: z.string().min(1),
        element: z.string().optional(),
        /** What the owner could write in the brief so that it is otherwise. */
        sentence: z.string().optional(),
      }),
    )
    .default([]),
  /** Spans of the brief that no element cites because nobody understood them, with the reason. */
  notUnderstood: z.array(z.strictObject({ ...citationSchema.shape, why: z.string() })).default([]),
  /** Spans of the brief that tell about the world and ask nothing of the product: greetings, history, reasons. */
  background: z.array(citationSchema).default([]),
});
export type Specification = z.infer<typeof specificationSchema>;

/** The role that every product has and no specification lists. */
export const adminRole = 'admin';

/** Everybody, with or without an account: permissions may name it, no specification lists it. */
export const visitorRole = 'anyone';

/** Identifiers of elements, as citations, checks and journeys name them. */
export const elementId = {
  entity: (entity: string): string => `entity:${entity}`,
  field: (entity: string, field: string): string => `field:${entity}.${field}`,
  derived: (entity: string, derived: string): string => `derived:${entity}.${derived}`,
  lifecycle: (entity: string): string => `lifecycle:${entity}`,
  transition: (entity: string, verb: string): string => `transition:${entity}.${verb}`,
  role: (role: string): string => `role:${role}`,
  permission: (role: string, entity: string): string => `permission:${role}.${entity}`,
  hidden: ({ role, entity, field }: Pick<Hidden, 'role' | 'entity' | 'field'>): string =>
    `hidden:${role}.${entity}.${field}`,
  rule: (rule: string): string => `rule:${rule}`,
  notification: (id: string): string => `notification:${id}`,
  figure: (id: string): string => `figure:${id}`,
  view: (entity: string, kind: string): string => `view:${entity}.${kind}`,
  plan: (plan: string): string => `plan:${plan}`,
  shortLink: (entity: string): string => `shortLink:${entity}`,
};
