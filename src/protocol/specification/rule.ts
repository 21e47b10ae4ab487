/** Conditions that every write must keep. */
import * as z from 'zod';
import { kebab, key, lengthSchema, source } from './source.ts';

/** Where an interval ends: a field, a length of its own or of a referenced record (a duration field), or a constant. */
export const intervalEndSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('field'), field: key }),
  z.strictObject({ by: z.literal('duration'), field: key, via: key.optional() }),
  z.strictObject({ by: z.literal('minutes'), minutes: z.int().positive() }),
]);
export type IntervalEnd = z.infer<typeof intervalEndSchema>;

const operand = z.discriminatedUnion('kind', [
  /** A field or derived value of the record, or of the record that `via` refers to. */
  z.strictObject({ kind: z.literal('field'), field: key, via: key.optional() }),
  z.strictObject({ kind: z.literal('value'), value: z.union([z.string(), z.number(), z.boolean()]) }),
  /** The present moment (datetime fields) or the present day in the product's time zone (date fields), moved by `plus`. */
  z.strictObject({ kind: z.literal('now'), plus: lengthSchema.optional() }),
]);

/** A number, or a field or derived value of the record that `via` refers to (capacity). */
const most = z.union([z.int().nonnegative(), z.strictObject({ via: key, field: key })]);

const states = z.array(z.string()).optional();

/** What somebody does: `create`, `update`, `delete`, or the verb of a transition. */
const act = kebab;

/** What must be true for an act. */
const conditionSchema = z.discriminatedUnion('kind', [
  /** The field holds something. */
  z.strictObject({ kind: z.literal('filled'), field: key }),
  /** The field, of the record or of the one that `via` refers to, holds this value. */
  z.strictObject({
    kind: z.literal('equals'),
    field: key,
    via: key.optional(),
    value: z.union([z.string(), z.number(), z.boolean()]),
  }),
  /** The record that `via` refers to is in one of these states. */
  z.strictObject({ kind: z.literal('state'), via: key, states: z.array(z.string()).min(1) }),
  /**
   * Of the records of `entity` that count and refer by `by` to the record to which `via` leads (absent: to this one), none
   * other than this one has `flag`, a derived yes or no (absent: there is none at all).
   */
  z.strictObject({
    kind: z.literal('none'),
    via: key.optional(),
    entity: key,
    by: key,
    flag: key.optional(),
    states,
  }),
  /** At least `min` records of `entity` refer to this one by `via`. */
  z.strictObject({ kind: z.literal('atLeast'), entity: key, via: key, min: z.int().positive(), states }),
]);
export type Condition = z.infer<typeof conditionSchema>;

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
 * lifecycle states count (and are held against the rule); otherwise those in states that occupy. Keys of `per` and
 * `fields` are fields, or `createdBy` (the account that made the record).
 * - `noOverlap` (409): of records that agree in all `per` fields, at most `max` (default 1) have half-open intervals
 *   [start, end) that share a moment.
 * - `limit` (409): for each value of the `per` fields (none: over all records), the number of records, or the sum of
 *   `sum`, is at most `max`: a constant, or a field of the record referenced by `via` (capacity). With `period` only
 *   records whose `period.field` lies in the same day, ISO week, month or year count.
 * - `compare` (422 on the field `left`): `left op right`; holds when either side is empty. What was right when it was
 *   written stays so: against the present time or another record only new values are held. A derived value of another
 *   record is taken as it is before this one is written (a bid is higher than the highest so far).
 * - `unique` (409): no two records agree in all `fields`.
 * - `deadline` (409): the acts `on` are open only until, or only from, the moment in `field` (of the record, or of the one
 *   that `via` refers to) moved by `offset` (negative: before it); a day is open itself, moved by hours or minutes it is its
 *   first moment. A record that is there is asked as it stands before the act, a new one as it was made. Holds for `roles`,
 *   or for everybody when absent.
 * - `freeze` (409): a record in one of `states` can be neither changed nor deleted, nor (with `parts`) its parts; with
 *   `fields`, only these fields are frozen. Transitions stay open.
 * - `require` (409): an act needs a condition.
 * - `stock` (409 below zero): while a record counts, the number in `field` of the record that `via` refers to is lower (or,
 *   with `direction: in`, higher) by `amount` (a field of the record, or a number); once it counts no longer, it is as
 *   before. With `within`, the states are those of the whole that this reference leads to.
 * - `hours` (422 on `field`): the moment lies on one of `days` (1 Monday to 7 Sunday) between `from` and `to` on the
 *   product's clock, both ends included, and so does the end of the interval when `end` is given, on the same day.
 * - `timed`: the product itself takes the step `verb` with each record in one of `states` (absent: all from which the step
 *   leads), once the moment in `field` (absent: that at which the record came into its state) moved by `after` has come;
 *   not with one whose `unless` holds something. A step that another rule refuses is not taken.
 */
export const ruleSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('noOverlap'),
    ...ruleBase,
    start: key,
    end: intervalEndSchema,
    per: z.array(key),
    max: most.optional(),
    states,
  }),
  z.strictObject({
    kind: z.literal('limit'),
    ...ruleBase,
    per: z.array(key),
    max: most,
    sum: key.optional(),
    period: z.strictObject({ field: key, unit: z.enum(['day', 'week', 'month', 'year']) }).optional(),
    states,
  }),
  z.strictObject({
    kind: z.literal('compare'),
    ...ruleBase,
    left: key,
    op: z.enum(['lt', 'lte', 'gt', 'gte', 'ne', 'eq']),
    right: operand,
  }),
  z.strictObject({ kind: z.literal('unique'), ...ruleBase, fields: z.array(key).min(2), states }),
  z.strictObject({
    kind: z.literal('deadline'),
    ...ruleBase,
    on: z.array(act).min(1),
    when: z.enum(['until', 'from']),
    field: key,
    via: key.optional(),
    offset: lengthSchema,
    roles: z.array(key).optional(),
  }),
  z.strictObject({
    kind: z.literal('freeze'),
    ...ruleBase,
    states: z.array(z.string()).min(1),
    fields: z.array(key).optional(),
    parts: z.boolean().default(true),
  }),
  z.strictObject({
    kind: z.literal('require'),
    ...ruleBase,
    on: z.array(act).min(1),
    condition: conditionSchema,
  }),
  z.strictObject({
    kind: z.literal('stock'),
    ...ruleBase,
    via: key,
    field: key,
    amount: z.union([key, z.int().positive()]),
    direction: z.enum(['out', 'in']),
    within: key.optional(),
    states,
  }),
  z.strictObject({
    kind: z.literal('hours'),
    ...ruleBase,
    field: key,
    end: intervalEndSchema.optional(),
    days: z.array(z.int().min(1).max(7)).min(1),
    from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    to: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/),
  }),
  z.strictObject({
    kind: z.literal('timed'),
    ...ruleBase,
    verb: kebab,
    field: key.optional(),
    after: lengthSchema,
    unless: key.optional(),
    states,
  }),
]);
export type Rule = z.infer<typeof ruleSchema>;
