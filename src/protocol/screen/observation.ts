/** What the eye sees of a screen, whatever its source: nothing above the eye depends on a DOM. */
import * as z from 'zod';

/** A rectangle in CSS pixels of the viewport: left, top, width, height. */
export const boxSchema = z.tuple([z.number(), z.number(), z.number(), z.number()]);
export type Box = z.infer<typeof boxSchema>;

/** A colour as it is rendered: `#rrggbb`. */
export const colorSchema = z.string().regex(/^#[0-9a-f]{6}$/);

/** What is drawn where no role says it. */
export const shapeSchema = z.enum(['circle', 'rectangle', 'polygon', 'line', 'path', 'image']);

/**
 * One thing on the screen. `role` is an ARIA role as far as one can be told (`button`, `textbox`, `checkbox`, `link`,
 * `row`, …), `text` for words that stand by themselves, `shape` for what is only drawn, and `group` for what only holds
 * others. Names that only the author of a page sees (ids, classes) are never part of it.
 */
export const elementSchema = z.strictObject({
  /** The same as long as the element is on the screen; means nothing beyond it. */
  id: z.int().nonnegative(),
  /** The element that holds it. */
  parent: z.int().nonnegative().optional(),
  role: z.string().min(1),
  /** Its own words as they are rendered, without those of the elements that it holds. */
  text: z.string().default(''),
  /** What a field holds. A password is masked: as many bullets as it has characters. */
  value: z.string().optional(),
  checked: z.boolean().optional(),
  selected: z.boolean().optional(),
  expanded: z.boolean().optional(),
  disabled: z.boolean().optional(),
  focused: z.boolean().optional(),
  /** A field that is marked as wrong. */
  invalid: z.boolean().optional(),
  /** A field that shows bullets in place of what is typed. */
  secret: z.boolean().optional(),
  /** A field for more than one line. */
  multiline: z.boolean().optional(),
  shape: shapeSchema.optional(),
  color: colorSchema.optional(),
  /** Absent where nothing is painted behind it. */
  background: colorSchema.optional(),
  box: boxSchema,
  /** How far its contents are scrolled down, 0 to 1, as a scroll bar shows it; absent where nothing can be scrolled. */
  scrolled: z.number().min(0).max(1).optional(),
});
export type ScreenElement = z.infer<typeof elementSchema>;

/** A moment of a screen: its elements in the order in which they are painted; `at` in milliseconds since its beginning. */
export const observationSchema = z.strictObject({
  at: z.number().nonnegative(),
  viewport: z.strictObject({ width: z.number(), height: z.number() }),
  /** Where the mouse is; absent as long as it has not been seen. */
  pointer: z.strictObject({ x: z.number(), y: z.number() }).optional(),
  elements: z.array(elementSchema),
  /** How far the page is scrolled down, 0 to 1; absent where all of it is in the window. */
  scrolled: z.number().min(0).max(1).optional(),
});
export type Observation = z.infer<typeof observationSchema>;
