import { html } from 'hono/html';
import type { Ctx } from '../http/context.ts';
import { asked } from '../http/collection.ts';
import { type ListQuery, readListQuery, selectionOf } from '../http/list-query.ts';
import { scopesOf } from '../model/account.ts';
import type { AnyRecord, Entity } from '../model/entity.ts';
import type { Field } from '../model/field.ts';
import { notAllowed } from '../model/refusal.ts';
import { selectRecords } from '../store/records.ts';
import type { Html } from './html.ts';
import { renderPage } from './layout.ts';
import { displayOf, showState, showValue } from './value.ts';
import { words } from '../words.ts';

function address(entity: Entity, query: ListQuery, change: { sort?: string; page?: number }): string {
  const search = new URLSearchParams(query.filters);
  if (query.q !== '') search.set('q', query.q);
  const sort = change.sort ?? query.sort;
  if (sort !== '') search.set('sort', sort);
  if (change.page !== undefined && change.page > 1) search.set('page', String(change.page));
  const text = search.toString();
  return `/${entity.collection}${text === '' ? '' : `?${text}`}`;
}

function header(
  entity: Entity,
  query: ListQuery,
  column: { key: string; label: string; isNumber: boolean },
): Html {
  const isAscending = query.sort === column.key;
  const isDescending = query.sort === `-${column.key}`;
  const order = isAscending ? 'ascending' : isDescending ? 'descending' : 'none';
  const next = isAscending ? `-${column.key}` : column.key;
  return html`<th scope="col" aria-sort="${order}" class="${column.isNumber ? 'number' : ''}">
    <a href="${address(entity, query, { sort: next })}">${column.label}</a>
  </th>`;
}

const isNumeric = (field: Field): boolean =>
  field.sqlType !== 'TEXT' && field.kind !== 'boolean' && field.kind !== 'reference';

/** Texts of several lines stand on the record's own page. */
const inTable = (field: Field): boolean => field.control.kind !== 'textarea';

function tableRow(c: Ctx, entity: Entity, record: AnyRecord): Html {
  const { store, account } = asked(c, entity);
  const name = displayOf(store, entity, record);
  const href = `/${entity.collection}/${record.id}`;
  const cells = entity.fields.filter(inTable).map((field) => {
    const isName = field.key === entity.display;
    const value = isName
      ? html`<a class="row-link" href="${href}">${name}</a>`
      : showValue(store, account, { field, value: record[field.key] });
    return html`<td data-label="${field.label}" class="${isNumeric(field) ? 'number' : ''}">${value}</td>`;
  });
  const hasName = entity.fields.some((field) => field.key === entity.display && inTable(field));
  return html`<tr>
    ${hasName ? '' : html`<td data-label="${entity.label}"><a class="row-link" href="${href}">${name}</a></td>`}
    ${cells}
    ${entity.lifecycle ? html`<td data-label="${entity.lifecycle.label}">${showState(entity, record)}</td>` : ''}
  </tr>`;
}

function table(c: Ctx, entity: Entity, content: { query: ListQuery; items: AnyRecord[] }): Html {
  const { query, items } = content;
  const hasName = entity.fields.some((field) => field.key === entity.display && inTable(field));
  const columns = entity.fields.filter(inTable).map((field) => ({ ...field, isNumber: isNumeric(field) }));
  const { lifecycle } = entity;
  return html`<div class="card table-card" tabindex="0" role="region" aria-label="${entity.labelPlural}">
    <table>
      <thead>
        <tr>
          ${hasName ? '' : header(entity, query, { key: 'id', label: entity.label, isNumber: false })}
          ${columns.map((column) => header(entity, query, column))}
          ${lifecycle ? header(entity, query, { key: lifecycle.field, label: lifecycle.label, isNumber: false }) : ''}
        </tr>
      </thead>
      <tbody>
        ${items.map((record) => tableRow(c, entity, record))}
      </tbody>
    </table>
  </div>`;
}

function nothing(entity: Entity, query: ListQuery, mayCreate: boolean): Html {
  const isFiltered = query.q !== '' || Object.keys(query.filters).length > 0;
  return html`<div class="card empty">
    <p class="empty-title">${isFiltered ? words.screens.noneMatch(entity) : words.screens.noneYet(entity)}</p>
    <p>
      ${isFiltered ? words.screens.tryAnotherWord : mayCreate ? words.screens.firstIsAClickAway : words.screens.willShowUpHere}
      ${isFiltered ? html`<a href="/${entity.collection}">${words.screens.showAll}</a>.` : ''}
    </p>
  </div>`;
}

function pager(entity: Entity, query: ListQuery, total: number): Html | string {
  const pages = Math.max(1, Math.ceil(total / query.pageSize));
  if (pages === 1) return '';
  const previous = html`<a
    class="button"
    rel="prev"
    href="${address(entity, query, { page: query.page - 1 })}"
    >${words.screens.previous}</a
  >`;
  const next = html`<a class="button" rel="next" href="${address(entity, query, { page: query.page + 1 })}"
    >${words.screens.next}</a
  >`;
  return html`<nav class="pager" aria-label="${words.screens.pages}">
    ${query.page > 1 ? previous : ''}<span>${words.screens.pageOf(query.page, pages)}</span>${query.page < pages ? next : ''}
  </nav>`;
}

/** The list of a collection: search, table, pages. */
export function listPage(c: Ctx, entity: Entity): Promise<Response> {
  const { store, account } = asked(c, entity);
  if (scopesOf(account, entity, 'read').length === 0) throw notAllowed(words.refusals.mayNot('see', entity));
  const query = readListQuery(entity, c.req.query());
  const { items, total } = selectRecords(store, entity, selectionOf(entity, query, account));
  const mayCreate = scopesOf(account, entity, 'create').length > 0;
  const body = html`<div class="head">
      <div>
        <h1>${entity.labelPlural}</h1>
        <p class="count">${words.screens.records(total)}</p>
      </div>
      ${mayCreate ? html`<a class="button primary" href="/${entity.collection}/new">${words.screens.newOne(entity)}</a>` : ''}
    </div>
    <form class="search" role="search" action="/${entity.collection}">
      <label for="q" class="hidden">${words.screens.search}</label>
      <input
        type="search"
        id="q"
        name="q"
        value="${query.q}"
        placeholder="${words.screens.searchFor(entity)}"
      />
      <button>${words.screens.search}</button>
    </form>
    ${items.length === 0 ? nothing(entity, query, mayCreate) : table(c, entity, { query, items })}
    ${pager(entity, query, total)}`;
  return renderPage(c, { title: entity.labelPlural, body, current: entity.collection });
}
