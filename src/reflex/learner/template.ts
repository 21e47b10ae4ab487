/** The wordings of an instruction, from a few instructions with the values that were put in. */
import type { Demonstration } from '../../protocol/screen/demonstration.ts';
import { isColorName } from '../skill/color.ts';
import { keyOf, wordsOf, type Word } from '../skill/instruction.ts';

/** The words of an instruction, and which of them are values for certain: they are quoted, were typed, or pressed on. */
type Read = { words: readonly Word[]; isValue: readonly boolean[] };

/** An instruction with what was typed and pressed, each as its words. */
type Sample = { words: readonly Word[]; entered: ReadonlySet<string> };

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

/** Words that join values. */
const joints: ReadonlySet<string> = new Set(', ; and or then > the a an to'.split(' '));

/** The words that stay: what is a value in this one is no part of a wording. */
function fixedWords({ words, isValue }: Read): string[] {
  return words.filter((_, at) => isValue[at] !== true).map(keyOf);
}

/** The fixed words of an instruction without those that look like values: names, numbers and colours. */
function surelyFixed({ words, isValue }: Read): string[] {
  const isFixed = ({ text }: Word, at: number): boolean =>
    isValue[at] !== true &&
    !/^-?\d/u.test(text) &&
    !isColorName(text.toLowerCase()) &&
    (begins(words, at) || !/^\p{Lu}/u.test(text));
  return words.filter(isFixed).map(keyOf);
}

/** Whether a word is the first of a sentence. */
const begins = (words: readonly Word[], at: number): boolean =>
  at === 0 || /^[.!?:]$/u.test(words[at - 1]?.text ?? '');

/** Whether every value of an instruction stands by itself in a gap of a wording, or joined to others. */
function keepsApart(template: readonly string[], { words, isValue }: Read): boolean {
  const fixed = [...template];
  let gap: { values: number; others: number } = { values: 0, others: 0 };
  const gaps = [gap];
  for (const [at, one] of words.entries()) {
    const key = keyOf(one);
    if (isValue[at] === true) gap.values += 1;
    else if (key === fixed[0]) {
      fixed.shift();
      gaps.push((gap = { values: 0, others: 0 }));
    } else if (!joints.has(key)) gap.others += 1;
  }
  return gaps.every(({ values, others }) => values === 0 || others === 0);
}

/** Wordings that have so much of the longer one in common are the same, whatever stands in their gaps. */
const same = 0.85;

type Wordings = { template: string[]; samples: Read[] };

/** A wording with one instruction more; undefined where it is another one. */
function joined({ template, samples }: Wordings, sample: Read): Wordings | undefined {
  const words = fixedWords(sample);
  const shared = common(template, words);
  if (shared.length < alike * Math.min(template.length, words.length)) return undefined;
  const all = [...samples, sample];
  const isSame = shared.length >= same * Math.max(template.length, words.length);
  return isSame || all.every((one) => keepsApart(shared, one))
    ? { template: shared, samples: all }
    : undefined;
}

/**
 * The wordings of a few instructions: those that are alike make one, the words that all of them have in the same order. The
 * most frequent first. Of a wording that was heard once, what looks like a value counts as one.
 */
export function templatesOf(samples: readonly Sample[]): string[][] {
  const found: Wordings[] = [];
  for (const sample of readAll(samples)) {
    const [best] = found
      .flatMap((one, at) => {
        const with_ = joined(one, sample);
        return with_ ? [{ at, with: with_ }] : [];
      })
      .toSorted((a, b) => b.with.template.length - a.with.template.length);
    if (best) found[best.at] = best.with;
    else found.push({ template: fixedWords(sample), samples: [sample] });
  }
  return found
    .toSorted((a, b) => b.samples.length - a.samples.length)
    .map(({ template, samples: [only, ...others] }) =>
      only && others.length === 0 && samples.length > 1 ? surelyFixed(only) : template,
    );
}

/** The most words of a value. */
const longest = 6;

/** In fewer demonstrations than this, what was typed or pressed in all of them may be the same by chance. */
const fewestForConstant = 5;

/** Instructions with what is a value in each: what was typed or pressed, unless it was so in all of them. */
function readAll(samples: readonly Sample[]): Read[] {
  const [first, ...others] = samples.map(({ entered }) => entered);
  const isKnown = samples.length >= fewestForConstant && first !== undefined;
  const constant = isKnown ? others.reduce((all, one) => all.intersection(one), first) : new Set<string>();
  return samples.map(({ words, entered }) => {
    const isValue = words.map(({ isQuoted }) => isQuoted);
    for (const phrase of entered.difference(constant)) mark(isValue, words, phrase.split(' '));
    return { words, isValue };
  });
}

/** Marks the places at which a phrase stands. */
function mark(isValue: boolean[], words: readonly Word[], phrase: readonly string[]): void {
  if (phrase.length > longest || phrase[0] === '') return;
  for (const [at] of words.entries())
    if (phrase.every((word, nth) => words[at + nth]?.text.toLowerCase() === word))
      isValue.fill(true, at, at + phrase.length);
}

/** Words that are no values in some instructions. */
export const wordsOfAll = (samples: readonly Sample[]): Set<string> =>
  new Set(readAll(samples).flatMap(fixedWords));

/** An instruction with what was typed and pressed. */
export function sampleOf({ instruction, steps }: Demonstration): Sample {
  const entered = steps.flatMap(({ before, action }) => {
    if (action.kind === 'type') return [action.text];
    const touched = 'element' in action ? before.elements.find(({ id }) => id === action.element) : undefined;
    return touched ? [touched.text] : [];
  });
  const phrases = entered.map((one) => wordsOf(one).map(keyOf).join(' '));
  return { words: wordsOf(instruction), entered: new Set(phrases) };
}
