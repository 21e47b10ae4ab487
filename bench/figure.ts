/** One figure of a bench: a median on this machine, and the bound that the project promises, when it promises one. */
export type Figure = { name: string; value: number; unit: string; target?: number; better: 'more' | 'less' };

/** The middle of some measurements; the upper of two. 0 when there are none. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
