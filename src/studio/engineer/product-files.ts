import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from '../architect/plan.ts';
import type { Planned } from './planned.ts';
import { identifier, kebabCase, lineComment, quote, quoteAll } from './source-text.ts';
import { valueSource } from './value-source.ts';

/** The plans, the one that costs most last. */
function plansSource({ specification }: Planned): string[] {
  const plans = specification.plans.toSorted((a, b) => a.price - b.price);
  const lines = plans.flatMap(({ source, key, label, price, per, limits, features }) => {
    const most = limits.map((limit) => `{ entity: ${quote(limit.entity)}, max: ${limit.max} }`);
    return [
      `${lineComment(source, '    ')}    {`,
      `      key: ${quote(key)},`,
      `      label: ${quote(label)},`,
      `      price: ${price},`,
      `      per: ${quote(per)},`,
      `      limits: [${most.join(', ')}],`,
      `      features: ${quoteAll(features)},`,
      '    },',
    ];
  });
  const head = '  /** The plans that the product can be on, the largest last. */';
  return lines.length === 0
    ? [head, '  plans: [] as Plan[],']
    : [head, '  plans: [', ...lines, '  ] as Plan[],'];
}

/** `src/settings.ts`: the blueprint's module with the product's own values in place of the samples. */
export function settingsSource(planned: Planned, blueprint: string): string {
  const { product, roles } = planned.specification;
  const lines = roles.map((role) => {
    const entity = role.entity === undefined ? 'undefined' : quote(role.entity);
    return `    { key: ${quote(role.key)}, label: ${quote(role.label)}, entity: ${entity}, selfSignUp: ${role.selfSignUp} },`;
  });
  const own = [
    'export const defaults = {',
    `  name: ${quote(product.name)},`,
    `  slug: ${quote(product.slug)},`,
    `  summary: ${quote(product.summary)},`,
    `  language: ${quote(product.language)},`,
    `  timeZone: process.env['TIME_ZONE'] ?? ${quote(product.timeZone)},`,
    `  currency: process.env['CURRENCY'] ?? ${quote(product.currency)},`,
    '  /** The roles beside the administrator. */',
    ...(lines.length === 0 ? ['  roles: [] as Role[],'] : ['  roles: [', ...lines, '  ] as Role[],']),
    ...plansSource(planned),
    '};',
  ].join('\n');
  return blueprint.replace(/export const defaults = \{[\s\S]*?\n\};/, () => own);
}

/** `src/entities.ts`: the list of all entities. */
export function entitiesSource(planned: Planned): string {
  const names = planned.entities.map(({ entity }) => ({
    name: identifier(entity.key),
    file: kebabCase(entity.key),
  }));
  return [
    ...names.map(({ name, file }) => `import { ${name} } from './domain/${file}.ts';`),
    "import type { Entity } from './model/entity.ts';",
    '',
    '/** All kinds of records, in the order in which people see them. */',
    'export const entities: readonly Entity[] = [',
    ...names.map(({ name }) => `  ${name},`),
    '];',
    '',
  ].join('\n');
}

/** `src/figures.ts`: what the home page says in numbers. */
export function figuresSource({ specification }: Planned, blueprint: string): string {
  if (specification.figures.length === 0) return blueprint;
  const lines = specification.figures.map(({ source, ...figure }) => {
    const where = valueSource(figure.where) === '{}' ? undefined : figure.where;
    return `${lineComment(source, '  ')}  ${valueSource({ ...figure, where })},`;
  });
  const list = ['export const figures: readonly Figure[] = [', ...lines, '];'].join('\n');
  return blueprint.replace('export const figures: readonly Figure[] = [];', () => list);
}

type Lock = { packages: Record<string, Record<string, unknown>> };

const packages = ['@hono/node-server', 'hono'] as const;

/** The lockfile of this program, which says which versions the products use. */
function readLock(): Lock {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../../package-lock.json'), 'utf8')) as Lock;
}

/** `package.json` and `package-lock.json`, with the versions and checksums of our own lockfile. */
export function packageFiles(plan: Plan): Map<string, string> {
  const { product } = plan.specification;
  const lock = readLock();
  const entries = packages.map((name) => [name, lock.packages[`node_modules/${name}`] ?? {}] as const);
  const dependencies = Object.fromEntries(entries.map(([name, entry]) => [name, String(entry['version'])]));
  const engines = { node: '>=24' };
  const manifest = {
    name: product.slug,
    version: '1.0.0',
    private: true,
    description: product.summary,
    type: 'module',
    engines,
    scripts: { start: 'node src/main.ts', test: "node --test 'test/*.test.ts'" },
    dependencies,
  };
  const root = { name: product.slug, version: '1.0.0', dependencies, engines };
  const locked = {
    name: product.slug,
    version: '1.0.0',
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': root,
      ...Object.fromEntries(
        entries.map(([name, entry]) => [`node_modules/${name}`, withAddress(name, entry)]),
      ),
    },
  };
  const text = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  return new Map([
    ['package.json', text(manifest)],
    ['package-lock.json', text(locked)],
  ]);
}

/** An entry without the address it was fetched from: the checksum identifies the package wherever it comes from. */
function withAddress(_name: string, entry: Record<string, unknown>): Record<string, unknown> {
  const { version, integrity, license, engines, peerDependencies } = entry;
  return {
    version,
    integrity,
    license,
    engines,
    ...(peerDependencies === undefined ? {} : { peerDependencies }),
  };
}
