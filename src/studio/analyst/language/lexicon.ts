/** What a language has to bring so that the one grammar understands it: words as data and how they change their form. */
import type { Naming } from './naming.ts';
import type { OutlineWords } from './outline-words.ts';
import type { ProseWords } from './prose-words.ts';
import type { Wording } from './wording.ts';
import type { Determiner, HintKind, Hints, LengthUnit, Period, VerbSense } from '../grammar/logical-form.ts';

/** Words with a fixed meaning, by terminal category of the grammar. Several words are one phrase: `at most`. */
export type ClosedWords = {
  DET: Record<string, Determiner>;
  MODAL: Record<string, { modal: 'can' | 'must'; isNegated: boolean }>;
  /** Comparators before a number: `at most 3`. */
  CMP: Record<string, 'atMost' | 'atLeast' | 'moreThan' | 'lessThan' | 'exactly'>;
  /** Orders of moments: `after the start`. */
  ORDER: Record<string, 'after' | 'before' | 'notBefore' | 'notAfter'>;
  QUANT: Record<string, 'many' | 'none'>;
  NUM: Record<string, number>;
  UNIT: Record<string, LengthUnit>;
  /** Units of size and weight: values are decimals. */
  MEASURE: Record<string, string>;
  /** Verbs that name an attribute: `weighs`. */
  MEASURES: Record<string, string>;
  /** Verbs that name how long something is. */
  LASTING: Record<string, string>;
  CURRENCY: Record<string, string>;
  PERIOD: Record<string, Period>;
  PROP: Record<string, Hints>;
  TYPE: Record<string, HintKind>;
  /** 1 Monday to 7 Sunday. */
  WEEKDAY: Record<string, number>;
  /** A period as a noun: `month`. */
  PERIODWORD: Record<string, Period>;
  /** "This month". */
  THISPERIOD: Record<string, Period>;
  /** What whole numbers count: `stars`. */
  COUNTED: Record<string, string>;
  COND: Record<string, 'until' | 'unless' | 'if' | 'once'>;
};

/** Words of one category whose meaning is the category itself: `and`, `,`, `there`. */
export type MarkWords = Record<string, readonly string[]>;

/** What a noun says about the values of the field that it names, and the key that the field gets. */
export type FieldNoun = { kind: string; key?: string; label?: string; min?: number };

/** A verb whose doings are recorded: `lend` makes loans. */
export type ReifyingVerb = {
  noun: string;
  /** States of the record; the first is the initial one. */
  states: readonly { value: string; isFree?: boolean }[];
  transitions: readonly { verb: string; to: string }[];
  /** Fields for the time that it takes. */
  times: 'due' | 'interval' | 'moment' | 'none';
  /** Whoever does it is the account that makes the record: a vote, a comment. */
  isAccount?: boolean;
  /** At most one of each account for the same thing. */
  isOnce?: boolean;
  /** Whoever does it gives the thing to others, whose records these are: "librarians lend books". */
  isGiving?: boolean;
  /** What is a record itself is what it makes: "book an appointment", "order a repair". */
  isForRecords?: boolean;
  /** What a record says besides: the text of a comment, the stars of a rating. */
  says?: readonly ('text' | 'stars')[];
};

