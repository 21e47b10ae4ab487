/**
 * Learns a skill from a few demonstrations: an ordered list of rules, found greedily (a decision list, Rivest 1987). Each
 * rule is the cheapest description that, wherever no rule before it applies, points at nothing but what was shown.
 */
import type { Demonstration } from '../../protocol/screen/demonstration.ts';
import type { ScreenElement } from '../../protocol/screen/observation.ts';
import type { Effect, Fact, Rule, Skill, TextSource } from '../../protocol/screen/skill.ts';
import { valuesIn } from '../skill/fact.ts';
import { selectorsOf } from '../skill/instruction.ts';
import { decide, movesOf } from '../skill/skill.ts';
import { costOf } from './cost.ts';
import { Table, isTyped, mayExplore, type Bits, type Trial } from './table.ts';
import { fixedWords, templatesOf } from './template.ts';
import { pauseOf, patienceOf } from './pause.ts';
import { tracesOf, waitsOf, type Shown } from './trace.ts';

/** How many rules, facts of a rule, partial descriptions (at least, and with one fact more at most) and
 * moves of each kind are looked at, how much near what was pressed, how often a part is left out, and how many rules are tried as the first. */
const most = {
  rules: 14,
  facts: 4,
  beam: 20,
  extended: 1600,
  seeds: 3,
  near: 2,
  parts: 4,
  tries: 5,
  landmarks: 12,
};

/** What came of learning: `explained` of `shown` moves are made by the skill where they were shown. */
export type Learned = { skill: Skill; explained: number; shown: number };

/** A description under way, and where it holds. */
type Candidate = { facts: Fact[]; bits: Bits; cost: number };

/** See above. */
export function learn(demonstrations: readonly Demonstration[]): Learned {
  const templates = templatesOf(demonstrations.map(sampleOf));
  const traces = demonstrations.flatMap((one, at) => {
    const trace = tracesOf(one, { templates }, at);
    return trace && trace.length > 0 ? [trace] : [];
  });
  const { rules, open } = orderedRules(traces);
  const shown = traces.flat().length;
  const words = new Set(demonstrations.flatMap((one) => fixedWords(sampleOf(one))));
  const patienceMs = patienceOf(demonstrations);
  const others = withoutParts(traces, rules);
  return {
    skill: {
      templates,
      words: [...words],
      rules,
      others,
      landmarks: landmarksOf(traces.flat()),
      ...(patienceMs && { patienceMs }),
    },
    explained: shown - open.length,
    shown,
  };
}

/** Words that stood on every screen that was shown. */
function landmarksOf(shown: readonly Shown[]): string[] {
  const [first, ...others] = shown.map(({ situation }) => situation.scene.shown.texts);
  const common = others.reduce((texts, more) => texts.intersection(more), new Set(first));
  return [...common].filter((text) => text !== '').slice(0, most.landmarks);
}

/** What is learned with one part of the demonstrations left out after the other, when it begins with the same rule. */
function withoutParts(traces: readonly (readonly Shown[])[], rules: readonly Rule[]): Rule[][] {
  const parts = Math.min(most.parts, traces.length);
  if (traces.length < 3) return [];
  return Array.from(
    { length: parts },
    (_, part) =>
      rulesFrom(
        traces.filter((__, at) => at % parts !== part),
        rules.slice(0, 1),
      ).rules,
  );
}

/** Words of an instruction that are values for certain: what was typed, and what was pressed. */
function sampleOf({ instruction, steps }: Demonstration): { instruction: string; values: Set<string> } {
  const values = steps.flatMap(({ before, action }) => {
    if (action.kind === 'type') return [action.text];
    const touched = 'element' in action ? before.elements.find(({ id }) => id === action.element) : undefined;
    return touched ? [touched.text] : [];
  });
  return { instruction, values: new Set(values.map((value) => value.trim().toLowerCase())) };
}

