/** Whether comparisons and deadlines agree with the order that their words give. */
import { grownUp } from './agree-field.ts';
import type { Entity, Rule, Specification } from '../../../protocol/specification.ts';
import { hasCue } from './cues.ts';
import type { Evidence } from './evidence.ts';
import { placeOf } from './words.ts';
import type { Word } from './words.ts';

type Order = 'lt' | 'lte' | 'gt' | 'gte';

const listOf = (text: string): string[] => text.split('|').map((word) => word.trim());
const lower = new Set(
  listOf(
    'before|earlier|less|lower|smaller|under|below|fewer|precede|avant|inferieur|inferieure|moins|past|passe',
  ),
);
const upper = new Set(
  listOf(
    'after|later|greater|more|higher|above|larger|exceeds|follow|follows|apres|superieur|superieure|plus|future|futur|posterieure|posterieur|avenir',
  ),
);
const inclusive = new Set(listOf('or|equal|same|egal|egale|least|most|ou|on'));
const opposite: Record<Order, Order> = { lt: 'gte', lte: 'gt', gt: 'lte', gte: 'lt' };
const flipped: Record<Order, Order> = { lt: 'gt', lte: 'gte', gt: 'lt', gte: 'lte' };

/** "On or after", "equal or later". */
function isInclusive(texts: readonly string[], at: number): boolean {
  return (
    texts.slice(Math.max(0, at - 2), at).includes('or') ||
    texts.slice(at, at + 4).some((text) => inclusive.has(text) && text !== 'on')
  );
}

/** The order that words give between what they name first and what they name next; undefined where they give none. */
function orderOf(words: readonly Word[]): Order | undefined {
  const texts = words.map(({ text }) => text);
  const isNot = hasCue(words, 'negation');
  if (texts.includes('exceed')) return isNot ? 'lte' : undefined;
  if (hasCue(words, 'least')) return 'gte';
  if (hasCue(words, 'most')) return 'lte';
  const at = texts.findIndex((text) => lower.has(text) || upper.has(text));
  if (at < 0) return undefined;
  const base: Order = lower.has(texts[at] ?? '') ? 'lt' : 'gt';
  if (isNot) return opposite[base];
  if (!isInclusive(texts, at)) return base;
  return base === 'lt' ? 'lte' : 'gte';
}

function labelOf(entity: Entity | undefined, key: string): string {
  return (
    entity?.fields.find((field) => field.key === key)?.label ??
    entity?.derived.find((one) => one.key === key)?.label ??
    key
  );
}

type Inspected = { specification: Specification; entity: Entity; said: Rule; evidence: Evidence };

/** The clause that compares: the cited place that gives an order. */
function clauseOf(evidence: Evidence): readonly Word[] | undefined {
  return evidence.cites.find((words) => orderOf(words) !== undefined);
}

const isOurs = (name: string): boolean => /^(start|end|debut|fin)/i.test(name);

function missingNames(names: readonly string[], evidence: Evidence): string[] {
  const isSaid = (name: string): boolean =>
    name.split(' ').some((part) => placeOf(evidence.around, part) >= 0);
  return names
    .filter((name) => !isSaid(name) && !isOurs(name))
    .map((name) => `the words do not speak of the ${name.toLowerCase()}`);
}

/** Whether the words name the right side first. */
function isTurned(clause: readonly Word[], left: string, right: string): boolean {
  const [first, second] = [placeOf(clause, left), placeOf(clause, right)];
  if (right === '' || second < 0 || isInside(left, right)) return false;
  return first < 0 ? second < clause.length / 2 : second < first;
}

/** "At least 18 years old": born at most so many years ago would be the contrary. */
function ageFaults({ op }: CompareRule, { cites, inside }: Evidence): string[] {
  const clause = cites.find((words) => orderOf(words) !== undefined) ?? inside;
  const has = (names: ReadonlySet<string>): boolean => clause.some(({ text }) => names.has(text));
  const isAdult = clause.some(({ text }) => grownUp.test(text));
  const wanted = orderOf(clause) ?? (has(youngest) || isAdult ? 'gte' : has(above) ? 'gt' : undefined);
  return wanted !== undefined && aged[wanted].includes(op) ? [] : ['the words say another age'];
}

