import { now, timestamp } from '../clock.ts';
import type { Account } from '../model/account.ts';
import type { Entity } from '../model/entity.ts';
import type { Row, Store } from './database.ts';

/** For how many days what was deleted can be brought back. */
export const trashDays = 30;

/** A deleted record: its number, when it was deleted and by whom, and its row as it was. */
export type Trashed = { bundle: number; table: string; id: number; deletedAt: string; row: Row };

/**
 * Takes a record out of its table and keeps it in the trash, so that no list, rule, reference or count knows of it.
 * `bundle` is what an earlier call gave: records that go with that one and come back with it. Runs inside `store.write`.
 */
export function moveToTrash(
  store: Store,
  { entity, id }: { entity: Entity; id: number },
  of: { by: Account | undefined; bundle?: number | undefined },
): number {
  const row = store.get(`SELECT * FROM "${entity.table}" WHERE "id" = ?`, id);
  if (row === undefined) throw new Error(`${entity.table} ${id} vanished`);
  const kept = store.get(
    `INSERT INTO "_trash" ("bundle", "table", "recordId", "row", "deletedAt", "accountId")
     VALUES (?, ?, ?, ?, ?, ?) RETURNING "id"`,
    of.bundle ?? 0,
    entity.table,
    id,
    JSON.stringify(row),
    timestamp(),
    of.by === undefined || of.by.id === 0 ? null : of.by.id,
  );
  const bundle = of.bundle ?? Number(kept?.['id']);
  if (of.bundle === undefined) store.run('UPDATE "_trash" SET "bundle" = "id" WHERE "id" = ?', bundle);
  store.run(`DELETE FROM "${entity.table}" WHERE "id" = ?`, id);
  return bundle;
}

function fromRow(row: Row): Trashed {
  return {
    bundle: Number(row['bundle']),
    table: String(row['table']),
    id: Number(row['recordId']),
    deletedAt: String(row['deletedAt']),
    row: JSON.parse(String(row['row'])) as Row,
  };
}

/** The record with this number in the trash, with all that went with it, itself first; empty when there is none. */
export function bundleOf(store: Store, entity: Entity, id: number): Trashed[] {
  const found = store.get(
    'SELECT "bundle" FROM "_trash" WHERE "table" = ? AND "recordId" = ? AND "id" = "bundle"',
    entity.table,
    id,
  );
  if (found === undefined) return [];
  return store
    .all('SELECT * FROM "_trash" WHERE "bundle" = ? ORDER BY "id"', found['bundle'] ?? 0)
    .map(fromRow);
}

/** Puts the rows of a bundle back where they were. Runs inside `store.write`. */
export function putBack(store: Store, bundle: readonly Trashed[]): void {
  for (const { table, row } of bundle) {
    const known = new Set(
      store.all(`SELECT "name" FROM pragma_table_info(?)`, table).map(({ name }) => name),
    );
    const columns = Object.keys(row).filter((column) => known.has(column));
    store.run(
      `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')})
       VALUES (${columns.map(() => '?').join(', ')})`,
      ...columns.map((column) => row[column] ?? null),
    );
  }
  const [first] = bundle;
  if (first !== undefined) store.run('DELETE FROM "_trash" WHERE "bundle" = ?', first.bundle);
}

/** What is in the trash of an entity, newest first: all of it, or what one account deleted. */
export function listTrash(
  store: Store,
  entity: Entity,
  part: { by: number | undefined; limit: number; offset: number },
): { items: Trashed[]; total: number } {
  const from = `FROM "_trash" WHERE "table" = ? AND "id" = "bundle" AND (? IS NULL OR "accountId" = ?)`;
  const params = [entity.table, part.by ?? null, part.by ?? null];
  const rows = store.all(
    `SELECT * ${from} ORDER BY "id" DESC LIMIT ? OFFSET ?`,
    ...params,
    part.limit,
    part.offset,
  );
  const count = store.get(`SELECT count(*) AS "n" ${from}`, ...params);
  return { items: rows.map(fromRow), total: Number(count?.['n'] ?? 0) };
}

/** Forgets for good what has been in the trash for too long, with its history. Runs inside `store.write`. */
export function emptyTrash(store: Store): void {
  const limit = new Date(now().getTime() - trashDays * 86_400_000).toISOString();
  const old = store.all('SELECT "table", "recordId" FROM "_trash" WHERE "deletedAt" < ? LIMIT 500', limit);
  for (const { table, recordId } of old) {
    store.run('DELETE FROM "_history" WHERE "table" = ? AND "recordId" = ?', table ?? '', recordId ?? 0);
    store.run('DELETE FROM "_trash" WHERE "table" = ? AND "recordId" = ?', table ?? '', recordId ?? 0);
  }
}
