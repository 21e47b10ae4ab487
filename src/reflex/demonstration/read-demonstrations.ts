import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../kernel/error.ts';
import type { Demonstration } from '../../protocol/screen/demonstration.ts';
import { foldInput } from './fold-input.ts';
import { parseRecord } from './recorded-file.ts';
import { readMoments } from './recorded-moments.ts';

/** Demonstrations of one kind of task. `name` groups them for learning and means nothing afterwards. */
export type DemonstrationGroup = {
  name: string;
  demonstrations: Demonstration[];
  /** Median of the milliseconds that the people of these demonstrations took. */
  humanMs: number;
  /** Records that were passed over. */
  refused: { file: string; reason: string }[];
};

/**
 * A record of the public demonstrations in our format. Throws UserError when it is damaged, of another format, failed, or
 * holds nothing that was done.
 */
export function convertRecord(bytes: Uint8Array): Demonstration {
  const record = parseRecord(bytes);
  const reward = record.rawReward ?? record.reward ?? 0;
  if (reward <= 0) throw useless('The person did not succeed.');
  const { moments, end } = readMoments(record);
  const steps = foldInput(moments, end);
  if (steps.length === 0) throw useless('Nothing was done in it.');
  return {
    format: 'macrohard/demonstration',
    version: 1,
    instruction: record.utterance.replace(/\s+/g, ' ').trim(),
    values: {},
    steps,
    after: end.seen(),
  };
}

function useless(message: string): UserError {
  return new UserError({ code: 'demonstration-useless', message });
}

/** The middle of some numbers; 0 of none. */
function median(numbers: number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw new UserError({
      code: 'no-demonstrations',
      message: `The folder of demonstrations ${folder} cannot be read.`,
      hint: 'Expected is a checkout of the public demonstrations: folders of sets, in them folders of tasks.',
      cause: error,
    });
  });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}

/** The tidy set comes first, then the one before it, then the others. */
const preferred = ['2017-10-16_second-turk', '2017-09-29_first-turk'];

async function filesByTask(folder: string): Promise<Map<string, string[]>> {
  const sets = (await foldersIn(folder)).toSorted((one, other) => rank(one) - rank(other));
  const byTask = new Map<string, string[]>();
  for (const set of sets) {
    for (const task of await foldersIn(join(folder, set))) {
      const names = (await readdir(join(folder, set, task))).filter((name) => /\.json(\.gz)?$/.test(name));
      const files = names.toSorted().map((name) => join(folder, set, task, name));
      byTask.set(task, [...(byTask.get(task) ?? []), ...files]);
    }
  }
  return byTask;
}

function rank(set: string): number {
  const place = preferred.indexOf(set);
  return place === -1 ? preferred.length : place;
}

async function readGroup(name: string, files: string[], perTask: number): Promise<DemonstrationGroup> {
  const demonstrations: Demonstration[] = [];
  const refused: DemonstrationGroup['refused'] = [];
  for (const file of files) {
    if (demonstrations.length >= perTask) break;
    try {
      demonstrations.push(convertRecord(await readFile(file)));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      refused.push({ file, reason: error.message });
    }
  }
  const times = demonstrations.map(({ steps }) => steps.at(-1)?.ended ?? 0);
  return { name, demonstrations, refused, humanMs: median(times) };
}

/**
 * Reads a checkout of the public demonstrations: at most `perTask` successful ones of each task (all when absent), those
 * of the tidy set before the others, by file name; `tasks` limits it to some. Throws UserError when there is no such
 * folder.
 */
export async function readDemonstrations(
  folder: string,
  options: { perTask?: number; tasks?: readonly string[] } = {},
): Promise<DemonstrationGroup[]> {
  const { perTask = Infinity, tasks } = options;
  const groups: DemonstrationGroup[] = [];
  const byTask = await filesByTask(folder);
  for (const [name, files] of [...byTask].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    if (tasks && !tasks.includes(name)) continue;
    const group = await readGroup(name, files, perTask);
    groups.push(group);
  }
  return groups;
}
