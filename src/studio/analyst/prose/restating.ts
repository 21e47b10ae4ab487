/**
 * Clauses that stand for plainer ones, whatever they are about: "payments hang on an invoice" for "a payment belongs to an
 * invoice", "ask for the guest's name and address" for "a guest has a name and an address".
 */
import type { Lexicon } from '../language/lexicon.ts';
import { piecesIn } from '../language/prose-words.ts';
import type { Token } from '../language/text.ts';
import { baseOf, inForm, isMark, isNoun } from './noun-run.ts';
import type { Form } from './noun-run.ts';
import { isPerson } from '../document/noun-class.ts';
import { withChoices } from './strokes.ts';

/**
 * One way to say something: phrases (any of some), nouns with what stands before them (`{n}`), any words (`{*}`). It is a
 * clause of its own, from its beginning to its end.
 */
type Restating = { from: readonly Part[]; to: readonly string[] };
type Part =
  | { kind: 'phrase'; forms: readonly (readonly string[])[] }
  | { kind: 'noun' | 'person' | 'verb' | 'participle' | 'number' | 'rest' | 'list' | 'words' }
  | { kind: 'first' | 'last' };

/** Ways by the word that they begin with, and those that begin with a noun by the word after it. */
type Index = {
  begun: ReadonlyMap<string, readonly Restating[]>;
  led: ReadonlyMap<string, readonly Restating[]>;
};

/** Whole clauses, and the entries of a list of what is written down. */
type Ways = { clauses: Index; entries: Index };

const longestNoun = 6;
/** By their list: a lexicon that learned how a brief calls things has the same. */
const known = new WeakMap<Lexicon['prose']['clauses'], Ways>();

/** The tokens of a sentence with each of its clauses as plain as it can be said. */
export function restated(lexicon: Lexicon, written: readonly Token[]): readonly Token[] {
  // What stands before the list stays as it is, so that the list begins where it did.
  const list = listStart(lexicon, written);
  const tokens = withChoices(lexicon, written, list);
  const ways = waysOf(lexicon);
  const said: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const found = isClauseStart(lexicon, tokens, at)
      ? (restatedAt({ lexicon, tokens, ways: ways.clauses }, at) ??
        (at >= list ? restatedAt({ lexicon, tokens, ways: ways.entries }, at) : undefined))
      : undefined;
    if (!found) said.push(...tokens.slice(at, at + 1));
    else {
      said.push(...found.said);
      at = found.end - 1;
    }
  }
  return said;
}

/** Where a list may begin: behind a colon, a dash, a verb of having or of writing down. */
function listStart(lexicon: Lexicon, tokens: readonly Token[]): number {
  const at = tokens.findIndex(
    ({ lower }) =>
      lists.has(lower) || ['HAVE', 'WITH', 'RECORDS'].some((mark) => isMark(lexicon, lower, mark)),
  );
  return at === -1 ? tokens.length : at + 1;
}

const lists: ReadonlySet<string> = new Set([':', '-', '–', '—', '(', '=']);

type Place = { lexicon: Lexicon; tokens: readonly Token[]; ways: Index };
type Range = { from: number; to: number };

function restatedAt(place: Place, at: number): { said: Token[]; end: number } | undefined {
  for (const way of candidates(place, at)) {
    const found = matched(place, way.from, at);
    if (found) return { said: saidOf(place, way.to, { ...found, from: at }), end: found.end };
  }
  return undefined;
}

function candidates({ tokens, ways }: Place, at: number): readonly Restating[] {
  const begun = ways.begun.get(tokens[at]?.lower ?? '') ?? [];
  const led = tokens.slice(at + 1, at + 1 + longestNoun).flatMap(({ lower }) => ways.led.get(lower) ?? []);
  return [...begun, ...new Set(led)];
}

/** The gaps of a way and where it ends; it ends where its clause does. */
function matched(
  place: Place,
  parts: readonly Part[],
  at: number,
): { gaps: readonly Range[]; end: number } | undefined {
  const { lexicon, tokens } = place;
  const [part, ...rest] = parts;
  if (!part) return isClauseEnd(lexicon, tokens, at) ? { gaps: [], end: at } : undefined;
  if (part.kind === 'first') return at === 0 ? matched(place, rest, at) : undefined;
  if (part.kind === 'last') return at === tokens.length ? { gaps: [], end: at } : undefined;
  const isGap = part.kind !== 'phrase';
  for (const to of endsOf(place, part, at)) {
    const found = matched(place, rest, to);
    if (found) return isGap ? { ...found, gaps: [{ from: at, to }, ...found.gaps] } : found;
  }
  return undefined;
}