/** Rules with the moves that they were learned from and do not make. */
type Listed = { rules: Rule[]; open: Shown[] };

/** Whoever erred in a demonstration teaches nothing with the rest of it. */
function rulesFrom(traces: readonly (readonly Shown[])[], begin: readonly Rule[] = []): Listed {
  const all = traces.flat();
  const whole = rulesFor(all, begin);
  const sound = traces.filter((trace) => trace.every((one) => !whole.open.includes(one)));
  const isWorthwhile = sound.length < traces.length && sound.length * 2 >= traces.length;
  const found = isWorthwhile ? rulesFor(sound.flat(), begin) : whole;
  return { rules: found.rules, open: all.filter((one) => !isMade(found.rules, one)) };
}

/** Whether a list of rules does on a screen what was shown there, or something as good. */
function isMade(rules: readonly Rule[], state: Shown): boolean {
  const { situation, deed, acceptable, close } = state;
  const move = decide(rules, situation);
  if (!move || move.rule.act !== deed.act) return false;
  const isExploring = move.rule.act === 'click' && move.rule.explores === true;
  if (isExploring) return mayExplore(state) && makes(move.rule, state);
  return acceptable.has(move.element.id) || close.has(move.element.id);
}

/**
 * What comes in between (a dialog to be dismissed) is shown seldom, and so found late, but has to come first: each rule is
 * tried as the first one, and the list kept that explains most with fewest rules.
 */
function orderedRules(traces: readonly (readonly Shown[])[]): Listed {
  let best = rulesFrom(traces);
  if (best.open.length === 0) return best;
  const known = best.rules.filter((rule) => rule.act !== 'click' || rule.explores !== true);
  for (const rule of known.slice(1, 1 + most.tries)) {
    const other = rulesFrom(traces, [rule]);
    if (lackOf(other) < lackOf(best)) best = other;
  }
  return best;
}

const lackOf = ({ rules, open }: Listed): number => open.length + rules.length;

/** The rules for some moves after those that are there to begin with, and the moves that none of them makes. */
function rulesFor(shown: readonly Shown[], begin: readonly Rule[]): Listed {
  const rules = [...begin];
  const waits = waitsOf(shown);
  const table = new Table(shown);
  const patient = waits.length > 0 ? new Table([...shown, ...waits]) : undefined;
  let open = shown.filter((state) => !begin.some((rule) => makes(rule, state)));
  while (open.length > 0 && rules.length < most.rules) {
    // A rule that does nothing where nothing was done, if there is one.
    const first = patient && bestRule(patient, { open, waits });
    // Little that is left when others wait where nothing was done is a slip of the hand.
    const isSlip = waits.length > 0 && rules.length > 0 && open.length < shown.length * slips;
    const rule =
      first ??
      (isSlip ? undefined : (bestRule(table, { open }) ?? bestRule(table, { open, isExploring: true })));
    if (!rule) break;
    rules.push(rule);
    open = open.filter((state) => !makes(rule, state));
  }
  return { rules, open };
}

/**
 * Whether a rule makes the move that was shown. Where it makes another one that may come first, what was shown is still to
 * be explained.
 */
function makes(rule: Rule, { situation, deed, element, close }: Shown): boolean {
  return (
    rule.act === deed.act &&
    movesOf(rule, situation).some((move) => move.element.id === element.id || close.has(move.element.id))
  );
}

/** So much of what was shown may be a slip. */
const slips = 0.25;

/** What gets hardly more right than it costs was found by chance. */
const least = 0.8;

/** People err, most when they look for something: so many screens that a description gets wrong are borne for each that it gets right. */
const borne = { knowing: 0.1, exploring: 0.5 };

