import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Demonstration } from '../../protocol/screen/demonstration.ts';
import { countDemonstrations, readShelf, storeRecording } from './shelf.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'demos-shelf-'));
});
afterEach(() => rm(root, { recursive: true }));

const before = { at: 0, viewport: { width: 10, height: 10 }, elements: [] };
const step = { before, action: { kind: 'click' as const, x: 1, y: 1, count: 1 }, began: 0, ended: 1 };
const shown = (instruction: string): Demonstration => ({
  format: 'macrohard/demonstration',
  version: 1,
  instruction,
  values: {},
  steps: [step],
});

test('demonstrations of a task are kept in the order in which they were shown, with their pictures', async () => {
  const folder = join(root, 'a', 'task');
  expect(await countDemonstrations(folder)).toBe(0);
  for (let nth = 1; nth <= 11; nth++) {
    await storeRecording(folder, {
      demonstration: shown(`${nth}`),
      pictures: [Buffer.from(`picture ${nth}`)],
    });
  }
  const kept = await readShelf(folder);
  expect(kept.map(({ instruction }) => Number(instruction))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(await readFile(join(folder, '11', '1.jpeg'), 'utf8')).toBe('picture 11');
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('a file that is cut short, foreign or of a later version is refused by name', async () => {
  await storeRecording(root, { demonstration: shown('one'), pictures: [] });
  const refused = async (text: string, why: string): Promise<void> => {
    await writeFile(join(root, '2.json'), text);
    await expect(readShelf(root)).rejects.toMatchObject({ code: 'demonstration-unreadable' });
    await expect(readShelf(root)).rejects.toThrow(why);
  };
  const whole = JSON.stringify(shown('two'));
  await refused(whole.slice(0, 40), '2.json is no demonstration: it is not JSON');
  await refused('[]', '2.json');
  await refused(JSON.stringify({ ...shown('two'), version: 2 }), 'version');
});
