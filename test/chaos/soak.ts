/**
 * `npm run soak [-- --kills 100 --seed 1 --brief FILE]`: builds one product after another while processes of the build are
 * killed with SIGKILL at random moments, one kind or all at once, and holds each ended home against its journal. Stops at
 * the first fault, keeps that home and says where; exit code 1.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { homePaths } from '../../src/config/home.ts';
import { seededBelow } from '../seeded.ts';
import { faultsOf } from './invariants.ts';
import { buildUnderFire, victims, type PlannedKill } from './kill-build.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    brief: { type: 'string' },
  },
});

const below = seededBelow(Number(values.seed));
const wanted = Number(values.kills);
const killsABuild = 6;
const folder = mkdtempSync(join(tmpdir(), 'macrohard-soak-'));
const small = join(folder, 'club.md');
writeFileSync(small, '# Club\n\nA club keeps members. A member has a name and a unique email.\n');

function planKills(): PlannedKill[] {
  return Array.from({ length: killsABuild }, () => ({
    victim: victims[below(victims.length)] ?? 'all',
    afterMs: 100 + below(6001),
  }));
}

let strikes = 0;
let builds = 0;
while (strikes < wanted) {
  builds += 1;
  const home = join(folder, `home-${builds}`);
  const started = performance.now();
  const log = (line: string): void => console.log(`  ${line}`);
  const args = ['build', values.brief ?? small, '--json', '--exit'];
  const fire = await buildUnderFire({ home, args, kills: planKills(), maxStarts: killsABuild + 2, log });
  const { product = 'club' } = (fire.last.code === 0 ? JSON.parse(fire.last.stdout) : {}) as {
    product?: string;
  };
  const faults =
    fire.last.code === 0 ? await faultsOf(home, product) : [`build: ${fire.last.code} ${fire.last.stderr}`];
  strikes += fire.strikes;
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(
    `build ${builds}: ${fire.strikes} kills, ${fire.starts} starts, ${seconds} s; ${strikes} of ${wanted} kills`,
  );
  if (faults.length > 0) {
    for (const fault of faults) console.error(`FAULT ${fault}`);
    console.error(`The home is kept: ${home}`);
    process.exit(1);
  }
  rmSync(home, { recursive: true, force: true });
  rmSync(homePaths(home).run, { recursive: true, force: true });
}
rmSync(folder, { recursive: true, force: true });
console.log(
  `${strikes} kills in ${builds} builds: each ended with one release, nothing done twice, the chain whole`,
);
