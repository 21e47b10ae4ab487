import type { Account } from '../model/account.ts';
import type { AnyRecord, Entity } from '../model/entity.ts';
import { fieldOf, targetOf } from '../model/registry.ts';
import { seenBy, wholeOf } from '../model/sight.ts';
import type { Store } from './database.ts';
import { findRecord } from './records.ts';

/** Who looks at records, and where; without an account the product itself, which sees everything. */
export type Viewer = { store: Store; account: Account | undefined };

/** By what people recognise a record: its display value, that of the record that it refers to, or its number. */
export function displayOf(viewer: Viewer, of: Entity, record: AnyRecord): string {
  const { store, account } = viewer;
  const entity = account === undefined ? of : seenBy(account, of);
  const number = `${entity.label} ${record.id}`;
  const field = entity.display === undefined ? undefined : fieldOf(entity, entity.display);
  const value = field && record[field.key];
  if (field === undefined || value === null || value === undefined) return number;
  const target = targetOf(field);
  if (target === undefined) return field.show(value) || number;
  const other = findRecord(store, target, { id: Number(value) });
  return other === undefined || target === wholeOf(entity)
    ? `${target.label} ${String(value)}`
    : displayOf(viewer, target, other);
}

/** The same where it stands by itself, as a title: a bare number says nothing without what it numbers. */
export function titleOf(viewer: Viewer, entity: Entity, record: AnyRecord): string {
  const shown = displayOf(viewer, entity, record);
  return /^\d+$/.test(shown) ? `${entity.label} ${shown}` : shown;
}
