/**
 * The things that a brief lists when it asks for its product: "with clients, dogs and walks", « un club d'échecs : membres,
 * tournois et parties ». Each of them is to exist, whatever kind of product it is.
 */
import { isFieldNoun, isGeneral } from '../analyst/document/noun-class.ts';
import type { Lexicon } from '../analyst/language/lexicon.ts';
import type { Segment, Token } from '../analyst/language/text.ts';
import { askingWords } from './asking-words.ts';
import { listingWords } from './listing-words.ts';
import type { ListingWords } from './listing-words.ts';
import { aboutNoun } from './noun.ts';
import { isKeptAnywhere } from './pack-thing.ts';

/** A listed thing: the words of its place without articles, and its singular. */
export type Listed = { tokens: Token[]; noun: string; isPlural: boolean };

/** What reading a list needs to know beside the words: which of them make a clause. */
export type ListingContext = { lexicon: Lexicon; isVerbal: (token: Token) => boolean };

/** Briefs say in their first sentences what they are about. */
const first = 2;
/** Tokens of a brief that may be about what it lists at most: a longer one tells of it. */
const longestBrief = 96;
/** Two things are a list; that what it is for is one shows only at the third. */
const least = { things: 2, audience: 3, bare: 3 };
/** Words of a thing at most. */
const longest = 3;

/** The things that the first sentences list, in order, each once; empty: there is no list. */
export function listedIn(segments: readonly Segment[], context: ListingContext): Listed[] {
  if (segments.reduce((sum, { tokens }) => sum + tokens.length, 0) > longestBrief) return [];
  const opening = segments.filter(({ kind }) => kind === 'prose' || kind === 'heading').slice(0, first);
  const inProse = opening.flatMap(({ tokens }, at) => new List(tokens, context).read(at === 0));
  const found = inProse.length > 0 ? inProse : inItems(segments, context);
  const listed = found.filter(({ noun }, at) => found.findIndex((one) => one.noun === noun) === at);
  const isOfThings = listed.filter(({ isPlural }) => isPlural).length >= listed.length / 2;
  return isOfThings && listed.length >= least.things && things(context.lexicon, listed).length > 0
    ? listed
    : [];
}

/** Those that are no mere fields or qualities: of a list of clients, dogs, prices and dark mode the first two. */
export function things(lexicon: Lexicon, listed: readonly Listed[]): Listed[] {
  return listed.filter(({ noun, isPlural }) => {
    if (aboutNoun(lexicon, noun) !== undefined) return true;
    const isNothing = isGeneral(lexicon, noun) || isFieldNoun(lexicon, noun.split(' '));
    return isPlural && (!isNothing || isKeptAnywhere(lexicon.language, noun));
  });
}

/** The lines of a list below an opening sentence, each a thing and no more. */
function inItems(segments: readonly Segment[], context: ListingContext): Listed[] {
  const [opening] = segments;
  const items = segments.filter(({ kind }) => kind === 'item');
  if (!opening || opening.kind === 'item' || items.length < least.things) return [];
  const read = items.map(({ tokens }) => new List(tokens, context).alone());
  return read.every((one) => one !== undefined) ? read : [];
}

/** Where a list begins, and how many things it wants. */
type Opener = { at: number; least: number };

/** The list of one sentence. */
class List {
  readonly #tokens: readonly Token[];
  readonly #context: ListingContext;
  readonly #words: ListingWords;

  constructor(tokens: readonly Token[], context: ListingContext) {
    this.#tokens = tokens;
    this.#context = context;
    this.#words = listingWords[context.lexicon.language];
  }

  /** The longest list of the sentence; only the first one may be no more than a list. */
  read(isFirst: boolean): Listed[] {
    const openers = this.#openers().filter(({ at }) => isFirst || at > 0);
    const lists = openers.map(({ at, least: wanted }) => {
      const found = at === 0 ? this.#bare() : [...this.#before(at - 1), ...this.#from(at).found];
      return found.length >= wanted ? found : [];
    });
    return lists.toSorted((a, b) => b.length - a.length)[0] ?? [];
  }

