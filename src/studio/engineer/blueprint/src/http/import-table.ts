import { type Asked, createInside, mayCreate } from '../actions/records.ts';
import { type CsvRow, parseCsv } from '../model/csv.ts';
import type { Entity } from '../model/entity.ts';
import type { Field } from '../model/field.ts';
import { type Input, readJson } from '../model/input.ts';
import { type FieldError, malformed, Refusal } from '../model/refusal.ts';
import { words } from '../words.ts';
import { folded, readCell } from './cell.ts';

/** What is wrong in a row: the line of the file on which it begins, and the field; an empty one for the row as a whole. */
export type RowError = FieldError & { line: number };

/** What came of an import, or would have come of it. */
export type ImportOutcome = {
  rows: number;
  created: number;
  errors: RowError[];
  /** Columns that the product fills itself. */
  ignored: string[];
};

const maxRows = 10_000;
const maxErrors = 500;

type Column = { title: string; field: Field | undefined };

/** What the product writes itself: tables that it exported have it, and it is left aside. */
function ownTitles({ lifecycle }: Entity): Set<string> {
  const stamps = ['id', 'version', 'createdAt', 'updatedAt'];
  const state = lifecycle === undefined ? [] : [lifecycle.field, lifecycle.label];
  return new Set([...stamps, ...state].map(folded));
}

/** The field that a column is called by: its label or key, or how only one of the labels begins. */
function fieldCalled({ fields }: Entity, name: string): Field | undefined {
  const exact = fields.find(({ label, key }) => folded(label) === name || folded(key) === name);
  if (exact !== undefined || name === '') return exact;
  const begun = fields.filter(({ label }) => folded(label).startsWith(`${name} `));
  return begun.length === 1 ? begun[0] : undefined;
}

function readHead(
  entity: Entity,
  head: CsvRow,
): { columns: Column[]; errors: RowError[]; ignored: string[] } {
  const own = ownTitles(entity);
  const errors: RowError[] = [];
  const ignored: string[] = [];
  const seen = new Set<Field>();
  const columns = head.cells.map((cell): Column => {
    const title = cell.trim();
    const name = folded(title);
    const field = fieldCalled(entity, name);
    if (field !== undefined && seen.has(field)) {
      errors.push({ line: head.line, field: field.key, message: words.files.twiceColumn(title) });
    } else if (field !== undefined) seen.add(field);
    else if (own.has(name) || name === '') ignored.push(title);
    else errors.push({ line: head.line, field: title, message: words.files.unknownColumn(title) });
    return { title, field };
  });
  return { columns, errors, ignored };
}

/** A row as the body of a new record. */
function readRow(asked: Asked, columns: readonly Column[], row: CsvRow): Input {
  const body: Record<string, unknown> = {};
  const wrong: FieldError[] = [];
  for (const [index, { field }] of columns.entries()) {
    const cell = row.cells[index] ?? '';
    if (field === undefined || cell.trim() === '') continue;
    const reading = readCell(asked, field, cell);
    if (reading.ok) body[field.key] = reading.value;
    else wrong.push({ field: field.key, message: reading.message });
  }
  if (
    row.cells.length > columns.length &&
    row.cells.slice(columns.length).some((cell) => cell.trim() !== '')
  ) {
    wrong.push({ field: '', message: words.files.tooManyCells });
  }
  const input = readJson(asked.entity, body);
  const refused = new Set(wrong.map(({ field }) => field));
  input.errors = [...wrong, ...input.errors.filter(({ field }) => !refused.has(field))];
  return input;
}

/** A required column that is missing is one mistake of the table, not one of each row. */
function withoutRepeats(errors: readonly RowError[], columns: readonly Column[], head: CsvRow): RowError[] {
  const present = new Set(columns.map(({ field }) => field?.key));
  const told = new Set<string>();
  return errors.flatMap((error) => {
    if (error.field === '' || error.line === head.line || present.has(error.field)) return [error];
    if (told.has(error.field)) return [];
    told.add(error.field);
    return [{ ...error, line: head.line }];
  });
}

/** Carries what would have been done out of a transaction that is undone. */
class Undone extends Error {
  readonly outcome: ImportOutcome;
  constructor(outcome: ImportOutcome) {
    super('undone');
    this.outcome = outcome;
  }
}

function createRow(asked: Asked, columns: readonly Column[], row: CsvRow): RowError[] {
  try {
    asked.store.attempt(() => createInside(asked, readRow(asked, columns, row)));
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { errors, message } = error;
    if (errors.length === 0) return [{ line: row.line, field: '', message }];
    return errors.map((each) => ({ line: row.line, field: each.field, message: each.message }));
  }
}

function createRows(asked: Asked, text: string): ImportOutcome {
  const [head, ...rows] = parseCsv(text);
  if (head === undefined || rows.length === 0) throw malformed(words.files.emptyTable);
  if (rows.length > maxRows) throw new Refusal(413, words.files.tooManyRows(maxRows));
  const { columns, errors, ignored } = readHead(asked.entity, head);
  let created = 0;
  for (const row of rows) {
    const wrong = createRow(asked, columns, row);
    if (wrong.length === 0) created += 1;
    errors.push(...wrong);
  }
  return {
    rows: rows.length,
    created,
    errors: withoutRepeats(errors, columns, head).slice(0, maxErrors),
    ignored,
  };
}

/** How an import is meant: only tried, or with the good rows taken although others have mistakes. */
export type ImportMode = { preview: boolean; partial: boolean };

/**
 * Creates a record for each row of a table, or for none when a row has a mistake; a preview says what would happen. Rows
 * are held against fields, permissions and rules exactly as records that are created one by one, each after those before it.
 */
export async function importTable(asked: Asked, text: string, mode: ImportMode): Promise<ImportOutcome> {
  mayCreate(asked);
  try {
    return await asked.store.write(() => {
      const outcome = createRows(asked, text);
      const isRefused = outcome.errors.length > 0 && !mode.partial;
      if (mode.preview || isRefused) throw new Undone({ ...outcome, created: 0 });
      return outcome;
    });
  } catch (error) {
    if (error instanceof Undone) return error.outcome;
    throw error;
  }
}
