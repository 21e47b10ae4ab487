import { describe, expect, it } from 'vitest';
import { benchReportSchema } from '../../src/protocol/screen/bench.ts';
import type { Outcome } from './episode.ts';
import { intervalsOf, knownOf, reportOf } from './report.ts';
import { median, quantile, wilson } from './statistics.ts';

const outcome = (part: Partial<Outcome>): Outcome => ({
  seed: 's',
  instruction: 'i',
  rawReward: 0,
  reason: null,
  ms: 0,
  looks: [],
  decisions: [],
  steps: [],
  ...part,
});

describe('the report', () => {
  const results = new Map([
    [
      'b',
      [
        outcome({ rawReward: 1, ms: 100, decisions: [4, 5] }),
        outcome({ rawReward: 0.5, ms: 300, decisions: [40] }),
        outcome({ rawReward: -1, ms: 10_000 }),
        outcome({ rawReward: 0, refusal: 'unsure' }),
      ],
    ],
    ['a', [outcome({ rawReward: -1, fault: 'died' }), outcome({ rawReward: 1, ms: 500 })]],
  ]);
  const known = knownOf([
    { task: 'c', humanMs: 1 },
    { task: 'b', humanMs: 2000 },
    { task: 'a', humanMs: 500 },
  ]);
  const report = reportOf(results, known);

  it('counts raw rewards above 0 as success, all else as wrong that was not abstained from', () => {
    expect(report.tasks[1]).toEqual({
      task: 'b',
      split: 'development',
      episodes: 4,
      success: 0.5,
      wrong: 0.25,
      abstained: 0.25,
      rawReward: 0.125,
      medianMs: 200,
      humanMs: 2000,
    });
    expect(report.tasks[0]).toMatchObject({ task: 'a', success: 0.5, wrong: 0.5, abstained: 0 });
  });

  it('takes means over tasks, the held-out ones apart, and the median of how much faster than people', () => {
    expect(report).toMatchObject({ success: 0.5, heldOutSuccess: 0.5, wrong: 0.375, decisionP95Ms: 40 });
    expect(report.speedup).toBe(5.5);
    expect(benchReportSchema.parse(report)).toEqual(report);
  });

  it('says how sure its shares are', () => {
    const { success, tasks } = intervalsOf(report);
    expect(success[0]).toBeLessThan(0.5);
    expect(success[1]).toBeGreaterThan(0.5);
    expect(tasks['b']?.wrong).toEqual(wilson(1, 4));
  });

  it('knows no split and no speed of tasks that nobody learned', () => {
    const bare = reportOf(results, new Map());
    expect(bare).toMatchObject({ heldOutSuccess: null, speedup: null });
    expect(bare.tasks[0]).toMatchObject({ split: null, humanMs: null });
  });

  it('holds a task out by its place among the names of all that were learned', () => {
    const splits = [...knownOf(['d', 'b', 'c', 'a'].map((task) => ({ task })))].map(([task, { split }]) => [
      task,
      split,
    ]);
    expect(splits).toEqual([
      ['a', 'held-out'],
      ['b', 'development'],
      ['c', 'held-out'],
      ['d', 'development'],
    ]);
  });
});

describe('statistics', () => {
  it('give the interval of Wilson: 8 of 10 is a share between 0.49 and 0.94', () => {
    const [low, high] = wilson(8, 10);
    expect(low).toBeCloseTo(0.4902, 3);
    expect(high).toBeCloseTo(0.9433, 3);
    expect(wilson(0, 0)).toEqual([0, 1]);
    expect(wilson(100, 100)[1]).toBe(1);
  });

  it('give quantiles by rank and the middle of an even number', () => {
    expect(quantile([5, 1, 3], 0.95)).toBe(5);
    expect(quantile([], 0.5)).toBeUndefined();
    expect(median([1, 2, 3, 10])).toBe(2.5);
    expect(median([])).toBeUndefined();
  });
});
