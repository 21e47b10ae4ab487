/** Small parts of some demonstrations. */

/** How many of them are taken at once, how many moves all parts have together at most, and how many parts there are. */
const taken = { atOnce: 3, moves: 600, fewest: 6, most: 24 };

/** Threes of some things, each with others that stand one, two or three places from it; fewer where they are long. */
export function threesOf<T extends { length: number }>(all: readonly T[]): T[][] {
  const moves = all.reduce((sum, { length }) => sum + length, 0);
  const length = Math.max(1, (moves / all.length) * taken.atOnce);
  const count = Math.min(taken.most, Math.max(taken.fewest, Math.floor(taken.moves / length)));
  const threes = [1, 2, 3].flatMap((stride) =>
    all.map((_, at) =>
      Array.from({ length: taken.atOnce }, (__, nth) => all[(at + nth * stride) % all.length]).filter(
        (one) => one !== undefined,
      ),
    ),
  );
  return threes.slice(0, count);
}
