import { chmodSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeRunFolder } from './run-folder.ts';

test('a folder for sockets is its owner’s alone, and one that somebody else prepared is refused', () => {
  const root = mkdtempSync(join(tmpdir(), 'run-folder-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const folder = join(root, 'run');
  makeRunFolder(folder);
  makeRunFolder(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  chmodSync(folder, 0o755);
  makeRunFolder(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  chmodSync(folder, 0o777);
  expect(() => makeRunFolder(folder)).toThrow('not a folder of yours alone');
  symlinkSync(root, join(root, 'link'));
  expect(() => makeRunFolder(join(root, 'link'))).toThrow('not a folder of yours alone');
});
