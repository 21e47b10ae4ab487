/** Events of the company itself, of builds, questions, products and releases. */
import * as z from 'zod';
import { buildStateSchema } from '../client.ts';
import { defineEvent } from '../event-type.ts';
import { errorBodySchema } from '../work.ts';

/** Streams of the events below. */
export const streams = {
  company: 'company',
  work: (id: string): string => `work:${id}`,
  build: (id: string): string => `build:${id}`,
  question: (id: string): string => `question:${id}`,
  product: (slug: string): string => `product:${slug}`,
};

export const stopPressed = defineEvent({ type: 'stop.pressed', v: 1, schema: z.strictObject({}) });
export const stopReleased = defineEvent({ type: 'stop.released', v: 1, schema: z.strictObject({}) });

/** Code of our own generator may run where no sandbox holds: the owner said so with an option of a command. */
export const unsandboxedAllowed = defineEvent({
  type: 'unsandboxed.allowed',
  v: 1,
  schema: z.strictObject({}),
});

/** Money was set aside for one try of a rung that costs; the answer to it says what it did cost. */
export const budgetReserved = defineEvent({
  type: 'budget.reserved',
  v: 1,
  schema: z.strictObject({ work: z.string(), reservation: z.string(), micros: z.int().positive() }),
});

/**
 * Somebody wants a brief built, `main` of a product released, or a product changed. A repeated request raises `attempt`.
 * Version 2 adds changes.
 */
export const buildRequested = defineEvent({
  type: 'build.requested',
  v: 3,
  upcast: { 1: (data) => data, 2: (data) => data },
  schema: z.discriminatedUnion('flow', [
    z.strictObject({
      flow: z.literal('build'),
      build: z.string(),
      attempt: z.int().positive(),
      /** Blob of the text. */
      text: z.string(),
      form: z.enum(['brief', 'specification']),
      defaults: z.boolean(),
      explore: z.int().nonnegative().optional(),
    }),
    z.strictObject({
      flow: z.literal('release'),
      build: z.string(),
      attempt: z.int().positive(),
      product: z.string(),
      defaults: z.boolean(),
      /** How many seconds curious users are given; what is left of the gate's own time when absent. */
      explore: z.int().nonnegative().optional(),
    }),
    z.strictObject({
      flow: z.literal('change'),
      build: z.string(),
      attempt: z.int().positive(),
      product: z.string(),
      /** Blobs: what is to change, and the brief and the specification of the release that it changes. */
      change: z.string(),
      brief: z.string(),
      form: z.enum(['brief', 'specification']),
      specification: z.string(),
      defaults: z.boolean(),
    }),
  ]),
});

/** Who asks changed: with `defaults` nobody is there to answer. */
export const buildAttended = defineEvent({
  type: 'build.attended',
  v: 1,
  schema: z.strictObject({ build: z.string(), defaults: z.boolean() }),
});

export const buildEnded = defineEvent({
  type: 'build.ended',
  v: 1,
  schema: z.strictObject({
    build: z.string(),
    state: buildStateSchema.exclude(['running']),
    product: z.string().optional(),
    release: z.int().positive().optional(),
    error: errorBodySchema.optional(),
  }),
});

export const questionAsked = defineEvent({
  type: 'question.asked',
  v: 1,
  schema: z.strictObject({
    question: z.string(),
    work: z.string(),
    build: z.string().optional(),
    product: z.string().optional(),
    text: z.string(),
    detail: z.string().optional(),
    options: z.array(z.strictObject({ value: z.string(), label: z.string() })).min(1),
    default: z.string().optional(),
    deadline: z.int().optional(),
  }),
});

/** `how`: a person said so, the deadline came, or nobody was there to be asked. */
export const questionAnswered = defineEvent({
  type: 'question.answered',
  v: 1,
  schema: z.strictObject({
    question: z.string(),
    value: z.string(),
    by: z.string(),
    how: z.enum(['person', 'deadline', 'nobody']),
  }),
});

/** The analyst knows what the product is. `brief` and `specification` are blobs. */
export const productSpecified = defineEvent({
  type: 'product.specified',
  v: 1,
  schema: z.strictObject({
    product: z.string(),
    name: z.string(),
    brief: z.string(),
    specification: z.string(),
    citedShare: z.number(),
    build: z.string(),
  }),
});

export const productRemoved = defineEvent({
  type: 'product.removed',
  v: 1,
  schema: z.strictObject({ product: z.string() }),
});

const counts = z.strictObject({ passed: z.int().nonnegative(), failed: z.int().nonnegative() });

/** A commit passed the gate. `report` is the blob of its evidence. */
export const releaseCreated = defineEvent({
  type: 'release.created',
  v: 1,
  schema: z.strictObject({
    product: z.string(),
    release: z.int().positive(),
    commit: z.string(),
    pure: z.boolean(),
    specification: z.string(),
    citedShare: z.number(),
    report: z.string(),
    checks: counts,
    journeys: counts,
    build: z.string(),
  }),
});

export const releaseRefused = defineEvent({
  type: 'release.refused',
  v: 1,
  schema: z.strictObject({
    product: z.string(),
    commit: z.string(),
    report: z.string(),
    failures: z.array(z.string()),
    build: z.string(),
  }),
});

export const releaseDeployed = defineEvent({
  type: 'release.deployed',
  v: 1,
  schema: z.strictObject({
    product: z.string(),
    release: z.int().positive(),
    url: z.string().optional(),
    isolation: z.enum(['sandbox', 'none']),
  }),
});

export const releaseRolledBack = defineEvent({
  type: 'release.rolled-back',
  v: 1,
  schema: z.strictObject({ product: z.string(), from: z.int().positive(), to: z.int().positive() }),
});
