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
  /** The whole name as written, in the singular, where words around the noun belong to it. */
  name?: string[];
  /** Its adjectives follow it, also in its name: `adresse postale`. */
  isHeadFirst?: boolean;
  /** A pronoun that means the noun just before it: "dogs, which …", "rooms, each with …". */
  isNear?: boolean;
  /** A pronoun that nobody writes: the record that the sentence before tells of ("Guests book a table. We note …"). */
  isRecord?: boolean;
  /** What the sentence before was about: whose "the grade" is, where nothing else says it. */
  context?: NounPhrase;
  /** "that overlap", "overlapping", "at the same time". */
  isOverlapping?: boolean;
  /** "Guests without an account". */
  isPublic?: boolean;
  /** A list of roles names it: nobody else than a role. */
  isRole?: boolean;
  /** "Who made it": of those, only the one. */
  isMaker?: boolean;
};

/** What the words beside an attribute say about its values. */
export type Hints = {
  unit?: LengthUnit;
  currency?: string;
  isPercentage?: boolean;
  bounds?: { min?: number; max?: number; exclusiveMin?: number };
  length?: { min?: number; max?: number };
  digits?: number;
  /** Like `digits`, with a least and a greatest number of them; `isAlphanumeric`: letters as well. */
  digitRange?: { min: number; max: number; isAlphanumeric?: boolean };
  /** A regular expression that values match. */
  pattern?: string;
  /** A unit of size or weight: kilograms. */
  measure?: string;
  values?: Word[];
  isOptional?: boolean;
  isRequired?: boolean;
  isUnique?: boolean;
  /** "In the past", "in the future". */
  time?: 'past' | 'future';
  /** "A seller, who is a member". */
  target?: NounPhrase;
  isBoolean?: boolean;
  isText?: boolean;
  isWhole?: boolean;
  default?: Word | number | boolean;
  /** It follows from others: "a total (the sum of its lines)". */
  formula?: Expression;
  kind?: HintKind;
};

/** Types that words name: "a receipt (image)". */
export type HintKind =
  | 'date'
  | 'datetime'
  | 'time'
  | 'integer'
  | 'decimal'
  | 'money'
  | 'percentage'
  | 'boolean'
  | 'text'
  | 'longText'
  | 'email'
  | 'phone'
  | 'url'
  | 'colour'
  | 'image'
  | 'file';

/** Units of time as the lexicon gives them. */
export type LengthUnit = 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'years';
export type Period = 'day' | 'week' | 'month' | 'year';

/** A length of time, signed where it moves a moment: "2 days before". */
export type Length = { amount: number; unit: LengthUnit };

/** A moment that a record knows: "the due date", "the event starts", "arrival"; moved by an offset. */
export type Moment = Span & { noun: NounPhrase; edge?: 'begin' | 'end'; offset: Length };

/** "Up to 24 hours before it starts": acts are open until then, or from then on. */
export type Deadline = {
  when: 'until' | 'from';
  moment: Moment;
  /** "Up to 14 days in advance", "at least a day ahead": how far ahead something is made, at most or at least. */
  ahead?: { reach: 'most' | 'least' };
};

/** Something that is the case or happens: what conditions, messages and derived values hang on. */
export type Event = Span &
  (
    | { kind: 'is'; noun: NounPhrase; states: StateName[]; isNegated: boolean; by?: NounPhrase[] }
    | { kind: 'has'; noun: NounPhrase; item: NounPhrase; isNegated: boolean }
    /** "Its due date has passed", "it is more than 30 days old". */
    | { kind: 'passed'; noun: NounPhrase; isNegated: boolean; after?: Length }
    | { kind: 'compare'; noun: NounPhrase; comparisons: Comparison[]; isNegated: boolean }
    | { kind: 'does'; noun: NounPhrase; verbs: Verb[]; objects: NounPhrase[]; isNegated: boolean }
  );

/** "When it is shipped", "unless it is paid": all of the events together. */
export type When = Span & {
  op: Condition['op'];
  events: Event[];
  /** "Without a photo": it says something only of what may not be done. */
  isLacking?: boolean;
};

/** "The sum of its lines", "the quantity times the unit price". */
export type Expression = Span &
  (
    | { kind: 'value'; noun: NounPhrase }
    | { kind: 'number'; value: number }
    | { kind: 'fold'; by: 'sum' | 'count' | 'average' | 'least' | 'greatest'; of: NounPhrase }
    | {
        kind: 'arithmetic';
        op: 'add' | 'subtract' | 'multiply' | 'divide';
        left: Expression;
        right: Expression;
      }
    /** "From the arrival to the departure": how long that is. */
    | { kind: 'elapsed'; from: NounPhrase; to?: NounPhrase; unit?: LengthUnit }
  );

