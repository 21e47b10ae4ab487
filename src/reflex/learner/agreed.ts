/** What some demonstrations agree on, where not all of them do. */
import type { Rule } from '../../protocol/screen/skill.ts';
import { decide, isAboutAsked } from '../skill/skill.ts';
import { threesOf } from './few.ts';
import { isMade, orderedRules, rulesFor, rulesFrom, waysOf, type Tables } from './rule-list.ts';
import type { Shown } from './trace.ts';

/** So much that is not explained is no slip: some of those who showed it did something else. */
const unexplained = 0.1;

/** The fewest demonstrations of which some may be left out altogether. */
const fewestLeaving = 5;

/** Rules, with the demonstrations that they were learned from. */
export type Agreed = { rules: Rule[]; sound: readonly (readonly Shown[])[] };

/**
 * The rules that some demonstrations agree on: where much is not explained, what is learned from a few of them, or from those
 * who go one way, that most others bear out (random sample consensus, Fischler and Bolles 1981).
 */
export function agreedOn(traces: readonly (readonly Shown[])[], tables: Tables): Agreed {
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

/** What is learned from the sound ones of some demonstrations; undefined where these are less than half. */
function agreedBy(
  sound: readonly (readonly Shown[])[],
  traces: readonly (readonly Shown[])[],
  tables: Tables,
): Agreed | undefined {
  return sound.length * 2 < traces.length ? undefined : { rules: orderedRules(sound, tables).rules, sound };
}

/** What is learned from those that rules from a few of them explain. */
function agreedByFew(traces: readonly (readonly Shown[])[], tables: Tables): Agreed | undefined {
  let sound: readonly (readonly Shown[])[] = [];
  for (const three of threesOf(traces)) {
    const whole = wholeBy(rulesFor(tables.of(three.flat()), []).rules, traces);
    if (whole.length > sound.length) sound = whole;
  }
  return agreedBy(sound, traces, tables);
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
  return agreedBy(sound, traces, tables);
}

/** The demonstrations of which rules make every move. */
const wholeBy = (
  rules: readonly Rule[],
  traces: readonly (readonly Shown[])[],
): readonly (readonly Shown[])[] => traces.filter((trace) => trace.every((state) => isMade(rules, state)));

/** Whether a rule knows what it is about by its place alone: a few may have pressed there by chance. */
const isByPlace = (rule: Rule): boolean => !isAboutAsked(rule) && rule.target.some(({ is }) => is === 'nth');
