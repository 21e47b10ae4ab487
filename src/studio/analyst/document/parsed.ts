/** A sentence with every finding of the chart, for readings that look at parts of it. */
import type { Categories } from '../grammar/category.ts';
import type { Edge } from '../language/chart.ts';
import type { Lexicon } from '../language/lexicon.ts';
import type { Span, Token } from '../language/text.ts';

/** Positions of tokens, `to` exclusive. */
export type Range = { from: number; to: number };

/** Something found over a range of tokens. */
type Found<T> = Range & { value: T; score: number };

/** The findings of one sentence, by category and place. */
export class Parsed {
  readonly lexicon: Lexicon;
  readonly tokens: readonly Token[];
  readonly edges: readonly Edge[];
  readonly #byStart = new Map<string, Edge[]>();
  readonly #byEnd = new Map<string, Edge[]>();
  #inside: ReadonlySet<number> | undefined;

  constructor(lexicon: Lexicon, tokens: readonly Token[], edges: readonly Edge[]) {
    this.lexicon = lexicon;
    this.tokens = tokens;
    this.edges = edges;
    for (const edge of edges) {
      put(this.#byStart, `${edge.category} ${edge.from}`, edge);
      put(this.#byEnd, `${edge.category} ${edge.to}`, edge);
    }
  }

  /** What of a category begins at a token, the longest first, then the likeliest. */
  startingAt<C extends keyof Categories>(category: C, from: number): Found<Categories[C]>[] {
    const edges = this.#byStart.get(`${category} ${from}`) ?? [];
    return edges
      .toSorted((a, b) => b.to - a.to || b.score - a.score)
      .map(({ to, value, score }) => ({ from, to, value: value as Categories[C], score }));
  }

  /** What of a category ends right before a token. */
  endingAt<C extends keyof Categories>(category: C, to: number): Found<Categories[C]>[] {
    const edges = this.#byEnd.get(`${category} ${to}`) ?? [];
    return edges.map(({ from, value, score }) => ({ from, to, value: value as Categories[C], score }));
  }

  /** True where a name of the lexicon goes on over a token: the "and" of "date and time". */
  isInsideName(at: number): boolean {
    this.#inside ??= new Set(
      this.edges
        .filter(({ category }) => category === 'N' || category === 'TYPE')
        .flatMap(({ from, to }) => Array.from({ length: to - from - 1 }, (_, index) => from + 1 + index)),
    );
    return this.#inside.has(at);
  }

  /** True when a phrase of a category of marks ends right before a token. */
  isPhraseBefore(category: string, at: number): boolean {
    return this.#byEnd.has(`${category} ${at}`);
  }

  /** What of a category is just these words, the likeliest first. */
  over<C extends keyof Categories>(category: C, { from, to }: Range): Found<Categories[C]>[] {
    return this.startingAt(category, from).filter((found) => found.to === to);
  }

  /** The end of the longest phrase of a category of marks that begins at a token. */
  phraseEnd(category: string, from: number): number | undefined {
    const edges = this.#byStart.get(`${category} ${from}`) ?? [];
    return edges.length === 0 ? undefined : Math.max(...edges.map(({ to }) => to));
  }

  /** The word or mark at a position, in lower case. */
  wordAt(index: number): string {
    return this.tokens[index]?.lower ?? '';
  }

  /** The place of a range in the brief. */
  spanOf({ from, to }: Range): Span {
    const start = this.tokens[from]?.start ?? 0;
    return { start, end: this.tokens[to - 1]?.end ?? start };
  }

  /** A range cut where commas and joining words stand outside brackets; lists of states also at arrows. */
  runsOf({ from, to }: Range, isBoundary: (at: number) => number | undefined): Range[] {
    const runs: Range[] = [];
    let [depth, begin] = [0, from];
    for (let at = from; at < to;) {
      const word = this.wordAt(at);
      depth = Math.max(0, depth + (opening.has(word) ? 1 : closing.has(word) ? -1 : 0));
      const end = depth > 0 ? undefined : isBoundary(at);
      if (end === undefined) at += 1;
      else {
        if (at > begin) runs.push({ from: begin, to: at });
        [at, begin] = [end, end];
      }
    }
    if (to > begin) runs.push({ from: begin, to });
    return runs;
  }

  /** The position of the bracket that closes the one at a position. */
  closingOf(open: number, to: number): number | undefined {
    let depth = 0;
    for (let at = open; at < to; at += 1) {
      const word = this.wordAt(at);
      depth += opening.has(word) ? 1 : closing.has(word) ? -1 : 0;
      if (depth === 0) return at;
    }
    return undefined;
  }
}

function put(groups: Map<string, Edge[]>, key: string, edge: Edge): void {
  const group = groups.get(key);
  if (group) group.push(edge);
  else groups.set(key, [edge]);
}

const opening: ReadonlySet<string> = new Set(['(', '[']);
const closing: ReadonlySet<string> = new Set([')', ']']);
