/** How fast a built product is: the example's hair salon on one core, asked by another process. */
import { spawn, type ChildProcess } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
} from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { planProduct } from '../src/studio/architect/plan.ts';
import { productDependencies } from '../src/studio/engineer/dependencies.ts';
import { generateTree } from '../src/studio/engineer/generate.ts';
import { parseSpecificationYaml } from '../src/studio/specification/yaml.ts';
import type { Figure } from './figure.ts';
import type { LoadOrder, LoadResult } from './load.ts';

const fixtures = join(import.meta.dirname, '../test/fixtures/specifications');
const rounds = 3;

type Running = AsyncDisposable & { socket: string; startMs: number };

/** One request; gives the body of the answer. */
export function call(
  socket: string,
  order: { method: string; path: string; token?: string; body?: unknown },
): Promise<string> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${order.token ?? ''}` };
  return new Promise((resolve, reject) => {
    const { method, path } = order;
    const sent = request(
      { socketPath: socket, method, path, headers },
      (answer) => void text(answer).then(resolve, reject),
    );
    sent.once('error', reject);
    sent.end(order.body === undefined ? undefined : JSON.stringify(order.body));
  });
}

/** The command, bound to one core where the system can do that. */
function onOneCore(command: string[]): [string, string[]] {
  const [program = '', ...args] = existsSync('/usr/bin/taskset')
    ? ['/usr/bin/taskset', '-c', '0', ...command]
    : command;
  return [program, args];
}

async function untilHealthy(socket: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The product ended with ${child.exitCode} at its start`);
    const answer = existsSync(socket)
      ? await call(socket, { method: 'GET', path: '/health' }).catch(() => '')
      : '';
    if (answer.includes('ok')) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
  });
}

/** Starts the product of a folder and waits until it is healthy. */
export async function start(folder: string, env: Record<string, string>): Promise<Running> {
  const socket = join(folder, 'product.sock');
  rmSync(socket, { force: true });
  const before = performance.now();
  const [program, args] = onOneCore([process.execPath, join(folder, 'tree/src/main.ts')]);
  const child = spawn(program, args, {
    env: { PATH: process.env['PATH'], SOCKET: socket, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await untilHealthy(socket, child);
  const startMs = performance.now() - before;
  return {
    socket,
    startMs,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await ended(child);
    },
  };
}

async function load(order: LoadOrder): Promise<LoadResult> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'load.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(order));
  return JSON.parse(await text(child.stdout)) as LoadResult;
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The median of some rounds of load; throws when a request was refused. */
export async function measure(order: LoadOrder): Promise<LoadResult> {
  const results: LoadResult[] = [];
  for (let round = 0; round < rounds; round += 1) {
    results.push(await load({ ...order, from: order.from + round * 1_000_000 }));
  }
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  if (failed > 0) throw new Error(`${failed} requests to ${order.path} were refused`);
  return {
    perSecond: median(results.map((result) => result.perSecond)),
    p50: median(results.map((result) => result.p50)),
    p99: median(results.map((result) => result.p99)),
    done: results.reduce((sum, result) => sum + result.done, 0),
    failed,
  };
}

/** Writes the product of a fixture to `root`, with an administrator, and gives the environment in which it runs. */
export async function prepare(root: string, name = 'hair-salon'): Promise<Record<string, string>> {
  const specification = parseSpecificationYaml(readFileSync(join(fixtures, `${name}.yaml`), 'utf8'));
  for (const [path, content] of generateTree(planProduct(specification))) {
    mkdirSync(dirname(join(root, 'tree', path)), { recursive: true });
    writeFileSync(join(root, 'tree', path), content);
  }
  const modules = await productDependencies(join(root, 'cache'));
  symlinkSync(modules, join(root, 'tree/node_modules'));
  const accounts = [{ role: 'admin', email: 'admin@example.com', password: 'bench-password', name: 'Bench' }];
  writeFileSync(join(root, 'accounts.json'), JSON.stringify(accounts));
  return { DATA_DIR: join(root, 'data'), ACCOUNTS_FILE: join(root, 'accounts.json') };
}

async function startUps(root: string, env: Record<string, string>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    await using product = await start(root, env);
    times.push(product.startMs);
  }
  return median(times);
}

async function figuresOf(socket: string): Promise<Figure[]> {
  const session = { email: 'admin@example.com', password: 'bench-password' };
  const answer = await call(socket, { method: 'POST', path: '/api/session', body: session });
  const { token } = JSON.parse(answer) as { token: string };
  const base = { socket, token, from: 0, connections: 32, seconds: 3 };
  const customer = JSON.stringify({ name: 'Customer {n}', email: 'c{n}@example.com', phoneNumber: null });
  const writes = await measure({ ...base, method: 'POST', path: '/api/customers', body: customer });
  const list = await measure({ ...base, method: 'GET', path: '/api/customers?pageSize=20' });
  const one = await measure({ ...base, method: 'GET', path: '/api/customers/1' });
  const page = await measure({ ...base, method: 'GET', path: '/customers/1' });
  return [
    {
      name: 'reads of one record, one core',
      value: one.perSecond,
      unit: '/s',
      target: 2_000,
      better: 'more',
    },
    { name: 'reads of one record, p99', value: one.p99, unit: 'ms', target: 50, better: 'less' },
    {
      name: `lists of 20 out of ${writes.done.toLocaleString('en')}, one core`,
      value: list.perSecond,
      unit: '/s',
      better: 'more',
    },
    { name: 'pages of one record, one core', value: page.perSecond, unit: '/s', better: 'more' },
    { name: 'durable writes, one core', value: writes.perSecond, unit: '/s', target: 800, better: 'more' },
    { name: 'durable writes, p99', value: writes.p99, unit: 'ms', target: 50, better: 'less' },
  ];
}

/** Starts a built product and asks it as fast as it answers, for about a minute. */
export async function benchProduct(): Promise<Figure[]> {
  const root = mkdtempSync(join(tmpdir(), 'bench-product-'));
  try {
    const env = await prepare(root);
    const startMs = await startUps(root, env);
    await using product = await start(root, env);
    return [
      { name: 'start until healthy', value: startMs, unit: 'ms', target: 500, better: 'less' },
      ...(await figuresOf(product.socket)),
    ];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
