/**
 * Work: the unit in which the company does everything. An item climbs the ladder reflex → reason → ask; workers claim
 * items at a rung under a lease and complete them with the fencing number of their claim.
 */
import * as z from 'zod';
import type { ErrorBody } from '../kernel/error.ts';
import { jsonSchema } from './json.ts';

/** The rungs of the ladder, lowest (fast, free) first. */
export const rungSchema = z.enum(['reflex', 'reason', 'ask']);
export type Rung = z.infer<typeof rungSchema>;

/** Errors as they cross processes; the same shape as kernel/error's ErrorBody. */
export const errorBodySchema = z.strictObject({
  kind: z.enum(['user', 'model', 'node', 'policy', 'internal']),
  code: z.string(),
  message: z.string(),
  hint: z.string().optional(),
});

/** A received body as ErrorBody has it: a member that is `undefined` is left out. */
export function errorBodyOf({ hint, ...rest }: z.infer<typeof errorBodySchema>): ErrorBody {
  return hint === undefined ? rest : { ...rest, hint };
}

/**
 * What a rung answers: everything, a part and what is left of the input (the residue, which alone goes to the next rung),
 * or nothing and why. An error that was thrown is not an answer: it is retried up to the item's limit, then escalated.
 */
export const outcomeSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('done'), result: jsonSchema }),
  z.strictObject({ status: z.literal('partial'), result: jsonSchema, residue: jsonSchema }),
  z.strictObject({ status: z.literal('declined'), why: z.string(), hint: z.string().optional() }),
]);
export type Outcome = z.infer<typeof outcomeSchema>;

export const workItemSchema = z.strictObject({
  /** SHA-256 over company, kind, v and input: the same work is found, not redone. */
  id: z.string(),
  company: z.string(),
  kind: z.string(),
  v: z.int().positive(),
  role: z.string(),
  /** Values, or references to blobs. */
  input: jsonSchema,
  /** Ids of the items whose results this one waits for. */
  needs: z.array(z.string()),
  /** What the work belongs to, for people: a product's slug. */
  subject: z.string().optional(),
  maxAttempts: z.int().positive(),
  budgetMicros: z.int().nonnegative(),
});
export type WorkItem = z.infer<typeof workItemSchema>;

/** A claimed item: what to do, at which rung, until when, and the number that fences off whoever held it before. */
export const claimSchema = z.strictObject({
  item: workItemSchema,
  rung: rungSchema,
  /** The input at this rung: the item's input, or the residue that the rung below left. */
  input: jsonSchema,
  attempt: z.int().positive(),
  fence: z.int().positive(),
  leaseUntil: z.int(),
});
export type Claim = z.infer<typeof claimSchema>;
