import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { homePaths } from '../../src/config/home.ts';
import { hostClient } from '../../src/host/client.ts';
import { delay } from '../../src/kernel/clock.ts';
import type { HostedProduct } from '../../src/protocol/host.ts';

const fixtures = join(import.meta.dirname, '../fixtures');
// A folder of a closed home: 0700, and of root when root runs the tests.
const home = mkdtempSync(join(tmpdir(), 'macrohard-host-'));
const paths = homePaths(home);
const client = hostClient(paths.hostSocket);
const nodeModules = join(home, 'dependencies');
mkdirSync(nodeModules);

async function startHost(...more: string[]): Promise<ChildProcess> {
  const main = join(import.meta.dirname, '../../src/app/host-main.ts');
  const child = spawn(process.execPath, [main, '--home', home, ...more], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout ?? child, 'data');
  return child;
}

function deploy(
  product: string,
  release: number,
  checkout = join(fixtures, 'product'),
): Promise<HostedProduct> {
  const { data, backups } = paths.product(product);
  return client.deploy({
    product,
    name: product.toUpperCase(),
    release,
    commit: `commit-${release}`,
    checkout,
    nodeModules,
    dataDir: data,
    backupsDir: backups,
    allowUnsandboxed: true,
  });
}

async function getJson(url: string): Promise<Record<string, unknown>> {
  return (await (await fetch(url)).json()) as Record<string, unknown>;
}

async function addNote(url: string, text: string): Promise<void> {
  expect((await fetch(`${url}/note?text=${text}`, { method: 'POST' })).status).toBe(201);
}

async function notes(url: string): Promise<string[]> {
  return ((await (await fetch(`${url}/notes`)).json()) as { text: string }[]).map(({ text }) => text);
}

const soon = { timeout: 10_000 };
const isUp = async (product: string): Promise<boolean> => (await client.get(product)).health === 'up';

