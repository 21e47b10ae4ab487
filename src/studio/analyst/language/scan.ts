/** From tokens to lexical edges: every meaning that the lexicon gives a word or a phrase, and guesses for open words. */
import type { Edge } from './chart.ts';
import type { Lexicon } from './lexicon.ts';
import { fold } from './text.ts';
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
  'LASTING',
  'OLD',
  'RATE',
  'LEASTAGE',
  'TOOYOUNG',
  'ADULTS',
  'ADULTHOOD',
  'BARRED',
  'JOIN',
  'NEEDED',
  'LINK',
  'LETTERS',
  'NEGATIVE',
  'TYPE',
  'WEEKDAY',
  'PERIODWORD',
  'COUNTED',
  'ALNUM',
  'DEFAULT',
  'MADEOF',
  'SUMOF',
  'AVERAGEOF',
  'TIMES',
  'PLUS',
  'MINUS',
  'DIVIDED',
  'PASSED',
  'ALREADY',
  'NOTIFYVERB',
  'SENDVERB',
  'MESSAGE',
  'ABOUT',
  'SOMEBODY',
  'HOMEPAGE',
  'SHOWS',
  'SHOWN',
  'THEMOST',
  'CALENDAR',
  'BOARD',
  'OPENWORD',
  'CLOSEDWORD',
  'WEEKDAYS',
  'PLANWORD',
  'COSTS',
  'FREEOFCHARGE',
  'DECREASE',
  'INCREASE',
  'REDIRECTS',
  'VISITING',
  'FEATURE',
  'LOCKED',
  'NOACCOUNT',
  'AM',
  'PM',
  'YES',
  'FIELDSWORD',
  'INADVANCE',
  'AGO',
  'COUNTSAS',
  'SENT',
  'SEES',
  'WANTSEE',
  'FIGURESWORD',
  'NOON',
  'WHOMADEIT',
  'COMPRISE',
  'PARTICLE',
  'EACHONE',
  'APPROX',
  'POSSIBLE',
  'ATFIRST',
  'MAKES',
  'ADDS',
  'TAKES',
  'PAYS',
  'GOESBELOW',
  'BECOMEINF',
  'EVERYDAY',
  'LEASTOF',
  'GREATESTOF',
  'COUNTOF',
  'BYDEFAULT',
  'NOLONGER',
  'DIFFERENCE',
  'NOTIFIED',
  'THROUGHTO',
  'ALLOWS',
  'REDUCES',
  'RAISES',
  'INSTOCK',
  'COUNTS',
  'THISPERIOD',
  'DAYBEFORE',
  'ON',
  'UPTO',
  'FROMON',
  'WITHIN',
  'BEFOREWORD',
  'AFTERWORD',
  'EQUALS',
  'RECORDS',
  'GIVING',
  'STATES',
  'HOWMANY',
  'HOWLONG',
  'WHATEVER',
  'ASKINGWHICH',
  'ASKINGWHO',
  'STORYAS',
  'STORYWANT',
  'STORYI',
  'ANYBODY',
  'STAYSAS',
  'STAGES',
  'THEY',
  'THEYMADE',
  'STORYSO',
  'LETS',
  'LIFE',
  'SECTION',
  'ATTHEMOST',
  'ROOMFOR',
  'ANOTHER',
  'LIMITIS',
  'GREATESTCOUNT',
  'LETTING',
  'NEEDFUL',
  'ATTHELIMIT',
  'STILLOPEN',
  'NEEDSTHERE',
  'NEEDING',
  'STAYASIS',
  'NOCHANGESTO',
  'NEITHER',
  'NOTHAPPEN',
]);
const guess = {
  noun: -0.1,
  nounOfClosed: -0.8,
  adjective: -0.7,
  verb: -0.5,
  participle: -0.15,
  accent: -0.4,
};