/** Where a part may end that begins at a place, the nearest first. */
function endsOf(place: Place, part: Part, at: number): number[] {
  const { lexicon, tokens } = place;
  if (part.kind === 'phrase')
    return part.forms
      .filter((form) => form.every((word, index) => tokens[at + index]?.lower === word))
      .map((form) => at + form.length);
  if (part.kind === 'number') return isNumber(lexicon, tokens[at]) ? [at + 1] : [];
  if (part.kind === 'verb') return isVerb(lexicon, tokens[at]) ? [at + 1] : [];
  if (part.kind === 'participle')
    return lexicon.baseOfParticiple(tokens[at]?.lower ?? '') === undefined ? [] : [at + 1];
  if (part.kind === 'noun' || part.kind === 'person') return nounEnds(place, part.kind, at);
  return runEnds(place, part.kind, at);
}

function nounEnds({ lexicon, tokens }: Place, kind: 'noun' | 'person', at: number): number[] {
  const ends = tokens.slice(at, at + longestNoun).map((_, index) => at + index + 1);
  const nouns = ends.filter((to) => isNoun(lexicon, tokens.slice(at, to)));
  return kind === 'noun' ? nouns : nouns.filter((to) => isWho(lexicon, tokens.slice(at, to)));
}

/** A few words of one clause. */
function wordEnds({ lexicon, tokens }: Place, at: number): number[] {
  const ends = tokens.slice(at, at + longestNoun).map((_, index) => at + index + 1);
  const broken = ends.find((to) => isJoint(lexicon, tokens[to - 1] ?? { lower: ',' }));
  return ends.filter((to) => broken === undefined || to < broken);
}

/** Any words; a list ends where a clause of its own begins. */
function runEnds(place: Place, kind: Part['kind'], at: number): number[] {
  if (kind === 'words') return wordEnds(place, at);
  const { lexicon, tokens } = place;
  const ends = tokens.slice(at).map((_, index) => at + index + 1);
  if (kind !== 'list') return ends;
  // "To log the weight" is what one does.
  if (isMark(lexicon, tokens[at]?.lower ?? '', 'TO')) return [];
  const broken = ends.find((to) => isFinite(lexicon, tokens[to - 1]));
  return ends.filter((to) => broken === undefined || to < broken);
}

/** Words of a clause of its own, or of a sum. */
function isFinite(lexicon: Lexicon, token: Token | undefined): boolean {
  const { lower = '', kind } = token ?? {};
  const isSum = lower === '=' || lower === ':' || kind === 'number';
  return isSum || Object.hasOwn(lexicon.closed.MODAL, lower) || lexicon.prose.writers.has(lower);
}

/** A noun of a person, of one or of several. */
function isWho(lexicon: Lexicon, tokens: readonly Token[]): boolean {
  const words = inForm(lexicon, tokens, 'one').map(({ lower }) => lower);
  return isPerson(lexicon, words.slice(1));
}

/** A verb in one of its present forms. */
function isVerb(lexicon: Lexicon, token: Token | undefined): boolean {
  return token !== undefined && token.kind === 'word' && baseOf(lexicon, token.lower) !== undefined;
}

function isNumber({ closed }: Lexicon, token: Token | undefined): boolean {
  return token !== undefined && (token.kind === 'number' || Object.hasOwn(closed.NUM, token.lower));
}

const clauseMarks: ReadonlySet<string> = new Set([
  ',',
  ';',
  ':',
  '.',
  '–',
  '—',
  '-',
  '(',
  ')',
  '->',
  '=',
  '+',
]);

function isJoint(lexicon: Lexicon, { lower }: Pick<Token, 'lower'>): boolean {
  return (
    clauseMarks.has(lower) ||
    isMark(lexicon, lower, 'AND') ||
    isMark(lexicon, lower, 'BUT') ||
    lexicon.prose.joints.includes(lower)
  );
}

function isClauseStart(lexicon: Lexicon, tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before === undefined || isJoint(lexicon, before);
}

function isClauseEnd(lexicon: Lexicon, tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  return next === undefined || isJoint(lexicon, next) || lexicon.prose.subordinators.has(next.lower);
}

