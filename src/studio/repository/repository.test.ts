import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  chmodSync,
  mkdirSync,
  symlinkSync,
  unlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { git, gitLine } from './git.ts';
import {
  adoptCommit,
  checkOut,
  commitGenerated,
  type Generated,
  isPureGenerated,
  mainCommit,
} from './repository.ts';

const author = { name: 'Engineer', email: 'engineer@example.com' };
const at = Date.UTC(2026, 2, 1);
let root: string;
let dir: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'repository-test-'));
  dir = join(root, 'repository');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function generated(files: Record<string, string>, more: Partial<Generated> = {}): Generated {
  return { dir, tree: new Map(Object.entries(files)), message: 'Generate', at, author, ...more };
}

async function commitByHand(message: string): Promise<void> {
  const identity = ['-c', 'user.name=Hand', '-c', 'user.email=hand@example.com'];
  await git({ dir, args: [...identity, 'commit', '-q', '-a', '-m', message] });
}

const read = (path: string): string => readFileSync(join(dir, path), 'utf8');

test('the same tree at the same time is the same commit, wherever it is made', async () => {
  const one = await commitGenerated(generated({ 'a.ts': '1\n', 'src/b.ts': '2\n' }));
  const elsewhere = generated({ 'src/b.ts': '2\n', 'a.ts': '1\n' }, { dir: join(root, 'other') });
  const other = await commitGenerated(elsewhere);
  expect(other).toEqual(one);
  expect(one.status).toBe('merged');
  expect(read('src/b.ts')).toBe('2\n');
});

test('generating the same again changes nothing', async () => {
  const one = await commitGenerated(generated({ 'a.ts': '1\n' }));
  const again = await commitGenerated(generated({ 'a.ts': '1\n' }, { at: at + 60_000 }));
  expect(again).toEqual({ ...one, status: 'unchanged' });
});

test('edits by hand survive a new generation, and the merge is not pure', async () => {
  await commitGenerated(generated({ 'a.ts': '1\n2\n3\n4\n5\n6\n7\n', 'b.ts': 'b\n' }));
  writeFileSync(join(dir, 'a.ts'), 'hand\n2\n3\n4\n5\n6\n7\n');
  await commitByHand('Change a line');
  const result = await commitGenerated(generated({ 'a.ts': '1\n2\n3\n4\n5\n6\nseven\n', 'c.ts': 'c\n' }));
  expect(result.status).toBe('merged');
  expect(read('a.ts')).toBe('hand\n2\n3\n4\n5\n6\nseven\n');
  expect(existsSync(join(dir, 'b.ts'))).toBe(false);
  expect(read('c.ts')).toBe('c\n');
  expect(await gitLine({ dir, args: ['status', '--porcelain'] })).toBe('');
  expect(await isPureGenerated({ dir, commit: result.main, written: [result.generated] })).toBe(false);
  expect(await isPureGenerated({ dir, commit: result.generated, written: [result.generated] })).toBe(true);
});

test('edits in the same place are a conflict that names the file and leaves main alone', async () => {
  await commitGenerated(generated({ 'a.ts': '1\n' }));
  writeFileSync(join(dir, 'a.ts'), 'hand\n');
  await commitByHand('Change it');
  const before = await mainCommit(dir);
  const result = await commitGenerated(generated({ 'a.ts': 'generated\n' }));
  expect(result).toMatchObject({ status: 'conflict', conflicts: ['a.ts'], main: before });
  expect(await mainCommit(dir)).toBe(before);
  expect(read('a.ts')).toBe('hand\n');
});

test('edits that are not committed are refused, not lost', async () => {
  const { generated: tip } = await commitGenerated(generated({ 'a.ts': '1\n' }));
  writeFileSync(join(dir, 'a.ts'), 'precious\n');
  await expect(commitGenerated(generated({ 'a.ts': '2\n' }))).rejects.toMatchObject({
    code: 'uncommitted-edits',
  });
  expect(read('a.ts')).toBe('precious\n');
  expect(await gitLine({ dir, args: ['rev-parse', 'generated'] })).toBe(tip);
});

test('a file that git does not know is not overwritten', async () => {
  await commitGenerated(generated({ 'a.ts': '1\n' }));
  writeFileSync(join(dir, 'b.ts'), 'precious\n');
  await expect(commitGenerated(generated({ 'a.ts': '1\n', 'b.ts': 'new\n' }))).rejects.toMatchObject({
    code: 'files-in-the-way',
  });
  expect(read('b.ts')).toBe('precious\n');
  unlinkSync(join(dir, 'b.ts'));
  const result = await commitGenerated(generated({ 'a.ts': '1\n', 'b.ts': 'new\n' }));
  expect(result.status).toBe('merged');
  expect(read('b.ts')).toBe('new\n');
});

