import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { randomSecret } from '../../kernel/id.ts';
import { chainHash, commitmentOf } from '../chain.ts';
import type { Expectation, Head, ReadRequest } from '../contract.ts';
import { refusal } from './refusal.ts';
import type { WireEvent, WireRead, WireStored } from './wire.ts';

const readLimit = 1000;
/** Rows fetched at a time, and the characters after which a page ends early, so that no page grows without bound. */
const chunkRows = 512;
const pageSize = 32_000_000;

/** The events of one journal and its head. */
export class EventTable {
  /** Head of the journal as of the last event appended, committed or not. */
  head: Head;
  readonly #company: string;
  readonly #companyText: string;
  readonly #db: DatabaseSync;
  readonly #insert: StatementSync;
  readonly #version: StatementSync;
  readonly #saveHead: StatementSync;
  readonly #salts = new Salts();
  readonly #reads = new Map<string, StatementSync>();

  constructor(db: DatabaseSync, company: string, head: Head) {
    this.#db = db;
    this.#company = company;
    this.#companyText = JSON.stringify(company);
    this.head = head;
    this.#insert = db.prepare(
      `INSERT INTO event (seq, stream, version, type, v, actor, cause, subject, at, data, salt, commitment, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#version = db.prepare('SELECT seq, version FROM event WHERE stream = ? ORDER BY seq DESC LIMIT 1');
    this.#saveHead = db.prepare('UPDATE meta SET head_seq = ?, head_hash = ?');
  }

  /** How many events the stream has. */
  version(stream: string): number {
    return Number(this.#version.get(stream)?.['version'] ?? 0);
  }

  /** Seq of the stream's last event; undefined when it has none. */
  last(stream: string): number | undefined {
    const seq = this.#version.get(stream)?.['seq'];
    return seq === undefined ? undefined : Number(seq);
  }

  /** Refuses unless every stream is where it is expected to be. */
  expect(expectations: readonly Expectation[]): void {
    for (const { stream, version } of expectations) {
      const actual = this.version(stream);
      if (actual === version) continue;
      throw refusal('stale-version', `The stream ${stream} is at version ${actual}, not ${version}`);
    }
  }

  /** Appends one event. */
  append(event: Omit<WireEvent, 'causeIndex'>, at: number): WireStored {
    const { stream, type, v, actor, cause, subject, data } = event;
    const seq = this.head.seq + 1;
    if (cause !== undefined && !(cause > 0 && cause < seq)) {
      throw refusal('bad-request', `The cause ${cause} of an event of ${stream} is not an earlier event`);
    }
    const salt = this.#salts.next();
    const commitment = commitmentOf(salt, data);
    const envelope = { company: this.#company, seq, stream, type, v, actor, at };
    const stored = { ...envelope, cause: cause ?? null, subject: subject ?? null };
    const hash = chainHash(this.head.hash, stored, commitment);
    const place = this.version(stream) + 1;
    const who = [actor, stored.cause, stored.subject] as const;
    this.#insert.run(seq, stream, place, type, v, ...who, at, data, salt, commitment, hash);
    this.head = { seq, hash };
    return { seq, stream, type, v, actor, cause: stored.cause, subject: stored.subject, at, data: '', hash };
  }

  /** Writes the head beside the events, once for each transaction. */
  saveHead(): void {
    this.#saveHead.run(this.head.seq, this.head.hash);
  }

  /** Events as one JSON text, which is the fastest way from one thread to another. */
  read(request: ReadRequest): WireRead {
    const { after = 0, upTo = this.head.seq, limit = readLimit } = request;
    const fetch = this.#fetch(request, upTo);
    const parts: string[] = [];
    for (let cursor = after, size = 0; ;) {
      const most = Math.min(chunkRows, limit - parts.length);
      const rows = fetch(cursor, most);
      for (const row of rows) {
        const text = this.#toText(row);
        parts.push(text);
        size += text.length;
        cursor = row.seq;
      }
      const end = rows.length < most;
      const isFull = parts.length >= limit || size > pageSize;
      if (end || isFull)
        return { text: `[${parts.join(',')}]`, cursor: end ? Math.max(after, upTo) : cursor, end };
    }
  }

  /** The way to the next rows that a request is about. */
  #fetch({ stream, types }: ReadRequest, upTo: number): (cursor: number, most: number) => WireStored[] {
    const values = streamValues(stream);
    if (types) values.push(JSON.stringify(types));
    const statement = this.#readStatement(stream, types);
    return (cursor, most) => statement.all(cursor, upTo, ...values, most) as unknown as WireStored[];
  }

  #readStatement(stream: string | undefined, types: readonly string[] | undefined): StatementSync {
    // The plus keeps SQLite from collecting all rows of the types or the prefix and sorting them for every page.
    const prefix = 'AND +stream >= ? AND +stream < ?';
    const streams = stream === undefined ? '' : isPrefix(stream) ? prefix : 'AND stream = ?';
    const where = `${streams} ${types ? 'AND +type IN (SELECT value FROM json_each(?))' : ''}`;
    let statement = this.#reads.get(where);
    if (!statement) {
      statement = this.#db.prepare(
        `SELECT seq, stream, type, v, actor, cause, subject, at, data, hash FROM event
         WHERE seq > ? AND seq <= ? ${where} ORDER BY seq LIMIT ?`,
      );
      this.#reads.set(where, statement);
    }
    return statement;
  }

  #toText(row: WireStored): string {
    const cause = row.cause === null ? '' : `"cause":${row.cause},`;
    const subject = row.subject === null ? '' : `"subject":${JSON.stringify(row.subject)},`;
    const names = `"stream":${JSON.stringify(row.stream)},"type":${JSON.stringify(row.type)},"v":${row.v}`;
    const who = `"actor":${JSON.stringify(row.actor)},${cause}${subject}"at":${row.at}`;
    const start = `{"company":${this.#companyText},"seq":${row.seq},${names},${who}`;
    return `${start},"data":${row.data ?? 'null'},"hash":"${row.hash}"}`;
  }
}

function isPrefix(stream: string): boolean {
  return stream.endsWith('*');
}

function streamValues(stream: string | undefined): string[] {
  if (stream === undefined) return [];
  if (!isPrefix(stream)) return [stream];
  const prefix = stream.slice(0, -1);
  return [prefix, `${prefix}\u{10FFFF}`];
}

/** Salts of 144 random bits, drawn many at a time because each draw costs more than what it gives. */
class Salts {
  #text = '';
  #used = 0;

  next(): string {
    if (this.#used >= this.#text.length) {
      this.#text = randomSecret(18 * 128);
      this.#used = 0;
    }
    this.#used += 24;
    return this.#text.slice(this.#used - 24, this.#used);
  }
}
