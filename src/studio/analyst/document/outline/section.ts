/** What a part of a brief is about, by its heading or the name before its colon. */
import type { Lexicon } from '../../language/lexicon.ts';
import type { SectionKind } from '../../language/outline-words.ts';
import type { Token } from '../../language/text.ts';
import { lengthAt, phrasesOf } from '../../prose/phrase.ts';
import type { Phrases } from '../../prose/phrase.ts';

/** A part of a brief; `owner` is what it is the part of: "states of a tool", "state machine (sign-up)". */
export type Section = { kind: SectionKind; owner?: readonly Token[] };

const tables = new WeakMap<object, Phrases>();

/** Phrases of the lexicon, made ready once. */
export function ready(lexicon: Lexicon, phrases: readonly string[]): Phrases {
  const known = tables.get(phrases);
  if (known) return known;
  const made = phrasesOf(lexicon, phrases);
  tables.set(phrases, made);
  return made;
}

/** Whether a run of tokens is one of the phrases and nothing else. */
export function isOneOf(lexicon: Lexicon, phrases: readonly string[], tokens: readonly Token[]): boolean {
  return tokens.length > 0 && lengthAt(ready(lexicon, phrases), tokens, 0) === tokens.length;
}

/** How many tokens the longest of the phrases takes at the beginning. */
export function leadOf(lexicon: Lexicon, phrases: readonly string[], tokens: readonly Token[]): number {
  return lengthAt(ready(lexicon, phrases), tokens, 0);
}

/** The section that words name, where they name one. */
export function sectionOf(lexicon: Lexicon, written: readonly Token[]): Section | undefined {
  const tokens = plainHeading(lexicon, written);
  const kinds = Object.entries(lexicon.outline.sections) as [SectionKind, readonly string[]][];
  const found = kinds
    .map(([kind, phrases]) => ({ kind, length: leadOf(lexicon, phrases, tokens) }))
    .reduce((left, right) => (right.length > left.length ? right : left));
  if (found.length === 0) return undefined;
  const rest = tokens.slice(found.length);
  if (rest.length === 0) return { kind: found.kind };
  const owner = ownerIn(lexicon, rest);
  return owner && { kind: found.kind, owner };
}

/** Without an article, a number or a colon. */
function plainHeading({ closed }: Lexicon, tokens: readonly Token[]): readonly Token[] {
  const end = tokens.at(-1)?.lower === ':' ? tokens.slice(0, -1) : tokens;
  const from = end.findIndex(({ kind, lower }) => kind === 'word' && !Object.hasOwn(closed.DET, lower));
  return from > 0 ? end.slice(from) : end;
}

/** "Of a tool", "d'une réparation", "(sign-up)". */
function ownerIn(lexicon: Lexicon, rest: readonly Token[]): readonly Token[] | undefined {
  const [first, last] = [rest[0]?.lower ?? '', rest.at(-1)?.lower];
  const isBracket = first === '(' && last === ')';
  if (isBracket) return rest.slice(1, -1);
  const isOf =
    lexicon.marks['OF']?.includes(first) === true || lexicon.marks['FOR']?.includes(first) === true;
  if (!isOf) return undefined;
  const owner = rest.slice(1).filter(({ lower }) => !Object.hasOwn(lexicon.closed.DET, lower));
  return owner.length > 0 && owner.length < longestOwner ? owner : undefined;
}

const longestOwner = 4;
