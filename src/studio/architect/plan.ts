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
import { indexesOf } from './table-index.ts';
import { migrationStatements } from './migration.ts';
import { renameTables, type Rename } from './rename-table.ts';

const columnSchema = z.strictObject({
  /** Key of the field, or of the lifecycle's field, that it holds. */
  key: z.string(),
  /** Name in the table: the key, or the key and a number once the field had changed its type. */
  name: z.string(),
  type: z.enum(['TEXT', 'INTEGER', 'REAL']),
  /** Table that it refers to. */
  references: z.string().optional(),
  /** Table of whose records it lists the numbers; each of them also stands on a row of the table of `linkTable`. */
  links: z.string().optional(),
  /** What rows have that were there before the column. */
  default: z.union([z.string(), z.number()]).optional(),
});
export type Column = z.infer<typeof columnSchema>;

const tableSchema = z.strictObject({
  name: z.string(),
  /** Key of its entity; absent once no entity uses the table. */
  entity: z.string().optional(),
  /** Key of the entity that it held before no entity used it. */
  was: z.string().optional(),
  columns: z.array(columnSchema),
  /** Columns that no field uses any more; they stay, so that nothing is lost. */
  retired: z.array(columnSchema),
  indexes: z.array(
    z.strictObject({
      name: z.string(),
      columns: z.array(z.string()),
      /** Words in the order of a dictionary, as lists sort them and as addresses are compared. */
      collate: z.literal('NOCASE').optional(),
    }),
  ),
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

/** Key and column of the visits of a short link, which the product counts. */
export const clicksKey = 'clicks';

/** Name of the table of a collection. */
function tableName(collection: string): string {
  return collection.replaceAll('-', '_');
}

/** Names of tables by the key of their entity. */
type TableNames = ReadonlyMap<string, string>;

/** The table that an entity had keeps its name, whatever the entity is called by now; a new one takes a free name. */
function tableNames({ entities }: Specification, before: readonly Table[]): TableNames {
  const names = new Map<string, string>();
  for (const { entity, name } of before)
    if (entity !== undefined && entities.some(({ key }) => key === entity)) names.set(entity, name);
  const taken = new Set(names.values());
  for (const { key, collection } of entities) {
    if (names.has(key)) continue;
    const wanted = tableName(collection);
    let name = wanted;
    for (let number = 2; taken.has(name); number += 1) name = `${wanted}_${number}`;
    names.set(key, name);
    taken.add(name);
  }
  return names;
}

function wantedColumn(names: TableNames, field: Field): Omit<Column, 'name'> {
  const { kind } = field.type;
  const base = { key: field.key, type: columnTypes[kind] };
  if (field.type.kind === 'reference') {
    const target = field.type.entity;
    return { ...base, references: names.get(target) ?? tableName(target) };
  }
  if (field.type.kind === 'references') return { ...base, links: names.get(field.type.entity) ?? '' };
  if (kind === 'boolean') return { ...base, default: field.default === true ? 1 : 0 };
  if (field.default === undefined || typeof field.default === 'boolean') return base;
  // The day and the moment of a record's making are known only then.
  if (kind === 'date' || kind === 'datetime') return base;
  return { ...base, default: field.default };
}

function wantedColumns(
  { specification, names }: Pick<Tables, 'specification' | 'names'>,
  entity: Entity,
): Omit<Column, 'name'>[] {
  const { lifecycle } = entity;
  const state = lifecycle
    ? [{ key: lifecycle.field, type: 'TEXT' as const, default: lifecycle.initial }]
    : [];
  const isShortLink = specification.shortLinks.some((link) => link.entity === entity.key);
  const clicks =
    isShortLink && !entity.fields.some(({ key }) => key === clicksKey)
      ? [{ key: clicksKey, type: 'INTEGER' as const, default: 0 }]
      : [];
  return [...entity.fields.map((field) => wantedColumn(names, field)), ...state, ...clicks];
}

/** The column of before that can hold this one, or a new name that no column had. */
function placeColumn(wanted: Omit<Column, 'name'>, known: readonly Column[]): Column {
  const fitting = known.find(
    (column) =>
      column.key === wanted.key &&
      column.type === wanted.type &&
      column.references === wanted.references &&
      column.links === wanted.links,
  );
  if (fitting !== undefined) return { ...wanted, name: fitting.name };
  const names = new Set(known.map((column) => column.name.toLowerCase()));
  let name = wanted.key;
  for (let number = 2; names.has(name.toLowerCase()); number += 1) name = `${wanted.key}_${number}`;
  return { ...wanted, name };
}

type Tables = { specification: Specification; names: TableNames; before: readonly Table[] };

function planTable({ specification, names, before: all }: Tables, entity: Entity): Table {
  const name = names.get(entity.key) ?? tableName(entity.collection);
  const before = all.find((table) => table.name === name);
  const known = [...(before?.columns ?? []), ...(before?.retired ?? [])];
  const columns: Column[] = [];
  for (const wanted of wantedColumns({ specification, names }, entity)) {
    columns.push(placeColumn(wanted, [...known, ...columns]));
  }
  const used = new Set(columns.map((column) => column.name));
  const retired = known.filter((column) => !used.has(column.name));
  const table = { name, entity: entity.key, columns, retired };
  return { ...table, indexes: indexesOf(specification, entity, table) };
}

function retire(table: Table): Table {
  const { entity, ...rest } = table;
  return {
    ...rest,
    ...(entity === undefined ? {} : { was: entity }),
    columns: [],
    retired: [...table.columns, ...table.retired],
    indexes: [],
  };
}

/**
 * The plan of a specification; given the plan before it, tables and columns are found again (`renames`: under the keys
 * that they have now) and one migration leads from there to here. The same inputs give the same plan. Throws a UserError that lists what is wrong when elements of the
 * specification name each other wrongly.
 */
export function planProduct(
  specification: Specification,
  previous?: Plan,
  renames: readonly Rename[] = [],
): Plan {
  checkSpecification(specification);
  const before = renameTables(previous?.tables ?? [], renames);
  const names = tableNames(specification, before);
  const tables = specification.entities.map((entity) => planTable({ specification, names, before }, entity));
  const used = new Set(names.values());
  const kept = before.filter((table) => !used.has(table.name)).map(retire);
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
