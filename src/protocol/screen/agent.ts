/**
 * What passes between whoever owns a screen (a judge, a controller's host) and the agent that works it, each in a process
 * of its own. The agent is told what a person before the screen sees and was asked for, and nothing else: no address, no
 * name of a task, no seed, no reward.
 */
import * as z from 'zod';
import { type Action, actionSchema } from './demonstration.ts';
import { observationSchema } from './observation.ts';

/**
 * Why an agent will not do something: nobody showed it in such words (`unknown`), it was shown and not understood
 * (`unlearned`), nothing that it learned applies to the screen (`unexplained`), what it learned from parts of the
 * demonstrations would do different things (`unsure`), two skills would (`rival`), or the same action came again and again
 * (`stuck`).
 */
export const refusalSchema = z.enum(['unknown', 'unlearned', 'unexplained', 'unsure', 'rival', 'stuck']);
export type Refusal = z.infer<typeof refusalSchema>;

/**
 * What an agent does next: an action; `wait`, to look again at the next change of the screen or after a frame; or
 * `abstain`: it will not do this one, somebody else has to.
 */
export const decisionSchema = z.union([
  actionSchema,
  z.literal('wait'),
  z.strictObject({ kind: z.literal('abstain'), why: refusalSchema }),
]);
export type Decision = z.infer<typeof decisionSchema>;

/** Whether a decision is an action. */
export const isAction = (decision: Decision): decision is Action =>
  decision !== 'wait' && decision.kind !== 'abstain';

/** To the agent. `skills` comes once and first, as the skills file holds them; a `look` is answered by one `decision`. */
export const toAgentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('skills'), skills: z.array(z.unknown()) }),
  z.strictObject({
    kind: z.literal('look'),
    episode: z.int().nonnegative(),
    instruction: z.string(),
    /** The row that is worked, where there is one. */
    values: z.record(z.string(), z.string()).optional(),
    observation: observationSchema,
  }),
  /** The episode is over; what is kept for it can go. */
  z.strictObject({ kind: z.literal('end'), episode: z.int().nonnegative() }),
]);
export type ToAgent = z.infer<typeof toAgentSchema>;

/** From the agent: `ready` once after the skills were read, then a decision for each look. */
export const fromAgentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({
    kind: z.literal('decision'),
    episode: z.int().nonnegative(),
    decision: decisionSchema,
  }),
]);
export type FromAgent = z.infer<typeof fromAgentSchema>;
