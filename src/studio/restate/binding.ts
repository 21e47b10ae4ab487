/** Names of the brief that may take the places of patterns, and the words that mean them. */
import type { Lexicon } from '../analyst/language/lexicon.ts';
import { genderOf } from '../analyst/language/morphology-french.ts';
import { isPerson } from '../analyst/document/noun-class.ts';
import type { Symbols } from '../analyst/document/symbols.ts';
import type { Recognised } from '../catalogue/recognise.ts';
import type { Bound, Fillers } from './align.ts';
import { addPhrase, extended, isName, names, place, vocabularyOf } from './concept.ts';
import type { Concept, Vocabulary } from './concept.ts';

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
  const binder = new Binder(lexicon, symbols);
  return {
    bind: (places, concepts) => binder.bind(places, concepts),
    isPerson: (concept) => binder.kindsOf(concept).includes('person'),
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

const idOf = (noun: string): string => `${names.thing}${noun}`;

/** The name that a concept is. */
function nounOf(concept: string): string | undefined {
  return isName(concept) ? concept.slice(concept.indexOf(':') + 1) : undefined;
}

const [record, thing, person] = [`${place}record`, `${place}thing`, `${place}person`];

/** Gives names their places; names that are left out follow from what refers to what. */
class Binder {
  readonly #lexicon: Lexicon;
  readonly #symbols: Symbols;

  constructor(lexicon: Lexicon, symbols: Symbols) {
    this.#lexicon = lexicon;
    this.#symbols = symbols;
  }

  /** What a concept may stand for. */
  kindsOf(concept: string): string[] {
    const noun = nounOf(concept);
    if (noun === undefined) return [];
    if (concept.startsWith(names.field)) return ['field'];
    if (concept.startsWith(names.state)) return ['state'];
    if (this.#symbols.roles.has(noun) || isPerson(this.#lexicon, noun.split(' '))) return ['person'];
    if (!this.#symbols.entities.has(noun) || Object.hasOwn(this.#lexicon.verbs, noun)) return [];
    return this.#isRecord(noun) ? ['record', 'thing'] : ['thing'];
  }

  bind(places: readonly string[], concepts: readonly Concept[]): Bound | undefined {
    const found = new Map<string, string>();
    const ids = new Set(concepts.map(({ id }) => id));
    for (const one of places) {
      const taken = new Set(found.values());
      const id = [...ids].find(
        (each) => !taken.has(each) && this.kindsOf(each).includes(one.slice(place.length)),
      );
      if (id !== undefined) found.set(one, id);
    }
    return this.#completed(places, found);
  }

  /** With the names that are left out, where they can be no others. */
  #completed(places: readonly string[], found: Map<string, string>): Bound | undefined {
    const said = [thing, person].flatMap((one) => nounOf(found.get(one) ?? '') ?? []);
    const implied = new Set<string>();
    const imply = (one: string, nouns: readonly string[]): void => {
      const noun = places.includes(one) && !found.has(one) ? onlyOne(nouns) : undefined;
      if (noun === undefined) return;
      found.set(one, idOf(noun));
      implied.add(idOf(noun));
    };
    if (found.has(thing)) imply(record, this.#recordsOf(said));
    const referred = [...(this.#symbols.references.get(nounOf(found.get(record) ?? '') ?? '') ?? [])];
    const isApart = (one: string): boolean => !referred.includes(one) && this.#symbols.entities.has(one);
    if (places.includes(record) && said.some(isApart)) return undefined;
    for (const one of [thing, person])
      imply(
        one,
        referred.filter((other) => this.kindsOf(idOf(other)).includes(one.slice(place.length))),
      );
    return places.every((one) => found.has(one)) ? { names: found, implied } : undefined;
  }

  /** Records that refer to all of these. */
  #recordsOf(nouns: readonly string[]): string[] {
    const all = [...this.#symbols.references].filter(([, targets]) =>
      nouns.every((noun) => targets.has(noun)),
    );
    return nouns.length > 0 ? all.map(([noun]) => noun) : [];
  }

  /** A record is made of other things, or by a verb: a loan, a booking. */
  #isRecord(noun: string): boolean {
    const { references } = this.#symbols;
    return (
      (references.get(noun)?.size ?? 0) > 1 ||
      Object.values(this.#lexicon.reifying).some((made) => made.noun === noun)
    );
  }
}

function onlyOne(found: readonly string[]): string | undefined {
  return found.length === 1 ? found[0] : undefined;
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
  return text.replaceAll(
    /\b([Uu]n|[Ll]e|[Aa]u|[Dd]u|[Dd]e) \+(?=(\p{L}+))/gu,
    (_, article: string, next: string) => frenchArticle(article, next),
  );
}

const feminine: Readonly<Record<string, string>> = { un: 'une', le: 'la', au: 'à la', du: 'de la' };
const before: Readonly<Record<string, string>> = { de: "d'", le: "l'", au: "à l'", du: "de l'" };

function frenchArticle(article: string, next: string): string {
  const lower = article.toLowerCase();
  const said =
    (elided.test(next) ? before[lower] : undefined) ??
    (genderOf(next) === 'f' ? (feminine[lower] ?? lower) : lower);
  const text = article === lower ? said : said.charAt(0).toUpperCase() + said.slice(1);
  return text.endsWith("'") ? text : `${text} `;
}
