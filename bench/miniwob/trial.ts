import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../src/kernel/error.ts';
import type { BenchResults, Trial } from '../../src/protocol/screen/bench.ts';
import { type SkillFile, skillFileSchema } from '../../src/protocol/screen/skill-file.ts';
import type { Outcome } from './episode.ts';
import { judge } from './judge.ts';
import { intervalsOf, refusalsOf, knownOf, reportOf, traceOf } from './report.ts';
import { checkDisjoint, readSeeds } from './seeds.ts';
import { quantile } from './statistics.ts';

function usage(message: string, hint: string): UserError {
  return new UserError({ code: 'usage', message, hint });
}

function readSkills(file: string | undefined): SkillFile | undefined {
  if (file === undefined) return undefined;
  const wrong = (why: string): UserError =>
    usage(`--skills ${file} ${why}`, 'macrohard optimus learn writes such a file.');
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw wrong(`cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const { success, data, error } = skillFileSchema.safeParse(raw);
  if (success) return data;
  throw wrong(`is no skills file: ${error.issues[0]?.path.join('.')} ${error.issues[0]?.message}`);
}

function findPages(folder: string | undefined): string {
  if (folder === undefined || folder === '') {
    throw usage(
      'The pages of MiniWoB++ are not here: neither --html nor MINIWOB_HTML names them',
      'Set MINIWOB_HTML to the folder miniwob/html of a checkout of Farama-Foundation/miniwob-plusplus.',
    );
  }
  if (existsSync(join(folder, 'core')) && existsSync(join(folder, 'miniwob'))) return folder;
  throw usage(
    `${folder} does not hold the pages of MiniWoB++ (no folders core and miniwob)`,
    'It is the folder miniwob/html of a checkout of Farama-Foundation/miniwob-plusplus.',
  );
}

function findTasks(html: string, named: readonly string[] | undefined, learned: readonly string[]): string[] {
  const tasks = [...new Set(named ?? learned)];
  if (tasks.length === 0) {
    throw usage(
      'There is no task to run',
      'Name some in --tasks, or the skills file of tasks that were learned.',
    );
  }
  const missing = tasks.filter(
    (task) => !/^[\w.-]+$/.test(task) || !existsSync(join(html, 'miniwob', `${task}.html`)),
  );
  if (missing.length === 0) return tasks;
  throw usage(`No such task: ${missing.join(', ')}`, `The tasks are the pages of ${join(html, 'miniwob')}.`);
}

function commit(): string | null {
  const git = (...args: string[]): string =>
    execFileSync('git', args, {
      cwd: import.meta.dirname,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  try {
    return git('rev-parse', 'HEAD').trim() + (git('status', '--porcelain').trim() === '' ? '' : '+');
  } catch {
    return null;
  }
}

function timesOf(outcomes: readonly Outcome[]) {
  const looks = outcomes.flatMap((outcome) => outcome.looks);
  const decisions = outcomes.flatMap((outcome) => outcome.decisions);
  return {
    lookP50Ms: quantile(looks, 0.5) ?? null,
    lookP95Ms: quantile(looks, 0.95) ?? null,
    decisionP50Ms: quantile(decisions, 0.5) ?? null,
  };
}

/** How a trial is run: `signal` ends it, `onProgress` is told a line for each task that is done. */
export type TrialContext = { signal: AbortSignal; onProgress: (line: string) => void };

/** Runs a trial to its results. Throws a UserError `usage` where it is asked for in a way that makes no sense. */
export async function runTrial(trial: Trial, { signal, onProgress }: TrialContext): Promise<BenchResults> {
  const html = findPages(trial.pages ?? process.env['MINIWOB_HTML']);
  const seeds = readSeeds(trial.seeds);
  const skills = readSkills(trial.skills);
  checkDisjoint(seeds, skills?.seeds ?? []);
  const tasks = findTasks(html, trial.tasks, skills?.learned.map(({ task }) => task) ?? []);
  const known = knownOf(skills?.learned ?? []);
  if (trial.trace !== undefined) rmSync(trial.trace, { force: true });
  const began = performance.now();
  const results = await judge({
    html,
    tasks,
    seeds,
    agent: trial.agent,
    skills: skills?.skills ?? [],
    parallel: trial.parallel,
    delayMs: trial.delayMs,
    keepsScreens: trial.trace !== undefined,
    signal,
    onTask: async (task, outcomes) => {
      const {
        tasks: [figures],
      } = reportOf(new Map([[task, outcomes]]), known);
      if (figures)
        onProgress(
          `${task}: ${(figures.success * 100).toFixed(0)} % of ${figures.episodes}, wrong ${(figures.wrong * 100).toFixed(0)} %`,
        );
      if (trial.trace !== undefined) await appendFile(trial.trace, traceOf(task, outcomes));
    },
  });
  const seconds = (performance.now() - began) / 1000;
  const all = [...results.values()].flat();
  const report = reportOf(results, known);
  return {
    ...report,
    suite: 'miniwob',
    commit: commit(),
    at: new Date().toISOString(),
    node: process.version,
    cores: cpus().length,
    seeds: trial.seeds,
    parallel: trial.parallel,
    delayMs: trial.delayMs,
    seconds,
    episodesPerSecond: all.length / seconds,
    ...timesOf(all),
    faults: all.filter(({ fault }) => fault !== undefined).length,
    refusals: refusalsOf(results),
    intervals: intervalsOf(report),
  };
}
