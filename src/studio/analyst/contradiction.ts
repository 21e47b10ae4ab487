/** Two sentences that cannot both hold. Only plain cases: the same permission granted and forbidden, two different limits. */
import type { Fact } from './document/fact.ts';
import type { Span } from './language/text.ts';

/** The places of two facts that exclude each other, or undefined. */
export function findContradiction(facts: readonly Fact[]): [Span, Span] | undefined {
  for (const [index, left] of facts.entries())
    for (const right of facts.slice(index + 1))
      if (excludes(left, right) || excludes(right, left)) return [left.cite, right.cite];
  return undefined;
}

function excludes(left: Fact, right: Fact): boolean {
  if (left.kind === 'permit' && right.kind === 'permit')
    return isForbidden(left, right) || isExclusive(left, right);
  if (left.kind === 'limit' && right.kind === 'limit')
    return sameLimit(left) === sameLimit(right) && left.max !== right.max;
  if (left.kind === 'attribute' && right.kind === 'hints')
    return (
      left.entity === right.entity &&
      left.attribute.noun.words.join(' ') === right.attribute &&
      Boolean(left.attribute.hints.isRequired && right.hints.isOptional)
    );
  if (left.kind === 'hints' && right.kind === 'hints')
    return (
      left.entity === right.entity &&
      left.attribute === right.attribute &&
      Boolean(left.hints.isRequired && right.hints.isOptional)
    );
  return false;
}

type Permit = Extract<Fact, { kind: 'permit' }>;

function sharesVerb(left: Permit, right: Permit): boolean {
  const lemmas = new Set(left.verbs.map(senseOf));
  return right.verbs.some((verb) => lemmas.has(senseOf(verb))) && sharesEntity(left, right);
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
