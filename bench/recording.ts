/**
 * `npm run recording`: thirty seconds of rows as a moving picture, docs/images/rows.webp. On the left invoices are typed at a
 * practised person's tempo, while they are recorded; on the right the emulator, which learned from these, types others, one
 * of them odd. Both are filmed as they ran; nothing is cut and nothing is faster or slower than it was.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { learnShelf } from '../src/app/learn-shelf.ts';
import { homePaths } from '../src/config/home.ts';
import type { SkillContent } from '../src/protocol/screen/library.ts';
import { startAgent } from '../src/reflex/agent/agent-process.ts';
import { findBrowser } from '../src/reflex/browser/find-browser.ts';
import { openBrowser } from '../src/reflex/browser/open-browser.ts';
import { wireOf } from '../src/reflex/browser/wire.ts';
import { openChromiumEye } from '../src/reflex/eye/chromium-eye.ts';
import { openHand } from '../src/reflex/hand/hand.ts';
import { enterRow, type Worked } from '../src/reflex/rows/enter-row.ts';
import type { Row } from '../src/reflex/rows/read-rows.ts';
import { makeInvoices } from '../test/rows/invoices.ts';
import { openPortal, type Portal } from '../test/rows/portal.ts';
import { showInvoices } from '../test/rows/show-invoices.ts';
import { type Film, film, type Note } from './recording/film.ts';
import { animate } from './recording/webp.ts';

const root = join(import.meta.dirname, '..');
const file = join(root, 'docs/images/rows.webp');
const task = 'Enter the invoice';
const totalMs = 30_000;
/** A part is drawn anew so often at most. */
const tickMs = 66;
const viewport = { width: 756, height: 583 };
/** Which row the emulator finds odd, of its own. */
const oddRow = 8;

/** Invoices that were entered in a portal, with the time of each. */
function notesOf({ kept }: Portal, began: number): Note[] {
  return kept.map(({ at }) => ({ atMs: at - began, text: '', kind: 'entered' }));
}

/** Invoices at a person's tempo, one demonstration each; the film goes on from one to the next. */
async function filmPerson(home: string): Promise<Film> {
  const rows = makeInvoices(3).rows.map((row, nth) => ({ ...row, Invoice: `R-${1001 + nth}` }));
  await using portal = await openPortal();
  const whole: Film = { stills: [], places: [], notes: [] };
  let doneMs = 0;
  for (const nth of rows.keys()) {
    const stop = new AbortController();
    const filming: Promise<Omit<Film, 'notes'>>[] = [];
    let began = 0;
    await showInvoices({
      home,
      task,
      url: portal.url,
      rows,
      from: nth,
      to: nth + 1,
      thinkMs: 600,
      viewport,
      onPage: (desk) => {
        began = performance.now();
        const now = (): number => doneMs + performance.now() - began;
        filming.push(film(desk, { stop: stop.signal, now }));
      },
      onShown: () => stop.abort(),
    });
    const [one] = await Promise.all(filming);
    whole.stills.push(...(one?.stills ?? []));
    whole.places.push(...(one?.places ?? []));
    const [entered] = notesOf(portal, began).slice(nth);
    if (entered) whole.notes.push({ ...entered, atMs: doneMs + entered.atMs });
    doneMs = (whole.stills.at(-1)?.atMs ?? doneMs) + 1;
  }
  return whole;
}

/** A question in two lines. */
function asked(row: number, { question }: Extract<Worked, { state: 'aside' }>): string {
  const [said = '', ...rest] = question.split(/(?<=[.!?]) (?=What)/u);
  return `Row ${row} is set aside. ${rest.join(' ')}\n${said}`;
}

/** Other invoices, as fast as it goes. */
async function filmEmulator({ skills, ending, needs, constants }: SkillContent): Promise<Film> {
  await using stack = new AsyncDisposableStack();
  const portal = stack.use(await openPortal());
  const browser = stack.use(openBrowser(findBrowser(), new URL(portal.url).origin));
  const agent = stack.use(await startAgent(join(root, 'src/app/agent-main.ts'), skills));
  const context = await browser.newContext(viewport);
  const page = await context.newPage();
  const eye = stack.use(await openChromiumEye(page, { keepsDialogs: true, isBrisk: true }));
  const hand = openHand(wireOf(await context.newCDPSession(page), 8_000));
  const stop = new AbortController();
  const open = async (url: string): Promise<void> => void (await page.goto(url, { waitUntil: 'commit' }));
  const counter = { eye, hand, agent, signal: stop.signal, open };
  const manner = { task, ending, needs, constants, url: portal.url };
  await open(portal.url);
  await eye.observe();
  const began = performance.now();
  const now = (): number => performance.now() - began;
  const filming = film({ page, hand }, { stop: stop.signal, now });
  const asides: Note[] = [];
  for (const [nth, values] of rowsWithOdd().entries()) {
    const worked = await enterRow(counter, manner, { values, isInDoubt: false });
    if (worked.state === 'aside') asides.push({ atMs: now(), text: asked(nth + 1, worked), kind: 'aside' });
    if (now() > totalMs) break;
  }
  stop.abort();
  const filmed = await filming;
  return { ...filmed, notes: [...notesOf(portal, began), ...asides].toSorted((a, b) => a.atMs - b.atMs) };
}

function rowsWithOdd(): Row[] {
  return makeInvoices(60).rows.map((row, nth) =>
    nth + 1 === oddRow ? { ...row, Amount: `${row['Amount'] ?? ''}x` } : row,
  );
}

const composedSchema = z.object({
  patches: z.array(
    z.object({
      x: z.number(),
      y: z.number(),
      width: z.number(),
      height: z.number(),
      ms: z.number(),
      webp: z.string(),
    }),
  ),
  width: z.number(),
  height: z.number(),
});

/** Draws both films side by side. */
async function compose(films: readonly { title: string; film: Film }[]): Promise<Buffer> {
  await using browser = openBrowser();
  const context = await browser.newContext({ width: 400, height: 300 });
  const page = await context.newPage();
  await page.addScriptTag({
    content: readFileSync(join(import.meta.dirname, 'recording/compose.js'), 'utf8'),
  });
  const asked = JSON.stringify({ films, totalMs, tickMs });
  const { patches, width, height } = composedSchema.parse(await page.evaluate(`compose(${asked})`));
  const files = patches.map((patch) => ({ ...patch, webp: Buffer.from(patch.webp, 'base64') }));
  return animate(files, { width, height });
}

const home = mkdtempSync(join(tmpdir(), 'macrohard-recording-'));
try {
  const person = await filmPerson(home);
  const [lesson] = await learnShelf(homePaths(home), task);
  if (!lesson) throw new Error('Nothing was learned.');
  const emulator = await filmEmulator(lesson.content);
  const bytes = await compose([
    { title: 'By hand, at a practised person’s tempo', film: person },
    { title: 'The emulator, after three demonstrations', film: emulator },
  ]);
  writeFileSync(file, bytes);
  const count = ({ notes }: Film): string =>
    `${notes.filter(({ atMs, kind }) => kind === 'entered' && atMs <= totalMs).length} entered`;
  console.log(`${file}: ${(bytes.length / 1e6).toFixed(2)} MB; ${count(person)}, ${count(emulator)}`);
} finally {
  rmSync(home, { recursive: true, force: true });
}