/** One language as data. */
export type Lexicon = {
  language: 'en' | 'fr';
  closed: ClosedWords;
  marks: MarkWords;
  verbs: Record<string, VerbSense>;
  reifying: Record<string, ReifyingVerb>;
  /** Nouns of the same record, of which a brief uses one: "booking", "reservation". */
  sameRecords: readonly (readonly string[])[];
  /** Verbs that begin a record: "submit a request". */
  creating: ReadonlySet<string>;
  /** The record that a verb makes, where its name is not the verb itself. */
  records: Readonly<Record<string, string>>;
  /** "everything". */
  wholes: ReadonlySet<string>;
  /** The attribute of which a word is a value: `small` of `size`. */
  qualities: Record<string, string>;
  /** Verbs by which their object belongs to who does it: "teachers give classes". */
  belonging: ReadonlySet<string>;
  /** States that a verb leads to under other names: `finish` to `done`. */
  leading: Record<string, readonly string[]>;
  /** States of what somebody has at the moment: "on loan". */
  awayStates: ReadonlySet<string>;
  /** Parts of an organisation that act like a role: "the office". */
  departments: ReadonlySet<string>;
  /** Verbs that lead to a state of their own: `cancel`. */
  changing: ReadonlySet<string>;
  /** Verbs of what happens to a record that nobody went on with: `release`. */
  lapsing: ReadonlySet<string>;
  /** What is booked of something that has several: "place", "ticket". */
  seats: ReadonlySet<string>;
  /** Verbs of what is had again by everybody: `release`. */
  freeing: ReadonlySet<string>;
  /** Verbs of whoever is asked: `answer`. */
  answering: ReadonlySet<string>;
  /** "Expire". */
  expiring: string;
  /** Nouns that name nothing in particular. */
  generalNouns: ReadonlySet<string>;
  adjectives: ReadonlySet<string>;
  /** Compound nouns that contain a closed word: `date and time`. */
  compounds: readonly string[];
  /** Nouns that could be taken for something else. */
  nouns: readonly string[];
  fieldNouns: Record<string, FieldNoun>;
  /** Nouns whose last word says the type: `start date`, `total price`. */
  personNouns: ReadonlySet<string>;
  personEndings: readonly string[];
  notPersons: ReadonlySet<string>;
  organisations: ReadonlySet<string>;
  administrators: ReadonlySet<string>;
  everybody: ReadonlySet<string>;
  /** Nouns of the role that signs itself up. */
  customers: ReadonlySet<string>;
  /** Words that carry no content, for the share of the brief that is cited. */
  functionWords: ReadonlySet<string>;
  /** Words that change what a clause means when they are overlooked. */
  operators: ReadonlySet<string>;
  /** States that no longer occupy a slot or a place. */
  freeStates: ReadonlySet<string>;
  /** "Revenue": what the money fields of a product add up to. */
  earnings: ReadonlySet<string>;
  /** Nouns for where a time begins or ends: "the start of the appointment". */
  edgeNouns: Record<string, 'begin' | 'end'>;
  /** States that say that a record was made: "booked", "created". */
  makingStates: ReadonlySet<string>;
  /** Records that one books rather than something else: "appointment". */
  recordNouns: ReadonlySet<string>;
  /** Words that tell nobody apart: "registered" users. */
  plainQualities: ReadonlySet<string>;
  /** Names of the field that holds states: "status". */
  stateNouns: ReadonlySet<string>;
  /** How good a thing still is: "worn". Such values are chosen, nothing leads from one to the next. */
  wear: ReadonlySet<string>;
  /** What short links lead to: "target". */
  addresses: ReadonlySet<string>;
  /** Nouns of things that are parts of a whole: "line". */
  partNouns: ReadonlySet<string>;
  /** Nouns of things that many others have in common: "tag". */
  sharedNouns: ReadonlySet<string>;
  /** Everybody, with or without an account. */
  publicNouns: ReadonlySet<string>;
  /** "Me": the owner of the product. */
  ownerNouns: ReadonlySet<string>;
  /** Fields that hold when somebody was born. */
  births: ReadonlySet<string>;
  /** The field that holds how old somebody is. */
  ageNoun: string;
  singularOf: (word: string) => { singular: string; isPlural: boolean };
  /** The plural of a word or of a name of several words. */
  pluralOf: (name: string) => string;
  baseOfParticiple: (word: string) => string | undefined;
  participleOf: (base: string) => string;
  /** The words of a phrase of the lexicon, as the tokens of a brief have them. */
  wordsOf: (phrase: string) => string[];
  /** The forms of a verb, in which a lexicon's verb is found. */
  formsOf: (lemma: string) => { text: string; form: 'base' | 'third' | 'participle' }[];
  /** What an unknown word would be as a verb. */
  guessVerbs: (word: string) => { lemma: string; form: 'base' | 'third' }[];
  baseOfGerund: (word: string) => string | undefined;
  /** The participle of which another is a form: `annulées` of `annulé`. */
  plainParticiple: (word: string) => string;
  /** An adjective or participle as it is said of a name. */
  agreed: (word: string, name: string) => string;
  /** An adjective in its forms. */
  agreementsOf: (adjective: string) => string[];
  wording: Wording;
  naming: Naming;
  /** The gender of a name, where the language has one. */
  genderOf?: (name: string) => 'm' | 'f';
  /** The time zone of products whose brief names none. */
  timeZone: string;
  /** Words for "still going on" that need not be names of states. */
  ongoing: ReadonlySet<string>;
  /** The noun of fields by which records are told apart: `number`. */
  numbering: string;
  /** Nouns of a time of day and of a day. */
  clock: string;
  calendar: string;
  /** Keys of fields by which people recognise a record, the best first. */
  displays: readonly string[];
  /** Words and marks between clauses, which may be passed over. */
  links: ReadonlySet<string>;
  /** Nouns of texts that may stay empty. */
  remarks: ReadonlySet<string>;
  /** What people say besides what they mean. */
  prose: ProseWords;
  /** How they lay out a specification. */
  outline: OutlineWords;
};
