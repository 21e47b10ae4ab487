/**
 * A product's repository. Pure output of the generator lies on the branch `generated`; it is merged into `main`, whose work
 * tree belongs to people, so that what they write survives every generation. References move by compare-and-swap, hooks
 * never run, and the same tree at the same time gives the same commit.
 */
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../../kernel/error.ts';
import { randomId } from '../../kernel/id.ts';
import { git, gitLine, resolveObject, scratchFolder } from './git.ts';
import { keepOurs } from './keep-ours.ts';
import { finishMove, moveMain, refuseUncommitted } from './work-tree.ts';
import { writeTree } from './write-tree.ts';

/** Who wrote a commit. */
type Author = { name: string; email: string };

/** Output of the generator on its way into a repository. `at` is in milliseconds since the epoch. */
export type Generated = {
  dir: string;
  tree: ReadonlyMap<string, string>;
  message: string;
  at: number;
  author: Author;
};

/**
 * What came of it. `merged`: `main` holds it. `conflict`: it stands on `generated`, but edits by hand on `main` touch the
 * same places of `conflicts`; `main` is as it was, and `settled` is a commit on nobody's branch that joins both and keeps
 * the edits by hand in these places.
 */
export type GeneratedResult =
  | { status: 'merged' | 'unchanged'; generated: string; main: string }
  | { status: 'conflict'; generated: string; main: string; conflicts: string[]; settled: string };

type Signature = { author: Author; at: number };

function signed({ author, at }: Signature): Record<string, string> {
  const date = `${Math.floor(at / 1000)} +0000`;
  return {
    GIT_AUTHOR_NAME: author.name,
    GIT_AUTHOR_EMAIL: author.email,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: author.name,
    GIT_COMMITTER_EMAIL: author.email,
    GIT_COMMITTER_DATE: date,
  };
}

type CommitInput = Signature & { tree: string; parents: string[]; message: string };

async function commitTree(dir: string, input: CommitInput): Promise<string> {
  const parents = input.parents.flatMap((parent) => ['-p', parent]);
  const args = ['commit-tree', input.tree, ...parents, '-F', '-'];
  return gitLine({ dir, args, input: `${input.message.trim()}\n`, env: signed(input), apart: {} });
}

async function ensureRepository(dir: string): Promise<void> {
  if (existsSync(join(dir, '.git', 'HEAD'))) return;
  await mkdir(dir, { recursive: true });
  await git({ dir, args: ['init', '--quiet', '--template=', '--initial-branch=main'] });
}

/** Commits the tree to `generated`, unless it is there already. */
async function advanceGenerated(input: Generated): Promise<string> {
  const { dir, message, author, at } = input;
  const tree = await writeTree(dir, input.tree);
  const tip = await resolveObject(dir, 'refs/heads/generated');
  if (tip !== undefined && (await resolveObject(dir, `${tip}^{tree}`)) === tree) return tip;
  const parents = tip === undefined ? [] : [tip];
  const commit = await commitTree(dir, { tree, parents, message, author, at });
  await git({ dir, args: ['update-ref', 'refs/heads/generated', commit, tip ?? '0'.repeat(40)] });
  return commit;
}

async function isAncestor(dir: string, ancestor: string, commit: string): Promise<boolean> {
  const args = ['merge-base', '--is-ancestor', ancestor, commit];
  return (await git({ dir, args, answers: [1], apart: {} })).code === 0;
}

/** The tree in which both sides are joined, or the paths where they cannot be. */
async function mergeTrees(
  dir: string,
  ours: string,
  theirs: string,
): Promise<{ tree: string; conflicts: string[] }> {
  const args = [
    'merge-tree',
    '--write-tree',
    '--name-only',
    '--no-messages',
    '-z',
    '--allow-unrelated-histories',
    ours,
    theirs,
  ];
  const { code, stdout } = await git({ dir, args, answers: [1], apart: {} });
  const [tree = '', ...paths] = stdout.split('\0').filter(Boolean);
  return { tree: tree.trim(), conflicts: code === 0 ? [] : [...new Set(paths)] };
}