/** One figure of a home page. */
export type FigureSaid = Span & {
  measure: 'count' | 'sum' | 'average';
  noun: NounPhrase;
  /** "By month", "per category". */
  by?: { period: Period } | { noun: NounPhrase };
  top?: number;
  /** "This month". */
  within?: Period;
  /** "The ten most voted ideas by rating": what orders them. */
  ranked?: NounPhrase;
  /** The lowest so many. */
  isLeast?: boolean;
  /** Neither counted, summed nor averaged in words: "open tickets", "revenue". */
  isBare?: boolean;
};

/** "Free: up to 3 projects", "a Pro plan at 9 euros a month". */
export type PlanSaid = Span & {
  name: string;
  price?: number;
  currency?: string;
  per?: Period | 'once';
  limits: NounPhrase[];
};

/** "Monday to Friday from 9 to 17". */
export type HoursSaid = Span & { days: number[]; from?: string; to?: string };

/** When something happens by itself: so long after a moment or, without one, after it came into its state; unless done by then. */
export type Lapse = Span & { after: Length; since?: Moment; event?: Event };

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
/** `done`: what a record is once it is done to it. */
export type Verb = Word & { sense: VerbSense; form: 'base' | 'third' | 'participle'; done?: string };

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
  period?: Period;
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
  deadline?: Deadline;
  when?: When;
  /** "Without an account". */
  isPublic?: boolean;
  /** "From 1 to 5 stars". */
  range?: { min?: number; max?: number; exclusiveMin?: number };
};

/** What is said, without its place. */
export type PredicateBody =
  | {
      kind: 'possess';
      aux: Auxiliary;
      items: Attribute[];
      tail: Tail;
      isWhole?: boolean;
      /** By what doing it is had: "is entered for". */
      doing?: string;
      /** Without a verb: "Member: name, email". */
      isListing?: boolean;
    }
  | { kind: 'belong'; aux: Auxiliary; targets: NounPhrase[]; role?: string; isLink?: boolean }
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
  /** "The total is the sum of its lines". */
  | { kind: 'derive'; aux: Auxiliary; expression: Expression }
  /** "Is overdue when it is sent and its due date has passed". */
  | { kind: 'flag'; aux: Auxiliary; states: StateName[]; when: When }
  /** "The customer gets an email when the order is shipped". */
  | { kind: 'notify'; aux: Auxiliary; tail: Tail; event?: Event; due?: Moment }
  | { kind: 'figures'; figures: FigureSaid[]; aux: Auxiliary }
  | { kind: 'view'; view: 'calendar' | 'board'; of: NounPhrase; by?: NounPhrase }
  | { kind: 'hours'; hours: HoursSaid; isClosed: boolean; isOnly?: boolean }
  | { kind: 'plans'; plans: PlanSaid[] }
  /** "The stock of the product goes down by the quantity when the order is shipped". */
  | {
      kind: 'stock';
      direction: 'out' | 'in';
      amount?: NounPhrase;
      when?: Event[];
      /** What takes it: "each sale". */
      carrier?: NounPhrase;
      /** "No more than there is in stock". */
      isLimit?: boolean;
    }
  /** "Opening a short link leads to its target and counts the click". */
  | { kind: 'redirect'; target?: NounPhrase }
  /** What every product does: "lists can be searched and sorted". */
  | { kind: 'feature' }
  /** "Starts at a date and time". */
  | { kind: 'moment'; edge: 'begin' | 'end'; noun: NounPhrase }
  /** "Can become old or lost". */
  | { kind: 'become'; isNegated: boolean; states: StateName[] }
  /** "No longer counts". */
  | { kind: 'counts'; isFree: boolean }
  | { kind: 'uniquePer'; per: NounPhrase[] }
  /** "Must be at least 18 years old". */
  | { kind: 'aged'; aux: Auxiliary; bounds: NonNullable<Hints['bounds']> }
  | { kind: 'extentLimit'; aux: Auxiliary; op: Quantity['op']; length: Length }
  /** "Is released 2 hours after its start if it is not collected". */
  | {
      kind: 'timed';
      aux: Auxiliary;
      state: StateName;
      lapse: Lapse;
      /** "Automatically". */
      isAuto: boolean;
      /** "Frees itself": the verb, whose participle is the state. */
      isReflexive?: boolean;
    }
  /** "Reservations at most 21 days ahead": how far ahead records are made; the state is what is done to them. */
  | { kind: 'ahead'; aux: Auxiliary; state?: StateName; bounds: Deadline[] }
  /** "The instructor and the car have to be free": neither is taken twice at once. */
  | { kind: 'free'; aux: Auxiliary }
  /** "Closing a ticket makes it done". */
  | { kind: 'leads'; verb: Verb; to: StateName }
  /** "We are a small clinic"; a sentence that only names something. */
  | { kind: 'name'; target: NounPhrase };
export type Predicate = Span & PredicateBody;

/** One statement. `isOnly` is "only librarians …". */
export type Frame = Span & { subjects: NounPhrase[]; isOnly: boolean; predicate: Predicate };
