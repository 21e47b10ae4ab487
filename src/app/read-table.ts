import { resolve } from 'node:path';
import { UserError } from '../kernel/error.ts';
import { readRows, type Row } from '../reflex/rows/read-rows.ts';

/** The rows of a CSV file that are to be worked. Throws a UserError where it is none, or holds none. */
export async function readTable(file: string): Promise<Row[]> {
  const rows = await readRows(resolve(file));
  if (rows.length > 0) return rows;
  throw new UserError({ code: 'no-rows', message: `${file} has no rows.` });
}
