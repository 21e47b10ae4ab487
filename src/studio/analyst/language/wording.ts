/** What the analyst writes itself, in the brief's language: messages of rules, assumptions, names of what it adds. */

/** The name and label of a field, role or state that the brief does not name. */
type Named = { key: string; label: string };
type Order = 'lt' | 'lte' | 'gt' | 'gte' | 'ne' | 'eq';
/** At most so many of an entity (singular name); `states` in words, `owner` whose they are. */
type Most = {
  entity: string;
  max: number;
  states: readonly string[];
  owner: string | undefined;
  isSimultaneous: boolean;
  period: string | undefined;
};

/**
 * Texts of one language. Nouns come as the brief's singular in lower case (`order line`), labels with their capital;
 * sentences come back whole, with a capital and a full stop, unless their name says otherwise.
 */
export type Wording = {
  /** Fields, states and roles that we add. */
  names: {
    status: Named;
    start: Named;
    end: Named;
    startDate: Named;
    endDate: Named;
    due: Named;
    name: Named;
    member: Named;
    user: Named;
    amount: Named;
    text: Named;
    stars: Named;
    open: string;
    product: string;
  };
  /** Words joined by "and", by "or". */
  both: (words: readonly string[]) => string;
  either: (words: readonly string[]) => string;
  /** "an order", in the middle of a sentence. */
  some: (noun: string) => string;
  /** A period: "month". */
  periods: Record<'day' | 'week' | 'month' | 'year', string>;
  /** Names of values that add up others: "number of signatures", "average rating". */
  folds: {
    count: (plural: string) => string;
    sum: (name: string) => string;
    average: (name: string) => string;
    least: (name: string) => string;
    greatest: (name: string) => string;
    /** Behind the name of what is added up. */
    total: string;
  };
  /** "Duration in minutes", without a capital. */
  inUnit: (name: string, unit: string) => string;
  /** Units of time, in the plural. */
  units: Record<'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'years', string>;
  /** What a rule asks for, in the middle of a sentence: "at least 1 line", "a solution", "to be active". */
  needs: {
    atLeast: (min: number, entity: string) => string;
    filled: (field: string) => string;
    state: (owner: string, states: readonly string[]) => string;
    equals: (field: string, value: string) => string;
    none: (entity: string, which: string, owner: string | undefined) => string;
    flag: (owner: string, flag: string, isNegated: boolean) => string;
  };
  /** A length of time: "24 hours". */
  lengthOf: (amount: number, unit: 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'years') => string;
  /** Subjects of messages, labels of figures. */
  subjects: {
    created: (entity: string) => string;
    updated: (entity: string) => string;
    transition: (entity: string, state: string) => string;
    due: (entity: string) => string;
  };
  figures: {
    count: (entity: string, states: readonly string[]) => string;
    sum: (field: string, entity: string) => string;
    average: (field: string, entity: string) => string;
    by: (figure: string, by: string) => string;
    top: (count: number, entity: string) => string;
    within: (figure: string, period: string) => string;
  };
  /** The button of a transition: of a verb, or of the state that it leads to. */
  verbLabel: (verb: string) => string;
  /** Verbs that say too little for a button: "do". */
  lightVerbs: ReadonlySet<string>;
  markLabel: (state: string) => string;
  messages: {
    futureOrPast: (label: string, isFuture: boolean) => string;
    /** How old somebody has to be, from how long ago they were born (`lte`: at least so long). */
    aged: (entity: string, op: Order, years: number) => string;
    order: (left: string, right: string, how: { op: Order; isTime: boolean }) => string;
    noOverlap: (entity: string, owner: string | undefined) => string;
    limit: (most: Most) => string;
    full: (owner: string, field: string) => string;
    unique: (entity: string, fields: readonly string[]) => string;
    once: (entity: string) => string;
    /** A step that the product takes by itself; `moment` from which the time counts, or that of the state. */
    timed: (what: {
      entity: string;
      state: string;
      from: readonly string[];
      length: string;
      sign: number;
      moment: string | undefined;
    }) => string;
    deadline: (what: {
      verb: string;
      entity: string;
      when: 'until' | 'from';
      moment: string;
      length: string;
      sign: number;
    }) => string;
    freeze: (entity: string, states: readonly string[]) => string;
    required: (what: { verb: string; entity: string; need: string }) => string;
    stock: (entity: string, field: string) => string;
    hours: (field: string, days: readonly number[], times: readonly [string, string]) => string;
  };
  assumptions: {
    pricesIn: (currency: string) => string;
    timesIn: (zone: string) => string;
    endsAfterStart: (entity: string, isDay: boolean) => string;
    /** `guess` says which of the guesses below, about a field (label in lower case). */
    field: (field: string, entity: string, guess: Guess) => string;
    mayHave: (entity: string, owner: string) => string;
    /** Without a full stop: the reason of an added field. */
    needs: (entity: string, field: string) => string;
    needsNone: (entity: string, field: string) => string;
    newIsOpen: (entity: string) => string;
    /** An amount that is a count times a price; a total that is the sum of parts. */
    amount: (entity: string, count: string, price: string) => string;
    sum: (total: string, entity: string, part: string) => string;
    oncePerAccount: (entity: string, target: string) => string;
    anyOrder: (entity: string, states: readonly string[]) => string;
    /** The states of a record, as a reason (no capital, no full stop). */
    isOneOf: (entity: string, states: readonly string[]) => string;
    canBe: (entity: string, state: string, from: readonly string[]) => string;
    lastsLike: (entity: string, like: string) => string;
    unlimited: (entity: string) => string;
    onlySee: (role: string) => string;
    everything: () => string;
    forThemselves: (role: string, entity: string) => string;
    administratorsMay: (verbs: readonly string[], entities: readonly string[]) => string;
    signUp: (role: string) => string;
    ownRecord: (role: string) => string;
    choose: (role: string, what: string, whole: string) => string;
    manage: (role: string, what: string) => string;
    see: (role: string, what: string) => string;
    parts: (role: string, part: string, whole: string) => string;
  };
  /** Why we decided so, or why words yield no element: from English, which the code speaks; quoted parts stay. */
  reason: (english: string) => string;
  /** Why a brief becomes no product, with what to write instead. */
  refusals: {
    empty: string;
    tooLong: (length: number, most: number) => string;
    tooLongHint: string;
    notText: string;
    notTextHint: string;
    contradiction: (first: string, second: string) => string;
    contradictionHint: string;
    noProduct: string;
    /** `share`: of the words that ask something, how many were understood, from 0 to 1. */
    tooLittle: (share: number) => string;
    tooLittleHint: string;
    example: string;
  };
  questions: { signUp: { text: (role: string) => string; yes: string; no: string } };
};

/** What we guessed about a field that the brief only names. */
export type Guess =
  | { is: 'text' }
  | { is: 'minutes' }
  | { is: 'atLeast'; value: number }
  | { is: 'atLeastOne'; unit: string };
