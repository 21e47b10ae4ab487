import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../kernel/error.ts';
import type { Demonstration } from '../../protocol/screen/demonstration.ts';
import type { Observation } from '../../protocol/screen/observation.ts';
import { masked } from '../eye/sight.ts';
import { foldInput } from './fold-input.ts';
import { parseRecord, type RecordedFile } from './recorded-file.ts';
import { readMoments } from './recorded-moments.ts';
import { painted } from './painted.ts';
import { readDemonstration } from './shelf.ts';

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
  return convert(parseRecord(bytes));
}

function convert(record: RecordedFile): Demonstration {
  const reward = record.rawReward ?? record.reward ?? 0;
  if (reward <= 0) throw useless('The person did not succeed.');
  const { moments, end, secrets } = readMoments(record);
  const steps = painted(foldInput(moments, end), record.utterance);
  const last = end.seen();
  if (steps.length === 0) throw useless('Nothing was done in it.');
  return {
    format: 'macrohard/demonstration',
    version: 1,
    instruction: record.utterance.replace(/\s+/g, ' ').trim(),
    values: {},
    steps: steps.map((step) => ({ ...step, before: concealed(step.before, secrets) })),
    after: concealed(last, secrets),
  };
}

/** A screen with its passwords masked. */
function concealed(screen: Observation, secrets: ReadonlySet<number>): Observation {
  const elements = screen.elements.map((element) =>
    secrets.has(element.id) && element.value !== undefined
      ? { ...element, value: masked(element.value) }
      : element,
  );
  return { ...screen, elements };
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

type Candidate = { file: string; demonstration: Demonstration; lastMs: number; lost: number };

/** How a demonstration in our own format begins: those stand in such folders too, as our recorder writes them. */
const ours = /^\s*\{\s*"format":\s*"macrohard\//;

async function readCandidate(file: string): Promise<Candidate> {
  const bytes = await readFile(file);
  if (ours.test(bytes.subarray(0, 100).toString('utf8'))) {
    const demonstration = await readDemonstration(file);
    return { file, demonstration, lastMs: demonstration.steps.at(-1)?.ended ?? 0, lost: 0 };
  }
  const record = parseRecord(bytes);
  const raw = record.rawReward ?? 1;
  const lost = 1 - (record.reward ?? raw) / raw;
  return { file, demonstration: convert(record), lastMs: record.states.at(-1)?.time ?? 0, lost };
}

/**
 * Records that break off before the task was over. Where the reward falls with time, what was lost of it tells when it
 * was over; how fast it falls is the same in all records of a task.
 */
function brokenOff(candidates: Candidate[]): Set<Candidate> {
  const timed = candidates.filter(({ lost }) => lost > 0.01 && lost < 1);
  const wholeMs = median(timed.map(({ lastMs, lost }) => lastMs / lost));
  return new Set(timed.filter(({ lastMs, lost }) => lastMs < 0.9 * lost * wholeMs - 150));
}

async function readGroup(name: string, files: string[], perTask: number): Promise<DemonstrationGroup> {
  const refused: DemonstrationGroup['refused'] = [];
  const candidates: Candidate[] = [];
  const whole = (): Candidate[] => {
    const broken = brokenOff(candidates);
    return candidates.filter((candidate) => !broken.has(candidate));
  };
  for (const file of files) {
    if (candidates.length >= perTask && whole().length >= perTask) break;
    try {
      candidates.push(await readCandidate(file));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      refused.push({ file, reason: error.message });
    }
  }
  for (const { file } of brokenOff(candidates))
    refused.push({ file, reason: 'The record breaks off before the task was over.' });
  const demonstrations = whole()
    .slice(0, perTask)
    .map(({ demonstration }) => demonstration);
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
