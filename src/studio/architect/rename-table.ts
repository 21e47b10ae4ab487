/** Renames as tables see them: the same tables and columns, known under the new keys. */
import type { Column, Table } from './plan.ts';

/** An entity, or one of its fields, that is called otherwise from now on: keys of before and after. */
export type Rename = { entity: string; field?: string | undefined; to: string };

/** The tables of before under the keys of after. Names of tables and columns stay, and with them the data. */
export function renameTables(tables: readonly Table[], renames: readonly Rename[]): Table[] {
  const entities = new Map(renames.flatMap((one) => (one.field === undefined ? [[one.entity, one.to]] : [])));
  const fields = new Map(
    renames.flatMap((one) => (one.field === undefined ? [] : [[`${one.entity}.${one.field}`, one.to]])),
  );
  return tables.map((table) => {
    const { entity } = table;
    if (entity === undefined) return table;
    const columns = table.columns.map((column) => renameColumn(column, { entity, entities, fields }));
    return { ...table, entity: entities.get(entity) ?? entity, columns };
  });
}

type Names = { entity: string; entities: ReadonlyMap<string, string>; fields: ReadonlyMap<string, string> };

/** A reference to a renamed entity is called after it. */
function renameColumn(column: Column, { entity, entities, fields }: Names): Column {
  const own = fields.get(`${entity}.${column.key}`);
  const target = column.key.endsWith('Id') ? entities.get(column.key.slice(0, -2)) : undefined;
  const key = own ?? (target === undefined ? column.key : `${target}Id`);
  return { ...column, key };
}
