/** Whether a rule agrees with the words that it cites. */
import { isOfAge } from './agree-field.ts';
import type { Entity, Length, Rule, Specification } from '../../../protocol/specification.ts';
import { hasCue, numeralsIn, unitOf } from './cues.ts';
import type { Numeral } from './cues.ts';
import type { Evidence } from './evidence.ts';
import { known } from './known-words.ts';
import { isNamed, nameWords, placeOf } from './words.ts';
import type { Word } from './words.ts';

type Inspected = { specification: Specification; entity: Entity; said: Rule; evidence: Evidence };

/** A number of a rule: with its unit where it is a length of time. */
export type Amount = { value: number; minutes?: number };

const minutesOf: Record<Length['unit'], number> = {
  minutes: 1,
  hours: 60,
  days: 1440,
  weeks: 10_080,
  months: 43_200,
  years: 525_600,
};

function lengthAmount({ amount, unit }: Length): Amount[] {
  return amount === 0 ? [] : [{ value: Math.abs(amount), minutes: Math.abs(amount) * minutesOf[unit] }];
}

function amountOf(value: unknown): Amount[] {
  return typeof value === 'number' ? [{ value }] : [];
}

function amountsCompared(right: Extract<Rule, { kind: 'compare' }>['right']): Amount[] {
  if (right.kind === 'value') return amountOf(right.value);
  return right.kind === 'now' && right.plus ? lengthAmount(right.plus) : [];
}

/** The numbers that a rule holds. */
export function amountsOfRule(rule: Rule): Amount[] {
  if (rule.kind === 'limit') return amountOf(rule.max);
  if (rule.kind === 'noOverlap') {
    const { end } = rule;
    const length = end.by === 'minutes' ? [{ value: end.minutes, minutes: end.minutes }] : [];
    return [...amountOf(rule.max), ...length];
  }
  if (rule.kind === 'compare') return amountsCompared(rule.right);
  if (rule.kind === 'deadline') return lengthAmount(rule.offset);
  if (rule.kind === 'timed') return lengthAmount(rule.after);
  if (rule.kind === 'stock') return amountOf(rule.amount);
  return rule.kind === 'require' && rule.condition.kind === 'atLeast' ? amountOf(rule.condition.min) : [];
}

/** Whether a number of the brief is this one, in the right unit. */
export function isAmount({ value, next }: Numeral, amount: Amount): boolean {
  const unit = unitOf(next?.text);
  if (amount.minutes === undefined || !unit) return value === amount.value;
  return value * unit.minutes === amount.minutes;
}

const single =
  /^(one|once|twice|again|already|single|un|une|seul|seule|deux|two|same|double|more|overlap|a|no|another)$/;

/** "Twice", "only one", "again": a limit of one without its number. */
function isSingle(words: readonly Word[]): boolean {
  const isOther = numeralsIn(words).some(({ value, isDigits }) => isDigits || value > 2);
  return !isOther && words.some(({ text }) => single.test(text));
}

function amountFaults({ said, evidence }: Inspected): string[] {
  const numerals = numeralsIn(evidence.inside);
  return amountsOfRule(said)
    .filter((amount) => !numerals.some((one) => isAmount(one, amount)))
    .filter(
      ({ value, minutes }) =>
        !isOfAge(value, evidence.inside) &&
        !(value === 1 && minutes === undefined && isSingle(evidence.inside)) &&
        !(
          value === 1 &&
          minutes !== undefined &&
          evidence.inside.some(({ text }) => unitOf(text)?.minutes === minutes)
        ),
    )
    .map(({ value }) => `the words do not say ${value}`);
}

/** The entities that references of a rule lead to. */
function targetsOf({ specification, entity }: Inspected, keys: readonly string[]): Entity[] {
  return keys.flatMap((key) => {
    const type = entity.fields.find((field) => field.key === key)?.type;
    return type?.kind === 'reference' ? specification.entities.filter((one) => one.key === type.entity) : [];
  });
}

const isNamedIn = (words: readonly Word[], entity: Entity): boolean =>
  [entity.label, entity.labelPlural].some((name) => isNamed(words, name));

/** Whether an entity is named by its noun itself, not by a verb akin to it. */
function isSpelled(words: readonly Word[], { label, labelPlural }: Entity): boolean {
  const names = [label, labelPlural].map((name) => nameWords(name).at(-1)?.text);
  return words.some(({ text }) => names.includes(text));
}

