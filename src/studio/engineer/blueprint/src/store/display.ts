import type { AnyRecord, Entity } from '../model/entity.ts';
import { fieldOf, targetOf } from '../model/registry.ts';
import type { Store } from './database.ts';
import { findRecord } from './records.ts';

/** By what people recognise a record: its display value, that of the record that it refers to, or its number. */
export function displayOf(store: Store, entity: Entity, record: AnyRecord): string {
  const number = `${entity.label} ${record.id}`;
  const field = entity.display === undefined ? undefined : fieldOf(entity, entity.display);
  const value = field && record[field.key];
  if (field === undefined || value === null || value === undefined) return number;
  const target = targetOf(field);
  if (target === undefined) return field.show(value) || number;
  const other = findRecord(store, target, { id: Number(value) });
  return other === undefined || target === entity
    ? `${target.label} ${String(value)}`
    : displayOf(store, target, other);
}
