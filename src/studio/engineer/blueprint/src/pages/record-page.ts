import { html } from 'hono/html';
import { openTransitions, readRecord, reaches } from '../actions/records.ts';
import { asked, idOf, viewerOf } from '../http/collection.ts';
import type { Ctx } from '../http/context.ts';
import { type Account, scopesOf } from '../model/account.ts';
import type { AnyRecord, Entity } from '../model/entity.ts';
import type { Field } from '../model/field.ts';
import type { Refusal } from '../model/refusal.ts';
import { referencesTo } from '../model/registry.ts';
import { seenBy } from '../model/sight.ts';
import { datetime } from '../model/time-field.ts';
import { authorsOf } from '../store/changes.ts';
import type { Store } from '../store/database.ts';
import { countRecords, selectRecords } from '../store/records.ts';
import { within } from '../store/scope.ts';
import { words } from '../words.ts';
import { alert } from './alert.ts';
import { bookThis } from './book-button.ts';
import { timeline } from './history.ts';
import { formToken, type Html } from './html.ts';
import { pageHead, renderPage } from './layout.ts';
import { isPart } from './navigation.ts';
import { partsSection } from './parts.ts';
import { headlineOf, leaf, whenOf } from './record-card.ts';
import { leadsOn, stepButton } from './step.ts';
import { displayOf, showState, showValue, titleOf } from './value.ts';

/** The path of a record's page. */
export function recordPath(entity: Entity, id: number): string {
  return `/${entity.collection}/${id}`;
}

function details(
  store: Store,
  account: Account,
  shown: { entity: Entity; record: AnyRecord; title: string },
): Html {
  const { entity, record, title } = shown;
  // What the title says already is not said again.
  const isTitle = (field: Field): boolean =>
    field.key === entity.display && field.kind === 'text' && field.show(record[field.key] ?? null) === title;
  const all = [...entity.fields, ...(entity.derived ?? [])].filter((field) => !isTitle(field));
  const fields = all.map((field) => {
    const isWide = field.control.kind === 'textarea' || field.kind === 'image';
    return html`<div class="${isWide ? 'wide' : ''}">
      <dt>${field.label}</dt>
      <dd>${showValue(store, account, { field, value: record[field.key] })}</dd>
    </div>`;
  });
  const state = entity.lifecycle
    ? html`<div>
        <dt>${entity.lifecycle.label}</dt>
        <dd>${showState(entity, record)}</dd>
      </div>`
    : '';
  const body = html`<dl class="card details">${state}${fields}</dl>`;
  return all.length === 0 && state === '' ? html`` : body;
}

const perRelation = 5;

type Relation = { entity: Entity; field: Field; items: AnyRecord[]; total: number };

/** What refers to this record and may be seen. */
function relationsOf(store: Store, account: Account, shown: { entity: Entity; id: number }): Relation[] {
  return referencesTo(shown.entity).flatMap(({ entity, field }) => {
    const scopes = scopesOf(account, entity, 'read');
    const isHidden = !seenBy(account, entity).fields.includes(field);
    if (scopes.length === 0 || isPart(entity) || isHidden) return [];
    const own = within(entity, scopes, account);
    const where = { sql: `"${field.column}" = ? AND ${own.sql}`, params: [shown.id, ...own.params] };
    if (countRecords(store, entity, where) === 0) return [];
    const selected = selectRecords(store, entity, {
      where,
      order: '"id" DESC',
      limit: perRelation,
      offset: 0,
    });
    return [{ entity, field, ...selected }];
  });
}

function relation(c: Ctx, of: Relation, id: number): Html {
  const { entity, field, items, total } = of;
  const href = `/${entity.collection}?${field.key}=${id}`;
  const lines = items.map((record) => {
    const shown = displayOf(viewerOf(c), entity, record);
    const name = titleOf(viewerOf(c), entity, record);
    const headline = headlineOf(c, entity, record);
    const when = whenOf(entity, record);
    return html`<li>
      <a href="/${entity.collection}/${record.id}"
        ><span class="related-line"
          >${when === undefined ? '' : leaf(when.day)}<span
            >${headline === shown ? name : `${name} · ${headline}`}</span
          ></span
        >${showState(entity, record)}</a
      >
    </li>`;
  });
  return html`<section class="card" id="related-${entity.collection}-${field.key}">
    <div class="section-head">
      <h2>${entity.labelPlural}</h2>
      <a href="${href}">${words.screens.counted(total, entity)}</a>
    </div>
    <ul class="link-list">
      ${lines}
    </ul>
  </section>`;
}

