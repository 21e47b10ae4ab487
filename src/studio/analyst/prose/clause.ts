/**
 * Where one clause ends and another begins in sentences that people run on: "and", "so" or a comma with a subject and its
 * verb after it. A main clause stays with the condition before it.
 */
import type { Reader } from '../document/sentence.ts';
import type { Token } from '../language/text.ts';
import { guideOf } from './guide.ts';
import type { Guide } from './guide.ts';
import { lengthAt } from './phrase.ts';

/** A clause among the tokens of a sentence, `to` exclusive; what joins two clauses is in neither. */
export type Piece = { from: number; to: number };

/** The clauses that a sentence may be cut into; one where there is no place to cut. */
export function piecesOf(reader: Reader, tokens: readonly Token[]): Piece[] {
  const guide = guideOf(reader.lexicon);
  const isSubordinate = (at: number): boolean => guide.subordinators.has(tokens[at]?.lower ?? '');
  const pieces: Piece[] = [];
  let [from, depth, isOpen] = [0, 0, isSubordinate(0)];
  for (let at = 0; at < tokens.length; at += 1) {
    depth += depthOf(tokens[at]);
    const length = depth > 0 || at === from ? 0 : jointAt(guide, tokens, at);
    const next = at + length;
    if (length === 0 || !startsClause(reader, tokens, next)) continue;
    if (isOpen) isOpen = isSubordinate(next);
    else if (!isSubordinate(next) || length > 1 || tokens[at]?.lower !== ',') {
      pieces.push({ from, to: at });
      [from, isOpen] = [next, isSubordinate(next)];
    }
    at = next - 1;
  }
  return [...pieces, { from, to: tokens.length }].filter(({ from: start, to }) => to > start);
}

function depthOf(token: Token | undefined): number {
  return token?.lower === '(' ? 1 : token?.lower === ')' ? -1 : 0;
}

const marks = new Set([',', '–', '—', ';']);

/** How many tokens join two clauses at a place: ", and so". */
function jointAt(guide: Guide, tokens: readonly Token[], at: number): number {
  const comma = marks.has(tokens[at]?.lower ?? '') ? 1 : 0;
  const joint = lengthAt(guide.joints, tokens, at + comma);
  const more = comma + joint > 0 ? lengthAt(guide.openers, tokens, at + comma + joint) : 0;
  return comma + joint + more;
}

/** Categories of finite verbs. */
const finite = ['MODAL', 'BE', 'HAVE', 'NEGDO', 'NEGBE', 'DO', 'BECOME'];

function isAny({ scanner }: Reader, { lower }: Token, categories: readonly string[]): boolean {
  return categories.some((category) => scanner.has(category, lower));
}

/** True where a subject with its verb begins. */
export function startsClause(reader: Reader, tokens: readonly Token[], at: number): boolean {
  const guide = guideOf(reader.lexicon);
  const first = tokens[at];
  if (!first || first.kind === 'mark') return false;
  if (guide.subordinators.has(first.lower)) return startsClause(reader, tokens, at + 1);
  if (!guide.subjects.has(first.lower)) return hasVerb(reader, tokens, at);
  let next = at + 1;
  while (guide.adverbs.has(tokens[next]?.lower ?? '')) next += 1;
  return first.lower.includes("'") ? next < tokens.length : isVerbOf(reader, first, tokens[next]);
}

/** Any word but the smallest is a verb after "they"; after others it has to look like one. */
function isVerbOf(reader: Reader, pronoun: Token, verb: Token | undefined): boolean {
  if (verb?.kind !== 'word') return false;
  const { pasts, persons } = guideOf(reader.lexicon);
  if (isAny(reader, verb, [...finite, 'V']) || pasts.has(verb.lower)) return true;
  return persons.has(pronoun.lower) && !isAny(reader, verb, ['DET', 'FORINF', 'AND', 'OR', 'PRON']);
}

/** Words within which the verb of a clause follows. */
const longestSubject = 7;

/** "The members of a club can", "members book". */
function hasVerb(reader: Reader, tokens: readonly Token[], begin: number): boolean {
  for (let at = begin; at < Math.min(tokens.length, begin + longestSubject); at += 1) {
    const token = tokens[at];
    const isBroken = !token || token.kind === 'mark' || reader.lexicon.links.has(token.lower);
    if (isBroken || isAny(reader, token, ['OR', 'TO'])) return false;
    const isFinite = isAny(reader, token, finite);
    if (at === begin && (isFinite || isAny(reader, token, ['FORINF', 'WITH']))) return false;
    if (at > begin && (isFinite || agrees(reader, tokens[at - 1], token))) return true;
  }
  return false;
}

/** "Members book", "a member books". */
function agrees(reader: Reader, subject: Token | undefined, verb: Token): boolean {
  if (subject?.kind !== 'word' || !isAny(reader, verb, ['V'])) return false;
  if (isAny(reader, subject, ['DET', 'FORINF', 'ADJ', 'QUANT', 'NUM'])) return false;
  const { language, singularOf } = reader.lexicon;
  const isThird = singularOf(verb.lower).isPlural;
  return language === 'fr' ? verb.lower.length > 3 : singularOf(subject.lower).isPlural !== isThird;
}
