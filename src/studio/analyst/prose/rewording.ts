/**
 * Ways of saying that stand for others: "the treasurer alone may see payments" for "only the treasurer may see payments".
 * The words that stand for them keep their place in the brief; what is between stays as it is.
 */
import type { Lexicon } from '../language/lexicon.ts';
import type { Token } from '../language/text.ts';

/** One way: words and gaps (`{}`, some words of one clause), and what they stand for: the gaps in order, `{=}` the last again. */
type Rewording = { from: readonly string[]; to: readonly string[] };

const gap = '{}';
const again = '{=}';
const longestGap = 9;

/** By the list: a lexicon that learned the genders of a brief has the same. */
const known = new WeakMap<Lexicon['prose']['rewordings'], ReadonlyMap<string, readonly Rewording[]>>();

/** Rewordings by their first word; those that begin with a gap by the first word after it. */
function rewordingsOf(lexicon: Lexicon): ReadonlyMap<string, readonly Rewording[]> {
  const before = known.get(lexicon.prose.rewordings);
  if (before) return before;
  const wordsOf = (text: string): string[] =>
    text.split(' ').flatMap((word) => (word === gap || word === again ? [word] : lexicon.wordsOf(word)));
  const all = lexicon.prose.rewordings.map(([from, to]): Rewording => ({
    from: wordsOf(from),
    to: wordsOf(to),
  }));
  const found = Map.groupBy(all, ({ from }) => from.find((word) => word !== gap) ?? '');
  known.set(lexicon.prose.rewordings, found);
  return found;
}

/** The tokens of a sentence as the grammar knows them. */
export function reworded(lexicon: Lexicon, tokens: readonly Token[]): readonly Token[] {
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
  let last: { from: number; to: number } | undefined;
  for (const word of words) {
    if (word === gap) last = left.shift();
    const held = word === gap || word === again ? last : undefined;
    if (held) {
      said.push(...tokens.slice(held.from, held.to));
      // What is said twice is said by all of these words.
      if (!words.includes(again)) place = held.to;
    } else said.push(standing(tokens[place] ?? tokens[place - 1], word));
  }
  const [ending, until] = [said.at(-1), tokens[end - 1]?.end];
  // What was said at its end belongs to it.
  if (ending && until !== undefined && words.at(-1) !== gap) said.splice(-1, 1, { ...ending, end: until });
  return said;
}

/** A word in the place of another. */
function standing(token: Token | undefined, word: string): Token {
  const { start = 0 } = token ?? {};
  return { start, end: start, text: word, lower: word, kind: 'word' };
}

type Found = { gaps: { from: number; to: number }[]; end: number };

/** The words of a way from a place on; a gap takes as few words as will do, and none of another clause. */
function matched(tokens: readonly Token[], at: number, words: readonly string[]): Found | undefined {
  const gaps: Found['gaps'] = [];
  let end = at;
  for (const [index, word] of words.entries()) {
    if (word !== gap) {
      if (tokens[end]?.lower !== word) return undefined;
      end += 1;
      continue;
    }
    const next = words[index + 1];
    const until = next === undefined ? end : gapEnd(tokens, end, next);
    if (until === undefined) return undefined;
    gaps.push({ from: end, to: until });
    end = until;
  }
  return { gaps, end };
}

function gapEnd(tokens: readonly Token[], from: number, next: string): number | undefined {
  for (let at = from; at < Math.min(from + longestGap, tokens.length); at += 1) {
    if (tokens[at]?.lower === next && at > from) return at;
    if (tokens[at]?.kind === 'mark') return undefined;
  }
  return undefined;
}

/** Where the clause begins in which a word stands. */
function clauseStart({ prose }: Lexicon, tokens: readonly Token[], at: number): number {
  for (let before = at - 1; before >= Math.max(0, at - longestGap); before -= 1) {
    const token = tokens[before];
    if (token?.kind === 'mark' || prose.subordinators.has(token?.lower ?? '')) return before + 1;
    if (before === 0) return 0;
  }
  return at;
}
