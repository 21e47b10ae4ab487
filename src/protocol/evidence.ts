/** Evidence: what the gate saw of a product, as it hangs on a release. Files are named by the hash of their blob. */
import * as z from 'zod';

/** One thing that was checked. `proves` holds element ids of the specification (see `elementId`). */
export const checkSchema = z.strictObject({
  id: z.string(),
  /** A sentence that a person understands: "A customer cannot cancel another customer's appointment." */
  text: z.string(),
  kind: z.enum(['start', 'tests', 'api', 'journey', 'accessibility', 'console', 'endurance']),
  passed: z.boolean(),
  /** What was seen instead, when it failed. */
  detail: z.string().optional(),
  proves: z.array(z.string()).default([]),
  durationMs: z.number().nonnegative(),
});
export type Check = z.infer<typeof checkSchema>;

/** One step that an emulated user took, with the time since the journey began. */
export const journeyStepSchema = z.strictObject({
  text: z.string(),
  atMs: z.number().nonnegative(),
  durationMs: z.number().nonnegative(),
  passed: z.boolean(),
  detail: z.string().optional(),
  /** Blob of the screen after the step (JPEG). */
  frame: z.string().optional(),
  /**
   * Of a step that failed, the five seconds before: blobs of the pictures that were taken, and one of what was seen and
   * done, as JSON: `{ observations, inputs }` as in `protocol/screen`, the observations before each press and the last.
   */
  window: z.strictObject({ frames: z.array(z.string()), seen: z.string() }).optional(),
});

/** A journey of one emulated user through the product. */
export const journeyReportSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  role: z.string(),
  passed: z.boolean(),
  proves: z.array(z.string()),
  steps: z.array(journeyStepSchema),
  /** Input actions performed (moves, clicks, key presses count one each) and the time that they took. */
  actions: z.int().nonnegative(),
  durationMs: z.number().nonnegative(),
  /** When it was over, in milliseconds since the Unix epoch. */
  endedAt: z.int().nonnegative().optional(),
  /** Blob of the recording: a JSON list of {atMs, frame} in the order of time. */
  recording: z.string().optional(),
  /** Load times of the pages seen, by path pattern. */
  pages: z.array(z.strictObject({ path: z.string(), loadMs: z.number() })),
});
export type JourneyReport = z.infer<typeof journeyReportSchema>;

/**
 * Words of the brief (UTF-16 offsets), the elements that stand on them, and the ids of checks and journeys that prove
 * one of these. Without any of them the words are worth as little as words that were not understood.
 */
export const clauseSchema = z.strictObject({
  start: z.int().nonnegative(),
  end: z.int().positive(),
  text: z.string(),
  elements: z.array(z.string()),
  checks: z.array(z.string()),
});
export type Clause = z.infer<typeof clauseSchema>;

/** An element of the specification that no request could show to hold, and why. */
export const unprobedSchema = z.strictObject({ element: z.string(), why: z.string() });

/** Something that broke while a curious user wandered through a product. */
export const findingSchema = z.strictObject({
  /** The same for the same fault on the same kind of page. */
  id: z.string(),
  kind: z.enum([
    'server-error',
    'crash',
    'hang',
    'injection',
    'script-error',
    'console-error',
    'failed-request',
    'dead-link',
    'dead-end',
    'garbled',
    'lost-input',
    'accessibility',
    'overflow',
    'slow',
  ]),
  /** Whether a release may not go out with it, or it is only told. */
  severity: z.enum(['refuses', 'noted']),
  /** A sentence for people: what was seen. */
  text: z.string(),
  role: z.string(),
  /** Kind of the page: its path with numbers left open. */
  page: z.string(),
  /** What to do to see it again, from the opening of a page on. */
  steps: z.array(z.string()),
  /** Since the exploration began. */
  atMs: z.number().nonnegative(),
  /** Blob of the screen at that time (JPEG). */
  frame: z.string().optional(),
});
export type Finding = z.infer<typeof findingSchema>;

/** What curious users did in the time that was left, and what broke. */
export const explorationSchema = z.strictObject({
  /** The same seed walks the same way through the same product, as far as the time goes. */
  seed: z.int().nonnegative(),
  durationMs: z.number().nonnegative(),
  /** Ways taken (a link, a button, a form filled in and sent), and input actions of the hand in them. */
  ways: z.int().nonnegative(),
  actions: z.int().nonnegative(),
  /** Kinds of pages on which they were, and those to which links led that they had no time for. */
  pages: z.array(z.string()),
  unseen: z.array(z.string()),
  findings: z.array(findingSchema),
});
export type Exploration = z.infer<typeof explorationSchema>;
