/** How a worked row ends, learned from its demonstrations; part of what the library keeps of a skill. */
import * as z from 'zod';

export const endingSchema = z.strictObject({
  /** What was done last, to what: absent where that differed from one time to the next. */
  last: z
    .strictObject({
      kind: z.enum(['click', 'move', 'type', 'press', 'drag', 'scroll', 'select']),
      role: z.string(),
      name: z.string(),
      key: z.string().optional(),
    })
    .optional(),
  /** Columns whose values stand together on the screen afterwards: the row's own trace. Empty where nothing tells it. */
  trace: z.array(z.string()),
  /** The role of what holds them. */
  within: z.string().optional(),
  /** Words that stood there afterwards each time and never before. */
  said: z.array(z.string()),
  /** Whether dialogs were shown. */
  dialogs: z.boolean(),
  /** Whether somebody signed in before: a password was asked for, and no more where the row ended. */
  signsIn: z.boolean().default(false),
});
export type Ending = z.infer<typeof endingSchema>;
