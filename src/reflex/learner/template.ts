/** The wordings of an instruction, from a few instructions with the values that were put in. */
import type { Demonstration } from '../../protocol/screen/demonstration.ts';
import { keyOf, wordsOf } from '../skill/instruction.ts';

/** An instruction with the words in it that are values for certain: they were typed, or pressed on. */
type Sample = { instruction: string; values: ReadonlySet<string> };

/** The longest common subsequence of two lists of words. */
export function common(left: readonly string[], right: readonly string[]): string[] {
  const length = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1));
  const at = (i: number, j: number): number => length[i]?.[j] ?? 0;
  for (let i = left.length - 1; i >= 0; i -= 1)
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const row = length[i];
      if (row) row[j] = left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const found: string[] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    if (left[i] === right[j]) {
      found.push(left[i] ?? '');
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return found;
}

/** Of two wordings of one kind at least this share of the words of the shorter one is the same. */
const alike = 0.6;

/** The words that stay: quotations, and what is a value in this one, are no part of a wording. */
export function fixedWords({ instruction, values }: Sample): string[] {
  return wordsOf(instruction).flatMap((word) =>
    word.isQuoted || values.has(word.text.toLowerCase()) ? [] : [keyOf(word)],
  );
}

/**
 * The wordings of a few instructions: those that are alike make one, the words that all of them have in the same order. The
 * most frequent first.
 */
export function templatesOf(samples: readonly Sample[]): string[][] {
  const found: { template: string[]; count: number }[] = [];
  for (const words of samples.map(fixedWords)) {
    const best = found
      .map((one) => ({ one, shared: common(one.template, words) }))
      .filter(({ one, shared }) => shared.length >= alike * Math.min(one.template.length, words.length))
      .toSorted((a, b) => b.shared.length - a.shared.length)[0];
    if (!best) found.push({ template: words, count: 1 });
    else Object.assign(best.one, { template: best.shared, count: best.one.count + 1 });
  }
  return found.toSorted((a, b) => b.count - a.count).map(({ template }) => template);
}

/** Words of an instruction that are values for certain: what was typed, and what was pressed. */
export function sampleOf({ instruction, steps }: Demonstration): Sample {
  const values = steps.flatMap(({ before, action }) => {
    if (action.kind === 'type') return [action.text];
    const touched = 'element' in action ? before.elements.find(({ id }) => id === action.element) : undefined;
    return touched ? [touched.text] : [];
  });
  return { instruction, values: new Set(values.map((value) => value.trim().toLowerCase())) };
}
