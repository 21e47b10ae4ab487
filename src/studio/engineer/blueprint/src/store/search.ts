import { createHash } from 'node:crypto';
import type { Entity } from '../model/entity.ts';
import { fieldOf, targetOf } from '../model/registry.ts';
import type { Store } from './database.ts';
import type { Condition } from './scope.ts';

const searchableKinds = new Set(['text', 'email', 'phone', 'url', 'enum', 'date', 'time']);
const maxWords = 10;
/** The index knows of three letters in a row; shorter words are looked for in its texts. */
const indexedLength = 3;

/** What people search by: the column by which they recognise a record, and all others that hold words. */
type Searched = { display: string | undefined; others: string[] };

function searchedColumns(entity: Entity): Searched {
  const display = entity.display === undefined ? undefined : fieldOf(entity, entity.display);
  const isShown = display !== undefined && targetOf(display) === undefined;
  const fields = entity.fields.filter(({ kind, key }) => searchableKinds.has(kind) && key !== entity.display);
  const state = entity.lifecycle ? [entity.lifecycle.column] : [];
  return {
    display: isShown ? display.column : undefined,
    others: [...fields.map(({ column }) => column), ...state],
  };
}

/** The name of the index, which another set of columns changes, so that two releases can use one database. */
function indexName(entity: Entity): string {
  const columns = JSON.stringify(searchedColumns(entity));
  return `${entity.table}__search_${createHash('sha256').update(columns).digest('hex').slice(0, 8)}`;
}

function indexStatements(entity: Entity, name: string): string {
  const { display, others } = searchedColumns(entity);
  const valuesOf = (row: string): string[] => [
    display === undefined ? "''" : `${row}."${display}"`,
    others.length === 0
      ? "''"
      : `concat_ws(char(10), ${others.map((column) => `${row}."${column}"`).join(', ')})`,
  ];
  const [shown, words] = valuesOf('new');
  const columns = [...(display === undefined ? [] : [display]), ...others].map((column) => `"${column}"`);
  const onChange = `
    CREATE TRIGGER "${name}_changed" AFTER UPDATE OF ${columns.join(', ')} ON "${entity.table}" BEGIN
      UPDATE "${name}" SET "display" = ${shown}, "words" = ${words} WHERE rowid = new."id";
    END;`;
  return `
    CREATE VIRTUAL TABLE "${name}" USING fts5("display", "words", tokenize = 'trigram remove_diacritics 1');
    INSERT INTO "${name}" (rowid, "display", "words") SELECT "id", ${valuesOf('it').join(', ')} FROM "${entity.table}" it;
    CREATE TRIGGER "${name}_made" AFTER INSERT ON "${entity.table}" BEGIN
      INSERT INTO "${name}" (rowid, "display", "words") VALUES (new."id", ${shown}, ${words});
    END;
    ${columns.length === 0 ? '' : onChange}
    CREATE TRIGGER "${name}_gone" AFTER DELETE ON "${entity.table}" BEGIN
      DELETE FROM "${name}" WHERE rowid = old."id";
    END;`;
}

/** Drops the indexes of a table but this one and the one before it, which the release before may still use. */
function dropOld(store: Store, entity: Entity, name: string): void {
  const prefix = `${entity.table}__search_`;
  const others = store
    .all(
      `SELECT "name" FROM sqlite_schema WHERE substr("name", 1, ?) = ? AND "sql" LIKE 'CREATE VIRTUAL TABLE%'
       ORDER BY rowid DESC`,
      prefix.length,
      prefix,
    )
    .map((row) => String(row['name']))
    .filter((other) => other !== name);
  for (const old of others.slice(1)) {
    store.exec(
      `DROP TRIGGER IF EXISTS "${old}_made"; DROP TRIGGER IF EXISTS "${old}_changed";
       DROP TRIGGER IF EXISTS "${old}_gone"; DROP TABLE "${old}"`,
    );
  }
}

/**
 * Makes the indexes that searches use where they are missing. They follow from the records, and triggers keep them in the
 * transaction of each write, so they are no part of the migrations.
 */
export async function prepareSearch(store: Store, entities: readonly Entity[]): Promise<void> {
  await store.write(() => {
    for (const entity of entities) {
      const name = indexName(entity);
      if (store.get('SELECT 1 FROM sqlite_schema WHERE "name" = ?', name) !== undefined) continue;
      store.exec(indexStatements(entity, name));
      dropOld(store, entity, name);
    }
  });
}

const phrase = (word: string): string => `"${word.replaceAll('"', '""')}"`;
const like = (word: string): string => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`;

/** The numbers of records of an entity that hold the word, or by which people recognise them. */
function found(entity: Entity, word: string, isDisplayOnly: boolean): Condition {
  const name = indexName(entity);
  if (Array.from(word).length >= indexedLength) {
    const query = isDisplayOnly ? `"display" : ${phrase(word)}` : phrase(word);
    return { sql: `SELECT rowid FROM "${name}" WHERE "${name}" MATCH ?`, params: [query] };
  }
  const columns = isDisplayOnly ? ['display'] : ['display', 'words'];
  return {
    sql: `SELECT rowid FROM "${name}" WHERE ${columns.map((column) => `"${column}" LIKE ? ESCAPE '\\'`).join(' OR ')}`,
    params: columns.map(() => like(word)),
  };
}

/** Records that hold the word, have it as their number, or refer to a record that is recognised by it. */
function wordCondition(entity: Entity, word: string): Condition {
  const own = found(entity, word, false);
  const alternatives: Condition[] = [{ sql: `"id" IN (${own.sql})`, params: own.params }];
  for (const field of entity.fields) {
    const target = targetOf(field);
    if (target === undefined || searchedColumns(target).display === undefined) continue;
    const shown = found(target, word, true);
    alternatives.push({ sql: `"${field.column}" IN (${shown.sql})`, params: shown.params });
  }
  const number = /^#?([1-9][0-9]{0,14})$/.exec(word)?.[1];
  if (number !== undefined) alternatives.push({ sql: '"id" = ?', params: [Number(number)] });
  return {
    sql: `(${alternatives.map(({ sql }) => sql).join(' OR ')})`,
    params: alternatives.flatMap(({ params }) => params),
  };
}

/** The records in which each of the words stands, whatever its case and accents. */
export function searchConditions(entity: Entity, q: string): Condition[] {
  const words = q.normalize('NFC').split(/\s+/).filter(Boolean).slice(0, maxWords);
  return words.map((word) => wordCondition(entity, word));
}
