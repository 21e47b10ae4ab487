/** The judge of screen tasks, on pages of our own that keep the protocol of MiniWoB++, and on its own where they are. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  type BenchReport,
  benchReportSchema,
  benchResultsSchema,
  type TracedEpisode,
  tracedEpisodeSchema,
} from '../../src/protocol/screen/bench.ts';
import { type Ended, startCommand } from '../chaos/kill-build.ts';
import { processesOf } from '../chaos/process-tree.ts';

const folder = mkdtempSync(join(tmpdir(), 'macrohard-optimus-bench-'));
const pages = join(import.meta.dirname, '../fixtures/screen-tasks');
const teacher = join(import.meta.dirname, '../teacher/scripted-agent.ts');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function bench(...args: string[]): Promise<Ended> {
  const all = ['optimus', 'bench', 'miniwob', '--json', ...args];
  return startCommand(join(folder, 'home'), all, { MINIWOB_HTML: '' }).ended;
}

/** A trial on our pages that goes well, from its options as one line with spaces between them. */
async function scored(line: string): Promise<BenchReport> {
  const args = line.split(' ');
  const { code, stdout, stderr } = await bench('--html', pages, ...args);
  expect({ code, stderr: code === 0 ? '' : stderr, stdout: code === 0 ? '' : stdout }).toMatchObject({
    code: 0,
  });
  return benchReportSchema.parse(JSON.parse(stdout));
}

function traced(path: string): TracedEpisode[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => tracedEpisodeSchema.parse(JSON.parse(line)));
}

const named = (report: BenchReport, task: string) => report.tasks.find((figures) => figures.task === task);

describe('a program that knows the tasks', () => {
  it('reaches what they give, by real input, and its results say how sure that is', async () => {
    const [out, trace] = [join(folder, 'out.json'), join(folder, 'trace.jsonl')];
    const tasks = [
      'press-word',
      'type-word',
      'choose-word',
      'late-button',
      'follow-dot',
      'half-reward',
      'too-late',
    ];
    const report = await scored(
      `--agent ${teacher} --seeds a-1..a-8 --tasks ${tasks.join(',')} --out ${out} --trace ${trace}`,
    );
    const success = Object.fromEntries(report.tasks.map((task) => [task.task, task.success]));
    expect(success).toEqual({
      'press-word': 1,
      'type-word': 1,
      'choose-word': 1,
      'late-button': 1,
      'follow-dot': 1,
      'half-reward': 1,
      'too-late': 0,
    });
    expect(named(report, 'half-reward')?.rawReward).toBe(0.5);
    expect(named(report, 'follow-dot')?.rawReward).toBeGreaterThan(0.9);
    expect(named(report, 'late-button')?.medianMs).toBeGreaterThan(200);
    // The page's own timer ended it, and nobody abstained: that is wrong.
    expect(named(report, 'too-late')).toMatchObject({
      wrong: 1,
      abstained: 0,
      rawReward: -1,
      medianMs: null,
    });

    const results = benchResultsSchema.parse(JSON.parse(readFileSync(out, 'utf8')));
    expect(results).toMatchObject({ ...report, faults: 0, suite: 'miniwob' });
    expect(results.commit).toMatch(/^[0-9a-f]{40}\+?$/);
    expect(results.intervals.tasks['press-word']?.success).toEqual([expect.closeTo(0.6756, 3), 1]);

    const episodes = traced(trace);
    expect(episodes).toHaveLength(56);
    // What the page's author alone sees, and what the judge alone sees, is in no observation.
    const seen = JSON.stringify(episodes.map(({ steps, last }) => ({ steps, last })));
    expect(seen).toContain('"text":"quince"');
    for (const hidden of ['secret', 'Last reward', 'START', 'Press the button', 'a-1', 'half-reward']) {
      expect(seen).not.toContain(hidden);
    }
  });

  it('meets the same screens with the same seeds, whatever else is played, and others with others', async () => {
    const told = async (seeds: string, tasks: string): Promise<string[]> => {
      const trace = join(folder, `${seeds}-${tasks}.jsonl`);
      await scored(`--seeds ${seeds} --tasks ${tasks} --trace ${trace}`);
      return traced(trace)
        .filter(({ task }) => task === 'press-word')
        .map(({ instruction, last }) =>
          JSON.stringify([instruction, last?.elements.map(({ text }) => text)]),
        );
    };
    const first = await told('s-1..s-6', 'press-word');
    expect((await told('s-4..s-6', 'type-word,press-word')).join('\n')).toBe(first.slice(3).join('\n'));
    expect(new Set(first).size).toBeGreaterThan(3);
  });
});

