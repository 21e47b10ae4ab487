/** The present moment; the one place where the product asks for the time. */
export function now(): Date {
  return new Date();
}

/** The present moment as it is stored and sent: ISO 8601 in UTC. */
export function timestamp(): string {
  return now().toISOString();
}
