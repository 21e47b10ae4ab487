/** How people list the things of a product, as data: the words around them. */
import type { PackLanguage } from './pack.ts';

/** The words around listed things. */
export type ListingWords = {
  /** Verbs and nouns whose objects are kept: "to manage", "gestion de". */
  keeping: ReadonlySet<string>;
  /** What stands before a thing and is no part of its name. */
  articles: ReadonlySet<string>;
  /** What stands between two things. */
  joining: ReadonlySet<string>;
  marks: ReadonlySet<string>;
  /** What holds the words of one name together: « note de frais ». */
  linking: ReadonlySet<string>;
  /** Behind these a list is over. */
  closing: ReadonlySet<string>;
  /** What follows says what is kept of one thing. */
  each: ReadonlySet<string>;
  /** Things that are none. */
  vague: ReadonlySet<string>;
};

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/u).filter((word) => word !== ''));
}

const english: ListingWords = {
  keeping:
    setOf(`manage managing manages track tracking tracks organise organize organising organizing handle handling
    record recording plan planning log logging follow following register registering need needs
    administer schedule scheduling`),
  articles: setOf('a an the my our your their some all any his her its of to'),
  joining: setOf('and or plus also & +'),
  marks: setOf(', ; / & +'),
  linking: setOf(''),
  closing: setOf('to at by on so because each per between using via under until then'),
  each: setOf('each every per'),
  vague: setOf('etc more stuff thing everything management tracking system'),
};

const french: ListingWords = {
  keeping:
    setOf(`gérer gerer gère suivre suivi noter lister planifier organiser enregistrer gestion recenser tenir
    répertorier programmer`),
  articles: setOf("un une le la les l' de d' du des mes mon ma nos notre vos leurs leur ses à"),
  joining: setOf('et ou puis ainsi aussi & +'),
  marks: setOf(', ; / & +'),
  linking: setOf("de d' à en"),
  closing: setOf('entre chez afin par sur dans puis afin selon pendant'),
  each: setOf('chaque par'),
  vague: setOf('etc chose truc gestion suivi'),
};

/** How each language of the packs lists. */
export const listingWords: Readonly<Record<PackLanguage, ListingWords>> = { en: english, fr: french };
