/** Numbers that are tried until the right one is found: what was tried, and what the screen said of it. */
import type { Said } from './instruction.ts';
import type { Scene } from './scene.ts';

/** A number that was tried, with the words on the screen afterwards; without them as long as nothing was done with it. */
export type Tried = { value: number; words?: ReadonlySet<string> };

/** See above. */
export class Tries {
  readonly #answered: Tried[] = [];
  #last: number | undefined;
  #isAnswered = false;

  /** A text is typed on a screen: a number takes the place of one with which nothing was done. */
  typed(text: string, scene: Scene): void {
    if (this.#last !== undefined && this.#isAnswered)
      this.#answered.push({ value: this.#last, words: wordsOn(scene) });
    this.#last = /^-?\d+$/u.test(text) ? Number(text) : undefined;
    this.#isAnswered = false;
  }

  /** Something was pressed. */
  acted(): void {
    this.#isAnswered = true;
  }

  /** What was tried so far, as a screen says it now. */
  at(scene: Scene): readonly Tried[] {
    if (this.#last === undefined) return [...this.#answered];
    const words = this.#isAnswered ? { words: wordsOn(scene) } : {};
    return [...this.#answered, { value: this.#last, ...words }];
  }
}

/** The words that a screen says, without numbers. */
export function wordsOn({ shown }: Scene): Set<string> {
  return new Set([...shown.texts].flatMap((text) => text.match(/\p{L}+/gu) ?? []));
}

/** A range of whole numbers, both ends in it. */
export type Range = { low: number; high: number };

/** The range that an instruction names by the least and the greatest of its numbers; undefined where it has none. */
export function rangeIn({ instruction }: Said): Range | undefined {
  const numbers = (instruction.match(/(?<!\d)-?\d+/gu) ?? []).map(Number);
  return numbers.length < 2 ? undefined : { low: Math.min(...numbers), high: Math.max(...numbers) };
}

/** What is left of a range when the right number is above or below another one. */
export const narrowed = ({ low, high }: Range, value: number, isAbove: boolean): Range =>
  isAbove ? { low: Math.max(low, value + 1), high } : { low, high: Math.min(high, value - 1) };

/** The number by which a range is halved. */
export const middleOf = ({ low, high }: Range): number => Math.floor((low + high) / 2);

/** Words by which a screen says that the right number is above, or below, the one that was tried. */
export type Hints = { above: readonly string[]; below: readonly string[] };

/** What is to be tried now; undefined where nothing is left, or where it is not known what the screen says of a try. */
export function nextTry(said: Said, tried: readonly Tried[], { above, below }: Hints): string | undefined {
  let range = rangeIn(said);
  for (const { value, words } of tried) {
    if (!words) return String(value);
    const [isAbove, isBelow] = [above.some((word) => words.has(word)), below.some((word) => words.has(word))];
    if (!range || isAbove === isBelow) return undefined;
    range = narrowed(range, value, isAbove);
  }
  return range && range.low <= range.high ? String(middleOf(range)) : undefined;
}
