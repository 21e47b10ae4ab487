import { html } from 'hono/html';
import { openTransitions, readRecord, reaches } from '../actions/records.ts';
import { asked, idOf } from '../http/collection.ts';
import type { Ctx } from '../http/context.ts';
import { type Account, scopesOf } from '../model/account.ts';
import type { AnyRecord, Entity, Transition } from '../model/entity.ts';
import type { Refusal } from '../model/refusal.ts';
import { entityOf, referencesTo } from '../model/registry.ts';
import { datetime } from '../model/time-field.ts';
import { authorsOf } from '../store/changes.ts';
import type { Store } from '../store/database.ts';
import { countRecords } from '../store/records.ts';
import { within } from '../store/scope.ts';
import { alert } from './alert.ts';
import { formToken, type Html } from './html.ts';
import { renderPage } from './layout.ts';
import { displayOf, showState, showValue } from './value.ts';
import { words } from '../words.ts';

/** The path of a record's page. */
export function recordPath(entity: Entity, id: number): string {
  return `/${entity.collection}/${id}`;
}

function description(label: string, value: Html | string): Html {
  return html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;
}

function details(store: Store, account: Account, shown: { entity: Entity; record: AnyRecord }): Html {
  const { entity, record } = shown;
  const fields = entity.fields.map((field) =>
    description(field.label, showValue(store, account, { field, value: record[field.key] })),
  );
  const state = entity.lifecycle ? description(entity.lifecycle.label, showState(entity, record)) : '';
  return html`<dl class="card details">${state}${fields}</dl>`;
}

/** Whether a step keeps the record alive, other than one that gives it up. */
function leadsOn({ lifecycle }: Entity, transition: Transition): boolean {
  return lifecycle?.states.find((state) => state.value === transition.to)?.occupies ?? true;
}

function transitionButton(
  c: Ctx,
  path: string,
  step: { transition: Transition; version: number; isForward: boolean },
): Html {
  return html`<form method="post" action="${path}/do/${step.transition.verb}">
    ${formToken(c)}<input type="hidden" name="version" value="${step.version}" />
    <button class="${step.isForward ? 'primary' : ''}">${step.transition.label}</button>
  </form>`;
}

/** Links to what refers to this record and may be seen. */
function related(store: Store, account: Account, shown: { entity: Entity; id: number }): Html | string {
  const links = referencesTo(shown.entity).flatMap(({ entity, field }) => {
    const scopes = scopesOf(account, entity, 'read');
    if (scopes.length === 0) return [];
    const own = within(entity, scopes, account);
    const where = { sql: `"${field.column}" = ? AND ${own.sql}`, params: [shown.id, ...own.params] };
    const count = countRecords(store, entity, where);
    if (count === 0) return [];
    const href = `/${entity.collection}?${field.key}=${shown.id}`;
    return [
      html`<li>
        <a href="${href}">${words.screens.counted(count, entity)}</a>
      </li>`,
    ];
  });
  return links.length === 0
    ? ''
    : html`<section class="related">
        <h2>${words.screens.related}</h2>
        <ul>
          ${links}
        </ul>
      </section>`;
}

const moment = datetime('moment', 'Moment');

function stamped(what: string, by: string | undefined, at: string): Html {
  const who = by === undefined ? what : words.screens.stampedBy(what, by);
  return html`<span>${who} <time datetime="${at}">${moment.show(at)}</time></span>`;
}

/** Who created the record and who changed it last, and when. */
function history(store: Store, entity: Entity, record: AnyRecord): Html {
  const { creator, changer } = authorsOf(store, entity, record);
  const created = stamped(words.screens.createdStamp, creator, record.createdAt);
  const changed =
    record.version > 1 ? html` · ${stamped(words.screens.changedStamp, changer, record.updatedAt)}` : '';
  return html`<p class="hint">${created}${changed}</p>`;
}

/** The page of one record: its fields, what can be done with it, and what refers to it. */
export function recordPage(c: Ctx, entity: Entity, refusal?: Refusal): Promise<Response> {
  const who = asked(c, entity);
  const { store, account } = who;
  const record = readRecord(who, idOf(c, entity));
  const name = displayOf(store, entity, record);
  const path = recordPath(entity, record.id);
  const mayEdit = reaches(who, scopesOf(account, entity, 'update'), record.id);
  const mayRemove = reaches(who, scopesOf(account, entity, 'delete'), record.id);
  const steps = openTransitions(who, record);
  const body = html`<p class="crumbs">
      <a href="/${entity.collection}">${words.screens.all(entity)}</a>
    </p>
    <div class="head">
      <div><h1>${name}</h1></div>
      <div class="actions">
        ${steps.map((transition) =>
          transitionButton(c, path, {
            transition,
            version: record.version,
            isForward: leadsOn(entity, transition),
          }),
        )}
        ${mayEdit ? html`<a class="button" href="${path}/edit">${words.screens.edit}</a>` : ''}
        ${mayRemove ? html`<form action="${path}/delete"><button class="danger-quiet">${words.screens.delete}</button></form>` : ''}
      </div>
    </div>
    ${alert(refusal)} ${details(store, account, { entity, record })}
    ${related(store, account, { entity, id: record.id })} ${history(store, entity, record)}`;
  return renderPage(c, { title: name, body, current: entity.collection, status: refusal?.status ?? 200 });
}

/** The page that asks before something is deleted. */
export function deletePage(c: Ctx, entity: Entity, refusal?: Refusal): Promise<Response> {
  const who = asked(c, entity);
  const record = readRecord(who, idOf(c, entity));
  const name = displayOf(who.store, entity, record);
  const path = recordPath(entity, record.id);
  const title = words.screens.deleteAsk(name);
  const body = html`${alert(refusal)}
    <div class="card ask">
      <h1>${title}</h1>
      <p>${words.screens.deleteWarning(entity)}</p>
      <form method="post" action="${path}/delete" class="actions">
        ${formToken(c)}<button class="danger">${words.screens.delete}</button
        ><a class="button quiet" href="${path}">${words.screens.keepIt}</a>
      </form>
    </div>`;
  return renderPage(c, {
    title,
    body,
    current: entityOf(entity.key).collection,
    status: refusal?.status ?? 200,
  });
}
