import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { clockParameters } from './clock-parameter.ts';
import { monthsBetween } from '../model/length.ts';
import { localDay, wallClock } from '../model/zone.ts';

/** A row as SQLite gives it. */
export type Row = Record<string, string | number | null>;

/**
 * The product's database. Reading is synchronous. `write` runs a piece of work that checks and writes in one go, without
 * anything in between, so that rules hold under simultaneous requests; its promise is fulfilled once the change is on
 * disk. Pieces that arrive together share one commit; one that throws is undone alone. Statements may ask for the present
 * time by the parameters of `clock-parameter.ts`, which are filled in here.
 */
export type Store = {
  /** Where the database lies; files that belong to it lie beside it. */
  folder: string;
  get(sql: string, ...params: SQLInputValue[]): Row | undefined;
  all(sql: string, ...params: SQLInputValue[]): Row[];
  run(sql: string, ...params: SQLInputValue[]): void;
  exec(sql: string): void;
  write<T>(work: () => T): Promise<T>;
  /** Runs a part of a piece of work, inside `write`; when it throws, that part alone is undone. */
  attempt<T>(work: () => T): T;
  /** Rises with each piece of work that was written: what was read at one state is true as long as it stays. */
  state(): number;
  close(): void;
};

/** A statement, and what fills in the times that it asks for. */
type Prepared = { statement: StatementSync; clock: (() => Record<string, string>) | undefined };

type Pending = { work(): unknown; resolve(value: unknown): void; reject(error: unknown): void };

const maxStatements = 1_000;
const maxBatch = 256;

function fold(input: unknown): string {
  return typeof input === 'string' || typeof input === 'number'
    ? String(input).normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
    : '';
}

/** A function of texts as one of SQL, which gives nothing for nothing. */
function orNull(change: (text: string) => string): (input: SQLOutputValue) => string | null {
  return (input) => (typeof input === 'string' ? change(input) : null);
}

/** A moment as the product's wall clock shows it, to the second. */
function localMoment(moment: string): string {
  return new Date(wallClock(Date.parse(moment))).toISOString().slice(0, 19);
}

function open(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA busy_timeout = 5000');
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = FULL');
  database.exec('PRAGMA foreign_keys = ON');
  // 32 MiB, as far as they are used: indexes of a hundred thousand records stay at hand.
  database.exec('PRAGMA cache_size = -32768');
  database.function('fold', { deterministic: true }, fold);
  database.function('local_day', { deterministic: true }, orNull(localDay));
  database.function('local_moment', { deterministic: true }, orNull(localMoment));
  database.function('months_between', { deterministic: true }, (from, to) =>
    typeof from === 'string' && typeof to === 'string' ? monthsBetween(from, to) : null,
  );
  return database;
}

/** Runs one piece in a savepoint of the open transaction and says how it ended, once that is on disk. */
function attempt(database: DatabaseSync, piece: Pending): () => void {
  database.exec('SAVEPOINT piece');
  try {
    const value = piece.work();
    database.exec('RELEASE piece');
    return () => piece.resolve(value);
  } catch (error) {
    database.exec('ROLLBACK TO piece; RELEASE piece');
    return () => piece.reject(error);
  }
}

function commitTogether(database: DatabaseSync, batch: readonly Pending[]): void {
  try {
    database.exec('BEGIN IMMEDIATE');
    const endings = batch.map((piece) => attempt(database, piece));
    database.exec('COMMIT');
    for (const tell of endings) tell();
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    for (const piece of batch) piece.reject(error);
  }
}

/** Opens (and creates) the database in `file`. */
export function openStore(file: string): Store {
  const database = open(file);
  const statements = new Map<string, Prepared>();
  let queue: Pending[] = [];
  let state = 0;

  const prepare = (sql: string): Prepared => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    if (statements.size >= maxStatements) statements.clear();
    const statement = database.prepare(sql);
    const prepared = { statement, clock: clockParameters(sql) };
    statements.set(sql, prepared);
    return prepared;
  };

  const flush = (): void => {
    const batch = queue.slice(0, maxBatch);
    queue = queue.slice(maxBatch);
    if (queue.length > 0) setImmediate(flush);
    state += 1;
    commitTogether(database, batch);
  };

  return {
    folder: dirname(file),
    get: (sql, ...params) => {
      const { statement, clock } = prepare(sql);
      return (clock ? statement.get(clock(), ...params) : statement.get(...params)) as Row | undefined;
    },
    all: (sql, ...params) => {
      const { statement, clock } = prepare(sql);
      return (clock ? statement.all(clock(), ...params) : statement.all(...params)) as Row[];
    },
    run: (sql, ...params) => {
      const { statement, clock } = prepare(sql);
      if (clock) statement.run(clock(), ...params);
      else statement.run(...params);
    },
    exec: (sql) => database.exec(sql),
    write: <T>(work: () => T) =>
      new Promise<T>((resolve, reject) => {
        if (queue.length === 0) setImmediate(flush);
        queue.push({ work, resolve, reject });
      }),
    attempt: (work) => {
      database.exec('SAVEPOINT part');
      try {
        const value = work();
        database.exec('RELEASE part');
        return value;
      } catch (error) {
        database.exec('ROLLBACK TO part; RELEASE part');
        throw error;
      }
    },
    state: () => state,
    close: () => database.close(),
  };
}
