/** A learned program for a screen, as data. */
import * as z from 'zod';
import { shapeSchema } from './observation.ts';

/**
 * A way to find a value in an instruction: what stands in a gap of the template (`each`: the members of a list there;
 * `part`: one of the numbers between / - or :), the n-th quotation, or the word behind a word. Or in the row that is
 * worked, beside the instruction: a column of it.
 */
export const selectorSchema = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('gap'),
    at: z.int().nonnegative(),
    each: z.boolean().optional(),
    part: z.int().nonnegative().optional(),
  }),
  z.strictObject({ by: z.literal('quoted'), at: z.int().nonnegative() }),
  z.strictObject({ by: z.literal('after'), word: z.string().min(1) }),
  z.strictObject({
    by: z.literal('column'),
    name: z.string().min(1),
    part: z.int().nonnegative().optional(),
  }),
]);
export type Selector = z.infer<typeof selectorSchema>;

/** Where a text is read: on the element, beside it, or within its n-th group. */
const placeSchema = z.union([z.enum(['own', 'label']), z.int().nonnegative()]);
export type Place = z.infer<typeof placeSchema>;

const likenessSchema = z.enum(['equals', 'holds', 'begins']);
export type Likeness = z.infer<typeof likenessSchema>;

/** One thing that is true of an element on a screen, beside an instruction and what was done before. */
export const factSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('role'), role: z.string().min(1) }),
  z.strictObject({ is: z.literal('shape'), shape: shapeSchema }),
  z.strictObject({ is: z.literal('text'), place: placeSchema, text: z.string() }),
  z.strictObject({ is: z.literal('value'), place: placeSchema, like: likenessSchema, of: selectorSchema }),
  /** It is painted in the colour that the instruction names. */
  z.strictObject({ is: z.literal('color'), of: selectorSchema }),
  z.strictObject({
    is: z.literal('state'),
    state: z.enum(['checked', 'selected', 'expanded', 'disabled', 'focused']),
    holds: z.boolean(),
  }),
  z.strictObject({ is: z.literal('filled'), holds: z.boolean() }),
  z.strictObject({ is: z.literal('worded'), holds: z.boolean() }),
  /** It was acted on before. */
  z.strictObject({ is: z.literal('done'), holds: z.boolean() }),
  /** Its place among its kind or its siblings, in the order of painting; from the end where negative. */
  z.strictObject({ is: z.literal('nth'), among: z.enum(['kin', 'siblings']), at: z.int() }),
  /** Its place among its kind is the number that the instruction says. */
  z.strictObject({ is: z.literal('counted'), of: selectorSchema }),
]);
export type Fact = z.infer<typeof factSchema>;

/** Where a typed text comes from. */
export const textSourceSchema = z.union([
  selectorSchema,
  z.strictObject({ by: z.literal('constant'), text: z.string() }),
]);
export type TextSource = z.infer<typeof textSourceSchema>;

/**
 * What a rule does to every element that its facts describe, one after the other. A `fill` makes a field hold a text, and
 * applies only while it does not: its effect is its postcondition.
 */
export const ruleSchema = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('click'), target: z.array(factSchema).min(1) }),
  z.strictObject({ act: z.literal('fill'), target: z.array(factSchema).min(1), text: textSourceSchema }),
]);
export type Rule = z.infer<typeof ruleSchema>;

/** `template` are the words that all instructions of the skill have; of `rules`, the first that applies acts. */
export const skillSchema = z.strictObject({
  template: z.array(z.string()),
  rules: z.array(ruleSchema).min(1),
});
export type Skill = z.infer<typeof skillSchema>;
