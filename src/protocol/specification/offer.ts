/** What a product does beyond keeping records: messages, figures, views, plans, short links. */
import * as z from 'zod';
import { kebab, key, label, lengthSchema, source } from './source.ts';

/**
 * A message to the outbox. `due` is sent once, when the moment in `field` moved by `offset` has come, while the record is
 * in one of `states`.
 */
export const notificationSchema = z.strictObject({
  id: kebab,
  entity: key,
  on: z.discriminatedUnion('event', [
    z.strictObject({ event: z.literal('created') }),
    z.strictObject({ event: z.literal('updated') }),
    z.strictObject({ event: z.literal('transition'), verb: kebab }),
    z.strictObject({
      event: z.literal('due'),
      field: key,
      offset: lengthSchema,
      states: z.array(z.string()).optional(),
    }),
  ]),
  to: z.discriminatedUnion('kind', [
    /** Every active account of the role (`admin` included). */
    z.strictObject({ kind: z.literal('role'), role: key }),
    /** The first email field of the record that these references lead to; none: of the record itself. */
    z.strictObject({ kind: z.literal('record'), via: z.array(key) }),
    /** The account that created the record. */
    z.strictObject({ kind: z.literal('creator') }),
  ]),
  subject: z.string().min(1).max(200),
  source,
});
export type Notification = z.infer<typeof notificationSchema>;

/** A figure on the home page of those who may read all records of its entity (`roles` narrows that further). */
export const figureSchema = z.strictObject({
  id: kebab,
  label,
  entity: key,
  measure: z.enum(['count', 'sum', 'average']),
  /** What is summed or averaged: a field or a derived value. */
  field: key.optional(),
  /** Which records count: those in these states, those of which a derived yes or no is true, those of the present period. */
  where: z
    .strictObject({
      states: z.array(z.string()).optional(),
      derived: key.optional(),
      period: z.strictObject({ field: key, unit: z.enum(['day', 'week', 'month', 'year']) }).optional(),
    })
    .default({}),
  /** One number when absent; else one for each period, or for each value of a field (`top`: only the greatest so many). */
  by: z
    .union([
      z.strictObject({ period: z.enum(['day', 'week', 'month', 'year']), field: key }),
      z.strictObject({ field: key, top: z.int().positive().optional() }),
    ])
    .optional(),
  roles: z.array(key).optional(),
  source,
});
export type Figure = z.infer<typeof figureSchema>;

/** A way to look at a collection beside its table: by days of a date field, or in columns of states or of an enumeration. */
export const viewSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('calendar'), entity: key, field: key, source }),
  z.strictObject({ kind: z.literal('board'), entity: key, field: key, source }),
]);
export type View = z.infer<typeof viewSchema>;

/** A plan that the product's own customers are on, with what it allows; `GET /pricing` shows them. */
export const planOfferSchema = z.strictObject({
  key,
  label,
  /** In minor units of the product's currency. */
  price: z.int().nonnegative(),
  per: z.enum(['month', 'year', 'once']).default('month'),
  /** At most so many records of these entities. */
  limits: z.array(z.strictObject({ entity: key, max: z.int().nonnegative() })).default([]),
  features: z.array(z.string().min(1)).default([]),
  source,
});
export type PlanOffer = z.infer<typeof planOfferSchema>;

/** `GET /<code>` leads to the address in `target` and counts the visit in the derived, read-only `clicks`. */
export const shortLinkSchema = z.strictObject({
  entity: key,
  target: key,
  /** The text field that holds the code; generated when left out. */
  code: key,
  source,
});
export type ShortLink = z.infer<typeof shortLinkSchema>;
