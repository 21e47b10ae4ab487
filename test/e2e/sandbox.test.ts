import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { detectIsolation } from '../../src/sandbox/isolation.ts';
import { launch, ownerVariable, type LaunchSpec } from '../../src/sandbox/launch.ts';
import { productLimits } from '../../src/sandbox/limits.ts';
import { findTool } from '../../src/sandbox/tool.ts';
import { endOrphans } from '../../src/sandbox/orphan.ts';
import { run } from '../../src/sandbox/run.ts';

const { isolation, reason } = await detectIsolation();
const isRoot = process.getuid?.() === 0;
const checkout = join(import.meta.dirname, '../fixtures/probes');
const MiB = 1024 * 1024;

// The folder of the clone and of the home may be closed to everybody but its owner: everything here lies below one.
const root = mkdtempSync(join(tmpdir(), 'macrohard-sandbox-'));
const canaryDir = join(root, 'canary');
const servers: Server[] = [];
let port = 0;
const victim = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)'], {
  env: { CANARY_SECRET: 'environment' },
  stdio: 'ignore',
});

beforeAll(async () => {
  mkdirSync(canaryDir, { mode: 0o777 });
  writeFileSync(join(canaryDir, 'secret'), 'secret');
  for (const where of [{ host: '127.0.0.1', port: 0 }, { path: join(canaryDir, 'canary.sock') }]) {
    const server = createServer((socket) => socket.on('error', () => {}).end('alive'));
    server.listen(where);
    await once(server, 'listening');
    servers.push(server);
  }
  port = (servers[0]?.address() as AddressInfo | undefined)?.port ?? 0;
});
afterAll(() => {
  victim.kill('SIGKILL');
  for (const server of servers) server.close();
  rmSync(root, { recursive: true, force: true });
});

type Answer = { got?: unknown; held?: string };

const command = (probe: string): string[] => [
  'src/main.ts',
  probe,
  canaryDir,
  String(port),
  String(victim.pid),
];

function answerIn(output: string): Answer {
  const line = output.split('\n').find((text) => text.startsWith('{'));
  return line === undefined ? { held: `ended: ${output}` } : (JSON.parse(line) as Answer);
}

