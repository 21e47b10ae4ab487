import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { HomePaths } from '../config/home.ts';
import { NodeError, UserError } from '../kernel/error.ts';
import { openWindow, type Window } from '../reflex/browser/open-window.ts';
import { wireOf } from '../reflex/browser/wire.ts';
import { countDemonstrations, storeRecording } from '../reflex/demonstration/shelf.ts';
import { startRecording } from '../reflex/demonstration/record.ts';
import { openChromiumEye } from '../reflex/eye/chromium-eye.ts';
import { readRows, type Row } from '../reflex/rows/read-rows.ts';

/** What is shown, where, and when it is over. */
export type RecordOptions = {
  home: HomePaths;
  /** In words, as it will be asked for later. */
  task: string;
  url: string;
  /** A CSV file whose row is worked; that of the next demonstration when `row` (from 1) is absent. */
  rows?: { file: string; row?: number };
  /** Keeps nothing when it aborts. */
  signal: AbortSignal;
  /** Ends the recording, besides the closing of the window. */
  until: Promise<void>;
  /** Told when the window stands and everything is recorded. */
  onReady: (values: Row) => void;
  /** Told when a window or a tab was opened besides: what is done there is not recorded. */
  onAside?: () => void;
};

/** How long a picture is waited for: one that is asked for while the page goes elsewhere may never come. */
const pictureMs = 3_000;

/** A demonstration that was kept. */
export type Recorded = { file: string; steps: number; ms: number; demonstrations: number };

/** Where the demonstrations of a task lie in a home: a folder named by its words, and by a digest that tells tasks apart. */
export function demonstrationFolder(home: HomePaths, task: string): string {
  const words = task.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const digest = createHash('sha256').update(task).digest('hex').slice(0, 8);
  return join(
    home.root,
    'demonstrations',
    [...words.join('-').slice(0, 40).split('-'), digest].filter(Boolean).join('-'),
  );
}

async function rowToShow({ rows }: RecordOptions, shown: number): Promise<Row> {
  if (!rows) return {};
  const all = await readRows(rows.file);
  const number = rows.row ?? shown + 1;
  const row = all[number - 1];
  if (row) return row;
  throw new UserError({
    code: 'no-such-row',
    message: `${rows.file} has ${all.length === 1 ? 'one row' : `${all.length} rows`}; there is no row ${number}.`,
    hint: 'Name one with --row.',
  });
}

async function goTo(page: Page, url: string): Promise<void> {
  await page.goto(url).catch((cause: unknown) => {
    const message = `${url} cannot be opened.`;
    throw new UserError({
      code: 'page-unreachable',
      message,
      hint: 'Does it open in another browser?',
      cause,
    });
  });
}

function untilOver(page: Page, { signal, until }: RecordOptions): Promise<unknown> {
  const closed = new Promise((resolve) => page.once('close', resolve));
  const aborted = new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  return Promise.race([closed, aborted, until]);
}

/**
 * Opens a window, records what a person does in it and keeps that as a demonstration in the home. `open` opens another
 * window than one on the screen of this machine. Throws a NodeError where no window can be opened, and a UserError where
 * the page or the row is missing or nothing was done.
 */
export async function recordDemonstration(
  options: RecordOptions,
  open: () => Promise<Window> = openWindow,
): Promise<Recorded> {
  const { home, task, url, signal, onReady } = options;
  const folder = demonstrationFolder(home, task);
  const values = await rowToShow(options, await countDemonstrations(folder));
  signal.throwIfAborted();
  await using window = await open();
  const { page } = window;
  await using eye = await openChromiumEye(page, { keepsDialogs: true });
  const wire = wireOf(await page.context().newCDPSession(page), pictureMs);
  await goTo(page, url);
  await eye.observe();
  const recorder = startRecording(eye, { instruction: task, values, url }, async () => {
    const { data } = await wire.send('Page.captureScreenshot', { format: 'jpeg', quality: 70 });
    return Buffer.from(data, 'base64');
  });
  const over = untilOver(page, options);
  page.context().on('page', () => options.onAside?.());
  await recorder.ready;
  onReady(values);
  await over;
  if (signal.aborted) {
    await recorder.cancel();
    throw new NodeError({ code: 'interrupted', message: 'The recording was broken off; nothing was kept.' });
  }
  const recording = await recorder.finish();
  const file = await storeRecording(folder, recording);
  const { steps } = recording.demonstration;
  return {
    file,
    steps: steps.length,
    ms: steps.at(-1)?.ended ?? 0,
    demonstrations: await countDemonstrations(folder),
  };
}
