/**
 * What passes between whoever owns a screen (a judge, a controller's host) and the agent that works it, each in a process
 * of its own. The agent is told what a person before the screen sees and was asked for, and nothing else: no address, no
 * name of a task, no seed, no reward.
 */
import * as z from 'zod';
import { actionSchema } from './demonstration.ts';
import { observationSchema } from './observation.ts';

/**
 * What an agent does next: an action; `wait`, to look again at the next change of the screen or after a frame; or
 * `abstain`: it will not do this one, somebody else has to.
 */
export const decisionSchema = z.union([actionSchema, z.enum(['wait', 'abstain'])]);
export type Decision = z.infer<typeof decisionSchema>;

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
