/**
 * Has teachers that know tasks outside the benchmark's (test/teacher/third-teachers.ts) work them on the judge's pages at a
 * person's tempo, and keeps what they do as demonstrations: `--out DIR` gets a folder for each task, which `optimus learn
 * --demos` of the folder above it reads. Time is no part of these: the pages wait longer than they do when they score.
 *
 *     node bench/miniwob/third-main.ts --tasks a,b --seeds teach-1..teach-10 --out DIR/taught
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from '../../src/reflex/browser/find-browser.ts';
import { type Browser, openBrowser } from '../../src/reflex/browser/open-browser.ts';
import { startRecording } from '../../src/reflex/demonstration/record.ts';
import { storeRecording } from '../../src/reflex/demonstration/shelf.ts';
import { chanceOf } from '../../src/reflex/explore/chance.ts';
import { openHand } from '../../src/reflex/hand/hand.ts';
import { delay } from '../../src/kernel/clock.ts';
import { preparations, teachThird, thirdTasks } from '../../test/teacher/third-teachers.ts';
import { servePages } from './page-server.ts';
import { readSeeds } from './seeds.ts';
import { openTaskPage } from './task-page.ts';

const noPictures = (): Promise<never> => Promise.reject(new Error('No pictures are kept.'));
const longMs = 180_000;
/** How long a page may take to say how it ended, after the last thing that was done. */
const verdictMs = 2_000;

type Lesson = { task: string; address: string; seeds: readonly string[]; out: string };

/** Shows one task with each seed; keeps what the page rewarded. */
async function show(browser: Browser, { task, address, seeds, out }: Lesson): Promise<void> {
  await using task_ = await openTaskPage(browser, address);
  const { page, eye, wire } = task_;
  const hand = openHand(wire, { tempo: 'human' });
  await page.evaluate(`core.EPISODE_MAX_TIME = ${longMs}`);
  await page.evaluate(preparations[task] ?? '');
  for (const seed of seeds) {
    const { instruction, ended } = await task_.start(seed);
    await task_.observe();
    const recorder = startRecording(eye, { instruction, values: {} }, noPictures);
    try {
      await teachThird({ page, eye, hand, chance: chanceOf(task, seed), instruction }, task);
    } catch (error) {
      await recorder.cancel();
      await task_.stop();
      console.log(`${task} ${seed}: not taught: ${error instanceof Error ? error.message : String(error)}`);
      continue;
    }
    const end = await Promise.race([ended, delay(verdictMs)]);
    const recording = await recorder.finish();
    if (!end) await task_.stop();
    const isRewarded = end !== undefined && end.rawReward > 0;
    const kinds = recording.demonstration.steps.map(({ action }) => action.kind).join(' ');
    console.log(
      `${task} ${seed}: ${isRewarded ? 'kept' : `refused (${end?.rawReward ?? 'not ended'})`}: ${kinds}`,
    );
    if (isRewarded) await storeRecording(join(out, task), recording);
  }
}

const { values } = parseArgs({
  options: {
    html: { type: 'string', default: process.env['MINIWOB_HTML'] ?? '' },
    tasks: { type: 'string', default: thirdTasks.join(',') },
    seeds: { type: 'string', default: 'teach-1..teach-10' },
    out: { type: 'string', default: 'demonstrations/taught' },
  },
});
const seeds = readSeeds(values.seeds);
await using pages = await servePages(values.html);
await using browser = openBrowser(findBrowser(), pages.origin);
const left = values.tasks.split(',');
await Promise.all(
  [0, 1, 2].map(async () => {
    for (let task = left.shift(); task !== undefined; task = left.shift()) {
      const address = `${pages.base}miniwob/${encodeURIComponent(task)}.html`;
      const lesson = { task, address, seeds, out: resolve(values.out) };
      await show(browser, lesson).catch((error: unknown) => console.log(`${task}: ${String(error)}`));
    }
  }),
);
