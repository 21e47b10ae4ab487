/**
 * A chart parser over any grammar: bottom-up, every parse of every span kept up to a beam, the best first. It knows
 * nothing of languages; categories, rules and scores are the grammar's.
 */
import type { Span } from './text.ts';

/** A production. A symbol that ends in `?` may be absent; `build` gives undefined when the parts do not fit. */
export type Production<Categories> = {
  left: keyof Categories & string;
  right: readonly string[];
  score: number;
  build: (values: readonly unknown[], place: Place) => unknown;
};

/** Positions of tokens, `to` exclusive. */
type Range = { from: number; to: number };
/** The place of a finding, in tokens and in the brief. */
export type Place = Range & Span;

/** A finding: `category` over the tokens from `from` to `to`, worth `score` (higher is better). */
export type Edge = Range & { category: string; value: unknown; score: number };

/** The symbols of a right side: `'DET? NP'` is `['DET?', 'NP']`. */
type Symbols<S extends string> = S extends `${infer First} ${infer Rest}` ? [First, ...Symbols<Rest>] : [S];
type SymbolOf<C> = (keyof C & string) | `${keyof C & string}?`;
type Left<S extends string> = S extends `${infer L}: ${string}` ? L : never;
type Right<S extends string> = S extends `${string}: ${infer R}` ? Symbols<R> : never;
/** A production whose symbols are all categories. */
type Wellformed<C, S extends string> =
  Left<S> extends keyof C ? (Right<S>[number] extends SymbolOf<C> ? S : never) : never;
type MeaningOf<C, S extends string> = Left<S> extends keyof C ? C[Left<S>] : never;
type ValueOf<C, D, S> = S extends keyof C
  ? C[S]
  : S extends `${infer N}?`
    ? N extends keyof C
      ? C[N] | (N extends D ? never : undefined)
      : never
    : never;
type ValuesOf<C, D, P extends readonly string[]> = { [I in keyof P]: ValueOf<C, D, P[I]> };
type Values<C, D, S extends string> = ValuesOf<C, D, Right<S>>;

/** What absent optional symbols mean, by category. */
type Defaults<C, D extends keyof C> = { [K in D]: (place: Place) => C[K] };

/** What a production without a place of its own gives: the place is added. */
type Unplaced<T> = T extends Span ? Omit<T, keyof Span> & Partial<Span> : T;

/**
 * Makes the two builders of productions, typed by the categories of a grammar. `rule('NP: DET? N', 0.3, ([determiner,
 * noun], place) => …)` is a production that is liked a little more than others; `spanning` likewise, where the meaning
 * takes the place of all the words that made it.
 */
export function ruleMaker<C, D extends keyof C & string>(defaults: Defaults<C, D>) {
  const rule = <const S extends string>(
    production: Wellformed<C, S>,
    score: number,
    build: (values: Values<C, D, S>, place: Place) => MeaningOf<C, S> | undefined,
  ): Production<C> => {
    const [left = '', right = ''] = production.split(': ');
    const symbols = right.split(' ');
    const absent = symbols.map(
      (symbol) => defaults[symbol.slice(0, -1) as D] as ((at: Place) => unknown) | undefined,
    );
    return {
      left: left as keyof C & string,
      right: symbols,
      score,
      build: (values, place) =>
        build(values.map((value, index) => value ?? absent[index]?.(place)) as Values<C, D, S>, place),
    };
  };
  const spanning = <const S extends string>(
    production: Wellformed<C, S>,
    score: number,
    build: (values: Values<C, D, S>, place: Place) => Unplaced<MeaningOf<C, S>> | undefined,
  ): Production<C> =>
    rule<S>(production, score, (values, place) => {
      const made = build(values, place);
      return made && ({ start: place.start, end: place.end, ...made } as MeaningOf<C, S>);
    });
  return { rule, spanning };
}

type Plain = { left: string; right: string[]; slots: (number | undefined)[]; rule: Production<never> };
/** A rule begun: `values` found so far, waiting at `to` for `plain.right[values.length]`. */
type Active = Range & { plain: Plain; values: unknown[]; score: number };

/**
 * A grammar made ready for parsing: rules with absent optional symbols spelt out, by their first symbol, and the
 * categories that a category may begin with.
 */
export type Grammar = {
  byFirst: ReadonlyMap<string, readonly Plain[]>;
  beginnings: ReadonlyMap<string, ReadonlySet<string>>;
};

/** Prepares productions for `parseChart`. */
export function compileGrammar<C>(rules: readonly Production<C>[]): Grammar {
  const byFirst = new Map<string, Plain[]>();
  for (const rule of rules as readonly Production<never>[])
    for (const plain of spellOut(rule)) {
      const first = plain.right[0];
      if (first === undefined) continue;
      const group = byFirst.get(first);
      if (group) group.push(plain);
      else byFirst.set(first, [plain]);
    }
  return { byFirst, beginnings: beginningsOf(byFirst) };
}

/** For each category all that it may begin with, itself included. */
function beginningsOf(byFirst: ReadonlyMap<string, readonly Plain[]>): Map<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const plains of byFirst.values())
    for (const { left } of plains) if (!found.has(left)) found.set(left, new Set([left]));
  let size = -1;
  for (let before = -2; size !== before;) {
    before = size;
    for (const [first, plains] of byFirst)
      for (const { left } of plains) addAll(found.get(left), found.get(first) ?? [first]);
    size = [...found.values()].reduce((sum, group) => sum + group.size, 0);
  }
  return found;
}

