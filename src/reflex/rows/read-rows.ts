import { readFile } from 'node:fs/promises';
import { UserError } from '../../kernel/error.ts';

/** A row of a table: what stands in each of its columns. */
export type Row = Record<string, string>;

function malformed(message: string): UserError {
  const hint = 'Expected is CSV as spreadsheets write it, with the names of the columns in its first line.';
  return new UserError({ code: 'rows-malformed', message, hint });
}

/** Of comma, semicolon and tab the one that stands most often in the first line, outside quotation marks. */
function separatorOf(text: string): string {
  const first = text.replaceAll(/"(?:[^"]|"")*"/g, '').split('\n', 1)[0] ?? '';
  const count = (mark: string): number => first.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** The cells of each line, as RFC 4180 describes them; a quoted cell may hold separators and line ends. */
function cellsOf(text: string, separator: string): string[][] {
  const lines: string[][] = [[]];
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^"${separator}\r\n][^${separator}\r\n]*)?)(${separator}|\r?\n|\r|$)`,
    'y',
  );
  for (let at = 0; at <= text.length;) {
    cell.lastIndex = at;
    const found = cell.exec(text);
    if (!found)
      throw malformed(`Line ${lines.length} has a quotation mark that is not closed, or one within a cell.`);
    const [whole, quoted, plain = '', end] = found;
    lines.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    at += whole.length;
    if (end === '') break;
    if (end !== separator) lines.push([]);
  }
  return lines.filter((cells) => cells.some((one) => one.trim() !== ''));
}

/** Reads a table from its text. Throws UserError `rows-malformed` when it is none. */
export function parseRows(input: string): Row[] {
  const text = input.replace(/^\uFEFF/, '');
  const [names = [], ...lines] = cellsOf(text, separatorOf(text));
  const columns = names.map((name) => name.trim());
  if (columns.length === 0) throw malformed('The table is empty.');
  if (columns.includes('') || new Set(columns).size < columns.length)
    throw malformed('Each column needs a name of its own in the first line.');
  return lines.map((cells, nth) => {
    if (cells.length > columns.length)
      throw malformed(`Row ${nth + 1} has more cells than there are columns.`);
    return Object.fromEntries(columns.map((column, place) => [column, cells[place] ?? '']));
  });
}

/** Reads the rows of a CSV file. Throws UserError when it cannot be read or is none. */
export async function readRows(file: string): Promise<Row[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new UserError({ code: 'rows-missing', message: `The table ${file} cannot be read.`, cause });
  });
  return parseRows(text);
}
