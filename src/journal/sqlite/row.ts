/** Rows of SQLite and the objects that they stand for. */
import type { SQLOutputValue } from 'node:sqlite';
import type { StoredJson } from '../contract.ts';

export type Row = Record<string, SQLOutputValue>;

/** The value, or undefined for null. */
export function optionalText(value: SQLOutputValue | undefined): string | undefined {
  return value === null || value === undefined ? undefined : String(value);
}

/** The number, or undefined for null. */
export function optionalNumber(value: SQLOutputValue | undefined): number | undefined {
  return value === null || value === undefined ? undefined : Number(value);
}

/** Parsed JSON of a text column, or undefined for null. */
export function optionalJson(value: SQLOutputValue | undefined): StoredJson | undefined {
  return value === null || value === undefined ? undefined : (JSON.parse(String(value)) as StoredJson);
}

/** The object without its undefined members; its type says that they are absent. */
export function compact<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  for (const key of Object.keys(value) as (keyof T)[]) if (value[key] === undefined) delete value[key];
  return value as { [K in keyof T]: Exclude<T[K], undefined> };
}
