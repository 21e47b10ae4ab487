import type {
  BenchReport,
  BenchResults,
  TaskFigures,
  TracedEpisode,
} from '../../src/protocol/screen/bench.ts';
import type { SkillFile, Split } from '../../src/protocol/screen/skill-file.ts';
import type { Outcome } from './episode.ts';
import { mean, median, quantile, wilson } from './statistics.ts';

/** What is known of a task beside how it went. */
export type Known = { split: Split | null; humanMs: number | null };

const isSuccess = ({ rawReward, fault }: Outcome): boolean => fault === undefined && rawReward > 0;
const isWrong = (outcome: Outcome): boolean => !isSuccess(outcome) && outcome.refusal === undefined;

/**
 * What the skills file says of its tasks. A task is held out or for development by its place among all of them, sorted
 * by name (even places are for development), where the file does not say it itself.
 */
export function knownOf(learned: SkillFile['learned']): Map<string, Known> {
  const sorted = learned.toSorted((a, b) => (a.task < b.task ? -1 : 1));
  return new Map(
    sorted.map(({ task, split, humanMs }, nth) => [
      task,
      { split: split ?? (nth % 2 === 1 ? 'development' : 'held-out'), humanMs: humanMs ?? null },
    ]),
  );
}

function figuresOf(task: string, outcomes: readonly Outcome[], known: Known | undefined): TaskFigures {
  const share = (is: (outcome: Outcome) => boolean): number =>
    outcomes.filter(is).length / (outcomes.length || 1);
  return {
    task,
    split: known?.split ?? null,
    episodes: outcomes.length,
    success: share(isSuccess),
    rawReward: mean(outcomes.map(({ rawReward }) => rawReward)),
    wrong: share(isWrong),
    abstained: share(({ refusal }) => refusal !== undefined),
    medianMs: median(outcomes.filter(isSuccess).map(({ ms }) => ms)) ?? null,
    humanMs: known?.humanMs ?? null,
  };
}

/** The figures of all episodes by task. Means over tasks; each task counts the same. */
export function reportOf(
  results: ReadonlyMap<string, readonly Outcome[]>,
  known: ReadonlyMap<string, Known>,
): BenchReport {
  const tasks = [...results.keys()]
    .sort()
    .map((task) => figuresOf(task, results.get(task) ?? [], known.get(task)));
  const heldOut = tasks.filter(({ split }) => split === 'held-out');
  const speeds = tasks.flatMap(({ medianMs, humanMs }) =>
    medianMs === null || humanMs === null ? [] : [humanMs / medianMs],
  );
  const decisions = [...results.values()].flat().flatMap((outcome) => outcome.decisions);
  return {
    tasks,
    success: mean(tasks.map(({ success }) => success)),
    heldOutSuccess: heldOut.length === 0 ? null : mean(heldOut.map(({ success }) => success)),
    rawReward: mean(tasks.map(({ rawReward }) => rawReward)),
    decisionP95Ms: quantile(decisions, 0.95) ?? null,
    speedup: median(speeds) ?? null,
    wrong: mean(tasks.map(({ wrong }) => wrong)),
  };
}

type Interval = [number, number];

/** Intervals of 95 % confidence beside the shares of a report, from the counts of episodes. */
export function intervalsOf(report: BenchReport): BenchResults['intervals'] {
  const pooled = (tasks: readonly TaskFigures[], name: 'success' | 'wrong' | 'abstained'): Interval => {
    const episodes = tasks.reduce((sum, task) => sum + task.episodes, 0);
    return wilson(Math.round(tasks.reduce((sum, task) => sum + task[name] * task.episodes, 0)), episodes);
  };
  const heldOut = report.tasks.filter(({ split }) => split === 'held-out');
  return {
    success: pooled(report.tasks, 'success'),
    heldOutSuccess: heldOut.length === 0 ? null : pooled(heldOut, 'success'),
    wrong: pooled(report.tasks, 'wrong'),
    tasks: Object.fromEntries(
      report.tasks.map((task) => [
        task.task,
        {
          success: pooled([task], 'success'),
          wrong: pooled([task], 'wrong'),
          abstained: pooled([task], 'abstained'),
        },
      ]),
    ),
  };
}

/** How often each task was handed over for which reason; tasks that never were are left out. */
export function refusalsOf(results: ReadonlyMap<string, readonly Outcome[]>): BenchResults['refusals'] {
  const counted = [...results].map(([task, outcomes]) => {
    const byWhy = Map.groupBy(
      outcomes.flatMap(({ refusal }) => refusal ?? []),
      (why) => why,
    );
    return [task, Object.fromEntries([...byWhy].map(([why, all]) => [why, all.length]))] as const;
  });
  return Object.fromEntries(counted.filter(([, counts]) => Object.keys(counts).length > 0));
}

/** Episodes as lines of JSON. */
export function traceOf(task: string, outcomes: readonly Outcome[]): string {
  const lines = outcomes.map((outcome): TracedEpisode => {
    const { seed, instruction, rawReward, reason, refusal, ms, steps, last, fault } = outcome;
    return {
      task,
      seed,
      instruction,
      outcome: isSuccess(outcome) ? 'success' : isWrong(outcome) ? 'wrong' : 'abstained',
      rawReward,
      reason: refusal ?? reason,
      ...(fault === undefined ? {} : { fault }),
      ms,
      steps,
      ...(last === undefined ? {} : { last }),
    };
  });
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}
