import { createHash } from 'node:crypto';
import type { Entity } from '../model/entity.ts';
import type { Account } from '../model/account.ts';
import { fieldOf, targetOf } from '../model/registry.ts';
import { seenBy, wholeOf } from '../model/sight.ts';
import type { Store } from './database.ts';
import type { Condition } from './scope.ts';

const searchableKinds = new Set(['text', 'email', 'phone', 'url', 'enum', 'date', 'time']);
const maxWords = 10;
/** Rises when the indexes themselves are made otherwise. */
const indexForm = 2;
/** The index knows of three letters in a row; of shorter words another one knows where they begin a word. */
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
  const known = indexNames.get(entity);
  if (known !== undefined) return known;
  const columns = JSON.stringify([indexForm, searchedColumns(entity)]);
  const name = `${entity.table}__search_${createHash('sha256').update(columns).digest('hex').slice(0, 8)}`;
  indexNames.set(entity, name);
  return name;
}

const indexNames = new WeakMap<Entity, string>();

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
  const both = [name, `${name}_short`];
  const each = (write: (index: string) => string): string => both.map(write).join('\n');
  const onChange = `
    CREATE TRIGGER "${name}_changed" AFTER UPDATE OF ${columns.join(', ')} ON "${entity.table}" BEGIN
      ${each((index) => `UPDATE "${index}" SET "display" = ${shown}, "words" = ${words} WHERE rowid = new."id";`)}
    END;`;
  return `
    CREATE VIRTUAL TABLE "${name}" USING fts5("display", "words", content = '', contentless_delete = 1,
      tokenize = 'trigram remove_diacritics 1');
    CREATE VIRTUAL TABLE "${name}_short" USING fts5("display", "words", content = '', contentless_delete = 1,
      detail = column, prefix = '1 2', tokenize = 'unicode61 remove_diacritics 2');
    ${each(
      (index) =>
        `INSERT INTO "${index}" (rowid, "display", "words") SELECT "id", ${valuesOf('it').join(', ')} FROM "${entity.table}" it;`,
    )}
    CREATE TRIGGER "${name}_made" AFTER INSERT ON "${entity.table}" BEGIN
      ${each((index) => `INSERT INTO "${index}" (rowid, "display", "words") VALUES (new."id", ${shown}, ${words});`)}
    END;
    ${columns.length === 0 ? '' : onChange}
    CREATE TRIGGER "${name}_gone" AFTER DELETE ON "${entity.table}" BEGIN
      ${each((index) => `DELETE FROM "${index}" WHERE rowid = old."id";`)}
    END;`;
}

/** Drops the indexes of a table but this one and the one before it, which the release before may still use. */
function dropOld(store: Store, entity: Entity, name: string): void {
  const prefix = `${entity.table}__search_`;
  const others = store
    .all(
      `SELECT "name" FROM sqlite_schema WHERE substr("name", 1, ?) = ? AND "sql" LIKE 'CREATE VIRTUAL TABLE%'
         AND "name" NOT LIKE '%\\_short' ESCAPE '\\'
       ORDER BY rowid DESC`,
      prefix.length,
      prefix,
    )
    .map((row) => String(row['name']))
    .filter((other) => other !== name);
  for (const old of others.slice(1)) {
    store.exec(
      `DROP TRIGGER IF EXISTS "${old}_made"; DROP TRIGGER IF EXISTS "${old}_changed";
       DROP TRIGGER IF EXISTS "${old}_gone"; DROP TABLE "${old}"; DROP TABLE IF EXISTS "${old}_short"`,
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

/** The numbers of records of an entity that hold the word, or by which people recognise them. */
function found(entity: Entity, word: string, isDisplayOnly: boolean): Condition {
  const name = indexName(entity);
  const within = isDisplayOnly ? '"display" : ' : '';
  const isShort = Array.from(word).length < indexedLength;
  const index = isShort ? `${name}_short` : name;
  const query = `${within}${phrase(word)}${isShort ? ' *' : ''}`;
  return { sql: `SELECT rowid FROM "${index}" WHERE "${index}" MATCH ?`, params: [query] };
}

/** The index holds all words of a record: where somebody does not see all of them, only the columns that they see are asked. */
function ownCondition(entity: Entity, word: string): Condition {
  const whole = wholeOf(entity);
  if (whole === entity) {
    const own = found(entity, word, false);
    return { sql: `"id" IN (${own.sql})`, params: own.params };
  }
  const { display, others } = searchedColumns(entity);
  const columns = [...(display === undefined ? [] : [display]), ...others];
  const holds = columns.map((column) => `instr(fold("${column}"), fold(?)) > 0`);
  return { sql: holds.length === 0 ? '0' : `(${holds.join(' OR ')})`, params: holds.map(() => word) };
}

/** Records that hold the word, have it as their number, or refer to a record that is recognised by it. */
function wordCondition(entity: Entity, word: string, account: Account): Condition {
  const alternatives: Condition[] = [ownCondition(entity, word)];
  for (const field of entity.fields) {
    const target = targetOf(field);
    const isNamed = target !== undefined && searchedColumns(seenBy(account, target)).display !== undefined;
    if (!isNamed) continue;
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

/** The records in which each of the words stands where the account sees it, whatever its case and accents. */
export function searchConditions(entity: Entity, q: string, account: Account): Condition[] {
  const words = q.normalize('NFC').split(/\s+/).filter(Boolean).slice(0, maxWords);
  return words.map((word) => wordCondition(entity, word, account));
}
