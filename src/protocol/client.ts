/** What the company offers to those who use it: the commands over its socket and the dashboard inside its process. */
import * as z from 'zod';
import { differenceSchema } from './build.ts';
import { checkSchema, findingSchema } from './evidence.ts';
import { specificationSchema } from './specification.ts';
import type { StoredEvent } from './event.ts';
import type { ChangePreview, CompanyView, ProductView } from './view.ts';

/** The largest brief that is taken, in bytes of UTF-8. */
export const maxBriefBytes = 1_048_576;

/** What a person hands in: a brief in plain words, or a specification in YAML. */
export const buildRequestSchema = z.strictObject({
  text: z.string().min(1),
  form: z.enum(['brief', 'specification']).default('brief'),
  /** Nobody is there to be asked: questions take their default at once, and the journal says so. */
  defaults: z.boolean().default(false),
  /** How many seconds curious users are given at the gate; what is left of its own time when absent. */
  explore: z.int().nonnegative().optional(),
  actor: z.string().default('person:owner'),
});
export type BuildRequest = z.input<typeof buildRequestSchema>;

/** A change of a product in plain words. */
export const changeRequestSchema = z.strictObject({
  text: z.string().min(1),
  defaults: z.boolean().default(false),
  actor: z.string().default('person:owner'),
});
export type ChangeRequest = z.input<typeof changeRequestSchema>;

/** What a change would start from: brief and specification of the release that serves as its base. */
export const changeBaseSchema = z.strictObject({
  brief: z.string(),
  form: z.enum(['brief', 'specification']),
  specification: specificationSchema,
});
export type ChangeBase = z.infer<typeof changeBaseSchema>;

/** Where a build, or a release by hand, stands. */
export const buildStateSchema = z.enum(['running', 'released', 'refused', 'declined', 'failed', 'stopped']);
export type BuildState = z.infer<typeof buildStateSchema>;

/** A build under way or ended. `found` says that the same request was known already. */
export const buildTicketSchema = z.strictObject({
  /** Identifier of the build; the same text in the same home has the same one. */
  build: z.string(),
  state: buildStateSchema,
  found: z.boolean(),
  product: z.string().optional(),
});
export type BuildTicket = z.infer<typeof buildTicketSchema>;

/** An element of a specification as a plain sentence. */
export const plainSentenceSchema = z.strictObject({ element: z.string(), text: z.string() });
export type PlainSentence = z.infer<typeof plainSentenceSchema>;

/** The document that `build --json` prints when it is done. */
export const buildReportSchema = z.strictObject({
  /** Slug, as all commands take it. */
  product: z.string(),
  release: z.int().positive(),
  /** An origin without a trailing slash. */
  url: z.string().optional(),
  /** A working copy on `main`. */
  repository: z.string(),
  commit: z.string(),
  durationMs: z.number().nonnegative(),
  /** Milliseconds from the brief to the end of the first journey that was played of this release. */
  firstJourneyMs: z.number().nonnegative().optional(),
  /** How many work items each rung finished. */
  rungs: z.strictObject({ reflex: z.int(), reason: z.int(), ask: z.int() }),
  costMicros: z.int().nonnegative(),
  accounts: z.array(z.strictObject({ role: z.string(), email: z.string(), password: z.string() })),
  checks: z.array(checkSchema),
  journeys: z.strictObject({ passed: z.int(), failed: z.int() }),
  /** What curious users found and a release may go out with; `ways`: how many they took to find it. */
  explored: z.strictObject({ ways: z.int(), pages: z.int(), findings: z.array(findingSchema) }),
  citedShare: z.number(),
  assumptions: z.array(
    z.strictObject({ text: z.string(), element: z.string().optional(), sentence: z.string().optional() }),
  ),
  /** Every element as a plain sentence in the product's language. */
  paraphrase: z.array(plainSentenceSchema),
  notUnderstood: z.array(z.looseObject({ text: z.string() })),
  /** Words of the brief that ask nothing of the product. */
  background: z.array(z.looseObject({ text: z.string() })).default([]),
  questions: z.array(z.looseObject({ id: z.string(), text: z.string() })),
  /** Folder with the evidence of the release: report and key frames, and a page that plays the recordings. */
  evidence: z.string(),
  /** What a change made otherwise. */
  differences: z.array(differenceSchema).optional(),
  /** How the product's process is kept apart. */
  isolation: z.enum(['sandbox', 'none']),
});
export type BuildReport = z.infer<typeof buildReportSchema>;

/** Which events to read: those after `after` (0: from the first), at most `limit`, of one stream when it is given. */
export type EventQuery = { after: number; limit: number; stream?: string };

/**
 * The company as its clients see it. Methods throw the errors of kernel/error: `unknown-product`, `unknown-question`,
 * `already-answered`, `bad-answer`, `no-earlier-release`, `unknown-blob`.
 */
export type CompanyPort = {
  view(): Promise<CompanyView>;
  product(slug: string): Promise<ProductView>;
  events(query: EventQuery): Promise<StoredEvent[]>;
  /** Calls `listener` for each event from now on, in order of seq, after it is durable. Returns how to end it. */
  subscribe(listener: (event: StoredEvent) => void): () => void;
  /** Answers an open question; `by`, here and below, is who does it (`person:dashboard`). */
  answer(id: string, value: string, by: string): Promise<void>;
  /** Puts the kept release back in front; resolves when it serves. */
  rollback(slug: string, by: string): Promise<{ release: number }>;
  /** Takes `main` as it stands through the gate; resolves at once, the ticket's build says how it goes. */
  release(slug: string, by: string): Promise<BuildTicket>;
  /** The stop button: nothing is claimed any more and every process of any work ends. */
  stop(by: string): Promise<void>;
  /** Lets go of the stop button. */
  resume(by: string): Promise<void>;
  /** The bytes of a blob by its hash. */
  blob(hash: string): Promise<ReadableStream<Uint8Array>>;
  build(request: BuildRequest): Promise<BuildTicket>;
  /** Changes a product; resolves at once, the ticket's build says how it goes. */
  changeProduct(slug: string, request: ChangeRequest): Promise<BuildTicket>;
  changeBase(slug: string): Promise<ChangeBase>;
  /** What a change would do. Throws `declined` when it is not understood. */
  previewChange(slug: string, text: string): Promise<ChangePreview>;
  /** Sentences that may be handed to a change as they stand: what the product's field often asks for. */
  suggestChanges(slug: string): Promise<string[]>;
};
