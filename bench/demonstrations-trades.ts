/**
 * The demonstrations by trade: which of them are looked at while the analyst is extended (development), and which are held
 * out. What is about the same things is in the same half, so that no word of a trade is learned from the other.
 */
import { createHash } from 'node:crypto';

/** What was said, with the plain sentences that say it. */
export type Demonstration = { said: string; plain: string[] };

/** A word of more demonstrations than this belongs to every trade (member, name, day), one of fewer than `rare` to none. */
const common = 40;
const rare = 2;
const shortestWord = 3;

/** The trade of each demonstration: the word of its plain sentences that most other demonstrations of few share. */
export function tradesOf(demonstrations: readonly Demonstration[]): Map<Demonstration, string> {
  const words = new Map(demonstrations.map((one) => [one, wordsOf(one)]));
  const counts = new Map<string, number>();
  for (const set of words.values()) for (const word of set) counts.set(word, (counts.get(word) ?? 0) + 1);
  const countOf = (word: string): number => counts.get(word) ?? 0;
  return new Map(
    demonstrations.map((one) => {
      const own = [...(words.get(one) ?? [])].filter(
        (word) => countOf(word) >= rare && countOf(word) <= common,
      );
      const best = own.toSorted((a, b) => countOf(b) - countOf(a) || (a < b ? -1 : 1))[0];
      return [one, best ?? one.said];
    }),
  );
}

/** True for two trades of five, by the digest of their word. */
export function isHeldOut(trade: string): boolean {
  return (createHash('sha256').update(trade).digest()[0] ?? 0) % 5 < 2;
}

/** The words of what was said, and of the sentences that say it, without their plural. */
function wordsOf({ said, plain }: Demonstration): Set<string> {
  const text = plain.length > 0 ? plain.join(' ') : said;
  return new Set(
    text
      .toLowerCase()
      .split(/[^\p{Letter}]+/u)
      .filter((word) => word.length >= shortestWord)
      .map((word) => word.replace(/(es|s)$/u, '')),
  );
}
