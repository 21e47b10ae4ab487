/** What is commonly kept of people and things that a brief names without a word about them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fact } from '../analyst/document/fact.ts';
import type { Lexicon } from '../analyst/language/lexicon.ts';
import { genderOf } from '../analyst/language/morphology-french.ts';
import type { ReadBrief } from './fill.ts';
import type { PackLanguage } from './pack.ts';
import { isOfGroup } from './relation.ts';

type Known = { noun: string; sentence: string };
/** What goes for any brief, and for one that only lists its things, too. */
type Page = { always: Known[]; listed: Known[] };
let known: Record<PackLanguage, Page> | undefined;

const headings: Readonly<Record<string, readonly [PackLanguage, keyof Page]>> = {
  '## English': ['en', 'always'],
  '## Français': ['fr', 'always'],
  '## English, where a brief only lists them': ['en', 'listed'],
  '## Français, où un texte ne fait que les nommer': ['fr', 'listed'],
};

/** The page of nouns: sections by language, each line nouns, a colon and what is commonly kept of one. */
function knownNouns(): Record<PackLanguage, Page> {
  if (known) return known;
  const found: Record<PackLanguage, Page> = {
    en: { always: [], listed: [] },
    fr: { always: [], listed: [] },
  };
  let open: Known[] = [];
  for (const line of readFileSync(join(import.meta.dirname, 'nouns.md'), 'utf8').split('\n')) {
    const heading = headings[line];
    if (heading) open = found[heading[0]][heading[1]];
    const cut = line.indexOf(':');
    if (line.startsWith('#') || cut === -1) continue;
    for (const noun of line.slice(0, cut).split(','))
      open.push({ noun: noun.trim(), sentence: line.slice(cut + 1).trim() });
  }
  known = found;
  return found;
}

/** What is commonly kept of a thing, as a sentence; the words are a plural or a singular. */
export function sentenceAbout(lexicon: Lexicon, words: readonly string[]): string | undefined {
  const noun = words
    .map((word, at) => (at === words.length - 1 ? lexicon.singularOf(word).singular : word))
    .join(' ');
  const found = knownNouns()[lexicon.language].always.find((one) => one.noun === noun);
  return found && withNoun(found.sentence, noun);
}

/** What is commonly kept of a thing or a person, sentence by sentence; undefined where nothing is known of it. */
export function aboutNoun(lexicon: Lexicon, noun: string): string[] | undefined {
  const head = lexicon.naming.headOf(noun.split(' '));
  const isOne = isPersonNoun(lexicon, noun) || isPersonNoun(lexicon, head);
  const { always, listed } = knownNouns()[lexicon.language];
  const nouns = [...always, ...listed];
  const found = [noun, head, ...(isOne ? ['*'] : [])]
    .map((name) => nouns.find((one) => one.noun === name))
    .find((one) => one !== undefined);
  return found && withNoun(found.sentence, noun).split(/(?<=\.) /u);
}

/** Whether a noun names people. */
export function isPersonNoun(
  { language, personNouns, personEndings, notPersons }: Lexicon,
  noun: string,
): boolean {
  if (notPersons.has(noun)) return false;
  const isKnown =
    personNouns.has(noun) || isOfGroup(language, 'worker', noun) || isOfGroup(language, 'served', noun);
  return isKnown || (noun.length > shortest && personEndings.some((ending) => noun.endsWith(ending)));
}

/** Letters of the shortest word that its ending shows to be a person. */
const shortest = 5;

/** "A {}", « Un {} » with its noun, wherever it stands. */
function withNoun(sentence: string, noun: string): string {
  const un = genderOf(noun) === 'f' ? 'Une' : 'Un';
  return sentence
    .replaceAll('Un {}', `${un} ${noun}`)
    .replaceAll(/\bA \{\}/gu, `${/^[aeiou]/iu.test(noun) ? 'An' : 'A'} ${noun}`)
    .replaceAll('{}', noun);
}

/** What a fact of these kinds says of its entity is enough: it was not only named. */
const describing: ReadonlySet<string> = new Set([
  'attribute',
  'hints',
  'extent',
  'reference',
  'sequence',
  'states',
]);

/** Entities of which these facts say something. */
function describedBy(facts: readonly Fact[]): Set<string> {
  return new Set(
    facts.flatMap((fact) =>
      describing.has(fact.kind) && 'entity' in fact && fact.entity !== undefined ? [fact.entity] : [],
    ),
  );
}

/**
 * Sentences about the entities that nothing is said of. What a later part of a brief adds to an entity that stood there
 * before takes nothing from it.
 */
export function sentencesAbout(lexicon: Lexicon, { resolved, first }: ReadBrief): string[] {
  const { facts, symbols } = resolved;
  const [described, atFirst] = [describedBy(facts), describedBy(first.facts)];
  const words = new Set(
    first.segments.flatMap(({ tokens }) => tokens.map(({ lower }) => lexicon.singularOf(lower).singular)),
  );
  const isOld = (entity: string): boolean => entity.split(' ').every((word) => words.has(word));
  const bare = [...symbols.entities].filter((entity) => !(isOld(entity) ? atFirst : described).has(entity));
  const nouns = knownNouns()[lexicon.language].always;
  return bare.flatMap((entity) => {
    const last = entity.split(' ').at(-1) ?? entity;
    const found = nouns.find(({ noun }) => noun === entity) ?? nouns.find(({ noun }) => noun === last);
    const person = lexicon.personNouns.has(last) ? nouns.find(({ noun }) => noun === '*') : undefined;
    const sentence = (found ?? person)?.sentence;
    return sentence === undefined ? [] : [withNoun(sentence, entity)];
  });
}
