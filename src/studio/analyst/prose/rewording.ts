/**
 * Ways of saying that stand for others: "the treasurer alone may see payments" for "only the treasurer may see payments".
 * The words that stand for them keep their place in the brief; what is between stays as it is.
 */
import type { Lexicon } from '../language/lexicon.ts';
import type { Token } from '../language/text.ts';

type Phrase = readonly string[];

/** Phrases of which one stands there, the longest first, perhaps to be said again; a gap; or the ends of the sentence and the clause. */
type Part = { phrases: readonly Phrase[]; isGap: boolean } | typeof gap | typeof ending | typeof beginning;

/**
 * One way: phrases (`(is|are not)`, with nothing among them where they may be left out) and gaps (`{}`, some words of one
 * clause; at the end the rest of it; `{see|view}`, one of these; `^`, its sentence's beginning, and `$`, its end), and what they stand for: the gaps in order, `{=}` the last again, or by their numbers
 * (`{2}`) where the order changes.
 */
type Rewording = { from: readonly Part[]; to: readonly string[] };

const gap = '{}';
const again = '{=}';
const ending = '$';
const beginning = '^';
const longestGap = 9;

/** How often a sentence is gone through: what a way stands for may be a way of saying itself. */
const rounds = 2;

/** By language: a French lexicon is made for each brief. */
const known = new Map<Lexicon['language'], ReadonlyMap<string, readonly Rewording[]>>();

/** Rewordings by the words that they may begin with; those that begin with a gap by the words after it. */
function rewordingsOf(lexicon: Lexicon): ReadonlyMap<string, readonly Rewording[]> {
  const before = known.get(lexicon.language);
  if (before) return before;
  const found = new Map<string, Rewording[]>();
  for (const [from, to] of lexicon.prose.rewordings) {
    const one: Rewording = {
      from: partsIn(lexicon, from),
      to: to.split(' ').flatMap((word) => (word.startsWith('{') ? [word] : lexicon.wordsOf(word))),
    };
    for (const word of firstWords(one.from)) {
      const group = found.get(word);
      if (group) group.push(one);
      else found.set(word, [one]);
    }
  }
  known.set(lexicon.language, found);
  return found;
}

/** `only (can|may) {}`: the phrases that may stand at each place. */
function partsIn(lexicon: Lexicon, text: string): Part[] {
  const pieces = text.match(/\([^()]*\)|\{[^{}]*\}|[^\s(){}]+|[()]/g) ?? [];
  return pieces.map((piece): Part => {
    if (piece === gap || piece === ending || piece === beginning) return piece;
    const isGap = piece.startsWith('{');
    const isChoice = isGap || (piece.startsWith('(') && piece.includes('|'));
    const phrases = (isChoice ? piece.slice(1, -1).split('|') : [piece])
      .map((phrase) => lexicon.wordsOf(phrase).flatMap(apart))
      .toSorted((left, right) => right.length - left.length);
    return { phrases, isGap };
  });
}

/** "People's": the mark of whose it is stands for itself in a brief. */
function apart(word: string): string[] {
  if (word.length > 2 && word.endsWith("'s")) return [word.slice(0, -2), "'s"];
  return word.length > 2 && word.endsWith("s'") ? [word.slice(0, -1), "'"] : [word];
}

function firstWords(parts: readonly Part[]): Set<string> {
  const [first, ...rest] = parts;
  if (first === undefined) return new Set();
  if (typeof first === 'string') return firstWords(rest);
  const isOptional = first.phrases.some((phrase) => phrase.length === 0);
  return new Set([...first.phrases.flatMap(([word = '']) => word), ...(isOptional ? firstWords(rest) : [])]);
}

/** The tokens of a sentence as the grammar knows them. */
export function reworded(lexicon: Lexicon, tokens: readonly Token[]): readonly Token[] {
  let said = tokens;
  for (let round = 0; round < rounds; round += 1) {
    const next = rewordedOnce(lexicon, said);
    if (next === said) return said;
    said = next;
  }
  return said;
}

function rewordedOnce(lexicon: Lexicon, tokens: readonly Token[]): readonly Token[] {
  const rewordings = rewordingsOf(lexicon);
  let said = tokens;
  for (let at = 0; at < said.length; at += 1) {
    const found = (rewordings.get(said[at]?.lower ?? '') ?? [])
      .values()
      .map((one) => rewordedAt(lexicon, { tokens: said, at, one }))
      .find((one) => one !== undefined);
    if (!found) continue;
    at = found.said.length - 1;
    said = [...found.said, ...found.rest];
  }
  return said;
}

