import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planProduct } from '../../src/studio/architect/plan.ts';
import { productDependencies } from '../../src/studio/engineer/dependencies.ts';
import { generateTree } from '../../src/studio/engineer/generate.ts';
import { runProbes } from '../../src/studio/probe/run.ts';
import { parseSpecificationYaml } from '../../src/studio/specification/yaml.ts';
import type { Specification } from '../../src/protocol/specification.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const password = 'a password for tests';

type Answer = { status: number; body: Record<string, unknown> };
type Running = AsyncDisposable & { socket: string; output: string[] };

function specificationOf(name: string): Specification {
  return parseSpecificationYaml(
    readFileSync(join(root, `test/fixtures/specifications/${name}.yaml`), 'utf8'),
  );
}

async function write(specification: Specification, folder: string): Promise<void> {
  for (const [path, content] of generateTree(planProduct(specification))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  symlinkSync(await productDependencies(join(dirname(folder), 'cache')), join(folder, 'node_modules'));
}

async function read(answer: IncomingMessage): Promise<Answer> {
  const content = await text(answer);
  const body = content.startsWith('{') ? (JSON.parse(content) as Answer['body']) : {};
  return { status: answer.statusCode ?? 0, body };
}

async function send(
  socket: string,
  call: { method?: string; path: string; token?: string; body?: unknown },
): Promise<Answer> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${call.token ?? ''}` };
  return new Promise((resolve, reject) => {
    const options = { socketPath: socket, method: call.method ?? 'GET', path: call.path, headers };
    const sent = request(options, (answer) => resolve(read(answer)));
    sent.once('error', reject);
    sent.end(call.body === undefined ? undefined : JSON.stringify(call.body));
  });
}

function accountsOf(
  specification: Specification,
): { role: string; email: string; password: string; name: string }[] {
  const roles = ['admin', ...specification.roles.map((role) => role.key)];
  return roles.map((role) => ({
    role,
    password,
    name: `The ${role}`,
    email: `the-${role.toLowerCase()}@example.com`,
  }));
}

async function start(folder: string, env: Record<string, string>): Promise<Running> {
  const socket = join(dirname(folder), 's');
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], SOCKET: socket, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const output: string[] = [];
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The product ended with ${code}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      output.push(chunk.toString());
      if (output.join('').includes('"listening"')) resolve();
    });
  });
  return {
    socket,
    output,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** What no request can show: a time that counts from a step that lies in no past. The products' own tests show it. */
const unshown: Record<string, string[]> = { counter: ['rule:not-answered'] };

describe.each(['hair-salon', 'every-feature', 'counter'])('a product built from %s', (name) => {
  const specification = specificationOf(name);
  const accounts = accountsOf(specification);
  let top: string;
  let folder: string;
  let env: Record<string, string>;

  beforeAll(async () => {
    top = mkdtempSync(join(tmpdir(), 'product-test-'));
    folder = join(top, 'tree');
    await write(specification, folder);
    writeFileSync(join(top, 'accounts.json'), JSON.stringify(accounts));
    const accountsFile = join(top, 'accounts.json');
    env = { DATA_DIR: join(top, 'data'), ACCOUNTS_FILE: accountsFile, PASSWORD_COST: '10' };
  });
  afterAll(() => rmSync(top, { recursive: true, force: true }));

  test('has types that agree', async () => {
    const types = join(root, 'node_modules/@types');
    const command = [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder, '--typeRoots', types];
    await expect(run(process.execPath, command)).resolves.toMatchObject({ stdout: '' });
  });

  test('passes its own tests', async () => {
    const { NODE_OPTIONS: _options, NODE_TEST_CONTEXT: _context, ...rest } = process.env;
    const command = ['--test', 'test/*.test.ts'];
    const { stdout } = await run(process.execPath, command, { cwd: folder, env: rest });
    expect(stdout).toMatch(/fail 0/);
    expect(stdout).not.toMatch(/pass 0\b/);
  });

  test('holds under probes that its specification alone gave', async () => {
    await using product = await start(folder, env);
    const { checks, unprobed } = await runProbes({
      specification,
      target: { socket: product.socket },
      accounts,
    });
    expect(checks.filter((check) => !check.passed)).toEqual([]);
    expect(unprobed.map(({ element }) => element)).toEqual(unshown[name] ?? []);
  });

  test('keeps what it has over a new start, and its accounts', async () => {
    const admin = { email: 'the-admin@example.com', password };
    const count = async (socket: string): Promise<unknown> => {
      const session = await send(socket, { method: 'POST', path: '/api/session', body: admin });
      const token = String(session.body['token']);
      const collection = specification.entities[0]?.collection ?? '';
      return (await send(socket, { path: `/api/${collection}`, token })).body['total'];
    };
    const before = await (async () => {
      await using product = await start(folder, env);
      return await count(product.socket);
    })();
    await using again = await start(folder, env);
    expect(await count(again.socket)).toBe(before);
    expect(before).not.toBe(undefined);
  });
});
