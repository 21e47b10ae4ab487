/** Chance that is the same each time: the same seed gives the same draws. */
export type Chance = {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  pick<T>(items: readonly T[], fallback: T): T;
  /** True in `percent` of a hundred draws. */
  holds(percent: number): boolean;
};

/** Opens a source of chance; mulberry32 over a hash (FNV-1a) of the seed. */
export function openChance(seed: string): Chance {
  let state = 0x811c9dc5;
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * Math.max(limit, 1));
  return {
    below,
    pick: (items, fallback) => items[below(items.length)] ?? fallback,
    holds: (percent) => below(100) < percent,
  };
}
