import { usageError } from './command.ts';

/** The option that says how long curious users wander at the gate, and its help. */
export const exploreOption = { explore: { type: 'string' } } as const;
export const exploreHelp =
  '--explore N  seconds in which curious users wander through it at the gate (default: what is left of ten seconds, three at least)';

const mostSeconds = 3_600;

/** The seconds of `--explore`; undefined where it was not given. */
export function exploreSeconds(value: string | boolean | undefined): number | undefined {
  if (typeof value !== 'string') return undefined;
  const seconds = Number(value);
  if (value !== '' && Number.isInteger(seconds) && seconds >= 0 && seconds <= mostSeconds) return seconds;
  throw usageError(`--explore ${value} is no number of seconds`, `A whole number from 0 to ${mostSeconds}.`);
}
