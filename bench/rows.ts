/**
 * Rows (G5): three demonstrations at a person's tempo, then a table of rows with odd ones among them, typed by the commands
 * as an owner gives them, while processes are killed. Every figure is of one run: ROWS and KILLS say how many of each.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompanyClient, findCompany } from '../src/app/connect.ts';
import { homePaths } from '../src/config/home.ts';
import { delay } from '../src/kernel/clock.ts';
import { csvOf, makeInvoices } from '../test/rows/invoices.ts';
import { openPortal, type Invoice } from '../test/rows/portal.ts';
import { showInvoices } from '../test/rows/show-invoices.ts';
import type { Row } from '../src/reflex/rows/read-rows.ts';
import { median, type Figure } from './figure.ts';

const program = join(import.meta.dirname, '../macrohard');
const task = 'Enter the invoice';

/** How long a person needs to read the next value off the row before the hand moves (a fraction of KLM's M, 1.35 s). */
const thinkMs = 600;

type Ended = { code: number | null; signal: NodeJS.Signals | null; out: string };

function start(args: readonly string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
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

type Result = { row: number; state: string; ms: number };
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
    const { code, out } = await ended;
    if (code === 0) return { report: JSON.parse(out) as Report, kills };
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

/** Figures of rows on a page that we did not build. */
export async function benchRows(): Promise<Figure[]> {
  const [count, kills] = [asMany(process.env['ROWS'], 200), asMany(process.env['KILLS'], 20)];
  const home = mkdtempSync(join(tmpdir(), 'macrohard-rows-'));
  await using portal = await openPortal();
  try {
    const { rows, isOdd } = makeInvoices(count, Math.min(10, Math.floor(count / 10)));
    const shown = makeInvoices(3).rows.map((row, nth) => ({ ...row, Invoice: `S-${nth + 1}` }));
    const demonstrations = await showInvoices({ home, task, url: portal.url, rows: shown, thinkMs });
    await command(['optimus', 'learn', '--home', home]);
    const table = join(home, 'invoices.csv');
    writeFileSync(table, csvOf(rows));
    const order = ['optimus', 'run', task, '--rows', table, '--url', portal.url, '--home', home];
    const begun = portal.kept.length;
    const isDue = (nth: number): boolean => portal.kept.length - begun > ((nth + 0.5) * count) / (kills + 1);
    const { report, kills: killed } = await runRows(order, { home, kills, isDue });
    const good = rows.filter((_row, nth) => !isOdd(nth));
    const right = good.filter((row) => isRight(row, portal.kept)).length;
    const odd = report.results.filter(({ row }) => isOdd(row - 1));
    const aside = odd.filter(({ state }) => state === 'aside').length;
    const numbers = portal.kept.map(({ number }) => number);
    const rowMs = paceOf(rows, portal.kept.slice(begun));
    const shownMs = median(demonstrations.map(({ ms }) => ms));
    const part = (value: number, of: number): number => (100 * value) / Math.max(1, of);
    return [
      {
        name: `good rows right (${right} of ${good.length})`,
        value: part(right, good.length),
        unit: '%',
        target: 100,
        better: 'more',
      },
      {
        name: `odd rows set aside (${aside} of ${odd.length})`,
        value: part(aside, odd.length),
        unit: '%',
        target: 100,
        better: 'more',
      },
      {
        name: 'rows typed twice',
        value: numbers.length - new Set(numbers).size,
        unit: '',
        target: 0,
        better: 'less',
      },
      { name: 'kill -9 on the way', value: killed, unit: '', target: kills, better: 'more' },
      { name: 'a demonstration', value: shownMs / 1000, unit: 's', better: 'less' },
      { name: 'a row, from one entry to the next', value: rowMs / 1000, unit: 's', better: 'less' },
      {
        name: 'as fast as the demonstrations',
        value: shownMs / rowMs,
        unit: 'times',
        target: 8,
        better: 'more',
      },
    ];
  } finally {
    await start(['stop', '--all', '--home', home]).ended;
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}