/** What a screen counts on which a description points at what was pressed, near to it, or at it among others alike. */
const weights = { right: 1, close: 0.8, among: 0.5 };

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
function successOf(table: Table, bits: Bits, trial: Trial): Success | undefined {
  const tally: Tally = { right: 0, sound: 0, wrong: 0, added: 0, exact: [], witnesses: new Set() };
  const isExploring = trial.some((stand) => stand?.isExploring);
  const share = isExploring ? borne.exploring : borne.knowing;
  const mostWrong = share * trial.filter((stand) => stand?.isAlike).length;
  for (const index of table.states.keys()) {
    count(tally, { table, index, bits, trial });
    if (tally.wrong > mostWrong) return undefined;
  }
  const { right, wrong, added, exact, witnesses } = tally;
  const isShared = witnesses.size > 1 || table.demonstrations === 1;
  const isWorthwhile = isShared && added >= 1 && wrong <= share * tally.sound;
  return isWorthwhile ? { right: right - (isExploring ? 0.5 : 4) * wrong, exact } : undefined;
}

type Entry = { table: Table; index: number; bits: Bits; trial: Trial };

function count(tally: Tally, { table, index, bits, trial }: Entry): void {
  const verdict = table.verdictOn(index, bits, trial);
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
  const isOwn = table.isOwn(index, bits);
  if (verdict === 'right' && isOwn) tally.exact.push(state);
  // What points only near to what was pressed has to do so twice.
  if (isOpen && (verdict !== 'right' || isOwn)) tally.added += verdict === 'close' ? 0.5 : 1;
}

/** What a rule is sought for: moves that none makes yet, screens on which nothing is to be done, and how. */
type Search = { open: readonly Shown[]; waits?: readonly Shown[]; isExploring?: boolean };

/** The rule that gets most of the open screens right for its cost. */
function bestRule(table: Table, { open, waits = [], isExploring = false }: Search): Rule | undefined {
  table.open = new Set([...open, ...waits]);
  let best: { rule: Rule; worth: number } | undefined;
  for (const seed of seedsOf(isExploring ? open.filter(mayExplore) : open))
    for (const aim of aimsOf(seed)) {
      const found = bestFor(table, seed, { ...aim, isExploring });
      if (found && found.worth > (best?.worth ?? least)) best = found;
    }
  return best?.rule;
}

function bestFor(table: Table, seed: Shown, aim: Aim): { rule: Rule; worth: number } | undefined {
  const found = describe(table, seed, aim);
  const rule = found && ruleOf(seed, found, aim);
  if (!rule) return undefined;
  const cost = found.cost + (aim.source ? sourceCost(aim.source) : 0);
  return { rule, worth: worthOf({ right: found.right, cost }) };
}

/** Moves from which a rule is sought: some of each kind, those alike in what is done to what. */
function seedsOf(open: readonly Shown[]): Shown[] {
  const count = new Map<string, number>();
  const wordsOf = ({ situation, element }: Shown): string => situation.scene.nameOf(element).slice(0, 40);
  for (const words of open.map(wordsOf)) count.set(words, (count.get(words) ?? 0) + 1);
  const kinds = Map.groupBy(open, (one) => {
    const words = wordsOf(one);
    const { deed, element } = one;
    return [deed.act, deed.key, element.role, (count.get(words) ?? 0) > 1 ? words : ''].join(' ');
  });
  return [...kinds.values()].flatMap((alike) => alike.slice(0, most.seeds));
}

function ruleOf(
  { deed }: Shown,
  { facts, exact }: Description,
  { source, isExploring = false }: Omit<Aim, 'element'>,
): Rule | undefined {
  const { act, key, count = 1 } = deed;
  const wait = pauseOf(exact);
  const common = { target: facts, effect: effectOf(exact), ...(wait && { wait }) };
  if (act === 'click') return { act, count, ...(isExploring && { explores: true }), ...common };
  if (act === 'press') return key === undefined ? undefined : { act, key, ...common };
  if (act === 'scroll' || act === 'move') return { act, ...common };
  if (act === 'wait') return undefined;
  return source && { act, text: source, ...common };
}

