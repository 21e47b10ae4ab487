/** What the library keeps of a skill, and what an errand over rows is given and gives back. */
import * as z from 'zod';
import { endingSchema } from './ending.ts';

/** The name of a skill: made of the words of its task. */
const name = z.string().min(1);
const row = z.record(z.string(), z.string());
const blob = z.string().regex(/^[0-9a-f]{64}$/);

/** How it did on one demonstration that it was not learned from. */
const heldOutSchema = z.strictObject({
  demonstration: blob,
  moves: z.int().nonnegative(),
  right: z.int().nonnegative(),
});

/** Held-out cases: each demonstration is left out once, and what the others teach is tried on it. */
export const evaluationSchema = z.strictObject({
  cases: z.array(heldOutSchema),
  /** How many of all moves were right, 0 to 1. */
  share: z.number().min(0).max(1),
  isPassed: z.boolean(),
  /** Why not, for people. */
  why: z.string().optional(),
});
export type Evaluation = z.infer<typeof evaluationSchema>;

/** Where a version comes from. Demonstrations are named by their digest, `row` is that of the row that was worked; `ms` is how long each took. */
export const lineageSchema = z.strictObject({
  learner: z.string(),
  demonstrations: z.array(
    z.strictObject({ digest: blob, row: blob.optional(), ms: z.number().nonnegative() }),
  ),
});

/** A version of a skill as it is stored. */
export const skillContentSchema = z.strictObject({
  format: z.literal('macrohard/skill'),
  version: z.literal(1),
  task: z.string().min(1),
  /** The address at which it was shown last. */
  url: z.string().optional(),
  skills: z.array(z.unknown()),
  ending: endingSchema,
  /** Columns without which a row cannot be worked. */
  needs: z.array(z.string()),
  /** Columns that no table has: what was typed alike every time. */
  constants: z.record(z.string(), z.string()).default({}),
  lineage: lineageSchema,
  evaluation: evaluationSchema,
});
export type SkillContent = z.infer<typeof skillContentSchema>;

/** Somebody hands in what was learned. */
export const skillRequestSchema = z.strictObject({ content: skillContentSchema, actor: z.string() });

const versionSchema = z.strictObject({
  version: z.int().positive(),
  content: blob,
  at: z.int(),
  learner: z.string(),
  demonstrations: z.array(z.string()),
  evaluation: evaluationSchema,
  /** What was done with it. */
  touched: z.array(
    z.strictObject({
      errand: z.string(),
      url: z.string(),
      rows: z.int().nonnegative(),
      entered: z.int().nonnegative(),
      aside: z.int().nonnegative(),
      at: z.int(),
    }),
  ),
});

/** A skill of the library. `promoted`: the version that works; 0 when none does. */
export const skillViewSchema = z.strictObject({
  skill: name,
  task: z.string(),
  promoted: z.int().nonnegative(),
  versions: z.array(versionSchema),
});
export type SkillView = z.infer<typeof skillViewSchema>;

/** Rows that are to be worked. `look`: the page on which worked rows are seen, when it is not `url`. */
export const errandRequestSchema = z.strictObject({
  task: z.string().min(1),
  url: z.url({ protocol: /^https?$/ }),
  look: z.url({ protocol: /^https?$/ }).optional(),
  rows: z.array(row).min(1),
  /** Whose work it is. */
  role: z.string().optional(),
  /** The name of the password that is kept for the page, where there are several. */
  secret: z.string().optional(),
  defaults: z.boolean(),
  actor: z.string(),
});
export type ErrandRequest = z.infer<typeof errandRequestSchema>;

/** What a worker gets. Blobs: the rows, the skill. */
export const errandInputSchema = z.strictObject({
  errand: z.string(),
  attempt: z.int().positive(),
  skill: name,
  version: z.int().positive(),
  content: blob,
  task: z.string(),
  url: z.string(),
  look: z.string().optional(),
  secret: z.string().optional(),
  rows: blob,
});

/** What came of a row. `picture` and `window` are blobs: the screen, and the last five seconds where it was set aside. */
export const rowResultSchema = z.strictObject({
  row: z.int().positive(),
  id: z.string(),
  /** `entered` now; `found`: its trace was there after a crash; `earlier`: another run entered it; `aside`. */
  state: z.enum(['entered', 'found', 'earlier', 'aside']),
  cause: z.string().optional(),
  question: z.string().optional(),
  picture: z.string().optional(),
  window: z.string().optional(),
  ms: z.number().nonnegative(),
});
export type RowResult = z.infer<typeof rowResultSchema>;

/** What an errand came to. `report` is a blob: a list of `rowResultSchema`. */
export const errandResultSchema = z.looseObject({
  report: blob,
  rows: z.int().nonnegative(),
  entered: z.int().nonnegative(),
  aside: z.int().nonnegative(),
});

/** How far an errand is. */
export const errandStatusSchema = z.strictObject({
  errand: z.string(),
  state: z.enum(['running', 'done', 'failed']),
  found: z.boolean(),
  skill: z.string(),
  version: z.int(),
  rows: z.int(),
  startedAt: z.int(),
  endedAt: z.int().optional(),
  progress: z.strictObject({ done: z.int(), of: z.int().optional(), text: z.string() }).optional(),
  question: z.string().optional(),
  result: errandResultSchema.optional(),
  error: z
    .strictObject({ kind: z.string(), code: z.string(), message: z.string(), hint: z.string().optional() })
    .optional(),
});
export type ErrandStatus = z.infer<typeof errandStatusSchema>;
