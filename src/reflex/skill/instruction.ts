/** What an instruction says: its words, and the parts of it that change from one time to the next. */

import type { Selector } from '../../protocol/screen/skill.ts';

/** A word, or what stands between quotation marks, with its place in the text. */
export type Word = { text: string; start: number; end: number; isQuoted: boolean };

const word = /"(?<quoted>[^"]*)"|[\p{L}\p{N}@#'_+-]+(?:[./:][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu;

/** The words of an instruction; marks stand by themselves. */
export function wordsOf(instruction: string): Word[] {
  return [...instruction.matchAll(word)].map((match) => {
    const quoted = match.groups?.['quoted'];
    const [text] = match;
    return {
      text: quoted ?? text,
      start: match.index,
      end: match.index + text.length,
      isQuoted: quoted !== undefined,
    };
  });
}

/** Words as they are compared: without case. A quotation equals no word: it is always a value. */
const keyOf = ({ text, isQuoted }: Word): string => (isQuoted ? '"' : text.toLowerCase());

/** The longest common subsequence of two lists of words. */
function common(left: readonly string[], right: readonly string[]): string[] {
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

/** The words that all instructions have in the same order: what is between them changes. */
export function templateOf(instructions: readonly string[]): string[] {
  const [first = [], ...others] = instructions.map((one) =>
    wordsOf(one).flatMap((each) => (each.isQuoted ? [] : [keyOf(each)])),
  );
  return others.reduce((template, words) => common(template, words), first);
}

/**
 * What an instruction has between the words of a template: one text for each gap, before the first word and behind the
 * last one included. Undefined where it lacks a word of the template.
 */
function gapsOf(
  template: readonly string[],
  { instruction, words }: { instruction: string; words: readonly Word[] },
): string[] | undefined {
  const places = match(template, words.map(keyOf));
  if (!places) return undefined;
  const edges = [-1, ...places, words.length];
  return edges.slice(1).map((next, index) => {
    const run = words.slice((edges[index] ?? -1) + 1, next);
    const [start, end] = [run[0], run.at(-1)];
    if (!start || !end) return '';
    if (run.length === 1) return start.text;
    return instruction.slice(start.start, end.end).replaceAll('"', '');
  });
}

/** Where the words of a template stand, as close together from the end as they can. */
function match(template: readonly string[], words: readonly string[]): number[] | undefined {
  const places: number[] = [];
  let from = 0;
  for (const wanted of template) {
    const at = words.indexOf(wanted, from);
    if (at === -1) return undefined;
    places.push(at);
    from = at + 1;
  }
  for (let index = places.length - 1, to = words.length; index >= 0; index -= 1) {
    const at = words.lastIndexOf(template[index] ?? '', to - 1);
    places[index] = Math.max(at, places[index] ?? 0);
    to = places[index] ?? 0;
  }
  return places;
}

/** The row that is worked: its columns by name; empty where there is none. */
export type Row = Readonly<Record<string, string>>;

/** An instruction beside the template of its skill, with the row that is worked. */
export type Said = { words: readonly Word[]; gaps: readonly string[]; values: Row };

/** What is asked for: an instruction, with the row that is worked where there is one. */
export type Asked = { instruction: string; values?: Row | undefined };

/** Undefined where the instruction does not fit the template. */
export function saidOf(template: readonly string[], { instruction, values = {} }: Asked): Said | undefined {
  const words = wordsOf(instruction);
  const gaps = gapsOf(template, { instruction, words });
  return gaps && { words, gaps, values };
}

/** The values that a selector finds, in their order; none where there is no such part. */
export function valuesOf({ words, gaps, values }: Said, selector: Selector): string[] {
  if (selector.by === 'column') return within(values[selector.name] ?? '', selector);
  if (selector.by === 'gap') return within(gaps[selector.at] ?? '', selector);
  if (selector.by === 'quoted') {
    const found = words.filter(({ isQuoted }) => isQuoted)[selector.at];
    return found ? [found.text] : [];
  }
  const at = words.findIndex(({ text, isQuoted }) => !isQuoted && text.toLowerCase() === selector.word);
  const next = at === -1 ? undefined : words[at + 1];
  return next ? [next.text] : [];
}

/** A text whole, one of its parts, or its members. */
function within(
  text: string,
  { part, each }: { part?: number | undefined; each?: boolean | undefined },
): string[] {
  if (text === '') return [];
  if (part !== undefined) return partsOf(text).slice(part).slice(0, 1);
  return each === true ? itemsOf(text) : [text];
}

/** "12/09/2016" as its numbers. */
function partsOf(text: string): string[] {
  return /^\d+(?:[/:-]\d+)+$/u.test(text) ? text.split(/[/:-]/u) : [];
}

/** "a, b and c" as its members. */
function itemsOf(text: string): string[] {
  return text
    .split(/\s*,\s*(?:and\s+)?|\s+and\s+/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** All ways to find a value in an instruction that fits the template, and in the row. */
export function selectorsOf({ words, gaps, values }: Said): Selector[] {
  const quoted = words.filter(({ isQuoted }) => isQuoted);
  return [
    ...Object.entries(values).flatMap(([name, text]): Selector[] =>
      text === ''
        ? []
        : [
            { by: 'column', name },
            ...partsOf(text).map((_, part): Selector => ({ by: 'column', name, part })),
          ],
    ),
    ...gaps.flatMap((text, at): Selector[] =>
      text === ''
        ? []
        : [
            { by: 'gap', at },
            { by: 'gap', at, each: true },
            ...partsOf(text).map((_, part): Selector => ({ by: 'gap', at, part })),
          ],
    ),
    ...quoted.map((_, at): Selector => ({ by: 'quoted', at })),
    ...words
      .slice(0, -1)
      .flatMap(({ text, isQuoted }): Selector[] =>
        isQuoted ? [] : [{ by: 'after', word: text.toLowerCase() }],
      ),
  ];
}
