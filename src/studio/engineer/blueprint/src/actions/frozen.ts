import type { AnyRecord, Entity, Occasion } from '../model/entity.ts';
import { conflict } from '../model/refusal.ts';
import { referenceTarget } from '../model/registry.ts';
import type { Store } from '../store/database.ts';
import { findRecord } from '../store/records.ts';

function stateOf(entity: Entity, record: AnyRecord): string {
  return String(record[entity.lifecycle?.field ?? ''] ?? '');
}

function changedKeys({ before, draft }: Occasion<AnyRecord>): string[] {
  if (before === undefined || draft === undefined) return [];
  return Object.keys(draft).filter((key) => JSON.stringify(draft[key]) !== JSON.stringify(before[key]));
}

/** Refuses what the record's own state freezes: the whole record, or some of its fields. */
function refuseOwn(occasion: Occasion<AnyRecord>): void {
  const { entity, act, before } = occasion;
  if (before === undefined || (act !== 'update' && act !== 'delete')) return;
  for (const { freezes, message } of entity.rules) {
    if (freezes === undefined || !freezes.states.includes(stateOf(entity, before))) continue;
    const { fields } = freezes;
    if (fields === undefined || changedKeys(occasion).some((key) => fields.includes(key))) {
      throw conflict(message);
    }
  }
}

/** Refuses what the state of the whole freezes of which the record is a part; and so on up to the outermost whole. */
function refuseWithin(store: Store, entity: Entity, record: AnyRecord | undefined): void {
  const id = entity.partOf === undefined ? undefined : record?.[entity.partOf];
  if (entity.partOf === undefined || typeof id !== 'number') return;
  const whole = referenceTarget(entity, entity.partOf);
  const found = findRecord(store, whole, { id });
  if (found === undefined) return;
  for (const { freezes, message } of whole.rules) {
    const isFrozen = freezes?.parts === true && freezes.fields === undefined;
    if (isFrozen && freezes.states.includes(stateOf(whole, found))) throw conflict(message);
  }
  refuseWithin(store, whole, found);
}

/** Refuses (409) to change or delete what its state, or the state of the whole that it belongs to, has frozen. */
export function refuseFrozen(occasion: Occasion<AnyRecord>): void {
  const { store, entity, act, before, draft } = occasion;
  refuseOwn(occasion);
  if (!['create', 'update', 'delete'].includes(act)) return;
  refuseWithin(store, entity, before);
  if (draft?.[entity.partOf ?? ''] !== before?.[entity.partOf ?? '']) refuseWithin(store, entity, draft);
}
