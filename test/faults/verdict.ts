/** What the gate's checks say of a product's tree: started clean, probed, tested, driven by users, still up after use. */
import { spawn } from 'node:child_process';
import { delay } from '../../src/kernel/clock.ts';
import { socketRequest } from '../../src/protocol/socket-http.ts';
import type { Specification } from '../../src/protocol/specification.ts';
import { runProbes } from '../../src/studio/probe/run.ts';
import {
  checkOut,
  compiled,
  startProduct,
  type Checkout,
  type RunningProduct,
  type Tree,
} from './running-product.ts';

/** Whether a tree would be released; if not, the check that refused it and what was seen. */
export type Verdict = { released: true } | { released: false; by: string; detail: string };

/** How long a product has to stay up, counted from its start. */
const enduranceMs = 10_000;

/** A further look at a product that passed so far, such as journeys in a browser; gives what is wrong. */
export type Look = (tree: Tree, specification: Specification) => Promise<string | undefined>;

/** Holds a tree against its specification. Stops at the first failed check: any one refuses. */
export async function judge(tree: Tree, specification: Specification, look?: Look): Promise<Verdict> {
  await using checkout = await checkOut(tree);
  let product: RunningProduct;
  const startedAt = performance.now();
  try {
    product = await startProduct(checkout, specification);
  } catch (error) {
    return { released: false, by: 'start', detail: String(error) };
  }
  await using running = product;
  const { checks } = await runProbes({
    specification,
    target: { socket: running.socket },
    accounts: running.accounts,
    failFast: true,
  });
  const failed = checks.find((check) => !check.passed);
  if (failed !== undefined) return { released: false, by: failed.id, detail: failed.detail ?? '' };
  if ([...tree.keys()].some((path) => path.startsWith('test/') && path.endsWith('.test.ts'))) {
    const output = await failedTests(checkout);
    if (output !== undefined) return { released: false, by: 'tests', detail: output };
  }
  const verdict = await endure(running, startedAt + enduranceMs - performance.now());
  const seen = verdict.released ? await look?.(tree, specification) : undefined;
  return seen === undefined ? verdict : { released: false, by: 'journeys', detail: seen };
}

async function failedTests(checkout: Checkout): Promise<string | undefined> {
  const child = spawn(process.execPath, ['--test', 'test/*.test.ts'], {
    cwd: checkout.folder,
    env: { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: compiled },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  const { promise, resolve } = Promise.withResolvers<number>();
  child.once('close', (code) => resolve(code ?? 1));
  return (await promise) === 0 ? undefined : output.slice(-600);
}

async function endure(running: RunningProduct, restMs: number): Promise<Verdict> {
  const over = new AbortController();
  const rest = delay(Math.max(restMs, 1), over.signal).then(() => undefined);
  const ended = await Promise.race([running.exit, rest]);
  over.abort();
  if (ended !== undefined) return { released: false, by: 'endurance', detail: ended };
  const health = await socketRequest({ socket: running.socket, path: '/health' }).catch(
    (error: unknown) => error,
  );
  const isUp = typeof health === 'object' && health !== null && 'status' in health && health.status === 200;
  return isUp ? { released: true } : { released: false, by: 'endurance', detail: 'it no longer answers' };
}
