import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeError } from '../../kernel/error.ts';

/**
 * One call of git: arguments, where, and what it gets. A repository belongs to people, whose configuration may name programs
 * (filters, merge drivers, diff commands), another work tree or other objects in the place of some. So whatever reads or
 * writes files and objects runs `apart`: on the same objects, index and work tree, but under a git folder of its own that
 * configures nothing. Only references are read and moved in the repository's own.
 */
export type GitCall = {
  dir: string;
  args: readonly string[];
  input?: string;
  env?: Readonly<Record<string, string>>;
  /** Runs apart from the repository's configuration; `head` is the commit that counts as HEAD. */
  apart?: { head?: string };
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
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_GRAFT_FILE: '/nonexistent/grafts',
};

/** Runs the system's git and gives what it printed; throws a NodeError when it cannot be run or fails. */
export async function git(call: GitCall): Promise<GitAnswer> {
  const own = join(call.dir, '.git');
  if (call.apart === undefined) return await runGit(call, { GIT_DIR: own });
  await using scratch = await scratchFolder();
  await mkdir(join(scratch.path, 'refs'));
  await writeFile(join(scratch.path, 'HEAD'), `${call.apart.head ?? 'ref: refs/heads/main'}\n`);
  return await runGit(call, {
    GIT_DIR: scratch.path,
    GIT_WORK_TREE: call.dir,
    GIT_OBJECT_DIRECTORY: join(own, 'objects'),
    GIT_INDEX_FILE: join(own, 'index'),
  });
}

/** A temporary folder that goes when its user is done. */
export async function scratchFolder(): Promise<AsyncDisposable & { path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'repository-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

async function runGit(call: GitCall, where: Record<string, string>): Promise<GitAnswer> {
  const { dir, args, signal } = call;
  const child = spawn('git', [...settings, ...args], {
    cwd: dir,
    env: { ...environment, ...where, ...call.env },
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

/** The object that a name stands for (a reference, a hash, a path of one); undefined when there is none. */
export async function resolveObject(dir: string, name: string): Promise<string | undefined> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', name];
  const { code, stdout } = await git({ dir, args, answers: [1, 128] });
  return code === 0 ? stdout.trim() : undefined;
}
