/**
 * `npm run bench:optimus [-- SUITE…] [options]`: everything that the emulator is measured by, as one command that writes one
 * JSON file with counts for each task, 95 % intervals and the commit. Suites, all without a name: `g1` (which G2 and G3 are
 * read off as well), `g4` (real time, and the same slowed down), `g5` (rows), `g6` (the learner's curve).
 *
 *     MINIWOB_HTML=…/miniwob/html MINIWOB_DEMOS=… npm run bench:optimus -- g1 g6 --seeds exam-1..exam-10 --out figures.json
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { benchResultsSchema, type BenchResults } from '../src/protocol/screen/bench.ts';

const root = join(import.meta.dirname, '..');
const realTime = 'chase-circle,moving-items,stock-market,simon-says,hover-shape,button-delay';
const delaysMs = [0, 200, 1_000, 3_000];
const amounts = [1, 2, 5, 10];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    html: { type: 'string', default: process.env['MINIWOB_HTML'] },
    demos: { type: 'string', default: process.env['MINIWOB_DEMOS'] },
    skills: { type: 'string' },
    tasks: { type: 'string' },
    seeds: { type: 'string', default: 'exam-1..exam-100' },
    parallel: { type: 'string', default: '2' },
    out: { type: 'string', default: 'optimus.json' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'macrohard-optimus-bench-'));

/** Runs a program of ours and answers what it prints; what it says meanwhile is shown. Throws where it fails. */
async function run(program: string, args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [join(root, program), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
  const code = await new Promise((ended) => child.on('close', ended));
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${String(code)}: ${out}`);
  return out;
}

/** The folder that an option or a variable of the environment names; without it the bench says so and stops. */
function folderOf(option: 'html' | 'demos'): string {
  const found = values[option];
  if (found !== undefined && found !== '') return resolve(found);
  console.error(
    `bench:optimus: MINIWOB_${option.toUpperCase()} (or --${option}) is missing, see docs/optimus-bench.md.`,
  );
  return process.exit(2);
}

const tasks = (): string[] => (values.tasks === undefined ? [] : ['--tasks', values.tasks]);

type Learned = { file: string; seconds: number | null };

async function learn(perTask: number): Promise<Learned> {
  const file = join(folder, `skills-${perTask}.json`);
  const amount = ['--per-task', String(perTask), '--out', file, '--json'];
  const out = await run('src/cli/main.ts', [
    'optimus',
    'learn',
    '--demos',
    folderOf('demos'),
    ...amount,
    ...tasks(),
  ]);
  const { lessons } = z
    .looseObject({ lessons: z.array(z.looseObject({ ms: z.number() })) })
    .parse(JSON.parse(out));
  return { file, seconds: lessons.reduce((sum, { ms }) => sum + ms, 0) / 1_000 };
}

async function score(skills: string, more: readonly string[] = []): Promise<BenchResults> {
  const results = join(folder, 'results.json');
  const where = ['--html', folderOf('html'), '--skills', skills, '--seeds', values.seeds];
  const how = ['--parallel', values.parallel, '--out', results, '--json'];
  await run('src/cli/main.ts', ['optimus', 'bench', 'miniwob', ...where, ...how, ...more]);
  return benchResultsSchema.parse(JSON.parse(readFileSync(results, 'utf8')));
}

const wanted = (): Promise<Learned> =>
  values.skills === undefined ? learn(10) : Promise.resolve({ file: resolve(values.skills), seconds: null });

/** What a curve shows of a score. */
function pointOf({
  success,
  heldOutSuccess,
  rawReward,
  wrong,
  decisionP95Ms,
  intervals,
  tasks: each,
}: BenchResults) {
  return {
    success,
    heldOutSuccess,
    rawReward,
    wrong,
    decisionP95Ms,
    intervals,
    tasks: each.map(({ task, split, episodes, success: share, rawReward: reward, wrong: wrongShare }) => ({
      task,
      split,
      episodes,
      success: share,
      rawReward: reward,
      wrong: wrongShare,
    })),
  };
}

const suites: Readonly<Record<string, () => Promise<unknown>>> = {
  g1: async () => {
    const { file, seconds } = await wanted();
    return { learnSeconds: seconds, ...(await score(file, tasks())) };
  },
  g4: async () => {
    const skills = join(folder, 'g4.json');
    const shown = values.tasks ?? realTime;
    const teach = [
      '--agent',
      'test/teacher/real-time-agent.ts',
      '--tasks',
      shown,
      '--seeds',
      'teach-1..teach-8',
      '--html',
      folderOf('html'),
      '--parallel',
      values.parallel,
    ];
    await run('bench/miniwob/teach-main.ts', [...teach, '--out', join(folder, 'shown'), '--skills', skills]);
    const points: unknown[] = [];
    for (const delayMs of delaysMs)
      points.push({ delayMs, ...pointOf(await score(skills, ['--delay', String(delayMs)])) });
    return { points };
  },
  g5: async () => JSON.parse(await run('bench/main.ts', ['rows', '--json'])) as unknown,
  g6: async () => {
    const points: unknown[] = [];
    for (const demonstrations of amounts) {
      const { file, seconds } = await learn(demonstrations);
      points.push({ demonstrations, learnSeconds: seconds, ...pointOf(await score(file, tasks())) });
      console.error(`g6: ${demonstrations} demonstrations are done`);
    }
    return { points };
  },
};

const unknown = positionals.filter((name) => !(name in suites));
if (unknown.length > 0) {
  console.error(
    `bench:optimus: no suite '${unknown.join("', '")}'. Suites: ${Object.keys(suites).join(' ')}`,
  );
  process.exit(2);
}
const picked = positionals.length > 0 ? positionals : Object.keys(suites);
if (picked.some((name) => name !== 'g5')) folderOf('html');
const commit = (
  await new Promise<string>((done) => {
    const git = spawn('git', ['describe', '--always', '--dirty=+', '--abbrev=40'], { cwd: root });
    let out = '';
    git.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
    git.on('error', () => done(''));
    git.on('close', () => done(out));
  })
).trim();
try {
  const report: Record<string, unknown> = {
    commit: commit || null,
    at: new Date().toISOString(),
    seeds: values.seeds,
  };
  for (const name of picked) {
    report[name] = await suites[name]?.();
    // What is done is kept when a later suite fails.
    writeFileSync(values.out, `${JSON.stringify(report, null, 2)}\n`);
    console.error(`${name} stands in ${values.out}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
