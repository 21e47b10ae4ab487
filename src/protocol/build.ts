/** What the steps of a build hand to each other: input and result of each kind of work. Large things are blobs. */
import * as z from 'zod';

/** Hash of a blob. */
const blob = z.string().regex(/^[0-9a-f]{64}$/, 'the hash of a blob');
const slug = z.string().min(1);

export const analyseInputSchema = z.strictObject({
  text: blob,
  form: z.enum(['brief', 'specification']),
});

/**
 * A question that the brief leaves open: `default` is what was assumed (none: nothing can be), `sentence` what an answer
 * adds to the brief.
 */
export const openQuestionSchema = z.strictObject({
  id: z.string(),
  text: z.string(),
  options: z
    .array(z.strictObject({ value: z.string(), label: z.string(), sentence: z.string().optional() }))
    .default([]),
  default: z.string().optional(),
});
export type OpenQuestion = z.infer<typeof openQuestionSchema>;

export const analyseResultSchema = z.strictObject({
  product: slug,
  name: z.string(),
  specification: blob,
  citedShare: z.number().min(0).max(1),
  questions: z.array(openQuestionSchema),
});

/** A question to the owner about a brief, and what was decided. */
export const decideInputSchema = z.strictObject({ text: blob, question: openQuestionSchema });
export const decideResultSchema = z.strictObject({ question: z.string(), answer: z.string() });

/** A brief with the answers of its owner. */
export const settleInputSchema = z.strictObject({ text: blob, answers: z.array(decideResultSchema).min(1) });
export const settleResultSchema = z.strictObject({
  ...analyseResultSchema.shape,
  /** The brief with the sentences of the answers. */
  brief: blob,
});

/** A change in plain words of what was built from a brief (`form`: in words, or as a specification in YAML). */
export const amendInputSchema = z.strictObject({
  product: slug,
  change: blob,
  brief: blob,
  form: z.enum(['brief', 'specification']),
  specification: blob,
});

/** Something that is called otherwise from now on: keys of an entity, or of one of its fields, before and after. */
export const renameSchema = z.strictObject({
  entity: z.string(),
  field: z.string().optional(),
  to: z.string(),
});

/** One element that comes, goes or becomes another, in plain words before and after. */
export const differenceSchema = z.strictObject({
  kind: z.enum(['added', 'removed', 'changed']),
  element: z.string(),
  before: z.string().optional(),
  after: z.string().optional(),
});
export type DifferenceText = z.infer<typeof differenceSchema>;

export const amendResultSchema = z.strictObject({
  ...analyseResultSchema.shape,
  /** The brief with the change. */
  brief: blob,
  renames: z.array(renameSchema),
  differences: z.array(differenceSchema),
});

export const planInputSchema = z.strictObject({
  product: slug,
  specification: blob,
  /** The plan of the release before, whose data must survive. */
  previous: blob.optional(),
  /** Keys that changed since then. */
  renames: z.array(renameSchema).default([]),
});
export const planResultSchema = z.strictObject({ plan: blob });

export const engineerInputSchema = z.strictObject({
  product: slug,
  specification: blob,
  plan: blob,
  /** Which product of this name it is, when one was removed before. */
  life: z.int().positive(),
});
/** `pure`: the tree is what the generator wrote, untouched by a hand. */
export const commitResultSchema = z.strictObject({ commit: z.string(), pure: z.boolean() });

/** Holds what is stored against a new release before it serves. */
export const examineInputSchema = z.strictObject({
  product: slug,
  commit: z.string(),
  pure: z.boolean(),
  specification: blob,
  round: z.string(),
  /** The plan of the new release, and the differences that it brings. */
  plan: blob,
  differences: z.array(differenceSchema),
});

/** Records that a new release would not take as they are, and values that it no longer shows. */
export const examineResultSchema = z.strictObject({
  broken: z.array(z.strictObject({ entity: z.string(), id: z.int(), name: z.string(), message: z.string() })),
  hidden: z.array(z.strictObject({ what: z.string(), values: z.int() })),
});

/** A residue that is a question in itself: `build` (or `leave`) goes on with what was found, `retry` tries it anew, `stop` ends the work. */
export const askedResidueSchema = z.strictObject({
  ask: z.strictObject({
    text: z.string(),
    detail: z.array(z.string()),
    options: z.array(z.strictObject({ value: z.string(), label: z.string() })).min(2),
    default: z.string().optional(),
  }),
  /** Blobs that a rung above may look at: what was seen and done before the question came up. */
  seen: z.array(z.string()).optional(),
  /** The answer is the result (`answer`); else `build` goes on and everything else stops. */
  decides: z.boolean().optional(),
});

/** `round` names the life of the product and the attempt of the build, so that a later one looks again instead of finding the old verdict. */
export const inspectInputSchema = z.strictObject({
  product: slug,
  round: z.string(),
  /** Commits of the product whose files are the generator's alone, by the journal's word. */
  written: z.array(z.string()).default([]),
});

export const verifyInputSchema = z.strictObject({
  product: slug,
  commit: z.string(),
  pure: z.boolean(),
  specification: blob,
  round: z.string(),
  /** Which part of the journeys: `index` of `of`. */
  shard: z.strictObject({ index: z.int().nonnegative(), of: z.int().positive() }).optional(),
  /** How many seconds curious users are given after the journeys; what is left of the gate's own time when absent. */
  explore: z.int().nonnegative().optional(),
});
/** `report` is the blob of a `reportSchema` document (see below). */
export const verifyResultSchema = z.strictObject({
  report: blob,
  passed: z.int().nonnegative(),
  failed: z.int().nonnegative(),
});

export const gateInputSchema = z.strictObject({
  product: slug,
  commit: z.string(),
  specification: blob,
  round: z.string(),
  reports: z.array(blob).min(1),
});
export const gateResultSchema = z.strictObject({
  verdict: z.enum(['pass', 'refuse']),
  /** Blob of all checks and journeys together. */
  report: blob,
  checks: z.strictObject({ passed: z.int().nonnegative(), failed: z.int().nonnegative() }),
  journeys: z.strictObject({ passed: z.int().nonnegative(), failed: z.int().nonnegative() }),
  /** First sentences of what failed, for people. */
  failures: z.array(z.string()),
});

export const deployInputSchema = z.strictObject({
  product: slug,
  release: z.int().positive(),
  commit: z.string(),
  pure: z.boolean(),
  specification: blob,
  round: z.string(),
});
export const deployResultSchema = z.strictObject({
  url: z.string().optional(),
  isolation: z.enum(['sandbox', 'none']),
});
