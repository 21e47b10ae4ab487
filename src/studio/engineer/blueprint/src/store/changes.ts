import type { Account } from '../model/account.ts';
import type { AnyRecord, Entity } from '../model/entity.ts';
import type { Store } from './database.ts';

type Place = { entity: Entity; id: number };

/** Notes who changed a record last. Runs inside `store.write`. */
export function noteChange(store: Store, { entity, id }: Place, by: Account): void {
  store.run(
    `INSERT INTO "_change" ("table", "recordId", "accountId") VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET "accountId" = excluded."accountId"`,
    entity.table,
    id,
    by.id,
  );
}

/** Forgets it with the record. Runs inside `store.write`. */
export function forgetChange(store: Store, { entity, id }: Place): void {
  store.run('DELETE FROM "_change" WHERE "table" = ? AND "recordId" = ?', entity.table, id);
}

/** The names of who created a record and who changed it last, as far as they are known. */
export function authorsOf(
  store: Store,
  entity: Entity,
  record: AnyRecord,
): { creator: string | undefined; changer: string | undefined } {
  const created = store.get('SELECT "name" FROM "_account" WHERE "id" = ?', record._createdBy);
  const changed = store.get(
    `SELECT a."name" FROM "_change" c JOIN "_account" a ON a."id" = c."accountId"
     WHERE c."table" = ? AND c."recordId" = ?`,
    entity.table,
    record.id,
  );
  const nameIn = (row: typeof created): string | undefined => row && String(row['name']);
  return { creator: nameIn(created), changer: nameIn(changed) };
}
