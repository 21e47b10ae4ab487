import { chmod, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { UserError } from '../../kernel/error.ts';
import { type Demonstration, demonstrationSchema } from '../../protocol/screen/demonstration.ts';
import type { Recording } from './record.ts';

/** Folders hold the demonstrations of one task each: `1.json`, `2.json`, …, and pictures in a folder of the same number. */
const fileName = /^([1-9]\d*)\.json$/;

async function numbersIn(folder: string): Promise<number[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const numbers = names.map((name) => Number(fileName.exec(name)?.[1] ?? 0)).filter((number) => number > 0);
  return numbers.toSorted((one, other) => one - other);
}

/** How many demonstrations a folder holds; 0 where it is not there. */
export async function countDemonstrations(folder: string): Promise<number> {
  return (await numbersIn(folder)).length;
}

/** Stores a recording beside those that are there, for its owner alone; answers the path of its file. */
export async function storeRecording(folder: string, recording: Recording): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const number = ((await numbersIn(folder)).at(-1) ?? 0) + 1;
  const pictures = join(folder, String(number));
  await mkdir(pictures, { recursive: true, mode: 0o700 });
  for (const [nth, bytes] of recording.pictures.entries()) {
    if (bytes) await writeFile(join(pictures, `${nth + 1}.jpeg`), bytes, { mode: 0o600 });
  }
  const file = join(folder, `${number}.json`);
  const text = `${JSON.stringify(demonstrationSchema.parse(recording.demonstration))}\n`;
  await writeFile(`${file}.part`, text, { mode: 0o600 });
  await rename(`${file}.part`, file);
  return file;
}

function foreign(file: string, why: string): UserError {
  return new UserError({
    code: 'demonstration-unreadable',
    message: `${file} is no demonstration: ${why}`,
    hint: 'docs/optimus.md describes the format; remove the file or record it anew.',
  });
}

/** Reads a demonstration in our format. Throws UserError when it is cut short, of another format or a later version. */
export async function readDemonstration(file: string): Promise<Demonstration> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw foreign(file, error instanceof SyntaxError ? 'it is not JSON.' : 'it cannot be read.');
  }
  const parsed = demonstrationSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw foreign(file, z.prettifyError(parsed.error).slice(0, 300));
}

/** The demonstrations of a folder, in the order in which they were shown. Throws as `readDemonstration` does. */
export async function readShelf(folder: string): Promise<Demonstration[]> {
  const numbers = await numbersIn(folder);
  return Promise.all(numbers.map((number) => readDemonstration(join(folder, `${number}.json`))));
}