describe('an agent', () => {
  it('that knows nothing hands over at once, which is not wrong', async () => {
    const report = await scored('--tasks press-word,too-late --seeds a-1..a-5');
    expect(report).toMatchObject({ success: 0, wrong: 0, decisionP95Ms: null, speedup: null });
    expect(report.tasks.map(({ abstained }) => abstained)).toEqual([1, 1]);
  });

  it('gets the skills and the screen, and no name of a task, seed, address or reward', async () => {
    const skills = file(
      'skills.json',
      JSON.stringify({
        format: 'macrohard/skills',
        version: 1,
        learned: [{ task: 'press-word', humanMs: 1500 }, { task: 'type-word' }],
        seeds: ['learning-1'],
        skills: [{ knows: 'something' }],
      }),
    );
    const nosy = file(
      'nosy.mjs',
      `const heard = [];
       process.on('message', (message) => {
         heard.push(message);
         if (message.kind === 'skills') process.send({ kind: 'ready' });
         if (message.kind === 'look') process.send({ kind: 'decision', episode: message.episode, decision: { kind: 'abstain', why: 'unknown' } });
       });
       process.on('disconnect', () => process.exit(0));
       process.on('message', ({ kind }) => {
         if (kind === 'end') console.error('HEARD ' + JSON.stringify([heard, process.argv, process.env, process.cwd()]));
       });`,
    );
    const { stdout, stderr } = await bench(
      '--html',
      pages,
      '--skills',
      skills,
      '--agent',
      nosy,
      '--seeds',
      'exam-7',
    );
    const report = benchReportSchema.parse(JSON.parse(stdout));
    expect(report.tasks.map(({ task, split, humanMs }) => [task, split, humanMs])).toEqual([
      ['press-word', 'held-out', 1500],
      ['type-word', 'development', null],
    ]);
    const heard = stderr.split('\n').filter((line) => line.startsWith('HEARD'));
    expect(heard.length).toBeGreaterThan(0);
    expect(heard.join()).toContain('{"knows":"something"}');
    for (const hidden of [
      'press-word',
      'type-word',
      'exam-7',
      '127.0.0.1',
      '1500',
      'learning-1',
      'screen-tasks',
    ]) {
      expect(heard.join()).not.toContain(hidden);
    }
  });

  it('that dies or talks nonsense loses the episode alone; the next one gets a new process', async () => {
    const frail = file(
      'frail.mjs',
      `let episodes = 0;
       process.on('disconnect', () => process.exit(0));
       process.on('message', (message) => {
         if (message.kind === 'skills') process.send({ kind: 'ready' });
         if (message.kind !== 'look') return;
         episodes += 1;
         if (episodes === 2) process.exit(3);
         process.send({ kind: 'decision', episode: message.episode, decision: { kind: 'abstain', why: 'unknown' } });
       });`,
    );
    const trace = join(folder, 'frail.jsonl');
    const report = await scored(
      `--tasks press-word --seeds a-1..a-4 --agent ${frail} --trace ${trace} --parallel 1`,
    );
    expect(report.tasks[0]).toMatchObject({ episodes: 4, abstained: 0.5, wrong: 0.5 });
    expect(traced(trace).map(({ fault }) => fault !== undefined)).toEqual([false, true, false, true]);
  });
});

describe('the command', () => {
  it.each([
    [['--tasks', 'press-word'], /MINIWOB_HTML/],
    [['--html', tmpdir(), '--tasks', 'press-word'], /does not hold the pages/],
    [['--html', pages, '--tasks', 'press-word,gone'], /No such task: gone/],
    [['--html', pages, '--tasks', 'press-word', '--seeds', 'a-2..a-1'], /a-2\.\.a-1/],
    [['--html', pages, '--tasks', 'press-word', '--skills', '/nowhere.json'], /cannot be read/],
    [['--html', pages], /There is no task to run/],
  ])('stops at %j and says why', async (args, why) => {
    const { code, stdout } = await bench(...args);
    const { error } = JSON.parse(stdout) as { error: { message: string; hint: string } };
    expect(error.message).toMatch(why);
    expect(error.hint).not.toBe('');
    expect(code).toBe(2);
  });

  it('ends at once with all its processes when it is interrupted in the middle of an episode', async () => {
    const patient = file(
      'patient.mjs',
      `process.on('disconnect', () => process.exit(0));
       process.on('message', ({ kind, episode }) => {
         if (kind === 'skills') process.send({ kind: 'ready' });
         if (kind !== 'look') return;
         console.error('PLAYS');
         process.send({ kind: 'decision', episode, decision: 'wait' });
       });`,
    );
    const args = [
      'optimus',
      'bench',
      'miniwob',
      '--html',
      pages,
      '--tasks',
      'press-word',
      '--agent',
      patient,
    ];
    const { child, ended } = startCommand(join(folder, 'home'), args);
    await new Promise<void>((resolve) => {
      child.stderr?.on('data', (chunk: Buffer) => {
        if (chunk.toString('utf8').includes('PLAYS')) resolve();
      });
    });
    // The command, the judge, the agent and the browser's.
    const processes = processesOf([patient]);
    expect(processes.length).toBeGreaterThan(3);
    const began = performance.now();
    child.kill('SIGINT');
    const { code, stderr } = await ended;
    expect(stderr).toContain('it was interrupted');
    expect(code).toBe(1);
    // The episode would have gone on for five seconds, and the others after it.
    expect(performance.now() - began).toBeLessThan(4000);
    await expect.poll(() => processes.filter(({ pid }) => existsSync(`/proc/${pid}`))).toEqual([]);
  });

  it('does not score on seeds that were learned from', async () => {
    const learned = { format: 'macrohard/skills', version: 1, learned: [{ task: 'press-word' }], skills: [] };
    const skills = file('learned.json', JSON.stringify({ ...learned, seeds: ['a-2'] }));
    const { code, stdout } = await bench('--html', pages, '--skills', skills, '--seeds', 'a-1..a-3');
    expect(stdout).toContain('were learned on 1 of these seeds: a-2');
    expect(code).toBe(2);
  });
});

const real = process.env['MINIWOB_HTML'] ?? '';

describe.skipIf(real === '')('on the pages of MiniWoB++ (MINIWOB_HTML)', () => {
  it('a program that knows some tasks for development solves them with every seed', async () => {
    const tasks = [
      'click-button',
      'click-checkboxes',
      'click-option',
      'enter-password',
      'enter-text-dynamic',
      'focus-text',
    ];
    const report = await scored(
      `--html ${real} --agent ${teacher} --tasks ${tasks.join(',')} --seeds a-1..a-20`,
    );
    expect(report.tasks.map(({ task, success, rawReward }) => [task, success, rawReward])).toEqual(
      tasks.map((task) => [task, 1, 1]),
    );
  });
});
