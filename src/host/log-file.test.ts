import { appendFile, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { LogLine } from '../protocol/host.ts';
import { openLog } from './log-file.ts';

async function logPath(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'host-log-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return join(path, 'salon.ndjson');
}

const line = (text: string): LogLine => ({ at: 1, release: 1, stream: 'stdout', text });

test('the last lines are read back in order, by a later process too', async () => {
  const file = await logPath();
  const log = openLog(file);
  for (let index = 0; index < 50; index += 1) log.write(line(`line ${index}`));
  expect((await log.tail(2)).map(({ text }) => text)).toEqual(['line 48', 'line 49']);
  await appendFile(file, '{"at":1,"rel');
  expect((await openLog(file).tail(1)).map(({ text }) => text)).toEqual(['line 49']);
});

test('who follows gets what comes from then on', () => {
  const log = openLog('/dev/null');
  const seen: string[] = [];
  log.write(line('before'));
  const end = log.follow(({ text }) => seen.push(text));
  log.write(line('while'));
  end();
  log.write(line('after'));
  expect(seen).toEqual(['while']);
});

test('a product that writes without end fills neither the disk nor our memory', async () => {
  const file = await logPath();
  const log = openLog(file);
  const text = 'x'.repeat(10_000);
  for (let round = 0; round < 12; round += 1) {
    for (let index = 0; index < 300; index += 1) log.write(line(text));
    await log.flush();
  }
  expect((await stat(file)).size).toBeLessThan(6 * 1024 * 1024);
  expect((await stat(`${file}.1`)).size).toBeLessThan(6 * 1024 * 1024);
  expect((await log.tail(10_000)).some((one) => one.text.includes('lines dropped'))).toBe(true);
});