/** What is said instead; the first of its words begins and the last ends where the clause does. */
function saidOf(
  { lexicon, tokens }: Place,
  words: readonly string[],
  { from, end, gaps }: { from: number; end: number; gaps: readonly Range[] },
): Token[] {
  let start = tokens[from]?.start ?? 0;
  const said = words.flatMap((word): Token[] => {
    const gap = gapOf(word);
    const range = gap && gaps[gap.index - 1];
    if (!range) return [standing(word, start)];
    const held = tokens.slice(range.from, range.to);
    start = held.at(-1)?.end ?? start;
    return inForm(lexicon, held, gap.form);
  });
  const [first, last] = [tokens[from], tokens[end - 1]];
  const whole = { start: first?.start ?? 0, end: last?.end ?? 0 };
  return said.map((token, at) => ({
    ...token,
    ...(at === 0 && { start: whole.start, end: Math.max(whole.start, token.end) }),
    ...(at === said.length - 1 && { end: whole.end }),
  }));
}

/** A word of its own, at a place. */
function standing(word: string, start: number): Token {
  const value = Number(word);
  const place = { start, end: start, text: word, lower: word };
  if (!Number.isNaN(value)) return { ...place, kind: 'number', value };
  return { ...place, kind: word === ',' || word === ':' ? 'mark' : 'word' };
}

const forms: Readonly<Record<string, Form>> = { a: 'one', s: 'several', b: 'bare', v: 'base', '': 'written' };

/** `{1}` is the first gap as it is written, `{a1}` one of it ("an invoice"), `{s1}` several ("invoices"), `{b1}` the bare words. */
function gapOf(word: string): { index: number; form: Form } | undefined {
  if (!word.startsWith('{') || !word.endsWith('}')) return undefined;
  const name = word.slice(1, -1);
  const index = Number(name.slice(-1));
  const form = forms[name.slice(0, -1)];
  return form !== undefined && index > 0 ? { index, form } : undefined;
}

function waysOf(lexicon: Lexicon): Ways {
  const before = known.get(lexicon.prose.clauses);
  if (before) return before;
  const { clauses, entries } = lexicon.prose;
  const ways = { clauses: indexOf(lexicon, clauses), entries: indexOf(lexicon, entries) };
  known.set(clauses, ways);
  return ways;
}

function indexOf(lexicon: Lexicon, pairs: readonly (readonly [string, string])[]): Index {
  const begun = new Map<string, Restating[]>();
  const led = new Map<string, Restating[]>();
  for (const [from, to] of pairs) {
    const way: Restating = {
      from: partsOf(lexicon, from),
      to: to.split(' ').flatMap((word) => (gapOf(word) ? [word] : lexicon.wordsOf(word))),
    };
    const parts = way.from.filter(({ kind }) => kind !== 'first');
    const said = parts.findIndex((part) => part.kind === 'phrase' && !isOptional(part));
    const gap = parts.findIndex(({ kind }) => kind !== 'phrase');
    // What is led by a gap, perhaps behind words that may be left out, is found by the words after it.
    const isLed = gap !== -1 && (said === -1 || gap < said);
    for (const index of [...(isLed ? [led] : []), ...(gap === 0 ? [] : [begun])])
      for (const word of new Set(wordsBeginning(parts))) index.set(word, [...(index.get(word) ?? []), way]);
  }
  return { begun, led };
}

function isOptional({ forms }: Extract<Part, { kind: 'phrase' }>): boolean {
  return forms.some((form) => form.length === 0);
}

/** The words with which a way may begin; a phrase that may be left out is passed over. */
function wordsBeginning([part, ...rest]: readonly Part[]): string[] {
  if (!part) return [];
  if (part.kind !== 'phrase') return wordsBeginning(rest);
  const words = part.forms.flatMap((form) => form.slice(0, 1));
  return part.forms.some((form) => form.length === 0) ? [...words, ...wordsBeginning(rest)] : words;
}

const kinds: Readonly<Record<string, Exclude<Part['kind'], 'phrase'>>> = {
  '{n}': 'noun',
  '{p}': 'person',
  '{v}': 'verb',
  '{q}': 'participle',
  '{#}': 'number',
  '{*}': 'rest',
  '{l}': 'list',
  '{w}': 'words',
  '^': 'first',
  $: 'last',
};

function partsOf({ wordsOf }: Lexicon, text: string): Part[] {
  return piecesIn(text).map((piece): Part => {
    const kind = kinds[piece];
    if (kind) return { kind };
    const choices = piece.startsWith('(') ? piece.slice(1, -1).split('|') : [piece];
    return { kind: 'phrase', forms: choices.map((one) => (one.trim() === '' ? [] : wordsOf(one.trim()))) };
  });
}
