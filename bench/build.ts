/**
 * From the examples' briefs to deployed and verified products, as a user runs it: a fresh home, `build --json --exit`, the
 * time until an emulated user has played a first journey, and the memory of the company process meanwhile.
 */
import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { homePaths, type HomePaths } from '../src/config/home.ts';
import { callSocket } from '../src/protocol/socket-http.ts';
import { companyViewSchema } from '../src/protocol/view.ts';
import { processesOf, roleOf } from '../test/chaos/process-tree.ts';
import { median, type Figure } from './figure.ts';

const root = join(import.meta.dirname, '..');
const runs = 3;
const lookMs = 100;

type Run = { seconds: number; firstJourneySeconds: number; peakCompanyMb: number };

/** Resident memory of a process in MB; 0 when it has ended. */
function residentMb(pid: number): number {
  try {
    const match = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Number(match?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Whether a worker says that it has played a journey: of all work that says how far it is, only journeys know their number. */
async function hasPlayed({ companySocket: socket }: HomePaths): Promise<boolean> {
  const view = await callSocket({ socket, path: '/api/company' }).catch(() => undefined);
  const parsed = companyViewSchema.safeParse(view);
  return parsed.success && parsed.data.workers.some(({ progress }) => progress?.of !== undefined);
}

/** Builds briefs at once in one fresh home. Throws when one of them is not released. */
async function buildTogether(briefs: readonly string[]): Promise<Run> {
  const home = mkdtempSync(join(tmpdir(), 'macrohard-bench-'));
  const paths = homePaths(home);
  const started = performance.now();
  const since = (): number => (performance.now() - started) / 1000;
  let [peakCompanyMb, firstJourneySeconds] = [0, Number.NaN];
  const sampler = setInterval(() => {
    const company = processesOf([paths.root, paths.run]).find((found) => roleOf(found) === 'company');
    if (company) peakCompanyMb = Math.max(peakCompanyMb, residentMb(company.pid));
  }, 250);
  const look = async (): Promise<void> => {
    if ((await hasPlayed(paths)) && Number.isNaN(firstJourneySeconds)) firstJourneySeconds = since();
  };
  const watch = setInterval(() => void look(), lookMs);
  const codes = await Promise.all(
    briefs.map((brief) => {
      const child = spawn(join(root, 'macrohard'), ['build', brief, '--home', home, '--json', '--exit'], {
        cwd: root,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      const { promise, resolve } = Promise.withResolvers<number>();
      child.on('close', (code) => resolve(code ?? 1));
      return promise;
    }),
  );
  const seconds = since();
  clearInterval(sampler);
  clearInterval(watch);
  rmSync(home, { recursive: true, force: true });
  const failed = briefs.filter((_, at) => codes[at] !== 0);
  if (failed.length > 0) throw new Error(`Not released: ${failed.join(', ')}`);
  return { seconds, firstJourneySeconds, peakCompanyMb };
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
    const { seconds } = await buildTogether([brief]);
    sum += seconds;
    const name = `${basename(brief, '.md')}: brief to deployed and verified`;
    figures.push({ name, value: seconds, unit: 's', target: 30, better: 'less' });
  }
  const together = await buildTogether(briefs);
  const name = `${briefs.length} at once, over the sum of their single times`;
  return [...figures, { name, value: together.seconds / sum, unit: '', target: 1.2, better: 'less' }];
}
