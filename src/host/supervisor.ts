import { delay, type Clock } from '../kernel/clock.ts';
import { toErrorBody } from '../kernel/error.ts';
import type { Health } from '../protocol/view.ts';
import { probeHealth } from './health.ts';
import { retireInstance, type Instance } from './instance.ts';
import type { Route } from './route.ts';
import type { Timing } from './timing.ts';

/** What the supervision of a product needs. */
export type SupervisorInput = {
  route: Route;
  timing: Timing;
  clock: Clock;
  /** Starts the release that should serve; rejects when it does not become healthy. */
  start: (signal: AbortSignal) => Promise<Instance>;
  /** A line for the product's log. */
  onEvent: (text: string) => void;
};

/** Keeps one release of a product running behind its route: restarts what ends, ends what hangs. */
export class Supervisor {
  readonly #input: SupervisorInput;
  #instance: Instance | undefined;
  #health: Health = 'starting';
  #restarts = 0;
  /** Ends in a row without recovery between. */
  #failures = 0;
  /** The first attempt of the last `keepTrying`. */
  #tried: Promise<void> = Promise.resolve();
  /** Aborted when what is being watched or tried is no longer what should serve. */
  #round = new AbortController();

  constructor(input: SupervisorInput) {
    this.#input = input;
  }

  get instance(): Instance | undefined {
    return this.#instance;
  }

  get health(): Health {
    return this.#health;
  }

  get reason(): string | undefined {
    return this.#health === 'up' ? undefined : this.#input.route.reason;
  }

  get restarts(): number {
    return this.#restarts;
  }

  /** Puts a healthy instance in front at once and gives back the one that it replaces, if any. */
  adopt(next: Instance): Instance | undefined {
    const previous = this.#instance;
    if (previous !== undefined && previous.release.release !== next.release.release) {
      this.#restarts = 0;
      this.#failures = 0;
    }
    const signal = this.#newRound('replaced');
    this.#instance = next;
    this.#health = 'up';
    this.#input.route.upstream = next.upstream;
    void this.#watch(next, signal);
    return previous;
  }

  /** Starts what should serve, with growing waits until it works. Resolves after the first attempt, whatever came of it. */
  keepTrying(): Promise<void> {
    this.#tried = this.#begin();
    return this.#tried;
  }

  /** Resolves when the first attempt that is under way has come to something, good or bad. */
  whenTried(): Promise<void> {
    return this.#tried;
  }

  async #begin(): Promise<void> {
    const signal = this.#newRound('restarted');
    this.#health = 'starting';
    this.#input.route.reason = 'It is being started.';
    if (!(await this.#attempt(signal))) void this.#retry(signal);
  }

  /** Ends supervision and the instance, which may answer what is under way for `drainMs`. */
  async stop(drainMs: number = this.#input.timing.drainMs): Promise<void> {
    this.#newRound('stopped');
    const last = this.#instance;
    this.#instance = undefined;
    this.#health = 'stopped';
    delete this.#input.route.upstream;
    this.#input.route.reason = 'It was stopped.';
    if (last !== undefined) await retireInstance(last, drainMs);
  }

  #newRound(why: string): AbortSignal {
    this.#round.abort(new Error(why));
    this.#round = new AbortController();
    return this.#round.signal;
  }

  async #watch(current: Instance, signal: AbortSignal): Promise<void> {
    const { clock, timing } = this.#input;
    void watchHealth(current, { timing, signal });
    const exit = await current.process.exited;
    if (signal.aborted) return;
    this.#instance = undefined;
    current.upstream.close();
    if (clock.now() - current.startedAt > timing.recoveredMs) this.#failures = 0;
    this.#down(exit.reason ?? `The product ended (exit ${exit.code ?? exit.signal ?? 'unknown'}).`);
    await this.#retry(signal);
  }

  #down(why: string): void {
    const { route, timing, onEvent } = this.#input;
    this.#failures += 1;
    const isLoop = this.#failures >= timing.crashLoop;
    this.#health = isLoop ? 'down' : 'starting';
    delete route.upstream;
    route.reason = isLoop ? `It ended ${this.#failures} times in a row. Last: ${why}` : why;
    onEvent(route.reason);
  }

  async #retry(signal: AbortSignal): Promise<void> {
    const { backoffMs, maxBackoffMs } = this.#input.timing;
    try {
      do {
        await delay(Math.min(backoffMs * 2 ** Math.max(0, this.#failures - 1), maxBackoffMs), signal);
        this.#restarts += 1;
      } while (!(await this.#attempt(signal)));
    } catch {
      // Aborted: something else serves now, or nothing should.
    }
  }

  /** True when there is nothing more to try: it serves, or it is no longer wanted. */
  async #attempt(signal: AbortSignal): Promise<boolean> {
    try {
      const next = await this.#input.start(signal);
      if (signal.aborted) await next.process.kill();
      else this.adopt(next);
      return true;
    } catch (error) {
      if (!signal.aborted) this.#down(toErrorBody(error).message);
      return signal.aborted;
    }
  }
}

/** Ends a process that does not answer its health check several times in a row. */
async function watchHealth(
  instance: Instance,
  input: { timing: Timing; signal: AbortSignal },
): Promise<void> {
  const { timing, signal } = input;
  let misses = 0;
  try {
    while (misses < timing.probeFailures) {
      await delay(timing.probeEveryMs, signal);
      misses = (await probeHealth(instance.upstream.socket, timing.probeTimeoutMs)) ? 0 : misses + 1;
    }
  } catch {
    return;
  }
  await instance.process.kill('The product hung: it did not answer its health check.');
}
