import { timestamp } from '../clock.ts';
import type { Account } from '../model/account.ts';
import type { AnyRecord, Entity } from '../model/entity.ts';
import type { Value } from '../model/field.ts';
import type { Store } from './database.ts';

/** What happened to a record: `created`, `updated`, `deleted`, `restored`, or the verb of a transition. */
export type Change = {
  entity: Entity;
  action: string;
  /** Absent when the record is new. */
  before?: AnyRecord | undefined;
  /** Absent when the record is gone. */
  after?: AnyRecord | undefined;
};

/** One line of a record's history, newest first. */
export type HistoryEntry = {
  at: string;
  action: string;
  /** Who did it; nobody when the product itself did. */
  by: { id: number; name: string } | null;
  /** What it changed, field by field. */
  changes: { field: string; before: Value; after: Value }[];
};

/** Keys and columns of what a history tells of: the fields and the state. */
function placesOf({ fields, lifecycle }: Entity): { key: string; column: string }[] {
  const places = fields.map(({ key, column }) => ({ key, column }));
  return lifecycle ? [...places, { key: lifecycle.field, column: lifecycle.column }] : places;
}

function differences({ entity, before, after }: Change): Record<string, [unknown, unknown]> {
  const found: Record<string, [unknown, unknown]> = {};
  for (const { key, column } of placesOf(entity)) {
    const [old, fresh] = [before?.[key] ?? null, after?.[key] ?? null];
    if (JSON.stringify(old) !== JSON.stringify(fresh)) found[column] = [old, fresh];
  }
  return found;
}

/** Writes down what happened to a record, and who did it. Runs inside `store.write`. */
export function noteChange(store: Store, change: Change, by: Account | undefined): void {
  const record = change.after ?? change.before;
  store.run(
    'INSERT INTO "_history" ("table", "recordId", "at", "accountId", "action", "changes") VALUES (?, ?, ?, ?, ?, ?)',
    change.entity.table,
    record?.id ?? 0,
    timestamp(),
    // A visitor has no account.
    by === undefined || by.id === 0 ? null : by.id,
    change.action,
    JSON.stringify(differences(change)),
  );
}

/** What happened to a record, newest first, and how often something did in all. */
export function historyOf(
  store: Store,
  entity: Entity,
  part: { id: number; limit: number; offset: number },
): { items: HistoryEntry[]; total: number } {
  const keyOf = new Map(placesOf(entity).map(({ key, column }) => [column, key]));
  const rows = store.all(
    `SELECT h."at", h."action", h."changes", a."id" AS "by", a."name" FROM "_history" h
     LEFT JOIN "_account" a ON a."id" = h."accountId"
     WHERE h."table" = ? AND h."recordId" = ? ORDER BY h."id" DESC LIMIT ? OFFSET ?`,
    entity.table,
    part.id,
    part.limit,
    part.offset,
  );
  const items = rows.map((row) => {
    const changes = JSON.parse(String(row['changes'])) as Record<string, [Value, Value]>;
    return {
      at: String(row['at']),
      action: String(row['action']),
      by: row['by'] === null ? null : { id: Number(row['by']), name: String(row['name']) },
      // What a later release no longer has is no longer told.
      changes: Object.entries(changes).flatMap(([column, [before, after]]) => {
        const field = keyOf.get(column);
        return field === undefined ? [] : [{ field, before, after }];
      }),
    };
  });
  const count = store.get(
    'SELECT count(*) AS "n" FROM "_history" WHERE "table" = ? AND "recordId" = ?',
    entity.table,
    part.id,
  );
  return { items, total: Number(count?.['n'] ?? 0) };
}

/** The names of who created a record and who changed it last, as far as they are known. */
export function authorsOf(
  store: Store,
  entity: Entity,
  record: AnyRecord,
): { creator: string | undefined; changer: string | undefined } {
  const created = store.get('SELECT "name" FROM "_account" WHERE "id" = ?', record._createdBy);
  const changed =
    store.get(
      `SELECT a."name" FROM "_history" h JOIN "_account" a ON a."id" = h."accountId"
       WHERE h."table" = ? AND h."recordId" = ? AND h."action" <> 'created' ORDER BY h."id" DESC LIMIT 1`,
      entity.table,
      record.id,
    ) ??
    store.get(
      `SELECT a."name" FROM "_change" c JOIN "_account" a ON a."id" = c."accountId"
       WHERE c."table" = ? AND c."recordId" = ?`,
      entity.table,
      record.id,
    );
  const nameIn = (row: typeof created): string | undefined => row && String(row['name']);
  return { creator: nameIn(created), changer: nameIn(changed) };
}
