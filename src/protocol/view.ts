/** What the company shows of itself: read by the dashboard and by the commands. All of it is a fold over the journal. */
import * as z from 'zod';
import { differenceSchema, renameSchema } from './build.ts';
import { buildStateSchema, plainSentenceSchema } from './client.ts';
import { checkSchema, clauseSchema, journeyReportSchema, unprobedSchema } from './evidence.ts';
import { specificationSchema } from './specification.ts';
import { errorBodySchema, rungSchema } from './work.ts';
import { progressSchema } from './worker.ts';

/** How a product's process is kept apart: the full sandbox, or none (allowed by the owner). */
export const isolationSchema = z.enum(['sandbox', 'none']);
export type Isolation = z.infer<typeof isolationSchema>;

export const healthSchema = z.enum(['starting', 'up', 'down', 'stopped']);
export type Health = z.infer<typeof healthSchema>;

/** One work item, as people see it. `owner` names who has to move next: a worker, the supervisor or a person. */
export const workViewSchema = z.strictObject({
  id: z.string(),
  kind: z.string(),
  /** A line for people: "Write the code of Hair salon". */
  title: z.string(),
  role: z.string(),
  product: z.string().optional(),
  rung: rungSchema,
  state: z.enum(['blocked', 'queued', 'running', 'waiting', 'done', 'declined', 'failed']),
  owner: z.string(),
  attempt: z.int().nonnegative(),
  /** Milliseconds since the epoch. */
  createdAt: z.int(),
  startedAt: z.int().optional(),
  endedAt: z.int().optional(),
  costMicros: z.int().nonnegative(),
  error: errorBodySchema.optional(),
});
export type WorkView = z.infer<typeof workViewSchema>;

/** A question to a person. At the deadline the default is taken; without a default the asking work fails. */
export const questionViewSchema = z.strictObject({
  id: z.string(),
  text: z.string(),
  detail: z.string().optional(),
  options: z.array(z.strictObject({ value: z.string(), label: z.string() })).min(1),
  default: z.string().optional(),
  deadline: z.int().optional(),
  product: z.string().optional(),
  work: z.string().optional(),
  askedAt: z.int(),
  answer: z.strictObject({ value: z.string(), by: z.string(), at: z.int() }).optional(),
});
export type QuestionView = z.infer<typeof questionViewSchema>;

export const releaseViewSchema = z.strictObject({
  /** From 1, dense per product. */
  number: z.int().positive(),
  commit: z.string(),
  at: z.int(),
  /** `serving` is the one that the proxy points at, `kept` the one that rollback returns to. */
  status: z.enum(['serving', 'kept', 'retired']),
  checks: z.array(checkSchema),
  journeys: z.array(journeyReportSchema),
  /** Elements that no probe of the API could show to hold. */
  unprobed: z.array(unprobedSchema).optional(),
  /** The clauses of the brief, each with its elements and what proves them. */
  clauses: z.array(clauseSchema).optional(),
});
export type ReleaseView = z.infer<typeof releaseViewSchema>;

export const productSummarySchema = z.strictObject({
  name: z.string(),
  slug: z.string(),
  release: z.int().nonnegative(),
  url: z.string().optional(),
  health: healthSchema,
  isolation: isolationSchema.optional(),
});
export type ProductSummary = z.infer<typeof productSummarySchema>;

/** A product's page. */
export const productViewSchema = z.strictObject({
  ...productSummarySchema.shape,
  brief: z.string(),
  specification: specificationSchema,
  /** Share of the brief's words that some element cites, from 0 to 1. */
  citedShare: z.number(),
  /** Every element as a plain sentence in the product's language. */
  paraphrase: z.array(plainSentenceSchema).optional(),
  releases: z.array(releaseViewSchema),
  /** Refusals of the gate, newest first. */
  refusals: z.array(
    z.strictObject({
      commit: z.string(),
      at: z.int(),
      /** First sentences of what failed, checks and journeys alike. */
      failures: z.array(z.string()),
      checks: z.array(checkSchema),
      journeys: z.array(journeyReportSchema),
    }),
  ),
  accounts: z.array(z.strictObject({ role: z.string(), email: z.string() })),
  repository: z.string(),
});
export type ProductView = z.infer<typeof productViewSchema>;

export const workerViewSchema = z.strictObject({
  id: z.string(),
  pid: z.int(),
  kinds: z.array(z.string()),
  work: z.string().optional(),
  /** How far it is with this work. */
  progress: progressSchema.optional(),
  since: z.int(),
});
export type WorkerView = z.infer<typeof workerViewSchema>;

/** A build, or a release by hand: how it stands and, when it did not end in a release, why. */
export const buildViewSchema = z.strictObject({
  id: z.string(),
  flow: z.enum(['build', 'release', 'change']),
  state: buildStateSchema,
  product: z.string().optional(),
  release: z.int().positive().optional(),
  /** Milliseconds since the epoch. */
  startedAt: z.int(),
  endedAt: z.int().optional(),
  error: errorBodySchema.optional(),
});
export type BuildView = z.infer<typeof buildViewSchema>;

/** A role of the company: how much of its work is under way and how much waits; both 0 when it is idle. */
export const roleViewSchema = z.strictObject({
  key: z.string(),
  title: z.string(),
  duty: z.string(),
  running: z.int().nonnegative(),
  open: z.int().nonnegative(),
});
export type RoleView = z.infer<typeof roleViewSchema>;

/** Money in millionths: what was spent, what is set aside for work under way, and the owner's limit. */
export const budgetViewSchema = z.strictObject({
  spentMicros: z.int().nonnegative(),
  reservedMicros: z.int().nonnegative(),
  limitMicros: z.int().nonnegative().optional(),
});

/** The company at a moment; `cursor` is the seq of the last event that it contains. */
export const companyViewSchema = z.strictObject({
  company: z.string(),
  cursor: z.int().nonnegative(),
  /** The stop button was pressed: nothing is claimed until it is released. */
  stopped: z.boolean(),
  isolation: isolationSchema,
  products: z.array(productSummarySchema),
  work: z.array(workViewSchema),
  questions: z.array(questionViewSchema),
  workers: z.array(workerViewSchema),
  /** The latest builds, newest first. */
  builds: z.array(buildViewSchema),
  costMicros: z.int().nonnegative(),
  /** All roles, also those that are idle. */
  roles: z.array(roleViewSchema).optional(),
  budget: budgetViewSchema.optional(),
  /** The owner allowed code of our own generator to run where no sandbox holds. */
  unsandboxed: z.strictObject({ by: z.string(), at: z.int() }).optional(),
});
export type CompanyView = z.infer<typeof companyViewSchema>;

/** What a change would make of a product, before anything is done. */
export const changePreviewSchema = z.strictObject({
  differences: z.array(differenceSchema),
  renames: z.array(renameSchema),
  notUnderstood: z.array(z.looseObject({ text: z.string(), why: z.string() })),
});
export type ChangePreview = z.infer<typeof changePreviewSchema>;
