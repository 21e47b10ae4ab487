/** A task that somebody did on a screen, from which a skill is learned. */
import * as z from 'zod';
import { observationSchema } from './observation.ts';

const point = { x: z.number(), y: z.number() };

/** What a person's hand did, input events put together: presses to clicks, keys to text, corrections left out. */
export const actionSchema = z.discriminatedUnion('kind', [
  /** `element`: what lay under the pointer, innermost. */
  z.strictObject({
    kind: z.literal('click'),
    ...point,
    count: z.int().positive().default(1),
    element: z.int().optional(),
    /** A key that is held meanwhile. */
    held: z.enum(['Control', 'Shift']).optional(),
  }),
  /** The pointer goes there and nothing is pressed: to hover, or to stay on what moves. */
  z.strictObject({ kind: z.literal('move'), ...point, element: z.int().optional() }),
  /** Text typed into what has the focus (`element`). */
  z.strictObject({ kind: z.literal('type'), text: z.string(), element: z.int().optional() }),
  /** A key that types nothing: `Enter`, `Tab`, `Escape`, `ArrowDown`, …, with its modifiers before it (`Control+c`). */
  z.strictObject({ kind: z.literal('press'), key: z.string().min(1), element: z.int().optional() }),
  /** A press, a way and a release. */
  z.strictObject({
    kind: z.literal('drag'),
    ...point,
    to: z.strictObject(point),
    element: z.int().optional(),
    target: z.int().optional(),
  }),
  /** A turn of the wheel, or of a scroll bar; pixels, down the page. */
  z.strictObject({ kind: z.literal('scroll'), by: z.number(), element: z.int().optional() }),
  /** An option chosen from a list that the system draws; empty where a foreign record does not hold which. */
  z.strictObject({ kind: z.literal('select'), option: z.string(), element: z.int().optional() }),
]);
export type Action = z.infer<typeof actionSchema>;

/** Something that lit up by itself for a moment, from when on. */
export const flashSchema = z.strictObject({ at: z.number().nonnegative(), element: z.int() });
export type Flash = z.infer<typeof flashSchema>;

/**
 * One action, the screen before it, and when it began and ended, in milliseconds since the demonstration began. `passed` are
 * screens that were seen since the step before and on which nothing was done: what was waited for was not there yet. `lit` is
 * what lit up by itself meanwhile, in that order.
 */
export const stepSchema = z.strictObject({
  before: observationSchema,
  action: actionSchema,
  began: z.number().nonnegative(),
  ended: z.number().nonnegative(),
  passed: z.array(observationSchema).optional(),
  lit: z.array(flashSchema).optional(),
});
export type Step = z.infer<typeof stepSchema>;

/**
 * A demonstration. `instruction` says in words what was to be done; `values` is the row that was worked, where there was
 * one. `after` is the screen when it was done; `url` the address at which it began, where there was one.
 */
export const demonstrationSchema = z.strictObject({
  format: z.literal('macrohard/demonstration'),
  version: z.literal(1),
  instruction: z.string(),
  values: z.record(z.string(), z.string()).default({}),
  steps: z.array(stepSchema).min(1),
  after: observationSchema.optional(),
  url: z.string().optional(),
});
export type Demonstration = z.infer<typeof demonstrationSchema>;
