import type { Lifecycle } from '../../protocol/specification.ts';
import type { Chance } from './chance.ts';
import { folded } from './meaning.ts';

/** States that records end in when things go wrong. */
const bad =
  /cancel|refus|reject|declin|denied|annul|rejet|withdrawn|retir|no show|absent|lost|perdu|abandon|void|spam|expired|banned|overdue|retard|failed|echou|damaged/;

type Way = { state: string; verbs: string[] };

/** The shortest way into each state that records can reach. */
function waysOf(lifecycle: Lifecycle): Way[] {
  const ways: Way[] = [{ state: lifecycle.initial, verbs: [] }];
  const seen = new Set([lifecycle.initial]);
  for (const { state, verbs } of ways) {
    for (const { from, to, verb } of lifecycle.transitions) {
      if (!from.includes(state) || seen.has(to)) continue;
      seen.add(to);
      ways.push({ state: to, verbs: [...verbs, verb] });
    }
  }
  return ways;
}

const isBad = ({ state }: Way): boolean => bad.test(folded(state));

/** The state in which records end when all goes well: the farthest good one. */
function ending(ways: readonly Way[]): Way | undefined {
  const good = ways.filter((way) => !isBad(way));
  return good.toSorted((a, b) => b.verbs.length - a.verbs.length)[0];
}

/**
 * The transitions that a record has gone through: what is over has mostly ended well, what is to come is at its beginning,
 * and some have come to nothing. Papers (`isPaper`: with days, without hours) are under way for longer. Records without a day stand in all other states.
 */
export function verbsFor(
  lifecycle: Lifecycle,
  record: { day: number | undefined; index: number; isPaper: boolean },
  chance: Chance,
): string[] {
  const ways = waysOf(lifecycle);
  const wrong = ways.filter(isBad);
  if (wrong.length > 0 && chance.holds(9))
    return chance.pick(wrong, wrong[0] ?? { state: '', verbs: [] }).verbs;
  const well = ways.filter((way) => !isBad(way));
  if (record.day === undefined) return well[(record.index * 3) % Math.max(well.length, 1)]?.verbs ?? [];
  return wentWell(ending(ways)?.verbs ?? [], { day: record.day, isPaper: record.isPaper }, chance);
}

/** How many steps a paper of the last weeks has behind it: those of these days are being written or have just gone out. */
function stepsOfPaper(all: number, day: number, chance: Chance): number {
  if (day > -6) return chance.below(2);
  const usual = Math.round(all * (day > -18 ? 0.65 : 0.9));
  return Math.max(usual - chance.below(2), 1);
}

/** How far a record has come on its way to a good end. */
function wentWell(
  good: string[],
  { day, isPaper }: { day: number; isPaper: boolean },
  chance: Chance,
): string[] {
  // Papers take weeks to go their way, appointments are over when they are over.
  if (isPaper && day > -35 && good.length > 1) return good.slice(0, stepsOfPaper(good.length, day, chance));
  if (day < -2) return isPaper && chance.holds(12) ? good.slice(0, -1) : good;
  if (day < 0) return good.slice(0, Math.max(good.length - chance.below(2), 0));
  return good.slice(0, chance.below(Math.max(good.length, 1)));
}
