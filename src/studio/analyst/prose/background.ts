/**
 * Clauses that tell about the world and ask nothing of the product: greetings, what happened, how it is done on paper today,
 * feelings and reasons. Whatever wishes, allows, limits or describes is none: a clause wrongly set apart would be an omission
 * that nobody sees.
 */
import type { Reader } from '../document/sentence.ts';
import { isOperator } from '../document/cover.ts';
import type { Token } from '../language/text.ts';
import { piecesOf } from './clause.ts';
import { guideOf } from './guide.ts';
import type { Guide } from './guide.ts';
import { holds, lengthAt } from './phrase.ts';
import type { Phrases } from './phrase.ts';

/** Names and marks that a greeting may hold besides: "Hello Mr Smith!". */
const longestAddress = 3;

/** True for a clause that asks nothing. */
export function isBackground({ lexicon }: Reader, tokens: readonly Token[]): boolean {
  const guide = guideOf(lexicon);
  // "What we did" is an entry of a list, though it tells of the past.
  if (lexicon.marks['WHATEVER']?.some((words) => words.split(' ')[0] === tokens[0]?.lower)) return false;
  if (isAll(guide.greetings, tokens, longestAddress) || isAll(guide.dismissals, tokens, longestAddress))
    return true;
  if (holds(guide.asking, tokens)) return false;
  if (isOfThePast(guide, tokens)) return true;
  if (tokens.some(({ kind }) => kind === 'number')) return false;
  return holds(guide.troubles, tokens) || isHowToday(guide, tokens);
}

/** What happened, to those who write or at some moment of the past. */
function isOfThePast(guide: Guide, tokens: readonly Token[]): boolean {
  if (tokens.some((token) => token.kind === 'number' && !isYear(token))) return false;
  const tells = tokens.some(({ lower }) => guide.writers.has(lower));
  const isPast = tokens.some(({ lower }) => guide.pasts.has(lower));
  if (holds(guide.pastMoments, tokens)) return isPast || tells;
  return tells && isPast && isPastOf(guide, tokens);
}

/** "2019": a number that counts nothing. */
function isYear({ value = 0, text }: Token): boolean {
  return text.length === 4 && value > 1900 && value < 2100;
}

/** Nothing but phrases of a list, with at most so many other words. */
function isAll(phrases: Phrases, tokens: readonly Token[], most: number): boolean {
  let [at, other, found] = [0, 0, 0];
  while (at < tokens.length) {
    const length = lengthAt(phrases, tokens, at);
    found += length;
    if (length === 0 && tokens[at]?.kind !== 'mark') other += 1;
    at += Math.max(1, length);
  }
  return found > 0 && other < most && (other === 0 || other <= found);
}

/** "I took over", "it was": a subject right before a verb in the past. */
function isPastOf(guide: Guide, tokens: readonly Token[]): boolean {
  return tokens.some(
    ({ lower }, at) =>
      guide.pasts.has(lower) && guide.subjects.has(plainBefore(guide, tokens, at)?.lower ?? ''),
  );
}

function plainBefore(guide: Guide, tokens: readonly Token[], at: number): Token | undefined {
  return tokens.slice(0, at).findLast(({ lower }) => !guide.adverbs.has(lower));
}

/** "Today everything is in a notebook": that it is kept somewhere else. */
function isHowToday(guide: Guide, tokens: readonly Token[]): boolean {
  const isMeans = tokens.some(({ lower }) => guide.means.has(lower));
  const isIs = tokens.some(({ lower }) => guide.being.has(lower));
  return isMeans && isIs && holds(guide.nows, tokens);
}

/** A sentence without what asks nothing, and what was set apart. */
export type Parted = { tokens: readonly Token[]; background: (readonly Token[])[] };

/** Sets apart the clauses and reasons of a sentence that ask nothing. */
export function withoutBackground(reader: Reader, tokens: readonly Token[]): Parted {
  if (tokens.length === 0) return { tokens, background: [] };
  if (isBackground(reader, tokens)) return { tokens: [], background: [tokens] };
  const plain = withoutReasons(reader, tokens);
  const pieces = piecesOf(reader, plain.tokens);
  if (pieces.length < 2) return plain;
  const kept: Token[] = [];
  const background = [...plain.background];
  pieces.forEach(({ from, to }, index) => {
    const clause = plain.tokens.slice(from, to);
    if (isBackground(reader, clause)) background.push(clause);
    else {
      const joint = kept.length > 0 ? plain.tokens.slice(pieces[index - 1]?.to ?? from, from) : [];
      kept.push(...joint, ...clause);
    }
  });
  return background.length === plain.background.length ? plain : { tokens: kept, background };
}

/** "Because our insurance asks for it": a reason without a number, up to the end of the clause. */
function withoutReasons(reader: Reader, tokens: readonly Token[]): Parted {
  const guide = guideOf(reader.lexicon);
  const begin = tokens.findIndex(
    (_, at) => lengthAt(guide.reasons, tokens, at) > 0 || lengthAt(guide.consequences, tokens, at) > 0,
  );
  if (begin < 1) return { tokens, background: [] };
  const rest = tokens.slice(begin);
  const end = begin + (piecesOf(reader, rest)[0]?.to ?? rest.length);
  const close = tokens.findIndex(({ lower }, at) => at > begin && at < end && lower === ')');
  const reason = tokens.slice(begin, close === -1 ? end : close);
  const isOtherwise = lengthAt(guide.consequences, tokens, begin) > 0;
  const tells = ({ kind }: Token): boolean => isOtherwise && kind !== 'number';
  if (reason.some((token) => !tells(token) && isFigure(reader, token))) return { tokens, background: [] };
  const before = tokens.slice(0, begin);
  const open = before.at(-1)?.lower === ',' ? before.slice(0, -1) : before;
  return { tokens: [...open, ...tokens.slice(begin + reason.length)], background: [reason] };
}

/** A number or a limit: what says one is no mere reason. */
function isFigure({ lexicon }: Reader, token: Token): boolean {
  return isOperator(lexicon, token) && token.lower !== 'not' && token.lower !== "don't";
}
