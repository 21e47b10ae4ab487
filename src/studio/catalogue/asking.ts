/**
 * The words in which a brief asks for its product, taken apart: "a CRM for a plumber with invoices, without e-mails, where
 * only managers delete customers". What is had and what is not are noun phrases; the rest is a sentence for the analyst.
 */
import type { Segment, Span, Token } from '../analyst/language/text.ts';
import { askingWords } from './asking-words.ts';
import type { AskingWords } from './asking-words.ts';
import type { PackLanguage } from './pack.ts';
import { plainWords } from './word.ts';

/**
 * `spans` are the words that only ask; `segments` what is left to read. `isPlain`: every word of the asking sentence has its
 * place there, none was only taken for a thing to have.
 */
export type Asking = {
  spans: Span[];
  segments: Segment[];
  having: Token[][];
  lacking: Token[][];
  /** The things that are listed. */
  listed: Span[];
  isPlain: boolean;
};

/** What taking apart needs to know: the words of the kind, and which words make a clause. */
export type AskingContext = {
  language: PackLanguage;
  kind: readonly Span[];
  /** The words of each thing that is listed. */
  listed: readonly (readonly Token[])[];
  isVerbal: (token: Token) => boolean;
};

/** Briefs ask in their first sentences. */
const first = 4;

/** Takes the first sentences of a brief apart, as far as they ask. */
export function askingOf(segments: readonly Segment[], context: AskingContext): Asking {
  const listed = context.listed.flatMap((tokens) => tokens.slice(0, 1));
  const asking: Asking = { spans: [], segments: [], having: [], lacking: [], listed, isPlain: false };
  let count = 0;
  for (const segment of segments) {
    const isAsked = segment.kind !== 'heading' && segment.kind !== 'code' && (count += 1) <= first;
    const parted = isAsked ? new Parting(segment.tokens, context).run() : undefined;
    if (!parted) {
      asking.segments.push(segment);
      continue;
    }
    asking.isPlain ||= parted.isPlain;
    asking.spans.push(...parted.spans);
    asking.having.push(...parted.having);
    asking.lacking.push(...parted.lacking);
    if (parted.rest.length > 0)
      asking.segments.push({
        ...segment,
        kind: 'prose',
        tokens: parted.rest,
        start: parted.rest[0]?.start ?? 0,
      });
  }
  return asking;
}

type Parted = Omit<Asking, 'segments' | 'listed'> & { rest: Token[] };
type Mode = 'asking' | 'having' | 'lacking' | 'audience';

/** Words after "for" that still say for whom. */
const longestAudience = 6;

