/**
 * Load on a product from a process of its own: `connections` requests are always under way for `seconds`. The order comes as
 * one JSON document on standard input, the result goes out as one on standard output.
 */
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

/** What to ask of the product; `{n}` in path and body is replaced by a number that no other request has. */
export type LoadOrder = {
  socket: string;
  token: string;
  method: string;
  path: string;
  body?: string;
  from: number;
  connections: number;
  seconds: number;
};

/** What came of it; times in milliseconds. */
export type LoadResult = { perSecond: number; p50: number; p99: number; failed: number; done: number };

function send(order: LoadOrder, agent: Agent, n: number): Promise<number> {
  const path = order.path.replaceAll('{n}', String(n));
  const body = order.body?.replaceAll('{n}', String(n));
  const headers = { authorization: `Bearer ${order.token}`, 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const call = request(
      { socketPath: order.socket, path, method: order.method, headers, agent },
      (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    call.once('error', reject);
    call.end(body);
  });
}

async function run(order: LoadOrder): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: order.connections });
  const times: number[] = [];
  let next = order.from;
  let failed = 0;
  const start = performance.now();
  const end = start + order.seconds * 1000;
  const worker = async (): Promise<void> => {
    while (performance.now() < end) {
      const before = performance.now();
      const status = await send(order, agent, (next += 1));
      times.push(performance.now() - before);
      if (status >= 400) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: order.connections }, worker));
  const seconds = (performance.now() - start) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(share * (times.length - 1))] ?? 0;
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), failed, done: times.length };
}

const order = JSON.parse(await text(process.stdin)) as LoadOrder;
process.stdout.write(JSON.stringify(await run(order)));