/** For whom a rule counts: each that it names is named in the words, each that the words name is one of them. */
function perFaults(inspected: Inspected): string[] {
  const { specification, entity, said, evidence } = inspected;
  if (said.kind !== 'limit' && said.kind !== 'noOverlap') return [];
  const per = targetsOf(inspected, said.per);
  const words = evidence.inside;
  const isAnybody = words.some(({ text }) => anybody.has(text));
  const missing = per.filter(
    (one) => !isNamedIn(evidence.around, one) && !(isAnybody && known.isPerson(one.label)),
  );
  const named = specification.entities
    .filter((one) => one !== entity && isNamedIn(words, one) && !isCounted(words, one))
    .toSorted((a, b) => firstPlace(words, a) - firstPlace(words, b));
  const isDirect = isSpelled(words, entity);
  const via = [
    ...(typeof said.max === 'object' ? [said.max.via] : []),
    ...(said.kind === 'noOverlap' && said.end.by === 'duration' && said.end.via !== undefined
      ? [said.end.via]
      : []),
  ];
  const used = new Set([...per, ...targetsOf(inspected, via)]);
  const isByField = typeof said.max === 'object';
  const left = isByField ? [] : named.filter((one) => !used.has(one) && isTargetOf(inspected, one));
  const ignored = isDirect ? left : left.filter((one) => one === named[0]);
  return [
    ...missing.map((one) => `the words do not speak of ${one.labelPlural.toLowerCase()}`),
    ...ignored.map((one) => `it does not count for each ${one.label.toLowerCase()}`),
  ];
}

/** "Per person", "nobody may have more than 3": of each of those whose they are. */
const anybody = new Set(['person', 'nobody', 'everybody', 'everyone', 'head', 'personne', 'tete', 'chacun']);

/** "Two customers cannot book the same table", "at most 5 tools per member": how many, not for each of them. */
function isCounted(words: readonly Word[], one: Entity): boolean {
  const before = words[placeOf(words, one.labelPlural) - 1];
  return before !== undefined && numeralsIn([before]).length > 0;
}

function isTargetOf({ entity }: Inspected, target: Entity): boolean {
  return entity.fields.some(({ type }) => type.kind === 'reference' && type.entity === target.key);
}

function firstPlace(words: readonly Word[], entity: Entity): number {
  const places = [entity.label, entity.labelPlural]
    .map((name) => placeOf(words, name))
    .filter((place) => place >= 0);
  return places.length > 0 ? Math.min(...places) : Number.MAX_SAFE_INTEGER;
}

/** Kinds of rules whose states, if any, are held against the words elsewhere. */
const stateless: ReadonlySet<Rule['kind']> = new Set(['require', 'compare', 'deadline', 'hours', 'timed']);

function stateFaults({ entity, said, evidence }: Inspected): string[] {
  if (stateless.has(said.kind)) return [];
  const words = evidence.inside;
  const given = 'states' in said ? said.states : undefined;
  if (said.kind === 'freeze') return frozenFaults(entity, said.states, words);
  const reach = said.kind === 'stock' ? reachedFrom(entity, words) : undefined;
  const lost = (given ?? []).filter((state) => !isNamed(words, state) && reach?.has(state) !== true);
  const before = (entity.lifecycle?.states ?? []).filter(({ value }) => isBeforeNoun(words, value, entity));
  const missing = before.filter(({ value }) => !(given ?? []).includes(value));
  return [
    ...lost.map((state) => `the words do not speak of ${state}`),
    ...missing.map(({ value }) => `it does not speak of ${value}`),
  ];
}

/** The states that words name, and those that follow them. */
function reachedFrom({ lifecycle }: Entity, words: readonly Word[]): ReadonlySet<string> {
  const states = lifecycle?.states.map(({ value }) => value) ?? [];
  const held = new Set(states.filter((state) => isNamed(words, state)));
  // Each round adds the states that one more transition leads to.
  for (const _ of states)
    for (const { from, to } of lifecycle?.transitions ?? [])
      if (from.some((state) => held.has(state))) held.add(to);
  return held;
}