function addAll(group: Set<string> | undefined, items: Iterable<string>): void {
  for (const item of items) group?.add(item);
}

function spellOut(rule: Production<never>): Plain[] {
  let variants: Plain[] = [{ left: rule.left, right: [], slots: [], rule }];
  for (const symbol of rule.right) {
    const isOptional = symbol.endsWith('?');
    const name = isOptional ? symbol.slice(0, -1) : symbol;
    const present = variants.map((variant) => ({
      ...variant,
      right: [...variant.right, name],
      slots: [...variant.slots, variant.right.length],
    }));
    const absent = isOptional
      ? variants.map((variant) => ({ ...variant, slots: [...variant.slots, undefined] }))
      : [];
    variants = [...present, ...absent];
  }
  return variants;
}

/** How many readings of one category over one span are kept. */
const beam = 5;
/** Work allowed for one sentence; what is found by then stands. */
const edgeLimit = 60_000;

/** All edges over the tokens at `spans` that follow from the lexical ones, within the beam. */
export function parseChart(grammar: Grammar, lexical: readonly Edge[], spans: readonly Span[]): Edge[] {
  const chart = new Chart(grammar, spans, lexical);
  const endingAt: Edge[][] = Array.from({ length: spans.length + 1 }, () => []);
  for (const edge of lexical) endingAt[edge.to]?.push(edge);
  for (const group of endingAt) {
    // The later an edge begins, the sooner it is needed by those that begin before it.
    group.sort((a, b) => b.from - a.from);
    for (const edge of group) chart.add(edge);
  }
  return chart.edges;
}

class Chart {
  readonly edges: Edge[] = [];
  readonly #grammar: Grammar;
  readonly #spans: readonly Span[];
  readonly #lexicalAt: Set<string>[];
  readonly #canBegin: Map<string, boolean>[];
  readonly #bySpan = new Map<string, Edge[]>();
  readonly #waiting: Map<string, Active[]>[];
  readonly #startingAt: Map<string, Edge[]>[];
  #work = 0;

  constructor(grammar: Grammar, spans: readonly Span[], lexical: readonly Edge[]) {
    const { length } = spans;
    this.#grammar = grammar;
    this.#lexicalAt = Array.from({ length: length + 1 }, () => new Set<string>());
    for (const { from, category } of lexical) this.#lexicalAt[from]?.add(category);
    this.#canBegin = Array.from({ length: length + 1 }, () => new Map<string, boolean>());
    this.#spans = spans;
    this.#waiting = Array.from({ length: length + 1 }, () => new Map<string, Active[]>());
    this.#startingAt = Array.from({ length: length + 1 }, () => new Map<string, Edge[]>());
  }

  add(edge: Edge): void {
    if (this.#work > edgeLimit || !this.#keep(edge)) return;
    this.#work += 1;
    this.edges.push(edge);
    push(this.#startingAt[edge.from], edge.category, edge);
    for (const plain of this.#grammar.byFirst.get(edge.category) ?? [])
      this.#advance({ plain, values: [], score: plain.rule.score, from: edge.from, to: edge.from }, edge);
    for (const active of this.#waiting[edge.from]?.get(edge.category)?.slice() ?? [])
      this.#advance(active, edge);
  }

  #keep(edge: Edge): boolean {
    const id = `${edge.category} ${edge.from} ${edge.to}`;
    const rivals = this.#bySpan.get(id);
    if (!rivals) {
      this.#bySpan.set(id, [edge]);
      return true;
    }
    if (rivals.length >= beam) {
      const worst = rivals.at(-1);
      if (worst && worst.score >= edge.score) return false;
      rivals.pop();
    }
    rivals.push(edge);
    rivals.sort((a, b) => b.score - a.score);
    return true;
  }

  /** Whether the words at a position may begin a category: nothing else needs to wait there. */
  #mayBegin(category: string, at: number): boolean {
    const known = this.#canBegin[at]?.get(category);
    if (known !== undefined) return known;
    const beginnings = this.#grammar.beginnings.get(category) ?? [category];
    const there = this.#lexicalAt[at];
    const may = there !== undefined && [...beginnings].some((one) => there.has(one));
    this.#canBegin[at]?.set(category, may);
    return may;
  }

  #advance(active: Active, edge: Edge): void {
    const { plain } = active;
    const expected = plain.right[active.values.length + 1];
    if (expected !== undefined && !this.#mayBegin(expected, edge.to)) return;
    const next: Active = {
      plain,
      from: active.from,
      to: edge.to,
      values: [...active.values, edge.value],
      score: active.score + edge.score,
    };
    const wanted = plain.right[next.values.length];
    if (wanted === undefined) {
      this.#complete(next);
      return;
    }
    this.#work += 1;
    push(this.#waiting[next.to], wanted, next);
    for (const follower of this.#startingAt[next.to]?.get(wanted)?.slice() ?? [])
      this.#advance(next, follower);
  }

  #complete({ plain, values, score, from, to }: Active): void {
    const placed = plain.slots.map((slot) => (slot === undefined ? undefined : values[slot]));
    const start = this.#spans[from]?.start ?? 0;
    const end = this.#spans[to - 1]?.end ?? start;
    const value = plain.rule.build(placed, { from, to, start, end });
    if (value !== undefined) this.add({ category: plain.left, from, to, value, score });
  }
}

function push<T>(groups: Map<string, T[]> | undefined, name: string, item: T): void {
  const group = groups?.get(name);
  if (group) group.push(item);
  else groups?.set(name, [item]);
}
