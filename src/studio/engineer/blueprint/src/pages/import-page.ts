import { html } from 'hono/html';
import { Hono } from 'hono';
import { mayCreate } from '../actions/records.ts';
import { asked } from '../http/collection.ts';
import type { Ctx, Env } from '../http/context.ts';
import { importTable, type ImportOutcome } from '../http/import-table.ts';
import { checkFormToken } from '../http/security.ts';
import { leaveNotice } from '../http/session.ts';
import { tableText } from '../http/table-routes.ts';
import type { Entity } from '../model/entity.ts';
import { Refusal } from '../model/refusal.ts';
import { fieldOf } from '../model/registry.ts';
import { words } from '../words.ts';
import { alert } from './alert.ts';
import { formToken, type Html } from './html.ts';
import { pageHead, renderPage } from './layout.ts';

const sampleColumns = (entity: Entity): string => entity.fields.map((field) => field.label).join(', ');

function chooseForm(c: Ctx, entity: Entity): Html {
  return html`<form
    class="card form narrow"
    method="post"
    action="/${entity.collection}/import"
    enctype="multipart/form-data"
  >
    ${formToken(c)}
    <p>${words.lists.importLead(sampleColumns(entity))}</p>
    <div class="field">
      <label for="table">${words.lists.tableFile}</label>
      <input type="file" id="table" name="table" accept=".csv,text/csv" required />
    </div>
    <div class="actions"><button class="primary">${words.lists.preview}</button></div>
  </form>`;
}

function mistakes(entity: Entity, outcome: ImportOutcome): Html | string {
  if (outcome.errors.length === 0) return '';
  return html`<div class="card table-card" tabindex="0" role="region" aria-label="${words.lists.mistakes}">
    <table>
      <thead>
        <tr>
          <th scope="col" class="number">${words.lists.line}</th>
          <th scope="col">${words.lists.column}</th>
          <th scope="col">${words.lists.mistakes}</th>
        </tr>
      </thead>
      <tbody>
        ${outcome.errors.map(
          ({ line, field, message }) =>
            html`<tr>
              <td class="number" data-label="${words.lists.line}">${line}</td>
              <td data-label="${words.lists.column}" class="${field === '' ? 'is-empty' : ''}">
                ${fieldOf(entity, field)?.label ?? field}
              </td>
              <td data-label="${words.lists.mistakes}">${message}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** What an import would do, and the button that does it. The table travels in the form, so that nothing is kept meanwhile. */
function previewOf(c: Ctx, entity: Entity, of: { text: string; outcome: ImportOutcome }): Html {
  const { text, outcome } = of;
  const wrong = new Set(outcome.errors.map(({ line }) => line)).size;
  const good = Math.max(0, outcome.rows - wrong);
  const button =
    good === 0
      ? ''
      : html`<form method="post" action="/${entity.collection}/import" enctype="multipart/form-data">
          ${formToken(c)}
          <textarea name="text" hidden>${text}</textarea>
          <button class="primary">${words.lists.importRows(good)}</button>
        </form>`;
  return html`<div class="card ask">
      <p>${words.lists.previewLead(good, wrong)}</p>
      ${outcome.ignored.length === 0 ? '' : html`<p class="soft">${words.lists.ignoredColumns(outcome.ignored.join(', '))}</p>`}
      <div class="actions">
        ${button}<a class="button quiet" href="/${entity.collection}/import">${words.lists.otherFile}</a>
      </div>
    </div>
    ${mistakes(entity, outcome)}`;
}

function page(c: Ctx, entity: Entity, state: { body?: Html; refusal?: Refusal } = {}): Promise<Response> {
  mayCreate(asked(c, entity));
  const title = words.lists.importTitle(entity);
  const body = html`${pageHead({
    title: html`<h1>${title}</h1>`,
    back: { href: `/${entity.collection}`, label: words.screens.all(entity) },
  })}
  ${alert(state.refusal)} ${state.body ?? chooseForm(c, entity)}`;
  return renderPage(c, {
    title,
    body,
    current: `/${entity.collection}`,
    status: state.refusal?.status ?? 200,
  });
}

async function take(c: Ctx, entity: Entity): Promise<Response> {
  const form = await c.req.parseBody();
  const who = asked(c, entity);
  checkFormToken(c, { _token: typeof form['_token'] === 'string' ? form['_token'] : '' });
  const { table, text: kept } = form;
  try {
    if (typeof kept === 'string') {
      const { created } = await importTable(who, kept, { preview: false, partial: true });
      leaveNotice(c, words.lists.imported(created));
      return c.redirect(`/${entity.collection}`, 303);
    }
    const text = table instanceof File ? tableText(await table.arrayBuffer()) : '';
    const outcome = await importTable(who, text, { preview: true, partial: true });
    return page(c, entity, { body: previewOf(c, entity, { text, outcome }) });
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 401) throw error;
    return page(c, entity, { refusal: error });
  }
}

/** The pages with which a table becomes records: choose a file, see what would happen, do it. */
export function importRoutes(entity: Entity): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/', (c) => page(c, entity));
  routes.post('/', (c) => take(c, entity));
  return routes;
}
