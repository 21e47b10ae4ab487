import { spawn } from 'node:child_process';
import { NodeError } from '../../kernel/error.ts';

/** One call of git: arguments, where, and what it gets. */
export type GitCall = {
  dir: string;
  args: readonly string[];
  input?: string;
  env?: Readonly<Record<string, string>>;
  /** Exit codes that are an answer rather than a failure (beside 0). */
  answers?: readonly number[];
  signal?: AbortSignal | undefined;
};

export type GitAnswer = { code: number; stdout: string };

/** Settings that keep a repository's own configuration from running anything or changing bytes. */
const settings = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.attributesFile=/dev/null',
  'core.autocrlf=false',
  'core.symlinks=false',
  'core.quotePath=false',
  'gc.auto=0',
  'maintenance.auto=false',
  'commit.gpgSign=false',
  'protocol.allow=never',
  'safe.directory=*',
].flatMap((setting) => ['-c', setting]);

/** Only what git needs: nothing of the caller's own git settings and secrets reaches it. */
const environment = {
  PATH: process.env['PATH'] ?? '/usr/bin:/bin',
  HOME: '/nonexistent',
  LC_ALL: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  GIT_ASKPASS: '/bin/false',
  GIT_OPTIONAL_LOCKS: '0',
};

/** Runs the system's git and gives what it printed; throws a NodeError when it cannot be run or fails. */
export async function git(call: GitCall): Promise<GitAnswer> {
  const { dir, args, signal } = call;
  const child = spawn('git', [...settings, ...args], {
    cwd: dir,
    env: { ...environment, ...call.env },
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(signal === undefined ? {} : { signal }),
  });
  const output: Buffer[] = [];
  const complaints: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk));
  // git may end before it has read everything; its exit code tells.
  child.stdin.on('error', () => undefined);
  child.stdin.end(call.input ?? '');
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', (cause) => reject(cannotRun(cause)));
    child.once('close', (status) => resolve(status ?? -1));
  });
  const stdout = Buffer.concat(output).toString('utf8');
  if (code === 0 || call.answers?.includes(code)) return { code, stdout };
  throw new NodeError({
    code: 'git-failed',
    message: `git ${args[0] ?? ''} in ${dir} ended with ${code}: ${Buffer.concat(complaints).toString('utf8').trim()}`,
  });
}

function cannotRun(cause: Error): Error {
  if (cause.name === 'AbortError') return cause;
  return new NodeError({
    code: 'git-missing',
    message: `git could not be run: ${cause.message}`,
    hint: 'Install git and see that it is in the PATH.',
    cause,
  });
}

/** The one line that a call prints. */
export async function gitLine(call: GitCall): Promise<string> {
  return (await git(call)).stdout.trim();
}

/** The object that a name stands for; undefined when there is none. */
export async function resolveObject(dir: string, name: string): Promise<string | undefined> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', name];
  const { code, stdout } = await git({ dir, args, answers: [1, 128] });
  return code === 0 ? stdout.trim() : undefined;
}
