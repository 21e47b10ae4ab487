/** What was made of sentences, while one brief is read over and over: with each answer to a question, with what fills it. */
import type { Scanner } from '../language/scan.ts';
import type { Token } from '../language/text.ts';

/** A sentence by its words and their places, and what else it is made with. */
type Sentence = { tokens: readonly Token[]; context?: unknown };

/**
 * Remembers what `make` makes of the last `most` sentences of each language. What is made must follow from the sentence
 * and the language alone; it is shared, so nobody may change it.
 */
export class SentenceMemo<T extends object> {
  readonly #kept = new WeakMap<Scanner, Map<string, T>>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(scanner: Scanner, sentence: Sentence, make: () => T): T {
    const kept = this.#kept.get(scanner) ?? new Map<string, T>();
    this.#kept.set(scanner, kept);
    const key = keyOf(sentence);
    const made = kept.get(key) ?? make();
    // The one that was asked for last is forgotten last.
    kept.delete(key);
    kept.set(key, made);
    const [oldest] = kept.keys();
    if (kept.size > this.#most && oldest !== undefined) kept.delete(oldest);
    return made;
  }
}

function keyOf({ tokens, context }: Sentence): string {
  const words = tokens.map(({ start, end, kind, lower, text }) => `${start} ${end} ${kind} ${lower} ${text}`);
  return [...words, context === undefined ? '' : JSON.stringify(context)].join('\n');
}
