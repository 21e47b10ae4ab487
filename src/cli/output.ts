import { toErrorBody } from '../kernel/error.ts';
import { visible } from './visible.ts';

/** Prints a command's one JSON document. */
export function printJson(value: unknown): void {
  process.stdout.write(`${visible(JSON.stringify(value, null, 2))}\n`);
}

/** Prints a line for people. */
export function print(line: string): void {
  process.stdout.write(`${visible(line)}\n`);
}

/** Prints a line of progress, never on standard output. */
export function note(line: string): void {
  process.stderr.write(`${visible(line)}\n`);
}

/** Prints an error: with `json` as the document on standard output, else for people. */
export function printError(error: unknown, json: boolean): void {
  const { code, message, hint } = toErrorBody(error);
  if (json) return printJson({ error: hint === undefined ? { code, message } : { code, message, hint } });
  note(`macrohard: ${message}`);
  if (hint !== undefined) note(`  ${hint}`);
}

/** Milliseconds for people: `0.4 s`, `2 min 3 s`. */
export function seconds(ms: number): string {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/** Rows in columns, the first row as head. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join('  ');
  return rows.map(line).join('\n');
}
