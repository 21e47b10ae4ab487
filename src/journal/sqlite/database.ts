/** Opening a company's SQLite file, the lock that leaves it to one process, and what SQLite's errors mean to people. */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { MacrohardError, NodeError } from '../../kernel/error.ts';
import { emptyHead } from '../chain.ts';
import type { Head } from '../contract.ts';
import { checkFile, migrate } from './schema.ts';

/** Which file: `<folder>/<company>.db`. */
export type DatabaseInput = { folder: string; company: string };

/** An opened file and the lock that goes with it. */
export type OpenDatabase = { db: DatabaseSync; head: Head; close(): void };

type SqliteError = Error & { errcode: number };

const busy = 5;
/** Primary result codes after which the whole transaction is in doubt; the others concern one statement. */
const causes: Record<number, { code: string; what: string; hint: string }> = {
  5: { code: 'journal-busy', what: 'is locked by another process', hint: 'Stop what else has it open.' },
  7: { code: 'out-of-memory', what: 'could not get memory', hint: 'Close other programs and start again.' },
  8: {
    code: 'journal-read-only',
    what: 'cannot be written',
    hint: 'Check the rights and the mount of its folder.',
  },
  10: { code: 'disk-error', what: 'met a disk error', hint: 'Check the disk (its log, its free space).' },
  11: {
    code: 'journal-corrupt',
    what: 'is damaged',
    hint: 'Keep a copy, then restore the last backup of the home.',
  },
  13: {
    code: 'disk-full',
    what: 'found no space left',
    hint: 'Free some space on that disk; nothing was lost.',
  },
  14: {
    code: 'journal-unreachable',
    what: 'cannot be opened',
    hint: 'Check that its folder exists and is yours.',
  },
  26: {
    code: 'journal-corrupt',
    what: 'is not a database',
    hint: 'Keep a copy, then restore the last backup of the home.',
  },
};

function isSqliteError(error: unknown): error is SqliteError {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number';
}

/** Whether an error puts the whole transaction in doubt, and not one request. */
export function isFatal(error: unknown): boolean {
  return error instanceof NodeError || (isSqliteError(error) && (error.errcode & 0xff) in causes);
}

/** The error as people should see it. */
export function explain(error: unknown, file: string): unknown {
  if (error instanceof MacrohardError) return error;
  if (isSqliteError(error)) {
    const cause = causes[error.errcode & 0xff];
    if (cause) {
      const message = `The journal ${file} ${cause.what} (${error.message})`;
      return new NodeError({ code: cause.code, message, hint: cause.hint, cause: error });
    }
  }
  if (error instanceof Error && 'syscall' in error) {
    const message = `The journal ${file} cannot be opened: ${error.message}`;
    return new NodeError({
      code: 'journal-unreachable',
      message,
      hint: 'Check that its folder exists and is yours.',
    });
  }
  return error;
}

/**
 * Takes the writer's lock: an exclusive transaction on a file of its own, which the kernel gives up when the process dies,
 * however it dies. Never open that file otherwise in this process: closing it would give the lock up.
 */
function lock(input: DatabaseInput): DatabaseSync {
  const note = join(input.folder, `${input.company}.writer`);
  const lockDb = new DatabaseSync(join(input.folder, `${input.company}.lock`), { timeout: 0 });
  try {
    lockDb.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    lockDb.close();
    if (!isSqliteError(error) || (error.errcode & 0xff) !== busy) throw error;
    throw new NodeError({
      code: 'journal-in-use',
      message: `The journal of ${input.company} in ${input.folder} is open in ${readWriter(note)}`,
      hint: 'Only one process may write a journal. Speak to that one, or stop it and start again.',
    });
  }
  writeFileSync(note, `process ${process.pid}\n`);
  return lockDb;
}

function readWriter(note: string): string {
  try {
    return readFileSync(note, 'utf8').trim();
  } catch {
    return 'another process';
  }
}

/** Makes the folder and sees to it that its name is on disk, because SQLite cares for the names inside it alone. */
function makeFolder(folder: string): void {
  if (mkdirSync(folder, { recursive: true, mode: 0o700 }) === undefined) return;
  for (const path of [folder, dirname(folder), dirname(dirname(folder))]) {
    const descriptor = openSync(path, 'r');
    fsyncSync(descriptor);
    closeSync(descriptor);
  }
}

/** The head as the file says it, after a look at whether the last event agrees. */
function readHead(db: DatabaseSync, input: DatabaseInput): Head {
  const meta = db.prepare('SELECT company, head_seq AS seq, head_hash AS hash FROM meta').get();
  const last = db.prepare('SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1').get() ?? emptyHead;
  if (!meta) {
    db.prepare('INSERT INTO meta VALUES (1, ?, 0, ?)').run(input.company, emptyHead.hash);
    return emptyHead;
  }
  if (meta['company'] !== input.company) {
    const message = `${db.location()} is the journal of ${String(meta['company'])}, not of ${input.company}`;
    throw new NodeError({ code: 'not-this-company', message, hint: 'Give the file its own name back.' });
  }
  if (meta['seq'] !== last['seq'] || meta['hash'] !== last['hash']) {
    throw new NodeError({
      code: 'journal-damaged',
      message: `${db.location()} should end at event ${String(meta['seq'])} but ends at ${String(last['seq'])}`,
      hint: 'Somebody changed it. `./macrohard audit verify` names what does not fit; then restore the last backup.',
    });
  }
  return { seq: Number(last['seq']), hash: String(last['hash']) };
}

/** Opens the file as its only writer. */
export function openDatabase(input: DatabaseInput): OpenDatabase {
  const file = join(input.folder, `${input.company}.db`);
  let lockDb: DatabaseSync | undefined;
  let db: DatabaseSync | undefined;
  try {
    makeFolder(input.folder);
    lockDb = lock(input);
    db = new DatabaseSync(file, { timeout: 5000 });
    checkFile(db);
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
    db.exec(
      'PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864',
    );
    migrate(db);
    const open = { db, lockDb, head: readHead(db, input) };
    const close = (): void => {
      open.db.close();
      open.lockDb.close();
    };
    return { db, head: open.head, close };
  } catch (error) {
    db?.close();
    lockDb?.close();
    throw explain(error, file);
  }
}
