/** How much of the practice pages the emulator works after three demonstrations of each. */
import { writeFileSync } from 'node:fs';
import { practise } from '../test/practice/practise.ts';
import { practicePages } from '../test/teacher/practice-teachers.ts';
import type { Figure } from './figure.ts';

const seedsOf = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_none, nth) => `${name}-${nth + 1}`);

/**
 * One figure a page: how often it was solved. PRACTICE_PAGES names some of them, PRACTICE_SHOWN says how often each is shown
 * (3), PRACTICE_TRACE names a file to which demonstrations, skills and decisions are written.
 */
export async function benchPractice(): Promise<Figure[]> {
  const { PRACTICE_PAGES: named, PRACTICE_SHOWN: times = '3', PRACTICE_TRACE: trace } = process.env;
  const pages = named === undefined ? practicePages : named.split(',');
  const tried = seedsOf('other', 5);
  const began = performance.now();
  const practised = await practise({ pages, shown: seedsOf('shown', Number(times)), tried });
  if (trace !== undefined) writeFileSync(trace, JSON.stringify(practised, undefined, 1));
  const figures = practised.map(({ page, outcomes }): Figure => {
    const count = (...ends: string[]): number => outcomes.filter(({ end }) => ends.includes(end)).length;
    const name = `${page} (wrong ${count('wrong', 'late')}, handed over ${count('abstained')})`;
    return { name, value: count('solved'), unit: `of ${tried.length}`, better: 'more' };
  });
  const all = practised.flatMap(({ outcomes }) => outcomes);
  const share = (...ends: string[]): number =>
    (100 * all.filter(({ end }) => ends.includes(end)).length) / Math.max(1, all.length);
  return [
    ...figures,
    { name: 'solved', value: share('solved'), unit: '%', better: 'more' },
    { name: 'wrong', value: share('wrong', 'late'), unit: '%', better: 'less' },
    { name: 'seconds', value: (performance.now() - began) / 1000, unit: 's', better: 'less' },
  ];
}
