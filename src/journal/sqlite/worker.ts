/** The thread that holds a company's file: one message at a time, all writes of a message in one transaction. */
import { parentPort, workerData } from 'node:worker_threads';
import { InternalError, toErrorBody } from '../../kernel/error.ts';
import { explain, isFatal, openDatabase, type DatabaseInput, type OpenDatabase } from './database.ts';
import { verifyNext } from './verify.ts';
import type { Answer, Order, Query, QueryResult, Write, WriteAnswer } from './wire.ts';
import { Writer } from './writer.ts';

const input = workerData as DatabaseInput;
const open = openOrReport();
const writer = new Writer(open, input.company);
const begin = open.db.prepare('BEGIN IMMEDIATE');
const commit = open.db.prepare('COMMIT');
const mark = open.db.prepare('SAVEPOINT request');
const keep = open.db.prepare('RELEASE request');
const undo = open.db.prepare('ROLLBACK TO request');

function openOrReport(): OpenDatabase {
  try {
    return openDatabase(input);
  } catch (error) {
    parentPort?.postMessage(JSON.stringify({ id: 0, error: toErrorBody(error) } satisfies Answer), []);
    throw error;
  }
}

/** Thrown when a request that was not marked has to be undone: the group starts again with every request marked. */
class MarkAll extends Error {}

/** One request: done, or undone and refused. What puts the whole transaction in doubt is thrown on. */
function writeOne(write: Write, isMarked: boolean): WriteAnswer {
  const { head } = writer.events;
  if (isMarked) mark.run();
  try {
    const value = writer.write(write);
    if (isMarked) keep.run();
    return { value };
  } catch (error) {
    if (isFatal(error) || !open.db.isTransaction) throw error;
    if (isMarked) undo.run();
    else if (writer.events.head !== head) throw new MarkAll();
    if (isMarked) keep.run();
    writer.events.head = head;
    return { error: toErrorBody(error) };
  }
}

/** A savepoint for each request costs a tenth of the speed, and a mere append fails before it has written anything. */
function needsMark(write: Write): boolean {
  return write.op !== 'commit' || write.request.changes !== undefined;
}

function writeAll(id: number, writes: readonly Write[], areAllMarked = false): Answer {
  const { head } = writer.events;
  try {
    begin.run();
    const answers = writes.map((write) => writeOne(write, areAllMarked || needsMark(write)));
    if (writer.events.head.seq !== head.seq) writer.events.saveHead();
    commit.run();
    return { id, answers };
  } catch (error) {
    if (open.db.isTransaction) open.db.exec('ROLLBACK');
    writer.events.head = head;
    if (error instanceof MarkAll) return writeAll(id, writes, true);
    return { id, error: toErrorBody(explain(error, open.db.location() ?? input.company)) };
  }
}

type Of<O extends Query['op']> = Extract<Query, { op: O }>;

const answers: { [O in Query['op']]: (query: Of<O>) => QueryResult } = {
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

/** Cuts off the write-ahead log, which may still hold what was erased. Readers may delay that; the next start does it. */
function emptyLog(): void {
  try {
    open.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch {
    // The erasure itself is committed; closing the file empties the log.
  }
}

function answer(order: Order): Answer {
  if ('writes' in order) {
    const answered = writeAll(order.id, order.writes);
    if (order.writes.some((write) => write.op === 'erase')) emptyLog();
    return answered;
  }
  try {
    return { id: order.id, value: (answers[order.query.op] as (query: Query) => QueryResult)(order.query) };
  } catch (error) {
    return { id: order.id, error: toErrorBody(explain(error, open.db.location() ?? input.company)) };
  }
}

const port = parentPort;
if (!port)
  throw new InternalError({ code: 'no-parent', message: 'The journal thread was started as a program' });
port.on('message', (text: string) => {
  const order = JSON.parse(text) as Order;
  port.postMessage(JSON.stringify(answer(order)), []);
  if ('query' in order && order.query.op === 'close') port.close();
});
port.postMessage(JSON.stringify({ id: 0, value: open.head } satisfies Answer), []);
