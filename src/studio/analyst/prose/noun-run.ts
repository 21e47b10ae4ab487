/** Nouns with what stands before them, told by the words that they do not hold; and how they are said of one or of several. */
import type { Lexicon } from '../language/lexicon.ts';
import type { Token } from '../language/text.ts';

/** An article and words that are no grammar: nobody's verb, pronoun, joint or number. */
export function isNoun(lexicon: Lexicon, tokens: readonly Token[]): boolean {
  const begin = nounStart(lexicon, tokens);
  const words = tokens.slice(begin);
  const isOf = ({ lower }: Token): boolean =>
    isMark(lexicon, lower, 'OF') || isMark(lexicon, lower, 'POSS') || isMark(lexicon, lower, 'IN');
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last || isOf(first) || isOf(last) || isVerbBehind(lexicon, tokens)) return false;
  return words.every((token, at) => {
    const [before, after] = [words[at - 1], words[at + 1]];
    if (isMark(lexicon, token.lower, 'IN')) return after !== undefined && definite(lexicon, after);
    const isArticle = before !== undefined && isDeterminer(lexicon, token) && isOf(before);
    return isArticle || isOf(token) || token.lower === '-' || isNameWord(lexicon, token);
  });
}

export function isMark({ marks }: Lexicon, word: string, mark: string): boolean {
  const words = marks[mark];
  if (!words) return false;
  const known = wordsOfMarks.get(words) ?? new Set(words);
  if (!wordsOfMarks.has(words)) wordsOfMarks.set(words, known);
  return known.has(word);
}

const wordsOfMarks = new WeakMap<readonly string[], ReadonlySet<string>>();

/** "The": what is in a certain place is told apart by nothing. */
function definite({ closed }: Lexicon, { lower }: Token): boolean {
  return closed.DET[lower] === 'definite';
}

/** "A consignment consists", "coaches reserve fields": what looks like a plural is a verb, or one stands behind it. */
function isVerbBehind(lexicon: Lexicon, tokens: readonly Token[]): boolean {
  const { language, prose, singularOf } = lexicon;
  if (language !== 'en') return false;
  const isOne = prose.singularArticles.has(tokens[0]?.lower ?? '');
  const plurals = tokens.map(({ lower }, at) => {
    const next = tokens[at + 1];
    return singularOf(lower).isPlural && next !== undefined && isNameWord(lexicon, next);
  });
  const first = plurals.indexOf(true);
  const later = first === -1 ? [] : tokens.slice(first + 1);
  const isDone = isVerb(lexicon, later[0]) || later.some(({ lower }) => singularOf(lower).isPlural);
  return (isOne && singularOf(tokens.at(-1)?.lower ?? '').isPlural) || isDone;
}

/** The verb of which a word is a present form. */
export function baseOf({ verbs, creating, changing, singularOf }: Lexicon, word: string): string | undefined {
  const isKnown = (one: string): boolean =>
    Object.hasOwn(verbs, one) || creating.has(one) || changing.has(one);
  return [word, singularOf(word).singular].find(isKnown);
}

function isVerb({ verbs, reifying, creating, changing }: Lexicon, token: Token | undefined): boolean {
  const { lower = '' } = token ?? {};
  return (
    Object.hasOwn(verbs, lower) ||
    Object.hasOwn(reifying, lower) ||
    creating.has(lower) ||
    changing.has(lower)
  );
}

function isNameWord(lexicon: Lexicon, { kind, lower }: Token): boolean {
  const { closed, functionWords, operators } = lexicon;
  const isGrammar =
    functionWords.has(lower) ||
    operators.has(lower) ||
    [closed.DET, closed.MODAL, closed.NUM, closed.QUANT, closed.COND].some((table) =>
      Object.hasOwn(table, lower),
    ) ||
    grammatical.some((mark) => isMark(lexicon, lower, mark));
  return kind === 'word' && !isGrammar;
}

/** Marks whose words stand in no name. */
const grammatical = ['BE', 'HAVE', 'BEINF', 'PRON', 'AND', 'OR', 'REL', 'NEG', 'WHETHER', 'WHEN'] as const;

function isDeterminer(lexicon: Lexicon, { lower }: Token): boolean {
  return Object.hasOwn(lexicon.closed.DET, lower) || isMark(lexicon, lower, 'OWN');
}

function nounStart(lexicon: Lexicon, tokens: readonly Token[]): number {
  const at = tokens.findIndex((token) => !isDeterminer(lexicon, token));
  return at === -1 ? tokens.length : at;
}

/** As written, without its article, of one with an article ("an invoice"), of several; of a verb, as it stands behind "can". */
export type Form = 'one' | 'several' | 'bare' | 'base' | 'written';

/** A noun in another form. */
export function inForm(lexicon: Lexicon, tokens: readonly Token[], form: Form): Token[] {
  if (form === 'written') return [...tokens];
  if (form === 'base')
    return tokens.map((token) => ({ ...token, lower: baseOf(lexicon, token.lower) ?? token.lower }));
  const bare = withoutPlace(lexicon, tokens.slice(nounStart(lexicon, tokens)));
  if (form === 'bare') return [...bare];
  const head = headAt(lexicon, bare);
  const number = form === 'one' ? (word: string) => lexicon.singularOf(word).singular : pluralIn(lexicon);
  const named = bare.map((token, at) =>
    at === head ? { ...token, lower: number(token.lower), text: number(token.text) } : token,
  );
  const [first] = named;
  return form === 'one' && first ? [articleOf(lexicon, first, named[head] ?? first), ...named] : named;
}

/** "Each pitch at the campsite": the pitch. */
function withoutPlace(lexicon: Lexicon, tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findIndex(({ lower }) => isMark(lexicon, lower, 'IN'));
  return at > 0 ? tokens.slice(0, at) : tokens;
}

function pluralIn({ singularOf, pluralOf }: Lexicon): (word: string) => string {
  return (word) => (singularOf(word).isPlural ? word : pluralOf(word));
}

/** The last word of a name before what it is of; in French the first. */
function headAt(lexicon: Lexicon, tokens: readonly Token[]): number {
  const of = tokens.findIndex(({ lower }) => isMark(lexicon, lower, 'OF'));
  return lexicon.language === 'fr' ? 0 : (of > 0 ? of : tokens.length) - 1;
}

function articleOf({ outline, language, genderOf }: Lexicon, first: Token, head: Token): Token {
  const isFeminine = language === 'fr' && genderOf?.(head.lower) === 'f';
  const word = isFeminine ? 'une' : outline.say.each;
  return { start: first.start, end: first.start, text: word, lower: word, kind: 'word' };
}
