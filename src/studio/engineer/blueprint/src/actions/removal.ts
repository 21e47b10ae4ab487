import type { AnyRecord, Entity } from '../model/entity.ts';
import { conflict } from '../model/refusal.ts';
import { linkTable, manyReferencesTo, partsOf, referencesTo } from '../model/registry.ts';
import { noteChange } from '../store/changes.ts';
import type { Store } from '../store/database.ts';
import { findRecord } from '../store/records.ts';
import { moveToTrash } from '../store/trash.ts';
import { words } from '../words.ts';
import type { Asked } from './records.ts';
import { keepRules, permitAct } from './rules.ts';

/** A record that goes. */
type Going = { entity: Entity; record: AnyRecord };

/** The record and its parts, and theirs; each whole before its parts. */
function withParts(store: Store, going: Going): Going[] {
  const parts = partsOf(going.entity).flatMap(({ entity, field }) =>
    store
      .all(`SELECT "id" FROM "${entity.table}" WHERE "${field.column}" = ?`, going.record.id)
      .flatMap((row) => findRecord(store, entity, { id: Number(row['id']) }) ?? [])
      .flatMap((record) => withParts(store, { entity, record })),
  );
  return [going, ...parts];
}

const nameOf = (entity: Entity, id: unknown): string => `${entity.key} ${String(id)}`;

/** Refuses (409) the deletion of a record to which others refer that stay. */
function refuseReferred(store: Store, { entity, record }: Going, gone: ReadonlySet<string>): void {
  const referring = [
    ...referencesTo(entity).map(({ entity: other, field }) => ({
      other,
      sql: `SELECT "id" FROM "${other.table}" WHERE "${field.column}" = ?`,
    })),
    ...manyReferencesTo(entity).map(({ entity: other, field }) => ({
      other,
      sql: `SELECT "recordId" AS "id" FROM "${linkTable(other, field)}" WHERE "targetId" = ?`,
    })),
  ];
  for (const { other, sql } of referring) {
    const stays = store.all(sql, record.id).some((row) => !gone.has(nameOf(other, row['id'])));
    if (stays) throw conflict(words.refusals.referredTo(entity, other));
  }
  const signsIn = store.get(
    'SELECT 1 FROM "_account" WHERE "entity" = ? AND "recordId" = ?',
    entity.key,
    record.id,
  );
  if (signsIn !== undefined) throw conflict(words.refusals.signsIn(entity));
}

/**
 * Moves a record and its parts to the trash, from which they come back together; refuses (409) when something that stays
 * refers to one of them, or a rule keeps one of them. Runs inside `store.write`.
 */
export function removeTree({ store, entity, account }: Asked, record: AnyRecord): void {
  const going = withParts(store, { entity, record });
  const gone = new Set(going.map((each) => nameOf(each.entity, each.record.id)));
  for (const each of going.toReversed()) {
    refuseReferred(store, each, gone);
    const write = { entity: each.entity, act: 'delete', account, before: each.record, after: undefined };
    permitAct(store, write);
    keepRules(store, write);
  }
  // The whole leads its parts in the trash, so it goes first, and they refer to it for a moment when it is gone.
  if (going.length > 1) store.exec('PRAGMA defer_foreign_keys = ON');
  let bundle: number | undefined;
  for (const { entity: of, record: before } of going) {
    bundle = moveToTrash(store, { entity: of, id: before.id }, { by: account, bundle });
    noteChange(store, { entity: of, action: 'deleted', before }, account);
  }
}