async function mergeIntoMain(input: Generated, generated: string): Promise<GeneratedResult> {
  const { dir, author, at } = input;
  const main = await resolveObject(dir, 'refs/heads/main');
  if (main === undefined) {
    await moveMain(dir, { from: null, to: generated });
    return { status: 'merged', generated, main: generated };
  }
  if (await isAncestor(dir, generated, main)) return { status: 'unchanged', generated, main };
  if (await isAncestor(dir, main, generated)) {
    await moveMain(dir, { from: main, to: generated });
    return { status: 'merged', generated, main: generated };
  }
  const { tree, conflicts } = await mergeTrees(dir, main, generated);
  const message = `Merge what was generated\n\n${input.message}`;
  if (conflicts.length > 0) {
    const kept = await keepOurs(dir, tree, conflicts);
    const settled = await commitTree(dir, { tree: kept, parents: [main, generated], message, author, at });
    return { status: 'conflict', generated, main, conflicts, settled };
  }
  const merged = await commitTree(dir, { tree, parents: [main, generated], message, author, at });
  await moveMain(dir, { from: main, to: merged });
  return { status: 'merged', generated, main: merged };
}

/**
 * Commits the generator's output to `generated` and merges it into `main`, making the repository when there is none. Doing
 * it again changes nothing; a crash in between is made good by the next call. Throws a UserError, and changes nothing, when
 * the work tree holds edits that are not committed.
 */
export async function commitGenerated(input: Generated): Promise<GeneratedResult> {
  await ensureRepository(input.dir);
  await finishMove(input.dir);
  await refuseUncommitted(input.dir);
  return mergeIntoMain(input, await advanceGenerated(input));
}

/** Brings `main` to a commit that continues it; where it stands there or further already, nothing happens. */
export async function adoptCommit(dir: string, commit: string): Promise<void> {
  await finishMove(dir);
  const main = await mainCommit(dir);
  if (await isAncestor(dir, commit, main)) return;
  await refuseUncommitted(dir);
  if (!(await isAncestor(dir, main, commit))) {
    throw new UserError({
      code: 'main-moved',
      message: `main of ${dir} got commits of its own meanwhile`,
      hint: 'Start the change again: what was committed will be merged.',
    });
  }
  await moveMain(dir, { from: main, to: commit });
}

/** The commit that `main` stands at; throws a UserError when there is no such repository. */
export async function mainCommit(dir: string): Promise<string> {
  const main = existsSync(dir) ? await resolveObject(dir, 'refs/heads/main') : undefined;
  if (main !== undefined) return main;
  throw new UserError({
    code: 'no-repository',
    message: `${dir} is no repository with a branch main.`,
    hint: 'Build the product first.',
  });
}

/**
 * Writes the files of a commit into the folder `into`, without history, hooks or links, in one rename. A folder that is
 * there already is taken as it is: name it after the commit.
 */
export async function checkOut(input: { dir: string; commit: string; into: string }): Promise<void> {
  const { dir, commit, into } = input;
  if (existsSync(into)) return;
  await mkdir(dirname(into), { recursive: true });
  await using scratch = await scratchFolder();
  const fresh = join(dirname(into), `.${randomId('checkout')}`);
  await mkdir(fresh);
  const env = { GIT_INDEX_FILE: join(scratch.path, 'index') };
  try {
    await git({ dir, args: ['read-tree', '--end-of-options', commit], env, apart: {} });
    const args = ['checkout-index', '--all', '--force', `--prefix=${fresh}/`];
    await git({ dir, args, env, apart: {} });
    await rename(fresh, into);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    if (!existsSync(into)) throw error;
  }
}

/**
 * Whether a commit's files are exactly those of one of the commits in `written`, which the generator is known to have made:
 * nobody has edited them. The repository's own branches prove nothing, since people can move them.
 */
export async function isPureGenerated(input: {
  dir: string;
  commit: string;
  written: readonly string[];
}): Promise<boolean> {
  const tree = await resolveObject(input.dir, `${input.commit}^{tree}`);
  if (tree === undefined) return false;
  for (const commit of input.written) {
    if ((await resolveObject(input.dir, `${commit}^{tree}`)) === tree) return true;
  }
  return false;
}
