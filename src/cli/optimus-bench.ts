import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fromErrorBody, NodeError, type ErrorBody } from '../kernel/error.ts';
import {
  type BenchReport,
  benchReportSchema,
  type BenchResults,
  fromJudgeSchema,
  type Trial,
} from '../protocol/screen/bench.ts';
import { argument, type CommandContext, usageError, type Command } from './command.ts';
import { note, print, printJson, seconds, table } from './output.ts';

const root = join(import.meta.dirname, '../..');

/** Each suite is a folder of the bench with a judge of its own; nothing here knows what its tasks are. */
function judgeOf(suite: string): string {
  const program = join(root, 'bench', suite, 'judge-main.ts');
  if (/^[a-z0-9-]+$/.test(suite) && existsSync(program)) return program;
  throw usageError(`There is no suite ${suite}`, 'macrohard optimus bench --help tells more.');
}

type Values = CommandContext['values'];

function wholeNumber(values: Values, name: string, [least, most]: [number, number]): number {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw usageError(`--${name} ${String(values[name])} is not a whole number from ${least} to ${most}`);
}

function trialOf({ values }: CommandContext): Trial {
  const path = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? resolve(value) : undefined;
  };
  const parallel = wholeNumber(values, 'parallel', [1, 32]);
  const delayMs = wholeNumber(values, 'delay', [0, 60_000]);
  const [pages, skills, trace] = [path('html'), path('skills'), path('trace')];
  const tasks =
    typeof values['tasks'] === 'string' ? values['tasks'].split(',').map((task) => task.trim()) : undefined;
  return {
    seeds: String(values['seeds']),
    agent: path('agent') ?? join(root, 'src/app/agent-main.ts'),
    parallel,
    delayMs,
    ...(pages === undefined ? {} : { pages }),
    ...(skills === undefined ? {} : { skills }),
    ...(trace === undefined ? {} : { trace }),
    ...(tasks === undefined ? {} : { tasks }),
  };
}

/** Has the judge run in a process of its own; it ends with this one. */
function runJudge(program: string, trial: Trial, signal: AbortSignal): Promise<BenchResults> {
  const child = fork(program, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const { promise, resolve: done, reject } = Promise.withResolvers<BenchResults>();
  const onAbort = (): void => {
    if (child.connected) child.disconnect();
  };
  signal.addEventListener('abort', onAbort, { once: true });
  child.on('message', (raw) => {
    const message = fromJudgeSchema.parse(raw);
    if (message.kind === 'progress') note(message.line);
    else if (message.kind === 'done') done(message.results);
    else reject(fromErrorBody(message.error as ErrorBody));
  });
  child.on('error', reject);
  child.on('exit', (code, killed) => {
    signal.removeEventListener('abort', onAbort);
    const why = signal.aborted ? 'it was interrupted' : (killed ?? `exit code ${code}`);
    reject(new NodeError({ code: 'judge-ended', message: `The judge ended without a result: ${why}.` }));
  });
  child.send(trial);
  return promise;
}

const percent = (share: number | null): string => (share === null ? '-' : `${(share * 100).toFixed(1)} %`);
const took = (ms: number | null): string => (ms === null ? '-' : `${ms.toFixed(0)} ms`);

function printReport(report: BenchReport): void {
  const rows = report.tasks.map((task) => [
    task.task,
    task.split ?? '-',
    String(task.episodes),
    percent(task.success),
    percent(task.wrong),
    percent(task.abstained),
    task.rawReward.toFixed(2),
    took(task.medianMs),
    took(task.humanMs),
  ]);
  print(
    table([
      ['task', 'split', 'episodes', 'success', 'wrong', 'abstained', 'reward', 'median', 'people'],
      ...rows,
    ]),
  );
  print('');
  print(
    `success ${percent(report.success)}, held out ${percent(report.heldOutSuccess)}, wrong ${percent(report.wrong)}`,
  );
  print(
    `a decision in ${took(report.decisionP95Ms)} (p95), ${report.speedup?.toFixed(1) ?? '-'} times as fast as people`,
  );
}

/** `optimus bench SUITE`: has a judge in a process of its own score an agent on the tasks of a suite. */
export const optimusBench: Command = {
  name: 'optimus bench',
  usage: 'SUITE',
  summary:
    'Scores the emulator on a suite of screen tasks; a judge of its own owns pages, seeds and rewards.',
  help: [
    '--html DIR    the pages of the suite; miniwob: the folder miniwob/html of a checkout, or MINIWOB_HTML',
    '--skills FILE what was learned (macrohard optimus learn); names the tasks and the times of people',
    '--seeds LIST  seeds of the episodes: a-1..a-100, or some with commas between them',
    '--tasks LIST  these tasks alone',
    '--agent FILE  a program of another agent, which is forked (src/protocol/screen/agent.ts)',
    '--parallel N  pages at work at the same time (default 2)',
    '--delay MS    holds each decision back: how a slower agent would fare (default 0)',
    '--out FILE    writes the results with intervals, times and the commit',
    '--trace FILE  writes each episode with its screens and actions as a line of JSON',
  ],
  options: {
    html: { type: 'string' },
    skills: { type: 'string' },
    seeds: { type: 'string', default: 'exam-1..exam-100' },
    tasks: { type: 'string' },
    agent: { type: 'string' },
    parallel: { type: 'string', default: '2' },
    delay: { type: 'string', default: '0' },
    out: { type: 'string' },
    trace: { type: 'string' },
  },
  args: { min: 1, max: 1 },
  async run(context) {
    const results = await runJudge(judgeOf(argument(context, 0)), trialOf(context), context.signal);
    const { out } = context.values;
    if (typeof out === 'string') {
      await mkdir(dirname(resolve(out)), { recursive: true });
      await writeFile(out, `${JSON.stringify(results, null, 2)}\n`);
    }
    const report = benchReportSchema.strip().parse(results);
    if (context.json) printJson(report);
    else printReport(report);
    const { episodesPerSecond, lookP50Ms, lookP95Ms } = results;
    note(
      `${seconds(results.seconds * 1000)}, ${episodesPerSecond.toFixed(1)} episodes/s, a look in ${lookP50Ms?.toFixed(1)} ms (p50), ${lookP95Ms?.toFixed(1)} ms (p95)`,
    );
    return 0;
  },
};
