/**
 * Learns a skill from a few demonstrations: an ordered list of rules, found greedily (a decision list, Rivest 1987). Each
 * rule is the cheapest description that, wherever no rule before it applies, points at nothing but what was shown.
 */
import type { Demonstration } from '../../protocol/screen/demonstration.ts';
import type { Fact, Rule, Skill, TextSource } from '../../protocol/screen/skill.ts';
import { costOf, factsOf, holds, keyOf } from '../skill/fact.ts';
import { selectorsOf, templateOf, valuesOf } from '../skill/instruction.ts';
import { decide, innermost, isFilledWith, movesOf, textFrom } from '../skill/skill.ts';
import { plain } from '../skill/scene.ts';
import { tracesOf, type Shown } from './trace.ts';

/** How many rules, facts of a rule and partial descriptions are looked at. */
const most = { rules: 12, facts: 3, beam: 24, seeds: 8 };

/** What came of learning: `explained` of `shown` moves are made by the skill where they were shown. */
export type Learned = { skill: Skill; explained: number; shown: number };

/** A description under way, and where it holds. */
type Candidate = { facts: Fact[]; bits: Uint8Array; cost: number };

/** See above. */
export function learn(demonstrations: readonly Demonstration[]): Learned {
  const template = templateOf(demonstrations.map(({ instruction }) => instruction));
  const traces = demonstrations.flatMap((one) => {
    const trace = tracesOf(one, template);
    return trace && trace.length > 0 ? [trace] : [];
  });
  const shown = traces.flat();
  const first = rulesFor(shown);
  // Whoever erred in a demonstration teaches nothing with the rest of it.
  const sound = traces.filter((trace) => trace.every((one) => !first.open.includes(one)));
  const isWorthwhile = sound.length < traces.length && sound.length * 2 >= traces.length;
  const rules = isWorthwhile ? rulesFor(sound.flat()).rules : first.rules;
  const skill: Skill = { template, rules };
  const explained = shown.filter(({ situation, acceptable }) => {
    const move = decide(skill, situation);
    return move !== undefined && acceptable.has(move.element.id);
  });
  return { skill, explained: explained.length, shown: shown.length };
}

