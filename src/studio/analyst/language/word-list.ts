/** Short forms in which lexicons are written: phrases in one string, parted by bars. */

/** The phrases of a list: `at most | up to`. */
export function listOf(phrases: string): string[] {
  return phrases
    .split('|')
    .map((phrase) => phrase.trim().replaceAll(/\s+/g, ' '))
    .filter(Boolean);
}

/** Phrases with their meaning, from rows of one meaning each. */
export function tableOf<T>(rows: readonly (readonly [T, string])[]): Record<string, T> {
  return Object.fromEntries(
    rows.flatMap(([meaning, phrases]) => listOf(phrases).map((phrase) => [phrase, meaning])),
  );
}

/** Pairs of words: `people person | men man`. */
export function pairsOf(pairs: string): ReadonlyMap<string, string> {
  return new Map(
    listOf(pairs).map((pair) => {
      const [left = '', right = ''] = pair.split(' ');
      return [left, right] as const;
    }),
  );
}
