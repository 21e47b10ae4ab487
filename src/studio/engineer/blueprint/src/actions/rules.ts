import type { AnyRecord, Entity, Rule } from '../model/entity.ts';
import { conflict, invalid } from '../model/refusal.ts';
import { rulesReading, targetOf } from '../model/registry.ts';
import type { Store } from '../store/database.ts';
import { findRecord, type Values } from '../store/records.ts';
import { words } from '../words.ts';

/** A write as the rules see it: the record after it, and before it when there was one. */
export type Write = { entity: Entity; after: AnyRecord; before: AnyRecord | undefined };

/** Refuses (422) values that refer to records which do not exist. Runs inside `store.write`, before the write. */
export function checkReferences(store: Store, entity: Entity, values: Values): void {
  const dangling = entity.fields.filter((field) => {
    const target = targetOf(field);
    const id = values[field.key];
    if (target === undefined || id === null || id === undefined) return false;
    return findRecord(store, target, { id: Number(id) }) === undefined;
  });
  if (dangling.length === 0) return;
  throw invalid(
    dangling.map((field) => ({ field: field.key, message: words.refusals.noSuchRecord(field.label) })),
  );
}

function checkUniqueFields(store: Store, { entity, after, before }: Write): void {
  for (const field of entity.fields) {
    const value = after[field.key];
    if (!field.unique || value === null || value === undefined || value === before?.[field.key]) continue;
    const collation = field.kind === 'email' ? ' COLLATE NOCASE' : '';
    const other = store.get(
      `SELECT 1 FROM "${entity.table}" WHERE "${field.column}" = ?${collation} AND "id" <> ?`,
      typeof value === 'boolean' ? Number(value) : value,
      after.id,
    );
    if (other === undefined) continue;
    const message = words.refusals.taken(field.label, field.show(value));
    throw conflict(message, [{ field: field.key, message }]);
  }
}

function checkDependents(store: Store, { entity, after, before }: Write): void {
  if (before === undefined) return;
  for (const { entity: dependent, rule, through } of rulesReading(entity)) {
    const rows = store.all(`SELECT "id" FROM "${dependent.table}" WHERE "${through.column}" = ?`, after.id);
    for (const row of rows) {
      const record = findRecord(store, dependent, { id: Number(row['id']) });
      if (record !== undefined) (rule as unknown as Rule<AnyRecord>).check(store, record, record);
    }
  }
}

/** Holds a write against everything that must be true after it. Runs inside `store.write`; what it throws undoes the write. */
export function keepRules(store: Store, write: Write): void {
  for (const rule of write.entity.rules) rule.check(store, write.after, write.before);
  checkUniqueFields(store, write);
  checkDependents(store, write);
}
