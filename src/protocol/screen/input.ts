/** What a hand did at a screen, event by event, as the screen got it: a person's or the emulator's. */
import * as z from 'zod';

const modifierSchema = z.enum(['Alt', 'Control', 'Meta', 'Shift']);
export type Modifier = z.infer<typeof modifierSchema>;

/** `at` in milliseconds since the beginning of the screen; `element` is the innermost one that got it. */
const moment = {
  at: z.number().nonnegative(),
  element: z.int().nonnegative().optional(),
};
const place = { x: z.number(), y: z.number(), modifiers: z.array(modifierSchema).default([]) };
/** `key` and `code` as in UI Events; what is typed into a password field is `•` without a code. */
const stroke = {
  key: z.string().min(1),
  code: z.string(),
  modifiers: z.array(modifierSchema).default([]),
  repeat: z.boolean().default(false),
};

/**
 * One input event. Moves say which buttons are down (1 left, 2 right, 4 middle, added up), presses which one it was
 * (0 left, 1 middle, 2 right) and the how-manieth press of a double or triple click. Wheel turns are in CSS pixels.
 */
export const inputSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...moment, ...place, kind: z.literal('move'), buttons: z.int().nonnegative().default(0) }),
  z.strictObject({
    ...moment,
    ...place,
    kind: z.literal('down'),
    button: z.int(),
    count: z.int().default(1),
  }),
  z.strictObject({ ...moment, ...place, kind: z.literal('up'), button: z.int(), count: z.int().default(1) }),
  z.strictObject({
    ...moment,
    ...place,
    kind: z.literal('wheel'),
    deltaX: z.number(),
    deltaY: z.number(),
  }),
  z.strictObject({ ...moment, ...stroke, kind: z.literal('keydown') }),
  z.strictObject({ ...moment, ...stroke, kind: z.literal('keyup') }),
  z.strictObject({ ...moment, kind: z.literal('copy') }),
  z.strictObject({ ...moment, kind: z.literal('cut') }),
  z.strictObject({ ...moment, kind: z.literal('paste') }),
  /** A dialog that the browser shows for the page is answered by one of its buttons (`element`). */
  z.strictObject({ ...moment, kind: z.literal('answer') }),
]);
export type Input = z.infer<typeof inputSchema>;
