import { DatabaseSync } from 'node:sqlite';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Specification } from '../../protocol/specification.ts';
import { renameKeys } from '../change/rename.ts';
import { parseSpecificationYaml } from '../specification/yaml.ts';
import { planProduct, planSchema, type Plan } from './plan.ts';

const fixture = join(import.meta.dirname, '../../../test/fixtures/specifications/hair-salon.yaml');
const salon = (): Specification => parseSpecificationYaml(readFileSync(fixture, 'utf8'));

function changed(change: (specification: Specification) => void): Specification {
  const specification = salon();
  change(specification);
  return specification;
}

/** Runs all migrations of a plan on one database, from the n-th on. */
function migrate(database: DatabaseSync, plan: Plan, from = 0): void {
  for (const { statements } of plan.migrations.slice(from))
    for (const statement of statements) database.exec(statement);
}

function withAccounts(): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE "_account" ("id" INTEGER PRIMARY KEY)');
  return database;
}

test('the same specification gives the same plan, which JSON can hold', () => {
  const plan = planProduct(salon());
  expect(planProduct(salon())).toEqual(plan);
  expect(planSchema.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
  expect(plan.migrations).toHaveLength(1);
});

test('a specification that did not change adds no migration', () => {
  const plan = planProduct(salon());
  expect(planProduct(salon(), plan)).toEqual(plan);
});

test('a new field is a new column, and the rows that are there stay', () => {
  const first = planProduct(salon());
  const next = planProduct(
    changed(({ entities }) => {
      entities[0]?.fields.push({
        key: 'isSenior',
        label: 'Senior',
        type: { kind: 'boolean' },
        required: false,
        unique: false,
        source: { from: 'hand' },
      });
    }),
    first,
  );
  expect(next.migrations.slice(0, 1)).toEqual(first.migrations);
  expect(next.migrations[1]?.statements).toEqual([
    'ALTER TABLE "stylists" ADD COLUMN "isSenior" INTEGER DEFAULT 0',
  ]);
  using database = withAccounts();
  migrate(database, first);
  database.exec(`INSERT INTO "stylists" ("createdAt", "updatedAt", "name") VALUES ('', '', 'Maya')`);
  migrate(database, next, 1);
  expect(database.prepare('SELECT "name", "isSenior" FROM "stylists"').get()).toMatchObject({
    name: 'Maya',
    isSenior: 0,
  });
});

test('a field that changes its type gets a column of its own, and one that goes leaves its column', () => {
  const first = planProduct(salon());
  const next = planProduct(
    changed(({ entities }) => {
      const service = entities.find((entity) => entity.key === 'service');
      const price = service?.fields.find((field) => field.key === 'price');
      if (price !== undefined) price.type = { kind: 'text', multiline: false };
      const appointment = entities.find((entity) => entity.key === 'appointment');
      if (appointment !== undefined)
        appointment.fields = appointment.fields.filter((field) => field.key !== 'note');
    }),
    first,
  );
  const statements = next.migrations[1]?.statements ?? [];
  expect(statements).toEqual(['ALTER TABLE "services" ADD COLUMN "price_2" TEXT']);
  const back = planProduct(salon(), next);
  expect(back.migrations).toHaveLength(2);
  expect(
    back.tables.find((table) => table.name === 'services')?.columns.map((column) => column.name),
  ).toContain('price');
});

test('no migration takes anything away', () => {
  const first = planProduct(salon());
  const next = planProduct(
    changed((specification) => {
      specification.entities = specification.entities.filter((entity) => entity.key !== 'appointment');
      specification.rules = [];
      specification.permissions = specification.permissions.filter(
        (permission) => permission.entity !== 'appointment',
      );
    }),
    first,
  );
  expect(next.migrations).toEqual(first.migrations);
  expect(next.tables.some((table) => table.name === 'appointments' && table.entity === undefined)).toBe(true);
});

test('a specification that does not fit together is refused with every reason', () => {
  const broken = changed(({ entities, rules }) => {
    const [entity] = entities;
    if (entity !== undefined) entity.collection = 'api';
    const [rule] = rules;
    if (rule !== undefined) rule.entity = 'nothing';
  });
  expect(() => planProduct(broken)).toThrow(/api[\s\S]*nothing|nothing[\s\S]*api/);
});

test('what is renamed keeps its table, its columns and the data in them', () => {
  const first = planProduct(salon());
  using database = withAccounts();
  migrate(database, first);
  const specification = renameKeys(salon(), {
    entity: (key) => (key === 'stylist' ? 'hairdresser' : key),
    field: (entity, key) =>
      key === 'stylistId' ? 'hairdresserId' : entity === 'service' && key === 'price' ? 'fee' : key,
  });
  const next = planProduct(specification, first, [
    { entity: 'stylist', to: 'hairdresser' },
    { entity: 'service', field: 'price', to: 'fee' },
  ]);
  expect(next.migrations).toEqual(first.migrations);
  const table = next.tables.find(({ entity }) => entity === 'hairdresser');
  expect(table?.name).toBe('stylists');
  const service = next.tables.find(({ entity }) => entity === 'service');
  expect(service?.columns.find(({ key }) => key === 'fee')?.name).toBe('price');
});
