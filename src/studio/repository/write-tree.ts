import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InternalError } from '../../kernel/error.ts';
import { git, gitLine, scratchFolder } from './git.ts';

const pathPattern = /^(?!\.git\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[A-Za-z0-9._][A-Za-z0-9._/-]*$/;

/** Writes files into the repository's store of objects, and gives the hash of the tree that holds them. */
export async function writeTree(dir: string, tree: ReadonlyMap<string, string>): Promise<string> {
  await using scratch = await scratchFolder();
  const paths = [...tree.keys()].sort();
  for (const path of paths) {
    if (!pathPattern.test(path))
      throw new InternalError({ code: 'path-odd', message: `No product has a file ${path}` });
    await mkdir(dirname(join(scratch.path, 'files', path)), { recursive: true });
    await writeFile(join(scratch.path, 'files', path), tree.get(path) ?? '');
  }
  const input = paths.map((path) => `${join(scratch.path, 'files', path)}\n`).join('');
  const args = ['hash-object', '-w', '--no-filters', '--stdin-paths'];
  const { stdout } = await git({ dir, args, input, apart: {} });
  const blobs = stdout.trim().split('\n');
  const entries = paths.map((path, index) => `100644 ${blobs[index] ?? ''}\t${path}\n`).join('');
  const env = { GIT_INDEX_FILE: join(scratch.path, 'index') };
  await git({ dir, args: ['update-index', '--add', '--index-info'], input: entries, env, apart: {} });
  return await gitLine({ dir, args: ['write-tree'], env, apart: {} });
}
