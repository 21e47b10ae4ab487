import * as z from 'zod';
import {
  checkSchema,
  clauseSchema,
  explorationSchema,
  journeyReportSchema,
  unprobedSchema,
} from './evidence.ts';

/** What one look at a product found: a blob that hangs on a release or a refusal. */
export const reportSchema = z.strictObject({
  checks: z.array(checkSchema),
  journeys: z.array(journeyReportSchema),
  unprobed: z.array(unprobedSchema).optional(),
  clauses: z.array(clauseSchema).optional(),
  /** One for each part of the journeys after which there was time. */
  explorations: z.array(explorationSchema).optional(),
});
export type Report = z.infer<typeof reportSchema>;