/** What is frozen stays so in the states that follow; where only some are open, all others are frozen. */
function frozenFaults(entity: Entity, frozen: readonly string[], words: readonly Word[]): string[] {
  const all = entity.lifecycle?.states.map(({ value }) => value) ?? [];
  const named = all.filter((state) => isNamed(words, state));
  if (hasCue(words, 'only') && all.every((state) => named.includes(state) !== frozen.includes(state)))
    return [];
  const held = reachedFrom(entity, words);
  return [
    ...frozen.filter((state) => !held.has(state)).map((state) => `the words do not speak of ${state}`),
    ...named.filter((state) => !frozen.includes(state)).map((state) => `it does not speak of ${state}`),
  ];
}

/** "Booked or confirmed appointments": the state stands as an adjective of the noun, or behind it with "that are". */
function isBeforeNoun(words: readonly Word[], state: string, entity: Entity): boolean {
  const at = words.findIndex(({ text }) => text === state.toLowerCase());
  const noun = firstPlace(words, entity);
  if (at < 0 || noun === Number.MAX_SAFE_INTEGER) return false;
  const between = words.slice(at + 1, noun);
  const isAdjective = at < noun && noun - at <= 4 && between.every(({ text }) => isJoinOrState(text, entity));
  return isAdjective && !['be', 'been', 'is', 'are', 'was'].includes(words[at - 1]?.text ?? '');
}

function isJoinOrState(text: string, entity: Entity): boolean {
  return (
    ['or', 'and', 'ou', 'et'].includes(text) ||
    (entity.lifecycle?.states.some(({ value }) => value === text) ?? false)
  );
}

function periodFaults({ said, evidence }: Inspected): string[] {
  if (said.kind !== 'limit') return [];
  const words = evidence.inside;
  const units = words.flatMap(({ text }, index) => {
    const unit = unitOf(text)?.unit;
    const isPeriod =
      ['a', 'per', 'each', 'every', 'same', 'one', 'any', 'par', 'chaque', 'meme', 'this', 'given'].includes(
        words[index - 1]?.text ?? '',
      ) || /ly$|iel|ien/.test(text);
    return unit !== undefined && isPeriod ? [unit.slice(0, -1)] : [];
  });
  if (said.period === undefined) return units.map((unit) => `it does not count by the ${unit}`);
  return units.length > 0 && !units.includes(said.period.unit)
    ? [`the words do not say a ${said.period.unit}`]
    : units.length === 0
      ? [`the words do not say a ${said.period.unit}`]
      : [];
}

/** "No two", "the same", "one booking per member and tour". */
function isUniqueSaid(words: readonly Word[]): boolean {
  return hasCue(words, 'unique') || /^(one|un|une|1)$/.test(words[0]?.text ?? '');
}

function cueFaults({ said, evidence }: Inspected): string[] {
  if (said.kind === 'noOverlap' && !hasCue(evidence.inside, 'overlap'))
    return ['the words do not forbid an overlap'];
  if (
    said.kind === 'limit' &&
    !hasCue(evidence.inside, 'most') &&
    !hasCue(evidence.inside, 'negation') &&
    !hasCue(evidence.inside, 'only') &&
    numeralsIn(evidence.inside).length === 0
  )
    return ['the words set no limit'];
  if (said.kind === 'unique' && !isUniqueSaid(evidence.inside)) return ['nothing says that they differ'];
  return [];
}

/** Why a rule and its words do not agree. */
export function ruleFaults(inspected: Inspected): string[] {
  return [
    ...amountFaults(inspected),
    ...perFaults(inspected),
    ...stateFaults(inspected),
    ...periodFaults(inspected),
    ...cueFaults(inspected),
    ...fieldFaults(inspected),
  ];
}

/** Keys of fields that a rule speaks of, which its words have to name. */
function fieldFaults(inspected: Inspected): string[] {
  const { specification, entity, said, evidence } = inspected;
  const names =
    said.kind === 'unique'
      ? said.fields
      : said.kind === 'limit' && typeof said.max === 'object'
        ? [said.max.field]
        : said.kind === 'limit' && said.sum !== undefined
          ? [said.sum]
          : [];
  const isSaid = (key: string): boolean => {
    const [target] = targetsOf(inspected, [key]);
    if (target) return isNamedIn(evidence.around, target);
    const labels = [entity, ...specification.entities].flatMap(({ fields, derived }) =>
      [...fields, ...derived].filter((field) => field.key === key).map(({ label }) => label),
    );
    return labels.some((label) => label.split(' ').some((part) => isNamed(evidence.around, part)));
  };
  return names
    .filter((key) => key !== 'createdBy' && !isSaid(key))
    .map((key) => `the words do not speak of ${key}`);
}
