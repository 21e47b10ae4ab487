/** Events of work items, on the stream `work:<id>`. */
import * as z from 'zod';
import { defineEvent } from '../event-type.ts';
import { jsonSchema } from '../json.ts';
import { errorBodySchema, outcomeSchema, rungSchema, workItemSchema } from '../work.ts';

/** A build wants an item: a new one, or one that is known already (same kind, version and input). */
export const workWanted = defineEvent({
  type: 'work.wanted',
  v: 1,
  schema: z.strictObject({
    build: z.string(),
    step: z.string(),
    item: workItemSchema,
    title: z.string(),
    rung: rungSchema,
  }),
});

/** What the store adds to its events about claims. */
const held = {
  work: z.string(),
  kind: z.string(),
  rung: rungSchema,
  attempt: z.int().positive(),
  fence: z.int().positive(),
  worker: z.string(),
  leaseUntil: z.int(),
};

export const workClaimed = defineEvent({ type: 'work.claimed', v: 1, schema: z.strictObject(held) });

/** The lease ran out; the item is in the queue again. */
export const workExpired = defineEvent({ type: 'work.expired', v: 1, schema: z.strictObject(held) });

/** The claim was given back before its lease ran out: the worker is gone or was told to stop. */
export const workReleased = defineEvent({
  type: 'work.released',
  v: 1,
  schema: z.strictObject({ work: z.string(), worker: z.string(), why: z.string() }),
});

/** A rung answered. A result that is `done` ends the item. */
export const workAnswered = defineEvent({
  type: 'work.answered',
  v: 1,
  schema: z.strictObject({
    work: z.string(),
    rung: rungSchema,
    fence: z.int().nonnegative(),
    outcome: outcomeSchema,
    costMicros: z.int().nonnegative(),
    durationMs: z.number().nonnegative(),
  }),
});

/** A rung threw. */
export const workFailed = defineEvent({
  type: 'work.failed',
  v: 1,
  schema: z.strictObject({
    work: z.string(),
    rung: rungSchema,
    fence: z.int().nonnegative(),
    error: errorBodySchema,
    costMicros: z.int().nonnegative(),
    durationMs: z.number().nonnegative(),
  }),
});

/** The supervisor's decision: the same rung again, not before a moment. */
export const workRetried = defineEvent({
  type: 'work.retried',
  v: 1,
  schema: z.strictObject({ work: z.string(), notBefore: z.int(), fresh: z.boolean() }),
});

/** The supervisor's decision: what is left goes to a higher rung. */
export const workClimbed = defineEvent({
  type: 'work.climbed',
  v: 1,
  schema: z.strictObject({
    work: z.string(),
    rung: rungSchema,
    input: jsonSchema,
    /** What the rung below did of it. */
    part: jsonSchema.optional(),
    /** The error that is put to a person. */
    error: errorBodySchema.optional(),
  }),
});

/** The end of an item. */
export const workEnded = defineEvent({
  type: 'work.ended',
  v: 1,
  schema: z.discriminatedUnion('state', [
    z.strictObject({ work: z.string(), state: z.literal('done'), result: jsonSchema }),
    z.strictObject({ work: z.string(), state: z.enum(['declined', 'failed']), error: errorBodySchema }),
  ]),
});

/** A later attempt of a build takes an item up again that ended without a result. */
export const workReopened = defineEvent({
  type: 'work.reopened',
  v: 1,
  schema: z.strictObject({ work: z.string(), build: z.string() }),
});
