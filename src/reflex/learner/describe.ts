/** The search for a description: what tells that which was pressed from everything else, on all screens alike. */
import type { ScreenElement } from '../../protocol/screen/observation.ts';
import type { Fact, TextSource } from '../../protocol/screen/skill.ts';
import { costOf, sourceCost } from './cost.ts';
import type { Bits, Described, Table, Trial } from './table.ts';
import type { Shown } from './trace.ts';

/** How many facts a description has at most, and partial ones are kept: at least, and with one fact more at most. */
const width = { facts: 4, beam: 20, extended: 1600 };

/** A description under way, and where it holds. */
type Candidate = Described & { facts: Fact[]; cost: number };

/** What a description is sought for: what was pressed or what it may mean, and where its text comes from. */
export type Aim = {
  element: ScreenElement;
  source: TextSource | undefined;
  isExploring: boolean;
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
const weights = { right: 1, close: 0.8, any: 0.7, among: 0.5 };

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
  // Where somebody pressed something by its place alone, twice is chance.
  const isByPlace = !described.isBound && described.facts.some(({ is }) => placing.has(is));
  const tally: Tally = { right: 0, sound: 0, wrong: 0, added: 0, exact: [], witnesses: new Set() };
  const { isExploring, alike } = trial;
  const share = isExploring ? borne.exploring : borne.knowing;
  const mostWrong = share * alike;
  for (const index of table.states.keys()) {
    count(tally, { table, index, described, trial });
    if (tally.wrong > mostWrong) return undefined;
  }
  const { right, wrong, added, exact, witnesses } = tally;
  const isShared = witnesses.size >= Math.min(table.demonstrations, isByPlace ? 3 : 2);
  const isWorthwhile = isShared && added >= 1 && wrong <= share * tally.sound;
  return isWorthwhile ? { right: right - (isExploring ? 0.5 : 4) * wrong, exact } : undefined;
}

type Entry = { table: Table; index: number; described: Described; trial: Trial };

function count(tally: Tally, { table, index, described, trial }: Entry): void {
  const verdict = table.verdictOn(index, described, trial);
  const state = table.states[index];
  if (verdict === undefined || !state) return;
  const isOpen = table.open.has(state);
  if (verdict === 'wrong') {
    tally.wrong += isOpen ? 1 : 0;
    return;
  }
  tally.right += weights[verdict];
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
 * more than what is to be beaten.
 */
export function describe(table: Table, seed: Shown, aim: Aim): Description | undefined {
  const { source, element, isExploring } = aim;
  const trial = table.trial({ deed: seed.deed, isExploring, ...(source && { source }) });
  const facts = distinct(table, table.factsFor(seed, element));
  const begun = { facts: [], bits: table.all(), isBound: false, cost: source ? sourceCost(source) : 0 };
  let beam: readonly Candidate[] = isExploring ? extended(table, begun, [untouched]) : [begun];
  let best: Description | undefined;
  const isHopeful = ({ cost }: Candidate): boolean =>
    worthOf({ right: trial.alike, cost }) > (best?.worth ?? aim.toBeat);
  for (let size = 1; size <= width.facts; size += 1) {
    const next: (Candidate & { score: number })[] = [];
    for (const longer of beam.flatMap((partial) => extended(table, partial, facts))) {
      if (!isHopeful(longer)) continue;
      const success = successOf(table, longer, trial);
      if (!isSound(success, table, isExploring))
        next.push({ ...longer, score: scoreOf(table, longer, seed) });
      else
        best = better(best, { ...success, facts: longer.facts, worth: worthOf({ ...longer, ...success }) });
    }
    beam = firstOfEach(
      next.sort((a, b) => b.score - a.score),
      Math.max(width.beam, width.extended / facts.length),
    );
  }
  return best && best.worth > aim.toBeat ? best : undefined;
}

const better = (one: Description | undefined, other: Description): Description =>
  one && one.worth >= other.worth ? one : other;

/** Whether a description was right on two screens at least, where there are as many. */
function isSound(success: Success | undefined, table: Table, isExploring: boolean): success is Success {
  const twice = 2 * weights[isExploring ? 'among' : 'close'];
  return success !== undefined && success.right >= Math.min(twice, table.states.length);
}

const scoreOf = (table: Table, { bits, cost }: Candidate, { deed }: Shown): number =>
  table.promiseOf(bits, deed) - 0.2 * cost;

/** Facts about where something stands among others, or how great it is, of which one holds of anything. */
const placing: ReadonlySet<Fact['is']> = new Set(['nth', 'extreme', 'grid']);

/** Facts that tie an element to what is asked for. */
const binding: ReadonlySet<Fact['is']> = new Set(['value', 'color', 'kind', 'described']);

/** A description with one fact more. */
function extended(table: Table, partial: Candidate, facts: readonly Fact[]): Candidate[] {
  return facts.flatMap((fact) => {
    if (partial.facts.includes(fact)) return [];
    const bits = both(partial.bits, table.bitsOf(fact));
    const tellsMore = bits.some((word, at) => word !== partial.bits[at]);
    if (!tellsMore) return [];
    const isBound = partial.isBound || binding.has(fact.is);
    return [{ facts: [...partial.facts, fact], bits, isBound, cost: partial.cost + costOf(fact) }];
  });
}

function both(left: Bits, right: Bits): Bits {
  const bits = new Uint32Array(left.length);
  for (let at = 0; at < bits.length; at += 1) bits[at] = (left[at] ?? 0) & (right[at] ?? 0);
  return bits;
}

/** Of facts that hold at the same places, the cheapest. */
function distinct(table: Table, facts: readonly Fact[]): Fact[] {
  const found = new Map<string, Fact>();
  for (const fact of facts) {
    const places = signatureOf(table.bitsOf(fact));
    const known = found.get(places);
    if (!known || costOf(fact) < costOf(known)) found.set(places, fact);
  }
  return [...found.values()];
}

/** The best partial descriptions, one for each set of places. */
function firstOfEach<T extends Candidate>(sorted: readonly T[], width: number): T[] {
  const found = new Map<string, T>();
  for (const one of sorted) {
    if (found.size >= width) break;
    const places = signatureOf(one.bits);
    if (!found.has(places)) found.set(places, one);
  }
  return [...found.values()];
}

const signatureOf = (bits: Bits): string => Buffer.from(bits.buffer).toString('latin1');
