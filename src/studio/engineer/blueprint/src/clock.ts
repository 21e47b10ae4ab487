/**
 * For tests: the moment (ISO 8601) at which this clock stands when the product starts; it goes on from there. Without it,
 * the clock is the machine's.
 */
const startsAt = process.env['CLOCK_STARTS_AT'];
const aheadMs = startsAt ? Date.parse(startsAt) - new Date().getTime() : 0;

let standsAt: Date | undefined;

/** The present moment; the one place where the product asks for the time. */
export function now(): Date {
  return standsAt ?? new Date(new Date().getTime() + aheadMs);
}

/** Does a piece of work, which waits for nothing, as if it were done at another moment. */
export function asOf<T>(moment: Date, work: () => T): T {
  const before = standsAt;
  standsAt = moment;
  try {
    return work();
  } finally {
    standsAt = before;
  }
}

/** The present moment as it is stored and sent: ISO 8601 in UTC. */
export function timestamp(): string {
  return now().toISOString();
}
