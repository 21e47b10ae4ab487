/** What every element of a specification carries: where it comes from, and names in their forms. */
import * as z from 'zod';

/** A span of the brief: UTF-16 offsets, `end` exclusive, and the words themselves. */
export const citationSchema = z.strictObject({
  start: z.int().nonnegative(),
  end: z.int().positive(),
  text: z.string().min(1),
});

/**
 * Why an element is there: words of the brief, an assumption of ours (`sentence` says it as the owner could have written
 * it, and writing another sentence changes it), or a person who edited the YAML.
 */
export const sourceSchema = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('brief'), cites: z.array(citationSchema).min(1) }),
  z.strictObject({
    from: z.literal('assumption'),
    why: z.string().min(1),
    sentence: z.string().min(1).optional(),
  }),
  z.strictObject({ from: z.literal('hand') }),
]);
export type Source = z.infer<typeof sourceSchema>;
export const source = sourceSchema.default({ from: 'hand' });

/** camelCase, as in JSON bodies. */
export const key = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9]*$/, 'a key is camelCase: a letter, then letters and digits');
/** kebab-case, as in paths. */
export const kebab = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens');
/** What a person reads on the screen. */
export const label = z.string().min(1).max(80);

/** A length of time: a number of a unit. Months and years are those of the calendar. */
export const lengthSchema = z.strictObject({
  amount: z.int(),
  unit: z.enum(['minutes', 'hours', 'days', 'weeks', 'months', 'years']),
});
export type Length = z.infer<typeof lengthSchema>;

/** The key under which rules name the account that created a record: a voter, an author; it is no field and never in a body. */
export const createdByKey = 'createdBy';