test('a crash while the work tree moves is made good by the next call', async () => {
  const { main: from } = await commitGenerated(generated({ 'a.ts': '1\n', 'b.ts': '1\n' }));
  const reference = join(root, 'reference');
  await commitGenerated(generated({ 'a.ts': '1\n', 'b.ts': '1\n' }, { dir: reference }));
  const next = { 'a.ts': '2\n', 'b.ts': '2\n', 'c.ts': '2\n' };
  const expected = await commitGenerated(generated(next, { dir: reference }));
  // What a kill leaves behind: `generated` is ahead, a lock is held, one of the files is written, main is not moved.
  await git({
    dir,
    args: ['fetch', '-q', reference, 'generated:generated'],
    env: { GIT_ALLOW_PROTOCOL: 'file' },
  });
  writeFileSync(join(dir, '.git', 'macrohard-move.json'), JSON.stringify({ from, to: expected.generated }));
  writeFileSync(join(dir, '.git', 'index.lock'), '');
  writeFileSync(join(dir, 'b.ts'), '2\n');
  const result = await commitGenerated(generated(next));
  expect(result.main).toBe(expected.main);
  expect(read('a.ts') + read('b.ts') + read('c.ts')).toBe('2\n2\n2\n');
  expect(await gitLine({ dir, args: ['status', '--porcelain'] })).toBe('');
});

test.runIf(process.getuid?.() === 0)(
  'a disk that fills while the work tree moves leaves nothing in the way of the next call',
  async () => {
    const files = (mark: string): Record<string, string> =>
      Object.fromEntries(Array.from({ length: 40 }, (_, nth) => [`f${nth}.ts`, mark.repeat(20_000 + nth)]));
    mkdirSync(dir);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=700k', 'tmpfs', dir]);
    try {
      await expect(commitGenerated(generated(files('a')))).rejects.toMatchObject({
        code: 'disk-full',
      });
      expect(readdirSync(dir)).not.toEqual(['.git']);
      execFileSync('mount', ['-o', 'remount,size=20m', dir]);
      await commitGenerated(generated(files('a')));
      expect(read('f39.ts')).toBe('a'.repeat(20_039));
      expect(await gitLine({ dir, args: ['status', '--porcelain'] })).toBe('');
    } finally {
      execFileSync('umount', [dir]);
    }
  },
);

test('a checkout is fresh and carries no history', async () => {
  const { main } = await commitGenerated(generated({ 'src/a.ts': '1\n' }));
  const into = join(root, 'checkouts', main);
  await checkOut({ dir, commit: main, into });
  expect(readFileSync(join(into, 'src/a.ts'), 'utf8')).toBe('1\n');
  expect(existsSync(join(into, '.git'))).toBe(false);
  await checkOut({ dir, commit: main, into });
});

test('hooks and links of the repository have no effect', async () => {
  await commitGenerated(generated({ 'a.ts': '1\n' }));
  const proof = join(root, 'hook-ran');
  mkdirSync(join(dir, '.git', 'hooks'), { recursive: true });
  for (const hook of ['post-checkout', 'post-merge', 'reference-transaction', 'post-index-change']) {
    writeFileSync(join(dir, '.git', 'hooks', hook), `#!/bin/sh\ntouch ${proof}\n`);
    chmodSync(join(dir, '.git', 'hooks', hook), 0o755);
  }
  const { main } = await commitGenerated(generated({ 'a.ts': '2\n' }));
  await checkOut({ dir, commit: main, into: join(root, 'fresh') });
  expect(existsSync(proof)).toBe(false);
});

