import type { Column, Table } from './plan.ts';

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A value as SQL writes it. */
function literal(value: string | number): string {
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
}

function columnDefinition(column: Column): string {
  const references = column.references === undefined ? '' : ` REFERENCES ${quote(column.references)} ("id")`;
  const fallback = column.default === undefined ? '' : ` DEFAULT ${literal(column.default)}`;
  return `${quote(column.name)} ${column.type}${fallback}${references}`;
}

const systemColumns = [
  '"id" INTEGER PRIMARY KEY AUTOINCREMENT',
  '"version" INTEGER NOT NULL DEFAULT 1',
  '"createdAt" TEXT NOT NULL',
  '"updatedAt" TEXT NOT NULL',
  '"_createdBy" INTEGER REFERENCES "_account" ("id")',
];

function createTable(table: Table): string {
  const lines = [...systemColumns, ...table.columns.map(columnDefinition)];
  return `CREATE TABLE ${quote(table.name)} (\n  ${lines.join(',\n  ')}\n)`;
}

function createIndexes(table: Table, before: Table | undefined): string[] {
  const known = new Set(before?.indexes.map((index) => index.name));
  return table.indexes
    .filter((index) => !known.has(index.name))
    .map((index) => {
      const collate = index.collate === undefined ? '' : ` COLLATE ${index.collate}`;
      const columns = index.columns.map((column) => `${quote(column)}${collate}`).join(', ');
      return `CREATE INDEX IF NOT EXISTS ${quote(index.name)} ON ${quote(table.name)} (${columns})`;
    });
}

function expandTable(table: Table, before: Table): string[] {
  const known = new Set([...before.columns, ...before.retired].map((column) => column.name));
  return table.columns
    .filter((column) => !known.has(column.name))
    .map((column) => {
      // SQLite refuses to add a referring column with a default other than NULL; none of ours has one.
      return `ALTER TABLE ${quote(table.name)} ADD COLUMN ${columnDefinition(column)}`;
    });
}

/**
 * A column that lists records holds their numbers as JSON, so that a row says all of itself. Triggers keep each of them on
 * a row of a table of its own too, which holds them against the records that they name and finds who refers to one.
 */
function createLinks(table: Table, before: Table | undefined): string[] {
  const known = new Set([...(before?.columns ?? []), ...(before?.retired ?? [])].map(({ name }) => name));
  return table.columns.flatMap(({ name, links }) => {
    if (links === undefined || known.has(name)) return [];
    const rows = quote(`${table.name}__${name}`);
    const fill = `INSERT OR IGNORE INTO ${rows} ("recordId", "targetId")
    SELECT new."id", "value" FROM json_each(new.${quote(name)})`;
    return [
      `CREATE TABLE ${rows} (
  "recordId" INTEGER NOT NULL REFERENCES ${quote(table.name)} ("id") ON DELETE CASCADE,
  "targetId" INTEGER NOT NULL REFERENCES ${quote(links)} ("id"),
  PRIMARY KEY ("recordId", "targetId")
) WITHOUT ROWID`,
      `CREATE INDEX ${quote(`${table.name}__${name}__target`)} ON ${rows} ("targetId")`,
      `CREATE TRIGGER ${quote(`${table.name}__${name}__made`)} AFTER INSERT ON ${quote(table.name)} BEGIN
  ${fill};
END`,
      `CREATE TRIGGER ${quote(`${table.name}__${name}__changed`)} AFTER UPDATE OF ${quote(name)} ON ${quote(table.name)} BEGIN
  DELETE FROM ${rows} WHERE "recordId" = new."id";
  ${fill};
END`,
    ];
  });
}

/** The statements that lead from the tables of before to these: new tables, new columns, new indexes, nothing else. */
export function migrationStatements(tables: readonly Table[], before: readonly Table[]): string[] {
  const earlier = (table: Table): Table | undefined =>
    before.find((candidate) => candidate.name === table.name);
  return [
    ...tables.flatMap((table) => {
      const known = earlier(table);
      return known === undefined ? [createTable(table)] : expandTable(table, known);
    }),
    ...tables.flatMap((table) => createLinks(table, earlier(table))),
    ...tables.flatMap((table) => createIndexes(table, earlier(table))),
  ];
}
