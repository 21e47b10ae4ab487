/**
 * For tests: the moment (ISO 8601) at which this clock stands when the product starts; it goes on from there. Without it,
 * the clock is the machine's.
 */
const startsAt = process.env['CLOCK_STARTS_AT'];
const aheadMs = startsAt ? Date.parse(startsAt) - new Date().getTime() : 0;

/** The present moment; the one place where the product asks for the time. */
export function now(): Date {
  return new Date(new Date().getTime() + aheadMs);
}

/** The present moment as it is stored and sent: ISO 8601 in UTC. */
export function timestamp(): string {
  return now().toISOString();
}
