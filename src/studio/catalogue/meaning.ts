/**
 * Which kind of product does a brief speak of without naming it? "Who has paid the rent on my flats" is property
 * management. Every telling word of the brief weighs for the kinds that it belongs to, more where few kinds have it.
 */
import type { Token } from '../analyst/language/text.ts';
import { askingWords } from './asking-words.ts';
import type { Pack, PackLanguage } from './pack.ts';
import { packs, sorts } from './packs.ts';
import type { Recognised } from './recognise.ts';
import { toldWords } from './told-words.ts';
import { lemmaOf, likeness, plainWords } from './word.ts';

/** What a word of a kind weighs by where it comes from. */
const worth = { name: 1, told: 1, trade: 0.8, main: 0.6, noun: 0.4 };

/** What words are worth together: a single one must be one kind's alone. */
const least = { single: 0.9, alone: 0.62, base: 0.3, perSum: 0.42, most: 0.92 };

/** What another form, or a slip of the finger, takes from a word's weight. */
const nearly = 0.8;

type Terms = Map<string, Map<Pack, number>>;
const terms: Partial<Record<PackLanguage, Terms>> = {};

/** How surely a kind is meant, up to 0.92, by which words. */
export type Meaning = { worth: number; recognised: Recognised };

/** The kinds that the words speak of without naming them: by several telling words, or by one that is all that is said. */
export function meantKinds(tokens: readonly Token[], language: PackLanguage): Map<Pack, Meaning> {
  const sums = new Map<Pack, { sum: number; tokens: Token[] }>();
  const words = tellingOf(tokens, language);
  for (const [lemma, found] of words)
    for (const [pack, weight] of termsNear(lemma, language)) {
      const one = sums.get(pack) ?? { sum: 0, tokens: [] };
      one.sum += weight * (1 + Math.log2(found.length) / 3);
      one.tokens.push(found[0] as Token);
      sums.set(pack, one);
    }
  const meant = new Map<Pack, Meaning>();
  for (const [pack, { sum, tokens: spans }] of sums) {
    const first = spans[0];
    const trades = pack.text[language].trades.filter((trade) =>
      plainWords(trade).every((word) => words.has(lemmaOf(word))),
    );
    if (first)
      meant.set(pack, {
        worth: worthOf(sum, spans.length),
        recognised: { packs: [pack], trades, spans, main: { start: first.start, end: first.end } },
      });
  }
  return meant;
}

/** One word alone says little; two that few other kinds have say much. */
function worthOf(sum: number, count: number): number {
  if (count < 2) return sum >= least.single ? least.alone : 0;
  return Math.min(least.most, least.base + least.perSum * sum);
}

/** The brief's telling words, each with its places. */
function tellingOf(tokens: readonly Token[], language: PackLanguage): Map<string, Token[]> {
  const { small, generic, asking } = askingWords[language];
  const words = new Map<string, Token[]>();
  for (const token of tokens) {
    const isTold = small.has(token.lower) || asking.has(token.lower) || generic.has(token.lower);
    for (const word of isTold ? [] : plainWords(token.text)) {
      const lemma = lemmaOf(word);
      if (lemma.length > 2) words.set(lemma, [...(words.get(lemma) ?? []), token]);
    }
  }
  return words;
}

/** The kinds that a word speaks of; a word in another form or with a slip speaks less surely. */
function termsNear(lemma: string, language: PackLanguage): Map<Pack, number> {
  const all = termsOf(language);
  const same = all.get(lemma);
  if (same) return same;
  let best = { like: 0, found: new Map<Pack, number>() };
  for (const [term, found] of all) {
    if (term.charAt(0) !== lemma.charAt(0)) continue;
    const like = likeness(term, lemma) * nearly;
    if (like > best.like) best = { like, found };
  }
  return new Map([...best.found].map(([pack, weight]) => [pack, weight * best.like]));
}

function termsOf(language: PackLanguage): Terms {
  const known = terms[language];
  if (known) return known;
  const found: Terms = new Map();
  const told = toldWords(language);
  for (const pack of packs()) {
    const { names, trades, main, words } = pack.text[language];
    const add = (texts: readonly string[], weight: number): void => {
      for (const word of texts.flatMap(plainWords)) addTerm(found, { pack, word, weight, language });
    };
    add(
      words.flatMap(({ noun, others }) => [noun, ...others]),
      worth.noun,
    );
    add([main], worth.main);
    add(trades, worth.trade);
    add(names, worth.name);
    add(told.get(pack.kind) ?? [], worth.told);
  }
  for (const kinds of found.values())
    for (const [pack, weight] of kinds) kinds.set(pack, weight / Math.sqrt(kinds.size));
  terms[language] = found;
  return found;
}

function addTerm(
  found: Terms,
  { pack, word, weight, language }: { pack: Pack; word: string; weight: number; language: PackLanguage },
): void {
  const { small, generic, asking } = askingWords[language];
  const lemma = lemmaOf(word);
  if (small.has(word) || generic.has(word) || asking.has(word) || lemma.length < 3) return;
  const kinds = found.get(lemma) ?? new Map<Pack, number>();
  kinds.set(pack, Math.max(weight, kinds.get(pack) ?? 0));
  found.set(lemma, kinds);
}

/** Words by which a text asks for something to be made. */
const wishes: Readonly<Record<PackLanguage, ReadonlySet<string>>> = {
  en: new Set(
    'want need wanted would like should app software website please build something keep track'.split(' '),
  ),
  fr: new Set(
    'veux voudrais voudrait voulons aimerais aimerions faudrait faut besoin souhaite souhaitons cherche outil appli application logiciel site doit suivi gestion'.split(
      ' ',
    ),
  ),
};

/** Whether a text asks for a product: a wish, or a sort of product by its name. */
export function asksForProduct(tokens: readonly Token[], language: PackLanguage): boolean {
  const names = new Set(sorts().flatMap(({ text }) => text[language].names));
  return tokens.some(({ lower }) =>
    plainWords(lower).some(
      (word) => wishes[language].has(word) || names.has(word) || names.has(lemmaOf(word)),
    ),
  );
}
