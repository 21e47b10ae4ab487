/** How fast the eye is: observations while something moves, and what one costs by the size of the page. */
import type { Page } from 'playwright-core';
import { type Browser, openBrowser } from '../src/reflex/browser/open-browser.ts';
import { wireOf } from '../src/reflex/browser/wire.ts';
import { openChromiumEye } from '../src/reflex/eye/chromium-eye.ts';
import type { Eye } from '../src/reflex/eye/eye.ts';
import { look } from '../src/reflex/eye/look.ts';
import { type Figure, median } from './figure.ts';

const sizes = [50, 500, 5_000] as const;
const rounds = 60;
const viewport = { width: 1024, height: 768 };

/**
 * A page of so many elements, all of them within the window: rows of small cells, every tenth a field, and one thing that
 * a script can move on every frame, or words that it can change.
 */
function pageOf(elements: number): string {
  const cell = (nth: number): string =>
    nth % 10 === 0 ? `<input value="${nth}">` : `<span class="c c${nth}">w${nth}</span>`;
  const cells = Array.from({ length: elements - 4 }, (_none, nth) => cell(nth)).join('');
  return `<!doctype html><title>Bench</title><style>
    body { margin: 0; font-size: 4px; line-height: 6px } .c { display: inline-block; width: 9px; height: 6px; overflow: hidden }
    input { width: 9px; height: 6px; border: 0; padding: 0; font-size: 4px }
    #ball { position: absolute; left: 0; top: 700px; width: 20px; height: 20px; background: blue }</style>
    <main>${cells}</main><p id="word">0</p><div id="ball"></div>
    <script>
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

/** Observations a second while a script moves something on each frame, over two seconds. */
async function movingRate(page: Page, eye: Eye): Promise<number> {
  await page.evaluate('move()');
  const from = (await eye.next(eye.now(), 1_000))?.at ?? 0;
  let count = 0;
  for (let at = from; at < from + 2_000; count++) at = (await eye.next(at, 1_000))?.at ?? from + 2_000;
  await page.evaluate('cancelAnimationFrame(frame)');
  return count / 2;
}

async function sizeFigures(browser: Browser, size: number): Promise<Figure[]> {
  const context = await browser.newContext(viewport);
  const page = await context.newPage();
  const wire = wireOf(await context.newCDPSession(page), 20_000);
  await using eye = await openChromiumEye(page);
  await page.setContent(pageOf(size));
  await wire.send('Accessibility.enable');
  await eye.observe();
  const whole = await timed(rounds, () => eye.observe());
  const trees = await timed(size > 1_000 ? 10 : 30, () => look(wire));
  const change = await changeCosts(page, eye);
  const rate = await movingRate(page, eye);
  const seen = eye.latest.elements.length;
  await context.close();
  const figure = (name: string, value: number, unit = 'ms'): Figure => ({
    name: `${name}, ${size.toLocaleString('en')} elements`,
    value,
    unit,
    better: unit === 'ms' ? 'less' : 'more',
  });
  return [
    { ...figure('observations while something moves', rate, '1/s'), target: 30 },
    figure('a look at everything, p50', median(whole)),
    figure('a look at everything, p95', percentile(whole, 0.95)),
    figure('a word changes until it is seen, p50', median(change)),
    figure('a word changes until it is seen, p95', percentile(change, 0.95)),
    figure('accessibility tree and DOM snapshot instead, p50', median(trees)),
    figure('accessibility tree and DOM snapshot instead, p95', percentile(trees, 0.95)),
    figure('of these seen', seen, 'elements'),
  ];
}

function heapMb(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

/** What the window takes in memory after six seconds of something moving: observations, and pictures. */
async function memoryFigures(browser: Browser, film: string): Promise<Figure[]> {
  const context = await browser.newContext(viewport);
  const page = await context.newPage();
  const before = heapMb();
  await using eye = await openChromiumEye(page, { pixels: true });
  await page.setContent(pageOf(5_000));
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
      name: `window while ${film} moves: ${observations.length} observations`,
      value: heapMb() - before,
      unit: 'MB',
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

/** Figures of the eye on pages of 50, 500 and 5,000 elements that are all in view. */
export async function benchEye(): Promise<Figure[]> {
  await using browser = openBrowser();
  const figures: Figure[] = [];
  for (const size of sizes) figures.push(...(await sizeFigures(browser, size)));
  for (const film of ['one thing', 'everything']) figures.push(...(await memoryFigures(browser, film)));
  return figures;
}
