import type { DatabaseSync } from 'node:sqlite';
import type { BlobRow, PinChange } from '../contract.ts';
import { refusal } from './refusal.ts';
import { compact, optionalNumber, optionalText } from './row.ts';
import type { BlobEntry } from './wire.ts';

/** What is known of blobs: who owns them, until when, and which pins hold them. The bytes lie in files. */
export class BlobTable {
  readonly #sql: ReturnType<typeof prepare>;

  constructor(db: DatabaseSync) {
    this.#sql = prepare(db);
  }

  put(entry: BlobEntry, at: number): void {
    const { hash, size, owner, subject = null, expiresAt = null, pins = [] } = entry;
    this.#sql.insert.run(hash, size);
    this.#sql.own.run({ hash, owner, class: entry.class, subject, expiresAt, at });
    for (const by of pins) this.#sql.pin.run(hash, by);
  }

  pin(change: PinChange): void {
    if (change.do === 'unpin') {
      this.#sql.unpin.run(change.by);
      return;
    }
    if (!this.#sql.find.get(change.hash)) throw refusal('unknown-blob', `There is no blob ${change.hash}`);
    this.#sql.pin.run(change.hash, change.by);
  }

  drop(hash: string, owner: string): void {
    this.#sql.disown.run(hash, owner);
  }

  /** Forgets blobs that no owner and no pin keeps at this moment, and names them. */
  sweep(at: number): { hash: string; size: number }[] {
    this.#sql.expire.run(at);
    const rows = this.#sql.loose
      .all()
      .map((row) => ({ hash: String(row['hash']), size: Number(row['size']) }));
    for (const { hash } of rows) this.#sql.forget.run(hash);
    return rows;
  }

  /** Forgets the person's blobs, pinned or not, and names those that nobody else owns. */
  erase(subject: string): string[] {
    const hashes = this.#sql.ofSubject.all(subject).map((row) => String(row['hash']));
    this.#sql.disownSubject.run(subject);
    const gone = hashes.filter((hash) => !this.#sql.owned.get(hash));
    for (const hash of gone) {
      this.#sql.unpinBlob.run(hash);
      this.#sql.forget.run(hash);
    }
    return gone;
  }

  info(hash: string): BlobRow | undefined {
    const row = this.#sql.find.get(hash);
    if (!row) return undefined;
    const owners = this.#sql.owners.all(hash).map((owner) =>
      compact({
        owner: String(owner['owner']),
        class: String(owner['class']),
        expiresAt: optionalNumber(owner['expires_at']),
        subject: optionalText(owner['subject']),
        createdAt: Number(owner['created_at']),
      }),
    ) as BlobRow['owners'];
    const pins = this.#sql.pins.all(hash).map((pin) => String(pin['pinned_by']));
    return { hash, size: Number(row['size']), owners, pins };
  }

  /** Those of the hashes that are known. */
  known(hashes: readonly string[]): string[] {
    return this.#sql.known.all(JSON.stringify(hashes)).map((row) => String(row['hash']));
  }
}

function prepare(db: DatabaseSync) {
  return {
    find: db.prepare('SELECT * FROM blob WHERE hash = ?'),
    known: db.prepare('SELECT hash FROM blob WHERE hash IN (SELECT value FROM json_each(?))'),
    owners: db.prepare('SELECT * FROM blob_owner WHERE hash = ? ORDER BY owner'),
    owned: db.prepare('SELECT 1 FROM blob_owner WHERE hash = ? LIMIT 1'),
    ofSubject: db.prepare('SELECT DISTINCT hash FROM blob_owner WHERE subject = ?'),
    pins: db.prepare('SELECT pinned_by FROM blob_pin WHERE hash = ? ORDER BY pinned_by'),
    insert: db.prepare('INSERT OR IGNORE INTO blob (hash, size) VALUES (?, ?)'),
    own: db.prepare(
      `INSERT INTO blob_owner (hash, owner, class, subject, expires_at, created_at)
       VALUES ($hash, $owner, $class, $subject, $expiresAt, $at)
       ON CONFLICT (hash, owner) DO UPDATE SET
         class = excluded.class, subject = excluded.subject, expires_at = excluded.expires_at`,
    ),
    disown: db.prepare('DELETE FROM blob_owner WHERE hash = ? AND owner = ?'),
    disownSubject: db.prepare('DELETE FROM blob_owner WHERE subject = ?'),
    pin: db.prepare('INSERT OR IGNORE INTO blob_pin (hash, pinned_by) VALUES (?, ?)'),
    unpin: db.prepare('DELETE FROM blob_pin WHERE pinned_by = ?'),
    unpinBlob: db.prepare('DELETE FROM blob_pin WHERE hash = ?'),
    forget: db.prepare('DELETE FROM blob WHERE hash = ?'),
    // An owner's claim lapses with its expiry, but stays while a pin holds the blob, so that its class is still known.
    expire: db.prepare(
      'DELETE FROM blob_owner WHERE expires_at <= ? AND hash NOT IN (SELECT hash FROM blob_pin)',
    ),
    loose: db.prepare(
      'SELECT hash, size FROM blob WHERE hash NOT IN (SELECT hash FROM blob_owner UNION SELECT hash FROM blob_pin)',
    ),
  };
}
