/**
 * Rows (G5): three demonstrations at a person's tempo, then a table of rows with odd ones among them, typed by the commands
 * as an owner gives them, while processes are killed. Every figure is of one run: ROWS and KILLS say how many of each, PAGE on
 * which page (portal, ledger; both without it).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompanyClient, findCompany } from '../src/app/connect.ts';
import { homePaths } from '../src/config/home.ts';
import { delay } from '../src/kernel/clock.ts';
import { csvOf, makeInvoices } from '../test/rows/invoices.ts';
import { openLedger } from '../test/rows/ledger.ts';
import { openPortal, type Invoice } from '../test/rows/portal.ts';
import type { Demonstration } from '../src/protocol/screen/demonstration.ts';
import { readDemonstration } from '../src/reflex/demonstration/shelf.ts';
import { type Account, type Form, ledgerForm, portalForm } from '../test/teacher/portal-teacher.ts';
import { showInvoices } from '../test/rows/show-invoices.ts';
import type { Row } from '../src/reflex/rows/read-rows.ts';
import { median, type Figure } from './figure.ts';

const program = join(import.meta.dirname, '../macrohard');
const task = 'Enter the invoice';

/** How long a person needs to read the next value off the row before the hand moves (a fraction of KLM's M, 1.35 s). */
const thinkMs = 600;

type Ended = { code: number | null; signal: NodeJS.Signals | null; out: string };

function start(
  args: readonly string[],
  stdin: 'ignore' | 'pipe' = 'ignore',
): { child: ChildProcess; ended: Promise<Ended> } {
  const child: ChildProcess = spawn(program, args, { stdio: [stdin, 'pipe', 'inherit'] });
  let out = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString('utf8');
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, out }));
  });
  return { child, ended };
}

