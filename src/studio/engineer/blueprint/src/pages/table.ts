import { html } from 'hono/html';
import { asked, viewerOf } from '../http/collection.ts';
import type { Ctx } from '../http/context.ts';
import type { AnyRecord, Entity } from '../model/entity.ts';
import type { Field } from '../model/field.ts';
import { words } from '../words.ts';
import type { Html } from './html.ts';
import { type Asking, listAddress } from './list-address.ts';
import { displayOf, isNumeric, showState, showValue } from './value.ts';

/** Texts of several lines stand on the record's own page. */
const inTable = (field: Field): boolean => field.control.kind !== 'textarea';

/** The columns of a list: what records are recognised by, the other fields, and the values that follow from them. */
function columnsOf(entity: Entity): Field[] {
  const all = [...entity.fields, ...(entity.derived ?? [])].filter(inTable);
  const isName = ({ key }: Field): boolean => key === entity.display;
  return [...all.filter(isName), ...all.filter((field) => !isName(field))];
}

/** What a table is of, and whether its lines can be ticked. */
export type TableOf = { asking: Asking; items: readonly AnyRecord[]; canPick: boolean };

function header(
  entity: Entity,
  asking: Asking,
  column: { key: string; label: string; isNumber: boolean },
): Html {
  const { sort } = asking.query;
  const isAscending = sort === column.key;
  const order = isAscending ? 'ascending' : sort === `-${column.key}` ? 'descending' : 'none';
  const next = isAscending ? `-${column.key}` : column.key;
  const isState = column.key === entity.lifecycle?.field;
  return html`<th
    scope="col"
    aria-sort="${order}"
    class="${column.isNumber ? 'number' : isState ? 'state' : ''}"
  >
    <a href="${listAddress(entity, asking, { sort: next })}">${column.label}</a>
  </th>`;
}

function cell(c: Ctx, entity: Entity, of: { field: Field; record: AnyRecord; name: string }): Html {
  const { store, account } = asked(c, entity);
  const { field, record, name } = of;
  const isName = field.key === entity.display;
  const value = record[field.key];
  const isEmpty = value === null || value === undefined || value === '';
  const shown = isName
    ? html`<a class="row-link" href="/${entity.collection}/${record.id}">${name}</a>`
    : showValue(store, account, { field, value });
  const classes = [
    isName ? 'name' : '',
    isNumeric(field) && !isName ? 'number' : '',
    field.kind === 'reference' ? 'reference' : '',
    isEmpty && !isName ? 'is-empty' : '',
  ];
  return html`<td data-label="${field.label}" class="${classes.filter(Boolean).join(' ')}">${shown}</td>`;
}

const hasNameColumn = (entity: Entity): boolean =>
  entity.fields.some((field) => field.key === entity.display && inTable(field));

function tableRow(c: Ctx, entity: Entity, of: { record: AnyRecord; canPick: boolean }): Html {
  const { record, canPick } = of;
  const name = displayOf(viewerOf(c), entity, record);
  const href = `/${entity.collection}/${record.id}`;
  return html`<tr data-line>
    ${
      canPick
        ? html`<td class="pick">
            <input type="checkbox" name="id" value="${record.id}" aria-label="${words.lists.select(name)}" />
          </td>`
        : ''
    }
    ${
      hasNameColumn(entity)
        ? ''
        : html`<td class="name" data-label="${entity.label}">
            <a class="row-link" href="${href}">${name}</a>
          </td>`
    }
    ${columnsOf(entity).map((field) => cell(c, entity, { field, record, name }))}
    ${
      entity.lifecycle
        ? html`<td data-label="${entity.lifecycle.label}" class="state">${showState(entity, record)}</td>`
        : ''
    }
  </tr>`;
}

/** The records of a list as a table, which on a phone is a stack of cards. */
export function table(c: Ctx, entity: Entity, of: TableOf): Html {
  const { asking, items, canPick } = of;
  const { lifecycle } = entity;
  const columns = columnsOf(entity).map((field) => ({
    ...field,
    isNumber: isNumeric(field) && field.key !== entity.display,
  }));
  return html`<div class="card table-card" tabindex="0" role="region" aria-label="${entity.labelPlural}">
    <table>
      <thead>
        <tr>
          ${
            canPick
              ? html`<th scope="col" class="pick">
                  <input type="checkbox" data-all hidden aria-label="${words.lists.selectAll}" />
                </th>`
              : ''
          }
          ${hasNameColumn(entity) ? '' : header(entity, asking, { key: 'id', label: entity.label, isNumber: false })}
          ${columns.map((column) => header(entity, asking, column))}
          ${lifecycle ? header(entity, asking, { key: lifecycle.field, label: lifecycle.label, isNumber: false }) : ''}
        </tr>
      </thead>
      <tbody>
        ${items.map((record) => tableRow(c, entity, { record, canPick }))}
      </tbody>
    </table>
  </div>`;
}
