/** What people put into sentences besides what they mean, by language: the words that stand before the grammar. */
import { listOf } from './word-list.ts';

/** Phrases as data; `(a|b|)` in a phrase spells out its forms. */
export type ProseWords = {
  /** Short forms that miss their apostrophe, spelt out: `dont`, `thats`. */
  contractions: Readonly<Record<string, string>>;
  /** Pronouns after which `'s` is a verb, and that verb. */
  beings: ReadonlySet<string>;
  is: string;
  /** Ways of saying and those that they stand for; `{}` is what they have between them. */
  rewordings: Rewordings;
  /**
   * Whole clauses and those that they stand for: `{n}` is a noun with its article, `{p}` one of a person, `{v}` a verb, `{q}` a participle, `{#}` a number, `{*}` any words, `{w}` a few of one clause, `{l}` any but those of a wish or a right, `^` and `$`
   * the ends of the sentence. `{1}` is the first of them again, `{a1}` one of it, `{s1}` several, `{b1}` without its article.
   */
  clauses: readonly (readonly [from: string, to: string])[];
  /** Entries of a list of what is written down, likewise: "where it hangs" is a place. */
  entries: readonly (readonly [from: string, to: string])[];
  /** Verbs by which people make themselves known: "register". */
  signing: ReadonlySet<string>;
  /** Say nothing, wherever they stand: "obviously". */
  fillers: readonly string[];
  /** Say nothing at the beginning of a clause: "ok so", "the thing is". */
  openers: readonly string[];
  /** Say nothing at the end of a clause: "please", "lol". */
  closers: readonly string[];
  /** Words after which a filler does mean something: "just 3", "only just". */
  meaningful: { fillers: readonly string[]; before: readonly string[] };
  /** What one wishes of somebody: "I want" parents "to be able to" book. */
  wishes: readonly string[];
  /** The ability in such a wish. */
  abilities: readonly string[];
  /** What stands for such an ability: "can". */
  able: string;
  /** Tell an order between a subject and its verb: "then". */
  sequels: ReadonlySet<string>;
  /** Greetings, thanks and closing words: the whole of a sentence that is none. */
  greetings: readonly string[];
  /** Begin a reason: "because". */
  reasons: readonly string[];
  /** Begin what would happen else, which says nothing but in numbers: "otherwise". */
  consequences: readonly string[];
  /** Begin an example: "e.g.". */
  examples: readonly string[];
  /** Clauses that close a matter: "nothing fancy". */
  dismissals: readonly string[];
  /** Pronouns that are subjects, with what they grow together with: "they", "it's". */
  subjects: ReadonlySet<string>;
  /** Those of them after which any word is a verb: "they". */
  persons: ReadonlySet<string>;
  /** The writer as a subject. */
  writers: ReadonlySet<string>;
  /** Words between a subject and its verb. */
  adverbs: ReadonlySet<string>;
  /** Words that join clauses. */
  joints: readonly string[];
  /** Words with which a condition or another subordinate clause begins. */
  subordinators: ReadonlySet<string>;
  /** Finite forms of the past that are no participle: "took". */
  pasts: ReadonlySet<string>;
  /** Moments of the past: "last year". */
  pastMoments: readonly string[];
  /** "Today", "right now": how it is done before the product. */
  nows: readonly string[];
  /** What it is done with before the product: "notebook". */
  means: ReadonlySet<string>;
  /** Verbs of feeling and trouble: what drives people mad. */
  troubles: readonly string[];
  /** Words of a wish or a rule: what holds one is no background. */
  asking: readonly string[];
  /** Common words that no list of the lexicon has: none of them is a slip of another. */
  ordinary: readonly string[];
  /** Words that no name of a thing or a field holds. */
  nameless: ReadonlySet<string>;
  /** Words that name something only beside a noun: "first", "down". */
  leaning: ReadonlySet<string>;
  /** Verbs of getting and needing: what follows is often no part of the thing. */
  getting: ReadonlySet<string>;
  /** How words end, or what they hold, that are verbs with their subject's number or their negation: `needn't`, `pouvaient`. */
  finite: RegExp;
  /** Articles and the like after which a noun is one: "a", "every". */
  singularArticles: ReadonlySet<string>;
  /** "My", "our". */
  ours: ReadonlySet<string>;
  /** Relatives and neighbours: after "my" somebody of whom the writer tells. */
  kin: ReadonlySet<string>;
  /** Verbs by which something passes to somebody else: "give". */
  handing: ReadonlySet<string>;
  /** Verbs of being in the past: "was". */
  wasWords: ReadonlySet<string>;
  /** How words end that say how something is done, and the nouns that end so too. */
  manner: { ending: RegExp; nouns: ReadonlySet<string> };
  /** Verbs of being, in the present: "is", "are". */
  being: ReadonlySet<string>;
};

/** The forms of phrases: `it would be (good|nice) if`, `please( note|)`. */
export function formsIn(phrases: string): string[] {
  return listOf(
    phrases.replaceAll(/\(([^)]*)\)/g, (_, inner: string) => `(${inner.replaceAll('|', '¦')})`),
  ).flatMap(spelt);
}

/** The words, brackets and gaps of a phrase: `(hang|hangs) on {n}`. */
export function piecesIn(phrase: string): string[] {
  return phrase.match(/\([^)]*\)|\S+/g) ?? [];
}

/** The words of a phrase without its brackets, bars and gaps. */
export function wordsIn(phrase: string): string[] {
  return phrase.split(/[^\p{L}'-]+/u).filter((word) => word.length > 1);
}

function spelt(phrase: string): string[] {
  const group = /\(([^)]*)\)/.exec(phrase);
  if (!group) return [phrase.replaceAll(/\s+/g, ' ').trim()];
  const [whole, inner = ''] = group;
  const [before, after] = [phrase.slice(0, group.index), phrase.slice(group.index + whole.length)];
  return inner.split('¦').flatMap((form) => spelt(before + form + after));
}

/** Ways of saying, and what they stand for. */
export type Rewordings = readonly (readonly [from: string, to: string])[];
