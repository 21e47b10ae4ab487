import { expect, test } from 'vitest';
import type { Exit } from '../sandbox/handle.ts';
import type { Instance } from './instance.ts';
import { openUpstream, type Route } from './route.ts';
import { Supervisor } from './supervisor.ts';
import { defaultTiming } from './timing.ts';

const timing = { ...defaultTiming, backoffMs: 1, maxBackoffMs: 4, crashLoop: 3, probeEveryMs: 60_000 };

function instance(release = 1): { value: Instance; end: (exit: Exit) => void } {
  const { promise, resolve } = Promise.withResolvers<Exit>();
  const over = (): Promise<Exit> => {
    resolve({ code: 0, signal: null });
    return promise;
  };
  const process = {
    pid: 1,
    isolation: 'none' as const,
    exited: promise,
    usage: () => ({ memoryBytes: 0, processes: 1 }),
    stop: over,
    kill: over,
    [Symbol.asyncDispose]: async () => {},
  };
  const record = { release, commit: 'c', checkout: '/', nodeModules: '/', allowUnsandboxed: false };
  return { value: { release: record, process, upstream: openUpstream('/none'), startedAt: 0 }, end: resolve };
}

/** A supervisor whose starts are answered one by one by the test. */
function supervised(now = () => 0): {
  supervisor: Supervisor;
  route: Route;
  nextStart: () => Promise<PromiseWithResolvers<Instance>>;
} {
  const route: Route = { name: 'Salon' };
  const starts: PromiseWithResolvers<Instance>[] = [];
  const waiting: ((start: PromiseWithResolvers<Instance>) => void)[] = [];
  const supervisor = new Supervisor({
    route,
    timing,
    clock: { now },
    onEvent: () => {},
    start: () => {
      const start = Promise.withResolvers<Instance>();
      const taker = waiting.shift();
      if (taker === undefined) starts.push(start);
      else taker(start);
      return start.promise;
    },
  });
  const nextStart = (): Promise<PromiseWithResolvers<Instance>> => {
    const ready = starts.shift();
    return ready === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(ready);
  };
  return { supervisor, route, nextStart };
}

test('a product that ends is started again, and its route is empty in between', async () => {
  const { supervisor, route, nextStart } = supervised();
  const first = instance();
  supervisor.adopt(first.value);
  expect(route.upstream).toBe(first.value.upstream);
  first.end({ code: 7, signal: null });
  const start = await nextStart();
  expect(route).toMatchObject({ reason: 'The product ended (exit 7).' });
  expect(route.upstream).toBeUndefined();
  const second = instance();
  start.resolve(second.value);
  await expect.poll(() => route.upstream).toBe(second.value.upstream);
  expect(supervisor).toMatchObject({ health: 'up', restarts: 1, reason: undefined });
  await supervisor.stop();
});

test('ends in a row make it down with the reason, and it is tried on', async () => {
  const { supervisor, nextStart } = supervised();
  const trying = supervisor.keepTrying();
  (await nextStart()).reject(new Error('no such table'));
  await trying;
  expect(supervisor.health).toBe('starting');
  (await nextStart()).reject(new Error('no such table'));
  (await nextStart()).reject(new Error('no such table'));
  const fourth = await nextStart();
  expect(supervisor.health).toBe('down');
  expect(supervisor.reason).toBe('It ended 3 times in a row. Last: no such table');
  fourth.resolve(instance().value);
  await expect.poll(() => supervisor.health).toBe('up');
  await supervisor.stop();
});

test('a product that ran long enough is not in a crash loop', async () => {
  let now = 0;
  const { supervisor, nextStart } = supervised(() => now);
  for (let round = 1; round <= 5; round += 1) {
    const running = instance();
    supervisor.adopt({ ...running.value, startedAt: now });
    now += timing.recoveredMs + 1;
    running.end({ code: 1, signal: null });
    await nextStart();
    expect(supervisor.health).toBe('starting');
  }
  await supervisor.stop();
});

test('the new release takes over at once, and the end of the old one starts nothing', async () => {
  const { supervisor, route } = supervised();
  const old = instance(1);
  const next = instance(2);
  supervisor.adopt(old.value);
  expect(supervisor.adopt(next.value)).toBe(old.value);
  old.end({ code: 0, signal: null });
  await old.value.process.exited;
  expect(route.upstream).toBe(next.value.upstream);
  expect(supervisor).toMatchObject({ health: 'up', restarts: 0 });
  await supervisor.stop();
  expect(supervisor.health).toBe('stopped');
});

test('a start that was under way when it was stopped does not come to life', async () => {
  const { supervisor, route, nextStart } = supervised();
  const trying = supervisor.keepTrying();
  const start = await nextStart();
  await supervisor.stop();
  const late = instance();
  start.resolve(late.value);
  await trying;
  await late.value.process.exited;
  expect(route.upstream).toBeUndefined();
  expect(supervisor.health).toBe('stopped');
});
