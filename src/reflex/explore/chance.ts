/** Chance that a seed determines: a number from 0 up to `below`, without it; mulberry32 over a hash (FNV-1a) of the words. */
export function chanceOf(...seed: (string | number)[]): (below: number) => number {
  let state = 0x811c9dc5;
  for (const letter of seed.join(' ')) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}
export type Chance = ReturnType<typeof chanceOf>;
