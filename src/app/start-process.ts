import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { fromErrorBody, NodeError } from '../kernel/error.ts';
import { delay } from '../kernel/clock.ts';
import { errorBodyOf, errorBodySchema } from '../protocol/work.ts';

/** A process of ours that outlives its starter. */
export type StartInput = {
  /** File in this folder: `company-main.ts`. */
  main: string;
  args: readonly string[];
  /** Folder for its log file, which is named after `name`. */
  logs: string;
  name: string;
  /** Whether it answers already (it, or another of its kind that was faster). */
  isReady: () => Promise<boolean>;
};

const patienceMs = 20_000;

/**
 * Starts a process of ours unless it answers already, and resolves when it answers. One that ends by itself without an
 * error found another of its kind, which may be about to end: then it is started again. Throws what it said when it fails.
 */
export async function startProcess(input: StartInput): Promise<void> {
  mkdirSync(input.logs, { recursive: true, mode: 0o700 });
  const file = join(input.logs, `${input.name}.log`);
  const until = performance.now() + patienceMs;
  let offset = 0;
  let running: Attempt | undefined;
  while (performance.now() < until) {
    if (await input.isReady()) return;
    if (running === undefined || running.code === 0) {
      offset = existsSync(file) ? statSync(file).size : 0;
      running = attempt(input, file);
    }
    if (running.code !== undefined && running.code !== 0) throw failure(input.name, file, offset);
    await delay(25);
  }
  throw failure(input.name, file, offset);
}

/** A started process; `code` is set once it ended. */
type Attempt = { code?: number };

function attempt(input: StartInput, file: string): Attempt {
  const log = openSync(file, 'a', 0o600);
  const child = spawn(
    process.execPath,
    [...process.execArgv, join(import.meta.dirname, input.main), ...input.args],
    { detached: true, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  child.unref();
  const running: Attempt = {};
  child.once('exit', (code) => (running.code = code ?? 1));
  child.once('error', () => (running.code = 1));
  return running;
}

const failureSchema = z.object({ error: errorBodySchema });

/** The error that the process wrote as its last line, else one that names its log. */
function failure(name: string, file: string, offset: number): Error {
  const lines = readFileSync(file).subarray(offset).toString('utf8').trim().split('\n');
  for (const line of lines.reverse()) {
    const parsed = failureSchema.safeParse(parseLine(line));
    if (!parsed.success) continue;
    return fromErrorBody(errorBodyOf(parsed.data.error));
  }
  const message = `The ${name} process did not start`;
  if (isFull(dirname(file))) {
    const hint = 'Make room, then say the same command again; nothing was lost.';
    return new NodeError({ code: 'disk-full', message: `${message}: its disk is full`, hint });
  }
  return new NodeError({ code: 'not-started', message, hint: `Its log is ${file}` });
}

/** Whether there is no room for as much as a log. */
function isFull(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < 262_144;
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
