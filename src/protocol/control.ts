/** What the company's socket answers beside the CompanyPort: who it is, where a build stands, how it ends. */
import * as z from 'zod';
import { buildTicketSchema } from './client.ts';
import { isolationSchema } from './view.ts';
import { errorBodySchema } from './work.ts';
import { progressSchema } from './worker.ts';

/** `GET /company`. */
export const companyInfoSchema = z.strictObject({
  pid: z.int(),
  company: z.string(),
  home: z.string(),
  startedAt: z.int(),
  /** How many clients keep it alive. */
  holds: z.int(),
});
export type CompanyInfo = z.infer<typeof companyInfoSchema>;

/** `GET /builds/:id`. */
export const buildStatusSchema = z.strictObject({
  ...buildTicketSchema.shape,
  release: z.int().positive().optional(),
  error: errorBodySchema.optional(),
  /** Sentences of what failed at the gate. */
  failures: z.array(z.string()),
  startedAt: z.int(),
  endedAt: z.int().optional(),
  /** Why nothing goes on at this moment: the company cannot write to its disk. */
  fault: errorBodySchema.optional(),
  /** How far the running work is, by its id. */
  progress: z.record(z.string(), progressSchema),
});
export type BuildStatus = z.infer<typeof buildStatusSchema>;

/** `POST /serve`: products and the dashboard on this port; absent: the one of the configuration, or any near it. */
export const serveRequestSchema = z.strictObject({ port: z.int().min(1).max(65_535).optional() });

/** Where the company is reached with a browser. `dashboard` carries the token behind its `#`. */
export const servingSchema = z.strictObject({
  url: z.string(),
  dashboard: z.string(),
  isolation: isolationSchema,
  reason: z.string().optional(),
  hint: z.string().optional(),
});
export type Serving = z.infer<typeof servingSchema>;

/** `POST /consent`: the owner allows code straight from our generator to run where no sandbox holds. `/consent/read` asks. */
export const consentSchema = z.strictObject({ allowed: z.boolean() });

/** `POST /leave`: the client is done. Everything ends when nobody else holds the company. */
export const leftSchema = z.strictObject({ ended: z.boolean() });
