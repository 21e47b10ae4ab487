/** Demonstrations of what is asked for in the same words belong together, on whatever pages they were given. */
import type { Demonstration } from '../../protocol/screen/demonstration.ts';
import { common, sampleOf, templatesOf } from './template.ts';

/** Two wordings are the same when they share this much of the longer one. */
const same = 0.85;

/** How many demonstrations are learned from at once. */
const most = 16;

/** Groups of demonstrations whose instructions have one wording, and the same one. */
export function pooled<T extends { demonstrations: readonly Demonstration[] }>(groups: readonly T[]): T[][] {
  const pools: { wording: readonly string[] | undefined; groups: T[] }[] = [];
  for (const group of groups) {
    const [wording, ...others] = templatesOf(group.demonstrations.map(sampleOf));
    const only = others.length === 0 ? wording : undefined;
    const pool = pools.find((one) => one.wording && only && isSame(one.wording, only));
    if (pool) pool.groups.push(group);
    else pools.push({ wording: only, groups: [group] });
  }
  return pools.map((pool) => pool.groups);
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return common(one, other).length >= same * Math.max(one.length, other.length);
}

/** Some of each of several groups in turn. */
export function mixed(groups: readonly (readonly Demonstration[])[]): Demonstration[] {
  const longest = Math.max(...groups.map(({ length }) => length));
  const turns = Array.from({ length: longest }, (_, at) =>
    groups.flatMap((group) => group.slice(at, at + 1)),
  );
  return groups.length === 1 ? turns.flat() : turns.flat().slice(0, most);
}
