/**
 * From the example's brief to a deployed and verified product, as a user runs it: a fresh home, `build --json --exit`, and
 * the memory of the company process meanwhile.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, type Figure } from './figure.ts';
import { homePaths } from '../src/config/home.ts';
import { processesOf, roleOf } from '../test/chaos/process-tree.ts';

const root = join(import.meta.dirname, '..');
const runs = 3;

type Run = { seconds: number; peakCompanyMb: number };

/** Resident memory of a process in MB; 0 when it has ended. */
function residentMb(pid: number): number {
  try {
    const match = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Number(match?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

async function buildOnce(): Promise<Run> {
  const home = mkdtempSync(join(tmpdir(), 'macrohard-bench-'));
  const paths = homePaths(home);
  const command = ['build', 'examples/hair-salon.md', '--home', home, '--json', '--exit'];
  const started = performance.now();
  const child = spawn(join(root, 'macrohard'), command, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let peakCompanyMb = 0;
  const sampler = setInterval(() => {
    const company = processesOf([paths.root, paths.run]).find((found) => roleOf(found) === 'company');
    if (company) peakCompanyMb = Math.max(peakCompanyMb, residentMb(company.pid));
  }, 250);
  const { promise, resolve } = Promise.withResolvers<number>();
  child.on('close', (code) => resolve(code ?? 1));
  const code = await promise;
  clearInterval(sampler);
  const seconds = (performance.now() - started) / 1000;
  rmSync(home, { recursive: true, force: true });
  if (code !== 0) throw new Error(`build exited with ${code}`);
  return { seconds, peakCompanyMb };
}

/** Seconds from brief to a verified, deployed product, and the peak memory of the company process. */
export async function benchBuild(): Promise<Figure[]> {
  const measured: Run[] = [];
  for (let run = 0; run < runs; run += 1) measured.push(await buildOnce());
  return [
    {
      name: 'hair salon: brief to deployed and verified',
      value: median(measured.map((run) => run.seconds)),
      unit: 's',
      target: 30,
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
