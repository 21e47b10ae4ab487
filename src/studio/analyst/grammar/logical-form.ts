/**
 * What a sentence says, before anybody knows what its nouns are: frames whose slots hold noun phrases as they were
 * written. Negation, only, quantities and conditions are operators of the frame, never words.
 */
import type { Span } from '../language/text.ts';

/** How many: `12` is `exactly`, `at most 12`, `at least 2`, `several` is `many`, `no` is `none`. */
export type Quantity = {
  op: 'exactly' | 'atMost' | 'atLeast' | 'moreThan' | 'lessThan' | 'many' | 'none';
  value: number;
};

export type Determiner =
  | 'indefinite'
  | 'definite'
  | 'each'
  | 'no'
  | 'their'
  | 'same'
  | 'other'
  | 'any'
  | 'only';

/** A word as written, with its dictionary form; `written` is its singular where it agrees with a noun. */
export type Word = Span & { lemma: string; text: string; written?: string };

/** A thing that is spoken of. `words` is the singular: `['order', 'line']`. */
export type NounPhrase = Span & {
  words: string[];
  isPlural: boolean;
  determiner?: Determiner;
  quantity?: Quantity;
  adjectives: Word[];
  /** "their own", "own". */
  isOwn?: boolean;
  /** "of other customers", "someone else's". */
  isOthers?: boolean;
  /** "the same room", or a noun followed by "of the same room". */
  of?: NounPhrase;
  isPronoun?: boolean;
  /** Its adjectives follow it, also in its name: `adresse postale`. */
  isHeadFirst?: boolean;
  /** A pronoun that means the noun just before it: "dogs, which …", "rooms, each with …". */
  isNear?: boolean;
  /** What the sentence before was about: whose "the grade" is, where nothing else says it. */
  context?: NounPhrase;
  /** "that overlap", "overlapping", "at the same time". */
  isOverlapping?: boolean;
};

/** What the words beside an attribute say about its values. */
export type Hints = {
  unit?: 'minutes' | 'hours' | 'days' | 'weeks';
  currency?: string;
  isPercentage?: boolean;
  bounds?: { min?: number; max?: number; exclusiveMin?: number };
  length?: { min?: number; max?: number };
  digits?: number;
  /** A regular expression that values match. */
  pattern?: string;
  /** A unit of size or weight: kilograms. */
  measure?: string;
  values?: Word[];
  isOptional?: boolean;
  isRequired?: boolean;
  isUnique?: boolean;
  isBoolean?: boolean;
  isText?: boolean;
  isWhole?: boolean;
  default?: Word | number;
  kind?:
    | 'date'
    | 'datetime'
    | 'time'
    | 'integer'
    | 'decimal'
    | 'text'
    | 'longText'
    | 'email'
    | 'phone'
    | 'url';
};

export type Attribute = Span & { noun: NounPhrase; hints: Hints };

/** The auxiliary of a verb: `can only`, `must not`, `never`. */
export type Auxiliary = Span & {
  modal?: 'can' | 'must';
  isNegated: boolean;
  isOnly: boolean;
  /** A negation that leans on the subject where that is negated: "aucun client ne peut". */
  isLeaning?: boolean;
};

export type VerbSense =
  | 'keep'
  | 'want'
  | 'see'
  | 'create'
  | 'change'
  | 'delete'
  | 'manage'
  | 'give'
  | 'take'
  | 'get'
  | 'sign'
  | 'overlap'
  | 'begin'
  | 'end'
  | 'mark'
  | 'exceed'
  | 'do'
  | 'other';
export type Verb = Word & { sense: VerbSense; form: 'base' | 'third' | 'participle' };

/** A state as written, with the verb that leads to it where it is a participle. */
export type StateName = Span & { value: string; verb?: string; written?: string };

export type Condition = Span & {
  op: 'until' | 'unless' | 'if' | 'once';
  isNegated: boolean;
  states: StateName[];
};

export type Comparison = Span & {
  op: 'lt' | 'lte' | 'gt' | 'gte' | 'ne';
  right: { noun: NounPhrase } | { number: number } | { now: true };
  unit?: string;
};

/** What follows the verb and its objects. */
export type Tail = Span & {
  isSimultaneous?: boolean;
  period?: 'day' | 'week' | 'month';
  per?: NounPhrase[];
  condition?: Condition;
  by?: NounPhrase[];
  to?: NounPhrase[];
  from?: NounPhrase[];
  in?: NounPhrase[];
  asState?: StateName;
  /** "only once". */
  isOnce?: boolean;
  /** "Twice". */
  isTwice?: boolean;
  /** "For themselves". */
  isForSelf?: boolean;
  /** "Except deleting customers". */
  except?: { verbs: Verb[]; objects: NounPhrase[] };
};

export type Predicate = Span &
  (
    | { kind: 'possess'; aux: Auxiliary; items: Attribute[]; tail: Tail }
    | { kind: 'belong'; aux: Auxiliary; targets: NounPhrase[]; role?: string }
    | { kind: 'act'; aux: Auxiliary; verbs: Verb[]; objects: NounPhrase[]; tail: Tail }
    | { kind: 'passive'; aux: Auxiliary; verbs: StateName[]; tail: Tail; isTwice?: boolean }
    | { kind: 'sequence'; steps: StateName[][] }
    | { kind: 'oneOf'; aux: Auxiliary; values: StateName[] }
    | { kind: 'property'; aux: Auxiliary; hints: Hints }
    | { kind: 'compare'; aux: Auxiliary; verb?: 'begin' | 'end'; comparisons: Comparison[] }
    | { kind: 'last'; aux: Auxiliary; like?: NounPhrase; amount?: number; unit?: string }
    | { kind: 'keep'; aux: Auxiliary; objects: NounPhrase[] }
    | { kind: 'capacity'; aux: Auxiliary; counted: NounPhrase; limit: NounPhrase }
    | { kind: 'exist' }
    /** "From a start date until an end date". */
    | { kind: 'extent'; from: NounPhrase; until: NounPhrase; doing?: Verb }
    /** "We are a small clinic"; a sentence that only names something. */
    | { kind: 'name'; target: NounPhrase }
  );

/** One statement. `isOnly` is "only librarians …". */
export type Frame = Span & { subjects: NounPhrase[]; isOnly: boolean; predicate: Predicate };
