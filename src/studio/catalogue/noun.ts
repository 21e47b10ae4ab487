/** What is commonly kept of people and things that a brief names without a word about them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fact } from '../analyst/document/fact.ts';
import type { Lexicon } from '../analyst/language/lexicon.ts';
import type { ReadBrief } from './fill.ts';
import type { PackLanguage } from './pack.ts';

type Known = { noun: string; sentence: string };
let known: Record<PackLanguage, Known[]> | undefined;

/** The page of nouns: sections by language, each line a noun, a colon and its sentence. */
function knownNouns(): Record<PackLanguage, Known[]> {
  if (known) return known;
  const found: Record<PackLanguage, Known[]> = { en: [], fr: [] };
  let open: Known[] = [];
  for (const line of readFileSync(join(import.meta.dirname, 'nouns.md'), 'utf8').split('\n')) {
    if (line === '## English') open = found.en;
    else if (line === '## Français') open = found.fr;
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
  const found = knownNouns()[lexicon.language].find((one) => one.noun === noun);
  return found && withNoun(found.sentence, noun);
}

/** "A {}" with its noun. */
function withNoun(sentence: string, noun: string): string {
  return sentence.replace('{}', noun).replace(/^A (?=[aeiou])/u, 'An ');
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
  const nouns = knownNouns()[lexicon.language];
  return bare.flatMap((entity) => {
    const last = entity.split(' ').at(-1) ?? entity;
    const found = nouns.find(({ noun }) => noun === entity) ?? nouns.find(({ noun }) => noun === last);
    const person = lexicon.personNouns.has(last) ? nouns.find(({ noun }) => noun === '*') : undefined;
    const sentence = (found ?? person)?.sentence;
    return sentence === undefined ? [] : [withNoun(sentence, entity)];
  });
}
