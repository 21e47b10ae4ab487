/** Two sentences that cannot both hold, where that is plain: rights granted and forbidden, limits, values, ways, orders. */
import { isImpossible, isOtherLength, isOtherValue, isOtherWay, isReversed } from './contradiction-value.ts';
import { attributeNameOf } from './document/fact.ts';
import type { Fact } from './document/fact.ts';
import type { Span } from './language/text.ts';

/** Kinds of facts that can exclude each other. */
const excluding: ReadonlySet<string> = new Set([
  'permit',
  'limit',
  'attribute',
  'hints',
  'compare',
  'interval',
  'transition',
]);
/** Comparing every pair takes time; a brief with more of them is too long to contradict itself by chance. */
const most = 300;

/** The places of two facts that exclude each other, or undefined. */
export function findContradiction(facts: readonly Fact[]): [Span, Span] | undefined {
  const able = facts.filter(({ kind }) => excluding.has(kind)).slice(0, most);
  const impossible = able.find(isImpossible);
  if (impossible) return [impossible.cite, impossible.cite];
  for (const [index, left] of able.entries())
    for (const right of able.slice(index + 1))
      if (excludes(left, right) || excludes(right, left)) return [left.cite, right.cite];
  return undefined;
}

/** Whether two facts cannot both hold, as far as that is plain; ask both ways round. */
export function excludes(left: Fact, right: Fact): boolean {
  if (left.kind === 'permit' && right.kind === 'permit')
    return isForbidden(left, right) || isExclusive(left, right);
  if (left.kind === 'limit' && right.kind === 'limit') return isOtherMax(left, right);
  return (
    isNeedless(needOf(left), needOf(right)) ||
    isOtherValue(left, right) ||
    isReversed(left, right) ||
    isOtherLength(left, right) ||
    isOtherWay(left, right)
  );
}

type Need = { what: string; need: 'required' | 'optional' };

/** "The email is required" and "the email is optional". */
function isNeedless(said: Need | undefined, also: Need | undefined): boolean {
  return said?.need === 'required' && also?.need === 'optional' && said.what === also.what;
}

/** Whether a field has to be filled in, where the brief says so. */
function needOf(fact: Fact): Need | undefined {
  if (fact.kind !== 'attribute' && fact.kind !== 'hints') return undefined;
  const [name, hints] =
    fact.kind === 'hints'
      ? [fact.attribute, fact.hints]
      : [attributeNameOf(fact.attribute.noun), fact.attribute.hints];
  const need = hints.isRequired ? 'required' : hints.isOptional ? 'optional' : undefined;
  return need && { what: `${fact.entity}.${name}`, need };
}

type Permit = Extract<Fact, { kind: 'permit' }>;

function sharesVerb(left: Permit, right: Permit): boolean {
  const lemmas = new Set(left.verbs.map(senseOf));
  return (
    right.verbs.some((verb) => lemmas.has(senseOf(verb))) &&
    sharesEntity(left, right) &&
    sharesAim(left, right)
  );
}

/** Not "mark as paid" and "mark as done", nor "change the price" and "change the date". */
function sharesAim({ asState, attributes }: Permit, also: Permit): boolean {
  if (asState && also.asState && asState.value !== also.asState.value) return false;
  return !attributes || !also.attributes || attributes.some((name) => also.attributes?.includes(name));
}

function senseOf({ sense, lemma }: { sense: string; lemma: string }): string {
  return sense === 'other' || sense === 'keep' ? lemma : sense;
}

function sharesEntity(left: Permit, right: Permit): boolean {
  if (left.entities === 'all' || right.entities === 'all') return false;
  const names = new Set(left.entities);
  return right.entities.some((name) => names.has(name));
}

/** "Members can delete books" and "Members cannot delete books". */
function isForbidden(left: Permit, right: Permit): boolean {
  if (left.isNegated || !right.isNegated || right.isOthers || left.isOwn !== right.isOwn) return false;
  return (
    left.roles.some((role) => right.roles.includes(role)) &&
    left.states.length === right.states.length &&
    sharesVerb(left, right)
  );
}

/** "Only librarians may add books" and "Members may add books". */
function isExclusive(left: Permit, right: Permit): boolean {
  if (!left.isOnly || left.isNegated || right.isNegated || right.isOnly || left.isOwn !== right.isOwn)
    return false;
  const others = right.roles.filter((role) => role !== 'admin' && role !== 'everyone');
  return others.length > 0 && others.every((role) => !left.roles.includes(role)) && sharesVerb(left, right);
}

type Limit = Extract<Fact, { kind: 'limit' }>;

/** "At most 3 loans" and "at most 5 loans". */
function isOtherMax(left: Limit, right: Limit): boolean {
  return sameLimit(left) === sameLimit(right) && left.max !== right.max;
}

function sameLimit({ entity, relation, per, states, period }: Extract<Fact, { kind: 'limit' }>): string {
  return JSON.stringify([
    entity,
    relation?.verb,
    relation?.object,
    per,
    states.map((word) => word.lemma),
    period,
  ]);
}
