/** From tokens to lexical edges: every meaning that the lexicon gives a word or a phrase, and guesses for open words. */
import type { Edge } from './chart.ts';
import type { Lexicon } from './lexicon.ts';
import type { Span, Token } from './text.ts';

type Entry = { words: string[]; category: string; value: unknown; score: number };
/** Phrases by their first word. */
type Index = Map<string, Entry[]>;

/** Words of these categories can also be nouns, verbs and adjectives: "the minimum", "letters". */
const alsoOpen = new Set([
  'UNIT',
  'CURRENCY',
  'CHARS',
  'DIGITS',
  'PCT',
  'GO',
  'LAST',
  'START',
  'BELONG',
  'PROP',
  'NEWADJ',
  'CMP',
  'GIVEN',
  'ADV',
  'V',
  'COUNT',
  'ALL',
  'TWICE',
  'NUM_',
]);
/** Words of these categories stay as open as any other. */
const loose = new Set([
  'V',
  'ADJ',
  'BUILD',
  'MEASURE',
  'MEASURES',
  'JOIN',
  'NEEDED',
  'LINK',
  'LETTERS',
  'NEGATIVE',
]);
const guess = { noun: -0.1, nounOfClosed: -0.8, adjective: -0.7, verb: -0.5, participle: -0.15 };

