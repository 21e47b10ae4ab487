import { now } from '../clock.ts';
import type { AnyRecord } from '../model/entity.ts';
import type { Value } from '../model/field.ts';
import { conflict, notAllowed } from '../model/refusal.ts';
import { historyOf, noteChange } from '../store/changes.ts';
import { findRecord, updateRecord } from '../store/records.ts';
import { words } from '../words.ts';
import { type Asked, readRecord } from './records.ts';
import { keepRules } from './rules.ts';

/** How long somebody may take back what they did. */
const undoMs = 10 * 60_000;

/** What the last entry of a record's history changed, when this account may take it back: its own move, made just now. */
function lastMove({ store, account, entity }: Asked, id: number): { [key: string]: Value } | undefined {
  const [entry] = historyOf(store, entity, { id, limit: 1, offset: 0 }).items;
  const isMove = entity.lifecycle?.transitions.some(({ verb }) => verb === entry?.action) === true;
  if (entry === undefined || !isMove || entry.by?.id !== account.id) return undefined;
  if (now().getTime() - Date.parse(entry.at) > undoMs) return undefined;
  return Object.fromEntries(entry.changes.map(({ field, before }) => [field, before]));
}

/** Takes back the change of state that the account just made, or refuses: 404, 403, 409 where anything happened since. */
export async function undoMove(asked: Asked, id: number): Promise<AnyRecord> {
  const { store, account, entity } = asked;
  readRecord(asked, id);
  if (account.id === 0) throw notAllowed(words.work.cannotUndo);
  return store.write(() => {
    const before = findRecord(store, entity, { id });
    const values = lastMove(asked, id);
    if (before === undefined || values === undefined) throw conflict(words.work.cannotUndo);
    const after = updateRecord(store, entity, { id, values });
    noteChange(store, { entity, action: 'updated', before, after }, account);
    keepRules(store, { entity, after, before });
    return after;
  });
}
