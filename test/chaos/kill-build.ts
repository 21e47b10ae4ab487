import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import { homePaths } from '../../src/config/home.ts';
import { processesOf, roleOf, type Process } from './process-tree.ts';

const root = join(import.meta.dirname, '../..');
const cli = join(root, 'src/cli/main.ts');

/** What is killed: every process of one role, or all at once. */
export const victims = ['company', 'worker', 'host', 'browser', 'product', 'cli', 'all'] as const;
export type Victim = (typeof victims)[number];

/** A kill to perform: whom, and how long after the (re)start of the build or the kill before; 0: as soon as there is one. */
export type PlannedKill = { victim: Victim; afterMs: number };

/** How a command ended. */
export type Ended = { code: number | null; stdout: string; stderr: string };

/** Starts a command of ours on a home; what it is to read is written to its `child.stdin` at once. */
export function startCommand(
  home: string,
  args: string[],
  env: Readonly<Record<string, string>> = {},
): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [cli, ...args, '--home', home], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  // Nobody answers questions.
  setImmediate(() => child.stdin.end());
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
  const { promise, resolve } = Promise.withResolvers<Ended>();
  child.on('close', (code) => resolve({ code, stdout, stderr }));
  return { child, ended: promise };
}

/** The living processes of a home. */
export function livingOf(home: string): Process[] {
  const { root: folder, run } = homePaths(home);
  return processesOf([folder, run]);
}

/** Kills with SIGKILL and tells how many processes were hit. */
function strike(home: string, victim: Victim): number {
  const hit = livingOf(home).filter((found) => victim === 'all' || roleOf(found) === victim);
  for (const { pid } of hit) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself between the look and the blow.
    }
  }
  return hit.length;
}

/** Waits, at most a minute, until a process of this role, or any, is there. */
async function untilThere(home: string, victim: Victim): Promise<string> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (livingOf(home).some((found) => victim === 'all' || roleOf(found) === victim)) return 'due';
    await delay(100);
  }
  return 'due';
}

/**
 * Runs one build of a home to its end while processes are killed as planned; whenever the command itself ends before all
 * kills are done or ends in failure, it is started again, as a person would. Gives up after `maxStarts` starts.
 */
export async function buildUnderFire(input: {
  home: string;
  args: string[];
  kills: PlannedKill[];
  maxStarts: number;
  log?: (line: string) => void;
}): Promise<{ last: Ended; starts: number; strikes: number }> {
  const { home, args, maxStarts, log = () => undefined } = input;
  const kills = [...input.kills];
  let strikes = 0;
  for (let starts = 1; ; starts += 1) {
    const { ended } = startCommand(home, args);
    while (kills.length > 0) {
      const next = kills[0];
      if (!next) break;
      // On a busy machine there may be none yet when its time has come.
      const due = delay(next.afterMs).then(() => untilThere(home, next.victim));
      const first = await Promise.race([ended.then(() => 'ended'), due]);
      if (first === 'ended') break;
      const hit = strike(home, next.victim);
      kills.shift();
      if (hit > 0) strikes += 1;
      log(`killed ${next.victim} (${hit} processes) after ${next.afterMs} ms`);
    }
    const last = await ended;
    if (last.code === 0 || starts >= maxStarts) return { last, starts, strikes };
    log(`the command ended with ${last.code ?? 'a signal'}; starting again`);
  }
}
