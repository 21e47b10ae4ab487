import type { AnyRecord, Entity } from '../model/entity.ts';
import type { Field, Value } from '../model/field.ts';
import { csvLine, guarded } from '../model/csv.ts';
import { targetOf, targetOfMany } from '../model/registry.ts';
import { localMinute } from '../model/zone.ts';
import { findRecord } from '../store/records.ts';
import { words } from '../words.ts';
import { displayOf, type Viewer } from '../store/display.ts';

/** A column of a table that people export: what it is called, and what stands in it. */
type Column = { title: string; cell: (record: AnyRecord) => string };

/** What a value is in a table: dates and moments as spreadsheets know them, money in its major unit with a point. */
function plainCell(field: Field, value: Value): string {
  switch (field.kind) {
    case 'boolean':
      return value === true ? words.screens.yes : words.screens.no;
    case 'datetime':
      return localMinute(String(value)).replace('T', ' ');
    case 'money':
      return field.toForm(value).replace(',', '.');
    case 'integer':
    case 'decimal':
    case 'percentage':
    case 'duration':
    case 'date':
    case 'time':
      return String(value);
    default:
      return guarded(String(value));
  }
}

/** How records of an entity are called in one table: each looked up once, with its number where others are called the same. */
function namesOf(viewer: Viewer, target: Entity): (id: number) => string {
  const known = new Map<number, string>();
  const byName = new Map<string, number>();
  return (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const record = findRecord(viewer.store, target, { id });
    const name = record === undefined ? '' : displayOf(viewer, target, record);
    const isTaken = (byName.get(name) ?? id) !== id;
    byName.set(name, id);
    const shown = record === undefined || isTaken || target.display === undefined ? `#${id}` : name;
    known.set(id, guarded(shown));
    return guarded(shown);
  };
}

function columnOf(viewer: Viewer, field: Field): Column {
  const target = targetOf(field) ?? targetOfMany(field);
  const nameOf = target && namesOf(viewer, target);
  const cell = (record: AnyRecord): string => {
    const value = record[field.key];
    if (value === null || value === undefined) return '';
    if (nameOf === undefined) return plainCell(field, value);
    return [value]
      .flat()
      .map((id) => nameOf(Number(id)))
      .join('; ');
  };
  return { title: field.label, cell };
}

/** The columns of an entity's table: number, fields, state, derived values. */
function columnsOf(viewer: Viewer, entity: Entity): Column[] {
  const { lifecycle } = entity;
  const state: Column[] =
    lifecycle === undefined
      ? []
      : [{ title: lifecycle.label, cell: (record) => guarded(String(record[lifecycle.field])) }];
  return [
    { title: 'id', cell: (record) => String(record.id) },
    ...entity.fields.map((field) => columnOf(viewer, field)),
    ...state,
  ];
}

/** Records as a table that spreadsheets open: labels in the first row, then a row for each record. */
export function tableOf(viewer: Viewer, entity: Entity, records: readonly AnyRecord[]): string {
  const columns = columnsOf(viewer, entity);
  const head = csvLine(columns.map(({ title }) => title));
  const rows = records.map((record) => csvLine(columns.map(({ cell }) => cell(record))));
  return `${head}${rows.join('')}`;
}
