import { Worker } from 'node:worker_threads';
import { fromErrorBody, InternalError, NodeError } from '../../kernel/error.ts';
import type { Head } from '../contract.ts';
import type { DatabaseInput } from './database.ts';
import type { Answer, Order, Query, QueryResult, Write, WriteResult, WriteResults } from './wire.ts';

type Waiting<T> = { resolve(value: T): void; reject(error: unknown): void };
type WaitingWrite = { write: Write; finish(value: WriteResult): void; reject(error: unknown): void };

/** At most so many writes go into one transaction, so that none waits long for the others. */
const groupLimit = 1024;

/**
 * The main thread's end of the journal thread. Group commit: while a transaction is under way, writes queue up; they go
 * together into the next one, and each is answered when that one is on disk.
 */
export class Channel {
  /** Head of the journal when it was opened. */
  readonly head: Head;
  readonly #worker: Worker;
  readonly #queue: WaitingWrite[] = [];
  readonly #queries = new Map<number, Waiting<QueryResult>>();
  #underWay: { id: number; group: WaitingWrite[] } | undefined;
  readonly #onIdle: (() => void)[] = [];
  #isScheduled = false;
  #nextId = 1;
  #fault: Error | undefined;

  private constructor(worker: Worker, head: Head) {
    this.#worker = worker;
    this.head = head;
    worker.on('message', (text: string) => this.#receive(JSON.parse(text) as Answer));
    worker.on('error', (error: Error) => this.#fail(error));
    worker.on('exit', () => this.#fail(closed()));
  }

  /** Starts the thread and waits until it holds the file. */
  static open(input: DatabaseInput): Promise<Channel> {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: input,
      name: 'journal',
    });
    const { promise, resolve, reject } = Promise.withResolvers<Channel>();
    worker.once('error', reject);
    worker.once('message', (text: string) => {
      const answer = JSON.parse(text) as Answer;
      if ('error' in answer) return reject(fromErrorBody(answer.error));
      worker.removeListener('error', reject);
      resolve(new Channel(worker, (answer as { value: Head }).value));
    });
    return promise;
  }

  /**
   * Resolves when the write is on disk. `use` makes the value of the promise from the answer; it runs at once, in the
   * order of the journal, before anybody who waits goes on.
   */
  write<W extends Write, T>(write: W, use: (value: WriteResults[W['op']]) => T): Promise<T> {
    if (this.#fault) return Promise.reject(this.#fault);
    return new Promise((resolve, reject) => {
      const finish = (value: WriteResult): void => resolve(use(value as WriteResults[W['op']]));
      this.#queue.push({ write, finish, reject });
      this.#schedule();
    });
  }

  /** Answered in order with the transactions: sees every write that was answered before. */
  query(query: Query): Promise<QueryResult> {
    if (this.#fault) return Promise.reject(this.#fault);
    return new Promise((resolve, reject) => {
      const id = this.#nextId++;
      this.#queries.set(id, { resolve, reject });
      this.#worker.postMessage(JSON.stringify({ id, query } satisfies Order), []);
    });
  }

  /** Finishes the writes that were asked for, closes the file and ends the thread. */
  async close(): Promise<void> {
    if (this.#fault) return;
    await this.#idle();
    if (this.#fault) return;
    const closing = this.query({ op: 'close' });
    this.#fault = closed();
    await closing;
    await this.#worker.terminate();
  }

  async #idle(): Promise<void> {
    if (this.#queue.length === 0 && !this.#underWay) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#onIdle.push(resolve);
    await promise;
  }

  /** After the current turn of the event loop, so that everybody who was just answered can join the group. */
  #schedule(): void {
    if (this.#isScheduled || this.#underWay) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#send();
    });
  }

  #send(): void {
    if (this.#underWay || this.#queue.length === 0 || this.#fault) return;
    const group = this.#queue.splice(0, groupLimit);
    const id = this.#nextId++;
    this.#underWay = { id, group };
    const order: Order = { id, writes: group.map((each) => each.write) };
    this.#worker.postMessage(JSON.stringify(order), []);
  }

  #receive(answer: Answer): void {
    if (this.#underWay?.id === answer.id) return this.#receiveGroup(answer, this.#underWay.group);
    const waiting = this.#queries.get(answer.id);
    if (!waiting) return;
    this.#queries.delete(answer.id);
    if ('error' in answer) waiting.reject(fromErrorBody(answer.error));
    else waiting.resolve((answer as { value: QueryResult }).value);
  }

  #receiveGroup(answer: Answer, group: readonly WaitingWrite[]): void {
    this.#underWay = undefined;
    if ('answers' in answer) {
      for (const [index, each] of answer.answers.entries()) {
        if ('error' in each) group[index]?.reject(fromErrorBody(each.error));
        else group[index]?.finish(each.value);
      }
    } else {
      const error = 'error' in answer ? fromErrorBody(answer.error) : badAnswer();
      for (const each of group) each.reject(error);
    }
    if (this.#queue.length > 0) this.#schedule();
    else for (const resolve of this.#onIdle.splice(0)) resolve();
  }

  #fail(error: Error): void {
    const fault =
      error instanceof NodeError
        ? error
        : new NodeError({
            code: 'journal-thread-died',
            message: `The journal's thread died: ${error.message}`,
            hint: 'Start again; everything that was acknowledged is on disk.',
            cause: error,
          });
    this.#fault ??= fault;
    const waiting = [...(this.#underWay?.group ?? []), ...this.#queue.splice(0), ...this.#queries.values()];
    this.#underWay = undefined;
    this.#queries.clear();
    for (const each of waiting) each.reject(fault);
    for (const resolve of this.#onIdle.splice(0)) resolve();
  }
}

function closed(): NodeError {
  return new NodeError({ code: 'journal-closed', message: 'The journal is closed' });
}

function badAnswer(): InternalError {
  return new InternalError({
    code: 'bad-answer',
    message: 'The journal thread answered a query instead of a write',
  });
}
