/**
 * A journey: what one emulated user does in a product and what they must see, as data. The tester derives journeys from
 * the specification alone; the reflex plays them in a real browser. Every step carries the sentence that the step log
 * shows to people. Names in `record` and `save` are variables of the journey: records that it made, opened or is.
 */
import * as z from 'zod';

/** What is sent where a field wants a file: a tiny picture, or a few words in a text file. */
const uploadSchema = z.enum(['image', 'file']);

/** A value in the body of a set-up request: itself, the id of a record of this journey or of several, or an upload. */
const journeyValueSchema = z.union([
  z.strictObject({ value: z.union([z.string(), z.number(), z.boolean(), z.null()]) }),
  z.strictObject({ record: z.string() }),
  z.strictObject({ records: z.array(z.string()) }),
  z.strictObject({ upload: uploadSchema }),
]);
export type JourneyValue = z.infer<typeof journeyValueSchema>;

/**
 * One control of a form and what a person enters there: text as typed, an option's words, `YYYY-MM-DD`,
 * `YYYY-MM-DDTHH:MM` on the wall clock of the product, `HH:MM`, `yes` or `no`. Empty: the control is emptied.
 */
const formEntrySchema = z.strictObject({
  label: z.string(),
  value: z.string().default(''),
  /** The option that stands for this record, instead of `value`. */
  record: z.string().optional(),
  /** The options that stand for these records, where a field holds many. */
  records: z.array(z.string()).optional(),
  /** A file that is chosen from the person's own. */
  upload: uploadSchema.optional(),
  /** The form may do without this control (an owner reference that is filled in). */
  optional: z.boolean().default(false),
  /** A value that the product must not take; the control itself may refuse it too. */
  refused: z.boolean().default(false),
});
export type FormEntry = z.infer<typeof formEntrySchema>;

/** A record to remember. `shown` lists the forms in which its display value may be read; empty: its number. */
const savedRecordSchema = z.strictObject({
  name: z.string(),
  collection: z.string(),
  shown: z.array(z.string()).default([]),
});
export type SavedRecord = z.infer<typeof savedRecordSchema>;

const say = { say: z.string().min(1) };
const record = z.string();

const journeyStepPlanSchema = z.discriminatedUnion('do', [
  /** Through the API, as `as`: create a record. */
  z.strictObject({
    do: z.literal('arrange'),
    ...say,
    as: z.string(),
    save: savedRecordSchema,
    body: z.record(z.string(), journeyValueSchema),
  }),
  /** Through the API: move a record by a transition; with `from`, only where its field `from.field` holds `from.state`. */
  z.strictObject({
    do: z.literal('arrangeMove'),
    ...say,
    as: z.string(),
    record,
    verb: z.string(),
    from: z.strictObject({ field: z.string(), state: z.string() }).optional(),
  }),
  /** Through the API: find the record that the account of the journey's role is. */
  z.strictObject({ do: z.literal('identify'), ...say, role: z.string(), save: savedRecordSchema }),

  /** Opens the product as somebody whom it does not know. */
  z.strictObject({ do: z.literal('arrive'), ...say }),
  z.strictObject({ do: z.literal('signIn'), ...say, role: z.string() }),
  /** Opens an account of one's own on the screen, with a fresh address. */
  z.strictObject({ do: z.literal('signUp'), ...say, name: z.string(), entries: z.array(formEntrySchema) }),
  /** Tries with a wrong password and expects to be told so. */
  z.strictObject({ do: z.literal('signInRefused'), ...say, role: z.string() }),
  z.strictObject({ do: z.literal('signOut'), ...say }),
  /** By the navigation. */
  z.strictObject({ do: z.literal('openList'), ...say, label: z.string(), collection: z.string() }),
  z.strictObject({ do: z.literal('search'), ...say, text: z.string() }),
  /** By its link in the list. */
  z.strictObject({ do: z.literal('openRecord'), ...say, record }),
  /** By typing the address: the list, the form for a new record, or the record. */
  z.strictObject({
    do: z.literal('visit'),
    ...say,
    collection: z.string(),
    page: z.enum(['list', 'new']).optional(),
    record: record.optional(),
  }),
  z.strictObject({ do: z.literal('press'), ...say, role: z.enum(['button', 'link']), name: z.string() }),
  z.strictObject({ do: z.literal('fill'), ...say, entries: z.array(formEntrySchema) }),
  /** Presses Save and waits for the answer: the status message of a success, from which a new record is remembered. */
  z.strictObject({ do: z.literal('save'), ...say, save: savedRecordSchema.optional() }),
  /** Presses Save and expects the form again with a message (any that a person understands when none is given). */
  z.strictObject({
    do: z.literal('saveRefused'),
    ...say,
    message: z.string().optional(),
    /** Fields at which the refusal must point. */
    labels: z.array(z.string()).default([]),
  }),

  z.strictObject({ do: z.literal('expectStatus'), ...say }),
  /** From now on the screen is that of a phone, or of a desk again. */
  z.strictObject({ do: z.literal('hold'), ...say, device: z.enum(['phone', 'desk']) }),
  /** Presses the card or the chip that names the record. */
  z.strictObject({ do: z.literal('choose'), ...say, record }),
  /** Presses the first of the times or days that are offered. */
  z.strictObject({ do: z.literal('chooseTime'), ...say }),
  /** Chooses a file of these words in a file control. */
  z.strictObject({
    do: z.literal('chooseTable'),
    ...say,
    label: z.string(),
    /** The first line, and one row; values as in a set-up body. */
    head: z.array(z.string()),
    row: z.array(z.string()),
  }),
  /** What was pressed is refused with this message. */
  z.strictObject({ do: z.literal('expectRefused'), ...say, message: z.string() }),
  /** All of these can be read on the screen; each is a list of forms of which one suffices. */
  z.strictObject({ do: z.literal('expectText'), ...say, texts: z.array(z.array(z.string()).min(1)) }),
  z.strictObject({ do: z.literal('expectListed'), ...say, record }),
  z.strictObject({ do: z.literal('expectNotListed'), ...say, record }),
  z.strictObject({
    do: z.literal('expectControl'),
    ...say,
    role: z.enum(['button', 'link', 'field']),
    name: z.string(),
    present: z.boolean(),
  }),
  /** The select box offers these and nothing else but an empty choice. */
  z.strictObject({ do: z.literal('expectOptions'), ...say, label: z.string(), options: z.array(z.string()) }),
  /** A page that says that this is not there or not allowed, with a heading and a way back. */
  z.strictObject({ do: z.literal('expectTurnedAway'), ...say }),
]);
export type JourneyStepPlan = z.infer<typeof journeyStepPlanSchema>;

export const journeySchema = z.strictObject({
  /** kebab-case, unique among the journeys of a specification, stable while what it proves stays. */
  id: z.string(),
  title: z.string(),
  role: z.string(),
  /** Element ids of the specification. */
  proves: z.array(z.string()),
  /**
   * What no other journey may use meanwhile: the account of its role (a rule counts the records of each account), or the
   * whole product (a rule counts over all records).
   */
  alone: z.enum(['nothing', 'account', 'product']).default('nothing'),
  steps: z.array(journeyStepPlanSchema).min(1),
});
export type Journey = z.infer<typeof journeySchema>;

/** An account that an emulated user may use, as in the product's ACCOUNTS_FILE. */
const journeyAccountSchema = z.object({
  role: z.string(),
  email: z.string(),
  password: z.string(),
  name: z.string(),
});
export type JourneyAccount = z.infer<typeof journeyAccountSchema>;
