import type { StatementSync } from 'node:sqlite';
import { toErrorBody } from '../../kernel/error.ts';
import { explain, isFatal, type OpenDatabase } from './database.ts';
import { verifyNext } from './verify.ts';
import type { Answer, Order, Query, QueryResult, Write, WriteAnswer } from './wire.ts';
import { Writer } from './writer.ts';

/** Thrown when a request that was not marked has to be undone: the group starts again with every request marked. */
class MarkAll extends Error {}

type Of<O extends Query['op']> = Extract<Query, { op: O }>;

/** Answers orders on an open file: the writes of one order in one transaction, each of them whole or not at all. */
export class Clerk {
  readonly #open: OpenDatabase;
  readonly #writer: Writer;
  readonly #file: string;
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;
  readonly #mark: StatementSync;
  readonly #keep: StatementSync;
  readonly #undo: StatementSync;
  readonly #answers: { [O in Query['op']]: (query: Of<O>) => QueryResult };

  constructor(open: OpenDatabase, company: string) {
    const { db } = open;
    this.#open = open;
    this.#file = db.location() ?? company;
    this.#writer = new Writer(open, company);
    this.#begin = db.prepare('BEGIN IMMEDIATE');
    this.#commit = db.prepare('COMMIT');
    this.#mark = db.prepare('SAVEPOINT request');
    this.#keep = db.prepare('RELEASE request');
    this.#undo = db.prepare('ROLLBACK TO request');
    this.#answers = answersOf(open, this.#writer);
  }

  answer(order: Order): Answer {
    if ('writes' in order) {
      const answered = this.#writeAll(order.id, order.writes, false);
      if (order.writes.some((write) => write.op === 'erase')) this.#emptyLog();
      return answered;
    }
    try {
      const { query } = order;
      return { id: order.id, value: (this.#answers[query.op] as (query: Query) => QueryResult)(query) };
    } catch (error) {
      return { id: order.id, error: toErrorBody(explain(error, this.#file)) };
    }
  }

  #writeAll(id: number, writes: readonly Write[], areAllMarked: boolean): Answer {
    const { events } = this.#writer;
    const { head } = events;
    try {
      this.#begin.run();
      const answers = writes.map((write) => this.#writeOne(write, areAllMarked || needsMark(write)));
      if (events.head.seq !== head.seq) events.saveHead();
      this.#commit.run();
      return { id, answers };
    } catch (error) {
      if (this.#open.db.isTransaction) this.#open.db.exec('ROLLBACK');
      events.head = head;
      if (error instanceof MarkAll) return this.#writeAll(id, writes, true);
      return { id, error: toErrorBody(explain(error, this.#file)) };
    }
  }

  /** One request: done, or undone and refused. What puts the whole transaction in doubt is thrown on. */
  #writeOne(write: Write, isMarked: boolean): WriteAnswer {
    const { events } = this.#writer;
    const { head } = events;
    if (isMarked) this.#mark.run();
    try {
      const value = this.#writer.write(write);
      if (isMarked) this.#keep.run();
      return { value };
    } catch (error) {
      if (isFatal(error) || !this.#open.db.isTransaction) throw error;
      if (isMarked) this.#undo.run();
      else if (events.head !== head) throw new MarkAll();
      if (isMarked) this.#keep.run();
      events.head = head;
      return { error: toErrorBody(error) };
    }
  }

  /** Cuts off the write-ahead log, which may still hold what was erased. */
  #emptyLog(): void {
    try {
      this.#open.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch {
      // A reader may be in the way. The erasure itself is committed, and closing the file empties the log.
    }
  }
}

/** A savepoint for each request costs a tenth of the speed, and a mere append mostly fails before it has written. */
function needsMark(write: Write): boolean {
  return write.op !== 'commit' || write.request.changes !== undefined;
}

function answersOf(
  open: OpenDatabase,
  writer: Writer,
): { [O in Query['op']]: (query: Of<O>) => QueryResult } {
  return {
    read: ({ request }) => writer.events.read(request),
    version: ({ stream }) => writer.events.version(stream),
    snapshot: ({ fold, version }) => writer.snapshot(fold, version),
    work: ({ query }) => writer.work.list(query),
    'next-due': ({ at }) => writer.work.nextDue(at),
    effects: ({ ids }) => writer.effects.list(ids),
    budgets: () => writer.budgets.list(),
    'blob-info': ({ hash }) => writer.blobs.info(hash),
    'blob-known': ({ hashes }) => writer.blobs.known(hashes),
    verify: ({ state, heads }) => verifyNext(open.db, state, heads),
    close: () => open.close(),
  };
}
