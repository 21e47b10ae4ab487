import { malformed } from './refusal.ts';
import { words } from '../words.ts';

/** A row of a table as it was sent: its cells, and the line of the file on which it begins, from 1. */
export type CsvRow = { line: number; cells: string[] };

/** What a spreadsheet would take for a formula. */
const formula = /^[=+\-@\t\r]/;

/** A text that no spreadsheet takes for a formula: it begins with an apostrophe, which `unguarded` takes away again. */
export const guarded = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** The text as it was before it was guarded. */
export const unguarded = (text: string): string =>
  text.startsWith("'") && formula.test(text.slice(1)) ? text.slice(1) : text;

function cell(text: string): string {
  return /[",;\t\r\n]|^ | $/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One row as RFC 4180 writes it, with its line end. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/** Of comma, semicolon and tab the one that stands most often in the first line, outside quotation marks. */
function separatorOf(text: string): string {
  const first = (/^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0] ?? '').replaceAll(/"(?:[^"]|"")*"/g, '');
  const count = (mark: string): number => first.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** Reads a cell that is quoted, from behind its opening mark; `end` is behind its closing one. */
function quotedCell(text: string, from: number): { value: string; end: number } | undefined {
  let end = text.indexOf('"', from);
  while (end !== -1 && text.charAt(end + 1) === '"') end = text.indexOf('"', end + 2);
  return end === -1 ? undefined : { value: text.slice(from, end).replaceAll('""', '"'), end: end + 1 };
}

type Place = { at: number; line: number };

function readCell(text: string, place: Place, separator: string): { value: string; at: number } {
  const quoted = text.charAt(place.at) === '"' ? quotedCell(text, place.at + 1) : undefined;
  if (text.charAt(place.at) === '"' && quoted === undefined)
    throw malformed(words.files.openQuote(place.line));
  let at = quoted?.end ?? place.at;
  const from = at;
  while (at < text.length && text.charAt(at) !== separator && text.charAt(at) !== '\n') at += 1;
  // What stands behind a closing mark belongs to the cell, as spreadsheets read it.
  const rest = text.slice(from, at).replace(/\r$/, '');
  return { value: `${quoted?.value ?? ''}${rest}`, at };
}

/**
 * Reads a table as RFC 4180 describes it, and as spreadsheets write it: with commas, semicolons or tabs, with or without
 * a byte order mark, with any line ends. Empty lines count as lines but are no rows. Refuses (400) a mark never closed.
 */
export function parseCsv(input: string): CsvRow[] {
  const text = input.replace(/^\uFEFF/, '');
  const separator = separatorOf(text);
  const rows: CsvRow[] = [];
  const place: Place = { at: 0, line: 1 };
  while (place.at < text.length) {
    const row: CsvRow = { line: place.line, cells: [] };
    for (;;) {
      const read = readCell(text, place, separator);
      place.line += text.slice(place.at, read.at).split('\n').length - 1;
      place.at = read.at + 1;
      row.cells.push(read.value);
      if (text.charAt(read.at) !== separator) break;
    }
    place.line += 1;
    if (row.cells.some((value) => value.trim() !== '')) rows.push(row);
  }
  return rows;
}
