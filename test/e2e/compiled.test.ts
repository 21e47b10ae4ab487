import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { compileProducts, runtimeFolder } from '../../src/app/compile-product.ts';
import { homePaths } from '../../src/config/home.ts';
import { stage } from '../../src/host/stage.ts';
import { detectIsolation } from '../../src/sandbox/isolation.ts';
import { planProduct } from '../../src/studio/architect/plan.ts';
import { productDependencies } from '../../src/studio/engineer/dependencies.ts';
import { generateTree } from '../../src/studio/engineer/generate.ts';
import { parseSpecificationYaml } from '../../src/studio/specification/yaml.ts';

const folder = mkdtempSync(join(tmpdir(), 'macrohard-compiled-'));
const home = homePaths(join(folder, 'home'));
afterAll(() => {
  rmSync(home.run, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

function writeSalon(): string {
  const file = join(import.meta.dirname, '../fixtures/specifications/hair-salon.yaml');
  const checkout = join(folder, 'salon');
  for (const [path, text] of generateTree(planProduct(parseSpecificationYaml(readFileSync(file, 'utf8'))))) {
    mkdirSync(dirname(join(checkout, path)), { recursive: true });
    writeFileSync(join(checkout, path), text);
  }
  return checkout;
}

const { isolation } = await detectIsolation();

it.runIf(isolation === 'sandbox')(
  'what all products share is compiled once for a home, by one of two who begin at once, and every product takes it from there',
  async () => {
    await Promise.all([compileProducts(home), compileProducts(home)]);
    const nodeModules = await productDependencies(runtimeFolder(home));
    expect(existsSync(join(nodeModules, '.compiled'))).toBe(true);
    let taken = 0;
    const own: string[] = [];
    await using product = await stage({
      checkout: writeSalon(),
      nodeModules,
      env: { NODE_DEBUG_NATIVE: 'COMPILE_CACHE' },
      onOutput: (line) => {
        if (!line.includes('V8 code cache')) return;
        if (line.includes('was accepted')) taken += 1;
        else own.push(line);
      },
    });
    // Lines of Node's own are lost where the machine is too busy to read them: how many come is no measure, of what kind is.
    await expect.poll(() => taken, { timeout: 5000 }).toBeGreaterThan(30);
    // What is written for this product is compiled, and hardly anything else.
    expect(own.length).toBeLessThan(taken / 4);
    expect(own.filter((line) => !line.includes('/app/src/'))).toEqual([]);
    expect((await fetch(`${product.url}/health`)).status).toBe(200);
  },
);
