/** The file that `learn` writes. */
import * as z from 'zod';

/** Which part of the tasks a task belongs to: those on which the learner was developed, or those kept from it. */
export const splitSchema = z.enum(['development', 'held-out']);
export type Split = z.infer<typeof splitSchema>;

/**
 * `learned` says from what: the groups of demonstrations as their folders name them, the median time that people took
 * (`humanMs`), and the part each belongs to. It is for whoever scores the skills and never reaches the agent, which gets
 * `skills` alone. `seeds`: those of the screens on which demonstrations were recorded, where there were seeds.
 */
export const skillFileSchema = z.looseObject({
  format: z.literal('macrohard/skills'),
  version: z.int().positive(),
  learned: z.array(
    z.looseObject({
      task: z.string().min(1),
      split: splitSchema.optional(),
      humanMs: z.number().nonnegative().optional(),
    }),
  ),
  seeds: z.array(z.string()).default([]),
  skills: z.array(z.unknown()),
});
export type SkillFile = z.infer<typeof skillFileSchema>;
