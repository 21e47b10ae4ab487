import type { Handler } from './handler.ts';

/** The second rung while no model is configured: says so, and how to configure one. */
export const declineWithoutModel: Handler = async (_input, context) => ({
  status: 'declined',
  why: 'No model is configured',
  hint: `Name one under “reason:” in ${context.home.config} (provider, model and the name of the variable that holds the key).`,
});
