/** Takes out of a sentence what people say without meaning it, and turns hedged wishes into plain ability. */
import type { Reader } from '../document/sentence.ts';
import type { Lexicon } from '../language/lexicon.ts';
import type { Token } from '../language/text.ts';
import { guideOf } from './guide.ts';
import type { Guide } from './guide.ts';
import { lengthAt } from './phrase.ts';

/**
 * The tokens that mean something, with the offsets that they have in the brief. A sentence that is nothing but discourse
 * stays as it is.
 */
export function withoutDiscourse(reader: Reader, tokens: readonly Token[]): readonly Token[] {
  const { lexicon } = reader;
  const guide = guideOf(lexicon);
  const left: Token[] = [];
  let isChanged = false;
  for (let at = 0; at < tokens.length;) {
    const length = discourseAt({ guide, reader, lexicon, tokens, left }, at);
    if (length > 0) {
      isChanged = true;
      at += length;
      at += commaAfter(left, tokens[at]) ? 1 : 0;
    } else {
      const token = tokens[at];
      if (token) left.push(token);
      at += 1;
    }
  }
  const plain = isChanged ? trimmed(left) : tokens;
  return ableTo(guide, plain.length < 2 ? tokens : plain);
}

type Place = {
  guide: Guide;
  reader: Reader;
  lexicon: Lexicon;
  tokens: readonly Token[];
  left: readonly Token[];
};

/** "The slot then becomes free": between a subject and its verb it tells an order that the product need not know. */
function isSequel({ guide, reader: { scanner }, tokens, left }: Place, at: number): boolean {
  const [before, after] = [left.at(-1), tokens[at + 1]];
  if (!guide.sequels.has(tokens[at]?.lower ?? '') || before?.kind !== 'word' || after?.kind !== 'word')
    return false;
  const isVerb = ['V', 'MODAL', 'BECOME', 'HAVE'].some((category) => scanner.has(category, after.lower));
  const isNoun = ['PART', 'ADJ', 'BE', 'AND', 'OR', 'BUT'].every(
    (category) => !scanner.has(category, before.lower),
  );
  return isVerb && isNoun && !scanner.has('PART', after.lower);
}

function discourseAt(place: Place, at: number): number {
  const { guide, lexicon, tokens, left } = place;
  if (isSequel(place, at)) return 1;
  const filler = lengthAt(guide.fillers, tokens, at);
  if (filler > 0 && !isMeaningful(guide, tokens, at + filler)) return filler;
  const before = left.at(-1);
  const isOpen = before === undefined || lexicon.links.has(before.lower);
  const opener = isOpen ? lengthAt(guide.openers, tokens, at) : 0;
  if (opener > 0 && isFollowed(tokens, at + opener)) return opener;
  const closer = lengthAt(guide.closers, tokens, at);
  const after = tokens[at + closer];
  return closer > 0 && left.length > 1 && (after === undefined || after.lower === ',') ? closer : 0;
}

/** "Just 3", "just before": there the word says something. */
function isMeaningful({ meaningful }: Guide, tokens: readonly Token[], next: number): boolean {
  const after = tokens[next];
  return after !== undefined && (after.kind === 'number' || meaningful.before.includes(after.lower));
}

/** An opener opens something. */
function isFollowed(tokens: readonly Token[], next: number): boolean {
  return tokens.length - next > 1;
}

/** The comma that parted what was taken out: after nothing, or after another comma. */
function commaAfter(left: readonly Token[], token: Token | undefined): boolean {
  const before = left.at(-1);
  return token?.lower === ',' && (before === undefined || before.lower === ',');
}

function trimmed(tokens: readonly Token[]): readonly Token[] {
  return tokens.at(-1)?.lower === ',' ? tokens.slice(0, -1) : tokens;
}

/** Words between a wish and the ability that it wishes. */
const longestWisher = 7;

/** "I want parents to be able to book" says that parents can book. */
function ableTo(guide: Guide, tokens: readonly Token[]): readonly Token[] {
  const wish = tokens.findIndex(
    (_, at) =>
      lengthAt(guide.wishes, tokens, at) > 0 &&
      (at === 0 || !guide.subjects.has(tokens[at - 1]?.lower ?? '')),
  );
  if (wish === -1) return tokens;
  const subject = wish + lengthAt(guide.wishes, tokens, wish);
  const offset = tokens
    .slice(subject, subject + longestWisher)
    .findIndex((token, at) => token.kind === 'mark' || lengthAt(guide.abilities, tokens, subject + at) > 0);
  const able = subject + offset;
  const length = offset > 0 ? lengthAt(guide.abilities, tokens, able) : 0;
  const last = tokens[able + length - 1];
  const first = tokens[able];
  if (length === 0 || !first || !last) return tokens;
  const can: Token = { ...first, end: last.end, text: guide.able, lower: guide.able };
  return [...tokens.slice(0, wish), ...tokens.slice(subject, able), can, ...tokens.slice(able + length)];
}