/** One sentence, walked from its beginning. */
class Parting {
  readonly #tokens: readonly Token[];
  readonly #context: AskingContext;
  readonly #words: AskingWords;
  readonly #parted: Parted = {
    spans: [],
    having: [],
    lacking: [],
    rest: [],
    isPlain: true,
  };
  #mode: Mode = 'asking';
  #isNamed = false;
  #open: Token[] = [];
  #audience = 0;
  readonly #lastVerbal: number;

  constructor(tokens: readonly Token[], context: AskingContext) {
    this.#tokens = tokens;
    this.#context = context;
    this.#lastVerbal = tokens.findLastIndex((one) => context.isVerbal(one));
    this.#words = askingWords[context.language];
  }

  /** What the sentence asks, or undefined when it is none that asks. */
  run(): Parted | undefined {
    const end = this.#tokens.findLastIndex((token) => this.#listedAt(token) !== undefined);
    for (const [at, token] of this.#tokens.entries()) {
      if (at <= end) {
        this.#list(token);
        continue;
      }
      if (this.#isNamed && this.#beginsClause(at)) {
        this.#close();
        const isLink =
          this.#words.clause.has(token.lower) ||
          this.#words.joining.has(token.lower) ||
          token.kind === 'mark';
        this.#parted.rest = this.#tokens.slice(isLink ? at + 1 : at);
        if (isLink) this.#ask(token);
        return this.#parted;
      }
      if (this.#isSubject(at) || !this.#take(token)) return undefined;
    }
    this.#close();
    return this.#isNamed ? this.#parted : undefined;
  }

  #listedAt({ start }: Span): readonly Token[] | undefined {
    return this.#context.listed.find((tokens) => tokens.some((token) => token.start === start));
  }

  /** A word of a list, or of what stands before and between its things. */
  #list(token: Token): void {
    const thing = this.#listedAt(token);
    this.#isNamed = true;
    if (!thing) this.#parted.spans.push({ start: token.start, end: token.end });
    else if (thing[0]?.start === token.start) this.#parted.having.push([...thing]);
  }

  /** "Where tasks have …", ", members can …", "and only managers …". */
  #beginsClause(at: number): boolean {
    const token = this.#tokens[at];
    if (!token || this.#isKind(token)) return false;
    if (this.#words.clause.has(token.lower)) return true;
    const isBreak = token.kind === 'mark' || this.#words.joining.has(token.lower);
    if (!isBreak) return false;
    const next = this.#tokens[at + 1];
    if (next && (this.#words.having.has(next.lower) || this.#words.lacking.has(next.lower))) return false;
    return at < this.#lastVerbal;
  }

  /** "Customers can …" says something; it does not ask. */
  #isSubject(at: number): boolean {
    const [token, next] = [this.#tokens[at], this.#tokens[at + 1]];
    return (
      !this.#isNamed &&
      token !== undefined &&
      this.#isKind(token) &&
      next !== undefined &&
      this.#context.isVerbal(next)
    );
  }

  #isKind({ start, end }: Span): boolean {
    return this.#context.kind.some((span) => span.start < end && start < span.end);
  }

  /** False when the word shows that the sentence asks for nothing. */
  #take(token: Token): boolean {
    if (this.#isKind(token)) return this.#name(token);
    if (this.#is(token, 'products') && this.#mode === 'asking') return this.#name(token);
    const turn = this.#isNamed ? this.#turnAt(token) : undefined;
    if (turn) return this.#turn(turn, token);
    if (token.kind === 'mark' || this.#is(token, 'joining')) return this.#separate(token);
    if (this.#mode === 'audience') return this.#address(token);
    if (this.#mode !== 'asking') return this.#hold(token);
    if (this.#is(token, 'asking')) return this.#ask(token);
    return this.#isNamed && this.#hold(token);
  }

  /** What the words that follow are, where a word says so. */
  #turnAt(token: Token): Mode | undefined {
    if (this.#is(token, 'having')) return 'having';
    if (this.#is(token, 'lacking')) return 'lacking';
    const isFree = this.#mode === 'asking' || this.#mode === 'audience';
    return isFree && this.#is(token, 'audience') ? 'audience' : undefined;
  }

  #is({ lower }: Token, group: keyof AskingWords): boolean {
    const words = this.#words[group];
    const plain = plainWords(lower);
    return words.has(lower) || (plain.length > 0 && plain.every((word) => words.has(word)));
  }

  #name(token: Token): boolean {
    this.#isNamed = true;
    return this.#ask(token);
  }

  #ask({ start, end }: Span): boolean {
    if (this.#mode === 'asking') this.#close();
    this.#parted.spans.push({ start, end });
    return true;
  }

  #turn(mode: Mode, token: Token): boolean {
    this.#close();
    this.#mode = mode;
    this.#audience = 0;
    return this.#ask(token);
  }

  #separate(token: Token): boolean {
    this.#close();
    if (this.#mode === 'audience' && token.kind === 'mark') this.#mode = 'asking';
    this.#parted.spans.push({ start: token.start, end: token.end });
    return true;
  }

  #address(token: Token): boolean {
    this.#audience += 1;
    if (this.#audience > longestAudience || token.kind === 'number') {
      this.#mode = 'asking';
      return this.#hold(token);
    }
    return this.#ask(token);
  }

  #hold(token: Token): boolean {
    if (this.#mode === 'asking') this.#parted.isPlain = false;
    this.#open.push(token);
    return true;
  }

  #close(): void {
    if (this.#open.length > 0)
      (this.#mode === 'lacking' ? this.#parted.lacking : this.#parted.having).push(this.#open);
    this.#open = [];
  }
}
