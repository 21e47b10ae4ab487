/** The search for a description: what tells that which was pressed from everything else, on all screens alike. */
import type { ScreenElement } from '../../protocol/screen/observation.ts';
import type { Fact, TextSource } from '../../protocol/screen/skill.ts';
import { areAboutAsked } from '../skill/skill.ts';
import { costOf, sourceCost } from './cost.ts';
import { both, isIn, signatureOf, type Bits } from './bits.ts';
import type { Table } from './table.ts';
import { Trial, type Described } from './trial.ts';
import type { Shown } from './trace.ts';

/** How many facts a description has at most, and partial ones are kept: at least, and with one fact more at most. */
const width = { facts: 4, beam: 20, extended: 1600 };

/** A fact that may be part of a description, and where it holds. */
type Part = { fact: Fact; bits: Bits; cost: number };

/** A description under way, and where it holds. `isPlaced`: it says where something stands among others. */
type Candidate = Described & { facts: Fact[]; isBound: boolean; isPlaced: boolean; cost: number };

/** What a description is sought for: what was pressed or what it may mean, and where its text comes from. */
export type Aim = {
  element: ScreenElement;
  source: TextSource | undefined;
  isExploring: boolean;
  /** Only what is asked for tells what is meant. */
  isAsked?: boolean;
  /** What the description has to be worth more than. */
  toBeat: number;
};

/** A description that was found, and what it is worth. */
export type Description = { facts: Fact[]; worth: number } & Success;

/** What gets hardly more right than it costs was found by chance. */
export const least = 0.8;

const worthOf = ({ right, cost }: { right: number; cost: number }): number => right - 0.35 * cost;

/** People err, most when they look for something: so many screens that a description gets wrong are borne for each that it gets right. */
const borne = { knowing: 0.1, exploring: 0.5 };

/** What a screen counts on which a description points at what was pressed, near to it, or at it among others alike. */
const weights = { right: 1, close: 0.8, any: 0.7, among: 0.5, known: 0.75 };

/** Screens that a description gets right, and those of them on which it points at what was pressed. */
type Success = { right: number; exact: Shown[] };

/** What a description does on all screens so far. */
type Tally = {
  right: number;
  sound: number;
  wrong: number;
  added: number;
  exact: Shown[];
  witnesses: Set<number>;
};

/**
 * How many screens a description gets right, less those it gets wrong; undefined where these are too many, or where it adds
 * nothing or speaks of a single demonstration. A screen to which a rule applies already still speaks for it: what is done in
 * any order is done in another one.
 */
function successOf(table: Table, described: Candidate, trial: Trial): Success | undefined {
  const tally: Tally = { right: 0, sound: 0, wrong: 0, added: 0, exact: [], witnesses: new Set() };
  const { isExploring, alike } = trial;
  const share = isExploring ? borne.exploring : borne.knowing;
  const mostWrong = share * alike;
  for (const stand of trial.stands) {
    count(tally, { table, stand, described, trial });
    if (tally.wrong > mostWrong) return undefined;
  }
  const { right, wrong, added, exact, witnesses } = tally;
  // Where somebody pressed something by its place alone, twice is chance.
  const isShared =
    witnesses.size >= Math.min(table.demonstrations, !described.isBound && described.isPlaced ? 3 : 2);
  const isWorthwhile = isShared && added >= 1 && wrong <= share * tally.sound;
  return isWorthwhile ? { right: right - (isExploring ? 0.5 : 4) * wrong, exact } : undefined;
}

type Entry = { table: Table; stand: Trial['stands'][number]; described: Described; trial: Trial };

function count(tally: Tally, { table, stand, described, trial }: Entry): void {
  const { index, state } = stand;
  const verdict = trial.verdictOn(stand, described);
  if (verdict === undefined) return;
  const isOpen = table.open.has(state);
  if (verdict === 'wrong') {
    tally.wrong += isOpen ? 1 : 0;
    return;
  }
  const weight =
    verdict === 'among' ? weights.among * (0.5 + trial.triedShare(stand, described)) : weights[verdict];
  tally.right += weight * (isOpen ? 1 : weights.known);
  tally.sound += 1;
  tally.witnesses.add(state.demonstration);
  const isOwn = table.isOwn(index, described.bits);
  if (verdict === 'right' && isOwn) tally.exact.push(state);
  // What points only near to what was pressed has to do so twice.
  if (isOpen && (verdict !== 'right' || isOwn)) tally.added += verdict === 'close' ? 0.5 : 1;
}

/** Whoever looks for something goes to what was not looked at yet. */
const untouched: Fact = { is: 'done', holds: false };

/**
 * The best description of what was pressed, by beam search over conjunctions of its facts; undefined where none is worth
 * more than what is to be beaten. What cannot be worth more any more, even if it were right wherever it points at what was
 * pressed, is not looked at (branch and bound).
 */
