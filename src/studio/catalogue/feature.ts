/** What a short brief wants with its product, or without: nouns after "with" and "without". */
import type { Fact } from '../analyst/document/fact.ts';
import { attributeNameOf } from '../analyst/document/fact.ts';
import type { Gap } from '../analyst/document/resolve.ts';
import { isContent } from '../analyst/document/cover.ts';
import type { Reader } from '../analyst/document/sentence.ts';
import type { Symbols } from '../analyst/document/symbols.ts';
import type { Span, Token } from '../analyst/language/text.ts';
import { isAbout } from './outweigh.ts';
import { lemmaOf, plainWords } from './word.ts';

type Outcome = { facts: Fact[]; understood: Span[]; gaps: Gap[] };

/** The singular words of a noun phrase, without what carries nothing. */
function wordsOf({ lexicon }: Reader, tokens: readonly Token[]): string[] {
  const telling = tokens.filter((token) => isContent(lexicon, token));
  return telling.map(({ lower }, at) =>
    at === telling.length - 1 ? lexicon.singularOf(lower).singular : lower,
  );
}

function spanOf(tokens: readonly Token[]): Span {
  return { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 };
}

/** The facts without those of the catalogue (from the place `from` on) that speak of the nouns. */
export function factsWithout(
  reader: Reader,
  facts: readonly Fact[],
  { nouns, from }: { nouns: readonly Token[][]; from: number },
): Outcome {
  const outcome: Outcome = { facts: [...facts], understood: [], gaps: [] };
  for (const tokens of nouns) {
    const noun = wordsOf(reader, tokens).join(' ');
    const left = outcome.facts.flatMap((fact) =>
      fact.cite.start >= from ? withoutNoun(fact, noun) : [fact],
    );
    if (JSON.stringify(left) === JSON.stringify(outcome.facts))
      outcome.gaps.push({ ...spanOf(tokens), why: 'nothing of the kind would have been there' });
    else outcome.understood.push(spanOf(tokens));
    outcome.facts = left;
  }
  return outcome;
}

/** A fact about several things keeps the others. */
function withoutNoun(fact: Fact, noun: string): Fact[] {
  if (!isAbout(fact, noun)) return [fact];
  if (fact.kind !== 'permit' || fact.entities === 'all' || fact.roles.includes(noun)) return [];
  const entities = fact.entities.filter((entity) => entity !== noun);
  return entities.length === 0 || fact.relation ? [] : [{ ...fact, entities }];
}

type Known = { facts: readonly Fact[]; symbols: Symbols };

/** Lets the elements that the nouns name stand on the brief's own words. */
export function citeFeatures(
  reader: Reader,
  { facts, symbols }: Known,
  { nouns, text }: { nouns: readonly Token[][]; text: string },
): Outcome {
  const outcome: Outcome = { facts: [...facts], understood: [], gaps: [] };
  for (const tokens of nouns) {
    const words = wordsOf(reader, tokens);
    const cite = spanOf(tokens);
    const found = citeOne(outcome.facts, { words, cite, symbols, text });
    if (found) {
      outcome.facts = found;
      outcome.understood.push(cite);
    } else outcome.gaps.push({ ...cite, why: 'no element says this' });
  }
  return outcome;
}

type Feature = { words: readonly string[]; cite: Span; symbols: Symbols; text: string };

function citeOne(facts: readonly Fact[], { words, cite, symbols, text }: Feature): Fact[] | undefined {
  const entity = symbols.entityOf({ words: [...words] });
  if (entity !== undefined) return [...facts, { kind: 'entity', entity, cite }];
  const name = words.join(' ');
  const isNamed = (fact: Fact): boolean => {
    if (fact.kind !== 'attribute') return false;
    const own = attributeNameOf(fact.attribute.noun);
    return own === name || own.endsWith(` ${name}`) || own.startsWith(`${name} `);
  };
  const lemmas = plainWords(name).map(lemmaOf);
  const speaks = (fact: Fact): boolean => {
    const said = new Set(plainWords(text.slice(fact.cite.start, fact.cite.end)).map(lemmaOf));
    return lemmas.every((lemma) => said.has(lemma));
  };
  const chosen = facts.find(isNamed) ?? facts.find(speaks);
  return chosen && facts.map((fact) => (fact === chosen ? { ...fact, cite } : fact));
}
