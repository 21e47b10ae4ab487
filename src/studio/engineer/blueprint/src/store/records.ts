import { timestamp } from '../clock.ts';
import type { Account } from '../model/account.ts';
import type { AnyRecord, Entity } from '../model/entity.ts';
import type { Value } from '../model/field.ts';
import type { Row, Store } from './database.ts';
import type { Condition } from './scope.ts';

/** Values by the key of their field. */
export type Values = Record<string, Value>;

const columnLists = new WeakMap<Entity, string>();

function columnsOf(entity: Entity): string {
  const known = columnLists.get(entity);
  if (known !== undefined) return known;
  const named = (column: string, key: string): string =>
    column === key ? `"${key}"` : `"${column}" AS "${key}"`;
  const list = [
    '"id", "version", "createdAt", "updatedAt", "_createdBy"',
    ...entity.fields.map((field) => named(field.column, field.key)),
    ...(entity.lifecycle ? [named(entity.lifecycle.column, entity.lifecycle.field)] : []),
  ].join(', ');
  columnLists.set(entity, list);
  return list;
}

function fromRow(entity: Entity, row: Row): AnyRecord {
  const record = row as AnyRecord;
  for (const field of entity.fields) {
    if (field.kind === 'boolean') record[field.key] = row[field.key] === 1;
  }
  return record;
}

const stored = (value: Value): string | number | null => (typeof value === 'boolean' ? Number(value) : value);

/** The record with this number, when the condition lets it be seen. */
export function findRecord(
  store: Store,
  entity: Entity,
  where: { id: number; within?: Condition },
): AnyRecord | undefined {
  const condition = where.within ?? { sql: '1', params: [] };
  const sql = `SELECT ${columnsOf(entity)} FROM "${entity.table}" WHERE "id" = ? AND ${condition.sql}`;
  const row = store.get(sql, where.id, ...condition.params);
  return row === undefined ? undefined : fromRow(entity, row);
}

/** What a list asks for: a condition, an order (SQL), and which part of the result. */
export type Selection = { where: Condition; order: string; limit: number; offset: number };

/** The selected records, and how many there are in all. */
export function selectRecords(
  store: Store,
  entity: Entity,
  selection: Selection,
): { items: AnyRecord[]; total: number } {
  const { where, order, limit, offset } = selection;
  const from = `FROM "${entity.table}" WHERE ${where.sql}`;
  const rows = store.all(
    `SELECT ${columnsOf(entity)} ${from} ORDER BY ${order} LIMIT ? OFFSET ?`,
    ...where.params,
    limit,
    offset,
  );
  return { items: rows.map((row) => fromRow(entity, row)), total: countRecords(store, entity, where) };
}

/** How many records fulfil the condition. */
export function countRecords(store: Store, entity: Entity, where: Condition): number {
  const row = store.get(`SELECT count(*) AS "n" FROM "${entity.table}" WHERE ${where.sql}`, ...where.params);
  return Number(row?.['n'] ?? 0);
}

function columnFor(entity: Entity, key: string): string {
  if (entity.lifecycle?.field === key) return entity.lifecycle.column;
  return entity.fields.find((field) => field.key === key)?.column ?? key;
}

/** Writes a new record. Runs inside `store.write`. */
export function insertRecord(
  store: Store,
  entity: Entity,
  input: { values: Values; by: Account | undefined },
): AnyRecord {
  const at = timestamp();
  const state: Values = entity.lifecycle ? { [entity.lifecycle.field]: entity.lifecycle.initial } : {};
  const all: Values = {
    ...input.values,
    ...state,
    createdAt: at,
    updatedAt: at,
    _createdBy: input.by === undefined || input.by.id === 0 ? null : input.by.id,
  };
  const keys = Object.keys(all);
  const columns = keys.map((key) => `"${columnFor(entity, key)}"`).join(', ');
  const row = store.get(
    `INSERT INTO "${entity.table}" (${columns}) VALUES (${keys.map(() => '?').join(', ')}) RETURNING ${columnsOf(entity)}`,
    ...keys.map((key) => stored(all[key] ?? null)),
  );
  if (row === undefined) throw new Error(`Nothing was inserted into ${entity.table}`);
  return fromRow(entity, row);
}

/** Changes a record and raises its version. Runs inside `store.write`. */
export function updateRecord(
  store: Store,
  entity: Entity,
  change: { id: number; values: Values },
): AnyRecord {
  const keys = Object.keys(change.values);
  const assignments = [
    ...keys.map((key) => `"${columnFor(entity, key)}" = ?`),
    '"version" = "version" + 1',
    '"updatedAt" = ?',
  ];
  const row = store.get(
    `UPDATE "${entity.table}" SET ${assignments.join(', ')} WHERE "id" = ? RETURNING ${columnsOf(entity)}`,
    ...keys.map((key) => stored(change.values[key] ?? null)),
    timestamp(),
    change.id,
  );
  if (row === undefined) throw new Error(`${entity.table} ${change.id} vanished`);
  return fromRow(entity, row);
}
