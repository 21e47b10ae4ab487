import { html } from 'hono/html';
import { reaches } from '../actions/records.ts';
import { asked, seen } from '../http/collection.ts';
import type { Ctx } from '../http/context.ts';
import { scopesOf } from '../model/account.ts';
import type { AnyRecord, Entity } from '../model/entity.ts';
import type { Field } from '../model/field.ts';
import { partsOf } from '../model/registry.ts';
import { selectRecords } from '../store/records.ts';
import { within } from '../store/scope.ts';
import { words } from '../words.ts';
import { fieldRow, isUpload } from './form.ts';
import { formToken, type Html } from './html.ts';
import { isNumeric, showState, showValue } from './value.ts';

const mostParts = 200;

function line(c: Ctx, part: Entity, of: { record: AnyRecord; fields: readonly Field[]; back: string }): Html {
  const who = asked(c, part);
  const { record, fields, back } = of;
  const path = `/${part.collection}/${record.id}`;
  const mayEdit = reaches(who, scopesOf(who.account, part, 'update'), record.id);
  const mayRemove = reaches(who, scopesOf(who.account, part, 'delete'), record.id);
  return html`<tr>
    ${fields.map(
      (field) =>
        html`<td data-label="${field.label}" class="${isNumeric(field) ? 'number' : ''}">
          ${showValue(who.store, who.account, { field, value: record[field.key] })}
        </td>`,
    )}
    ${part.lifecycle ? html`<td data-label="${part.lifecycle.label}">${showState(part, record)}</td>` : ''}
    <td class="line-actions">
      <div class="actions">
        <a class="button quiet" href="${path}">${words.screens.open}</a>
        ${mayEdit ? html`<a class="button quiet" href="${path}/edit">${words.screens.edit}</a>` : ''}
        ${
          mayRemove
            ? html`<form method="post" action="${path}/delete">
                ${formToken(c)}<input type="hidden" name="back" value="${back}" />
                <button class="danger-quiet">${words.screens.delete}</button>
              </form>`
            : ''
        }
      </div>
    </td>
  </tr>`;
}

function addForm(c: Ctx, part: Entity, of: { through: Field; id: number; back: string }): Html {
  const fields = part.fields.filter((field) => field !== of.through);
  const typed = Object.fromEntries(fields.map((field) => [field.key, field.toForm(field.default)]));
  return html`<form
    class="part-form"
    method="post"
    action="/${part.collection}/new"
    ${fields.some(isUpload) ? html`enctype="multipart/form-data"` : ''}
    data-check="/${part.collection}/check"
    novalidate
  >
    ${formToken(c)}
    <input type="hidden" name="${of.through.key}" value="${of.id}" />
    <input type="hidden" name="back" value="${of.back}" />
    <div class="fields">${fields.map((field) => fieldRow(c, field, { typed }))}</div>
    <div class="actions"><button>${words.views.addPart(part)}</button></div>
  </form>`;
}

function section(c: Ctx, of: { part: Entity; through: Field; id: number; back: string }): Html | string {
  const { part, through, id } = of;
  const { store, account } = asked(c, part);
  const scopes = scopesOf(account, part, 'read');
  const mayAdd = scopesOf(account, part, 'create').length > 0;
  if (scopes.length === 0 && !mayAdd) return '';
  const own = within(part, scopes, account);
  const where = { sql: `"${through.column}" = ? AND ${own.sql}`, params: [id, ...own.params] };
  const { items } = selectRecords(store, part, { where, order: '"id"', limit: mostParts, offset: 0 });
  const shown = seen(c, part);
  const fields = [...shown.fields, ...(shown.derived ?? [])].filter((field) => field !== through);
  const table = html`<div
    class="table-card lines"
    tabindex="0"
    role="region"
    aria-label="${part.labelPlural}"
  >
    <table>
      <thead>
        <tr>
          ${fields.map((field) => html`<th scope="col" class="${isNumeric(field) ? 'number' : ''}">${field.label}</th>`)}
          ${part.lifecycle ? html`<th scope="col">${part.lifecycle.label}</th>` : ''}
          <td></td>
        </tr>
      </thead>
      <tbody>
        ${items.map((record) => line(c, part, { record, fields, back: of.back }))}
      </tbody>
    </table>
  </div>`;
  return html`<section class="card" id="parts-${part.collection}">
    <div class="section-head">
      <h2>${part.labelPlural} <span class="soft">${items.length}</span></h2>
    </div>
    ${items.length === 0 ? html`<p class="soft">${words.screens.noneYet(part)}</p>` : table}
    ${mayAdd ? addForm(c, part, of) : ''}
  </section>`;
}

/** The parts of a record, each kind as lines with a form below that adds one. */
export function partsSection(c: Ctx, entity: Entity, record: AnyRecord): (Html | string)[] {
  const back = `/${entity.collection}/${record.id}`;
  return partsOf(entity).map(({ entity: part, field: through }) =>
    section(c, { part, through, id: record.id, back }),
  );
}