async function command(args: readonly string[]): Promise<unknown> {
  const { code, out } = await start([...args, '--json']).ended;
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${out}`);
  return JSON.parse(out);
}

function kill(pid: number | undefined): boolean {
  if (pid === undefined) return false;
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}

/** Kills whoever works the rows, the company, or the command itself, in turn. */
async function killOne(home: string, nth: number, running: ChildProcess): Promise<boolean> {
  const paths = homePaths(home);
  if (nth % 4 === 3) return kill(running.pid);
  if (nth % 4 === 1) return kill((await findCompany(paths))?.pid);
  if (!(await findCompany(paths))) return false;
  await using client = await CompanyClient.connect(paths);
  const { work } = await client.view();
  const owner = work.find(({ kind, state }) => kind === 'errand' && state === 'running')?.owner;
  return kill(Number(/^worker:(\d+)-/.exec(owner ?? '')?.[1] ?? 0) || undefined);
}

type Result = { row: number; state: string; question?: string };
type Report = { results: Result[]; ms: number };

/** Has the rows worked, and killed so often on the way; the command is given again where it was killed. */
async function runRows(
  args: readonly string[],
  killing: { home: string; kills: number; isDue: (nth: number) => boolean },
): Promise<{ report: Report; kills: number }> {
  const { home, isDue } = killing;
  let kills = 0;
  for (;;) {
    const { child, ended } = start([...args, '--json']);
    const over = ended.then(() => true);
    while (kills < killing.kills && !(await Promise.race([over, delay(150).then(() => false)])))
      if (isDue(kills) && (await killOne(home, kills, child).catch(() => false))) kills += 1;
    const { code, signal, out } = await ended;
    if (code === 1 && /"kind": *"user"/.test(out)) throw new Error(`The rows were not worked: ${out}`);
    if (signal === null && code === 0) return { report: JSON.parse(out) as Report, kills };
  }
}

function isRight(row: Row, kept: readonly Invoice[]): boolean {
  const found = kept.filter(({ number }) => number === row['Invoice']);
  const [one] = found;
  if (!one || found.length > 1) return false;
  const { supplier, date, amount, currency, paid } = one;
  const shown = [supplier, date, Number(amount), currency, paid ? 'yes' : 'no'].join('|');
  const wanted = [row['Supplier'], row['Date'], Number(row['Amount']), row['Currency'], row['Paid']];
  return shown === wanted.join('|');
}

/** Milliseconds from one entry to the next, where the next row of the table followed and nothing was killed between: the median. */
function paceOf(rows: readonly Row[], kept: readonly Invoice[]): number {
  const places = kept.map(({ number }) => rows.findIndex((row) => row['Invoice'] === number));
  const steps = kept.flatMap(({ at }, nth) => {
    const before = kept[nth - 1];
    return before && places[nth] === (places[nth - 1] ?? -2) + 1 ? [at - before.at] : [];
  });
  return median(steps);
}

const asMany = (value: string | undefined, usual: number): number =>
  value === undefined ? usual : Number(value);

/** A page on which rows are worked, and what it holds by now. */
type Site = {
  url: string;
  look?: string;
  account?: Account;
  form: Form;
  kept: () => readonly Invoice[];
};

/** The pages: one that somebody else might have made, and a product that we built. */
const sites: Readonly<Record<string, (stack: AsyncDisposableStack) => Promise<Site>>> = {
  portal: async (stack) => {
    const portal = stack.use(await openPortal());
    return { url: portal.url, form: portalForm, kept: () => portal.kept };
  },
  ledger: async (stack) => {
    const home = temporaryHome(stack);
    const ledger = stack.use(await openLedger(home));
    return { ...ledger, form: ledgerForm };
  },
};

function temporaryHome(stack: AsyncDisposableStack): string {
  const home = mkdtempSync(join(tmpdir(), 'macrohard-rows-'));
  stack.defer(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));
  return home;
}

/** Shows three invoices, and keeps the password that was shown, as a person would. */
async function prepare(home: string, { url, account, form }: Site): Promise<number> {
  const rows = makeInvoices(3).rows.map((row, nth) => ({ ...row, Invoice: `S-${nth + 1}` }));
  const shown = await showInvoices({ home, task, url, rows, thinkMs, account, form });
  await command(['optimus', 'learn', '--home', home]);
  if (account) {
    const { child, ended } = start(
      ['optimus', 'secret', 'set', 'clerk', '--url', url, '--home', home],
      'pipe',
    );
    child.stdin?.end(account.password);
    if ((await ended).code !== 0) throw new Error('The password was not kept.');
  }
  const all = await Promise.all(shown.map(({ file }) => readDemonstration(file)));
  return median(all.map(rowTimeOf));
}

/** How long the row itself took: signing in comes before, once. */
function rowTimeOf({ steps }: Demonstration): number {
  const asks = steps.findLastIndex(({ before }) => before.elements.some(({ secret }) => secret === true));
  return (steps.at(-1)?.ended ?? 0) - (steps[asks]?.ended ?? 0);
}

/** Has a table worked on a page; what came of it. */
async function work(site: Site, home: string): Promise<Figure[]> {
  const [count, kills] = [asMany(process.env['ROWS'], 200), asMany(process.env['KILLS'], 20)];
  const { rows, isOdd } = makeInvoices(count, Math.min(10, Math.floor(count / 10)));
  const shownMs = await prepare(home, site);
  const table = join(home, 'invoices.csv');
  writeFileSync(table, csvOf(rows));
  const look = site.look === undefined ? [] : ['--look', site.look];
  const order = ['optimus', 'run', task, '--rows', table, '--url', site.url, ...look, '--home', home];
  const begun = site.kept().length;
  const isDue = (nth: number): boolean => site.kept().length - begun > ((nth + 0.5) * count) / (kills + 1);
  const { report, kills: killed } = await runRows(order, { home, kills, isDue });
  const kept = site.kept().slice(begun);
  const good = rows.filter((_row, nth) => !isOdd(nth));
  const right = good.filter((row) => isRight(row, kept)).length;
  const odd = report.results.filter(({ row }) => isOdd(row - 1));
  const aside = odd.filter(({ state }) => state === 'aside').length;
  for (const { row, state, question } of report.results)
    if ((state === 'aside') !== isOdd(row - 1)) console.error(`row ${row} is ${state}: ${question ?? ''}`);
  const numbers = kept.map(({ number }) => number);
  const rowMs = paceOf(rows, kept);
  const part = (value: number, of: number): number => (100 * value) / Math.max(1, of);
  const all = { unit: '%', target: 100, better: 'more' } as const;
  const time = { unit: 's', better: 'less' } as const;
  return [
    { name: `good rows right (${right} of ${good.length})`, value: part(right, good.length), ...all },
    { name: `odd rows set aside (${aside} of ${odd.length})`, value: part(aside, odd.length), ...all },
    {
      name: 'rows typed twice',
      value: numbers.length - new Set(numbers).size,
      unit: '',
      target: 0,
      better: 'less',
    },
    { name: 'kill -9 on the way', value: killed, unit: '', target: kills, better: 'more' },
    { name: 'a demonstration', value: shownMs / 1000, ...time },
    { name: 'a row, from one entry to the next', value: rowMs / 1000, ...time },
    {
      name: 'as fast as the demonstrations',
      value: shownMs / rowMs,
      unit: 'times',
      target: 8,
      better: 'more',
    },
  ];
}

/** Figures of rows on both pages, or on the one that PAGE names. */
export async function benchRows(): Promise<Figure[]> {
  const figures: Figure[] = [];
  const wanted = process.env['PAGE']?.split(',') ?? Object.keys(sites);
  for (const page of wanted) {
    const open = sites[page];
    if (!open) throw new Error(`There is no page ${page}: ${Object.keys(sites).join(', ')}.`);
    await using stack = new AsyncDisposableStack();
    const site = await open(stack);
    const home = temporaryHome(stack);
    stack.defer(async () => void (await start(['stop', '--all', '--home', home]).ended));
    figures.push(...(await work(site, home)).map((one) => ({ ...one, name: `${page}: ${one.name}` })));
  }
  return figures;
}
