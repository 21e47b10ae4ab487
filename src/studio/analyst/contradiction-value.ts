/** What two sentences say of one value, one way or one length, and cannot both be so. */
import { attributeNameOf } from './document/fact.ts';
import type { Fact } from './document/fact.ts';
import type { Hints } from './grammar/logical-form.ts';

type Traits = { place: string; hints: Hints };

/** What a fact says of an attribute, under the attribute's name. */
function traitsOf(fact: Fact): Traits | undefined {
  if (fact.kind === 'hints') return { place: `${fact.entity}.${fact.attribute}`, hints: fact.hints };
  if (fact.kind !== 'attribute') return undefined;
  const { noun, hints } = fact.attribute;
  return { place: `${fact.entity}.${attributeNameOf(noun)}`, hints };
}

const differ = (one: unknown, other: unknown): boolean =>
  one !== undefined && other !== undefined && JSON.stringify(one) !== JSON.stringify(other);

/** The least and the greatest that a value can be, as one sentence or two have it. */
function isEmpty(...said: readonly Hints[]): boolean {
  const most = Math.min(...said.map(({ bounds }) => bounds?.max ?? Infinity));
  const least = Math.max(...said.map(({ bounds }) => bounds?.min ?? -Infinity));
  const above = Math.max(...said.map(({ bounds }) => bounds?.exclusiveMin ?? -Infinity));
  return least > most || above >= most;
}

/** Two types, currencies, units, lengths or choices of one field; bounds that leave nothing between them. */
export function isOtherValue(left: Fact, right: Fact): boolean {
  const [one, other] = [traitsOf(left), traitsOf(right)];
  if (!one || !other || one.place !== other.place) return false;
  const { hints: said } = one;
  const { hints: also } = other;
  const isOther = told.some((trait) => differ(said[trait], also[trait]));
  const isBound = (['min', 'max'] as const).some((end) => differ(said.bounds?.[end], also.bounds?.[end]));
  return isOther || isBound || isEmpty(said, also);
}

const told = ['kind', 'currency', 'unit', 'digits', 'measure'] as const;

/** "Between 10 and 5": bounds of one sentence that leave nothing between them. */
export function isImpossible(fact: Fact): boolean {
  const traits = traitsOf(fact);
  return traits !== undefined && isEmpty(traits.hints);
}

const reversed: Readonly<Record<string, readonly string[]>> = {
  lt: ['gt', 'gte'],
  lte: ['gt'],
  gt: ['lt', 'lte'],
  gte: ['lt'],
  ne: [],
};

/** "The end is after the start" and "the end is before the start". */
export function isReversed(left: Fact, right: Fact): boolean {
  if (left.kind !== 'compare' || right.kind !== 'compare') return false;
  const isSame =
    left.entity === right.entity &&
    left.left === right.left &&
    JSON.stringify(left.right) === JSON.stringify(right.right);
  return isSame && (reversed[left.op] ?? []).includes(right.op);
}

/** "A visit lasts 30 minutes" and "a visit lasts 45 minutes". */
export function isOtherLength(left: Fact, right: Fact): boolean {
  if (left.kind !== 'interval' || right.kind !== 'interval' || left.entity !== right.entity) return false;
  return differ(left.minutes, right.minutes) || differ(left.like, right.like);
}

/** "A closed ticket can be reopened" and "a closed ticket cannot be reopened". */
export function isOtherWay(left: Fact, right: Fact): boolean {
  if (left.kind !== 'transition' || right.kind !== 'transition') return false;
  if (left.isNegated || !right.isNegated || left.condition || right.condition) return false;
  const from = (fact: typeof left): string => JSON.stringify(fact.from.map(({ lemma }) => lemma));
  return left.entity === right.entity && left.state.value === right.state.value && from(left) === from(right);
}
