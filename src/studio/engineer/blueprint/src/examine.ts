/**
 * Holds every record against what the product asks of it now, and prints one line of JSON: the records that it would not
 * take as they are, and how many values each of the columns holds that are named on the command line (`table.column`).
 */
import { join } from 'node:path';
import { entities } from './entities.ts';
import type { AnyRecord, Entity } from './model/entity.ts';
import { Refusal } from './model/refusal.ts';
import { openStore, type Store } from './store/database.ts';
import { prepareKeptValues } from './store/kept-value.ts';
import { migrate } from './store/migrate.ts';
import { findRecord } from './store/records.ts';
import { words } from './words.ts';

type Broken = { entity: string; id: number; name: string; message: string };

/** The most records that are named; more say no more. */
const mostNamed = 200;

function problemsOf(store: Store, entity: Entity, record: AnyRecord): string[] {
  const fields = entity.fields.flatMap((field) => {
    const value = record[field.key] ?? null;
    if (value === null) return field.required ? [words.refusals.required(field.label)] : [];
    const reading = field.fromJson(value);
    return reading.ok ? [] : [reading.message];
  });
  const rules = entity.rules.flatMap((rule) => {
    try {
      // As it is, so that nothing is asked of an act, and nothing follows.
      rule.after?.({
        store,
        entity,
        act: 'examine',
        account: undefined,
        before: record,
        after: record,
        draft: record,
      });
      return [];
    } catch (error) {
      if (error instanceof Refusal) return [rule.message];
      throw error;
    }
  });
  return [...fields, ...rules];
}

function brokenIn(store: Store, entity: Entity): Broken[] {
  const ids = store.all(`SELECT "id" FROM "${entity.table}" ORDER BY "id"`).map((row) => Number(row['id']));
  return ids.flatMap((id) => {
    const record = findRecord(store, entity, { id });
    if (record === undefined) return [];
    const name = String((entity.display === undefined ? undefined : record[entity.display]) ?? `#${id}`);
    return problemsOf(store, entity, record).map((message) => ({ entity: entity.key, id, name, message }));
  });
}

function valuesIn(store: Store, place: string): number {
  const [table = '', column = ''] = place.split('.');
  const row = store.get(`SELECT count("${column}") AS "n" FROM "${table}"`);
  return Number(row?.['n'] ?? 0);
}

const root = join(import.meta.dirname, '..');
const store = openStore(join(process.env['DATA_DIR'] ?? join(root, 'data'), 'data.db'));
await migrate(store, join(root, 'migrations'));
await prepareKeptValues(store, entities);
const broken = entities.flatMap((entity) => brokenIn(store, entity));
const hidden = process.argv.slice(2).map((place) => ({ place, values: valuesIn(store, place) }));
store.close();
process.stdout.write(`${JSON.stringify({ broken: broken.slice(0, mostNamed), hidden })}\n`);