/** A lexicon made ready for `scan`. */
export class Scanner {
  readonly #lexicon: Lexicon;
  readonly #index: Index = new Map();
  readonly #closedOnly = new Set<string>();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
    for (const [category, words] of Object.entries(lexicon.closed))
      for (const [phrase, value] of Object.entries(words)) this.#put(phrase, category, value);
    for (const [category, phrases] of Object.entries(lexicon.marks))
      for (const phrase of phrases) this.#put(phrase, category, undefined);
    for (const phrase of lexicon.compounds) this.#putCompound(phrase);
    for (const lemma of new Set([...Object.keys(lexicon.verbs), ...Object.keys(lexicon.reifying)]))
      this.#putVerb(lemma);
    for (const adjective of lexicon.adjectives) this.#put(adjective, 'ADJ', { lemma: adjective });
  }

  /** Every lexical edge over the tokens. */
  scan(tokens: readonly Token[]): Edge[] {
    return tokens.flatMap((token, at) => [...this.#known(tokens, at), ...this.#open(token, at)]);
  }

  /** True when the words are one of the lexicon's phrases of a category. */
  has(category: string, phrase: string): boolean {
    const words = wordsOf(phrase);
    const entries = this.#index.get(words[0] ?? '') ?? [];
    return entries.some((entry) => entry.category === category && entry.words.join(' ') === words.join(' '));
  }

  #put(phrase: string, category: string, value: unknown): void {
    const words = wordsOf(phrase);
    const [first] = words;
    if (first === undefined) return;
    if (words.length === 1 && !alsoOpen.has(category) && !loose.has(category)) this.#closedOnly.add(first);
    const entry = { words, category, value, score: 0.3 * (words.length - 1) + (category === 'N' ? 0.2 : 0) };
    const group = this.#index.get(first);
    if (group) group.push(entry);
    else this.#index.set(first, [entry]);
  }

  #putCompound(phrase: string): void {
    const words = wordsOf(phrase);
    const last = words.at(-1) ?? '';
    this.#put(phrase, 'N', { words, isPlural: false });
    const plural = this.#lexicon.pluralOf(last);
    if (words.length === 2) this.#put(`${words[0] ?? ''} ${plural}`, 'N', { words, isPlural: true });
  }

  #putVerb(lemma: string): void {
    const [head = '', ...rest] = wordsOf(lemma);
    const lexicon = this.#lexicon;
    const sense = lexicon.verbs[lemma] ?? 'other';
    const tail = rest.length > 0 ? ` ${rest.join(' ')}` : '';
    const third =
      head.endsWith('y') && lexicon.baseOfThird(`${head.slice(0, -1)}ies`) === head
        ? lexicon.pluralOf(head)
        : thirdOf(head);
    this.#put(lemma, 'V', { lemma, sense, form: 'base' });
    this.#put(`${third}${tail}`, 'V', { lemma, sense, form: 'third' });
    if (rest.length > 0 && !rest.includes('everything') && !rest.includes('anything')) {
      const value = `${lexicon.participleOf(head)}${tail}`;
      this.#put(value, 'PART', { value, verb: lemma });
    }
  }

  #known(tokens: readonly Token[], at: number): Edge[] {
    const entries = this.#index.get(tokens[at]?.lower ?? '') ?? [];
    return entries
      .filter(({ words }) => words.every((word, offset) => tokens[at + offset]?.lower === word))
      .map(({ words, category, value, score }) => {
        const covered = tokens.slice(at, at + words.length);
        const span = { start: covered[0]?.start ?? 0, end: covered.at(-1)?.end ?? 0 };
        const text = covered.map((token) => token.text).join(' ');
        const isObject = value !== null && typeof value === 'object';
        const placed =
          value === undefined ? { ...span, text } : isObject ? { ...value, ...span, text } : value;
        return { category, from: at, to: at + words.length, value: placed, score };
      });
  }

  /** Guesses for a word that may be anything: a noun, an adjective, a participle, a verb. */
  #open(token: Token, at: number): Edge[] {
    const { start, end, text, lower } = token;
    const edge: MakeEdge = (category, value, score) => ({ category, from: at, to: at + 1, value, score });
    if (token.kind === 'number') return [edge('NUM', token.value ?? 0, 0)];
    if (token.kind !== 'word' || this.#closedOnly.has(lower)) return [];
    const span = { start, end, text };
    const isClosed = this.#isClosed(lower);
    const base = this.#lexicon.baseOfParticiple(lower);
    const { singular, isPlural } = this.#lexicon.singularOf(lower);
    const isLikelyOther = isClosed || base !== undefined || this.#lexicon.adjectives.has(lower);
    const noun = edge(
      'N',
      { ...span, words: [singular], isPlural },
      isLikelyOther ? guess.nounOfClosed : guess.noun,
    );
    const participle =
      base === undefined ? [] : [edge('PART', { ...span, value: lower, verb: base }, guess.participle)];
    const gerund = this.#gerund(lower, span, edge);
    return isClosed
      ? [noun, ...participle]
      : [
          noun,
          ...participle,
          ...gerund,
          ...this.#qualities(lower, span, edge),
          ...this.#doings(lower, span, edge),
        ];
  }

  /** "Deleting" is to delete: its stem forms participles as the verb does. */
  #gerund(word: string, span: Span, edge: MakeEdge): Edge[] {
    if (!word.endsWith('ing') || word.length < 6) return [];
    const lemma = this.#lexicon.baseOfParticiple(`${word.slice(0, -3)}ed`);
    if (lemma === undefined) return [];
    const sense = this.#lexicon.verbs[lemma] ?? 'other';
    return [edge('GERUND', { ...span, lemma, sense, form: 'base' }, guess.participle)];
  }

  #isClosed(word: string): boolean {
    const entries = this.#index.get(word) ?? [];
    return entries.some(({ words, category }) => words.length === 1 && !loose.has(category));
  }

  #qualities(word: string, span: Span, edge: MakeEdge): Edge[] {
    return this.#lexicon.adjectives.has(word) ? [] : [edge('ADJ', { ...span, lemma: word }, guess.adjective)];
  }

  #doings(word: string, span: Span, edge: MakeEdge): Edge[] {
    const verb = (lemma: string, form: string): Edge =>
      edge('V', { ...span, lemma, sense: 'other', form }, guess.verb);
    const third = this.#lexicon.baseOfThird(word);
    const isBase =
      third === undefined && !this.#isVerb(word) && this.#lexicon.baseOfParticiple(word) === undefined;
    const isThird = third !== undefined && !this.#isVerb(third);
    return [...(isBase ? [verb(word, 'base')] : []), ...(isThird ? [verb(third, 'third')] : [])];
  }

  #isVerb(lemma: string): boolean {
    return Object.hasOwn(this.#lexicon.verbs, lemma) || Object.hasOwn(this.#lexicon.reifying, lemma);
  }
}

type MakeEdge = (category: string, value: unknown, score: number) => Edge;

/** The words of a phrase as the tokeniser would give them: commas and the mark of the possessive apart. */
function wordsOf(phrase: string): string[] {
  return phrase.replaceAll(',', ' ,').split(' ').filter(Boolean);
}

function thirdOf(base: string): string {
  if (base.endsWith('y') && !'aeiou'.includes(base.at(-2) ?? '')) return `${base.slice(0, -1)}ies`;
  return ['s', 'x', 'z', 'ch', 'sh'].some((ending) => base.endsWith(ending)) || base === 'go' || base === 'do'
    ? `${base}es`
    : `${base}s`;
}
