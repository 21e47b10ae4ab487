import type { Account } from '../model/account.ts';
import { visibleScopesOf } from '../model/account.ts';
import type { Entity } from '../model/entity.ts';
import type { Field, Value } from '../model/field.ts';
import { malformed } from '../model/refusal.ts';
import { fieldOf, targetOf } from '../model/registry.ts';
import { periodOfMoment } from '../model/zone.ts';
import type { Selection } from '../store/records.ts';
import { type Condition, within } from '../store/scope.ts';
import { words } from '../words.ts';

/** What a list was asked for, as it stands in the address. */
export type ListQuery = {
  q: string;
  sort: string;
  page: number;
  pageSize: number;
  filters: Record<string, string>;
};

const reserved = ['q', 'sort', 'page', 'pageSize'];
const maxPageSize = 200;
const maxWords = 10;

function positive(text: string | undefined, name: string, fallback: number): number {
  if (text === undefined || text === '') return fallback;
  if (!/^[1-9][0-9]{0,8}$/.test(text)) throw malformed(words.refusals.mustBeWholeFromOne(name));
  return Number(text);
}

/** Which part of a list was asked for: `page` from 1, at most 200 items each. */
export function readPart(query: Record<string, string>): { page: number; pageSize: number } {
  return {
    page: positive(query['page'], 'page', 1),
    pageSize: Math.min(positive(query['pageSize'], 'pageSize', 25), maxPageSize),
  };
}

/** Reads the query of a list; refuses (400) what it does not know. */
export function readListQuery(entity: Entity, query: Record<string, string>): ListQuery {
  const filters = Object.fromEntries(Object.entries(query).filter(([key]) => !reserved.includes(key)));
  for (const key of Object.keys(filters)) {
    const isKnown = fieldOf(entity, key) !== undefined || key === entity.lifecycle?.field || key === 'id';
    if (!isKnown) throw malformed(words.refusals.noFieldToFilter(key));
  }
  return {
    q: (query['q'] ?? '').trim().slice(0, 200),
    sort: query['sort'] ?? '',
    ...readPart(query),
    filters,
  };
}

function escapeLike(word: string): string {
  return `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`;
}

const searchableKinds = new Set(['text', 'email', 'phone', 'url', 'enum', 'date', 'time']);

function searchColumns(entity: Entity): string[] {
  const columns = entity.fields.flatMap((field) => {
    const target = targetOf(field);
    if (target !== undefined) {
      const display = target.display === undefined ? undefined : fieldOf(target, target.display);
      const shown = display === undefined ? 'id' : display.column;
      return [
        `(SELECT r."${shown}" FROM "${target.table}" r WHERE r."id" = "${entity.table}"."${field.column}")`,
      ];
    }
    return searchableKinds.has(field.kind) || field.key === entity.display ? [`"${field.column}"`] : [];
  });
  return entity.lifecycle ? [...columns, `"${entity.lifecycle.column}"`] : columns;
}

function search(entity: Entity, q: string): Condition[] {
  const columns = searchColumns(entity);
  return q
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, maxWords)
    .map((word) => {
      const like = columns.map((column) => `fold(${column}) LIKE fold(?) ESCAPE '\\'`);
      const number = /^#?([1-9][0-9]{0,14})$/.exec(word)?.[1];
      const alternatives = number === undefined ? like : [...like, '"id" = ?'];
      const params = [
        ...columns.map(() => escapeLike(word)),
        ...(number === undefined ? [] : [Number(number)]),
      ];
      return { sql: alternatives.length > 0 ? `(${alternatives.join(' OR ')})` : '0', params };
    });
}

function readFilter(field: Field, text: string): Value {
  const isNumber = field.schema['type'] === 'integer' || field.schema['type'] === 'number';
  if (field.kind === 'boolean') {
    if (text === 'true' || text === 'false') return text === 'true' ? 1 : 0;
    throw malformed(words.refusals.mustBeTrueOrFalse(field.key));
  }
  if (!isNumber) return text;
  const value = Number(text);
  if (!Number.isFinite(value)) throw malformed(words.refusals.mustBeNumber(field.key));
  return value;
}

function filter(entity: Entity, key: string, text: string): Condition {
  const field = fieldOf(entity, key);
  const column = field?.column ?? (key === 'id' ? 'id' : (entity.lifecycle?.column ?? key));
  if (text === '') return { sql: `"${column}" IS NULL`, params: [] };
  if (key === 'id') return { sql: '"id" = ?', params: [Number(text) || 0] };
  if (field?.kind === 'datetime') return momentFilter(column, field, text);
  const value = field === undefined ? text : readFilter(field, text);
  return { sql: `"${column}" = ?`, params: [value as string | number] };
}

/** A moment matches itself; a day matches all its moments. */
function momentFilter(column: string, field: Field, text: string): Condition {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) {
    const { from, to } = periodOfMoment(`${text}T12:00:00Z`, 'day');
    return { sql: `"${column}" >= ? AND "${column}" < ?`, params: [from, to] };
  }
  const reading = field.fromJson(text);
  if (!reading.ok) throw malformed(reading.message);
  return { sql: `"${column}" = ?`, params: [String(reading.value)] };
}

/** The column by which a key sorts, with how its texts compare. */
function sortColumn(entity: Entity, key: string): string {
  const field = fieldOf(entity, key);
  if (field !== undefined) return `"${field.column}"${field.sqlType === 'TEXT' ? ' COLLATE NOCASE' : ''}`;
  if (entity.lifecycle?.field === key) return `"${entity.lifecycle.column}"`;
  if (['id', 'createdAt', 'updatedAt', 'version'].includes(key)) return `"${key}"`;
  throw malformed(words.refusals.noFieldToSort(key));
}

function orderBy(entity: Entity, sort: string): string {
  if (sort === '') return '"id" DESC';
  const direction = sort.startsWith('-') ? 'DESC' : 'ASC';
  return `${sortColumn(entity, sort.replace(/^-/, ''))} ${direction}, "id" ${direction}`;
}

/** The selection that a list stands for, held to what the account may see. */
export function selectionOf(entity: Entity, query: ListQuery, account: Account): Selection {
  const conditions = [
    within(entity, visibleScopesOf(account, entity), account),
    ...search(entity, query.q),
    ...Object.entries(query.filters).map(([key, text]) => filter(entity, key, text)),
  ];
  return {
    where: {
      sql: conditions.map((condition) => condition.sql).join(' AND '),
      params: conditions.flatMap((condition) => condition.params),
    },
    order: orderBy(entity, query.sort),
    limit: query.pageSize,
    offset: (query.page - 1) * query.pageSize,
  };
}
