/**
 * What workers and the company say to each other: JSON over HTTP, on a Unix socket here. Workers claim, renew and complete;
 * they never open the journal. Errors are `{error}` bodies; `stale-fence` (409) tells a worker to drop what it does.
 */
import * as z from 'zod';
import { jsonSchema } from './json.ts';
import { claimSchema, errorBodySchema, outcomeSchema } from './work.ts';

/** `POST /workers`: a worker says who it is. */
export const helloSchema = z.strictObject({ pid: z.int().positive(), kinds: z.array(z.string()) });

/** Its name from now on, and how long a lease lasts; a worker renews three times within one. */
export const welcomeSchema = z.strictObject({ worker: z.string(), leaseMs: z.int().positive() });
export type Welcome = z.infer<typeof welcomeSchema>;

/**
 * `POST /workers/:worker/claim`: answers when there is work, or with null after `waitMs`, or with null and `soon`: kinds of
 * work that will come, for which an idle worker may get ready before it claims again.
 */
export const claimRequestSchema = z.strictObject({ waitMs: z.int().nonnegative().max(60_000) });
export const claimAnswerSchema = z.strictObject({
  claim: claimSchema.nullable(),
  soon: z.array(z.string()).optional(),
});
export type ClaimAnswer = z.infer<typeof claimAnswerSchema>;

/** `POST /work/:id/renew`. */
export const renewSchema = z.strictObject({ worker: z.string(), fence: z.int().positive() });

/** How far a piece of work is: `done` of `of` parts. */
export const progressSchema = z.strictObject({
  done: z.int().nonnegative(),
  /** Absent where nobody can say how much there is. */
  of: z.int().positive().optional(),
  /** A line for people: what was done last. */
  text: z.string(),
});
export type Progress = z.infer<typeof progressSchema>;

/** `POST /work/:id/progress`: how far a worker is. It is of this moment only and never in the journal. */
export const progressReportSchema = z.strictObject({ worker: z.string(), progress: progressSchema });

/** `POST /work/:id/complete`: what a rung answered, or what it threw. */
export const completeSchema = z.strictObject({
  worker: z.string(),
  fence: z.int().positive(),
  answer: z.union([z.strictObject({ outcome: outcomeSchema }), z.strictObject({ error: errorBodySchema })]),
  costMicros: z.int().nonnegative(),
  durationMs: z.number().nonnegative(),
});
export type Completion = z.infer<typeof completeSchema>;

/**
 * `POST /work/:id/effect`: an outside effect is about to happen. `outcome` is there when it has happened already;
 * `attempts` above 1 says that it may have. `POST /work/:id/effect/settle` says what came of it.
 */
export const effectIntentSchema = z.strictObject({
  worker: z.string(),
  fence: z.int().positive(),
  id: z.string(),
  kind: z.enum(['repeatable', 'keyed', 'probeable', 'none']),
  name: z.string(),
  input: jsonSchema,
});
export type EffectIntent = z.infer<typeof effectIntentSchema>;

const effectOutcome = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), result: jsonSchema }),
  z.strictObject({ ok: z.literal(false), error: errorBodySchema }),
]);
export const effectKnownSchema = z.strictObject({
  attempts: z.int().positive(),
  outcome: effectOutcome.optional(),
});
export const effectSettleSchema = z.strictObject({
  worker: z.string(),
  fence: z.int().positive(),
  id: z.string(),
  outcome: effectOutcome,
});
export type EffectSettlement = z.infer<typeof effectSettleSchema>;

/** `PUT /blobs?owner=…&class=…` with the bytes as body; `GET /blobs/:hash` answers them. */
export const blobPutSchema = z.strictObject({ hash: z.string(), size: z.int().nonnegative() });