export function describe(table: Table, seed: Shown, aim: Aim): Description | undefined {
  const { source, element, isExploring } = aim;
  const trial = new Trial(table, { deed: seed.deed, isExploring, ...(source && { source }) });
  const parts = distinct(table, table.factsFor(seed, element));
  let beam: readonly Candidate[] = [begin(table, aim)];
  let best: Description | undefined;
  const isHopeful = (cost: number, right: number): boolean =>
    worthOf({ right, cost }) > (best?.worth ?? aim.toBeat);
  for (let size = 1; size <= width.facts; size += 1) {
    const next: Scored[] = [];
    const cheapest = new Map<string, number>();
    for (const { partial, part } of pairsOf(beam, parts)) {
      const cost = partial.cost + part.cost;
      if (!isHopeful(cost, trial.alike)) continue;
      const longer = extended(partial, part);
      if (!longer || isDearer(longer, cheapest) || !isHopeful(cost, trial.mostRight(longer.bits))) continue;
      const success = successOf(table, longer, trial);
      if (!isSound(success, table, isExploring) || !isTold(longer, aim))
        next.push({ ...longer, score: trial.promiseOf(longer.bits) - 0.2 * cost });
      else best = better(best, { ...success, facts: longer.facts, worth: worthOf({ cost, ...success }) });
    }
    beam = firstOfEach(
      next.sort((a, b) => b.score - a.score),
      Math.max(width.beam, width.extended / parts.length),
    );
  }
  return best && best.worth > aim.toBeat ? best : undefined;
}

type Scored = Candidate & { score: number };

/** A description that says nothing yet; whoever explores goes to what was not touched. */
function begin(table: Table, { source, isExploring }: Aim): Candidate {
  const cost = source ? sourceCost(source) : 0;
  const isNothing = { isBound: false, isNamed: false, isCounted: false, isPlaced: false };
  const nothing = { facts: [], bits: table.all(), ...isNothing, cost };
  return isExploring ? (extended(nothing, partOf(table, untouched)) ?? nothing) : nothing;
}

/** Each partial description with each fact that it does not have, every set of facts once. */
function* pairsOf(
  beam: readonly Candidate[],
  parts: readonly Part[],
): Generator<{ partial: Candidate; part: Part }> {
  const numbers = new Map(parts.map(({ fact }, at) => [fact, at]));
  const seen = new Set<string>();
  for (const partial of beam) {
    const has = partial.facts.map((fact) => numbers.get(fact) ?? -1);
    for (const [at, part] of parts.entries()) {
      if (has.includes(at)) continue;
      const key = [...has, at].sort((a, b) => a - b).join(' ');
      if (!seen.has(key)) yield { partial, part };
      seen.add(key);
    }
  }
}

/** Whether a description of the same things was no dearer. */
function isDearer(one: Candidate, cheapest: Map<string, number>): boolean {
  const key = `${one.isBound}${one.isNamed}${one.isCounted}${one.isPlaced}${signatureOf(one.bits)}`;
  const known = cheapest.get(key);
  if (known !== undefined && known <= one.cost) return true;
  cheapest.set(key, one.cost);
  return false;
}

const better = (one: Description | undefined, other: Description): Description =>
  one && one.worth >= other.worth ? one : other;

/** Whether a description is about what is asked for, where it has to be. */
const isTold = ({ facts }: Candidate, { isAsked }: Aim): boolean => isAsked !== true || areAboutAsked(facts);

/** Whether a description was right on two screens at least, where there are as many. */
function isSound(success: Success | undefined, table: Table, isExploring: boolean): success is Success {
  const twice = 2 * weights[isExploring ? 'among' : 'close'];
  return success !== undefined && success.right >= Math.min(twice, table.states.length);
}

/** Facts about where something stands among others, or how great it is, of which one holds of anything. */
const placing: ReadonlySet<Fact['is']> = new Set(['nth', 'extreme', 'grid']);

/** Facts that tie an element to what is asked for. */
const binding: ReadonlySet<Fact['is']> = new Set(['value', 'color', 'kind', 'described', 'means']);

/** Whether facts tie an element itself to what is asked for: what it is called, or what it means beside what is called so. */
function areNaming(facts: readonly Fact[]): boolean {
  const isAround = (fact: Fact): boolean =>
    (fact.is === 'value' || fact.is === 'mentioned') && typeof fact.place === 'number';
  return facts.some(
    (fact) => binding.has(fact.is) && !isAround(fact) && (fact.is !== 'means' || facts.some(isAround)),
  );
}

/** What words cost by which a thing is known: less than its role, which others may have as well. */
const constantCost = 0.9;

function partOf(table: Table, fact: Fact): Part {
  const cost = table.isConstant(fact) ? constantCost : costOf(fact);
  return { fact, bits: table.bitsOf(fact), cost };
}

/** A description with one fact more, if that tells more. */
function extended(partial: Candidate, { fact, bits, cost }: Part): Candidate | undefined {
  if (isIn(partial.bits, bits)) return undefined;
  const facts = [...partial.facts, fact];
  return {
    facts,
    bits: both(partial.bits, bits),
    isBound: partial.isBound || binding.has(fact.is),
    isNamed: partial.isNamed || areNaming(facts),
    isCounted: partial.isCounted || fact.is === 'enough',
    isPlaced: partial.isPlaced || placing.has(fact.is),
    cost: partial.cost + cost,
  };
}

/** Of facts that hold at the same places, the cheapest. */
function distinct(table: Table, facts: readonly Fact[]): Part[] {
  const found = new Map<string, Part>();
  for (const fact of facts) {
    const part = partOf(table, fact);
    const places = signatureOf(part.bits);
    const known = found.get(places);
    if (!known || part.cost < known.cost) found.set(places, part);
  }
  return [...found.values()];
}

/** The best partial descriptions, one for each set of places. */
function firstOfEach(sorted: readonly Scored[], most: number): Candidate[] {
  const found = new Map<string, Candidate>();
  for (const one of sorted) {
    if (found.size >= most) break;
    const places = signatureOf(one.bits);
    if (!found.has(places)) found.set(places, one);
  }
  return [...found.values()];
}