/** What came of a deed every time. */
function effectOf(exact: readonly Shown[]): Effect {
  const effects = new Set(exact.map(({ effect }) => effect));
  if (exact.length === 0 || effects.has('none')) return 'none';
  return effects.has('changed') ? 'changed' : 'gone';
}

/** What a description of a move is sought for: what was pressed or what it may mean, and where its text comes from. */
type Aim = { element: ScreenElement; source: TextSource | undefined; isExploring?: boolean };

function aimsOf(seed: Shown): Aim[] {
  const { element, close, words, situation } = seed;
  const aims = sourcesOf(seed).map((source): Aim => ({ source, element }));
  if (seed.deed.act !== 'click') return aims;
  const near = situation.scene.elements.filter(
    (one) =>
      one !== element && one.text !== '' && close.has(one.id) && (element.text !== '' || one === words),
  );
  return [...aims, ...near.slice(0, most.near).map((one): Aim => ({ source: undefined, element: one }))];
}

/** Where the text of a deed may come from; one undefined for a deed that has none. */
function sourcesOf({ deed, text, situation }: Shown): (TextSource | undefined)[] {
  if (deed.act !== 'fill' && deed.act !== 'select') return [undefined];
  const selectors = [...selectorsOf(situation.said), { by: 'computed' } as const].filter((selector) =>
    isTyped(valuesIn(situation, selector)[0] ?? '', text),
  );
  return [...selectors, { by: 'constant', text }];
}

function sourceCost(source: TextSource): number {
  if (source.by === 'constant') return 6;
  if (source.by === 'gap') return source.each === true ? 1.5 : 1;
  if (source.by === 'column') return 0.9;
  if (source.by === 'name' || source.by === 'number' || source.by === 'after') return 1.4;
  return 1;
}

type Description = { facts: Fact[]; cost: number } & Success;

const worthOf = ({ right, cost }: { right: number; cost: number }): number => right - 0.35 * cost;

/** Whoever looks for something goes to what was not looked at yet. */
const untouched: Fact = { is: 'done', holds: false };

/** The best description of a seed's element, by beam search over conjunctions of its facts. */
function describe(table: Table, seed: Shown, aim: Aim): Description | undefined {
  const { source, element, isExploring = false } = aim;
  const trial = table.trial({ deed: seed.deed, isExploring, ...(source && { source }) });
  const facts = distinct(table, table.factsFor(seed, element));
  let beam: Candidate[] = [{ facts: [], bits: table.all(), cost: 0 }];
  if (isExploring) beam = extended(table, beam[0] ?? { facts: [], bits: table.all(), cost: 0 }, [untouched]);
  let best: Description | undefined;
  for (let size = 1; size <= most.facts; size += 1) {
    const next: (Candidate & { score: number })[] = [];
    for (const longer of beam.flatMap((partial) => extended(table, partial, facts))) {
      const success = successOf(table, longer.bits, trial);
      const isSound =
        success !== undefined &&
        success.right >= Math.min(2 * weights[isExploring ? 'among' : 'close'], table.states.length);
      if (!isSound)
        next.push({ ...longer, score: table.promiseOf(longer.bits, seed.deed) - 0.2 * longer.cost });
      else if (!best || worthOf({ ...longer, ...success }) > worthOf(best)) best = { ...longer, ...success };
    }
    beam = firstOfEach(
      next.sort((a, b) => b.score - a.score),
      Math.max(most.beam, most.extended / facts.length),
    );
  }
  return best;
}

/** A description with one fact more. */
function extended(table: Table, partial: Candidate, facts: readonly Fact[]): Candidate[] {
  return facts
    .filter((fact) => !partial.facts.includes(fact))
    .map((fact) => ({
      facts: [...partial.facts, fact],
      bits: both(partial.bits, table.bitsOf(fact)),
      cost: partial.cost + costOf(fact),
    }));
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
