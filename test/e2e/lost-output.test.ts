import { closeSync, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Ended, livingOf, startCommand } from '../chaos/kill-build.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'macrohard-lost-'));
const home = join(folder, 'home');
const brief = join(root, 'examples/hair-salon.md');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command of whose output one stream, or both, is shut before it says anything. */
function unread(streams: readonly ('stdout' | 'stderr')[], ...args: string[]): Promise<Ended> {
  const { child, ended } = startCommand(home, args);
  for (const name of streams) child[name]?.destroy();
  return ended;
}

describe('a command whose reader has gone away', () => {
  it.each([
    ['doctor', 0, ['doctor']],
    ['doctor --json', 0, ['doctor', '--json']],
    ['spec, whose document is longer than a pipe holds', 0, ['spec', brief, '--json']],
    ['one that is wrong used', 2, ['doctor', 'twice', '--json']],
  ])('ends as it would have, without a word: %s', async (_name, code, args) => {
    expect(await unread(['stdout'], ...args)).toMatchObject({ code, stderr: '' });
  });

  it('says its errors to nobody where nobody reads them', async () => {
    expect(await unread(['stderr'], 'doctor', 'twice')).toMatchObject({ code: 2, stdout: '' });
    expect(await unread(['stdout', 'stderr'], 'doctor', 'twice')).toMatchObject({ code: 2 });
  });

  it('does not stay, and leaves nothing behind, where it would have stayed', async () => {
    expect(await unread(['stdout'], 'serve')).toMatchObject({ code: 0, stderr: '' });
    await expect.poll(() => livingOf(home)).toEqual([]);
  });
});

it.skipIf(!existsSync('/dev/full'))(
  'a command says that its output cannot be written, and fails',
  async () => {
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, ['src/cli/main.ts', 'doctor', '--home', home], {
      cwd: root,
      stdio: ['ignore', full, 'pipe'],
    });
    closeSync(full);
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    const { promise, resolve } = Promise.withResolvers<number | null>();
    child.on('close', resolve);
    expect(await promise).toBe(1);
    expect(said).toContain('cannot be written: ENOSPC');
  },
);
