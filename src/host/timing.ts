/** The host's patience, in milliseconds; tests set their own. */
export type Timing = {
  /** How long a release may take to answer its first health check. */
  startTimeoutMs: number;
  /** Between health checks of a running product. */
  probeEveryMs: number;
  /** How long one health check may take. */
  probeTimeoutMs: number;
  /** How many health checks in a row may fail before the product is ended and started again. */
  probeFailures: number;
  /** Wait before the first restart; doubles with each further one. */
  backoffMs: number;
  maxBackoffMs: number;
  /** A product that ran this long counts as recovered. */
  recoveredMs: number;
  /** How many ends in a row, without recovery between, make a crash loop. */
  crashLoop: number;
  /** How long requests under way may take after a switch. */
  drainMs: number;
};

/** What the host uses. */
export const defaultTiming: Timing = {
  startTimeoutMs: 15_000,
  probeEveryMs: 2000,
  probeTimeoutMs: 5000,
  probeFailures: 3,
  backoffMs: 200,
  maxBackoffMs: 30_000,
  recoveredMs: 60_000,
  crashLoop: 5,
  drainMs: 5000,
};