/** A sentence that stands for another, and the words behind that are still to be looked at. */
type Reworded = { said: readonly Token[]; rest: readonly Token[] };

function rewordedAt(
  lexicon: Lexicon,
  { tokens, at, one: { from, to } }: { tokens: readonly Token[]; at: number; one: Rewording },
): Reworded | undefined {
  const isLed = from[0] === gap;
  const begin = isLed ? clauseStart(lexicon, tokens, at) : at;
  if (isLed && begin === at) return undefined;
  const found = matched(tokens, at, isLed ? from.slice(1) : from);
  if (!found) return undefined;
  const gaps = [...(isLed ? [{ from: begin, to: at }] : []), ...found.gaps];
  const replaced = standingFor(tokens, to, { begin, end: found.end, gaps });
  return { said: [...tokens.slice(0, begin), ...replaced], rest: tokens.slice(found.end) };
}

/** The words that are said instead, with what stands in the gaps. */
function standingFor(
  tokens: readonly Token[],
  words: readonly string[],
  { begin, end, gaps }: Found & { begin: number },
): Token[] {
  const said: Token[] = [];
  const left = [...gaps];
  let place = begin;
  let last: Range | undefined;
  for (const word of words) {
    if (word === gap) last = left.shift();
    const held = word === gap || word === again ? last : gaps[numberOf(word) - 1];
    if (held) {
      said.push(...tokens.slice(held.from, held.to));
      // What is said twice, or in another order, is said by all of these words.
      if (word === gap && !words.includes(again)) place = held.to;
    } else said.push(standing(tokens[place] ?? tokens[place - 1], word));
  }
  const isEnding = words.at(-1) !== gap;
  return isEnding ? spanningAll(said, tokens.slice(begin, end)) : said;
}

/** What was said belongs to the first and the last of the words that stand for it. */
function spanningAll(said: readonly Token[], told: readonly Token[]): Token[] {
  const [start, end] = [told[0]?.start, told.at(-1)?.end];
  return said.map((token, index) => ({
    ...token,
    ...(index === 0 && start !== undefined && { start }),
    ...(index === said.length - 1 && end !== undefined && { end }),
  }));
}

/** `{2}`: which of the gaps; NaN for a word. */
function numberOf(word: string): number {
  return word.startsWith('{') ? Number(word.slice(1, -1)) : Number.NaN;
}

/** A word in the place of another. */
function standing(token: Token | undefined, word: string): Token {
  const { start = 0 } = token ?? {};
  return { start, end: start, text: word, lower: word, kind: 'word' };
}

type Range = { from: number; to: number };
type Found = { gaps: Range[]; end: number };

/** The words of a way from a place on; a gap takes as few words as will do, and none of another clause. */
function matched(tokens: readonly Token[], at: number, [part, ...rest]: readonly Part[]): Found | undefined {
  if (part === undefined) return { gaps: [], end: at };
  if (part === gap) return gapped(tokens, at, rest);
  if (part === ending) return isEnd(tokens[at]) ? matched(tokens, at, rest) : undefined;
  if (part === beginning) return at === 0 ? matched(tokens, at, rest) : undefined;
  for (const phrase of part.phrases) {
    if (!phrase.every((word, offset) => tokens[at + offset]?.lower === word)) continue;
    const end = at + phrase.length;
    const found = matched(tokens, end, rest);
    if (found) return part.isGap ? { ...found, gaps: [{ from: at, to: end }, ...found.gaps] } : found;
  }
  return undefined;
}

function gapped(tokens: readonly Token[], from: number, rest: readonly Part[]): Found | undefined {
  for (let end = from + 1; end <= from + longestGap; end += 1) {
    const last = tokens[end - 1];
    if (isEnd(last)) return undefined;
    if (rest.length === 0 && !isEnd(tokens[end])) continue;
    const found = matched(tokens, end, rest);
    if (found) return { gaps: [{ from, to: end }, ...found.gaps], end: found.end };
  }
  return undefined;
}

/** Marks inside a clause: whose something is, and what is named. */
const inner: ReadonlySet<string> = new Set(["'s", "'", '"', '“', '”']);

function isEnd(token: Token | undefined): boolean {
  return token === undefined || (token.kind === 'mark' && !inner.has(token.lower));
}

/** Where the clause begins in which a word stands. */
function clauseStart({ prose }: Lexicon, tokens: readonly Token[], at: number): number {
  for (let before = at - 1; before >= Math.max(0, at - longestGap); before -= 1) {
    const token = tokens[before];
    if (isEnd(token) || prose.subordinators.has(token?.lower ?? '')) return before + 1;
    if (before === 0) return 0;
  }
  return at;
}
