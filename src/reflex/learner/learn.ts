/**
 * Learns a skill from a few demonstrations: an ordered list of rules, found greedily (a decision list, Rivest 1987). Each
 * rule is the cheapest description that, wherever no rule before it applies, points at nothing but what was shown.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Demonstration } from '../../protocol/screen/demonstration.ts';
import type { Fact, Rule, Skill, TextSource } from '../../protocol/screen/skill.ts';
import { selectorsOf } from '../skill/instruction.ts';
import { decide, isAboutAsked, textFrom } from '../skill/skill.ts';
import { describe, least, type Aim, type Description } from './describe.ts';
import { bounded } from './amount.ts';
import { aliasesOf } from './aliases.ts';
import { apart } from './apart.ts';
import { isEntered } from './entered.ts';
import { Table } from './table.ts';
import { threesOf } from './few.ts';
import { makes } from './makes.ts';
import { meaningsOf } from './meanings.ts';
import { oppositeOf } from './opposite.ts';
import { sampleOf, templatesOf, wordsOfAll } from './template.ts';
import { withAllSaid } from './meant-too.ts';
import { inOrder } from './order.ts';
import { outcomeOf } from './outcome.ts';
import { patienceOf } from './pause.ts';
import { seenSources } from './seen.ts';
import { soughtSources } from './sought.ts';
import { tracesOf, waitsOf, type Shown } from './trace.ts';
import { mayExplore } from './trial.ts';

/**
 * How many rules and moves of each kind are looked at, how much near what was pressed, how often a part is left out, and how
 * many rules are tried as the first.
 */
const most = {
  rules: 14,
  seeds: 3,
  near: 2,
  parts: 4,
  tries: 5,
  landmarks: 12,
};

/**
 * What came of learning: `explained` of `shown` moves are made by the skill where they were shown; on the screens of
 * `misled` it would do something else.
 */
export type Learned = { skill: Skill; explained: number; misled: number; shown: number };

/** See above. */
export function learn(demonstrations: readonly Demonstration[]): Learned {
  const samples = demonstrations.map(sampleOf);
  const templates = templatesOf(samples);
  const shownBy = demonstrations.flatMap((one, at) => {
    const trace = tracesOf(one, { templates }, at);
    return trace && trace.length > 0 ? [trace] : [];
  });
  const traces = apart(inOrder(shownBy));
  const tables = new Tables(traces);
  const { rules: agreed, sound } = agreedOn(traces, tables);
  const rules = withAllSaid(agreed, traces.flat());
  const open = traces.flat().filter((one) => !isMade(rules, one));
  const shown = traces.flat().length;
  const words = wordsOfAll(samples);
  const patienceMs = patienceOf(demonstrations);
  const saids = traces.flatMap((trace) => trace.slice(0, 1).map(({ situation }) => situation.said));
  const aliases = aliasesOf(saids);
  const others = withoutParts(sound, agreed, tables).map((part) => withAllSaid(part, traces.flat()));
  return {
    skill: {
      templates,
      words: [...words],
      aliases,
      rules,
      others,
      landmarks: landmarksOf(traces.flat()),
      ...(patienceMs && { patienceMs }),
    },
    explained: shown - open.length,
    misled: open.filter(({ situation }) => decide(rules, situation)).length,
    shown,
  };
}

/** So much that is not explained is no slip: some of those who showed it did something else. */
const unexplained = 0.1;

/** The fewest demonstrations of which some may be left out altogether. */
const fewestLeaving = 5;

/** Rules, with the demonstrations that they were learned from. */
type Agreed = { rules: Rule[]; sound: readonly (readonly Shown[])[] };

/**
 * The rules that some demonstrations agree on: where much is not explained, what is learned from a few of them, or from those
 * who go one way, that most others bear out (random sample consensus, Fischler and Bolles 1981).
 */
function agreedOn(traces: readonly (readonly Shown[])[], tables: Tables): Agreed {
  const all = orderedRules(traces, tables);
  let best: Agreed = { rules: all.rules, sound: traces };
  const isDoubtful = all.open.length > unexplained * traces.flat().length && traces.length >= fewestLeaving;
  if (!isDoubtful) return best;
  for (const agreed of [
    agreedByFew(traces, tables),
    ...waysOf(traces).map((way) => agreedByWay(way, traces, tables)),
  ]) {
    if (!agreed || agreed.rules.some(isByPlace)) continue;
    if (wholeBy(agreed.rules, traces).length > wholeBy(best.rules, traces).length) best = agreed;
  }
  return best;
}

