import type { Page } from 'playwright-core';
import type { Browser } from '../../src/reflex/browser/open-browser.ts';
import * as z from 'zod';
import { type Wire, wireOf } from '../../src/reflex/browser/wire.ts';
import type { Observation } from '../../src/protocol/screen/observation.ts';
import { croppedEye } from './cropped-eye.ts';
import { openChromiumEye } from '../../src/reflex/eye/chromium-eye.ts';
import type { Eye } from '../../src/reflex/eye/eye.ts';
import { pageScript } from './page-script.ts';

/** The screen of a task, and the window around it: what opens over a task is placed by the size of the window. */
const screen = { width: 160, height: 210 };
const viewport = { width: 500, height: 320 };
const patienceMs = 20_000;

const startSchema = z.object({ instruction: z.string(), limitMs: z.number() });
const endSchema = z.object({
  rawReward: z.number(),
  reward: z.number(),
  reason: z.string().nullable(),
  ms: z.number(),
});

/** How an episode ended, by the page's own account. `ms` runs from its start, by the page's clock. */
export type EpisodeEnd = z.infer<typeof endSchema>;

/** An episode that runs; `ended` resolves when the page gives its reward, be it for running out of time. */
export type RunningEpisode = { instruction: string; limitMs: number; ended: Promise<EpisodeEnd> };

/** A page of one task, which plays its episodes one after the other. Only here is script run in it. */
export type TaskPage = AsyncDisposable & {
  wire: Wire;
  /** The page itself, for teachers: whoever is scored never has it. */
  page: Page;
  /** Sees the task and nothing around it. */
  eye: Eye;
  /** What is seen of the task now. */
  observe(): Promise<Observation>;
  start(seed: string): Promise<RunningEpisode>;
  /** Ends the episode that runs without a result; the raw reward that the page shows by then. */
  stop(): Promise<number>;
};

async function evaluate(wire: Wire, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await wire.send('Runtime.evaluate', {
    expression,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

/** Opens the page of a task. Throws when it does not load or does not keep the protocol of its globals. */
export async function openTaskPage(browser: Browser, address: string): Promise<TaskPage> {
  const context = await browser.newContext(viewport);
  const close = (): Promise<void> => context.close().catch(() => undefined);
  try {
    const page = await context.newPage();
    page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
    const wire = wireOf(await context.newCDPSession(page), patienceMs);
    const eye = croppedEye(await openChromiumEye(page), screen);
    const report = `end${crypto.randomUUID().replaceAll('-', '')}`;
    let tell: (end: EpisodeEnd) => void = () => undefined;
    wire.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === report) tell(endSchema.parse(JSON.parse(payload)));
    });
    await wire.send('Runtime.enable');
    await wire.send('Runtime.addBinding', { name: report });
    const answer = await page.goto(address, { waitUntil: 'load', timeout: patienceMs });
    if (answer?.ok() !== true)
      throw new Error(`The page of the task answered ${answer?.status() ?? 'nothing'}.`);
    await evaluate(wire, pageScript(report));
    return {
      wire,
      page,
      eye,
      observe: () => eye.observe(),
      start: async (seed) => {
        const ended = new Promise<EpisodeEnd>((resolve) => {
          tell = resolve;
        });
        await wire.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x: 499, y: 319 });
        const started = await evaluate(wire, `judge.start(${JSON.stringify(seed)})`);
        return { ...startSchema.parse(started), ended };
      },
      stop: async () => z.number().parse(await evaluate(wire, 'judge.stop()')),
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
