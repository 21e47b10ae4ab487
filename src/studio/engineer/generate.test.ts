import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripTypeScriptTypes } from 'node:module';
import { describe, expect, test } from 'vitest';
import { parseSpecificationYaml } from '../specification/yaml.ts';
import { planProduct } from '../architect/plan.ts';
import { specificationSchema } from '../../protocol/specification.ts';
import { generateTree } from './generate.ts';

const root = join(import.meta.dirname, '../../..');

function treeOf(name: string): ReadonlyMap<string, string> {
  const text = readFileSync(join(root, `test/fixtures/specifications/${name}.yaml`), 'utf8');
  return generateTree(planProduct(parseSpecificationYaml(text)));
}

describe.each(['hair-salon', 'every-feature'])('the tree of %s', (name) => {
  const tree = treeOf(name);

  test('is the same, byte for byte, each time', () => {
    expect([...treeOf(name)]).toEqual([...tree]);
  });

  test('is TypeScript that Node can run as it is', () => {
    for (const [path, text] of tree) {
      if (path.endsWith('.ts')) expect(() => stripTypeScriptTypes(text), path).not.toThrow();
    }
  });

  test('speaks of its own parts alone', () => {
    const all = [...tree.values()].join('\n');
    expect(all).not.toMatch(/macrohard|\/work\/|resolved"|Blueprint/i);
    expect(tree.has('src/domain/note.ts')).toBe(name === 'every-feature');
  });

  test('pins the packages of our own lockfile', () => {
    const ours = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
    const theirs = JSON.parse(tree.get('package-lock.json') ?? '') as Lock;
    const packages = Object.keys(theirs.packages).filter(Boolean);
    expect(packages).toEqual(['node_modules/@hono/node-server', 'node_modules/hono']);
    for (const key of packages) expect(theirs.packages[key]?.integrity).toBe(ours.packages[key]?.integrity);
  });
});

type Lock = { packages: Record<string, { integrity?: string } | undefined> };

test('rules stand in the module of their entity under their own name, with the words of the brief', () => {
  const source = treeOf('hair-salon').get('src/domain/appointment.ts') ?? '';
  expect(source).toContain('Brief: “A stylist cannot have two appointments that overlap.”');
  expect(source).toMatch(/const \w*[nN]oOverlap\w*Rule = noOverlap<AppointmentRecord>\(\{/);
});

test('a product without a rule has no file of rule tests, which would start a product and never end', () => {
  const plain = specificationSchema.parse({
    format: 'macrohard/specification',
    version: 1,
    product: { name: 'Plants', slug: 'plants', summary: 'Plants.' },
    entities: [
      {
        key: 'plant',
        collection: 'plants',
        label: 'Plant',
        labelPlural: 'Plants',
        fields: [{ key: 'name', label: 'Name', type: { kind: 'text' }, required: true }],
      },
    ],
    roles: [],
    permissions: [],
    rules: [],
  });
  expect([...generateTree(planProduct(plain)).keys()]).not.toContain('test/rules.test.ts');
});

test('the own tests write to addresses that no role of the product has: those have no dot', () => {
  const source = treeOf('hair-salon').get('test/accounts.test.ts') ?? '';
  const names = [...source.matchAll(/'([^'`$]+)@example\.com'/g)].map((found) => found[1]);
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => name?.includes('.') !== true)).toEqual([]);
});