  /** A list that is all that is said; what is one comes first is what the product is for: "a food bank, parcels and referrals". */
  #bare(): Listed[] {
    const { found } = this.#from(0);
    return found[0]?.isPlural === false ? found.slice(1) : found;
  }

  /** What is kept, or many, is listed too: "to log tastings with bottles", "our vans: services, accidents". */
  #before(at: number): Listed[] {
    const kept = this.#tokens.findIndex((_, index) => index < at && this.#asksToKeep(index));
    const token = this.#tokens[at];
    if (token?.lower !== ':') {
      if (!token || !this.#is(token, 'having')) return [];
      const { found, to } = kept === -1 ? { found: [], to: 0 } : this.#from(kept + 1);
      return to === at ? found : [];
    }
    const { small, asking } = askingWords[this.#context.lexicon.language];
    const isPlain = (token: Token): boolean =>
      this.#isCount(token) || [small, asking, this.#words.keeping].some((words) => words.has(token.lower));
    const from = this.#tokens.findIndex((token) => !isPlain(token)) - 1;
    const item = this.#itemAt(this.#start(from + 1));
    return item?.to === at && item.listed.isPlural ? [item.listed] : [];
  }

  /** The thing that is all of the sentence. */
  alone(): Listed | undefined {
    const item = this.#itemAt(this.#start(0));
    return item?.to === this.#tokens.length ? item.listed : undefined;
  }

  #openers(): Opener[] {
    const found: Opener[] = [{ at: 0, least: least.bare }];
    for (const [at, token] of this.#tokens.entries()) {
      if (token.kind === 'word' && (this.#saysSomething(at) || this.#words.each.has(token.lower))) break;
      if (token.lower === ':' || this.#is(token, 'having') || this.#asksToKeep(at))
        found.push({ at: at + 1, least: least.things });
      else if (this.#is(token, 'audience')) found.push({ at: at + 1, least: least.audience });
    }
    return found;
  }

  /** "To manage …", "we track …": whoever else manages something does not ask. */
  #asksToKeep(at: number): boolean {
    const [before, token] = [this.#tokens[at - 1], this.#tokens[at]];
    if (!token || !this.#words.keeping.has(token.lower)) return false;
    if (before?.kind !== 'word') return true;
    const { small, asking, products } = askingWords[this.#context.lexicon.language];
    return [small, asking, products].some((words) => words.has(before.lower));
  }

  /** "A task has …" says something of a task; "we have …" and "that can …" ask. */
  #saysSomething(at: number): boolean {
    const [before, token] = [this.#tokens[at - 1], this.#tokens[at]];
    if (!before || !token || !this.#context.isVerbal(token)) return false;
    return before.kind === 'word' && !askingWords[this.#context.lexicon.language].asking.has(before.lower);
  }

  #is({ lower }: Token, group: 'having' | 'audience' | 'clause' | 'lacking'): boolean {
    return askingWords[this.#context.lexicon.language][group].has(lower);
  }

  /** The things from a place on, as far as the list goes, and where it ends. */
  #from(start: number): { found: Listed[]; to: number } {
    const found: Listed[] = [];
    let at = this.#start(start);
    for (;;) {
      const item = this.#itemAt(at);
      if (!item) return { found, to: at };
      const next = this.#tokens[item.to];
      // Words that go on with something else are no thing: "members and coaches decide".
      if (next && !this.#parts(next) && !this.#ends(next)) return { found, to: at };
      if (!this.#words.vague.has(item.listed.noun)) found.push(item.listed);
      if (!next || !this.#parts(next)) return { found, to: item.to };
      at = this.#start(item.to);
    }
  }

  /** Past what stands between two things: commas, "and", articles, "to record". */
  #start(from: number): number {
    let at = from;
    for (;;) {
      const token = this.#tokens[at];
      if (!token) return at;
      const isPassed =
        this.#parts(token) ||
        this.#words.articles.has(token.lower) ||
        this.#isCount(token) ||
        this.#keeps(at);
      if (!isPassed) return at;
      at += 1;
    }
  }

  /** "Our 20 vans", "eight villages". */
  #isCount({ kind, lower }: Token): boolean {
    return kind === 'number' || Object.hasOwn(this.#context.lexicon.closed.NUM, lower);
  }

  #keeps(at: number): boolean {
    const [before, token, next] = [this.#tokens[at - 1], this.#tokens[at], this.#tokens[at + 1]];
    if (!token || !this.#words.keeping.has(token.lower) || next?.kind !== 'word') return false;
    return !before || this.#parts(before) || this.#words.articles.has(before.lower);
  }

  #parts({ lower, kind }: Token): boolean {
    return kind === 'mark' ? this.#words.marks.has(lower) : this.#words.joining.has(lower);
  }

  #ends(token: Token): boolean {
    if (token.kind === 'mark') return true;
    const groups = ['audience', 'clause', 'having', 'lacking'] as const;
    return groups.some((group) => this.#is(token, group)) || this.#words.closing.has(token.lower);
  }

  #itemAt(from: number): { listed: Listed; to: number } | undefined {
    let to = from;
    while (to - from < longest && this.#goesOn(from, to)) to += 1;
    const tokens = this.#named(this.#tokens.slice(from, to));
    return tokens.length === 0
      ? undefined
      : { listed: { tokens, ...nounOf(this.#context.lexicon, tokens) }, to };
  }

  /** Without participles and adjectives: « vélos revendus » are bikes. */
  #named(tokens: readonly Token[]): Token[] {
    const { lexicon } = this.#context;
    const head = lexicon.language === 'fr' ? 0 : tokens.length - 1;
    const isQuality = ({ lower }: Token): boolean =>
      lexicon.adjectives.has(lower) || this.#isParticiple(lexicon.singularOf(lower).singular);
    return tokens.filter((token, at) =>
      at === head ? tokens.length > 1 || !lexicon.adjectives.has(token.lower) : !isQuality(token),
    );
  }

  #isParticiple(word: string): boolean {
    const { lexicon } = this.#context;
    const base = lexicon.baseOfParticiple(lexicon.plainParticiple(word));
    return base !== undefined && aboutNoun(lexicon, word) === undefined;
  }

  /** Whether the token belongs to the thing that begins at `from`. */
  #goesOn(from: number, at: number): boolean {
    const [token, next] = [this.#tokens[at], this.#tokens[at + 1]];
    if (!token) return false;
    if (at > from && this.#words.linking.has(token.lower))
      return next !== undefined && at + 1 - from < longest && this.#isNoun(next);
    // "Shows" that stands alone between two commas is no verb.
    const isAlone = at === from && (!next || this.#parts(next) || next.kind === 'mark');
    return this.#isNoun(token) && (isAlone || !this.#context.isVerbal(token));
  }

  #isNoun(token: Token): boolean {
    const { small, having, lacking, clause } = askingWords[this.#context.lexicon.language];
    const isSmall = [small, having, lacking, clause, this.#words.articles, this.#words.closing].some(
      (words) => words.has(token.lower),
    );
    return !isSmall && token.kind === 'word' && token.lower.length > 1;
  }
}

/** The singular of a name, and whether it stands there in the plural. */
function nounOf(lexicon: Lexicon, tokens: readonly Token[]): { noun: string; isPlural: boolean } {
  const words = tokens.map(({ lower }) => lower);
  const isFrench = lexicon.language === 'fr';
  const linked = words.findIndex((word) => listingWords[lexicon.language].linking.has(word));
  const read = words.map((word, at) => {
    const isHead = isFrench ? linked === -1 || at < linked : at === words.length - 1;
    return isHead ? lexicon.singularOf(word) : { singular: word, isPlural: false };
  });
  return {
    noun: read.map(({ singular }) => singular).join(' '),
    isPlural: read.some(({ isPlural, singular }) => isPlural || (isFrench && /[sx]$/u.test(singular))),
  };
}
