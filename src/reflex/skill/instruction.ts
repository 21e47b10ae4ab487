/** What is asked for: the words of an instruction, the parts of it that change from one time to the next, and a row. */
import type { Alias, Selector } from '../../protocol/screen/skill.ts';
import { isColorName } from './color.ts';
import { figureIn } from './figure.ts';
import { isSynonym } from './synonym.ts';
import { resultOf } from './quantity.ts';

/** A word, or what stands between quotation marks, with its place in the text. */
export type Word = { text: string; start: number; end: number; isQuoted: boolean };

const word =
  /"(?<quoted>[^"]*)"|-?\d+(?:[./:,-]\d+)*(?![\p{L}\p{N}_])|(?:(?!['’]s(?![\p{L}\p{N}]))[\p{L}\p{N}@#'’_+-])+(?:[./:][\p{L}\p{N}]+)*|['’]s(?![\p{L}\p{N}])|[^\s\p{L}\p{N}]/gu;

/** The words of an instruction; marks stand by themselves, and so does what says that something is somebody's. */
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
export const keyOf = ({ text, isQuoted }: Word): string => (isQuoted ? '"' : text.toLowerCase());

/** What an instruction has between the words of a template: one text for each gap, before and behind them included. */
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

/** What is asked for: an instruction, with the row that is worked where there is one. */
export type Asked = { instruction: string; values?: Row | undefined };

/** What is asked for, as a skill understands it: by which of its templates, and with what in the gaps. */
export type Said = {
  instruction: string;
  words: readonly Word[];
  template: number;
  gaps: readonly string[];
  values: Row;
  /** What stands in the gaps of templates, where none fits. */
  aliases?: readonly Alias[];
  /** How many words of the template were found: of several skills, the one with most knows best what is meant. */
  fit: number;
};

/** How a skill is asked for. */
export type Wording = {
  templates: readonly (readonly string[])[];
  words?: readonly string[];
  aliases?: readonly Alias[];
  forms?: readonly string[];
};

/** An instruction of another wording has at least this share of its words in common with those that are known. */
const known = 0.5;

/**
 * What is asked for beside the templates of a skill: by the longest that fits, or, worth half as much, without a template
 * where most of the words are known; undefined otherwise.
 */
export function saidOf(wording: Wording, asked: Asked): Said | undefined {
  const { instruction, values = {} } = asked;
  const words = wordsOf(instruction);
  let best: Said | undefined;
  for (const [at, template] of wording.templates.entries()) {
    const gaps = gapsOf(template, { instruction, words });
    if (gaps && (!best || template.length > best.fit))
      best = { instruction, words, template: at, gaps, values, fit: template.length };
  }
  if (best) return best;
  const common = familiarIn(words, wording);
  if (common === undefined) return undefined;
  const { aliases = [] } = wording;
  return { instruction, words, template: -1, gaps: [], values, aliases, fit: common / 2 };
}

/** How many names and quotations an instruction has: what is asked for in other words takes as many. */
export function formOf(words: readonly Word[]): string {
  const names = words.filter(({ text, isQuoted }, at) => !isQuoted && isName(words, at) && text.length > 1);
  return `${names.length} names, ${words.filter(({ isQuoted }) => isQuoted).length} quoted`;
}

/** Whether a word is a name: it has a capital, and does not just begin a sentence, unless it has something. */
function isName(words: readonly Word[], at: number): boolean {
  const begins = at === 0 || /^[.!?:;,]$/u.test(words[at - 1]?.text ?? '');
  return /^\p{Lu}/u.test(words[at]?.text ?? '') && (!begins || isOwning.test(words[at + 1]?.text ?? ''));
}

/**
 * How many words of an instruction are known, themselves or by others that mean the same; undefined where these are too few, or
 * it has more or fewer names and quotations than any that was shown.
 */
function familiarIn(
  words: readonly Word[],
  { words: familiar = [], forms = [] }: Wording,
): number | undefined {
  if (forms.length > 0 && !forms.includes(formOf(words))) return undefined;
  const told = [...tellingWords(words)];
  const others = familiar.filter((word) => word.length >= shortest);
  const common = told.filter(
    (word) => familiar.includes(word) || others.some((other) => isSynonym(other, word)),
  ).length;
  return common < told.length * known || common < 2 ? undefined : common;
}

/** Shorter words tell nothing of what is meant. */
const shortest = 3;

/** The words of an instruction that may tell what is meant: no names, no quotations, no numbers. */
export function tellingWords(words: readonly Word[]): Set<string> {
  return new Set(
    words.flatMap(({ text, isQuoted }, at) => {
      const isCapital = at > 0 && /^\p{Lu}/u.test(text);
      return isQuoted || isCapital || text.length < shortest || !/^\p{L}+$/u.test(text)
        ? []
        : [text.toLowerCase()];
    }),
  );
}

/** Names: words with a capital; the one that begins the instruction only where it is no word of the template, or has something. */
function namesOf({ words, gaps }: Said): string[] {
  const isBegun = (gaps[0] ?? '') !== '' || isOwning.test(words[1]?.text ?? '');
  return words
    .filter(({ text, isQuoted }, at) => !isQuoted && (at > 0 || isBegun) && /^\p{Lu}/u.test(text))
    .map(({ text }) => text);
}

