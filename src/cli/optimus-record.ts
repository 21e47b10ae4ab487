import { createInterface } from 'node:readline';
import { resolve } from 'node:path';
import { recordDemonstration, type RecordOptions } from '../app/record-demonstration.ts';
import { type Command, type CommandContext, usageError } from './command.ts';
import { note, print, printJson, seconds } from './output.ts';

function text({ values }: CommandContext, name: string): string {
  const value = values[name];
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  throw usageError(`--${name} is missing`, 'macrohard optimus record --task "…" --url http://…');
}

function addressOf(context: CommandContext): string {
  const url = text(context, 'url');
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  throw usageError(`--url ${url} is not an address`, 'An address begins with http:// or https://.');
}

function rowsOf({ values }: CommandContext): RecordOptions['rows'] {
  const { rows, row } = values;
  if (typeof rows !== 'string') {
    if (row !== undefined) throw usageError('--row needs --rows FILE');
    return undefined;
  }
  const number = Number(row);
  if (row === undefined) return { file: resolve(rows) };
  if (Number.isInteger(number) && number > 0) return { file: resolve(rows), row: number };
  throw usageError(`--row ${String(row)} is not a number from 1`);
}

/** Resolves when Enter is pressed in the terminal; never where there is none. */
function enter(signal: AbortSignal): Promise<void> {
  if (!process.stdin.isTTY) return new Promise(() => undefined);
  const lines = createInterface({ input: process.stdin });
  signal.addEventListener('abort', () => lines.close(), { once: true });
  return new Promise((done) => {
    lines.once('line', () => {
      lines.close();
      done();
    });
  });
}

/** So many demonstrations are what most tasks need. */
const enough = 3;

/** What to do after so many demonstrations of a task. */
function nextAfter(demonstrations: number): string {
  const left = enough - demonstrations;
  if (left <= 0) return 'Next: ./macrohard optimus learn';
  return `Show it ${left === 1 ? 'once' : 'twice'} more, with another row: the same command.`;
}

function sayReady(values: Record<string, string>): void {
  note(
    'Recording. Do in the window what is to be learned; close the window or press Enter here when it is done.',
  );
  for (const [name, value] of Object.entries(values)) note(`  ${name}: ${value}`);
}

function sayAside(): void {
  note('Another window or tab was opened: what is done there is not recorded.');
}

/** `optimus record`: opens a window and keeps what a person does in it as a demonstration. */
export const optimusRecord: Command = {
  name: 'optimus record',
  usage: '--task TEXT --url ADDRESS',
  summary: 'Shows the emulator a task once: opens a window and records what you do in it (docs/optimus.md).',
  help: [
    '--task TEXT   what you do, in words, the same for each demonstration of it',
    '--url ADDRESS the page on which it begins',
    '--rows FILE   a CSV file; each demonstration works its next row, which is kept beside it',
    '--row N       this row of it instead (from 1)',
  ],
  options: {
    task: { type: 'string' },
    url: { type: 'string' },
    rows: { type: 'string' },
    row: { type: 'string' },
  },
  args: { min: 0, max: 0 },
  async run(context) {
    const { home, signal } = context;
    const over = new AbortController();
    const rows = rowsOf(context);
    const [task, url] = [text(context, 'task'), addressOf(context)];
    const until = enter(AbortSignal.any([signal, over.signal]));
    try {
      const told = { onReady: sayReady, onAside: sayAside };
      const options = { home, task, url, signal, until, ...told, ...(rows && { rows }) };
      const recorded = await recordDemonstration(options);
      if (context.json) printJson(recorded);
      else {
        print(`Kept ${recorded.steps} steps in ${seconds(recorded.ms)}: ${recorded.file}`);
        print(`Demonstrations of it: ${recorded.demonstrations}. ${nextAfter(recorded.demonstrations)}`);
      }
      return 0;
    } finally {
      over.abort();
    }
  },
};