/** What is learned from those that rules from a few of them explain; undefined where these are less than half. */
function agreedByFew(traces: readonly (readonly Shown[])[], tables: Tables): Agreed | undefined {
  let sound: readonly (readonly Shown[])[] = [];
  for (const three of threesOf(traces)) {
    const whole = wholeBy(rulesFor(tables.of(three.flat()), []).rules, traces);
    if (whole.length > sound.length) sound = whole;
  }
  return sound.length * 2 < traces.length ? undefined : { rules: orderedRules(sound, tables).rules, sound };
}

/** What is learned from those who go one way, and all whom the rules for it do not lead elsewhere. */
function agreedByWay(
  way: readonly (readonly Shown[])[],
  traces: readonly (readonly Shown[])[],
  tables: Tables,
): Agreed | undefined {
  const { rules } = rulesFrom(way, [], tables);
  const sound = traces.filter((trace) =>
    trace.every((state) => isMade(rules, state) || !decide(rules, state.situation)),
  );
  return sound.length * 2 < traces.length ? undefined : { rules: orderedRules(sound, tables).rules, sound };
}

/** The demonstrations of which rules make every move. */
const wholeBy = (
  rules: readonly Rule[],
  traces: readonly (readonly Shown[])[],
): readonly (readonly Shown[])[] => traces.filter((trace) => trace.every((state) => isMade(rules, state)));

/** Whether a rule knows what it is about by its place alone: a few may have pressed there by chance. */
const isByPlace = (rule: Rule): boolean => !isAboutAsked(rule) && rule.target.some(({ is }) => is === 'nth');

/** Words that stood on every screen that was shown. */
function landmarksOf(shown: readonly Shown[]): string[] {
  const [first, ...others] = shown.map(({ situation }) => situation.scene.shown.texts);
  const common = others.reduce((texts, more) => texts.intersection(more), new Set(first));
  return [...common].filter((text) => text !== '').slice(0, most.landmarks);
}

/** What is learned with one part of the demonstrations left out after the other, when it begins with the same rule. */
function withoutParts(
  traces: readonly (readonly Shown[])[],
  rules: readonly Rule[],
  tables: Tables,
): Rule[][] {
  const parts = Math.min(most.parts, traces.length);
  if (traces.length < 3) return [];
  return Array.from(
    { length: parts },
    (_, part) =>
      rulesFrom(
        traces.filter((__, at) => at % parts !== part),
        rules.slice(0, 1),
        tables,
      ).rules,
  );
}

/** Rules with the moves that they were learned from and do not make. */
type Listed = { rules: Rule[]; open: Shown[] };