/** What says that something is somebody's. */
const isOwning = /^['’]s$/u;

/** Everything in an instruction that may be a name, what only begins a sentence last. */
export function allNames({ words }: Said): string[] {
  const named = words.flatMap(({ text, isQuoted }, at) => {
    const begins = at === 0 || /^[.!?]$/u.test(words[at - 1]?.text ?? '');
    return isQuoted || /^\p{Lu}/u.test(text) ? [{ text, isFirst: begins && !isQuoted }] : [];
  });
  return named.toSorted((one, other) => Number(one.isFirst) - Number(other.isFirst)).map(({ text }) => text);
}

/** Words for colours. */
const colorsOf = ({ words }: Said): string[] =>
  words.flatMap(({ text, isQuoted }) => (!isQuoted && isColorName(text.toLowerCase()) ? [text] : []));

const numbersOf = (text: string): string[] => text.match(/-?\d+(?:\.\d+)?/gu) ?? [];

/** The numbers that a text is made of ("12/09/2016", "(2,-1)"); none where it has words as well. */
function partsOf(text: string): string[] {
  if (!/^[\d\s/:.,()-]+$/u.test(text)) return [];
  const isDate = /^\d+(?:[/:-]\d+)+$/u.test(text);
  const parts = isDate ? text.split(/[/:-]/u) : numbersOf(text);
  return parts.length > 1 ? parts : [];
}

/** "a, b and c" as its members, "a > b > c" as its steps. */
function itemsOf(text: string): string[] {
  return text
    .split(/\s*[,;]\s*(?:(?:and|then)\s+)?|\s+(?:and|then|and then)\s+|\s*[>›»→]\s*/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

const first = (value: string | undefined): string[] => (value === undefined || value === '' ? [] : [value]);

/** What stands in a gap, or would stand there if it were said in those words. */
function gapIn(said: Said, { template, at }: { template: number; at: number }): string {
  if (said.template === template) return said.gaps[at] ?? '';
  const alias = said.aliases?.find((one) => one.template === template && one.at === at);
  return alias ? (valuesOf(said, alias.by)[0] ?? '') : '';
}

type Readers = { [K in Selector['by']]: (said: Said, selector: Extract<Selector, { by: K }>) => string[] };

const readers: Readers = {
  gap: (said, selector) => {
    const { part, each } = selector;
    const text = gapIn(said, selector);
    if (part !== undefined) return first(partsOf(text)[part]);
    return each === true ? itemsOf(text) : first(text);
  },
  quoted: ({ words }, { at }) => first(words.filter(({ isQuoted }) => isQuoted)[at]?.text),
  name: (said, { at }) => first(namesOf(said)[at]),
  color: (said, { at }) => first(colorsOf(said)[at]),
  figure: ({ words }) => first(figureIn(words.flatMap(({ text, isQuoted }) => (isQuoted ? [] : [text])))),
  number: ({ instruction }, { at }) => first(numbersOf(instruction)[at]),
  // A word that is said every time, or a mark, is no value.
  after: ({ words, gaps, template }, { word: wanted }) => {
    const at = words.findIndex(({ text, isQuoted }) => !isQuoted && text.toLowerCase() === wanted);
    const next = at === -1 ? undefined : words[at + 1]?.text;
    const isValue =
      /[\p{L}\p{N}]/u.test(next ?? '') && (template < 0 || gaps.some((gap) => gap.includes(next ?? '')));
    return isValue ? first(next) : [];
  },
  column: ({ values }, { name, part }) =>
    part === undefined ? first(values[name]) : first(partsOf(values[name] ?? '')[part]),
  computed: ({ instruction }) => {
    const result = resultOf(instruction);
    return result === undefined ? [] : [String(result)];
  },
  // What is left depends on what was done.
  rest: () => [],
};

/** The values that a selector finds, in their order; none where there is no such part. */
export function valuesOf<K extends Selector['by']>(
  said: Said,
  selector: Extract<Selector, { by: K }>,
): string[] {
  const read = readers[selector.by] as (said: Said, selector: Extract<Selector, { by: K }>) => string[];
  return read(said, selector);
}

/** All ways to find a value in what is asked for. */
export function selectorsOf(said: Said): Selector[] {
  const { words, gaps, template, values, instruction } = said;
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
            { by: 'gap', template, at },
            ...(itemsOf(text).length > 0 ? [{ by: 'gap', template, at, each: true } as const] : []),
            ...[...partsOf(text).keys()].map((part): Selector => ({ by: 'gap', template, at, part })),
          ],
    ),
    ...[...words.filter(({ isQuoted }) => isQuoted).keys()].map((at): Selector => ({ by: 'quoted', at })),
    ...[...namesOf(said).keys()].map((at): Selector => ({ by: 'name', at })),
    ...[...numbersOf(instruction).keys()].map((at): Selector => ({ by: 'number', at })),
    ...[...colorsOf(said).keys()].map((at): Selector => ({ by: 'color', at })),
    ...words
      .slice(0, -1)
      .flatMap(({ text, isQuoted }): Selector[] =>
        isQuoted ? [] : [{ by: 'after', word: text.toLowerCase() }],
      ),
    { by: 'figure' },
    { by: 'computed' },
    { by: 'rest' },
  ];
}
