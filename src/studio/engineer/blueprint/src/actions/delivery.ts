import { createHash, timingSafeEqual } from 'node:crypto';
import { now, timestamp } from '../clock.ts';
import type { AnyRecord } from '../model/entity.ts';
import { message } from '../model/message.ts';
import { notFound } from '../model/refusal.ts';
import type { Store } from '../store/database.ts';
import { findRecord, updateRecord } from '../store/records.ts';
import { words } from '../words.ts';

/** A message on its way out. */
export type Pending = { id: number; to: string; subject: string; text: string; createdAt: string };

const minuteMs = 60_000;
/** How long to wait after the first failure, the second and so on; after the last one a message is given up. */
const waitMinutes = [1, 5, 30, 120, 480, 1440, 1440];
/** What has waited longer than any link in it works is no longer sent. */
const maxAgeMs = 72 * 60 * minuteMs;
const maxPending = 50;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether a token is that of whoever delivers the outbox (`MAIL_TOKEN`), which may read and note messages and nothing else. */
export function isCarrier(token: string | undefined): boolean {
  const expected = process.env['MAIL_TOKEN'];
  if (!expected || token === undefined) return false;
  return timingSafeEqual(digest(token), digest(expected));
}

/** Messages to be delivered now, oldest first. */
export function pendingMessages(store: Store): Pending[] {
  const rows = store.all(
    `SELECT "id", "to", "subject", "text", "createdAt" FROM "_message"
     WHERE "sentAt" IS NULL AND "attempts" <= ? AND "createdAt" > ? AND coalesce("retryAt", '') <= ?
     ORDER BY "id" LIMIT ?`,
    waitMinutes.length,
    new Date(now().getTime() - maxAgeMs).toISOString(),
    timestamp(),
    maxPending,
  );
  return rows.map((row) => ({
    id: Number(row['id']),
    to: String(row['to']),
    subject: String(row['subject']),
    text: String(row['text']),
    createdAt: String(row['createdAt']),
  }));
}

function required(store: Store, id: number): AnyRecord {
  const found = findRecord(store, message, { id });
  if (found === undefined) throw notFound(words.refusals.noSuchMessage);
  return found;
}

/** Notes that a message has been delivered. */
export async function markSent(store: Store, id: number): Promise<AnyRecord> {
  return store.write(() => {
    const found = required(store, id);
    if (found['sentAt'] !== null) return found;
    return updateRecord(store, message, { id, values: { sentAt: timestamp(), failure: null } });
  });
}

/** Notes why a message could not be delivered; `isFinal`: it is not tried again. */
export async function markFailed(
  store: Store,
  id: number,
  { reason, isFinal }: { reason: string; isFinal: boolean },
): Promise<AnyRecord> {
  return store.write(() => {
    const found = required(store, id);
    if (found['sentAt'] !== null) return found;
    const attempts = Number(
      store.get('SELECT "attempts" FROM "_message" WHERE "id" = ?', id)?.['attempts'] ?? 0,
    );
    const wait = waitMinutes[attempts];
    store.run(
      'UPDATE "_message" SET "attempts" = ?, "retryAt" = ? WHERE "id" = ?',
      isFinal || wait === undefined ? waitMinutes.length + 1 : attempts + 1,
      new Date(now().getTime() + (wait ?? 0) * minuteMs).toISOString(),
      id,
    );
    return updateRecord(store, message, { id, values: { failure: reason.trim().slice(0, 500) } });
  });
}
