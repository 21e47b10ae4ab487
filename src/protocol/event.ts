/** The envelope of every event of a journal. The types of events and their data stand beside it in `events/`. */
import * as z from 'zod';
import { jsonSchema } from './json.ts';

/**
 * `seq` is dense per company, from 1. `stream` is the aggregate (`build:…`, `work:…`, `product:salon`); `v` the version of
 * the type's schema; `actor` who did it (`supervisor`, `worker:…`, `person:…`); `cause` the seq of the event that led to
 * it; `subject` the person whose data is in `data`, for erasure. `at` is milliseconds since the Unix epoch.
 * `hash` = SHA-256 over the canonical JSON of {previous hash, envelope without data and hash, commitment}, where the
 * commitment is SHA-256 over a random salt and the canonical JSON of `data`; erasing deletes data and salt alone.
 */
export const eventSchema = z.strictObject({
  company: z.string(),
  seq: z.int().positive(),
  stream: z.string(),
  type: z.string(),
  v: z.int().positive(),
  actor: z.string(),
  cause: z.int().positive().optional(),
  subject: z.string().optional(),
  at: z.int(),
  /** Null when erased. */
  data: jsonSchema,
  hash: z.string(),
});
export type StoredEvent = z.infer<typeof eventSchema>;
