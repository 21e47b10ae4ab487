import { timestamp } from '../clock.ts';
import { type Account, isVisitor } from '../model/account.ts';
import type { AnyRecord, Entity } from '../model/entity.ts';
import type { Field, Value } from '../model/field.ts';
import type { Row, Store } from './database.ts';
import { sqlOf } from './expression.ts';
import type { Condition } from './scope.ts';

/** Values by the key of their field. */
export type Values = Record<string, Value>;

const columnLists = new WeakMap<Entity, string>();

/** All that a record holds: what is stored, and what follows from others. */
function columnsOf(entity: Entity): string {
  const known = columnLists.get(entity);
  if (known !== undefined) return known;
  const keys = [
    ...entity.fields.map((field) => field.key),
    ...(entity.lifecycle ? [entity.lifecycle.field] : []),
    ...(entity.derived ?? []).map((derived) => derived.key),
  ];
  const list = [
    '"id", "version", "createdAt", "updatedAt", "_createdBy"',
    ...keys.map((key) => `${sqlOf(entity, key)} AS "${key}"`),
  ].join(', ');
  columnLists.set(entity, list);
  return list;
}

/** A value as its column holds it, read. */
function fromColumn(field: Field, value: string | number | null): Value {
  if (field.kind === 'boolean') return value === 1;
  if (field.kind !== 'references') return value;
  return value === null ? [] : (JSON.parse(String(value)) as number[]);
}

function fromRow(entity: Entity, row: Row): AnyRecord {
  const record = row as AnyRecord;
  for (const field of [...entity.fields, ...(entity.derived ?? [])]) {
    record[field.key] = fromColumn(field, row[field.key] ?? null);
  }
  return record;
}

/** A value as its column holds it. */
export function toColumn(value: Value): string | number | null {
  if (typeof value === 'boolean') return Number(value);
  return Array.isArray(value) ? JSON.stringify(value) : (value as string | number | null);
}

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

/** Whether there is a record with this number that fulfils the condition. */
export function hasRecord(store: Store, entity: Entity, where: { id: number; within?: Condition }): boolean {
  const condition = where.within ?? { sql: '1', params: [] };
  const sql = `SELECT 1 FROM "${entity.table}" WHERE "id" = ? AND ${condition.sql}`;
  return store.get(sql, where.id, ...condition.params) !== undefined;
}

/**
 * What a list asks for: a condition, an order (SQL), and which part of the result. A condition that is costly to ask
 * (`isCostly`) is asked once for the records and their number together.
 */
export type Selection = {
  where: Condition;
  order: string;
  limit: number;
  offset: number;
  isCostly?: boolean;
};

/** The records with these numbers, in this order. Formulas are worked out for them alone. */
function recordsWith(store: Store, entity: Entity, ids: readonly number[]): AnyRecord[] {
  const sql = `SELECT ${columnsOf(entity)} FROM "${entity.table}" WHERE "id" IN (SELECT "value" FROM json_each(?))`;
  const found = new Map(
    store.all(sql, JSON.stringify(ids)).map((row) => [Number(row['id']), fromRow(entity, row)]),
  );
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** The selected records, and how many there are in all. */
export function selectRecords(
  store: Store,
  entity: Entity,
  selection: Selection,
): { items: AnyRecord[]; total: number } {
  const { where, order, limit, offset, isCostly = false } = selection;
  const rows = store.all(
    `SELECT "id"${isCostly ? ', count(*) OVER () AS "total"' : ''} FROM "${entity.table}" WHERE ${where.sql} ORDER BY ${order} LIMIT ? OFFSET ?`,
    ...where.params,
    limit,
    offset,
  );
  const ids = rows.map((row) => Number(row['id']));
  const counted = rows[0]?.['total'];
  const total = typeof counted === 'number' ? counted : countRecords(store, entity, where);
  return { items: recordsWith(store, entity, ids), total };
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

/** The record that was just written. */
function written(store: Store, entity: Entity, id: number): AnyRecord {
  const record = findRecord(store, entity, { id });
  if (record === undefined) throw new Error(`${entity.table} ${id} vanished`);
  return record;
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
    _createdBy: input.by === undefined || isVisitor(input.by) ? null : input.by.id,
  };
  const keys = Object.keys(all);
  const columns = keys.map((key) => `"${columnFor(entity, key)}"`).join(', ');
  const row = store.get(
    `INSERT INTO "${entity.table}" (${columns}) VALUES (${keys.map(() => '?').join(', ')}) RETURNING "id"`,
    ...keys.map((key) => toColumn(all[key] ?? null)),
  );
  return written(store, entity, Number(row?.['id']));
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
  store.run(
    `UPDATE "${entity.table}" SET ${assignments.join(', ')} WHERE "id" = ?`,
    ...keys.map((key) => toColumn(change.values[key] ?? null)),
    timestamp(),
    change.id,
  );
  return written(store, entity, change.id);
}
