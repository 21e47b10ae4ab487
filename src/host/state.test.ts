import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openState } from './state.ts';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'host-state-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

test('what was saved last is what is read again, however many saves overlap', async () => {
  const file = join(await folder(), 'host.json');
  const first = await openState(file);
  await Promise.all(
    [4400, 4401, 4402].map((port) => {
      first.state.port = port;
      return first.save();
    }),
  );
  expect((await openState(file)).state).toEqual({ v: 1, port: 4402, products: {} });
});

test('a state that cannot be read is an error that says what to do, and it stays as it is', async () => {
  const file = join(await folder(), 'host.json');
  await writeFile(file, '{"v":1,"pro');
  await expect(openState(file)).rejects.toMatchObject({
    code: 'host-state',
    hint: expect.stringContaining('Move it'),
  });
  expect(await readFile(file, 'utf8')).toBe('{"v":1,"pro');
});
