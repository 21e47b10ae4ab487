import type { Rung } from '../../../src/protocol/work.ts';

/** The rungs of the ladder, lowest first. */
export const rungs: readonly Rung[] = ['reflex', 'reason', 'ask'];
