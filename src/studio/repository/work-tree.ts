import { existsSync } from 'node:fs';
import { readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { NodeError, UserError } from '../../kernel/error.ts';
import { git, gitLine, resolveObject } from './git.ts';

/**
 * Moving the work tree takes several steps. A note of where it comes from and where it goes stands in the repository
 * meanwhile, so that after a crash the next call finishes the move instead of taking half of it for edits by hand.
 */
const hash = z.string().regex(/^[0-9a-f]{40}$/);
const moveSchema = z.object({ from: hash.nullable(), to: hash });
type Move = z.infer<typeof moveSchema>;

const noteName = 'macrohard-move.json';
/** Less room than a few files need. */
const fullBytes = 256 * 1024;

const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

function uncommitted(dir: string, paths: readonly string[]): UserError {
  const some = paths.slice(0, 5).join(', ');
  return new UserError({
    code: 'uncommitted-edits',
    message: `${dir} holds edits that are not committed: ${some}${paths.length > 5 ? ', …' : ''}`,
    hint: 'Commit them (they will be merged), or put them aside, and start again.',
  });
}

/** Paths of tracked files that differ from what was committed. */
async function editedPaths(dir: string, head: string): Promise<string[]> {
  const args = ['status', '--porcelain', '-z', '--untracked-files=no', '--no-renames'];
  const { stdout } = await git({ dir, args, apart: { head } });
  return stdout
    .split('\0')
    .filter(Boolean)
    .map((line) => line.slice(3));
}

/** Throws a UserError when the work tree is on another branch than `main` or holds edits that are not committed. */
export async function refuseUncommitted(dir: string): Promise<void> {
  const { code, stdout } = await git({ dir, args: ['symbolic-ref', '--quiet', 'HEAD'], answers: [1] });
  if (code !== 0 || stdout.trim() !== 'refs/heads/main') {
    throw new UserError({
      code: 'not-on-main',
      message: `${dir} has checked out something else than main.`,
      hint: 'Run `git switch main` there and start again.',
    });
  }
  const head = await resolveObject(dir, 'refs/heads/main');
  if (head === undefined) return;
  const edited = await editedPaths(dir, head);
  if (edited.length > 0) throw uncommitted(dir, edited);
}

/** Finishes a move of the work tree that a crash cut short. Edits made since then are refused, not lost. */
export async function finishMove(dir: string): Promise<void> {
  const note = join(dir, '.git', noteName);
  if (!existsSync(note)) return;
  const move = parseNote(await readFile(note, 'utf8'));
  // Whoever held the lock is gone: the note is written by one process at a time, and only that one moves.
  await rm(join(dir, '.git', 'index.lock'), { force: true });
  if (move === undefined) {
    await rm(note);
    return;
  }
  await refuseForeignEdits(dir, move);
  await git({ dir, args: ['read-tree', '--reset', '-u', move.to], apart: {} });
  await pointMain(dir, move);
  await rm(note, { force: true });
}

function parseNote(text: string): Move | undefined {
  try {
    return moveSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** During a move each file is as it was or as it will be; anything else is somebody's edit. */
async function refuseForeignEdits(dir: string, move: Move): Promise<void> {
  await git({ dir, args: ['read-tree', move.from ?? emptyTree], apart: {} });
  const args = ['status', '--porcelain', '-z', '--untracked-files=all', '--no-renames'];
  const apart = move.from === null ? {} : { head: move.from };
  const { stdout } = await git({ dir, args, apart });
  const paths = stdout
    .split('\0')
    .filter(Boolean)
    .map((line) => line.slice(3));
  const foreign: string[] = [];
  for (const path of paths) if (await isForeign(dir, { path, move })) foreign.push(path);
  if (foreign.length > 0) throw uncommitted(dir, foreign);
}

async function isForeign(dir: string, { path, move }: { path: string; move: Move }): Promise<boolean> {
  const wanted = await resolveObject(dir, `${move.to}:${path}`);
  const before = move.from === null ? undefined : await resolveObject(dir, `${move.from}:${path}`);
  if (wanted === undefined && before === undefined) return false;
  const present = existsSync(join(dir, path))
    ? await gitLine({ dir, args: ['hash-object', '--no-filters', '--', path], apart: {} })
    : undefined;
  if (present === undefined || present === wanted || present === before) return false;
  return wanted === undefined || !(await isCutShort(dir, { path, wanted }));
}

/** Whether a file is the beginning of what it was to become: writing it ended on a full disk or by a kill. */
async function isCutShort(dir: string, { path, wanted }: { path: string; wanted: string }): Promise<boolean> {
  const { stdout } = await git({ dir, args: ['cat-file', 'blob', wanted], apart: {} });
  const whole = Buffer.from(stdout);
  const present = await readFile(join(dir, path));
  return present.length < whole.length && whole.subarray(0, present.length).equals(present);
}

async function pointMain(dir: string, { from, to }: Move): Promise<void> {
  if ((await resolveObject(dir, 'refs/heads/main')) === to) return;
  await git({ dir, args: ['update-ref', 'refs/heads/main', to, from ?? '0'.repeat(40)] });
}

/** Whether git found something in the way before it touched anything. */
function isRefusal(cause: unknown): boolean {
  return (
    cause instanceof Error && /would be (overwritten|removed)|not uptodate|would lose/u.test(cause.message)
  );
}

/** git does not say why it could not write: a disk without room is told from its figures. */
async function reasonOf(dir: string, cause: unknown): Promise<unknown> {
  const { bavail, bsize } = await statfs(dir);
  if (bavail * bsize > fullBytes) return cause;
  return new NodeError({
    code: 'disk-full',
    message: `The files of ${dir} could not be written: no space left on device.`,
    hint: 'Free some space and start again: it goes on from there.',
    cause,
  });
}

/** Moves `main` and the work tree, which must be clean, from one commit to another. */
export async function moveMain(dir: string, move: Move): Promise<void> {
  const note = join(dir, '.git', noteName);
  await writeFile(note, JSON.stringify(move));
  const trees = [move.from ?? emptyTree, move.to];
  try {
    // Files that were touched, or written by other means than git, but hold what was committed.
    await git({ dir, args: ['update-index', '-q', '--refresh'], answers: [1], apart: {} });
    await git({ dir, args: ['read-tree', '-m', '-u', ...trees], apart: {} });
  } catch (cause) {
    // Whatever else ended it (a full disk) did so on the way: the note stays, and the next call finishes the move.
    if (!isRefusal(cause)) throw await reasonOf(dir, cause);
    await rm(note, { force: true });
    throw new UserError({
      code: 'files-in-the-way',
      message: `Files in ${dir} that git does not know stand where the product's own would go.`,
      hint: 'Move them away, or add and commit them, and start again.',
      cause,
    });
  }
  await pointMain(dir, move);
  await rm(note, { force: true });
}
