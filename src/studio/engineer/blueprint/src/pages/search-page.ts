import { html } from 'hono/html';
import { searchPath } from '../http/address.ts';
import { asked, seen } from '../http/collection.ts';
import { accountOf, type Ctx } from '../http/context.ts';
import { readListQuery, selectionOf } from '../http/list-query.ts';
import type { Entity } from '../model/entity.ts';
import { selectRecords } from '../store/records.ts';
import { words } from '../words.ts';
import type { Html } from './html.ts';
import { icon } from './icon.ts';
import { pageHead, renderPage } from './layout.ts';
import { visibleEntities } from './navigation.ts';
import { headlineOf } from './record-card.ts';
import { displayOf, showState } from './value.ts';

const perEntity = 6;

function found(c: Ctx, of: Entity, q: string): Html | undefined {
  const entity = seen(c, of);
  const { store, account } = asked(c, entity);
  const query = { ...readListQuery(entity, { q }), pageSize: perEntity };
  const { items, total } = selectRecords(store, entity, selectionOf(entity, query, account));
  if (total === 0) return undefined;
  const more = `/${entity.collection}?q=${encodeURIComponent(q)}`;
  return html`<section class="card">
    <div class="section-head">
      <h2>${entity.labelPlural} <span class="soft">${total}</span></h2>
      ${total > items.length ? html`<a href="${more}">${words.work.seeAll}</a>` : ''}
    </div>
    <ul class="link-list">
      ${items.map((record) => {
        const name = displayOf({ store, account }, entity, record);
        const headline = headlineOf(c, entity, record);
        return html`<li>
          <a href="/${entity.collection}/${record.id}"
            ><span>${headline === name ? name : `${name} · ${headline}`}</span>${showState(entity, record)}</a
          >
        </li>`;
      })}
    </ul>
  </section>`;
}

/** Looks for words in all records that the account may see. */
export function searchPage(c: Ctx): Promise<Response> {
  const account = accountOf(c);
  const q = (c.req.query('q') ?? '').trim().slice(0, 200);
  const sections = q === '' ? [] : visibleEntities(account).flatMap((entity) => found(c, entity, q) ?? []);
  const none = html`<div class="card empty">
    ${icon('search')}
    <p>${q === '' ? words.lists.typeWords : words.lists.nothingFound(q)}</p>
  </div>`;
  const body = html`${pageHead({ title: html`<h1>${words.lists.everywhere}</h1>` })}
    <form class="search" role="search" action="${searchPath}">
      <label for="q" class="hidden">${words.lists.everywhere}</label>
      <input type="search" id="q" name="q" value="${q}" />
      <button>${icon('search')}${words.screens.search}</button>
    </form>
    ${sections.length === 0 ? none : sections}`;
  return renderPage(c, { title: words.lists.everywhere, body, current: searchPath });
}
