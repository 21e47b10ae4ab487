/** Rows from end to end: shown three times, learned, and the others typed by the command, over a kill -9. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CompanyClient, findCompany } from '../../src/app/connect.ts';
import { homePaths } from '../../src/config/home.ts';
import { delay } from '../../src/kernel/clock.ts';
import { startCommand } from '../chaos/kill-build.ts';
import { csvOf, makeInvoices } from '../rows/invoices.ts';
import { openPortal, type Portal } from '../rows/portal.ts';
import { showInvoices } from '../rows/show-invoices.ts';

const home = mkdtempSync(join(tmpdir(), 'macrohard-optimus-rows-'));
const task = 'Enter the invoice';
const table = join(home, 'invoices.csv');
const shownRows = makeInvoices(3).rows.map((row, nth) => ({ ...row, Invoice: `S-${nth + 1}` }));
let portal: Portal;

const command = (...args: string[]) => startCommand(home, args).ended;

beforeAll(async () => {
  portal = await openPortal();
});
afterAll(async () => {
  await command('stop', '--all');
  await portal[Symbol.asyncDispose]();
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
});

/** Waits until so many invoices are entered, then kills whoever enters them. */
async function killWorkerAt(count: number): Promise<void> {
  while (portal.kept.length < count) await delay(20);
  const paths = homePaths(home);
  if (!(await findCompany(paths))) throw new Error('There is no company.');
  await using client = await CompanyClient.connect(paths);
  const { workers } = await client.view();
  const pid = workers.find(({ work }) => work !== undefined)?.pid;
  if (pid === undefined) throw new Error('Nobody works.');
  process.kill(pid, 'SIGKILL');
}

describe('rows', () => {
  it('are learned from three demonstrations, and promoted after a trial on what was held out', async () => {
    await showInvoices({ home, task, url: portal.url, rows: shownRows, thinkMs: 0 });
    const learned = await command('optimus', 'learn', '--json');
    expect(learned.code).toBe(0);
    expect(JSON.parse(learned.stdout)).toMatchObject({
      lessons: [{ task, skill: 'enter-the-invoice', version: 1, isPromoted: true, demonstrations: 3 }],
    });
  });

  it('are typed, each once, over a kill; odd ones are set aside with a question', async () => {
    const { rows } = makeInvoices(12, 4);
    writeFileSync(table, csvOf(rows));
    const before = portal.kept.length;
    const run = command('optimus', 'run', task, '--rows', table, '--url', portal.url, '--json');
    await killWorkerAt(before + 3);
    const { code, stdout } = await run;
    expect(code).toBe(0);
    const report = JSON.parse(stdout) as {
      folder: string;
      results: { row: number; state: string; cause?: string }[];
    };
    const asides = report.results.filter(({ state }) => state === 'aside');
    expect(asides.map(({ row, cause }) => [row, cause])).toEqual([
      [2, 'missing'],
      [5, 'missing'],
      [8, 'refused'],
      [11, expect.stringMatching(/unexplained|refused/)],
    ]);
    const good = rows.filter((_row, nth) => !asides.some(({ row }) => row === nth + 1));
    const kept = portal.kept.slice(before);
    expect(
      kept.map(({ number, supplier, date, amount, currency, paid }) => ({
        Invoice: number,
        Supplier: supplier,
        Date: date,
        Amount: amount,
        Currency: currency,
        Paid: paid ? 'yes' : 'no',
      })),
    ).toEqual(good);
    expect(existsSync(join(report.folder, '1.jpeg'))).toBe(true);
  });

  it('that are entered stay so when the same table comes again', async () => {
    const before = portal.kept.length;
    const { code, stdout } = await command('optimus', 'run', task, '--rows', table, '--url', portal.url);
    expect(code).toBe(0);
    expect(stdout).toContain('8 of 12 rows are entered, 4 were set aside');
    expect(stdout).toContain('8 of them were entered by an earlier run');
    expect(portal.kept.length).toBe(before);
  });

  it('that were shown are looked for and not typed again; without an address the page is that on which they were shown', async () => {
    const [fresh = {}] = makeInvoices(1).rows;
    writeFileSync(table, csvOf([...shownRows, { ...fresh, Invoice: 'N-1' }]));
    const before = portal.kept.length;
    const { stdout } = await command('optimus', 'run', task, '--rows', table, '--json');
    const { results } = JSON.parse(stdout) as { results: { state: string }[] };
    expect(results.map(({ state }) => state)).toEqual(['found', 'found', 'found', 'entered']);
    expect(portal.kept.slice(before).map(({ number }) => number)).toEqual(['N-1']);
  });

  it('are not worked by a skill that was rolled back, and what it touched is listed', async () => {
    const { stdout } = await command('optimus', 'skills', 'rollback', 'enter-the-invoice', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      promoted: 0,
      versions: [{ touched: [{ rows: 12, entered: 8, aside: 4 }, { rows: 12 }, { rows: 4 }] }],
    });
    const refused = await command('optimus', 'run', task, '--rows', table, '--url', portal.url);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('No version of enter-the-invoice is at work');
  });
});