/** Everything that refers to this record, with a tab for each kind where there are several. */
function related(c: Ctx, relations: readonly Relation[], id: number): Html | string {
  if (relations.length === 0) return '';
  const chosen = c.req.query('tab');
  const tabName = ({ entity, field }: Relation): string => `${entity.collection}.${field.key}`;
  const open = relations.find((each) => tabName(each) === chosen) ?? relations[0];
  if (open === undefined) return '';
  const tabs =
    relations.length === 1
      ? ''
      : html`<nav class="tabs" aria-label="${words.screens.related}">
          ${relations.map(
            (each) =>
              html`<a href="?tab=${tabName(each)}" ${each === open ? html`aria-current="true"` : ''}
                >${each.entity.labelPlural} <span class="soft">${each.total}</span></a
              >`,
          )}
        </nav>`;
  return html`${tabs}${relation(c, open, id)}`;
}

const moment = datetime('moment', 'Moment');

function stamped(what: string, by: string | undefined, at: string): Html {
  const who = by === undefined ? what : words.screens.stampedBy(what, by);
  return html`<span>${who} <time datetime="${at}">${moment.show(at)}</time></span>`;
}

/** Who created the record and who changed it last, and when. */
function stamps(store: Store, entity: Entity, record: AnyRecord): Html {
  const { creator, changer } = authorsOf(store, entity, record);
  const created = stamped(words.screens.createdStamp, creator, record.createdAt);
  const changed =
    record.version > 1 ? html` · ${stamped(words.screens.changedStamp, changer, record.updatedAt)}` : '';
  return html`<p class="hint">${created}${changed}</p>`;
}

function actions(c: Ctx, entity: Entity, record: AnyRecord): Html {
  const who = asked(c, entity);
  const path = recordPath(entity, record.id);
  const mayEdit = reaches(who, scopesOf(who.account, entity, 'update'), record.id);
  const mayRemove = reaches(who, scopesOf(who.account, entity, 'delete'), record.id);
  const steps = openTransitions(who, record);
  const main = steps.find((step) => leadsOn(entity, step));
  return html`${bookThis(c, { entity, record, name: '' }, false)}
  ${steps.map((transition) => stepButton(c, { entity, record }, { transition, isMain: transition === main }))}
  ${mayEdit ? html`<a class="button" href="${path}/edit">${words.screens.edit}</a>` : ''}
  ${
    mayRemove
      ? html`<form action="${path}/delete">
          <button class="danger-quiet">${words.screens.delete}</button>
        </form>`
      : ''
  }`;
}

/** The page of one record: its fields, its parts, what can be done with it, what refers to it and what happened to it. */
export function recordPage(c: Ctx, entity: Entity, refusal?: Refusal): Promise<Response> {
  const who = asked(c, entity);
  const { store, account } = who;
  const record = readRecord(who, idOf(c, entity));
  const name = titleOf(who, entity, record);
  const headline = headlineOf(c, entity, record);
  const relations = relationsOf(store, account, { entity, id: record.id });
  const mayList = scopesOf(account, entity, 'read').length > 0;
  const isGuest = account.id === 0;
  const body = html`${pageHead({
    title: html`<h1>${name}</h1>
      ${showState(entity, record)}`,
    ...(name.endsWith(headline) ? {} : { lead: headline }),
    ...(mayList ? { back: { href: `/${entity.collection}`, label: words.screens.all(entity) } } : {}),
    actions: actions(c, entity, record),
  })}
  ${alert(refusal)} ${details(store, account, { entity, record, title: name })}
  ${partsSection(c, entity, record)} ${related(c, relations, record.id)}
  ${isGuest ? '' : html`${timeline(c, entity, record.id)}${stamps(store, entity, record)}`}`;
  return renderPage(c, {
    title: name,
    body,
    current: `/${entity.collection}`,
    status: refusal?.status ?? 200,
  });
}

/** The page that asks before something is deleted. */
export function deletePage(c: Ctx, entity: Entity, refusal?: Refusal): Promise<Response> {
  const who = asked(c, entity);
  const record = readRecord(who, idOf(c, entity));
  const name = titleOf(who, entity, record);
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
  return renderPage(c, { title, body, current: `/${entity.collection}`, status: refusal?.status ?? 200 });
}
