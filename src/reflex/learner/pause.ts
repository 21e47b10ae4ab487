/** How long is waited: as long as the instruction says before an act, and as long as was shown before one gives up. */
import type { Demonstration } from '../../protocol/screen/demonstration.ts';
import type { Selector } from '../../protocol/screen/skill.ts';
import { selectorsOf } from '../skill/instruction.ts';
import { isAbout, waitMs } from '../skill/wait.ts';
import type { Shown } from './trace.ts';

/** Fewer moves than this are told from chance by nothing. */
const fewest = 3;

/** How many times the longest wait that was shown is borne. */
const patience = 2;

/**
 * Where the instruction says how long is waited before what was shown, unless it is the first of all; undefined where it
 * does not.
 */
export function pauseOf(all: readonly Shown[]): Selector | undefined {
  const shown = all.filter(({ pausedMs }) => pausedMs !== undefined);
  const [first] = shown;
  if (!first || shown.length < fewest) return undefined;
  return selectorsOf(first.situation.said).find((selector) => {
    const asked = shown.map(({ situation }) => waitMs(situation.said, selector) ?? 0);
    const isSaid = shown.every(({ pausedMs = 0 }, nth) => isAbout(pausedMs, asked[nth] ?? 0));
    return isSaid && new Set(asked).size > 1;
  });
}

/** How long nothing may apply, where something came by itself that was waited for; undefined where nothing did. */
export function patienceOf(demonstrations: readonly Demonstration[]): number | undefined {
  const waits = demonstrations.flatMap(({ steps, after }) => {
    const isWatched = steps.some(({ passed, lit, action }) => passed ?? lit ?? action.kind === 'move');
    if (!isWatched) return [];
    const ends = [...steps.slice(1).map(({ began }) => began), after?.at ?? 0];
    return [steps[0]?.began ?? 0, ...steps.map(({ ended }, nth) => (ends[nth] ?? 0) - ended)];
  });
  const longest = Math.max(0, ...waits);
  return longest > 0 ? Math.round(longest * patience) : undefined;
}
