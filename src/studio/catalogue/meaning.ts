/**
 * Which kind of product does a brief speak of without naming it? "Who has paid the rent on my flats" is property
 * management. Every telling word of the brief weighs for the kinds that it belongs to, more where few kinds have it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Token } from '../analyst/language/text.ts';
import { askingWords } from './asking-words.ts';
import type { Pack, PackLanguage } from './pack.ts';
import { packs, sorts } from './packs.ts';
import type { Recognised } from './recognise.ts';
import { lemmaOf, likeness, plainWords } from './word.ts';

/** What a word of a kind weighs by where it comes from. */
const worth = { name: 1, told: 1, trade: 0.8, main: 0.6, noun: 0.4 };

/** From which sum, and which number of words, a kind is meant; a brief of many words must say more of it. */
const least = { sum: 0.95, words: 2, single: 0.9, shortest: 4, perWords: 45 };

/** What another form, or a slip of the finger, takes from a word's weight. */
const nearly = 0.8;

type Terms = Map<string, Map<Pack, number>>;
const terms: Partial<Record<PackLanguage, Terms>> = {};

/** The kind that the brief's words speak of most, at the words that do; undefined: none by far enough, or (`isAny`) none at all. */
export function kindByMeaning(
  tokens: readonly Token[],
  language: PackLanguage,
  isAny = false,
): Recognised | undefined {
  const sums = new Map<Pack, { sum: number; tokens: Token[] }>();
  const words = tellingOf(tokens, language);
  for (const [lemma, found] of words)
    for (const [pack, weight] of termsNear(lemma, language)) {
      const one = sums.get(pack) ?? { sum: 0, tokens: [] };
      one.sum += weight * (1 + Math.log2(found.length) / 3);
      one.tokens.push(found[0] as Token);
      sums.set(pack, one);
    }
  const [best] = [...sums].sort((a, b) => b[1].sum - a[1].sum);
  if (!best || !isEnough(best[1], isAny ? 0 : words.size)) return undefined;
  const [pack, { tokens: spans }] = best;
  const first = spans[0];
  const trades = pack.text[language].trades.filter((trade) =>
    plainWords(trade).every((word) => words.has(lemmaOf(word))),
  );
  return first && { packs: [pack], trades, spans, main: { start: first.start, end: first.end } };
}

function isEnough({ sum, tokens }: { sum: number; tokens: readonly Token[] }, words: number): boolean {
  if (words <= least.shortest && sum >= least.single) return true;
  return tokens.length >= least.words + words / least.perWords && sum >= least.sum + words / least.perWords;
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

/** The page of everyday words: sections by language, each line a kind, a colon and its words. */
function toldWords(language: PackLanguage): Map<string, string[]> {
  const page = readFileSync(join(import.meta.dirname, 'meanings.md'), 'utf8');
  const heading = language === 'en' ? '## English' : '## Français';
  const part = page.slice(page.indexOf(heading) + heading.length).split('\n## ')[0] ?? '';
  return new Map(
    part
      .split('\n')
      .filter((line) => line.includes(':'))
      .map((line) => {
        const cut = line.indexOf(':');
        return [
          line.slice(0, cut),
          line
            .slice(cut + 1)
            .trim()
            .split(/\s+/u),
        ];
      }),
  );
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
