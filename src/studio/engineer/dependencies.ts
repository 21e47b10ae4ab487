import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashOf } from '../../kernel/hash.ts';
import { randomId } from '../../kernel/id.ts';
import { hashOfBlueprint } from './generate.ts';

/** The packages that a product may import at run time, and nothing else. */
const packages = ['hono', '@hono/node-server'] as const;

const modules = join(import.meta.dirname, '../../../node_modules');

/** What a folder of dependencies depends on: their versions, and what of Node and of ours was compiled with them. */
async function versionsOf(): Promise<string> {
  const manifests = packages.map((name) => readFile(join(modules, name, 'package.json'), 'utf8'));
  const versions = (await Promise.all(manifests)).map(
    (text) => (JSON.parse(text) as { version: string }).version,
  );
  return hashOf([...versions, process.version, hashOfBlueprint()]).slice(0, 12);
}

/**
 * A folder, itself called `node_modules`, to mount read-only as a product's: it holds `hono` and `@hono/node-server` in the versions of our
 * lockfile and nothing else. It is prepared once for each set of versions under `cache` (a folder of the home), in one
 * rename, so that a crash leaves no half of it.
 */
export async function productDependencies(cache: string): Promise<string> {
  const folder = join(cache, `dependencies-${await versionsOf()}`);
  const modulesFolder = join(folder, 'node_modules');
  if (existsSync(modulesFolder)) return modulesFolder;
  const fresh = join(cache, randomId('preparing'));
  for (const name of packages) {
    await mkdir(dirname(join(fresh, 'node_modules', name)), { recursive: true });
    await cp(join(modules, name), join(fresh, 'node_modules', name), { recursive: true, dereference: true });
  }
  try {
    await rename(fresh, folder);
  } catch (error) {
    // Somebody else was faster, which is as good.
    if (!existsSync(modulesFolder)) throw error;
    await rm(fresh, { recursive: true, force: true });
  }
  return modulesFolder;
}
