/** A learned program for a screen, as data. */
import * as z from 'zod';
import { shapeSchema } from './observation.ts';

const place = z.int().nonnegative();

/**
 * A way to find a value in what is asked for: what stands in a gap of a template (`each`: the members of a list there;
 * `part`: one of the numbers in it), the n-th quotation, name, number or word for a colour, the words that describe a figure, the word behind a word, a column of the row that is
 * worked, what a calculation on the screen or in the instruction comes to, or the name that is left: the first that nothing
 * says that was pressed before.
 */
export const selectorSchema = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('gap'),
    template: place,
    at: place,
    each: z.boolean().optional(),
    part: place.optional(),
  }),
  z.strictObject({ by: z.literal('quoted'), at: place }),
  z.strictObject({ by: z.literal('name'), at: place }),
  z.strictObject({ by: z.literal('number'), at: place }),
  z.strictObject({ by: z.literal('color'), at: place }),
  z.strictObject({ by: z.literal('figure') }),
  z.strictObject({ by: z.literal('after'), word: z.string().min(1) }),
  z.strictObject({ by: z.literal('column'), name: z.string().min(1), part: place.optional() }),
  z.strictObject({ by: z.literal('computed') }),
  z.strictObject({ by: z.literal('rest') }),
]);
export type Selector = z.infer<typeof selectorSchema>;

/** Where a text is read: on the element, beside it, or within its n-th group. */
const placeSchema = z.union([z.enum(['own', 'label']), place]);
export type Place = z.infer<typeof placeSchema>;

const likenessSchema = z.enum(['equals', 'holds', 'begins', 'ends', 'synonym']);
export type Likeness = z.infer<typeof likenessSchema>;

const relationSchema = z.enum(['less', 'equal', 'greater']);

/**
 * One thing that is true of an element on a screen, beside what is asked for and what was done before. The last four are
 * true of the whole screen, and so of each element on it or of none.
 */
export const factSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('role'), role: z.string().min(1) }),
  z.strictObject({ is: z.literal('shape'), shape: shapeSchema }),
  z.strictObject({ is: z.literal('text'), place: placeSchema, text: z.string() }),
  /** A word stands among the words there. */
  z.strictObject({ is: z.literal('says'), place: placeSchema, word: z.string().min(1) }),
  /** `ifSaid`: it is also true where no such value is said. */
  z.strictObject({
    is: z.literal('value'),
    place: placeSchema,
    like: likenessSchema,
    of: selectorSchema,
    ifSaid: z.boolean().optional(),
  }),
  /** The words there stand in the instruction. */
  z.strictObject({ is: z.literal('mentioned'), place: placeSchema }),
  /** Of what the instruction names, it is the first, in the order of the instruction, that was not acted on before. */
  z.strictObject({ is: z.literal('turn') }),
  /** Of what the instruction names and the screen shows, it is what is named last: the farthest step of a way that is seen. */
  z.strictObject({ is: z.literal('latest') }),
  /** It is painted in the colour that the instruction names: in any shade of it, in just that one, or, of its kind, most like it. */
  z.strictObject({
    is: z.literal('color'),
    of: selectorSchema,
    shade: z.enum(['any', 'exact', 'nearest']).default('any'),
  }),
  /** It is of the kind that is said ("the checkbox", "a text field"). */
  z.strictObject({ is: z.literal('kind'), of: selectorSchema }),
  /** It is a figure that the phrase describes ("small blue triangle"). */
  z.strictObject({ is: z.literal('described'), of: selectorSchema }),
  /** It says how many figures the phrase describes. */
  z.strictObject({ is: z.literal('tally'), of: selectorSchema }),
  /** Its words describe a figure on the screen. */
  z.strictObject({ is: z.literal('describes') }),
  z.strictObject({
    is: z.literal('state'),
    state: z.enum(['checked', 'selected', 'expanded', 'disabled', 'focused']),
    holds: z.boolean(),
  }),
  z.strictObject({ is: z.literal('filled'), holds: z.boolean() }),
  z.strictObject({ is: z.literal('worded'), holds: z.boolean() }),
  /** It was acted on before. */
  z.strictObject({ is: z.literal('done'), holds: z.boolean() }),
  /** It is what is to be pressed next of what lit up by itself, in that order, once all was shown. */
  z.strictObject({ is: z.literal('recalled') }),
  /** It is painted unlike all others of its kind, which are painted alike. */
  z.strictObject({ is: z.literal('odd') }),
  /** It is the first of its kind, from a place on, that was not acted on before. */
  z.strictObject({ is: z.literal('next'), from: place }),
  /** Its place among its kind or its siblings, in the order of painting; from the end where negative. */
  z.strictObject({ is: z.literal('nth'), among: z.enum(['kin', 'siblings']), at: z.int() }),
  /** Its place among its kind is the number that the instruction says; where there are `per` on a page, its place on one. */
  z.strictObject({ is: z.literal('counted'), of: selectorSchema, per: z.int().positive().optional() }),
  /** It says the number of the page, from the second on, on which the thing of that number is. */
  z.strictObject({ is: z.literal('page'), of: selectorSchema, per: z.int().positive() }),
  /** Its column or row among its kind, counted from the middle one to the right or up, is the number that is said. */
  z.strictObject({ is: z.literal('grid'), axis: z.enum(['x', 'y']), of: selectorSchema }),
  /** The number there is the least or the greatest among its kind; or whichever of the two is said ("cheapest", "longest"). */
  z.strictObject({
    is: z.literal('extreme'),
    place: placeSchema,
    most: z.enum(['least', 'greatest', 'said']),
  }),
  /**
   * It stands, among the siblings of its kind, where what is said was shown to stand ("like": the third icon): the value that
   * is said, or, where none is named, whatever words of the instruction are known.
   */
  z.strictObject({
    is: z.literal('means'),
    of: selectorSchema.optional(),
    places: z.record(z.string(), z.int().nonnegative()),
  }),
  /** As many things were pressed before as the number that is said. */
  z.strictObject({ is: z.literal('enough'), of: selectorSchema, holds: z.boolean() }),
  /** The instruction has a word, or, where that is `"`, a quotation. */
  z.strictObject({ is: z.literal('said'), word: z.string().min(1), holds: z.boolean() }),
  /** The screen has an element of a role, with a text, or both. */
  z.strictObject({
    is: z.literal('there'),
    role: z.string().optional(),
    text: z.string().optional(),
    holds: z.boolean(),
  }),
  /**
   * The quantity that it says itself, or the only one of its kind in the nearest group of it that has any, else on the
   * screen, against the one that is said.
   */
  z.strictObject({
    is: z.literal('compared'),
    quantity: z.enum(['number', 'month', 'date', 'time']),
    relation: relationSchema,
    of: selectorSchema,
  }),
]);
export type Fact = z.infer<typeof factSchema>;

