/** Names of the brief that may take the places of patterns, and the words that mean them. */
import type { Lexicon } from '../analyst/language/lexicon.ts';
import { genderOf } from '../analyst/language/morphology-french.ts';
import { isPerson } from '../analyst/document/noun-class.ts';
import type { Symbols } from '../analyst/document/symbols.ts';
import type { Recognised } from '../catalogue/recognise.ts';
import type { Fillers } from './align.ts';
import { addPhrase, extended, isName, names, place, vocabularyOf } from './concept.ts';
import type { Vocabulary } from './concept.ts';

/** The vocabulary of a language with the names of a brief: all words for a thing are one concept. */
export function vocabularyFor(
  lexicon: Lexicon,
  symbols: Symbols,
  { packs }: Pick<Recognised, 'packs'>,
): Vocabulary {
  const vocabulary = extended(vocabularyOf(lexicon));
  const groups = packs
    .flatMap(({ text }) => text[lexicon.language].words)
    .map(({ noun, others }) => [noun, ...others]);
  for (const field of [...symbols.attributes.values()].flatMap((all) => [...all]))
    addPhrase(vocabulary, field, `${names.field}${field}`);
  for (const state of [...symbols.states.values()].flatMap((all) => [...all]))
    addPhrase(vocabulary, state, `${names.state}${state}`);
  const known = [...new Set([...symbols.entities, ...symbols.roles])];
  for (const one of known) addName(vocabulary, one, groups.find((group) => group.includes(one)) ?? []);
  for (const group of groups) {
    const [noun = ''] = group;
    if (!group.some((one) => known.includes(one))) addName(vocabulary, noun, group);
  }
  return vocabulary;
}

/** A name, the other words for it, and the verbs that make its records. */
function addName(vocabulary: Vocabulary, noun: string, others: readonly string[]): void {
  const { lexicon } = vocabulary;
  const verbs = Object.entries(lexicon.reifying).flatMap(([verb, made]) =>
    made.noun === noun ? [verb] : [],
  );
  for (const word of [noun, ...others, ...verbs]) addPhrase(vocabulary, word, `${names.thing}${noun}`);
}

/** What may take the places of patterns. */
export function fillersOf({ lexicon }: Vocabulary, symbols: Symbols): Fillers {
  const nounOf = (concept: string): string | undefined =>
    isName(concept) ? concept.slice(concept.indexOf(':') + 1) : undefined;
  return {
    placesOf: (concept) => {
      const noun = nounOf(concept);
      if (noun === undefined) return [];
      if (concept.startsWith(names.field)) return ['field'];
      if (concept.startsWith(names.state)) return ['state'];
      if (symbols.roles.has(noun) || isPerson(lexicon, noun.split(' '))) return ['person'];
      if (!symbols.entities.has(noun)) return [];
      return isRecord(symbols, noun) ? ['record', 'thing'] : ['thing'];
    },
    filled: (sentence, bound) => {
      const said = sentence.replaceAll(/\{(\p{L}+)\}/gu, (all, key: string) => {
        const lower = key.toLowerCase();
        const isPlural = lower.endsWith('s');
        const concept = bound.get(`${place}${isPlural ? lower.slice(0, -1) : lower}`);
        const noun = concept === undefined ? undefined : nounOf(concept);
        if (noun === undefined) return all;
        const text = isPlural ? lexicon.pluralOf(noun) : noun;
        return key === lower ? text : text.charAt(0).toUpperCase() + text.slice(1);
      });
      return said.includes('{') ? undefined : articlesIn(lexicon, said);
    },
  };
}

/** A record is made of other things, or by a verb: a loan, a booking. */
function isRecord({ lexicon, references }: Symbols, noun: string): boolean {
  return (
    (references.get(noun)?.size ?? 0) > 0 ||
    Object.values(lexicon.reifying).some((made) => made.noun === noun)
  );
}

const elided = /^[aeiouyàâéèêëîïôûh]/iu;

/** Articles that agree with the names behind them: "an item", "une séance", "l'échéance". */
function articlesIn({ language }: Lexicon, text: string): string {
  if (language === 'en')
    return text.replaceAll(
      /\b([Aa])n? (?=(\p{L}+))/gu,
      (_, article: string, next: string) =>
        `${article}${/^[aeiou]/iu.test(next) && !/^(?:uni|use|eu|one)/iu.test(next) ? 'n' : ''} `,
    );
  return text.replaceAll(/\b([Uu]n|[Ll]e|[Aa]u|[Dd]u) \+(?=(\p{L}+))/gu, (_, article: string, next: string) =>
    frenchArticle(article, next),
  );
}

const feminine: Readonly<Record<string, string>> = { un: 'une', le: 'la', au: 'à la', du: 'de la' };
const before: Readonly<Record<string, string>> = { le: "l'", au: "à l'", du: "de l'" };

function frenchArticle(article: string, next: string): string {
  const lower = article.toLowerCase();
  const said =
    (elided.test(next) ? before[lower] : undefined) ??
    (genderOf(next) === 'f' ? (feminine[lower] ?? lower) : lower);
  const text = article === lower ? said : said.charAt(0).toUpperCase() + said.slice(1);
  return text.endsWith("'") ? text : `${text} `;
}
