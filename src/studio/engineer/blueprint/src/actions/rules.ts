import type { Account } from '../model/account.ts';
import type { Act, AnyRecord, Entity, Occasion, Rule } from '../model/entity.ts';
import { conflict, invalid } from '../model/refusal.ts';
import { rulesFollowing, rulesReading, targetOf, targetOfMany } from '../model/registry.ts';
import type { Store } from '../store/database.ts';
import { findRecord, hasRecord, toColumn, type Values } from '../store/records.ts';
import { words } from '../words.ts';
import { refuseFrozen } from './frozen.ts';
import { keepPlan } from './plan.ts';

/**
 * A write as the rules see it: what is done, the record after it and before it, as far as there is one. Without an `act`
 * it is the creation or the change of a record.
 */
export type Write = {
  entity: Entity;
  after: AnyRecord | undefined;
  before: AnyRecord | undefined;
  act?: Act;
  account?: Account | undefined;
  /** What the record will hold, when it is not written yet. */
  draft?: AnyRecord | undefined;
};

type AnyRule = Rule<AnyRecord>;

function occasionOf(store: Store, write: Write): Occasion<AnyRecord> {
  const { entity, before, after, account, draft } = write;
  const act = write.act ?? (before === undefined ? 'create' : 'update');
  return { store, entity, act, account, before, after, draft };
}

/** Refuses (422) values that refer to records which do not exist. Runs inside `store.write`, before the write. */
export function checkReferences(store: Store, entity: Entity, values: Values): void {
  const dangling = entity.fields.filter((field) => {
    const target = targetOf(field) ?? targetOfMany(field);
    const ids = [values[field.key] ?? []].flat();
    return target !== undefined && !ids.every((id) => hasRecord(store, target, { id: Number(id) }));
  });
  if (dangling.length === 0) return;
  throw invalid(
    dangling.map((field) => ({ field: field.key, message: words.refusals.noSuchRecord(field.label) })),
  );
}

function checkUniqueFields({ store, entity, after, before }: Occasion<AnyRecord>): void {
  if (after === undefined) return;
  for (const field of entity.fields) {
    const value = after[field.key];
    if (!field.unique || value === null || value === undefined || value === before?.[field.key]) continue;
    const collation = field.kind === 'email' ? ' COLLATE NOCASE' : '';
    const other = store.get(
      `SELECT 1 FROM "${entity.table}" WHERE "${field.column}" = ?${collation} AND "id" <> ?`,
      toColumn(value),
      after.id,
    );
    if (other === undefined) continue;
    const message = words.refusals.taken(field.label, field.show(value));
    throw conflict(message, [{ field: field.key, message }]);
  }
}

function referring(store: Store, entity: Entity, of: { column: string; id: number }): AnyRecord[] {
  const rows = store.all(`SELECT "id" FROM "${entity.table}" WHERE "${of.column}" = ?`, of.id);
  return rows.flatMap((row) => findRecord(store, entity, { id: Number(row['id']) }) ?? []);
}

/** Asks the rules of other records again that read a value of this one which has changed. */
function checkDependents({ store, entity, after, before, account }: Occasion<AnyRecord>): void {
  if (before === undefined || after === undefined) return;
  for (const { entity: dependent, rule, through, key } of rulesReading(entity)) {
    if (after[key] === before[key]) continue;
    for (const record of referring(store, dependent, { column: through.column, id: after.id })) {
      const occasion = occasionOf(store, { entity: dependent, before: record, after: record, account });
      (rule as unknown as AnyRule).after?.(occasion);
    }
  }
}

/** Tells the rules of other records what has become of the one that they refer to. */
function tellFollowers(whole: Occasion<AnyRecord>): void {
  const { store, entity, after, before, account } = whole;
  if (before === undefined || after === undefined) return;
  for (const { entity: follower, rule, through } of rulesFollowing(entity)) {
    for (const record of referring(store, follower, { column: through.column, id: after.id })) {
      const occasion = occasionOf(store, { entity: follower, before: record, after: record, account });
      (rule as unknown as AnyRule).follows?.change(whole, occasion);
    }
  }
}

/** Asks what must be true before an act. Runs inside `store.write`, before the write. */
export function permitAct(store: Store, write: Write): void {
  const occasion = occasionOf(store, write);
  refuseFrozen(occasion);
  for (const rule of write.entity.rules) rule.before?.(occasion);
}

/** Holds a write against everything that must be true after it. Runs inside `store.write`; what it throws undoes the write. */
export function keepRules(store: Store, write: Write): void {
  const occasion = occasionOf(store, write);
  for (const rule of write.entity.rules) rule.after?.(occasion);
  checkUniqueFields(occasion);
  if (write.before === undefined) keepPlan(store, write.entity);
  checkDependents(occasion);
  tellFollowers(occasion);
}
