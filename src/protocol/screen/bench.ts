/** What passes between the command and the judge of a suite of screen tasks, and the figures that come of it. */
import * as z from 'zod';
import { refusalSchema } from './agent.ts';
import { actionSchema } from './demonstration.ts';
import { observationSchema } from './observation.ts';
import { splitSchema } from './skill-file.ts';

/** What is to be judged. Paths are absolute; `agent` is the program of another agent than the product's own. */
export const trialSchema = z.strictObject({
  pages: z.string().optional(),
  skills: z.string().optional(),
  seeds: z.string(),
  tasks: z.array(z.string()).optional(),
  agent: z.string(),
  /** How many pages work at the same time. */
  parallel: z.int().min(1).max(32),
  /** Milliseconds between each decision and what is done: how the same agent would fare if it were slower. */
  delayMs: z.int().nonnegative(),
  /** Where each episode is written as a line of JSON, with its screens and actions. */
  trace: z.string().optional(),
});
export type Trial = z.infer<typeof trialSchema>;

const share = z.number().min(0).max(1);

/** Shares from 0 to 1, times in milliseconds; `null` where nothing gives a figure. */
export const taskFiguresSchema = z.strictObject({
  task: z.string(),
  split: splitSchema.nullable(),
  episodes: z.int().nonnegative(),
  success: share,
  rawReward: z.number(),
  wrong: share,
  abstained: share,
  medianMs: z.number().nullable(),
  humanMs: z.number().nullable(),
});
export type TaskFigures = z.infer<typeof taskFiguresSchema>;

/** The figures of a trial; each task counts the same in the means. */
export const benchReportSchema = z.strictObject({
  tasks: z.array(taskFiguresSchema),
  success: share,
  heldOutSuccess: share.nullable(),
  rawReward: z.number(),
  /** From the beginning of a look to the first input that follows from it. */
  decisionP95Ms: z.number().nullable(),
  /** The median over tasks of the time of people by ours. */
  speedup: z.number().nullable(),
  wrong: share,
});
export type BenchReport = z.infer<typeof benchReportSchema>;

const interval = z.tuple([share, share]);

/** What the results file holds beside the report: how sure it is, and of what it speaks. */
export const benchResultsSchema = benchReportSchema.extend({
  suite: z.string(),
  /** The commit that was judged, with `+` behind it where files differed from it; `null` outside a repository. */
  commit: z.string().nullable(),
  at: z.string(),
  node: z.string(),
  cores: z.int(),
  seeds: z.string(),
  parallel: z.int(),
  delayMs: z.int(),
  seconds: z.number(),
  episodesPerSecond: z.number(),
  lookP50Ms: z.number().nullable(),
  lookP95Ms: z.number().nullable(),
  decisionP50Ms: z.number().nullable(),
  /** How often the agent handed over for which reason, by task. */
  refusals: z.record(z.string(), z.partialRecord(refusalSchema, z.int().positive())),
  /** Episodes that ended because the agent or the page died; they count as wrong. */
  faults: z.int(),
  /** 95 % confidence (Wilson), from the counts of episodes. */
  intervals: z.strictObject({
    success: interval,
    heldOutSuccess: interval.nullable(),
    wrong: interval,
    tasks: z.record(z.string(), z.strictObject({ success: interval, wrong: interval, abstained: interval })),
  }),
});
export type BenchResults = z.infer<typeof benchResultsSchema>;

/** An episode as it is traced: what was asked, seen and done, and how it ended. */
export const tracedEpisodeSchema = z.strictObject({
  task: z.string(),
  seed: z.string(),
  instruction: z.string(),
  outcome: z.enum(['success', 'wrong', 'abstained']),
  rawReward: z.number(),
  reason: z.string().nullable(),
  fault: z.string().optional(),
  ms: z.number(),
  steps: z.array(z.strictObject({ before: observationSchema, action: actionSchema, at: z.number() })),
  /** The screen at the last look. */
  last: observationSchema.optional(),
});
export type TracedEpisode = z.infer<typeof tracedEpisodeSchema>;

const errorSchema = z.object({
  kind: z.enum(['user', 'model', 'node', 'policy', 'internal']),
  code: z.string(),
  message: z.string(),
  hint: z.string().optional(),
});

/** From the judge: lines for people while it works, then the results or why there are none. */
export const fromJudgeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('progress'), line: z.string() }),
  z.strictObject({ kind: z.literal('done'), results: benchResultsSchema }),
  z.strictObject({ kind: z.literal('failed'), error: errorSchema }),
]);
export type FromJudge = z.infer<typeof fromJudgeSchema>;
