import type { Account } from '../model/account.ts';
import { visibleScopesOf } from '../model/account.ts';
import type { Entity } from '../model/entity.ts';
import type { Field, Value } from '../model/field.ts';
import { malformed } from '../model/refusal.ts';
import { linkTable, valueField } from '../model/registry.ts';
import { momentsOfDays, periodOfDay } from '../model/zone.ts';
import { sqlOf } from '../store/expression.ts';
import type { Selection } from '../store/records.ts';
import { type Condition, within } from '../store/scope.ts';
import { searchConditions } from '../store/search.ts';
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
    const isKnown = valueField(entity, key) !== undefined || key === entity.lifecycle?.field || key === 'id';
    if (!isKnown) throw malformed(words.refusals.noFieldToFilter(key));
  }
  return {
    q: (query['q'] ?? '').trim().slice(0, 200),
    sort: query['sort'] ?? '',
    ...readPart(query),
    filters,
  };
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
  const field = valueField(entity, key);
  if (field?.kind === 'references') return linkFilter(entity, field, text);
  const sql = sqlOf(entity, key);
  if (text === '') return { sql: `${sql} IS NULL`, params: [] };
  if (key === 'id') return { sql: '"id" = ?', params: [Number(text) || 0] };
  if (field?.kind === 'datetime') return momentFilter(sql, field, text);
  const value = field === undefined ? text : readFilter(field, text);
  return { sql: `${sql} = ?`, params: [value as string | number] };
}

/** Records that refer to this one among others; an empty text asks for those that refer to none. */
function linkFilter(entity: Entity, field: Field, text: string): Condition {
  const links = `SELECT "recordId" FROM "${linkTable(entity, field)}"`;
  if (text === '') return { sql: `"id" NOT IN (${links})`, params: [] };
  if (!/^[1-9][0-9]{0,14}$/.test(text)) throw malformed(words.refusals.mustBeNumber(field.key));
  return { sql: `"id" IN (${links} WHERE "targetId" = ?)`, params: [Number(text)] };
}

/** A moment matches itself; a day matches all its moments. */
function momentFilter(sql: string, field: Field, text: string): Condition {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) {
    const { from, to } = momentsOfDays(periodOfDay(text, 'day'));
    return { sql: `${sql} >= ? AND ${sql} < ?`, params: [from, to] };
  }
  const reading = field.fromJson(text);
  if (!reading.ok) throw malformed(reading.message);
  return { sql: `${sql} = ?`, params: [String(reading.value)] };
}

const wordKinds = new Set(['text', 'email', 'phone', 'url', 'enum', 'colour', 'image', 'file']);

/** The column by which a key sorts, with how its texts compare. */
function sortColumn(entity: Entity, key: string): string {
  const field = valueField(entity, key);
  // Days, moments and times stand in order as they are; only words are put in the order of a dictionary.
  if (field !== undefined)
    return `${sqlOf(entity, key)}${wordKinds.has(field.kind) ? ' COLLATE NOCASE' : ''}`;
  const isOwn = entity.lifecycle?.field === key || ['id', 'createdAt', 'updatedAt', 'version'].includes(key);
  if (isOwn) return sqlOf(entity, key);
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
    ...searchConditions(entity, query.q, account),
    ...Object.entries(query.filters).map(([key, text]) => filter(entity, key, text)),
  ];
  return {
    where: {
      sql: conditions.map((condition) => condition.sql).join(' AND '),
      params: conditions.flatMap((condition) => condition.params),
    },
    order: orderBy(entity, query.sort),
    isCostly: query.q !== '',
    limit: query.pageSize,
    offset: (query.page - 1) * query.pageSize,
  };
}
