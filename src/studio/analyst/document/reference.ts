/** Small questions that all kinds of predicates ask. */
import type { NounPhrase, Quantity, StateName, Tail, Verb } from '../grammar/logical-form.ts';
import type { Limit, Permit, Refusal, Relation } from './fact.ts';
import type { Lexicon } from '../language/lexicon.ts';
import type { Symbols } from './symbols.ts';

/** Said of a clause whose last words we understand but cannot express. */
export const unknownEnd: Refusal = {
  why: 'the end of the sentence changes what is said in a way that no rule of ours can express',
};

/** The entities that noun phrases mean, or undefined when one of them means none. */
export function entitiesOf(symbols: Symbols, nouns: readonly NounPhrase[]): string[] | undefined {
  const found = nouns.map((noun) => symbols.entityOf(noun)).filter((name) => name !== undefined);
  return found.length === nouns.length ? found : undefined;
}

/** The largest number that a quantity allows: "at most 3", or "more than 3" where that is forbidden. */
export function mostOf(quantity: Quantity | undefined, isDenied: boolean): number | undefined {
  if (!quantity) return undefined;
  const { op, value } = quantity;
  if (isDenied && op === 'exactly' && value === 2) return 1;
  if (isDenied) return op === 'moreThan' ? value : op === 'atLeast' ? value - 1 : undefined;
  if (op === 'atMost' || op === 'exactly') return value;
  return op === 'lessThan' ? value - 1 : undefined;
}

/** "At most 5 bookings per person", "nobody has more than 3 loans": each of those whose records they are. */
export function personMeant(
  symbols: Symbols,
  subject: NounPhrase,
  items: readonly { noun: NounPhrase }[],
): string | undefined {
  const [item, ...more] = items;
  const entity = item && item.noun.quantity ? symbols.entityOf(item.noun) : undefined;
  const isOne = entity !== undefined && more.length === 0 && symbols.roleOf(subject) === 'everyone';
  return isOne ? symbols.personOf(entity) : undefined;
}

/** Whether whoever does it has what it is done to: "looks after", "is entered for"; what is cancelled or seen is not had. */
export function isHaving(lexicon: Lexicon, lemma: string): boolean {
  const sense = lexicon.verbs[lemma] ?? 'other';
  return !notHaving.has(sense) && !lexicon.changing.has(lemma) && !lexicon.lapsing.has(lemma);
}

const notHaving: ReadonlySet<string> = new Set([
  'see',
  'change',
  'delete',
  'end',
  'mark',
  'exceed',
  'overlap',
]);

/** What the end of a clause counts by: "per concert", "for a course". */
export function placesIn({ per = [], in: within = [] }: Tail): NounPhrase[] {
  return [...per, ...within];
}

/** "No member may …", "members may not …"; but "no member may not …" grants it. */
export function denies({ subject, predicate }: Denying): boolean {
  return predicate.aux.isNegated !== (subject.determiner === 'no');
}

type Denying = {
  subject: Pick<NounPhrase, 'determiner'>;
  predicate: { aux: { isNegated: boolean } };
};

/** At most so many of what a noun phrase names. */
export function limitOf(
  object: NounPhrase,
  tail: Tail,
  rest: Pick<Limit, 'per' | 'max'> & { entity?: string; relation?: Relation },
): Limit {
  return {
    kind: 'limit',
    ...rest,
    states: object.adjectives,
    ...(tail.period && { period: tail.period }),
    isSimultaneous: tail.isSimultaneous ?? false,
  };
}

/** A permission without its particulars. */
export function permit(roles: string[], verbs: Verb[]): Permit {
  return {
    kind: 'permit',
    roles,
    verbs,
    entities: [],
    states: [],
    isOwn: false,
    isOthers: false,
    isNegated: false,
    isOnly: false,
  };
}

/** True when nothing at the end of a clause changes what it says. */
export function isPlainEnd(tail: Partial<Record<keyof Tail, unknown>>): boolean {
  return changing.every((part) => tail[part] === undefined || tail[part] === false);
}

/** What at the end of a clause changes its meaning. */
const changing = [
  'isTwice',
  'isForSelf',
  'except',
  'deadline',
  'when',
  'range',
  'to',
  'from',
  'in',
  'by',
  'per',
  'isSimultaneous',
  'period',
] as const satisfies readonly (keyof Tail)[];

/** The verb that leads to a state: what is done to a record. */
export function toVerb(symbols: Symbols, state: StateName): Verb {
  const { start, end, value, verb } = state;
  return {
    start,
    end,
    text: value,
    lemma: verb ?? value,
    form: 'participle',
    sense: symbols.lexicon.verbs[verb ?? ''] ?? 'other',
  };
}

/** Minutes in a unit of time that is always as long. */
export const minutesIn: Readonly<Record<string, number>> = {
  minutes: 1,
  hours: 60,
  days: 1440,
  weeks: 10_080,
};
