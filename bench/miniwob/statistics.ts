/** The value below which the share `part` of the values lies (nearest rank); undefined when there are none. */
export function quantile(values: readonly number[], part: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(part * sorted.length) - 1))];
}

/** The middle value, or the mean of the two in the middle; undefined when there are none. */
export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? undefined : (upper + lower) / 2;
}

/** The mean; 0 when there are no values. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
}

/** 97.5 % of a normal distribution lie below this many standard deviations. */
const z = 1.959964;

/**
 * The interval that holds a share with 95 % confidence when `hits` of `trials` were seen (Wilson 1927, without correction
 * for continuity): from 0 to 1.
 */
export function wilson(hits: number, trials: number): [number, number] {
  if (trials === 0) return [0, 1];
  const share = hits / trials;
  const scale = 1 + z ** 2 / trials;
  const middle = share + z ** 2 / (2 * trials);
  const reach = z * Math.sqrt((share * (1 - share)) / trials + z ** 2 / (4 * trials ** 2));
  return [Math.max(0, (middle - reach) / scale), Math.min(1, (middle + reach) / scale)];
}
