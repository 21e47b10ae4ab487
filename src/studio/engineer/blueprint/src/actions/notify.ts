import { timestamp } from '../clock.ts';
import { entities } from '../entities.ts';
import type { AnyRecord, Entity } from '../model/entity.ts';
import type { Field } from '../model/field.ts';
import { type Length, movedDay, movedMoment } from '../model/length.ts';
import { message } from '../model/message.ts';
import type { Notification, Recipient, Trigger } from '../model/notification.ts';
import { referenceTarget, targetOf, valueField } from '../model/registry.ts';
import { localDay } from '../model/zone.ts';
import { clockParameter } from '../store/clock-parameter.ts';
import type { Store } from '../store/database.ts';
import { displayOf } from '../store/display.ts';
import { sqlOf, stateCondition } from '../store/expression.ts';
import { findRecord, insertRecord } from '../store/records.ts';
import { words } from '../words.ts';

/** A record of which people are told. */
type Told = { store: Store; entity: Entity; record: AnyRecord };

/** The first address in the record to which these references lead. */
function addressThrough(
  store: Store,
  entity: Entity,
  at: { record: AnyRecord; via: readonly string[] },
): string[] {
  const [first, ...rest] = at.via;
  if (first !== undefined) {
    const target = referenceTarget(entity, first);
    const id = at.record[first];
    const record = typeof id === 'number' ? findRecord(store, target, { id }) : undefined;
    return record === undefined ? [] : addressThrough(store, target, { record, via: rest });
  }
  const addresses = entity.fields.filter(({ kind }) => kind === 'email').map(({ key }) => at.record[key]);
  return addresses.filter((address) => typeof address === 'string').slice(0, 1);
}

function addressesOf({ store, entity, record }: Told, to: Recipient): string[] {
  if (to.kind === 'record') return addressThrough(store, entity, { record, via: to.via });
  const rows =
    to.kind === 'role'
      ? store.all('SELECT "email" FROM "_account" WHERE "role" = ? AND "active" = 1 ORDER BY "id"', to.role)
      : store.all('SELECT "email" FROM "_account" WHERE "id" = ? AND "active" = 1', record._createdBy);
  return rows.map((row) => String(row['email']));
}

/** A value as people read it; a record that it refers to by what it is recognised by. */
function shown({ store, record }: Told, field: Field): string {
  const value = record[field.key] ?? null;
  const target = targetOf(field);
  if (value === null || target === undefined) return value === null ? '' : field.show(value);
  const other = findRecord(store, target, { id: Number(value) });
  return other === undefined ? '' : displayOf({ store, account: undefined }, target, other);
}

/** What the message says of the record: its fields and its state, a line each, and where to look at it. */
function textOf(told: Told): string {
  const { entity, record } = told;
  const lines = entity.fields
    .filter(({ kind }) => kind !== 'references' && kind !== 'image' && kind !== 'file')
    .map((field) => ({ label: field.label, text: shown(told, field) }))
    .filter(({ text }) => text !== '')
    .map(({ label, text }) => words.mail.line(label, text));
  const { lifecycle } = entity;
  const state = lifecycle?.states.find(({ value }) => value === record[lifecycle.field])?.label;
  const origin = process.env['PUBLIC_ORIGIN']?.replace(/\/+$/, '') ?? '';
  return [
    ...lines,
    ...(lifecycle && state !== undefined ? [words.mail.line(lifecycle.label, state)] : []),
    '',
    `${origin}/${entity.collection}/${record.id}`,
  ].join('\n');
}

function write(told: Told, { to, subject }: Notification): void {
  const addresses = new Set(addressesOf(told, to));
  if (addresses.size === 0) return;
  const text = textOf(told);
  for (const address of addresses) {
    insertRecord(told.store, message, {
      values: { to: address, subject, text, sentAt: null },
      by: undefined,
    });
  }
}

function isMeant(on: Trigger, trigger: Trigger): boolean {
  if (on.event === 'transition') return trigger.event === 'transition' && on.verb === trigger.verb;
  return on.event !== 'due' && on.event === trigger.event;
}

/** Writes the messages that belong to a write. Runs inside `store.write`, so that they are there if it is. */
export function notify(
  { store, entity }: { store: Store; entity: Entity },
  trigger: Trigger,
  record: AnyRecord,
): void {
  for (const notification of entity.notifications ?? []) {
    if (isMeant(notification.on, trigger)) write({ store, entity, record }, notification);
  }
}

type Due = Extract<Trigger, { event: 'due' }>;

/** How long before the product knew of a notification something may have come due that it is still told. */
const graceDays = 1;

/** Since when the product has sent these messages: what came due long before would only be noise. */
function knownSince(store: Store, id: string): string {
  const found = store.get('SELECT "knownSince" FROM "_notification" WHERE "id" = ?', id);
  if (found !== undefined) return String(found['knownSince']);
  const since = timestamp();
  store.run('INSERT INTO "_notification" ("id", "knownSince") VALUES (?, ?)', id, since);
  return since;
}

/** Whether what is announced still lies ahead; what comes after a moment can always be told. */
function isTimely(kind: string, value: string, offset: Length): boolean {
  if (offset.amount >= 0) return true;
  return kind === 'date' ? value >= localDay(timestamp()) : value > timestamp();
}

/** The first moment or day that is told of, for a notification that is known since then. */
function earliest(kind: string, since: string, offset: Length): string {
  const start = movedMoment(since, { amount: -graceDays, unit: 'days' });
  const back = { ...offset, amount: -offset.amount };
  return kind === 'date' ? movedDay(localDay(start), back) : movedMoment(start, back);
}

function sendDue(store: Store, entity: Entity, notification: Notification & { on: Due }): void {
  const { field, offset, states } = notification.on;
  const kind = valueField(entity, field)?.kind ?? 'datetime';
  const sql = sqlOf(entity, field);
  // What lies before this bound has, moved by the offset, come; a day has come when it begins.
  const bound = clockParameter(kind === 'date' ? 'today' : 'now', offset);
  const rows = store.all(
    `SELECT "id", ${sql} AS "value" FROM "${entity.table}"
     WHERE ${sql} <= ${bound} AND ${sql} >= ?${stateCondition(entity, states, `"${entity.table}"`)}
     AND NOT EXISTS (SELECT 1 FROM "_notified" n WHERE n."notification" = ? AND n."recordId" = "${entity.table}"."id"
       AND n."value" = ${sql})
     ORDER BY "id" LIMIT 500`,
    earliest(kind, knownSince(store, notification.id), offset),
    notification.id,
  );
  for (const row of rows) {
    const [id, value] = [Number(row['id']), String(row['value'])];
    store.run(
      'INSERT INTO "_notified" ("notification", "recordId", "value", "at") VALUES (?, ?, ?, ?)',
      notification.id,
      id,
      value,
      timestamp(),
    );
    const record = findRecord(store, entity, { id });
    if (record !== undefined && isTimely(kind, value, offset)) write({ store, entity, record }, notification);
  }
}

/**
 * Writes the messages whose moment has come, each once: again only when the record has got another moment since. Called
 * every minute.
 */
export async function sendDueMessages(store: Store): Promise<void> {
  await store.write(() => {
    for (const entity of entities) {
      for (const notification of entity.notifications ?? []) {
        const { on } = notification;
        if (on.event === 'due') sendDue(store, entity, { ...notification, on });
      }
    }
  });
}
