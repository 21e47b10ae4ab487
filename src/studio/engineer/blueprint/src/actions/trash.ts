import { scopesOf } from '../model/account.ts';
import type { AnyRecord, Entity } from '../model/entity.ts';
import type { Value } from '../model/field.ts';
import { conflict, notAllowed, notFound } from '../model/refusal.ts';
import { entities } from '../entities.ts';
import { targetOf, targetOfMany } from '../model/registry.ts';
import { adminRole } from '../settings.ts';
import { noteChange } from '../store/changes.ts';
import type { Store } from '../store/database.ts';
import { findRecord } from '../store/records.ts';
import { bundleOf, emptyTrash, listTrash, putBack, type Trashed } from '../store/trash.ts';
import { type Asked, reaches } from './records.ts';
import { keepRules } from './rules.ts';
import { words } from '../words.ts';

/** Refuses (409) what refers to a record that was deleted since. */
function refuseDangling(store: Store, entity: Entity, record: AnyRecord): void {
  for (const field of entity.fields) {
    const target = targetOf(field) ?? targetOfMany(field);
    const values = [record[field.key] as Value | Value[]].flat();
    for (const id of target === undefined ? [] : values) {
      if (target === undefined || id === null || id === undefined) continue;
      if (findRecord(store, target, { id: Number(id) }) !== undefined) continue;
      const message = words.refusals.deletedToo(field.label, target);
      throw conflict(message, [{ field: field.key, message }]);
    }
  }
}

function restoreOne(asked: Asked, kept: Trashed): AnyRecord | undefined {
  const { store, account } = asked;
  const entity = entities.find((each) => each.table === kept.table);
  const after = entity && findRecord(store, entity, { id: kept.id });
  if (entity === undefined || after === undefined) return undefined;
  refuseDangling(store, entity, after);
  noteChange(store, { entity, action: 'restored', after }, account);
  keepRules(store, { entity, act: 'restore', account, after, before: undefined });
  return after;
}

/** Brings a deleted record back, with what went with it; refuses: 404, 403, 409 where a rule no longer has room for it. */
export async function restoreRecord(asked: Asked, id: number): Promise<AnyRecord> {
  const { store, entity, account } = asked;
  const scopes = scopesOf(account, entity, 'delete');
  if (scopes.length === 0) throw notAllowed(words.refusals.mayNot('restore', entity));
  return store.write(() => {
    const bundle = bundleOf(store, entity, id);
    putBack(store, bundle);
    // Whether it is the account's own can only be asked of a record that is there; a refusal takes it away again.
    if (bundle.length === 0 || !reaches(asked, scopes, id)) throw notFound(words.refusals.noSuch(entity));
    const [restored] = bundle.map((kept) => restoreOne(asked, kept));
    if (restored === undefined) throw notFound(words.refusals.noSuch(entity));
    return restored;
  });
}

/** What can be restored: what the account itself deleted, or everything for administrators. */
export function trashOf(
  asked: Asked,
  part: { limit: number; offset: number },
): { items: Trashed[]; total: number } {
  const { store, entity, account } = asked;
  if (scopesOf(account, entity, 'delete').length === 0) {
    throw notAllowed(words.refusals.mayNot('restore', entity));
  }
  const by = account.role === adminRole ? undefined : account.id;
  return listTrash(store, entity, { by, ...part });
}

/** Forgets what has been deleted for too long. */
export async function sweepTrash(store: Store): Promise<void> {
  await store.write(() => emptyTrash(store));
}
