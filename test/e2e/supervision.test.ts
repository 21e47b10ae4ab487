import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openHost, type Host, type HostOptions } from '../../src/host/host.ts';
import { stage } from '../../src/host/stage.ts';
import { defaultTiming } from '../../src/host/timing.ts';
import type { ParsedDeployRequest } from '../../src/protocol/host.ts';

const fixtures = join(import.meta.dirname, '../fixtures');
const nodeModules = join(fixtures, 'product/src');
const soon = { timeout: 10_000 };

async function addNote(url: string, text: string): Promise<void> {
  expect((await fetch(`${url}/note?text=${text}`, { method: 'POST' })).status).toBe(201);
}

/** A host in this process, with a home of its own. */
async function openHere(more: Partial<HostOptions>): Promise<{ here: Host; root: string }> {
  const root = mkdtempSync(join(tmpdir(), 'mh-here-'));
  const here = await openHost({
    stateFile: join(root, 'host.json'),
    socketDir: join(root, 'p'),
    logsDir: join(root, 'logs'),
    dashboardSocket: join(root, 'd'),
    owner: basename(root),
    ...more,
  });
  onTestFinished(async () => {
    await here[Symbol.asyncDispose]();
    rmSync(root, { recursive: true });
  });
  return { here, root };
}

const salon = (root: string, allowUnsandboxed: boolean): ParsedDeployRequest => ({
  product: 'salon',
  name: 'Salon',
  release: 1,
  commit: 'c',
  checkout: join(fixtures, 'product'),
  nodeModules,
  dataDir: join(root, 'data'),
  backupsDir: join(root, 'backups'),
  allowUnsandboxed,
});

test('a product that hangs is ended and started again', async () => {
  const timing = { ...defaultTiming, probeEveryMs: 50, probeTimeoutMs: 200, probeFailures: 2, backoffMs: 10 };
  const { here, root } = await openHere({ timing });
  const { url } = await here.deploy(salon(root, true));
  await expect(fetch(`${url}/hang`).then(({ status }) => status)).resolves.toBe(502);
  await expect.poll(() => here.get('salon'), soon).toMatchObject({ health: 'up', restarts: 1 });
  expect((await here.logs('salon', 9)).some(({ text }) => text.includes('hung'))).toBe(true);
});

test('a product that ends again and again is down, with the reason, and is tried on', async () => {
  const { here, root } = await openHere({
    timing: { ...defaultTiming, backoffMs: 1, maxBackoffMs: 5, crashLoop: 3 },
  });
  const checkout = join(root, 'checkout');
  cpSync(join(fixtures, 'product'), checkout, { recursive: true });
  const { pid = 0 } = await here.deploy({ ...salon(root, true), checkout });
  writeFileSync(join(checkout, 'src/main.ts'), 'throw new Error("no such column: colour");');
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => here.get('salon').health, soon).toBe('down');
  expect(here.get('salon').reason).toMatch(/^It ended \d+ times in a row.*no such column: colour/s);
  cpSync(join(fixtures, 'product/src/main.ts'), join(checkout, 'src/main.ts'));
  await expect.poll(() => here.get('salon').health, soon).toBe('up');
});

test('where no sandbox holds a product runs with the owner’s consent only, and the list says so', async () => {
  const { here, root } = await openHere({
    isolation: { isolation: 'none', reason: 'bwrap is not installed' },
  });
  await expect(here.deploy(salon(root, false))).rejects.toMatchObject({
    kind: 'policy',
    code: 'unsandboxed',
  });
  expect(here.list()).toEqual([]);
  const { url, isolation } = await here.deploy(salon(root, true));
  expect(isolation).toBe('none');
  expect(here.info()).toMatchObject({ isolation: 'none', reason: 'bwrap is not installed' });
  expect(Object.keys(((await (await fetch(`${url}/who`)).json()) as { env: object }).env).toSorted()).toEqual(
    ['DATA_DIR', 'LISTEN_FD', 'MACROHARD_OWNER', 'MAIL_TOKEN', 'NODE_ENV', 'PUBLIC_ORIGIN', 'RELEASE'],
  );
  await addNote(url, 'plain');
  expect(await here.backup('salon', join(root, 'salon.db'))).toMatchObject({ otherFiles: [] });
});

test('a stage runs a checkout for inspection and leaves nothing behind', async () => {
  const product = await stage({ checkout: join(fixtures, 'product'), nodeModules, allowUnsandboxed: true });
  await addNote(product.url, 'on stage');
  expect(product.output()).toContain('{"message":"listening"}');
  expect(product.memoryBytes()).toBeGreaterThan(10_000_000);
  const { exit, durationMs } = await product.stop();
  expect(exit.code).toBe(0);
  expect(durationMs).toBeLessThan(2000);
  expect((await fetch(product.url)).status).toBe(503);
  await product[Symbol.asyncDispose]();
  await expect(fetch(product.url)).rejects.toThrow('fetch failed');
});
