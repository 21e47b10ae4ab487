/**
 * From the examples' briefs to deployed and verified products, as a user runs it: a fresh home, `build --json --exit`, the
 * time until an emulated user has played a first journey, what all processes together computed, and the memory of the
 * company process meanwhile. On a busy machine the processor time is the figure that still means something.
 */
import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { homePaths } from '../src/config/home.ts';
import { buildReportSchema } from '../src/protocol/client.ts';
import { processesOf, roleOf } from '../test/chaos/process-tree.ts';
import { median, type Figure } from './figure.ts';

const root = join(import.meta.dirname, '..');
const runs = 3;
const lookMs = 250;
/** What `/proc` counts processor time in (`getconf CLK_TCK`). */
const ticksPerSecond = 100;

/** `processorSeconds`: of every process of the home, as it was last seen; `firstJourneySeconds`: of the first brief. */
type Run = { seconds: number; firstJourneySeconds: number; processorSeconds: number; peakCompanyMb: number };

/** Resident memory of a process in MB; 0 when it has ended. */
function residentMb(pid: number): number {
  try {
    const match = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Number(match?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Watches the processes of a home until it is disposed of. */
function watchProcesses(
  marks: string[],
): Disposable & { processorSeconds(): number; peakCompanyMb(): number } {
  const ticks = new Map<number, number>();
  let peakMb = 0;
  const look = (): void => {
    for (const found of processesOf(marks)) {
      ticks.set(found.pid, found.ticks);
      if (roleOf(found) === 'company') peakMb = Math.max(peakMb, residentMb(found.pid));
    }
  };
  const timer = setInterval(look, lookMs);
  return {
    processorSeconds: () => [...ticks.values()].reduce((sum, one) => sum + one, 0) / ticksPerSecond,
    peakCompanyMb: () => peakMb,
    [Symbol.dispose]: () => clearInterval(timer),
  };
}

/** Builds a brief in a home. Resolves with the seconds from the brief to its first journey; throws when it is not released. */
async function build(brief: string, home: string): Promise<number> {
  const child = spawn(join(root, 'macrohard'), ['build', brief, '--home', home, '--json', '--exit'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString('utf8');
  });
  const { promise, resolve } = Promise.withResolvers<number>();
  child.on('close', (code) => resolve(code ?? 1));
  if ((await promise) !== 0) throw new Error(`Not released: ${brief}`);
  const { firstJourneyMs } = buildReportSchema.parse(JSON.parse(printed));
  return (firstJourneyMs ?? Number.NaN) / 1000;
}

/** Builds briefs at once in one fresh home. Throws when one of them is not released. */
async function buildTogether(briefs: readonly string[]): Promise<Run> {
  const home = mkdtempSync(join(tmpdir(), 'macrohard-bench-'));
  const paths = homePaths(home);
  const started = performance.now();
  using watched = watchProcesses([paths.root, paths.run]);
  try {
    const [firstJourneySeconds = Number.NaN] = await Promise.all(briefs.map((brief) => build(brief, home)));
    const seconds = (performance.now() - started) / 1000;
    const [processorSeconds, peakCompanyMb] = [watched.processorSeconds(), watched.peakCompanyMb()];
    return { seconds, firstJourneySeconds, processorSeconds, peakCompanyMb };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Seconds from brief to a verified, deployed product, and the peak memory of the company process. */
export async function benchBuild(): Promise<Figure[]> {
  const measured: Run[] = [];
  for (let run = 0; run < runs; run += 1) measured.push(await buildTogether(['examples/hair-salon.md']));
  return [
    {
      name: 'hair salon: brief to deployed and verified',
      value: median(measured.map((run) => run.seconds)),
      unit: 's',
      target: 30,
      better: 'less',
    },
    {
      name: 'hair salon: brief to its first journey played',
      value: median(measured.map((run) => run.firstJourneySeconds)),
      unit: 's',
      target: 5,
      better: 'less',
    },
    {
      name: 'hair salon: processor time of all its processes',
      value: median(measured.map((run) => run.processorSeconds)),
      unit: 's',
      better: 'less',
    },
    {
      name: 'company process, peak resident memory',
      value: median(measured.map((run) => run.peakCompanyMb)),
      unit: 'MB',
      target: 250,
      better: 'less',
    },
  ];
}

/** Every example by itself, and all of them at once in one company. */
export async function benchExamples(): Promise<Figure[]> {
  const briefs = globSync('examples/*.md', { cwd: root }).sort();
  const figures: Figure[] = [];
  let sum = 0;
  for (const brief of briefs) {
    const { seconds, firstJourneySeconds, processorSeconds } = await buildTogether([brief]);
    sum += seconds;
    const name = basename(brief, '.md');
    figures.push(
      {
        name: `${name}: brief to deployed and verified`,
        value: seconds,
        unit: 's',
        target: 30,
        better: 'less',
      },
      {
        name: `${name}: brief to its first journey played`,
        value: firstJourneySeconds,
        unit: 's',
        target: 5,
        better: 'less',
      },
      {
        name: `${name}: processor time of all its processes`,
        value: processorSeconds,
        unit: 's',
        better: 'less',
      },
    );
  }
  const together = await buildTogether(briefs);
  const name = `${briefs.length} at once, over the sum of their single times`;
  return [...figures, { name, value: together.seconds / sum, unit: '', target: 1.2, better: 'less' }];
}
