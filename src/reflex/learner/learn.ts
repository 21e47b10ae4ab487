/**
 * Learns a skill from a few demonstrations: an ordered list of rules, found greedily (a decision list, Rivest 1987). Each
 * rule is the cheapest description that, wherever no rule before it applies, points at nothing but what was shown.
 */
import type { Demonstration } from '../../protocol/screen/demonstration.ts';
import type { Effect, Fact, Rule, Skill, TextSource } from '../../protocol/screen/skill.ts';
import { costOf, valuesIn } from '../skill/fact.ts';
import { selectorsOf } from '../skill/instruction.ts';
import { decide, movesOf } from '../skill/skill.ts';
import { Table, isTyped, type Bits, type Trial } from './table.ts';
import { templatesOf } from './template.ts';
import { pauseOf, patienceOf } from './pause.ts';
import { tracesOf, waitsOf, type Shown } from './trace.ts';

/** How many rules, facts of a rule and partial descriptions are looked at, and how often a part is left out. */
const most = { rules: 14, facts: 4, beam: 20, seeds: 8, parts: 4 };

/** What came of learning: `explained` of `shown` moves are made by the skill where they were shown. */
export type Learned = { skill: Skill; explained: number; shown: number };

/** A description under way, and where it holds. */
type Candidate = { facts: Fact[]; bits: Bits; cost: number };

/** See above. */
export function learn(demonstrations: readonly Demonstration[]): Learned {
  const templates = templatesOf(demonstrations.map(sampleOf));
  const traces = demonstrations.flatMap((one, at) => {
    const trace = tracesOf(one, templates, at);
    return trace && trace.length > 0 ? [trace] : [];
  });
  const rules = rulesFrom(traces);
  const shown = traces.flat();
  const explained = shown.filter(({ situation, acceptable, close }) => {
    const id = decide(rules, situation)?.element.id;
    return id !== undefined && (acceptable.has(id) || close.has(id));
  });
  const patienceMs = patienceOf(demonstrations);
  return {
    skill: { templates, rules, others: withoutParts(traces), ...(patienceMs && { patienceMs }) },
    explained: explained.length,
    shown: shown.length,
  };
}

