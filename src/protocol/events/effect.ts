/** Events of outside effects, on the stream of the work that they belong to. */
import * as z from 'zod';
import { defineEvent } from '../event-type.ts';
import { jsonSchema } from '../json.ts';
import { errorBodySchema } from '../work.ts';

/** Written before the effect happens. `kind` says what may be done when its outcome is not known after a crash. */
export const effectIntended = defineEvent({
  type: 'effect.intended',
  v: 1,
  schema: z.strictObject({
    effect: z.string(),
    kind: z.enum(['repeatable', 'keyed', 'probeable', 'none']),
    name: z.string(),
    work: z.string(),
    input: jsonSchema,
  }),
});

/** Written after it. */
export const effectSettled = defineEvent({
  type: 'effect.settled',
  v: 1,
  schema: z.strictObject({
    effect: z.string(),
    work: z.string(),
    result: jsonSchema.optional(),
    error: errorBodySchema.optional(),
  }),
});
