/** Words that call for a function of `sorts/`: phrases ("coming back"), nouns ("logbook", "orders") and verbs ("lend"). */
import type { Token } from '../analyst/language/text.ts';
import { askingWords } from './asking-words.ts';
import type { Pack, PackLanguage } from './pack.ts';
import { sorts } from './packs.ts';
import { lemmaOf, likeness, plainWords } from './word.ts';

/** A cue at its place: tokens `from` to `to`. `worth` is how surely it calls for the function, up to 1. */
export type Cue = {
  sort: Pack;
  kind: 'phrase' | 'noun' | 'verb';
  phrase: string;
  from: number;
  to: number;
  worth: number;
};

const worth = { phrase: 1, noun: 0.9, verb: 0.72, plainNoun: 0.46, plainVerb: 0.4, gap: 0.02 };

/** Words between those of a phrase: "who has (already) paid". */
const between = 1;

/** All cues of the tokens. */
export function cuesIn(tokens: readonly Token[], language: PackLanguage): Cue[] {
  const words = tokens.map(({ lower }) => plainWords(lower));
  return sorts().flatMap((sort) => {
    const { names, verbs, cues } = sort.text[language];
    const isPlain = sort.kind === 'tracker';
    return [
      ...cues.flatMap((phrase) => placesOf(sort, { phrase, kind: 'phrase', value: worth.phrase }, words)),
      ...names.flatMap((phrase) =>
        placesOf(sort, { phrase, kind: 'noun', value: isPlain ? worth.plainNoun : worth.noun }, words),
      ),
      ...verbs.flatMap((phrase) =>
        placesOf(sort, { phrase, kind: 'verb', value: isPlain ? worth.plainVerb : worth.verb }, words).filter(
          ({ from }) => isVerbal(tokens, from, language),
        ),
      ),
    ];
  });
}

type Wanted = { phrase: string; kind: Cue['kind']; value: number };

function placesOf(sort: Pack, { phrase, kind, value }: Wanted, words: readonly string[][]): Cue[] {
  const wanted = plainWords(phrase);
  const found: Cue[] = [];
  for (let from = 0; from < words.length; from += 1) {
    const to = endOf(wanted, words, { from, isVerb: kind === 'verb' });
    if (to !== undefined) found.push({ sort, kind, phrase, from, to, worth: value });
  }
  return found;
}

/** Where a phrase that begins at a token ends; undefined: it does not stand there. */
function endOf(
  wanted: readonly string[],
  words: readonly string[][],
  { from, isVerb }: { from: number; isVerb: boolean },
): number | undefined {
  let at = from;
  let said: string[] = [];
  for (const [index, word] of wanted.entries()) {
    let left = index === 0 ? 0 : between;
    for (;;) {
      if (said.length === 0) {
        said = [...(words[at] ?? [])];
        if (said.length === 0) return undefined;
        at += 1;
      }
      const isFound = said.some((one) => (isVerb ? isForm(word, one) : lemmaOf(one) === lemmaOf(word)));
      if (isFound) {
        said = said.slice(said.findIndex((one) => isForm(word, one) || lemmaOf(one) === lemmaOf(word)) + 1);
        break;
      }
      if (left === 0) return undefined;
      left -= 1;
      said = [];
    }
  }
  return at;
}

/** "Lends" and "lending" are forms of "lend". */
function isForm(verb: string, word: string): boolean {
  const [plain = ''] = plainWords(verb);
  return (
    plain === word ||
    (plain.length > 3 && word.startsWith(plain.slice(0, -1)) && likeness(plain, word) > 0.75)
  );
}

/** What stands before a noun: "a book", "condolence book", "my records". */
const determiners: Readonly<Record<PackLanguage, ReadonlySet<string>>> = {
  en: new Set('a an the my our your his her its their this that each every some of'.split(' ')),
  fr: new Set("un une le la les l' d' de du des mon ma mes notre nos ce cette ces chaque".split(' ')),
};

/** What stands before a verb: "to book", "people can book", "who borrowed". */
const subjects: Readonly<Record<PackLanguage, ReadonlySet<string>>> = {
  en: new Set(
    'to can could should will i we they you who that people members and or , please friends neighbours neighbors users customers students residents'.split(
      ' ',
    ),
  ),
  fr: new Set(
    'pour peut peuvent puissent veux voudrais voulons on je nous qui et ou a à de où faut doit doivent permet pouvoir'.split(
      ' ',
    ),
  ),
};

/** Whether the word at a place is the verb there and not a noun. */
export function isVerbal(tokens: readonly Token[], at: number, language: PackLanguage): boolean {
  const before = tokens[at - 1]?.lower;
  const next = tokens[at + 1]?.lower ?? '';
  if (before === undefined) return determiners[language].has(next) || next === 'track';
  if (subjects[language].has(before)) return true;
  if (determiners[language].has(before)) return false;
  return askingWords[language].small.has(before) || /(?:ing|ed)$/u.test(tokens[at]?.lower ?? '');
}
