/** Fields of an entity, stored and derived. */
import * as z from 'zod';
import { key, label, lengthSchema, source } from './source.ts';

const bounds = {
  min: z.number().optional(),
  max: z.number().optional(),
  exclusiveMin: z.number().optional(),
};

/** What a number counts, as people read it behind the number: kg, km, portions. */
const unitWord = z.string().min(1).max(20).optional();

/**
 * What a field holds and how it travels in JSON: money is an integer of minor units; `date` is YYYY-MM-DD, `datetime` an
 * ISO 8601 moment in UTC, `time` HH:MM; a duration is an integer in its unit; a percentage is a number such as 12.5; a
 * colour is `#rrggbb`; identifying numbers (serial, phone, SIRET) are text. Bounds are in the same units. A `file` or
 * `image` travels as the path of its upload (`/uploads/…`), which `POST /api/uploads` answers. `references` is
 * many-to-many: a list of ids, its key ends in `Ids`.
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
  z.strictObject({ kind: z.literal('integer'), ...bounds, unit: unitWord }),
  z.strictObject({ kind: z.literal('decimal'), ...bounds, unit: unitWord }),
  z.strictObject({ kind: z.literal('money'), currency: z.string().length(3), ...bounds }),
  z.strictObject({ kind: z.literal('percentage'), ...bounds }),
  z.strictObject({ kind: z.literal('boolean') }),
  z.strictObject({ kind: z.literal('date') }),
  z.strictObject({ kind: z.literal('datetime') }),
  z.strictObject({ kind: z.literal('time') }),
  z.strictObject({
    kind: z.literal('duration'),
    unit: z.enum(['minutes', 'hours', 'days', 'weeks', 'months', 'years']),
    ...bounds,
  }),
  z.strictObject({ kind: z.literal('email') }),
  z.strictObject({ kind: z.literal('phone') }),
  z.strictObject({ kind: z.literal('url') }),
  z.strictObject({ kind: z.literal('colour') }),
  z.strictObject({ kind: z.literal('image') }),
  z.strictObject({ kind: z.literal('file') }),
  z.strictObject({ kind: z.literal('enum'), values: z.array(z.string().min(1)).min(1) }),
  /** Belongs-to; the field's key ends in `Id`. The inverse has-many needs no element. Deleting the target is refused (409). */
  z.strictObject({ kind: z.literal('reference'), entity: key }),
  /** Many-to-many without data of its own; the field's key ends in `Ids`. Deleting a target is refused (409). */
  z.strictObject({ kind: z.literal('references'), entity: key }),
]);
export type FieldType = z.infer<typeof fieldTypeSchema>;

export const fieldSchema = z.strictObject({
  key,
  label,
  type: fieldTypeSchema,
  required: z.boolean().default(false),
  unique: z.boolean().default(false),
  /** Taken when a new record leaves the field out. `today` or `now` for dates and moments. */
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  source,
});
export type Field = z.infer<typeof fieldSchema>;

/** A part of a formula: a field or derived value of the record, of the record that `via` refers to, or a number. */
const termSchema = z.union([
  z.strictObject({ field: key, via: key.optional() }),
  z.strictObject({ value: z.number() }),
]);
export type Term = z.infer<typeof termSchema>;

/** The records of `entity` whose reference `via` is this record; with `states`, those in these states, else those that occupy. */
const related = { entity: key, via: key, states: z.array(z.string()).optional() };

/**
 * How a derived value follows from others. Nothing to add up gives 0 for counts and sums, nothing (null) for average, least
 * and greatest. `arithmetic` is null when a side is, and when it divides by zero; a percentage counts as its hundredth, one
 * that comes out as the hundredths that it has (40 of 80 is 50); whole numbers (money in minor units) are rounded half away
 * from zero. Where the left side is a day or a moment it is moved by the right one: a duration in its unit, a plain number
 * in days (a moment: in minutes). `elapsed` is a whole number of `unit` from one day or moment to another (absent: now).
 * `past` is a yes or no: the day or moment of `field`, moved by `after`, lies behind us (a date: the whole day does) while
 * the record is in one of `states` (absent: in any that occupies).
 */
const formulaSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('count'), ...related }),
  z.strictObject({ by: z.literal('sum'), ...related, field: key }),
  z.strictObject({ by: z.literal('average'), ...related, field: key }),
  z.strictObject({ by: z.literal('least'), ...related, field: key }),
  z.strictObject({ by: z.literal('greatest'), ...related, field: key }),
  z.strictObject({
    by: z.literal('arithmetic'),
    op: z.enum(['add', 'subtract', 'multiply', 'divide']),
    left: termSchema,
    right: termSchema,
  }),
  z.strictObject({
    by: z.literal('elapsed'),
    from: key,
    to: key.optional(),
    unit: z.enum(['minutes', 'hours', 'days', 'months', 'years']),
  }),
  z.strictObject({
    by: z.literal('past'),
    field: key,
    after: lengthSchema.optional(),
    states: z.array(z.string()).optional(),
  }),
]);
export type Formula = z.infer<typeof formulaSchema>;

/**
 * A value that follows from others: read-only in the API and on the screen, never stored, always up to date, and a field
 * like others for lists, filters (`?overdue=true`), sorting and figures. May build on other derived values, not in a circle.
 */
export const derivedSchema = z.strictObject({
  key,
  label,
  /** How it travels and is shown. */
  type: fieldTypeSchema,
  formula: formulaSchema,
  source,
});
export type Derived = z.infer<typeof derivedSchema>;
