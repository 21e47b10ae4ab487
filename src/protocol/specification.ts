/**
 * The specification: a typed product model that the analyst writes, the architect and the engineer build from and the
 * tester holds the product against. Nobody downstream reads the brief. It is readable and editable as YAML.
 *
 * Elements name each other by key. `elementId` gives each element the identifier under which citations, checks and
 * journeys speak of it.
 */
import * as z from 'zod';

/** A span of the brief: UTF-16 offsets, `end` exclusive, and the words themselves. */
export const citationSchema = z.strictObject({
  start: z.int().nonnegative(),
  end: z.int().positive(),
  text: z.string().min(1),
});

/** Why an element is there: words of the brief, an assumption of ours, or a person who edited the YAML. */
export const sourceSchema = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('brief'), cites: z.array(citationSchema).min(1) }),
  z.strictObject({ from: z.literal('assumption'), why: z.string().min(1) }),
  z.strictObject({ from: z.literal('hand') }),
]);
export type Source = z.infer<typeof sourceSchema>;
const source = sourceSchema.default({ from: 'hand' });

/** camelCase, as in JSON bodies. */
const key = z.string().regex(/^[a-z][a-zA-Z0-9]*$/, 'a key is camelCase: a letter, then letters and digits');
/** kebab-case, as in paths. */
const kebab = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens');
/** What a person reads on the screen. */
const label = z.string().min(1).max(80);

const bounds = {
  min: z.number().optional(),
  max: z.number().optional(),
  exclusiveMin: z.number().optional(),
};

/**
 * What a field holds and how it travels in JSON: money is an integer of minor units; `date` is YYYY-MM-DD, `datetime` an
 * ISO 8601 moment in UTC, `time` HH:MM; a duration is an integer in its unit; a percentage is a number such as 12.5;
 * identifying numbers (serial, phone, SIRET) are text. Bounds are in the same units.
 */
export const fieldTypeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    multiline: z.boolean().default(false),
    minLength: z.int().nonnegative().optional(),
    maxLength: z.int().positive().optional(),
    /** A regular expression without anchors that the whole value must match, such as `[0-9]{14}`. */
    pattern: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('integer'), ...bounds }),
  z.strictObject({ kind: z.literal('decimal'), ...bounds }),
  z.strictObject({ kind: z.literal('money'), currency: z.string().length(3), ...bounds }),
  z.strictObject({ kind: z.literal('percentage'), ...bounds }),
  z.strictObject({ kind: z.literal('boolean') }),
  z.strictObject({ kind: z.literal('date') }),
  z.strictObject({ kind: z.literal('datetime') }),
  z.strictObject({ kind: z.literal('time') }),
  z.strictObject({
    kind: z.literal('duration'),
    unit: z.enum(['minutes', 'hours', 'days', 'weeks']),
    ...bounds,
  }),
  z.strictObject({ kind: z.literal('email') }),
  z.strictObject({ kind: z.literal('phone') }),
  z.strictObject({ kind: z.literal('url') }),
  z.strictObject({ kind: z.literal('enum'), values: z.array(z.string().min(1)).min(1) }),
  /** Belongs-to; the field's key ends in `Id`. The inverse has-many needs no element. Deleting the target is refused (409). */
  z.strictObject({ kind: z.literal('reference'), entity: key }),
]);
export type FieldType = z.infer<typeof fieldTypeSchema>;

export const fieldSchema = z.strictObject({
  key,
  label,
  type: fieldTypeSchema,
  required: z.boolean().default(false),
  unique: z.boolean().default(false),
  /** Taken when a new record leaves the field out. */
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  source,
});
export type Field = z.infer<typeof fieldSchema>;

/** A change of state, offered as a button and as `POST /api/<collection>/{id}/<verb>`. Who may do it is a permission. */
export const transitionSchema = z.strictObject({
  verb: kebab,
  label,
  from: z.array(z.string()).min(1),
  to: z.string(),
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
 * What a role may do with an entity; what no permission grants is refused to everybody but the administrator.
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
  source,
});
export type Permission = z.infer<typeof permissionSchema>;

