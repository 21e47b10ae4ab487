import type { ParseArgsOptionsConfig } from 'node:util';
import type { HomePaths } from '../config/home.ts';
import { UserError } from '../kernel/error.ts';

/** What a command is run with. */
export type CommandContext = {
  home: HomePaths;
  /** One JSON document on standard output, progress on standard error. */
  json: boolean;
  /** Values of the command's own options. */
  values: Record<string, string | boolean | undefined>;
  args: readonly string[];
  /** Aborts at Ctrl-C. */
  signal: AbortSignal;
};

/** A command: one file each. */
export type Command = {
  name: string;
  /** What stands behind the name: `BRIEF`. */
  usage: string;
  summary: string;
  /** Lines of the help, for options. */
  help?: readonly string[];
  options?: ParseArgsOptionsConfig;
  /** How many arguments it takes. */
  args: { min: number; max: number };
  /** Returns the exit code: 0 done, 1 failed. */
  run(context: CommandContext): Promise<number>;
};

/** A mistake in how a command was called: exit code 2. */
export function usageError(message: string, hint?: string): UserError {
  return new UserError({ code: 'usage', message, ...(hint === undefined ? {} : { hint }) });
}

/** The argument at `index`; the number of arguments was checked before. */
export function argument(context: CommandContext, index: number): string {
  const value = context.args[index];
  if (value === undefined) throw usageError('An argument is missing');
  return value;
}

/** An option's port number. */
export function portOption(value: string | boolean | undefined): number | undefined {
  if (typeof value !== 'string') return undefined;
  const port = Number(value);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw usageError(`--port ${value} is not a port`, 'A port is a whole number from 1 to 65535.');
}
