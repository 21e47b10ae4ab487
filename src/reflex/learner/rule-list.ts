/**
 * An ordered list of rules, found greedily (a decision list, Rivest 1987). Each rule is the cheapest description that, wherever
 * no rule before it applies, points at nothing but what was shown.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Fact, Rule } from '../../protocol/screen/skill.ts';
import { decide } from '../skill/skill.ts';
import { bounded } from './amount.ts';
import { bestRule } from './best-rule.ts';
import { makes } from './makes.ts';
import { meaningsOf } from './meanings.ts';
import { oppositeOf } from './opposite.ts';
import { Table } from './table.ts';
import { waitsOf, type Shown } from './trace.ts';
import { mayExplore } from './trial.ts';

/** How many rules a list has, and how many of them are tried as the first. */
const most = { rules: 14, tries: 5 };

/** Rules with the moves that they were learned from and do not make. */
export type Listed = { rules: Rule[]; open: Shown[] };

/** Whoever erred in a demonstration teaches nothing with the rest of it. */
export function rulesFrom(
  traces: readonly (readonly Shown[])[],
  begin: readonly Rule[],
  tables: Tables,
): Listed {
  const all = traces.flat();
  const whole = rulesFor(tables.of(all), begin);
  const sound = traces.filter((trace) => trace.every((one) => !whole.open.includes(one)));
  const isWorthwhile = sound.length < traces.length && sound.length * 2 >= traces.length;
  const found = isWorthwhile ? rulesFor(tables.of(all), begin, sound.flat()) : whole;
  const rules = bounded(found.rules, all);
  return { rules, open: all.filter((one) => !isMade(rules, one)) };
}

/** Moves that were shown, with where facts hold on their screens, and on those as well on which nothing was done. */
type Tabled = {
  shown: readonly Shown[];
  waits: readonly Shown[];
  table: Table;
  patient: Table | undefined;
};

/** The tables of some moves, each made once. */
export class Tables {
  readonly #known: Tabled[] = [];
  readonly #meanings: readonly Fact[];

  constructor(all: readonly (readonly Shown[])[]) {
    this.#meanings = meaningsOf(all.flat());
  }