/** What is learned with one part of the demonstrations left out after the other. */
function withoutParts(traces: readonly (readonly Shown[])[]): Rule[][] {
  const parts = Math.min(most.parts, traces.length);
  if (traces.length < 3) return [];
  return Array.from({ length: parts }, (_, part) =>
    rulesFrom(traces.filter((__, at) => at % parts !== part)),
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

/** Whoever erred in a demonstration teaches nothing with the rest of it. */
function rulesFrom(traces: readonly (readonly Shown[])[]): Rule[] {
  const first = rulesFor(traces.flat());
  const sound = traces.filter((trace) => trace.every((one) => !first.open.includes(one)));
  const isWorthwhile = sound.length < traces.length && sound.length * 2 >= traces.length;
  return isWorthwhile ? rulesFor(sound.flat()).rules : first.rules;
}

/** The rules for some moves, and the moves that none of them makes. */
function rulesFor(shown: readonly Shown[]): { rules: Rule[]; open: Shown[] } {
  const rules: Rule[] = [];
  const waits = waitsOf(shown);
  const table = new Table(shown);
  const patient = waits.length > 0 ? new Table([...shown, ...waits]) : undefined;
  let open = [...shown];
  while (open.length > 0 && rules.length < most.rules) {
    // A rule that does nothing where nothing was done, if there is one.
    const rule = (patient && bestRule(patient, open, waits)) ?? bestRule(table, open);
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

/** What gets hardly more right than it costs was found by chance. */
const least = 0.8;

/** People err: so many screens that a description gets wrong are borne for each that it gets right. */
const borne = 0.1;

/** What a screen counts on which something near to what was pressed is pointed at. */
const nearly = 0.8;

/** Screens that a description gets right, and those of them on which it points at what was pressed. */
type Success = { right: number; exact: Shown[] };

/** What a description does on all screens so far. */
type Tally = { right: number; wrong: number; added: number; exact: Shown[]; witnesses: Set<number> };

/**
 * How many screens a description gets right, less those it gets wrong; undefined where these are too many, or where it adds
 * nothing or speaks of a single demonstration. A screen to which a rule applies already still speaks for it: what is done in
 * any order is done in another one.
 */
function successOf(table: Table, bits: Bits, trial: Trial): Success | undefined {
  const tally: Tally = { right: 0, wrong: 0, added: 0, exact: [], witnesses: new Set() };
  const mostWrong = borne * trial.filter((stand) => stand?.isAlike).length;
  for (const index of table.states.keys()) {
    count(tally, { table, index, bits, trial });
    if (tally.wrong > mostWrong) return undefined;
  }
  const { right, wrong, added, exact, witnesses } = tally;
  const isShared = witnesses.size > 1 || table.demonstrations === 1;
  const isWorthwhile = isShared && added > 0 && wrong <= right * borne;
  return isWorthwhile ? { right: right - 4 * wrong, exact } : undefined;
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
  tally.right += verdict === 'right' ? 1 : nearly;
  tally.witnesses.add(state.demonstration);
  const isOwn = table.isOwn(index, bits);
  if (verdict === 'right' && isOwn) tally.exact.push(state);
  if (isOpen && (verdict === 'close' || isOwn)) tally.added += 1;
}

/** The rule that gets most of the open screens right for its cost. */
function bestRule(table: Table, open: readonly Shown[], waits: readonly Shown[] = []): Rule | undefined {
  table.open = new Set([...open, ...waits]);
  let best: { rule: Rule; worth: number } | undefined;
  const step = Math.max(1, Math.floor(open.length / most.seeds));
  const seeds = open.filter((_, index) => index % step === 0);
  for (const seed of seeds)
    for (const source of sourcesOf(seed)) {
      const found = describe(table, seed, source);
      if (!found) continue;
      const worth = worthOf({ right: found.right, cost: found.cost + (source ? sourceCost(source) : 0) });
      if (worth < least || (best && best.worth >= worth)) continue;
      const rule = ruleOf(seed, found, source);
      if (rule) best = { rule, worth };
    }
  return best?.rule;
}

function ruleOf(
  { deed }: Shown,
  { facts, exact }: Description,
  source: TextSource | undefined,
): Rule | undefined {
  const { act, key, count = 1 } = deed;
  const wait = pauseOf(exact);
  const common = { target: facts, effect: effectOf(exact), ...(wait && { wait }) };
  if (act === 'click') return { act, count, ...common };
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

/** The best description of a seed's element, by beam search over conjunctions of its facts. */
function describe(table: Table, seed: Shown, source: TextSource | undefined): Description | undefined {
  const trial = table.trial({ deed: seed.deed, ...(source && { source }) });
  const facts = distinct(table, table.factsFor(seed));
  let beam: Candidate[] = [{ facts: [], bits: table.all(), cost: 0 }];
  let best: Description | undefined;
  for (let size = 1; size <= most.facts; size += 1) {
    const next: (Candidate & { score: number })[] = [];
    for (const longer of beam.flatMap((partial) => extended(table, partial, facts))) {
      const success = successOf(table, longer.bits, trial);
      const isSound = success !== undefined && success.right >= Math.min(2 * nearly, table.states.length);
      if (!isSound)
        next.push({ ...longer, score: table.promiseOf(longer.bits, seed.deed) - 0.2 * longer.cost });
      else if (!best || worthOf({ ...longer, ...success }) > worthOf(best)) best = { ...longer, ...success };
    }
    beam = firstOfEach(next.sort((a, b) => b.score - a.score));
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
function firstOfEach<T extends Candidate>(sorted: readonly T[]): T[] {
  const found = new Map<string, T>();
  for (const one of sorted) {
    if (found.size >= most.beam) break;
    const places = signatureOf(one.bits);
    if (!found.has(places)) found.set(places, one);
  }
  return [...found.values()];
}

const signatureOf = (bits: Bits): string => Buffer.from(bits.buffer).toString('latin1');
