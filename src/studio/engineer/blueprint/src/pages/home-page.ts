import { html } from 'hono/html';
import { accountOf, type Ctx } from '../http/context.ts';
import { type Account, scopesOf } from '../model/account.ts';
import type { Entity } from '../model/entity.ts';
import { settings } from '../settings.ts';
import type { Store } from '../store/database.ts';
import { countRecords } from '../store/records.ts';
import { within } from '../store/scope.ts';
import type { Html } from './html.ts';
import { renderPage } from './layout.ts';
import { visibleEntities } from './navigation.ts';
import { words } from '../words.ts';

function stateCounts(store: Store, account: Account, entity: Entity): Html | string {
  const { lifecycle } = entity;
  if (lifecycle === undefined) return '';
  const own = within(entity, scopesOf(account, entity, 'read'), account);
  const counts = lifecycle.states.map((state) => {
    const where = { sql: `"${lifecycle.column}" = ? AND ${own.sql}`, params: [state.value, ...own.params] };
    const href = `/${entity.collection}?${lifecycle.field}=${encodeURIComponent(state.value)}`;
    return { state, href, count: countRecords(store, entity, where) };
  });
  return html`<ul class="tile-states">
    ${counts
      .filter(({ count }) => count > 0)
      .map(
        ({ state, href, count }) =>
          html`<li><a href="${href}">${words.screens.countedState(count, state.label)}</a></li>`,
      )}
  </ul>`;
}

function tile(store: Store, account: Account, entity: Entity): Html {
  const where = within(entity, scopesOf(account, entity, 'read'), account);
  const count = countRecords(store, entity, where);
  const mayCreate = scopesOf(account, entity, 'create').length > 0;
  return html`<section class="card tile" aria-labelledby="tile-${entity.key}">
    <p class="tile-count">${count}</p>
    <h2 id="tile-${entity.key}">${entity.labelPlural}</h2>
    ${stateCounts(store, account, entity)}
    <p class="tile-links">
      <a href="/${entity.collection}">${words.screens.all(entity)}</a>
      ${mayCreate ? html`<a href="/${entity.collection}/new">${words.screens.addOne(entity)}</a>` : ''}
    </p>
  </section>`;
}

/** The first page after signing in: how much there is of what, and the shortest way to it. */
export function homePage(c: Ctx): Promise<Response> {
  const account = accountOf(c);
  const store = c.get('store');
  const [firstName = account.name] = account.name.split(' ');
  const body = html`<div class="head">
      <div>
        <h1>${words.screens.hello(firstName)}</h1>
        <p class="count">${settings.summary}</p>
      </div>
    </div>
    <div class="tiles">${visibleEntities(account).map((entity) => tile(store, account, entity))}</div>`;
  return renderPage(c, { title: words.screens.home, body });
}