  of(shown: readonly Shown[]): Tabled {
    const known = this.#known.find(
      (one) => one.shown.length === shown.length && one.shown.every((state, at) => state === shown[at]),
    );
    if (known) return known;
    const waits = waitsOf(shown);
    const patient = waits.length > 0 ? new Table([...shown, ...waits], this.#meanings) : undefined;
    const made = { shown, waits, table: new Table(shown, this.#meanings), patient };
    this.#known.push(made);
    return made;
  }
}

/** Whether a list of rules does on a screen what was shown there, or something as good. */
export function isMade(rules: readonly Rule[], state: Shown): boolean {
  const { situation, deed, acceptable, close, ahead, later } = state;
  const move = decide(rules, situation);
  if (!move) return false;
  if (ahead.some((one) => one.deed.act === move.rule.act && one.element.id === move.element.id)) return true;
  if (move.rule.act !== deed.act) return false;
  const isExploring = move.rule.act === 'click' && move.rule.explores === true;
  if (isExploring) return mayExplore(state) && makes(move.rule, state);
  if (acceptable.has(move.element.id) || close.has(move.element.id)) return true;
  // Of several that are meant alike, somebody pressed another one.
  return later.size === 1 && move.element.role === state.element.role && makes(move.rule, state);
}

/**
 * What comes in between (a dialog to be dismissed) is shown seldom, and so found late, but has to come first: each rule is
 * tried as the first one, and the list kept that explains most with fewest rules.
 */
export function orderedRules(traces: readonly (readonly Shown[])[], tables: Tables): Listed {
  let best = rulesFrom(traces, [], tables);
  if (best.open.length === 0) return best;
  for (const way of waysOf(traces)) {
    const other = rulesFrom(traces, rulesFrom(way, [], tables).rules, tables);
    if (lackOf(other) < lackOf(best)) best = other;
  }
  const known = best.rules.filter((rule) => rule.act !== 'click' || rule.explores !== true);
  for (const rule of known.slice(1, 1 + most.tries)) {
    const other = rulesFrom(traces, [rule], tables);
    if (lackOf(other) < lackOf(best)) best = other;
  }
  return best;
}

/** Of those who begin in different ways, the ones who begin in one that enough of them take. */
export function waysOf(traces: readonly (readonly Shown[])[]): (readonly Shown[])[][] {
  const ways = Map.groupBy(traces, ([first]) => `${first?.deed.act} ${first?.element.role}`);
  const fewestTaking = Math.max(2, traces.length * common);
  return ways.size < 2 ? [] : [...ways.values()].filter(({ length }) => length >= fewestTaking);
}

const lackOf = ({ rules, open }: Listed): number => open.length + rules.length;

/** The rules for some moves after those that are there to begin with, and the moves that none of them makes. */
export function rulesFor(tabled: Tabled, begin: readonly Rule[], shown = tabled.shown): Listed {
  let rules = [...begin];
  let open = shown.filter((state) => !begin.some((rule) => makes(rule, state)));
  for (const rule of begin) ({ rules, open } = withOpposite({ rules, open }, rule, shown));
  while (open.length > 0 && rules.length < most.rules) {
    // Little that is left when others wait where nothing was done is a slip of the hand.
    const isSlip = tabled.waits.length > 0 && rules.length > 0 && open.length < shown.length * slips;
    const rule = nextRule(tabled, open, isSlip);
    if (!rule) break;
    const left = open.filter((state) => !makes(rule, state));
    const all = [...rules, opening(rule, shown)];
    if (left.length === open.length) return { rules: all, open };
    ({ rules, open } = withOpposite({ rules: all, open: left }, rule, shown));
  }
  return { rules, open };
}

/** The best rule, first of all one that does nothing where nothing was done; where all the rest may be slips, only such a one. */
function nextRule(
  { table, patient, waits }: Tabled,
  open: readonly Shown[],
  isSlip: boolean,
): Rule | undefined {
  const early = waits.filter(({ situation, late }) => situation !== late);
  const patiently =
    patient && (bestRule(patient, { open, waits }) ?? bestRule(patient, { open, waits: early }));
  if (patiently || isSlip) return patiently;
  const explored = (): Rule | undefined => bestRule(table, { open, isExploring: true });
  // Where somebody looked for what was not seen yet, where they happened to look tells nothing.
  const sought = isSearch(open) ? (bestRule(table, { open, isAsked: true }) ?? explored()) : undefined;
  return sought ?? bestRule(table, { open }) ?? explored();
}

/** Whether one thing after the other was pressed until something was seen that was not there before, now sooner, now later. */
function isSearch(open: readonly Shown[]): boolean {
  const byOne = Map.groupBy(open, ({ demonstration }) => demonstration);
  const tried = [...byOne.values()].map((moves) => {
    const blind = moves.filter(mayExplore);
    return new Set(blind.map(({ element }) => element.id)).size;
  });
  return new Set(tried).size > 1 && Math.max(...tried) > 1;
}

/** Rules with the one that goes the other way from one of them, if there is one. */
function withOpposite(listed: Listed, rule: Rule, shown: readonly Shown[]): Listed {
  const other = oppositeOf(rule, listed.open);
  const isKnown =
    other && listed.rules.some((one) => isDeepStrictEqual(one.target, other.target) && one.act === other.act);
  if (!other || isKnown) return listed;
  return {
    rules: [...listed.rules, opening(other, shown)],
    open: listed.open.filter((state) => !makes(other, state)),
  };
}

/** A rule, which says of itself that somebody began with it. */
function opening(rule: Rule, shown: readonly Shown[]): Rule {
  const opens = shown.some((state) => state.isFirst && makes(rule, state));
  return opens ? { ...rule, opens } : rule;
}

/** A way that at least this share of people takes is one. */
const common = 0.4;

/** So much of what was shown may be a slip. */
const slips = 0.25;
