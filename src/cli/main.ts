/** The command line: `macrohard COMMAND …`. Exit codes: 0 done, 1 failed, 2 wrong usage. */
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { homePaths } from '../config/home.ts';
import { toErrorBody } from '../kernel/error.ts';
import { productName } from '../kernel/product-name.ts';
import { usageError, type Command } from './command.ts';
import { commands } from './commands.ts';
import { watchOutput } from './lost-output.ts';
import { print, printError } from './output.ts';

const common: ParseArgsOptionsConfig = {
  home: { type: 'string', default: '.macrohard' },
  json: { type: 'boolean', default: false },
  yes: { type: 'boolean', short: 'y', default: false },
  help: { type: 'boolean', short: 'h', default: false },
};

const commonHelp = [
  '--home DIR   where everything is kept (default .macrohard)',
  '--json       one JSON document on standard output',
  '--yes        take the default of every question',
];

function overview(): string {
  const width = Math.max(...[...commands.keys()].map((name) => name.length)) + 2;
  const lines = [...commands.entries()].map(([name, { summary }]) => `  ${name.padEnd(width)}${summary}`);
  const own = ['test', 'bench'].map(
    (name) => `  ${name.padEnd(width)}${name === 'test' ? 'everything that CI runs' : 'measures'}`,
  );
  return [
    `${productName}: a company that builds, tests and runs software from a brief.`,
    '',
    'Usage: macrohard COMMAND [options]',
    '',
    ...lines,
    ...own,
    '',
    ...commonHelp.map((line) => `  ${line}`),
    '',
    'macrohard COMMAND --help tells more.',
  ].join('\n');
}

function helpOf(command: Command): string {
  const head = `Usage: macrohard ${command.name} ${command.usage}`.trimEnd();
  return [head, '', command.summary, '', ...(command.help ?? []), ...commonHelp].join('\n');
}

/** What there is behind a word that begins several commands; undefined where it begins none. */
function overviewOf(word: string): string | undefined {
  const parts = [...commands.entries()].filter(([known]) => known.startsWith(`${word} `));
  if (parts.length === 0) return undefined;
  const width = Math.max(...parts.map(([known]) => known.length)) + 2;
  const lines = parts.map(([known, { summary }]) => `  ${known.padEnd(width)}${summary}`);
  const end = `macrohard ${parts[0]?.[0]} --help tells more, of each.`;
  return [`Usage: macrohard ${word} COMMAND [options]`, '', ...lines, '', end].join('\n');
}

function nearest(name: string): string | undefined {
  const distance = (other: string): number => {
    const shared = name.split('').filter((letter) => other.includes(letter)).length;
    return Math.max(name.length, other.length) - shared + Math.abs(name.length - other.length);
  };
  const [best] = [...commands.keys()].sort((a, b) => distance(a) - distance(b));
  return best !== undefined && distance(best) <= 2 ? best : undefined;
}

function parse(command: Command, rest: string[]) {
  try {
    return parseArgs({
      args: rest,
      options: { ...common, ...command.options },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    const [message = ''] = toErrorBody(error).message.split('. ');
    throw usageError(message, `macrohard ${command.name} --help lists the options.`);
  }
}

function checkArgs(command: Command, args: readonly string[]): void {
  const { min, max } = command.args;
  if (args.length >= min && args.length <= max) return;
  const said = args.length < min ? 'needs' : 'takes';
  const what = command.usage === '' ? 'no arguments' : command.usage;
  const hint =
    command.name === 'build' && args.length > max ? 'Put a brief of several words in quotes.' : undefined;
  throw usageError(`macrohard ${command.name} ${said} ${what}`, hint);
}

function abortOnSignal(interrupt: AbortController): void {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      // A second Ctrl-C does not wait for a clean end.
      if (interrupt.signal.aborted && name === 'SIGINT') process.exit(1);
      interrupt.abort(new Error('interrupted'));
    });
  }
}

/** The name of a command, of one word or of two (`optimus bench`), and what stands behind it. */
function split(argv: string[]): [name: string, rest: string[]] {
  const [first = '', second = '', ...rest] = argv;
  const both = `${first} ${second}`;
  return commands.has(both) ? [both, rest] : [first, argv.slice(1)];
}

function unknown(name: string): Error {
  const like = nearest(name);
  return usageError(
    `There is no command ${name}`,
    like === undefined ? 'macrohard --help lists them.' : `Did you mean ${like}?`,
  );
}

/** What is said where a command is no whole one, or none. */
function withoutCommand(name: string, [next]: readonly string[]): number {
  const parts = overviewOf(name);
  if (parts === undefined) throw unknown(name);
  if (next !== undefined && !next.startsWith('-')) throw unknown(`${name} ${next}`);
  print(parts);
  return next === '--help' || next === '-h' ? 0 : 2;
}

async function main(argv: string[], interrupt: AbortController): Promise<number> {
  const [name, rest] = split(argv);
  if (name === '' || name === 'help' || name === '--help' || name === '-h') {
    print(overview());
    return name === '' ? 2 : 0;
  }
  const load = commands.get(name);
  if (!load) return withoutCommand(name, rest);
  const command = await load.load();
  const { values, positionals } = parse(command, rest);
  if (values['help'] === true) {
    print(helpOf(command));
    return 0;
  }
  checkArgs(command, positionals);
  abortOnSignal(interrupt);
  return command.run({
    home: homePaths(String(values['home'])),
    json: values['json'] === true,
    values: values as Record<string, string | boolean | undefined>,
    args: positionals,
    signal: interrupt.signal,
  });
}

const argv = process.argv.slice(2);
const interrupt = new AbortController();
const output = watchOutput(interrupt);
try {
  process.exitCode = await main(argv, interrupt);
} catch (error) {
  if (!output.isLost) printError(error, argv.includes('--json'));
  process.exitCode = toErrorBody(error).code === 'usage' ? 2 : 1;
}
