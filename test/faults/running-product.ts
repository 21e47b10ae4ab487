/** A product's tree as a running process on a Unix socket, with a fresh data folder, for probes. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { socketRequest } from '../../src/protocol/socket-http.ts';
import type { Specification } from '../../src/protocol/specification.ts';

/** A product's files by their path. */
export type Tree = ReadonlyMap<string, string>;

/** A person who can sign in. */
type Account = { role: string; email: string; password: string; name: string };

/** With what the company reads and notes the messages of these products. */
export const mailToken = 'the-token-of-whoever-delivers-the-mail';

const repository = join(import.meta.dirname, '../..');

const names = ['Ada Arnold', 'Blaise Costa', 'Chloe Evans', 'Dario Garcia', 'Emma Ito', 'Farid Keller'];

/** One account for each role, the administrator first. */
function accountsFor(specification: Specification): Account[] {
  const roles = ['admin', ...specification.roles.map((role) => role.key)];
  return roles.map((role, index) => ({
    role,
    email: `${role.toLowerCase()}@example.org`,
    password: `a long password for ${role}`,
    name: names[index % names.length] ?? role,
  }));
}

/** A product's tree on disk, with the dependencies of this repository; removed when disposed of. */
export type Checkout = AsyncDisposable & { folder: string; data: string };

/** What Node compiled of products is kept between tests, and known again by the path of its module. */
export const compiled = join(repository, 'node_modules/.compiled');

/** A new folder, of which there are few: what was compiled in one before is there for the next in it. */
async function takeFolder(): Promise<string> {
  for (let nth = 0; ; nth += 1) {
    const folder = join(tmpdir(), `probe-${process.getuid?.() ?? 0}-${nth}`);
    try {
      await mkdir(folder);
      return folder;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Writes a tree to a new folder. */
export async function checkOut(tree: Tree): Promise<Checkout> {
  const root = await takeFolder();
  const folder = join(root, 'product');
  for (const [path, text] of tree) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await symlink(join(repository, 'node_modules'), join(folder, 'node_modules'));
  const data = join(root, 'data');
  await mkdir(data);
  return {
    folder,
    data,
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
}

/** A running product; stopped when disposed of. `exit` is fulfilled when it ends by itself, with what it printed. */
export type RunningProduct = AsyncDisposable & {
  socket: string;
  accounts: Account[];
  child: ChildProcess;
  exit: Promise<string>;
};

/** Starts a product and waits until it says that it listens; throws with its output when it does not within 30 s. `env` is added to its environment. */
export async function startProduct(
  checkout: Checkout,
  specification: Specification,
  env: Record<string, string> = {},
): Promise<RunningProduct> {
  const socket = join(checkout.data, 's');
  const accounts = accountsFor(specification);
  const accountsFile = join(checkout.data, 'accounts.json');
  await writeFile(accountsFile, JSON.stringify(accounts), { mode: 0o600 });
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: checkout.folder,
    env: {
      DATA_DIR: checkout.data,
      ACCOUNTS_FILE: accountsFile,
      SOCKET: socket,
      MAIL_TOKEN: mailToken,
      PASSWORD_COST: '10',
      NODE_COMPILE_CACHE: compiled,
      PATH: process.env['PATH'] ?? '',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const exit = new Promise<string>((resolve) => {
    child.once('close', (code, signal) => resolve(`it ended with ${signal ?? code}: ${output.slice(-600)}`));
  });
  const { promise: listening, resolve: hear } = Promise.withResolvers<void>();
  const listen = (chunk: Buffer): void => {
    output += chunk.toString('utf8');
    if (output.includes('"listening"')) hear();
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const product: RunningProduct = {
    socket,
    accounts,
    child,
    exit,
    async [Symbol.asyncDispose]() {
      // At an end of its own it keeps what was compiled.
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 2_000);
      await exit;
      clearTimeout(late);
    },
  };
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`it did not listen within 30 s: ${output}`)), 30_000);
  try {
    await Promise.race([listening, late, exit.then((why) => Promise.reject(new Error(why)))]);
    const health = await socketRequest({ socket, path: '/health' });
    if (health.status !== 200) throw new Error(`/health answered ${health.status}`);
    return product;
  } catch (error) {
    await product[Symbol.asyncDispose]();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
