/**
 * Has a program that knows tasks (`--agent`, as for the judge) work them on the judge's pages, and keeps what it does as
 * demonstrations: `--out DIR` gets a folder for each task. With `--skills FILE` skills are learned from them at once; the file
 * names the seeds, so that nothing is scored on them. `--parallel N`: so many tasks are shown at the same time.
 *
 *     node bench/miniwob/teach-main.ts --agent test/teacher/real-time-agent.ts --tasks a,b --seeds teach-1..teach-8 --out DIR
 */
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Demonstration } from '../../src/protocol/screen/demonstration.ts';
import type { SkillFile } from '../../src/protocol/screen/skill-file.ts';
import { findBrowser } from '../../src/reflex/browser/find-browser.ts';
import { openBrowser } from '../../src/reflex/browser/open-browser.ts';
import { type Recorder, type Recording, startRecording } from '../../src/reflex/demonstration/record.ts';
import { storeRecording } from '../../src/reflex/demonstration/shelf.ts';
import { openHand } from '../../src/reflex/hand/hand.ts';
import { learn } from '../../src/reflex/learner/learn.ts';
import { type AgentProcess, startAgent } from '../../src/reflex/agent/agent-process.ts';
import { playEpisode } from './episode.ts';
import { servePages } from './page-server.ts';
import { readSeeds } from './seeds.ts';
import { openTaskPage, type TaskPage } from './task-page.ts';

const noPictures = (): Promise<never> => Promise.reject(new Error('No pictures are kept.'));

/** A page on which every episode is recorded from its start. */
function recorded(page: TaskPage): { page: TaskPage; recorder: () => Recorder } {
  let recorder: Recorder | undefined;
  return {
    page: {
      ...page,
      start: async (seed) => {
        const running = await page.start(seed);
        const { instruction } = running;
        await page.observe();
        recorder = startRecording(page.eye, { instruction, values: {} }, noPictures);
        return running;
      },
    },
    recorder: () => {
      if (!recorder) throw new TypeError('Nothing was started.');
      return recorder;
    },
  };
}

type Lesson = { task: string; address: string; seeds: readonly string[]; out: string };

/** Numbers of episodes, which no two pages share. */
let episodes = 0;

/** Has one task shown with each seed. Throws where the program fails. */
async function show(
  open: () => Promise<TaskPage>,
  agent: AgentProcess,
  lesson: Lesson,
): Promise<Demonstration[]> {
  const { task, seeds, out } = lesson;
  const recordings: { recording: Recording; isRewarded: boolean }[] = [];
  await using real = await open();
  const { page, recorder } = recorded(real);
  const hand = openHand(page.wire);
  const rules = { keepsScreens: false, delayMs: 0, signal: new AbortController().signal };
  for (const seed of seeds) {
    const outcome = await playEpisode({ page, hand, agent, rules }, episodes++, seed);
    if (outcome.fault !== undefined || outcome.refusal !== undefined)
      throw new Error(`${task}: ${outcome.fault ?? 'given up'}`);
    const recording = await recorder().finish();
    recordings.push({ recording, isRewarded: outcome.rawReward > 0 });
    const { steps } = recording.demonstration;
    console.log(`${task} ${seed}: reward ${outcome.rawReward}, ${steps.length} steps`);
  }
  // Some pages reward nobody; there the program is trusted.
  const isRewarding = recordings.some(({ isRewarded }) => isRewarded);
  const kept = recordings.filter(({ isRewarded }) => isRewarded || !isRewarding);
  for (const { recording } of kept) await storeRecording(join(out, task), recording);
  return kept.map(({ recording }) => recording.demonstration);
}

const { values } = parseArgs({
  options: {
    html: { type: 'string', default: process.env['MINIWOB_HTML'] ?? '' },
    agent: { type: 'string', default: '' },
    tasks: { type: 'string', default: '' },
    seeds: { type: 'string', default: 'teach-1..teach-8' },
    out: { type: 'string', default: 'demonstrations' },
    skills: { type: 'string' },
    parallel: { type: 'string', default: '1' },
  },
});
const seeds = readSeeds(values.seeds);
await using pages = await servePages(values.html);
await using browser = openBrowser(findBrowser(), pages.origin);
await using agent = await startAgent(resolve(values.agent), []);
const file: SkillFile = { format: 'macrohard/skills', version: 1, learned: [], seeds, skills: [] };
const tasks = values.tasks.split(',');
const left = [...tasks];
const shown = new Map<string, Demonstration[]>();
const work = async (): Promise<void> => {
  for (let task = left.shift(); task !== undefined; task = left.shift()) {
    const address = `${pages.base}miniwob/${encodeURIComponent(task)}.html`;
    const lesson = { task, address, seeds, out: resolve(values.out) };
    shown.set(task, await show(() => openTaskPage(browser, address), agent, lesson));
  }
};
await Promise.all(Array.from({ length: Number(values.parallel) }, work));
// Only now: whoever learns sees and does nothing meanwhile.
for (const task of tasks) {
  const demonstrations = shown.get(task) ?? [];
  const lesson = learn(demonstrations);
  const ended = demonstrations.map(({ steps }) => steps.at(-1)?.ended ?? 0).toSorted((a, b) => a - b);
  const humanMs = ended[Math.floor(ended.length / 2)] ?? 0;
  file.learned.push({ task, split: 'held-out', humanMs });
  file.skills.push(lesson.skill);
  console.log(`${task}: ${lesson.explained} of ${lesson.shown} moves explained`);
}
if (values.skills !== undefined) await writeFile(resolve(values.skills), `${JSON.stringify(file)}\n`);