/** A process that ended and whose parent has not asked for its exit code yet has no command line any more. */
function isRunning(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`).length > 0;
  } catch {
    return false;
  }
}

let host: ChildProcess;
beforeAll(async () => {
  host = await startHost();
});
afterAll(async () => {
  await client.shutdown();
  await once(host, 'exit');
  rmSync(home, { recursive: true, force: true });
  rmSync(paths.run, { recursive: true, force: true });
});

describe('deploying', () => {
  test('a product is reached by its own port and by its name on the main port', async () => {
    const salon = await deploy('salon', 1);
    expect(salon).toMatchObject({ release: 1, health: 'up', restarts: 0 });
    expect(await getJson(`${salon.url}/who`)).toMatchObject({ release: '1' });
    const { hostname, port } = new URL(salon.hostUrl);
    const outgoing = request({
      host: '127.0.0.1',
      port,
      path: '/who',
      headers: { host: `${hostname}:${port}` },
    }).end();
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
    answer.resume();
    expect(answer.statusCode).toBe(200);
  });

  test('the same release again does nothing', async () => {
    const before = await client.get('salon');
    expect((await deploy('salon', 1)).pid).toBe(before.pid);
    expect(existsSync(paths.product('salon').backups)).toBe(false);
  });

  test('no request fails and no write is lost while releases change forth and back', async () => {
    const { url } = await client.get('salon');
    const stop = new AbortController();
    let written = 0;
    const visitors = [1, 2, 3].map(async (visitor) => {
      for (let count = 1; !stop.signal.aborted; count += 1) {
        await addNote(url, `${visitor}-${count}`);
        written += 1;
      }
    });
    const second = await deploy('salon', 2);
    expect(second).toMatchObject({ release: 2, kept: 1, url });
    expect(await getJson(`${url}/who`)).toMatchObject({ release: '2' });
    expect(await client.rollback('salon')).toMatchObject({ release: 1, kept: 2 });
    expect(await client.rollback('salon', 1)).toMatchObject({ release: 1, kept: 2 });
    stop.abort();
    await Promise.all(visitors);
    expect(await notes(url)).toHaveLength(written);
    expect(written).toBeGreaterThan(20);
  });

  test('a backup precedes each release that changes one', async () => {
    const { backups } = paths.product('salon');
    const [file = ''] = readdirSync(backups);
    expect(file).toMatch(/-before-release-2\.db$/);
    using database = new DatabaseSync(join(backups, file), { readOnly: true });
    expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  });

  test('a release that does not start is refused, says what it wrote, and the old one goes on', async () => {
    const broken = join(home, 'broken');
    mkdirSync(join(broken, 'src'), { recursive: true });
    writeFileSync(join(broken, 'src/main.ts'), 'throw new Error("no such table: appointment");');
    await expect(deploy('salon', 3, broken)).rejects.toMatchObject({
      code: 'not-healthy',
      message: expect.stringContaining('no such table: appointment') as string,
    });
    expect(await client.get('salon')).toMatchObject({ release: 1, kept: 2, health: 'up' });
    await expect(deploy('first', 1, broken)).rejects.toMatchObject({ code: 'not-healthy' });
    expect((await client.list()).map(({ product }) => product)).toEqual(['salon']);
  });

  test('a product without an earlier release has nothing to return to', async () => {
    await deploy('library', 1);
    await expect(client.rollback('library')).rejects.toMatchObject({
      kind: 'user',
      code: 'no-earlier-release',
    });
    await expect(client.rollback('nobody')).rejects.toMatchObject({ code: 'unknown-product' });
  });
});

describe('supervision', () => {
  test('a product that crashes is back, with its data', async () => {
    const { url } = await client.get('library');
    await addNote(url, 'before');
    await fetch(`${url}/crash`);
    await expect.poll(() => client.get('library'), soon).toMatchObject({ health: 'up', restarts: 1 });
    expect(await notes(url)).toEqual(['before']);
  });

  test('stopped is stopped, and started is started', async () => {
    const { url } = await client.get('library');
    expect(await client.stop('library')).toMatchObject({ health: 'stopped' });
    expect((await fetch(url)).status).toBe(503);
    expect(await client.start('library')).toMatchObject({ health: 'up' });
    expect(await notes(url)).toEqual(['before']);
  });

  test('what a product writes is followed line by line', async () => {
    const leave = new AbortController();
    const query = { tail: 0, follow: true, signal: leave.signal };
    const lines = client.logs('library', query)[Symbol.asyncIterator]();
    const next = lines.next();
    await client.stop('library');
    await client.start('library');
    expect(await next).toMatchObject({ value: { stream: 'stdout', text: '{"message":"listening"}' } });
    leave.abort();
  });
});

describe('data', () => {
  test('a backup under writes is whole, and restoring it brings back what it holds', async () => {
    const { url } = await client.get('library');
    const stop = new AbortController();
    const writer = (async () => {
      while (!stop.signal.aborted) await addNote(url, 'later');
    })();
    const backup = await client.backup('library', join(home, 'library.db'));
    stop.abort();
    await writer;
    expect(backup).toMatchObject({ otherFiles: [] });
    await addNote(url, 'after');
    expect(await client.restore('library', backup.file)).toMatchObject({ health: 'up' });
    const restored = await notes(url);
    expect(restored[0]).toBe('before');
    expect(restored).not.toContain('after');
    await addNote(url, 'again');
  });

  test('what is no backup is refused, and the data stays', async () => {
    const { url } = await client.get('library');
    writeFileSync(join(home, 'text'), 'not a database');
    await expect(client.restore('library', join(home, 'text'))).rejects.toMatchObject({
      code: 'not-a-backup',
    });
    await expect(client.restore('library', join(home, 'nothing'))).rejects.toMatchObject({ code: 'no-file' });
    expect(await notes(url)).toContain('again');
  });

  test('a product that puts a link in the place of its database gives nothing of ours away', async () => {
    await client.stop('library');
    const { data } = paths.product('library');
    const secret = join(home, 'secret.db');
    new DatabaseSync(secret).exec('CREATE TABLE secret (x)');
    rmSync(data, { recursive: true });
    mkdirSync(data);
    symlinkSync(secret, join(data, 'data.db'));
    await expect(client.backup('library', join(home, 'stolen.db'))).rejects.toMatchObject({
      code: 'no-data',
    });
    expect(existsSync(join(home, 'stolen.db'))).toBe(false);
    rmSync(data, { recursive: true });
  });
});

describe('the host itself', () => {
  test('killed without warning it leaves no process, and its next start brings back what was running', async () => {
    const before = await client.list();
    const salon = await client.get('salon');
    host.kill('SIGKILL');
    await once(host, 'exit');
    await expect.poll(() => isRunning(salon.pid ?? 0)).toBe(false);
    host = await startHost();
    await expect.poll(() => isUp('salon'), soon).toBe(true);
    const after = await client.list();
    expect(after.map(({ product, release, url }) => ({ product, release, url }))).toEqual(
      before.map(({ product, release, url }) => ({ product, release, url })),
    );
    expect(await client.get('library')).toMatchObject({ health: 'stopped' });
  });

  test('killed at any moment of a deploy, its next start goes on, and the repeated deploy is done once', async () => {
    const { url } = await deploy('chaos', 1);
    await addNote(url, 'kept');
    for (const [index, killAfterMs] of [0, 20, 60, 100, 140, 200, 300].entries()) {
      const release = index + 2;
      const cut = deploy('chaos', release).catch(() => {});
      await delay(killAfterMs);
      host.kill('SIGKILL');
      await Promise.all([once(host, 'exit'), cut]);
      host = await startHost();
      expect(await deploy('chaos', release)).toMatchObject({ release, kept: release - 1, health: 'up', url });
      expect(await getJson(`${url}/who`)).toMatchObject({ release: String(release) });
      expect(await notes(url)).toEqual(['kept']);
    }
    const whole = readdirSync(paths.product('chaos').backups).filter((name) => name.endsWith('.db'));
    expect(whole.length).toBeGreaterThanOrEqual(7);
    await client.remove('chaos');
  });

  test('a second one of the same home is refused', async () => {
    const main = join(import.meta.dirname, '../../src/app/host-main.ts');
    const second = spawn(process.execPath, [main, '--home', home], { stdio: ['ignore', 'ignore', 'pipe'] });
    const [said] = (await once(second.stderr, 'data')) as [Buffer];
    expect(said.toString()).toContain('already-running');
    await once(second, 'exit');
    expect(await isUp('salon')).toBe(true);
  });

  test('a removed product is forgotten and its port is free; its data stays', async () => {
    const { url } = await client.get('salon');
    await client.remove('salon');
    await expect(client.get('salon')).rejects.toMatchObject({ code: 'unknown-product' });
    await expect(fetch(url)).rejects.toThrow('fetch failed');
    expect(readdirSync(paths.product('salon').data)).toContain('data.db');
    expect(readFileSync(join(home, 'host.json'), 'utf8')).not.toContain('salon');
  });

  test('a product port that somebody took is replaced, and the list says by which', async () => {
    const before = await deploy('library', 2);
    await client.shutdown();
    await once(host, 'exit');
    const squatter = createServer().listen(Number(new URL(before.url).port), '127.0.0.1');
    await once(squatter, 'listening');
    host = await startHost();
    await expect.poll(() => isUp('library'), soon).toBe(true);
    const { url } = await client.get('library');
    expect(url).not.toBe(before.url);
    expect((await fetch(`${url}/health`)).status).toBe(200);
    squatter.close();
  });
});
