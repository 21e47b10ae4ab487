/** Tables of a company's SQLite file. Private to this folder: everybody else speaks to the contract. */
import type { DatabaseSync } from 'node:sqlite';
import { NodeError } from '../../kernel/error.ts';

/** Version of the tables that this program writes. Migration n brings a file from version n to n + 1. */
const migrations = [
  `
  CREATE TABLE meta (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    company TEXT NOT NULL,
    head_seq INTEGER NOT NULL,
    head_hash TEXT NOT NULL
  ) STRICT;

  -- version: place of the event in its stream, from 1. data and salt are null once erased.
  CREATE TABLE event (
    seq INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    version INTEGER NOT NULL,
    type TEXT NOT NULL,
    v INTEGER NOT NULL,
    actor TEXT NOT NULL,
    cause INTEGER,
    subject TEXT,
    at INTEGER NOT NULL,
    data TEXT,
    salt TEXT,
    commitment TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
  -- An index also holds the rowid, which is seq: so a stream is read in its order.
  CREATE INDEX event_stream ON event (stream);
  CREATE INDEX event_erased ON event (type) WHERE type = 'journal.erased';
  CREATE INDEX event_subject ON event (subject) WHERE subject IS NOT NULL;

  CREATE TABLE snapshot (fold TEXT PRIMARY KEY, version INTEGER NOT NULL, seq INTEGER NOT NULL, state TEXT NOT NULL) STRICT;

  CREATE TABLE work (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    subject TEXT,
    item TEXT NOT NULL,
    state TEXT NOT NULL,
    rung TEXT NOT NULL,
    input TEXT NOT NULL,
    parts TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    max_attempts INTEGER NOT NULL,
    fence INTEGER NOT NULL,
    worker TEXT,
    lease_until INTEGER,
    priority INTEGER NOT NULL,
    not_before INTEGER,
    result TEXT,
    error TEXT,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX work_queued ON work (priority DESC, n) WHERE state = 'queued';
  CREATE INDEX work_leased ON work (lease_until) WHERE state = 'leased';
  CREATE INDEX work_state ON work (state);
  CREATE TABLE work_need (work TEXT NOT NULL, need TEXT NOT NULL, PRIMARY KEY (work, need)) STRICT, WITHOUT ROWID;
  CREATE INDEX work_need_need ON work_need (need);

  CREATE TABLE effect (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    input TEXT NOT NULL,
    work TEXT,
    attempts INTEGER NOT NULL,
    outcome TEXT,
    intended_at INTEGER NOT NULL,
    settled_at INTEGER
  ) STRICT;
  CREATE INDEX effect_open ON effect (n) WHERE outcome IS NULL;

  CREATE TABLE budget (
    budget TEXT PRIMARY KEY,
    limit_micros INTEGER NOT NULL,
    reserved_micros INTEGER NOT NULL,
    spent_micros INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE reservation (id TEXT PRIMARY KEY, micros INTEGER NOT NULL, state TEXT NOT NULL, budgets TEXT NOT NULL) STRICT;

  CREATE TABLE blob (hash TEXT PRIMARY KEY, size INTEGER NOT NULL) STRICT;
  CREATE TABLE blob_owner (
    hash TEXT NOT NULL,
    owner TEXT NOT NULL,
    class TEXT NOT NULL,
    subject TEXT,
    expires_at INTEGER,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (hash, owner)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX blob_owner_subject ON blob_owner (subject) WHERE subject IS NOT NULL;
  CREATE TABLE blob_pin (hash TEXT NOT NULL, pinned_by TEXT NOT NULL, PRIMARY KEY (hash, pinned_by)) STRICT, WITHOUT ROWID;
  CREATE INDEX blob_pin_by ON blob_pin (pinned_by);
  `,
];

/** `MHJ1`: marks the file as a journal, so that no other database is taken for one. */
const applicationId = 0x4d484a31;

function pragma(db: DatabaseSync, name: string): number {
  return Number(Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0] ?? 0);
}

/** Throws NodeError when the file is not ours or when a newer program wrote it; changes nothing. */
export function checkFile(db: DatabaseSync): void {
  const version = pragma(db, 'user_version');
  const isOurs = version > 0 ? pragma(db, 'application_id') === applicationId : isEmpty(db);
  if (!isOurs) {
    const message = `${db.location()} is a database, but not a journal`;
    throw new NodeError({ code: 'not-a-journal', message, hint: 'Move it away or choose another --home.' });
  }
  if (version <= migrations.length) return;
  throw new NodeError({
    code: 'journal-too-new',
    message: `The journal ${db.location()} has tables of version ${version}; this program knows ${migrations.length}`,
    hint: 'A newer release of the program wrote it. Start that release or a later one.',
  });
}

/** Creates the tables or brings them up to date. */
export function migrate(db: DatabaseSync): void {
  const version = pragma(db, 'user_version');
  if (version === migrations.length) return;
  db.exec('BEGIN IMMEDIATE');
  for (const step of migrations.slice(version)) db.exec(step);
  db.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${migrations.length}; COMMIT`);
}

function isEmpty(db: DatabaseSync): boolean {
  return db.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;
}
