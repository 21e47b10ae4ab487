import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { HomePaths } from '../config/home.ts';
import { stage } from '../host/stage.ts';
import { socketRequest } from '../protocol/socket-http.ts';
import { specificationSchema } from '../protocol/specification.ts';
import { detectIsolation } from '../sandbox/isolation.ts';
import { makeReadable } from '../sandbox/ownership.ts';
import { inside } from '../sandbox/profile.ts';
import { planProduct } from '../studio/architect/plan.ts';
import { productDependencies } from '../studio/engineer/dependencies.ts';
import { generateTree } from '../studio/engineer/generate.ts';
import { takeLock } from './process-lock.ts';
import { workerVariable } from './process-sweep.ts';
import { scratchFolder } from './scratch.ts';

/** A product of nothing but what every product has. */
const plainest = specificationSchema.parse({
  format: 'macrohard/specification',
  version: 1,
  product: { name: 'Plain', slug: 'plain', summary: 'What every product has' },
  entities: [
    {
      key: 'note',
      collection: 'notes',
      label: 'Note',
      labelPlural: 'Notes',
      fields: [],
      source: { from: 'assumption', why: 'Every product keeps something' },
    },
  ],
  roles: [],
  permissions: [],
  rules: [],
});

const looks = ['/', '/sign-in', '/openapi.json'];

/** Where products keep what is the same for all of them, and only read it. */
export function runtimeFolder(home: HomePaths): string {
  return join(home.root, 'runtime');
}

/**
 * Compiles once for a home what all of its products share: Node keeps what it made of each module of the plainest product,
 * beside the dependencies, and every later product starts in half of the time. It runs in the sandbox, since Node knows a
 * module by its path; where no sandbox holds, nothing is compiled beforehand.
 */
export async function compileProducts(home: HomePaths): Promise<void> {
  const nodeModules = await productDependencies(runtimeFolder(home));
  const compiled = join(nodeModules, basename(inside.compiled));
  if (existsSync(compiled) || (await detectIsolation()).isolation === 'none') return;
  using lock = takeLock(join(runtimeFolder(home), 'compiling.lock'));
  // Somebody else is at it, or was until now.
  if (lock === undefined || existsSync(compiled)) return;
  await mkdir(scratchFolder(home), { recursive: true, mode: 0o700 });
  const room = await mkdtemp(join(scratchFolder(home), `${process.pid}-`));
  try {
    await runPlainest(room, nodeModules);
    const fresh = join(dirname(nodeModules), 'compiling');
    await rm(fresh, { recursive: true, force: true });
    await cp(join(room, 'data/compiled'), fresh, { recursive: true });
    await makeReadable(fresh);
    await rename(fresh, compiled);
  } finally {
    await rm(room, { recursive: true, force: true });
  }
}

async function runPlainest(room: string, nodeModules: string): Promise<void> {
  const checkout = join(room, 'checkout');
  for (const [path, text] of generateTree(planProduct(plainest))) {
    await mkdir(dirname(join(checkout, path)), { recursive: true });
    await writeFile(join(checkout, path), text);
  }
  await using running = await stage({
    checkout,
    nodeModules,
    folder: room,
    owner: process.env[workerVariable] ?? `worker-${process.pid}`,
    env: { NODE_COMPILE_CACHE: join(inside.data, 'compiled') },
  });
  for (const path of looks) await socketRequest({ socket: running.socket, path });
  // It writes what it compiled at its end.
  await running.stop();
}