/** A lexicon made ready for `scan`. */
export class Scanner {
  readonly #lexicon: Lexicon;
  readonly #index: Index = new Map();
  readonly #closedOnly = new Set<string>();
  #words: ReadonlySet<string> | undefined;

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
    for (const [category, words] of Object.entries(lexicon.closed))
      for (const [phrase, value] of Object.entries(words)) this.#put(phrase, category, value);
    for (const [category, phrases] of Object.entries(lexicon.marks))
      for (const phrase of phrases) this.#put(phrase, category, undefined);
    for (const phrase of [...lexicon.compounds, ...lexicon.nouns]) this.#putCompound(phrase);
    for (const lemma of new Set([...Object.keys(lexicon.verbs), ...Object.keys(lexicon.reifying)]))
      this.#putVerb(lemma);
    for (const lemma of lexicon.adjectives)
      for (const form of lexicon.agreementsOf(lemma))
        this.#put(form, 'ADJ', { lemma, written: singularOf(lexicon, form) });
  }

  /** Every lexical edge over the tokens. */
  scan(tokens: readonly Token[]): Edge[] {
    return tokens.flatMap((token, at) => [...this.#known(tokens, at), ...this.#open(token, at)]);
  }

  /** True when the words are one of the lexicon's phrases of a category. */
  has(category: string, phrase: string): boolean {
    const words = this.#lexicon.wordsOf(phrase);
    const entries = this.#index.get(fold(words[0] ?? '')) ?? [];
    return entries.some((entry) => entry.category === category && entry.words.join(' ') === words.join(' '));
  }

  /** Every word that the lexicon reads as it stands, by itself or in a phrase. */
  words(): ReadonlySet<string> {
    this.#words ??= new Set([...this.#index.values()].flat().flatMap(({ words }) => words));
    return this.#words;
  }

  #put(phrase: string, category: string, value: unknown): void {
    const words = this.#lexicon.wordsOf(phrase);
    const [first] = words;
    if (first === undefined) return;
    if (words.length === 1 && !alsoOpen.has(category) && !loose.has(category)) this.#closedOnly.add(first);
    const entry = {
      words,
      category,
      value,
      score: 0.3 * (words.length - 1) + (category === 'N' && words.length > 1 ? 0.2 : 0),
    };
    const group = this.#index.get(fold(first));
    if (group) group.push(entry);
    else this.#index.set(fold(first), [entry]);
  }

  #putCompound(phrase: string): void {
    const words = phrase.split(' ');
    const plural = this.#lexicon.pluralOf(phrase);
    this.#put(phrase, 'N', { words, isPlural: false });
    if (plural !== phrase) this.#put(plural, 'N', { words, isPlural: true });
  }

  #putVerb(lemma: string): void {
    const lexicon = this.#lexicon;
    const sense = lexicon.verbs[lemma] ?? 'other';
    for (const { text, form } of lexicon.formsOf(lemma))
      if (form === 'participle')
        this.#put(text, 'PART', {
          value: lexicon.plainParticiple(text),
          verb: lemma,
          written: singularOf(lexicon, text),
        });
      else this.#put(text, 'V', { lemma, sense, form, done: lexicon.participleOf(lemma) });
  }

  #known(tokens: readonly Token[], at: number): Edge[] {
    const entries = this.#index.get(fold(tokens[at]?.lower ?? '')) ?? [];
    const isExact = entries.some(({ words }) => words.length === 1 && words[0] === tokens[at]?.lower);
    return entries
      .filter(({ words }) => words.every((word, offset) => isSame(word, tokens[at + offset])))
      .map(({ words, category, value, score }) => {
        const isBent = isExact && words[0] !== tokens[at]?.lower;
        const covered = tokens.slice(at, at + words.length);
        const span = { start: covered[0]?.start ?? 0, end: covered.at(-1)?.end ?? 0 };
        const text = covered.map((token) => token.text).join(' ');
        const isObject = value !== null && typeof value === 'object';
        const placed =
          value === undefined ? { ...span, text } : isObject ? { ...value, ...span, text } : value;
        return {
          category,
          from: at,
          to: at + words.length,
          value: placed,
          score: isBent ? score + guess.accent : score,
        };
      });
  }

  /** Guesses for a word that may be anything: a noun, an adjective, a participle, a verb. */
  #open(token: Token, at: number): Edge[] {
    const { start, end, text, lower } = token;
    const edge: MakeEdge = (category, value, score) => ({ category, from: at, to: at + 1, value, score });
    const figure = figureEdge(token, edge);
    if (figure) return [figure];
    if (token.kind !== 'word' || this.#closedOnly.has(lower)) return [];
    const span = { start, end, text };
    const isClosed = this.#isClosed(lower);
    const isKnownPart = this.#has(lower, 'PART');
    const base = isKnownPart ? undefined : this.#lexicon.baseOfParticiple(lower);
    const { singular, isPlural } = this.#lexicon.singularOf(lower);
    const isLikelyOther = isClosed || base !== undefined || this.#has(lower, 'ADJ') || isKnownPart;
    const noun = edge(
      'N',
      { ...span, words: [singular], isPlural },
      isLikelyOther ? guess.nounOfClosed : guess.noun,
    );
    const participle =
      base === undefined ? [] : [edge('PART', this.#participle(lower, span, base), guess.participle)];
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

  #participle(lower: string, span: Span, verb: string): unknown {
    const value = this.#lexicon.plainParticiple(lower);
    return { ...span, value, verb, written: singularOf(this.#lexicon, lower) };
  }

  #has(word: string, category: string): boolean {
    const entries = this.#index.get(fold(word)) ?? [];
    return entries.some(
      (entry) => entry.category === category && entry.words.length === 1 && isAccented(entry.words[0], word),
    );
  }

  /** "Deleting" is to delete: its stem forms participles as the verb does. */
  #gerund(word: string, span: Span, edge: MakeEdge): Edge[] {
    const lemma = this.#lexicon.baseOfGerund(word);
    if (lemma === undefined) return [];
    const sense = this.#lexicon.verbs[lemma] ?? 'other';
    return [edge('GERUND', { ...span, lemma, sense, form: 'base' }, guess.participle)];
  }

  #isClosed(word: string): boolean {
    const entries = this.#index.get(fold(word)) ?? [];
    return entries.some(
      ({ words, category }) => words.length === 1 && !loose.has(category) && isAccented(words[0], word),
    );
  }

  #qualities(word: string, span: Span, edge: MakeEdge): Edge[] {
    if (this.#has(word, 'ADJ')) return [];
    const written = singularOf(this.#lexicon, word);
    return [
      edge(
        'ADJ',
        { ...span, lemma: this.#lexicon.language === 'en' ? word : written, written },
        guess.adjective,
      ),
    ];
  }

  #doings(word: string, span: Span, edge: MakeEdge): Edge[] {
    return this.#lexicon
      .guessVerbs(word)
      .filter(({ lemma, form }) => !this.#isVerb(lemma) && !(form === 'base' && this.#isVerb(word)))
      .map(({ lemma, form }) => {
        const done = this.#lexicon.participleOf(lemma);
        return edge('V', { ...span, lemma, sense: 'other', form, done }, guess.verb);
      });
  }

  #isVerb(lemma: string): boolean {
    return Object.hasOwn(this.#lexicon.verbs, lemma) || Object.hasOwn(this.#lexicon.reifying, lemma);
  }
}

/** Accents of longer words may be wrong as well: no other word has these letters. */
const longestSure = 6;

/** Whether a word of the lexicon is that of the brief, whose accents may be left out. */
function isSame(word: string, token: Token | undefined): boolean {
  return token !== undefined && isAccented(word, token.lower);
}

function isAccented(word: string | undefined, written: string): boolean {
  if (word === written || word === undefined) return word !== undefined;
  const plain = fold(written);
  return fold(word) === plain && (plain === written || written.length >= longestSure);
}

function singularOf(lexicon: Lexicon, word: string): string {
  return word.includes(' ') ? word : lexicon.singularOf(word).singular;
}

/** Numbers and times of day. */
function figureEdge({ kind, value, lower }: Token, edge: MakeEdge): Edge | undefined {
  if (kind === 'number') return edge('NUM', value ?? 0, 0);
  return kind === 'time' ? edge('TIME', lower.padStart(5, '0'), 0) : undefined;
}

type MakeEdge = (category: string, value: unknown, score: number) => Edge;
