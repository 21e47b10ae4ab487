/** When facts of a demonstration and of its plain sentences are the same: those that come to the same product compare alike. */
import type { Fact, Permit } from '../src/studio/analyst/document/fact.ts';
import type { Verb } from '../src/studio/analyst/grammar/logical-form.ts';
import type { Lexicon } from '../src/studio/analyst/language/lexicon.ts';
import { asHeld } from './demonstrations-field.ts';

/** A fact as texts that are equal where the facts come to the same: one for each role, verb and record that it names. */
export function comparable(lexicon: Lexicon, fact: Fact): string[] {
  return apart(lexicon, fact).map((one) =>
    JSON.stringify(asHeld(lexicon, inPlainest(lexicon, one)), plainly),
  );
}

/** Where and how something was written. */
const places = new Set([
  'start',
  'end',
  'cite',
  'text',
  'written',
  'isPlural',
  'determiner',
  'context',
  'form',
  'done',
]);

/** What those may do who manage something. */
const managing = ['create', 'change', 'delete'] as const;

/** What a verb lets people do, as the assembly has it: who keeps something manages it, who submits it creates it. */
function plainVerbs({ creating }: Lexicon, verb: Verb): Verb[] {
  const isMaking = (verb.sense === 'other' || verb.sense === 'keep') && creating.has(verb.lemma);
  if (isMaking) return [{ ...verb, sense: 'create' }];
  return verb.sense === 'manage' || verb.sense === 'keep'
    ? managing.map((sense) => ({ ...verb, sense }))
    : [verb];
}

/** One fact for each role, verb and record that a right names together: how they are joined says nothing. */
function apart(lexicon: Lexicon, fact: Fact): Fact[] {
  if (fact.kind === 'conceal') return fact.roles.flatMap((role) => [{ ...fact, roles: [role] }]);
  if (fact.kind !== 'permit' || fact.isOnly) return [fact];
  // Who may not see those of others sees only their own.
  if (fact.isNegated && fact.isOthers)
    return apart(lexicon, { ...fact, isNegated: false, isOthers: false, isOwn: true });
  const entities: Permit['entities'][] =
    fact.entities === 'all' ? ['all'] : fact.entities.map((one) => [one]);
  const verbs = fact.verbs.flatMap((verb) => plainVerbs(lexicon, verb));
  return fact.roles.flatMap((role) =>
    verbs.flatMap((verb) =>
      entities.map((one) => ({ ...fact, roles: [role], verbs: [verb], entities: one })),
    ),
  );
}

/** Rules about what is booked and about bookings, one at once and no two that overlap, one for each pair and no two of one pair. */
function inPlainest({ reifying }: Lexicon, fact: Fact): Fact {
  if (fact.kind === 'freeze') return fromThenOn(fact);
  if (fact.kind !== 'limit' && fact.kind !== 'noOverlap' && fact.kind !== 'unique') return fact;
  const { relation, ...rule } = fact;
  const record = relation && reifying[relation.verb]?.noun;
  const named = record === undefined ? fact : { ...rule, entity: record };
  if (named.kind === 'unique') return { ...named, attributes: named.attributes.toSorted() };
  return named.kind === 'limit' && named.max === 1 ? ofOne(named) : named;
}

/** "Once it is sent" is what a sent one is: it holds on. */
function fromThenOn({ condition, ...fact }: Extract<Fact, { kind: 'freeze' }>): Fact {
  if (condition?.op !== 'once' || condition.isNegated) return { ...fact, ...(condition && { condition }) };
  const named = condition.states.map(({ start, end, value }) => ({ start, end, lemma: value, text: value }));
  return { ...fact, states: [...fact.states, ...named] };
}

/** A limit of one. */
function ofOne(limit: Extract<Fact, { kind: 'limit' }>): Fact {
  const { per, entity, cite, states, period, isSimultaneous } = limit;
  const about = entity === undefined ? {} : { entity };
  if (states.length > 0 || period) return limit;
  if (isSimultaneous) return { kind: 'noOverlap', ...about, per, cite };
  return per.length > 1 ? { kind: 'unique', ...about, attributes: per.toSorted(), cite } : limit;
}

/**
 * A part of a fact as it is compared: in the order of its keys, a week as seven days, verbs of one sense alike ("look at",
 * "see"), links alike from either end ("a child belongs to a parent", "parents have children"), sums in one order.
 */
function plainly(key: string, value: unknown): unknown {
  // What is had must be had.
  if (places.has(key) || key === 'isInverse' || value === 'must') return undefined;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return inDays(value) ?? inOrder(value) ?? withoutLemma(value);
}

function inDays(value: object): object | undefined {
  const isWeeks = 'unit' in value && value.unit === 'weeks' && 'amount' in value;
  return isWeeks && typeof value.amount === 'number' ? { amount: value.amount * 7, unit: 'days' } : undefined;
}

/** The two sides of a sum or a product, in one order. */
function inOrder(value: object): object | undefined {
  const isEither = 'op' in value && (value.op === 'multiply' || value.op === 'add');
  if (!isEither || !('left' in value) || !('right' in value)) return undefined;
  const sides = [value.left, value.right].map((side) => JSON.stringify(side, plainly));
  return { op: value.op, of: sides.toSorted() };
}

function withoutLemma(value: object): object {
  const parts = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const isSense = 'sense' in value && value.sense !== 'other' && value.sense !== 'mark';
  return Object.fromEntries(parts.filter(([name]) => !(isSense && name === 'lemma')));
}
