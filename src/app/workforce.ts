import { spawn, type ChildProcess } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { randomId } from '../kernel/id.ts';
import type { Desk } from '../company/desk.ts';
import type { HomePaths } from '../config/home.ts';
import { sweepScratch } from './scratch.ts';
import { endFamily, markOf, workerVariable } from './process-sweep.ts';

/** What the workers of a company need to be started. */
export type WorkforceInput = { home: HomePaths; desk: Desk; count: number };

type Hand = { child: ChildProcess; mark: string; startedAt: number };

/** A worker that ends within this time of its start is started again only after a pause. */
const hastyMs = 1000;

/** The company's own workers: started, replaced when one dies, ended with everything that they started. */
export class Workforce implements AsyncDisposable {
  readonly #input: WorkforceInput;
  readonly #hands = new Set<Hand>();
  #wanted = 0;
  #pause: NodeJS.Timeout | undefined;

  constructor(input: WorkforceInput) {
    this.#input = input;
  }

  /** Brings the number of workers up to what is wanted. */
  start(): void {
    this.#wanted = this.#input.count;
    while (this.#hands.size < this.#wanted) this.#hire();
  }

  /** Ends every worker and every process of any work, at once; what they held is in the queue again when it resolves. */
  async end(why: string): Promise<void> {
    this.#wanted = 0;
    clearTimeout(this.#pause);
    const hands = [...this.#hands];
    const exits = hands.map(({ child }) => exitOf(child));
    for (const { child, mark } of hands) endFamily(mark, child.pid);
    await Promise.all(exits);
    await this.#release(hands, why);
    await this.#endStrangers(why);
    await sweepScratch(this.#input.home);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end('the company ends');
  }

  async #release(hands: readonly Hand[], why: string): Promise<void> {
    const pids = new Set(hands.map(({ child }) => child.pid));
    const gone = this.#input.desk.workers().filter((worker) => pids.has(worker.pid));
    for (const { id } of gone) await this.#input.desk.leave(id, why, true);
  }

  /** Workers that an earlier company started and that still hold work. */
  async #endStrangers(why: string): Promise<void> {
    for (const holder of this.#input.desk.holders()) {
      const pid = Number(/^worker:(\d+)-/.exec(holder)?.[1] ?? 0);
      const mark = markOf(pid);
      if (mark !== undefined) endFamily(mark, pid);
      await this.#input.desk.leave(holder, why, true);
    }
  }

  #hire(): void {
    const mark = randomId('worker');
    const log = openSync(join(this.#input.home.logs, 'worker.log'), 'a', 0o600);
    const child = spawn(
      process.execPath,
      [...process.execArgv, join(import.meta.dirname, 'worker-main.ts'), this.#input.home.root],
      { stdio: ['ignore', log, log], detached: true, env: { ...process.env, [workerVariable]: mark } },
    );
    closeSync(log);
    const hand = { child, mark, startedAt: performance.now() };
    this.#hands.add(hand);
    child.once('exit', () => this.#onExit(hand));
    child.once('error', () => this.#onExit(hand));
  }

  #onExit(hand: Hand): void {
    if (!this.#hands.delete(hand)) return;
    endFamily(hand.mark);
    const gone = this.#input.desk.workers().find((worker) => worker.pid === hand.child.pid);
    void sweepScratch(this.#input.home).catch(() => undefined);
    if (gone) void this.#input.desk.leave(gone.id, 'the worker ended').catch(() => undefined);
    if (this.#hands.size >= this.#wanted) return;
    if (performance.now() - hand.startedAt > hastyMs) return this.#hire();
    this.#pause = setTimeout(() => this.#wanted > 0 && this.start(), hastyMs);
  }
}

function exitOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const { promise, resolve } = Promise.withResolvers<void>();
  child.once('exit', () => resolve());
  child.once('error', () => resolve());
  return promise;
}
