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
