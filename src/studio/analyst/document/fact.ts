/**
 * What the brief says about the product, once every noun is known: the language of the assembly. Entities are named by
 * their singular words (`order line`). The order of facts carries no meaning.
 */
import type {
  Attribute,
  Condition,
  Event,
  Expression,
  FigureSaid,
  Hints,
  HoursSaid,
  Length,
  Moment,
  NounPhrase,
  Period,
  PlanSaid,
  StateName,
  Verb,
  When,
  Word,
} from '../grammar/logical-form.ts';
import type { Span } from '../language/text.ts';

/** A record that links others, named or to be found by the verb: "borrow", of a member, about a book. */
export type Relation = { verb: string; subject?: string; object: string };

export type Statement =
  | { kind: 'entity'; entity: string }
  /** Who wants the product; without a name where the brief only says "an app". */
  | { kind: 'owner'; name?: string }
  | { kind: 'attribute'; entity: string; attribute: Attribute; modal?: 'can' | 'must' }
  /** What these do not see of a record; `isOnly`: what nobody but these sees. Without an entity, wherever it stands. */
  | { kind: 'conceal'; roles: string[]; entities: string[]; attribute: string; isOnly: boolean }
  /** "Customers have no email." Takes away what the catalogue would have filled in. */
  | { kind: 'absent'; entity?: string; attribute: string }
  | { kind: 'hints'; entity: string; attribute: string; hints: Hints }
  | {
      kind: 'reference';
      entity: string;
      target: string;
      isRequired: boolean;
      isInverse: boolean;
      name?: string;
    }
  | { kind: 'relation'; relation: Relation }
  | { kind: 'sequence'; entity: string; steps: StateName[][] }
  /** `field` names what holds them, where the brief does. */
  | { kind: 'states'; entity: string; values: StateName[]; field?: string }
  | {
      kind: 'transition';
      entity: string;
      state: StateName;
      from: Word[];
      condition?: Condition;
      isNegated: boolean;
    }
  | Permit
  /** `isClosed`: these may not open an account themselves. */
  | { kind: 'signUp'; roles: string[]; isClosed?: boolean }
  | { kind: 'everything'; roles: string[] }
  | Limit
  | { kind: 'noOverlap'; entity?: string; relation?: Relation; per: string[] }
  | {
      kind: 'compare';
      entity: string;
      left: string;
      op: 'lt' | 'lte' | 'gt' | 'gte' | 'ne';
      /** A field of its own, the present moved by `plus`, or a value of what it refers to. */
      right: string | { now: true; plus?: Length } | { noun: NounPhrase };
    }
  | { kind: 'capacity'; entity: string; of: string; field: string }
  /** `place`: the words that say it, where the sentence says more. */
  | { kind: 'interval'; entity: string; like?: string; minutes?: number; place?: Span }
  /** A record lasts from one field to another. */
  | { kind: 'extent'; entity: string; from: string; until: string }
  /** Something that the product need not keep to, said to its owner. */
  | { kind: 'remark'; text: string }
  | { kind: 'unique'; entity?: string; relation?: Relation; attributes: string[] }
  /** A record is a part of another: a line of its order. */
  | { kind: 'part'; entity: string; whole: string }
  /** Many of the one belong to many of the other. */
  | { kind: 'many'; entity: string; target: string }
  | Deed<'deadline', { when: 'until' | 'from'; moment: Moment; roles: string[] }>
  | Deed<'require', { event: Event }>
  | {
      kind: 'freeze';
      entity: string;
      states: Word[];
      condition?: Condition;
      isOnly: boolean;
      attributes: string[];
    }
  | { kind: 'derive'; entity?: string; name?: string; expression: Expression }
  | { kind: 'flag'; entity: string; state: StateName; when: When }
  | { kind: 'notify'; to: NounPhrase; event?: Event; due?: Moment }
  | { kind: 'figure'; figure: FigureSaid }
  | { kind: 'view'; view: 'calendar' | 'board'; entity: string; by?: string }
  | { kind: 'hours'; entity?: string; hours: HoursSaid; isClosed: boolean }
  | { kind: 'plan'; plan: PlanSaid }
  | {
      kind: 'stock';
      /** The field that goes up and down, or the things that it counts. */
      noun?: NounPhrase;
      direction: 'out' | 'in';
      amount?: NounPhrase;
      events: Event[];
      carrier?: string;
    }
  | { kind: 'redirect'; entity: string; target: NounPhrase }
  /** What a verb leads to, where it is not the participle of the verb. */
  | { kind: 'way'; entity: string; verb?: Verb; from: Word[]; to: StateName }
  | { kind: 'occupies'; entity: string; states: Word[]; isFree: boolean }
  /** How long a record lasts at most or at least. */
  | { kind: 'extentLimit'; entity: string; op: 'lte' | 'gte'; length: Length }
  /** The record comes to the state by itself, so long after a moment, from these states or unless the event has been. */
  | {
      kind: 'timed';
      entity: string;
      state: StateName;
      from: Word[];
      after: Length;
      since?: Moment;
      event?: Event;
    }
  | { kind: 'closedSignUp'; roles: string[] }
  /** What every product does. */
  | { kind: 'feature' };

/** Something said of what is done to records: of an entity, or of a doing whose record is found by its verb. */
type Deed<K extends string, T> = T & { kind: K; entity?: string; relation?: Relation; verbs: Verb[] };

/** "Only librarians may add books": who may do what with which records. */
export type Permit = {
  kind: 'permit';
  roles: string[];
  verbs: Verb[];
  entities: string[] | 'all';
  /** The doing that is permitted, where the brief does not name its record. */
  relation?: Relation;
  states: Word[];
  isOwn: boolean;
  isOthers: boolean;
  isNegated: boolean;
  isOnly: boolean;
  condition?: Condition;
  asState?: StateName;
  /** All ways between their states. */
  isAnyState?: boolean;
  /** Only these of their fields. */
  attributes?: string[];
};

/** "At most 3 booked appointments a day", for each record that `per` names. */
export type Limit = {
  kind: 'limit';
  entity?: string;
  relation?: Relation;
  per: string[];
  max: number;
  states: Word[];
  period?: Period;
  isSimultaneous: boolean;
};

/** A statement with the words that make it. */
export type Fact = Statement & { cite: Span };

/** Why a frame says nothing that a product could keep to. */
export type Refusal = { why: string };

/** The name of an attribute: with the adjectives that belong to it, as in "due date". */
export function attributeNameOf({
  words,
  adjectives,
  isHeadFirst,
}: Pick<NounPhrase, 'words' | 'adjectives' | 'isHeadFirst'>): string {
  return isHeadFirst
    ? [...words, ...adjectives.map(({ written, lemma }) => written ?? lemma)].join(' ')
    : [...adjectives.map(({ lemma }) => lemma), ...words].join(' ');
}

/** The name under which a noun phrase is known. */
export function nameOf(noun: Pick<NounPhrase, 'words'>): string {
  return noun.words.join(' ');
}