test('no program that the repository names runs, and no other work tree is written', async () => {
  const { main } = await commitGenerated(generated({ 'a.txt': '1\n2\n3\n' }));
  const proof = join(root, 'ran');
  const elsewhere = join(root, 'elsewhere');
  mkdirSync(elsewhere);
  const command = `touch ${proof}; cat`;
  const settings = ['clean', 'smudge'].map((name) => [`filter.x=y.${name}`, command]);
  for (const [key = '', value = ''] of [
    ...settings,
    ['merge.x.driver', `touch ${proof}; false`],
    ['diff.x.textconv', command],
    ['core.worktree', elsewhere],
    ['core.fsmonitor', command],
    ['gpg.program', command],
    ['log.showSignature', 'true'],
  ]) {
    await git({ dir, args: ['config', key, value] });
  }
  writeFileSync(join(dir, '.gitattributes'), '*.txt filter=x=y merge=x diff=x\n');
  writeFileSync(join(dir, 'a.txt'), 'one\n2\n3\n');
  const hand = await gitLine({ dir, args: ['hash-object', '-w', '--no-filters', 'a.txt'], apart: {} });
  await git({ dir, args: ['update-index', '--cacheinfo', `100644,${hand},a.txt`], apart: {} });
  const tree = await gitLine({ dir, args: ['write-tree'], apart: {} });
  const env = {
    GIT_AUTHOR_NAME: 'h',
    GIT_AUTHOR_EMAIL: 'h',
    GIT_COMMITTER_NAME: 'h',
    GIT_COMMITTER_EMAIL: 'h',
  };
  const edited = await gitLine({ dir, args: ['commit-tree', tree, '-p', main, '-m', 'x'], env, apart: {} });
  await git({ dir, args: ['update-ref', 'refs/heads/main', edited] });
  const result = await commitGenerated(generated({ 'a.txt': '1\n2\nthree\n' }));
  expect(result.status).toBe('merged');
  expect(read('a.txt')).toBe('one\n2\nthree\n');
  await checkOut({ dir, commit: result.main, into: join(root, 'fresh') });
  expect(readFileSync(join(root, 'fresh', 'a.txt'), 'utf8')).toBe('one\n2\nthree\n');
  expect(existsSync(proof)).toBe(false);
  expect(existsSync(join(elsewhere, 'a.txt'))).toBe(false);
});

test('a hand cannot pass its code off as generated: not on the branch, not by a replacement', async () => {
  const { main, generated: tip } = await commitGenerated(generated({ 'a.ts': '1\n' }));
  writeFileSync(join(dir, 'a.ts'), 'evil\n');
  await commitByHand('Edit');
  const edited = await mainCommit(dir);
  await git({ dir, args: ['update-ref', 'refs/heads/generated', edited] });
  expect(await isPureGenerated({ dir, commit: edited, written: [tip] })).toBe(false);
  const [pure, evil] = await Promise.all(
    [main, edited].map((commit) => gitLine({ dir, args: ['rev-parse', `${commit}^{tree}`] })),
  );
  await git({ dir, args: ['update-ref', `refs/replace/${pure}`, evil ?? ''] });
  await git({ dir, args: ['update-ref', `refs/replace/${edited}`, main] });
  expect(await isPureGenerated({ dir, commit: edited, written: [tip] })).toBe(false);
  const into = join(root, 'fresh');
  await checkOut({ dir, commit: main, into });
  expect(readFileSync(join(into, 'a.ts'), 'utf8')).toBe('1\n');
});

test('a folder without a repository is none, though one lies around it', async () => {
  await commitGenerated(generated({ 'a.ts': '1\n' }));
  const inner = join(dir, 'products', 'x');
  mkdirSync(inner, { recursive: true });
  await expect(mainCommit(inner)).rejects.toMatchObject({ code: 'no-repository' });
});

test('a link in a commit becomes a plain file in a checkout', async () => {
  await commitGenerated(generated({ 'a.ts': '1\n' }));
  symlinkSync('/etc/shadow', join(dir, 'link'));
  await git({ dir, args: ['-c', 'core.symlinks=true', 'add', 'link'] });
  await commitByHand('Link');
  const into = join(root, 'fresh');
  await checkOut({ dir, commit: await mainCommit(dir), into });
  expect(lstatSync(join(into, 'link')).isFile()).toBe(true);
  expect(readFileSync(join(into, 'link'), 'utf8')).toBe('/etc/shadow');
});

test('a conflict can be settled by keeping the edits where both sides touch, and the new code elsewhere', async () => {
  const lines = (first: string, last: string): string => `${first}\n2\n3\n4\n5\n6\n${last}\n`;
  await commitGenerated(generated({ 'a.ts': lines('1', '7') }));
  writeFileSync(join(dir, 'a.ts'), lines('hand', '7'));
  await commitByHand('Change the first line');
  const result = await commitGenerated(generated({ 'a.ts': lines('generated', 'seven'), 'b.ts': 'b\n' }));
  if (result.status !== 'conflict') throw new Error(result.status);
  await adoptCommit(dir, result.settled);
  expect(await mainCommit(dir)).toBe(result.settled);
  expect(read('a.ts')).toBe(lines('hand', 'seven'));
  expect(read('b.ts')).toBe('b\n');
  await adoptCommit(dir, result.generated);
  expect(await mainCommit(dir)).toBe(result.settled);
});