/** The same probe as a plain process of ours: it has to get through, or the probe proves nothing. */
async function outside(probe: string): Promise<Answer> {
  const dataDir = mkdtempSync(join(root, 'control-'));
  const env = { ...process.env, CANARY_SECRET: 'environment', DATA_DIR: dataDir };
  const child = spawn(process.execPath, command(probe), {
    cwd: checkout,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (bytes: Buffer) => {
    output += bytes.toString();
  });
  await once(child, 'close');
  return answerIn(output);
}

const tools: Pick<LaunchSpec, 'env' | 'mounts'> = {
  env: { UNSHARE: '/unshare', SLEEP: '/sleep' },
  mounts: [
    { source: '/usr/bin/unshare', target: '/unshare', access: 'read' },
    { source: '/bin/sleep', target: '/sleep', access: 'read' },
  ],
};

function inSandbox(probe: string, more: Partial<LaunchSpec> = {}): ReturnType<typeof run> {
  const dataDir = mkdtempSync(join(root, 'data-'));
  return run({
    isolation: 'sandbox',
    checkout,
    dataDir,
    command: command(probe),
    uidSlot: 77,
    ...tools,
    ...more,
  });
}

async function held(probe: string, more: Partial<LaunchSpec> = {}): Promise<string> {
  const { output, exit } = await inSandbox(probe, more);
  const answer = answerIn(output);
  expect(exit.reason === undefined ? answer.got : undefined, `${probe} got through`).toBeUndefined();
  return exit.reason ?? answer.held ?? '';
}

// Where no sandbox holds the rest is skipped; that it holds for root, who can always have one, is not left to chance.
test.runIf(isRoot && findTool('bwrap') !== undefined)('a sandbox holds on this machine', () => {
  expect({ isolation, reason }).toEqual({ isolation: 'sandbox', reason: undefined });
});

describe.skipIf(isolation === 'none')(`a sandboxed process (${reason ?? 'sandbox holds here'})`, () => {
  test.for([
    'write-outside',
    'read-outside',
    'follow-link',
    'environment',
    'environment-of-others',
    'signal',
    'filter',
    'capabilities',
    'shared-memory',
    'temporary-files',
  ])('is held at %s, where a plain process gets through', async (probe) => {
    if (probe !== 'capabilities' || isRoot) expect(await outside(probe)).toHaveProperty('got');
    await held(probe);
  });

  test.for(['tcp', 'unix'])('reaches no canary by %s, which answers before and after', async (probe) => {
    expect(await outside(probe)).toEqual({ got: 'alive' });
    await held(probe);
    expect(await outside(probe)).toEqual({ got: 'alive' });
  });

  test.for(['read-root', 'kernel-setting', 'user-namespace', 'mount'])(
    'is held at %s, where root gets through',
    async (probe) => {
      if (isRoot) expect(await outside(probe)).toHaveProperty('got');
      await held(probe);
    },
  );

  test('cannot change its own code', async () => {
    expect(await held('change-own-code')).toContain('EROFS');
    expect(readdirSync(join(checkout, 'src'))).toEqual(['main.ts']);
  });

  test('cannot flood the machine with processes', async () => {
    expect(await outside('flood')).toEqual({ got: '150' });
    expect(await held('flood', { limits: { ...productLimits, processes: 64 } })).toMatch(
      /\d+ of 150 started/,
    );
  });

  test('is ended when it uses more memory than allowed', async () => {
    expect(await outside('memory')).toHaveProperty('got');
    const limits = { ...productLimits, memoryBytes: 300 * MiB };
    expect(await held('memory', { limits, env: { STAY_MS: '20000' } })).toMatch(
      /of memory; 300 MiB are allowed/,
    );
  });

  test('cannot write one file larger than allowed, nor more data than allowed in many', async () => {
    expect(await outside('one-file')).toHaveProperty('got');
    await held('one-file', { limits: { ...productLimits, fileBytes: 16 * MiB } });
    const limits = { ...productLimits, fileBytes: 16 * MiB, diskBytes: 32 * MiB };
    expect(await held('many-files', { limits, env: { STAY_MS: '20000' } })).toMatch(/data folder holds/);
  });

  test('takes the children that it left behind with it', async () => {
    const mark = `orphan-${canaryDir}`;
    const { promise: left, resolve } = Promise.withResolvers<string>();
    await using sandboxed = await launch({
      isolation: 'sandbox',
      checkout,
      dataDir: mkdtempSync(join(root, 'data-')),
      command: command('leave-a-child'),
      uidSlot: 77,
      onOutput: resolve,
    });
    expect(answerIn(await left)).toHaveProperty('got');
    expect(processesWith(mark)).not.toHaveLength(0);
    await sandboxed.kill();
    expect(processesWith(mark)).toHaveLength(0);
  });

  test('sees one account, its own, and no file of the machine’s /etc', async () => {
    const script =
      'console.log(JSON.stringify([os.userInfo().username, fs.readdirSync("/etc"), process.env]))';
    const { output } = await inSandbox('', { command: ['--eval', script], env: {} });
    const [name, files, env] = JSON.parse(output) as [string, string[], Record<string, string>];
    expect(name).toBe('product');
    expect(files.toSorted()).toEqual(['group', 'hosts', 'passwd']);
    expect(Object.keys(env).toSorted()).toEqual(['DATA_DIR', 'HOME', 'NODE_ENV', 'PWD']);
  });
});

test('without a sandbox nothing runs unless it was allowed', async () => {
  const spec: LaunchSpec = {
    isolation: 'none',
    checkout,
    dataDir: join(root, 'none'),
    command: command('environment'),
  };
  await expect(launch(spec)).rejects.toMatchObject({ kind: 'policy', code: 'unsandboxed' });
  const { output } = await run({ ...spec, allowUnsandboxed: true });
  expect(answerIn(output).held).toContain('not there');
});

test.for(['sandbox', 'none'] as const)(
  'isolation %s: a process dies with the one that launched it, killed without warning',
  async (kind, context) => {
    if (kind === 'sandbox' && isolation === 'none') context.skip();
    const mark = `orphan-${canaryDir}`;
    const spec: LaunchSpec = {
      isolation: kind,
      allowUnsandboxed: true,
      checkout,
      dataDir: mkdtempSync(join(root, 'data-')),
      command: ['--eval', 'console.log("runs"); setInterval(() => {}, 1000)', mark],
      uidSlot: 77,
    };
    const script = `import { launch } from ${JSON.stringify(join(import.meta.dirname, '../../src/sandbox/launch.ts'))};
      await launch({ ...${JSON.stringify(spec)}, onOutput: (line) => console.log(line) });`;
    const launcher = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(launcher.stdout, 'data');
    expect(processesWith(mark)).not.toHaveLength(0);
    launcher.kill('SIGKILL');
    await once(launcher, 'close');
    await expect.poll(() => processesWith(mark)).toHaveLength(0);
  },
);

test('what an earlier process of the same owner left is found by its mark and ended', async () => {
  const owner = `owner-${canaryDir}`;
  const left = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)'], {
    env: { [ownerVariable]: owner },
    stdio: 'ignore',
  });
  const ended = once(left, 'exit');
  await once(left, 'spawn');
  await expect.poll(() => readFileSync(`/proc/${left.pid ?? 0}/environ`, 'utf8')).toContain(owner);
  expect(await endOrphans(owner)).toBe(1);
  expect(await ended).toEqual([null, 'SIGKILL']);
  expect(await endOrphans(owner)).toBe(0);
});

function processesWith(mark: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(mark);
    } catch {
      return false;
    }
  });
}
