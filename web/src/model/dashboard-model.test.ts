import { afterEach, describe, expect, it } from 'vitest';
import type { StoredEvent } from '../../../src/protocol/event.ts';
import type { CompanyView } from '../../../src/protocol/view.ts';
import { ApiError, type Api } from '../channel/api.ts';
import { DashboardModel, type DashboardState } from './dashboard-model.ts';

const view: CompanyView = {
  company: 'test',
  cursor: 0,
  stopped: false,
  isolation: 'sandbox',
  products: [],
  work: [],
  questions: [],
  workers: [],
  builds: [],
  costMicros: 0,
};
const event = (seq: number): StoredEvent => ({
  company: 'test',
  seq,
  stream: 'work:1',
  type: 'work.ended',
  v: 1,
  actor: 'supervisor',
  at: seq,
  data: {},
  hash: '',
});

/** A company behind the channel: the test pushes events, breaks the line and changes the view. */
class Line {
  cursor = 0;
  company = 'test';
  isDown = false;
  status = 0;
  calls: string[] = [];
  #wake = (): void => undefined;
  #queue: (StoredEvent | undefined)[] = [];
  #isBroken = false;

  push(): void {
    this.cursor += 1;
    this.#queue.push(event(this.cursor));
    this.#wake();
  }

  break(): void {
    this.#isBroken = true;
    this.#wake();
  }

  #answer<T>(name: string, value: T): Promise<T> {
    this.calls.push(name);
    if (!this.isDown) return Promise.resolve(value);
    return Promise.reject(new ApiError({ status: this.status, code: 'unreachable', message: 'gone' }));
  }

  readonly api: Partial<Api> = {
    company: () => this.#answer('company', { ...view, company: this.company, cursor: this.cursor }),
    events: ({ after, limit }) =>
      this.#answer(
        'events',
        Array.from({ length: Math.max(0, Math.min(limit, this.cursor - after)) }, (_, index) =>
          event(after + 1 + index),
        ),
      ),
    stop: () => this.#answer('stop', undefined),
    live: (after, signal) => this.#live(after, signal),
  };

  async *#live(after: number, signal: AbortSignal): AsyncGenerator<StoredEvent | undefined, void> {
    this.calls.push(`live ${after}`);
    this.#queue = [];
    for (let seq = after + 1; seq <= this.cursor; seq += 1) yield event(seq);
    while (!signal.aborted && !this.#isBroken) {
      const next = this.#queue.shift();
      if (next) yield next;
      else
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
          signal.addEventListener('abort', () => resolve(), { once: true });
        });
    }
    this.#isBroken = false;
  }
}

const aborters: AbortController[] = [];
afterEach(() => {
  for (const aborter of aborters.splice(0)) aborter.abort();
});

function start(line: Line): {
  model: DashboardModel;
  until: (test: (state: DashboardState) => boolean) => Promise<DashboardState>;
} {
  const model = new DashboardModel(line.api as Api);
  const aborter = new AbortController();
  aborters.push(aborter);
  void model.run(aborter.signal);
  const until = (test: (state: DashboardState) => boolean): Promise<DashboardState> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!test(model.state())) return;
        unsubscribe();
        resolve(model.state());
      };
      const unsubscribe = model.subscribe(look);
      look();
    });
  return { model, until };
}

describe('the dashboard’s model', () => {
  it('begins with the latest events, follows new ones and fetches the view again', async () => {
    const line = new Line();
    line.cursor = 3;
    const { until } = start(line);
    await until((state) => state.connection === 'live');
    line.push();
    const state = await until(({ journal, company }) => journal.events.length === 4 && company?.cursor === 4);
    expect(state.journal.events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('goes on after a broken line from the last event that it saw, without a gap or a double', async () => {
    const line = new Line();
    const { until } = start(line);
    await until((state) => state.connection === 'live');
    line.push();
    await until(({ journal }) => journal.events.length === 1);
    line.break();
    await until((state) => state.connection === 'lost');
    line.cursor = 5;
    const state = await until(({ journal }) => journal.events.length === 5);
    expect(state.journal.events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    expect(line.calls).toContain('live 1');
  });

  it('keeps what the company last showed while it is gone', async () => {
    const line = new Line();
    const { until } = start(line);
    await until((state) => state.connection === 'live');
    line.isDown = true;
    line.break();
    expect((await until((state) => state.connection === 'lost')).company).toBeDefined();
  });

  it('begins anew when another journal answers', async () => {
    const line = new Line();
    line.cursor = 8;
    const { until } = start(line);
    await until((state) => state.journal.events.length === 8);
    line.cursor = 2;
    line.break();
    const state = await until(({ journal }) => journal.events.length === 2);
    expect(state.connection).toBe('live');
  });

  it('asks for another token when its own is refused, and tries no more', async () => {
    const line = new Line();
    line.isDown = true;
    line.status = 401;
    await start(line).until((state) => state.connection === 'refused');
    expect(line.calls).toEqual(['company']);
  });

  it('tells what an action did, or why it did not', async () => {
    const line = new Line();
    const { model, until } = start(line);
    await until((state) => state.connection === 'live');
    expect(await model.stop()).toBe(true);
    expect(model.state().notice?.tone).toBe('done');
    line.isDown = true;
    expect(await model.stop()).toBe(false);
    expect(model.state().notice).toMatchObject({ tone: 'failed', text: 'gone' });
    expect(model.state().busy.size).toBe(0);
  });
});
