/** Events that the journal writes about itself. */
import * as z from 'zod';
import { defineEvent } from '../event-type.ts';

/** Data of the person `subject` was erased: of so many events and blobs. On the stream `subject:<subject>`. */
export const journalErased = defineEvent({
  type: 'journal.erased',
  v: 1,
  schema: z.strictObject({
    subject: z.string(),
    events: z.int().nonnegative(),
    blobs: z.int().nonnegative(),
    reason: z.string().optional(),
  }),
});
