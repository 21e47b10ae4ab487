/**
 * The plan: how a specification is laid down in tables, and by which migrations a database gets there. Migrations only
 * expand, so that the release before keeps working on the same database and a rollback loses no write.
 */
import * as z from 'zod';
import {
  type Entity,
  type Field,
  type Specification,
  specificationSchema,
} from '../../protocol/specification.ts';
import { checkSpecification } from './check-specification.ts';
import { migrationStatements } from './migration.ts';

const columnSchema = z.strictObject({
  /** Key of the field, or of the lifecycle's field, that it holds. */
  key: z.string(),
  /** Name in the table: the key, or the key and a number once the field had changed its type. */
  name: z.string(),
  type: z.enum(['TEXT', 'INTEGER', 'REAL']),
  /** Table that it refers to. */
  references: z.string().optional(),
  /** What rows have that were there before the column. */
  default: z.union([z.string(), z.number()]).optional(),
});
export type Column = z.infer<typeof columnSchema>;

const tableSchema = z.strictObject({
  name: z.string(),
  /** Key of its entity; absent once no entity uses the table. */
  entity: z.string().optional(),
  columns: z.array(columnSchema),
  /** Columns that no field uses any more; they stay, so that nothing is lost. */
  retired: z.array(columnSchema),
  indexes: z.array(z.strictObject({ name: z.string(), columns: z.array(z.string()) })),
});
export type Table = z.infer<typeof tableSchema>;

/** A plan as it is stored and sent. */
export const planSchema = z.strictObject({
  format: z.literal('macrohard/plan'),
  version: z.literal(1),
  specification: specificationSchema,
  tables: z.array(tableSchema),
  /** All migrations so far, oldest first; a shipped one is never changed. */
  migrations: z.array(z.strictObject({ file: z.string(), statements: z.array(z.string()) })),
});
export type Plan = z.infer<typeof planSchema>;

const columnTypes = {
  text: 'TEXT',
  email: 'TEXT',
  phone: 'TEXT',
  url: 'TEXT',
  colour: 'TEXT',
  image: 'TEXT',
  file: 'TEXT',
  references: 'TEXT',
  enum: 'TEXT',
  date: 'TEXT',
  datetime: 'TEXT',
  time: 'TEXT',
  integer: 'INTEGER',
  money: 'INTEGER',
  duration: 'INTEGER',
  boolean: 'INTEGER',
  reference: 'INTEGER',
  decimal: 'REAL',
  percentage: 'REAL',
} as const satisfies Record<Field['type']['kind'], Column['type']>;

/** Name of the table of a collection. */
function tableName(collection: string): string {
  return collection.replaceAll('-', '_');
}

function wantedColumn(specification: Specification, field: Field): Omit<Column, 'name'> {
  const { kind } = field.type;
  const base = { key: field.key, type: columnTypes[kind] };
  if (field.type.kind === 'reference') {
    const target = field.type.entity;
    const entity = specification.entities.find((candidate) => candidate.key === target);
    return { ...base, references: tableName(entity?.collection ?? target) };
  }
  if (kind === 'boolean') return { ...base, default: field.default === true ? 1 : 0 };
  if (field.default === undefined || typeof field.default === 'boolean') return base;
  return { ...base, default: field.default };
}

function wantedColumns(specification: Specification, entity: Entity): Omit<Column, 'name'>[] {
  const { lifecycle } = entity;
  const state = lifecycle
    ? [{ key: lifecycle.field, type: 'TEXT' as const, default: lifecycle.initial }]
    : [];
  return [...entity.fields.map((field) => wantedColumn(specification, field)), ...state];
}

/** The column of before that can hold this one, or a new name that no column had. */
function placeColumn(wanted: Omit<Column, 'name'>, known: readonly Column[]): Column {
  const fitting = known.find(
    (column) =>
      column.key === wanted.key && column.type === wanted.type && column.references === wanted.references,
  );
  if (fitting !== undefined) return { ...wanted, name: fitting.name };
  const names = new Set(known.map((column) => column.name.toLowerCase()));
  let name = wanted.key;
  for (let number = 2; names.has(name.toLowerCase()); number += 1) name = `${wanted.key}_${number}`;
  return { ...wanted, name };
}

function indexesOf(
  specification: Specification,
  entity: Entity,
  table: Omit<Table, 'indexes'>,
): Table['indexes'] {
  const nameOf = (key: string): string | undefined =>
    table.columns.find((column) => column.key === key)?.name;
  const references = entity.fields.filter((field) => field.type.kind === 'reference' || field.unique);
  const ofRules = specification.rules
    .filter((rule) => rule.entity === entity.key)
    .map((rule) => {
      if (rule.kind === 'noOverlap') return [...rule.per, rule.start];
      if (rule.kind === 'limit') return rule.period ? [...rule.per, rule.period.field] : rule.per;
      return rule.kind === 'unique' ? rule.fields : [];
    });
  const wanted = [...references.map((field) => [field.key]), ...ofRules];
  const indexes = new Map<string, Table['indexes'][number]>();
  for (const keys of wanted) {
    const columns = keys.map(nameOf).filter((name) => name !== undefined);
    if (columns.length === 0) continue;
    const name = `${table.name}__${columns.join('__')}`;
    indexes.set(name, { name, columns });
  }
  return [...indexes.values()];
}

function planTable(specification: Specification, entity: Entity, before: Table | undefined): Table {
  const known = [...(before?.columns ?? []), ...(before?.retired ?? [])];
  const columns: Column[] = [];
  for (const wanted of wantedColumns(specification, entity)) {
    columns.push(placeColumn(wanted, [...known, ...columns]));
  }
  const used = new Set(columns.map((column) => column.name));
  const retired = known.filter((column) => !used.has(column.name));
  const table = { name: tableName(entity.collection), entity: entity.key, columns, retired };
  return { ...table, indexes: indexesOf(specification, entity, table) };
}

function retire(table: Table): Table {
  const { entity: _gone, ...rest } = table;
  return { ...rest, columns: [], retired: [...table.columns, ...table.retired], indexes: [] };
}

/**
 * The plan of a specification; given the plan before it, tables and columns are found again and one migration leads from
 * there to here. The same inputs give the same plan. Throws a UserError that lists what is wrong when elements of the
 * specification name each other wrongly.
 */
export function planProduct(specification: Specification, previous?: Plan): Plan {
  checkSpecification(specification);
  const before = previous?.tables ?? [];
  const tables = specification.entities.map((entity) =>
    planTable(
      specification,
      entity,
      before.find((table) => table.name === tableName(entity.collection)),
    ),
  );
  const names = new Set(tables.map((table) => table.name));
  const kept = before.filter((table) => !names.has(table.name)).map(retire);
  const statements = migrationStatements(tables, before);
  const done = previous?.migrations ?? [];
  const number = String(done.length + 1).padStart(4, '0');
  const next = { file: `${number}-${done.length === 0 ? 'create' : 'expand'}.sql`, statements };
  return {
    format: 'macrohard/plan',
    version: 1,
    specification,
    tables: [...tables, ...kept],
    migrations: statements.length === 0 ? done : [...done, next],
  };
}