/** Where an interval ends: a field, a length of its own or of a referenced record (a duration field), or a constant. */
export const intervalEndSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('field'), field: key }),
  z.strictObject({ by: z.literal('duration'), field: key, via: key.optional() }),
  z.strictObject({ by: z.literal('minutes'), minutes: z.int().positive() }),
]);
export type IntervalEnd = z.infer<typeof intervalEndSchema>;

const operand = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('field'), field: key }),
  z.strictObject({ kind: z.literal('value'), value: z.union([z.string(), z.number(), z.boolean()]) }),
  /** The present moment (datetime fields) or the present day in the product's time zone (date fields). */
  z.strictObject({ kind: z.literal('now') }),
]);

const ruleBase = {
  /** kebab-case, unique in the specification, stable under rewording where possible. */
  id: kebab,
  entity: key,
  /** What a person is told when the rule refuses; also the `detail` of the 409 or 422 answer. */
  message: z.string().min(1),
  source,
};

/**
 * A condition that every write must keep, simultaneous ones included. Where `states` is given, only records in these
 * lifecycle states count (and are held against the rule); otherwise those in states that occupy.
 * - `noOverlap` (409): half-open intervals [start, end) of records that agree in all `per` fields never intersect.
 * - `limit` (409): for each value of the `per` fields (none: over all records), the number of records, or the sum of
 *   `sum`, is at most `max`: a constant, or a field of the record referenced by `via` (capacity). With `period` only
 *   records whose `period.field` lies in the same day, ISO week or month count.
 * - `compare` (422 on the field `left`): `left op right`; holds when either side is empty.
 * - `unique` (409): no two records agree in all `fields`.
 */
export const ruleSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('noOverlap'),
    ...ruleBase,
    start: key,
    end: intervalEndSchema,
    per: z.array(key),
    states: z.array(z.string()).optional(),
  }),
  z.strictObject({
    kind: z.literal('limit'),
    ...ruleBase,
    per: z.array(key),
    max: z.union([z.int().nonnegative(), z.strictObject({ via: key, field: key })]),
    sum: key.optional(),
    period: z.strictObject({ field: key, unit: z.enum(['day', 'week', 'month']) }).optional(),
    states: z.array(z.string()).optional(),
  }),
  z.strictObject({
    kind: z.literal('compare'),
    ...ruleBase,
    left: key,
    op: z.enum(['lt', 'lte', 'gt', 'gte', 'ne']),
    right: operand,
  }),
  z.strictObject({
    kind: z.literal('unique'),
    ...ruleBase,
    fields: z.array(key).min(2),
    states: z.array(z.string()).optional(),
  }),
]);
export type Rule = z.infer<typeof ruleSchema>;

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
  rules: z.array(ruleSchema),
  /** What the brief left open and we decided, in words that the owner can change with one sentence. */
  assumptions: z
    .array(z.strictObject({ text: z.string().min(1), element: z.string().optional() }))
    .default([]),
  /** Spans of the brief that no element cites because nobody understood them, with the reason. */
  notUnderstood: z.array(z.strictObject({ ...citationSchema.shape, why: z.string() })).default([]),
});
export type Specification = z.infer<typeof specificationSchema>;

/** The role that every product has and no specification lists. */
export const adminRole = 'admin';

/** Identifiers of elements, as citations, checks and journeys name them. */
export const elementId = {
  entity: (entity: string): string => `entity:${entity}`,
  field: (entity: string, field: string): string => `field:${entity}.${field}`,
  lifecycle: (entity: string): string => `lifecycle:${entity}`,
  transition: (entity: string, verb: string): string => `transition:${entity}.${verb}`,
  role: (role: string): string => `role:${role}`,
  permission: (role: string, entity: string): string => `permission:${role}.${entity}`,
  rule: (rule: string): string => `rule:${rule}`,
};
