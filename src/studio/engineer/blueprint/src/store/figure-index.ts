import type { Entity } from '../model/entity.ts';
import type { Figure } from '../model/figure.ts';
import { derivedOf, entityOf, fieldOf } from '../model/registry.ts';
import type { Store } from './database.ts';
import { keptColumn } from './expression.ts';

/*
 * Figures that add up are worked out anew after every write. An index that holds what they add up, in the order of what
 * they ask for, spares them the records. It follows from the figures, so it is no part of the migrations.
 */

/** Where a value is stored; undefined when it is worked out each time. */
function columnOf(entity: Entity, key: string): string | undefined {
  const derived = derivedOf(entity, key);
  if (derived !== undefined) return keptColumn(entity, derived);
  return entity.lifecycle?.field === key ? entity.lifecycle.column : fieldOf(entity, key)?.column;
}

/** By what a figure's records are found. */
function keyOf({ lifecycle }: Entity, { by, where = {} }: Figure): string | undefined {
  if (by !== undefined) return by.field;
  return where.period?.field ?? (where.states === undefined ? undefined : lifecycle?.field);
}

type FigureIndex = { name: string; table: string; columns: [key: string, measured: string] };

function indexOf(figure: Figure): FigureIndex[] {
  const entity = entityOf(figure.entity);
  const by = keyOf(entity, figure);
  const key = by === undefined ? undefined : columnOf(entity, by);
  const measured = figure.field === undefined ? undefined : columnOf(entity, figure.field);
  if (key === undefined || measured === undefined) return [];
  const name = `${entity.table}__figure__${key}__${measured}`;
  return [{ name, table: entity.table, columns: [key, measured] }];
}

/** Makes the indexes of the figures, and drops those of figures that are no more. */
export async function prepareFigures(store: Store, figures: readonly Figure[]): Promise<void> {
  const wanted = new Map(figures.flatMap(indexOf).map((index) => [index.name, index]));
  await store.write(() => {
    const there = store
      .all(
        `SELECT "name" FROM sqlite_schema WHERE "type" = 'index' AND "name" LIKE '%\\_\\_figure\\_\\_%' ESCAPE '\\'`,
      )
      .map((row) => String(row['name']));
    for (const name of there) if (!wanted.has(name)) store.exec(`DROP INDEX "${name}"`);
    for (const { name, table, columns } of wanted.values()) {
      if (there.includes(name)) continue;
      store.exec(
        `CREATE INDEX "${name}" ON "${table}" (${columns.map((column) => `"${column}"`).join(', ')})`,
      );
    }
  });
}
