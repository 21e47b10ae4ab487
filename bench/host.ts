/** What the host costs: a sandbox's start, and the proxy between a visitor and a product. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { median, type Figure } from './figure.ts';
import { stage } from '../src/host/stage.ts';
import { detectIsolation } from '../src/sandbox/isolation.ts';
import { run } from '../src/sandbox/run.ts';

const checkout = join(import.meta.dirname, '../test/fixtures/product');
const runs = 5;
const starts = 15;

async function repeat(times: number, measure: () => Promise<number>): Promise<number> {
  const values: number[] = [];
  for (let index = 0; index < times; index += 1) values.push(await measure());
  return median(values);
}

async function requestsPerSecond(target: string): Promise<number> {
  const load = join(import.meta.dirname, 'host-load.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [load, target, '/health', '1']);
  return Number(stdout);
}

/** Median figures of the sandbox and the proxy, with a product of no work behind it. */
export async function benchHost(): Promise<Figure[]> {
  const { isolation } = await detectIsolation();
  const folder = mkdtempSync(join(tmpdir(), 'bench-host-'));
  const spec = {
    checkout,
    dataDir: join(folder, 'data'),
    command: ['--eval', '0'],
    allowUnsandboxed: true,
  } as const;
  try {
    const sandboxMs = await repeat(starts, async () => (await run({ ...spec, isolation })).durationMs);
    const plainMs = await repeat(starts, async () => (await run({ ...spec, isolation: 'none' })).durationMs);
    const startMs = await repeat(starts, async () => {
      await using product = await stage({ checkout, nodeModules: folder, allowUnsandboxed: true });
      return product.startMs;
    });
    await using product = await stage({ checkout, nodeModules: folder, allowUnsandboxed: true });
    const direct = await repeat(runs, () => requestsPerSecond(product.socket));
    const proxied = await repeat(runs, () => requestsPerSecond(new URL(product.url).port));
    return [
      { name: `node to its end, isolation ${isolation}`, value: sandboxMs, unit: 'ms', better: 'less' },
      { name: 'node to its end, plain process', value: plainMs, unit: 'ms', better: 'less' },
      {
        name: 'a product to its first health check',
        value: startMs,
        unit: 'ms',
        target: 500,
        better: 'less',
      },
      { name: 'requests on the socket, without the proxy', value: direct, unit: 'req/s', better: 'more' },
      { name: 'requests through the proxy', value: proxied, unit: 'req/s', target: 2000, better: 'more' },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