/** From how old somebody is to how long ago they were born. */
const aged: Record<Order, readonly string[]> = { gte: ['lte'], gt: ['lt'], lte: ['gt', 'gte'], lt: ['gt'] };
const youngest: ReadonlySet<string> = new Set(['minimum', 'minimal', 'lowest', 'limit', 'limite', 'requis']);
const above: ReadonlySet<string> = new Set(['over']);

/** Why a comparison says otherwise than its words. */
export function compareFaults({ entity, said, evidence }: Inspected): string[] {
  if (said.kind !== 'compare') return [];
  return isAge(said) ? ageFaults(said, evidence) : orderFaults(entity, said, evidence);
}

function isAge({ right }: CompareRule): boolean {
  return right.kind === 'now' && right.plus?.unit === 'years';
}

type CompareRule = Extract<Rule, { kind: 'compare' }>;

function orderFaults(entity: Entity, said: CompareRule, evidence: Evidence): string[] {
  const clause = clauseOf(evidence);
  const wanted = clause && orderOf(clause);
  const [left, right] = [
    labelOf(entity, said.left),
    said.right.kind === 'field' ? labelOf(entity, said.right.field) : '',
  ];
  const missing = missingNames(right === '' ? [left] : [left, right], evidence);
  if (!clause || !wanted || said.op === 'ne' || said.op === 'eq') return missing;
  const expected = isTurned(clause, left, right) ? flipped[wanted] : wanted;
  return expected === said.op ? missing : [...missing, `the words say otherwise: ${said.left} ${expected}`];
}

/** "Date" and "due date": the shorter name is found in the longer one. */
function isInside(left: string, right: string): boolean {
  return left.toLowerCase().includes(right.toLowerCase()) || right.toLowerCase().includes(left.toLowerCase());
}

/** "At most 14 days ahead" opens so long before, "at least" closes. */
const aheadWords = new Set(['advance', 'ahead', 'avance', 'avant', 'before']);
const untilWords = new Set(['until', 'before', 'ahead', 'avant', "jusqu'a", "jusqu'au", 'deadline']);
const fromWords = new Set(['from', 'after', 'once', 'apres', 'des', 'start', 'starts', 'began', 'begun']);

/** "Whose card has expired": until the day on which it did. */
export const lapsed =
  /^(?:expired?|expires|expiry|expiree?s?|perimee?s?|echue?s?|valid|invalid|valables?|valides?|out-of-date|lapsed)$/;

/** "At most 14 days ahead" is said of making a record, as open from then on. */
function isFarthest({ on, offset }: Extract<Rule, { kind: 'deadline' }>, isAhead: boolean): boolean {
  return isAhead && offset.amount < 0 && on.every((act) => act === 'create');
}

/** Why a deadline says otherwise than its words. */
export function deadlineFaults({ said, evidence, specification }: Inspected): string[] {
  if (said.kind !== 'deadline') return [];
  const roles = (said.roles ?? []).map(
    (key) => specification.roles.find((role) => role.key === key)?.label ?? key,
  );
  return [
    ...sideFaults(said, evidence),
    ...roles
      .filter((label) => placeOf(evidence.around, label) < 0)
      .map((label) => `the words do not speak of ${label}`),
  ];
}

function sideFaults(said: Extract<Rule, { kind: 'deadline' }>, evidence: Evidence): string[] {
  const names = (words: ReadonlySet<string>): boolean => evidence.inside.some(({ text }) => words.has(text));
  const isAhead = names(aheadWords);
  const isBefore = names(untilWords) || isAhead;
  const isFrom = names(fromWords);
  const isLapsed = evidence.inside.some(({ text }) => lapsed.test(text));
  const isSet = isBefore || isFrom || isLapsed || hasCue(evidence.inside, 'limit');
  const isTurned = names(untilWords) && !isFrom && !isFarthest(said, isAhead);
  const faults: [isFault: boolean, why: string][] = [
    [said.when === 'until' && !isSet, 'the words set no deadline'],
    [said.when === 'from' && isTurned, 'the words say until, not from'],
    [said.offset.amount < 0 && !isBefore, 'the words do not say before'],
  ];
  return faults.filter(([isFault]) => isFault).map(([, why]) => why);
}
