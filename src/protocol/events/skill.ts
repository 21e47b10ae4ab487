/** Events of the skill library and of errands: rows that are worked by a skill. */
import * as z from 'zod';
import { defineEvent } from '../event-type.ts';
import { evaluationSchema } from '../screen/library.ts';
import { errorBodySchema } from '../work.ts';

/** Their streams. */
export const skillStreams = {
  skill: (name: string): string => `skill:${name}`,
  errand: (id: string): string => `errand:${id}`,
};

/** A version of a skill was learned and tried on held-out cases. `content` is its blob. */
export const skillLearned = defineEvent({
  type: 'skill.learned',
  v: 1,
  schema: z.strictObject({
    skill: z.string(),
    version: z.int().positive(),
    task: z.string(),
    content: z.string(),
    learner: z.string(),
    demonstrations: z.array(z.string()),
    evaluation: evaluationSchema,
  }),
});

/** A version works from now on. Only one that passed its evaluation is promoted. */
export const skillPromoted = defineEvent({
  type: 'skill.promoted',
  v: 1,
  schema: z.strictObject({ skill: z.string(), version: z.int().positive() }),
});

/** The version before works again; 0: none does. */
export const skillRolledBack = defineEvent({
  type: 'skill.rolled-back',
  v: 1,
  schema: z.strictObject({
    skill: z.string(),
    from: z.int().positive(),
    to: z.int().nonnegative(),
  }),
});

/**
 * Somebody wants rows worked. A repeated request raises `attempt`: rows that are entered stay so. Version 2 adds the name of
 * the password.
 */
export const errandRequested = defineEvent({
  type: 'errand.requested',
  v: 2,
  upcast: { 1: (data) => data },
  schema: z.strictObject({
    errand: z.string(),
    attempt: z.int().positive(),
    skill: z.string(),
    version: z.int().positive(),
    content: z.string(),
    task: z.string(),
    url: z.string(),
    look: z.string().optional(),
    /** Blob of the rows, and how many there are. */
    rows: z.string(),
    count: z.int().positive(),
    role: z.string().optional(),
    secret: z.string().optional(),
    defaults: z.boolean(),
  }),
});

export const errandEnded = defineEvent({
  type: 'errand.ended',
  v: 1,
  schema: z.discriminatedUnion('state', [
    z.strictObject({
      state: z.literal('done'),
      errand: z.string(),
      /** Blob of what came of each row. */
      report: z.string(),
      rows: z.int().nonnegative(),
      entered: z.int().nonnegative(),
      aside: z.int().nonnegative(),
    }),
    z.strictObject({ state: z.literal('failed'), errand: z.string(), error: errorBodySchema }),
  ]),
});
