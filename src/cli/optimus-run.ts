import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import * as z from 'zod';
import { CompanyClient } from '../app/connect.ts';
import { readTable } from '../app/read-table.ts';
import { secretFor } from '../app/screen-secrets.ts';
import { delay } from '../kernel/clock.ts';
import { fromErrorBody, UserError, type ErrorBody } from '../kernel/error.ts';
import {
  type ErrandStatus,
  type RowResult,
  rowResultSchema,
  skillContentSchema,
} from '../protocol/screen/library.ts';
import type { QuestionView } from '../protocol/view.ts';
import { argument, type Command, type CommandContext, usageError } from './command.ts';
import { isAttended } from './follow-build.ts';
import { note, print, printJson, seconds } from './output.ts';

/** How often it is looked how far the rows are. */
const lookMs = 300;

function option({ values }: CommandContext, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function addressOf(context: CommandContext, name: string): string | undefined {
  const url = option(context, name);
  if (url === undefined || (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))) return url;
  throw usageError(`--${name} ${url} is not an address`, 'An address begins with http:// or https://.');
}

/** Says how far it is, on one line where somebody watches. */
class Progress {
  #last = '';

  show({ progress, rows }: ErrandStatus): void {
    if (!progress) return;
    const line = `${progress.done} of ${rows} rows: ${progress.text}`;
    if (line === this.#last) return;
    this.#last = line;
    if (process.stderr.isTTY) process.stderr.write(`\r${line}\u001b[K`);
    else if (progress.done % 25 === 0 || progress.done === rows) note(line);
  }

  end(): void {
    if (this.#last !== '' && process.stderr.isTTY) process.stderr.write('\n');
  }
}

async function put(client: CompanyClient, question: QuestionView, signal: AbortSignal): Promise<void> {
  const { id, text, detail, options, default: preset } = question;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    note(`\n? ${text}${detail === undefined ? '' : `\n${detail}`}`);
    options.forEach(({ label }, nth) => note(`    ${nth + 1}  ${label}`));
    const typed = (await terminal.question('  Answer: ', { signal })).trim();
    const value = options[Number(typed) - 1]?.value ?? preset;
    if (value !== undefined) await client.answer(id, value, 'person:terminal');
  } finally {
    terminal.close();
  }
}

/** Waits until all rows are worked; puts the question about the odd ones where somebody is there. */
async function untilDone(
  client: CompanyClient,
  begun: ErrandStatus,
  { signal, isAlone }: { signal: AbortSignal; isAlone: boolean },
): Promise<ErrandStatus> {
  const progress = new Progress();
  const asked = new Set<string>();
  let status = begun;
  while (status.state === 'running') {
    await delay(lookMs, signal).catch(() => undefined);
    if (signal.aborted) {
      progress.end();
      const message = 'Interrupted. The rows that are entered stay; the same command goes on from here.';
      throw new UserError({ code: 'interrupted', message });
    }
    status = await client.errandStatus(begun.errand);
    progress.show(status);
    const { question: id } = status;
    if (id === undefined || isAlone || asked.has(id)) continue;
    const question = (await client.view()).questions.find((one) => one.id === id && !one.answer);
    if (!question) continue;
    progress.end();
    asked.add(id);
    await put(client, question, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
  progress.end();
  return status;
}

type Report = { status: ErrandStatus; rows: RowResult[]; folder: string };

/** The report as files: what came of each row, and its picture. */
async function writeReport(client: CompanyClient, status: ErrandStatus): Promise<Report> {
  const { result, errand } = status;
  const folder = join(client.home.root, 'errands', errand);
  if (!result) return { status, rows: [], folder };
  const rows = z
    .array(rowResultSchema)
    .parse(JSON.parse((await client.blob(result.report)).toString('utf8')));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, 'report.json'), `${JSON.stringify(rows, undefined, 2)}\n`, { mode: 0o600 });
  for (const { row, picture } of rows) {
    if (picture === undefined) continue;
    await writeFile(join(folder, `${row}.jpeg`), await client.blob(picture), { mode: 0o600 });
  }
  return { status, rows, folder };
}

/** Where rows were entered that this run did not type. */
const elsewhere: readonly [RowResult['state'], string][] = [
  ['earlier', 'were entered by an earlier run'],
  ['found', 'were found on the page, where they were shown or left at an interruption, and not typed again'],
];

function printReport({ status, rows, folder }: Report): void {
  const { result, startedAt, endedAt = startedAt } = status;
  const [entered, aside] = [result?.entered ?? 0, result?.aside ?? 0];
  const were = aside === 1 ? 'was' : 'were';
  const took = seconds(endedAt - startedAt);
  print(`${entered} of ${rows.length} rows are entered, ${aside} ${were} set aside (${took}).`);
  for (const [state, words] of elsewhere) {
    const count = rows.filter((row) => row.state === state).length;
    if (count > 0) print(`  ${count} of them ${words}.`);
  }
  for (const { row, state, question } of rows)
    if (state === 'aside') print(`  Row ${row}: ${question ?? ''}`);
  print(`Report and pictures: ${folder}`);
}

function asJson({ status, rows, folder }: Report): unknown {
  const { errand, skill, version, startedAt, endedAt = startedAt, result } = status;
  const { entered = 0, aside = 0 } = result ?? {};
  return {
    errand,
    skill,
    version,
    rows: rows.length,
    entered,
    aside,
    ms: endedAt - startedAt,
    folder,
    results: rows,
  };
}

/** The address at which a task was shown. Throws `unknown-skill` where nobody did. */
async function shownAt(client: CompanyClient, task: string): Promise<string> {
  const skill = await client.skill(task);
  const learned = skill.versions.find(({ version }) => version === skill.promoted) ?? skill.versions.at(-1);
  const content = learned && (await client.blob(learned.content)).toString('utf8');
  const url = content === undefined ? undefined : skillContentSchema.parse(JSON.parse(content)).url;
  if (url === undefined) throw usageError('--url ADDRESS says on which page');
  note(`On ${url}, where it was shown (--url ADDRESS takes another page).`);
  return url;
}

async function work(client: CompanyClient, context: CommandContext): Promise<Report> {
  const task = argument(context, 0);
  const file = option(context, 'rows');
  if (file === undefined)
    throw usageError('--rows FILE says which rows', 'A CSV file with the names of its columns.');
  const url = addressOf(context, 'url') ?? (await shownAt(client, task));
  const [look, role, secret] = [
    addressOf(context, 'look'),
    option(context, 'role'),
    option(context, 'secret'),
  ];
  const rows = await readTable(file);
  await secretFor(context.home, { origin: new URL(url).origin, name: secret });
  const isAlone = context.values['yes'] === true || context.json || !isAttended();
  const begun = await client.errand({
    task,
    url,
    rows,
    ...(look !== undefined && { look }),
    ...(role !== undefined && { role }),
    ...(secret !== undefined && { secret }),
    defaults: isAlone,
  });
  if (begun.found) note('These rows are under way already; it goes on from there.');
  const status = await untilDone(client, begun, { signal: context.signal, isAlone });
  if (status.error) throw fromErrorBody(status.error as ErrorBody);
  return writeReport(client, status);
}

/** `optimus run`: works the rows of a table by a skill that was shown. */
export const optimusRun: Command = {
  name: 'optimus run',
  usage: 'TASK --rows FILE',
  summary:
    'Works each row of a table as it was shown; sets odd ones aside with a question (docs/optimus-rows.md).',
  help: [
    '--rows FILE   a CSV file with the columns that the demonstrations had',
    '--url ADDRESS the page on which each row begins (where it was shown)',
    '--look ADDRESS the page on which rows that are entered can be seen, when it is another',
    '--secret NAME which password to sign in with, where several are kept for the page (optimus secret)',
    '--role ROLE   whose work it is (operator)',
  ],
  options: {
    rows: { type: 'string' },
    url: { type: 'string' },
    look: { type: 'string' },
    role: { type: 'string' },
    secret: { type: 'string' },
    yes: { type: 'boolean', default: false },
  },
  args: { min: 1, max: 1 },
  async run(context) {
    const client = await CompanyClient.connect(context.home);
    try {
      const report = await work(client, context);
      if (context.json) printJson(asJson(report));
      else printReport(report);
      return 0;
    } finally {
      await client.leave().catch(() => false);
    }
  },
};