/** Whoever erred in a demonstration teaches nothing with the rest of it. */
function rulesFrom(traces: readonly (readonly Shown[])[], begin: readonly Rule[], tables: Tables): Listed {
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
class Tables {
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
function isMade(rules: readonly Rule[], state: Shown): boolean {
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
function orderedRules(traces: readonly (readonly Shown[])[], tables: Tables): Listed {
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
function waysOf(traces: readonly (readonly Shown[])[]): (readonly Shown[])[][] {
  const ways = Map.groupBy(traces, ([first]) => `${first?.deed.act} ${first?.element.role}`);
  const fewestTaking = Math.max(2, traces.length * common);
  return ways.size < 2 ? [] : [...ways.values()].filter(({ length }) => length >= fewestTaking);
}

const lackOf = ({ rules, open }: Listed): number => open.length + rules.length;

/** The rules for some moves after those that are there to begin with, and the moves that none of them makes. */
function rulesFor(tabled: Tabled, begin: readonly Rule[], shown = tabled.shown): Listed {
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
  const patiently = patient && bestRule(patient, { open, waits });
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

/** What a rule is sought for: moves that none makes yet, screens on which nothing is to be done, and how. */
type Search = { open: readonly Shown[]; waits?: readonly Shown[]; isExploring?: boolean; isAsked?: boolean };

/** The rule that gets most of the open screens right for its cost. */
function bestRule(
  table: Table,
  { open, waits = [], isExploring = false, isAsked = false }: Search,
): Rule | undefined {
  table.open = new Set([...open, ...waits]);
  let best: { rule: Rule; worth: number } | undefined;
  for (const seed of seedsOf(isExploring ? open.filter(mayExplore) : open))
    for (const aim of aimsOf(seed, table)) {
      const sought = { ...aim, isExploring, isAsked, toBeat: best?.worth ?? least };
      const found = describe(table, seed, sought);
      const rule = found && ruleOf(seed, found, sought);
      if (rule) best = { rule: ofItsKind(rule, found, open), worth: found.worth };
    }
  return best?.rule;
}

/** Facts that say what a thing is, or what it says. */
const naming: ReadonlySet<Fact['is']> = new Set(
  'role shape kind described text says value mentioned turn describes recalled next'.split(
    ' ',
  ) as Fact['is'][],
);

/**
 * A rule that tells what it is about by its look or its state alone is about things of the kind that was shown: other things
 * may look alike elsewhere.
 */
function ofItsKind(rule: Rule, { exact }: Description, open: readonly Shown[]): Rule {
  const [role, ...others] = new Set(exact.map(({ element }) => element.role));
  const isTold = rule.target.some(({ is }) => naming.has(is));
  if (isTold || role === undefined || others.length > 0 || exact.length < 2) return rule;
  const kind = { ...rule, target: [...rule.target, { is: 'role', role } as const] };
  return open.every((state) => !makes(rule, state) || makes(kind, state)) ? kind : rule;
}

/** Moves from which a rule is sought: some of each kind, those alike in what is done to what, and of those that end it. */
function seedsOf(open: readonly Shown[]): Shown[] {
  const count = new Map<string, number>();
  const wordsOf = ({ situation, element }: Shown): string => situation.scene.nameOf(element).slice(0, 40);
  for (const words of open.map(wordsOf)) count.set(words, (count.get(words) ?? 0) + 1);
  const kinds = Map.groupBy(open, (one) => {
    const words = wordsOf(one);
    const { deed, element, isLast } = one;
    return [deed.act, deed.key, element.role, isLast, (count.get(words) ?? 0) > 1 ? words : ''].join(' ');
  });
  return [...kinds.values()].flatMap((alike) => alike.slice(0, most.seeds));
}

function ruleOf(
  { deed }: Shown,
  { facts, exact }: Description,
  { source, isExploring }: Aim,
): Rule | undefined {
  const { act, key, count = 1 } = deed;
  const common = { target: facts, ...outcomeOf(exact) };
  // Whoever looks behind something waits until it has opened.
  if (act === 'click' && isExploring) return { act, count, explores: true, ...common, effect: 'changed' };
  if (act === 'click') return { act, count, ...common };
  if (act === 'press') return key === undefined ? undefined : { act, key, ...common };
  if (act === 'scroll' || act === 'move') return { act, ...common };
  if (act === 'wait') return undefined;
  return source && { act, text: source, ...common };
}

function aimsOf(seed: Shown, table: Table): Pick<Aim, 'source' | 'element'>[] {
  const { element, close, words, situation } = seed;
  const aims = sourcesOf(seed, table).map((source) => ({ source, element }));
  if (seed.deed.act !== 'click') return aims;
  const near = situation.scene.elements.filter(
    (one) =>
      one !== element && one.text !== '' && close.has(one.id) && (element.text !== '' || one === words),
  );
  return [...aims, ...near.slice(0, most.near).map((one) => ({ source: undefined, element: one }))];
}

/** Where the text of a deed may come from; one undefined for a deed that has none. */
function sourcesOf(seed: Shown, { states }: Table): (TextSource | undefined)[] {
  const { deed, text, element, situation } = seed;
  if (deed.act !== 'fill' && deed.act !== 'select') return [undefined];
  const isSource = (value: string | undefined): boolean =>
    value !== undefined && isEntered({ situation, element, text: value }, text);
  const selectors = selectorsOf(situation.said);
  const all: TextSource[] = deed.act === 'select' ? [{ by: 'offered' }, ...selectors] : selectors;
  const found = all.filter((source) => isSource(textFrom(situation, source, element)));
  if (text === '') return found;
  const constant: TextSource = { by: 'constant', text };
  const sought = soughtSources(seed, states);
  if (found.length > 0) return [...found, ...sought, constant];
  const changed = selectors.flatMap((of) =>
    (['lower', 'upper'] as const).map((to): TextSource => ({ by: 'cased', to, of })),
  );
  const asSaid = changed.filter((source) => isSource(textFrom(situation, source, element)));
  return [...asSaid, ...sought, ...seenSources(seed, states), constant];
}