/** The rules for some moves, and the moves that none of them makes. */
function rulesFor(shown: readonly Shown[]): { rules: Rule[]; open: Shown[] } {
  const rules: Rule[] = [];
  const table = new Table(shown);
  let open = [...shown];
  while (open.length > 0 && rules.length < most.rules) {
    const rule = bestRule(table, open);
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
function makes(rule: Rule, { situation, act, element }: Shown): boolean {
  return rule.act === act && movesOf(rule, situation).some((move) => move.element.id === element.id);
}

/** All (state, element) pairs of the open states, in one row. */
class Table {
  readonly #facts = new Map<string, Uint8Array>();
  readonly offsets: number[] = [];
  readonly length: number;
  readonly demonstrations: number;
  readonly states: readonly Shown[];
  /** Those whose move no rule makes yet. */
  open: ReadonlySet<Shown> = new Set();

  constructor(states: readonly Shown[]) {
    this.states = states;
    let at = 0;
    for (const { situation } of states) {
      this.offsets.push(at);
      at += situation.scene.elements.length;
    }
    this.length = at;
    this.demonstrations = new Set(states.map(({ situation }) => situation.said)).size;
  }

  /** The place of the element of a state's own move. */
  ownOf(index: number): number {
    const state = this.states[index];
    const place = state?.situation.scene.elements.indexOf(state.element) ?? 0;
    return (this.offsets[index] ?? 0) + place;
  }

  /** Where a fact holds. */
  bitsOf(fact: Fact): Uint8Array {
    const key = keyOf(fact);
    const known = this.#facts.get(key);
    if (known) return known;
    const bits = new Uint8Array(this.length);
    let at = 0;
    for (const { situation } of this.states)
      for (const element of situation.scene.elements) bits[at++] = holds(situation, element, fact) ? 1 : 0;
    this.#facts.set(key, bits);
    return bits;
  }
}

/** What gets hardly more right than it costs was found by chance. */
const least = 0.8;

/** People err: so many states that a description gets wrong are borne for each that it gets right. */
const borne = 0.1;

/** What a rule does, and with which text. */
type Deed = { act: Shown['act']; source?: TextSource };

/**
 * How many states a description gets right, less those it gets wrong; undefined where these are too many, or where it adds
 * nothing or speaks of a single demonstration. A state to which a rule applies already still speaks for it: what is done in
 * any order is done in another one.
 */
function rightOf(table: Table, bits: Uint8Array, deed: Deed): number | undefined {
  let [right, wrong, added] = [0, 0, 0];
  const witnesses = new Set<unknown>();
  for (const [index, state] of table.states.entries()) {
    const verdict = verdictOn(state, bits.subarray(table.offsets[index]), deed);
    const isOpen = table.open.has(state);
    if (verdict === 'wrong' && isOpen) wrong += 1;
    else if (verdict === 'right') {
      right += 1;
      witnesses.add(state.situation.said);
    }
    if (verdict === 'right' && isOpen) added += bits[table.ownOf(index)] ?? 0;
  }
  const isAlone = witnesses.size < 2 && table.demonstrations > 1;
  return isAlone || wrong > right * borne || added === 0 ? undefined : right - 4 * wrong;
}

/** Whether the elements that the bits point at are to be treated so on this screen; undefined where there are none. */
function verdictOn(state: Shown, bits: Uint8Array, { act, source }: Deed): 'right' | 'wrong' | undefined {
  const text = source && textFrom(state.situation.said, source);
  if (source && text === undefined) return undefined;
  const { scene } = state.situation;
  const described = scene.elements.filter(
    (element, at) => bits[at] === 1 && (text === undefined || !isFilledWith(element, text)),
  );
  const pointedAt = described.length > 1 ? innermost(scene, described) : described;
  if (pointedAt.length === 0) return undefined;
  const isRight = pointedAt.every(({ id }) => {
    const shown = state.acceptable.get(id);
    if (state.act !== act || shown === undefined) return false;
    return text === undefined || isTyped(text, shown);
  });
  return isRight ? 'right' : 'wrong';
}

/** People stop typing where the rest is offered to them, or go on until it is. */
function isTyped(text: string, typed: string): boolean {
  const [wanted, written] = [plain(text), plain(typed)];
  if (wanted === written) return true;
  return (
    wanted.length > 1 && written.length > 1 && (wanted.startsWith(written) || written.startsWith(wanted))
  );
}

/** The rule that gets most of the open states right for its cost. */
function bestRule(table: Table, open: readonly Shown[]): Rule | undefined {
  table.open = new Set(open);
  let best: { rule: Rule; worth: number } | undefined;
  const step = Math.max(1, Math.floor(open.length / most.seeds));
  const seeds = open.filter((_, index) => index % step === 0);
  for (const seed of seeds)
    for (const source of sourcesOf(seed)) {
      const found = describe(table, seed, source);
      if (!found) continue;
      const worth = worthOf({ right: found.right, cost: found.cost + (source ? sourceCost(source) : 0) });
      if (worth < least || (best && best.worth >= worth)) continue;
      const rule: Rule = source
        ? { act: 'fill', target: found.facts, text: source }
        : { act: 'click', target: found.facts };
      best = { rule, worth };
    }
  return best?.rule;
}

/** Where the text of a fill may come from; one undefined for a click, which has none. */
function sourcesOf({ act, text, situation: { said } }: Shown): (TextSource | undefined)[] {
  if (act === 'click') return [undefined];
  const selectors = selectorsOf(said).filter((selector) => isTyped(valuesOf(said, selector)[0] ?? '', text));
  return [...selectors, { by: 'constant', text }];
}

function sourceCost(source: TextSource): number {
  if (source.by === 'constant') return 6;
  if (source.by === 'gap') return source.each === true ? 1.5 : 1;
  if (source.by === 'column') return 0.9;
  return source.by === 'quoted' ? 1 : 1.4;
}

type Description = { facts: Fact[]; right: number; cost: number };

const worthOf = ({ right, cost }: Omit<Description, 'facts'>): number => right - 0.35 * cost;

/** The best description of a seed's element, by beam search over conjunctions of its facts. */
function describe(table: Table, seed: Shown, source: TextSource | undefined): Description | undefined {
  const deed: Deed = { act: seed.act, ...(source && { source }) };
  const facts = distinct(table, factsOf(seed.situation, seed.element));
  let beam: Candidate[] = [{ facts: [], bits: new Uint8Array(table.length).fill(1), cost: 0 }];
  let best: Description | undefined;
  for (let size = 1; size <= most.facts; size += 1) {
    const next: (Candidate & { score: number })[] = [];
    for (const longer of beam.flatMap((partial) => extended(table, partial, facts))) {
      const right = rightOf(table, longer.bits, deed);
      const isSound = right !== undefined && right >= Math.min(2, table.states.length);
      if (!isSound)
        next.push({ ...longer, score: promiseOf(table, longer.bits, seed.act) - 0.2 * longer.cost });
      else if (!best || worthOf({ ...longer, right }) > worthOf(best)) best = { ...longer, right };
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

function both(left: Uint8Array, right: Uint8Array): Uint8Array {
  const bits = new Uint8Array(left.length);
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

const signatureOf = (bits: Uint8Array): string => Buffer.from(bits.buffer, 0, bits.length).toString('latin1');

/** How far a description that points at too much is from one that does not: right states less wrong ones. */
function promiseOf(table: Table, bits: Uint8Array, act: Shown['act']): number {
  let promise = 0;
  for (const [index, state] of table.states.entries()) {
    const from = table.offsets[index] ?? 0;
    let [right, wrong] = [0, 0];
    for (const [at, element] of state.situation.scene.elements.entries()) {
      if (bits[from + at] !== 1) continue;
      if (state.act === act && state.acceptable.has(element.id)) right += 1;
      else wrong += 1;
    }
    if (right > 0) promise += 1 / (1 + wrong);
    else if (wrong > 0) promise -= 0.5;
  }
  return promise;
}
