/** How fast the eye is: observations while something moves, and what one costs by the size of the page. */
import type { Page } from 'playwright-core';
import { type Browser, openBrowser } from '../src/reflex/browser/open-browser.ts';
import { openChromiumEye } from '../src/reflex/eye/chromium-eye.ts';
import type { Eye } from '../src/reflex/eye/eye.ts';
import type { Figure } from './figure.ts';

const rounds = 60;
const viewport = { width: 1024, height: 768 };

/** A page to look at: how many elements it has, and whether all of them are crammed into the window. */
type Sample = { name: string; elements: number; isDense: boolean };
const samples: Sample[] = [
  { name: '50 elements', elements: 50, isDense: false },
  { name: '500 elements', elements: 500, isDense: false },
  { name: '5,000 elements', elements: 5_000, isDense: false },
  { name: '5,000 elements, all in view', elements: 5_000, isDense: true },
];

const dense = `body { font-size: 4px; line-height: 6px } td, tr, table, tbody { display: inline; padding: 0 }
  td > * { display: inline-block; width: 8px; height: 6px; overflow: hidden; border: 0; padding: 0; font-size: 4px }`;

/** A table of links, words and fields, and one thing that a script can move on every frame, or words that it can change. */
function pageOf({ elements, isDense }: Sample): string {
  const row = (nth: number): string =>
    `<tr><td><a href="#${nth}">Row ${nth}</a><td><span>word ${nth}</span><td><input value="${nth}"></tr>`;
  const rows = Array.from({ length: Math.floor((elements - 6) / 7) }, (_none, nth) => row(nth)).join('');
  return `<!doctype html><title>Bench</title><style>
    body { margin: 0 } #ball { position: absolute; left: 0; top: 700px; width: 20px; height: 20px; background: blue }
    #word { position: absolute; top: 0; left: 700px } ${isDense ? dense : ''}</style>
    <table>${rows}</table><p id="word">0</p><div id="ball"></div>
    <script>
    window.frames_ = 0;
    const count = () => { frames_++; requestAnimationFrame(count); };
    count();
    window.move = () => { let at = 0; const step = () => { at++; ball.style.left = at % 900 + 'px'; window.frame = requestAnimationFrame(step); }; step(); };
    window.rename = (value) => { word.textContent = value; };
    </script>`;
}

function percentile(values: readonly number[], share: number): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length * share)] ?? 0;
}

async function timed(times: number, act: (round: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let round = 0; round < times; round++) {
    const began = performance.now();
    await act(round);
    taken.push(performance.now() - began);
  }
  return taken;
}

/** From a script that changes a word to the observation that shows it. */
async function changeCosts(page: Page, eye: Eye): Promise<number[]> {
  return timed(rounds, async (round) => {
    const value = `changed ${round}`;
    const asked = page.evaluate(`rename('${value}')`);
    while (!eye.latest.elements.some(({ text }) => text === value)) await eye.next(eye.latest.at, 1_000);
    await asked;
  });
}

/** Observations a second while a script moves something on each frame, and the frames that the page itself draws. */
async function movingRates(page: Page, eye: Eye): Promise<{ seen: number; drawn: number }> {
  const frames = (): Promise<number> => page.evaluate('frames_');
  await page.evaluate('move()');
  const drawnBefore = await frames();
  const from = eye.now();
  let count = -1;
  for (let at = from; at < from + 2_000; count++) at = (await eye.next(at, 1_000))?.at ?? from + 2_000;
  const seconds = (eye.now() - from) / 1_000;
  const drawn = (await frames()) - drawnBefore;
  await page.evaluate('cancelAnimationFrame(frame)');
  return { seen: count / seconds, drawn: drawn / seconds };
}

async function sampleFigures(browser: Browser, sample: Sample): Promise<Figure[]> {
  const context = await browser.newContext(viewport);
  const page = await context.newPage();
  await using eye = await openChromiumEye(page);
  await page.setContent(pageOf(sample));
  await eye.observe();
  const whole = await timed(rounds, () => eye.observe());
  const change = await changeCosts(page, eye);
  const { seen, drawn } = await movingRates(page, eye);
  const count = eye.latest.elements.length;
  await context.close();
  const ms = (name: string, values: number[], share: number): Figure => ({
    name: `${sample.name}: ${name}, p${share * 100}`,
    value: percentile(values, share),
    unit: 'ms',
    better: 'less',
  });
  const rate = (name: string, value: number): Figure => ({
    name: `${sample.name}: ${name}`,
    value,
    unit: '1/s',
    better: 'more',
  });
  return [
    { ...rate('observations while a thing moves', seen), ...(sample.isDense ? {} : { target: 30 }) },
    rate('frames that the page draws then', drawn),
    ms('a look at everything', whole, 0.5),
    ms('a look at everything', whole, 0.95),
    ms('from a change of a word to its sight', change, 0.5),
    ms('from a change of a word to its sight', change, 0.95),
    { name: `${sample.name}: seen of these`, value: count, unit: 'elements', better: 'more' },
  ];
}

/** What the window takes in memory after six seconds of something moving: observations, and pictures. */
async function memoryFigures(browser: Browser, film: string): Promise<Figure[]> {
  const context = await browser.newContext(viewport);
  const page = await context.newPage();
  await using eye = await openChromiumEye(page, { pixels: true });
  await page.setContent(pageOf({ name: '', elements: 500, isDense: false }));
  if (film === 'everything') await page.evaluate(everything);
  else await page.evaluate('move()');
  await eye.next(eye.now() + 6_000, 7_000);
  const { observations, pixels } = eye.window;
  const span = (pixels?.times.at(-1) ?? 0) - (pixels?.times[0] ?? 0);
  const figures: Figure[] = [
    {
      name: `window while ${film} moves: pictures`,
      value: (pixels?.bytes ?? 0) / 1e6,
      unit: 'MB',
      target: 50,
      better: 'less',
    },
    {
      name: `window while ${film} moves: pictures a second`,
      value: (pixels?.times.length ?? 0) / (span / 1000),
      unit: '1/s',
      better: 'more',
    },
    {
      name: `window while ${film} moves: observations`,
      value: observations.length,
      unit: '',
      better: 'more',
    },
    {
      name: `window while ${film} moves: elements that they hold`,
      value: new Set(observations.flatMap(({ elements }) => elements)).size,
      unit: '',
      target: 100_000,
      better: 'less',
    },
  ];
  await context.close();
  return figures;
}

/** A film as large as the window: noise that no packing makes smaller, new on each frame. */
const everything = `(() => {
  const canvas = document.createElement('canvas');
  canvas.width = innerWidth; canvas.height = innerHeight; canvas.style = 'position: fixed; inset: 0';
  document.body.replaceChildren(canvas);
  const context = canvas.getContext('2d');
  const picture = context.createImageData(canvas.width, canvas.height);
  const words = new Uint32Array(picture.data.buffer);
  let seed = 1;
  const step = () => {
    for (let at = 0; at < words.length; at++) { seed = (seed * 1664525 + 1013904223) | 0; words[at] = seed | 0xff000000; }
    context.putImageData(picture, 0, 0);
    requestAnimationFrame(step);
  };
  step();
})()`;

/** Figures of the eye on pages of 50, 500 and 5,000 elements. */
export async function benchEye(): Promise<Figure[]> {
  await using browser = openBrowser();
  const figures: Figure[] = [];
  for (const sample of samples) figures.push(...(await sampleFigures(browser, sample)));
  for (const film of ['one thing', 'everything']) figures.push(...(await memoryFigures(browser, film)));
  return figures;
}