/**
 * Where a text comes from; `seen`: what the only thing on the screen that some facts describe says or holds; `offered`: the
 * only one of what the list itself offers that stands in the instruction; `sought`: the number that halves what is left of the
 * range that the instruction names, where one of the words `above` or `below` is seen after each try.
 */
export const textSourceSchema = z.union([
  selectorSchema,
  z.strictObject({ by: z.literal('constant'), text: z.string() }),
  z.strictObject({ by: z.literal('offered') }),
  z.strictObject({
    by: z.literal('sought'),
    above: z.array(z.string()).min(1),
    below: z.array(z.string()).min(1),
  }),
  z.strictObject({ by: z.literal('seen'), target: z.array(factSchema).min(1) }),
  z.strictObject({ by: z.literal('cased'), to: z.enum(['lower', 'upper']), of: selectorSchema }),
]);
export type TextSource = z.infer<typeof textSourceSchema>;

/**
 * What is seen after an act wherever it was shown: its target is `gone`, it `opened` what was acted on next, the screen has
 * `changed`, or none of these. Nothing else happens before it is seen.
 */
const effectSchema = z.enum(['gone', 'opened', 'changed', 'none']);
export type Effect = z.infer<typeof effectSchema>;

/**
 * `wait`: so many seconds have to pass since the last act before this one, as the instruction says.
 */
const described = {
  target: z.array(factSchema).min(1),
  effect: effectSchema.default('none'),
  /** Somebody began with it. */
  opens: z.boolean().optional(),
  /** Roles that are on the screen afterwards and were not before: they are waited for. */
  awaits: z.array(z.string()).optional(),
  wait: selectorSchema.optional(),
};

/**
 * What a rule does to every element that its facts describe, one after the other. A `fill` makes a field hold a text, a
 * `select` chooses it from a list, and both apply only while it does not: their effect is their postcondition. A `scroll`
 * moves what lies under an element down by most of its height, as long as there is more. A `move` brings the mouse onto an
 * element, and applies only while it is not on it: it follows what moves.
 */
export const ruleSchema = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('click'),
    count: z.int().positive().default(1),
    /** It looks behind one after the other of some things that are alike. */
    explores: z.boolean().optional(),
    ...described,
  }),
  z.strictObject({ act: z.literal('fill'), text: textSourceSchema, ...described }),
  z.strictObject({ act: z.literal('select'), text: textSourceSchema, ...described }),
  z.strictObject({ act: z.literal('press'), key: z.string().min(1), ...described }),
  z.strictObject({ act: z.literal('scroll'), ...described }),
  z.strictObject({ act: z.literal('move'), ...described }),
]);
export type Rule = z.infer<typeof ruleSchema>;

/** What stands in a gap of a template: the first name of the instruction, the second quotation. */
const aliasSchema = z.strictObject({
  template: z.int().nonnegative(),
  at: z.int().nonnegative(),
  by: selectorSchema,
});
export type Alias = z.infer<typeof aliasSchema>;

/**
 * `templates` are the wordings of the instruction: the words that stand in each, in their order; `words` all words that are
 * no values, by which another wording is known; `aliases` what stands in the gaps where one is, `forms` how many names and quotations it may have. Of `rules`, the first that applies acts; where there are none, it was shown
 * and not understood, and is handed over. `others` are what is learned when some of the demonstrations are left out: where they would do something
 * else, the skill is not sure. `patienceMs`: how long nothing may apply before somebody else has to go on, where waiting was
 * shown to be part of it. `landmarks` are words that stood on every screen that was shown: where none of them is seen, it is
 * another place, and nothing is done.
 */
export const skillSchema = z.strictObject({
  templates: z.array(z.array(z.string())).min(1),
  words: z.array(z.string()).default([]),
  aliases: z.array(aliasSchema).default([]),
  forms: z.array(z.string()).default([]),
  rules: z.array(ruleSchema),
  others: z.array(z.array(ruleSchema)).default([]),
  landmarks: z.array(z.string()).default([]),
  patienceMs: z.number().positive().optional(),
});
export type Skill = z.infer<typeof skillSchema>;
