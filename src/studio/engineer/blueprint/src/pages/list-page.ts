import { html } from 'hono/html';
import { experience } from '../experience.ts';
import { asked } from '../http/collection.ts';
import { actorOf, type Ctx } from '../http/context.ts';
import { selectionOf } from '../http/list-query.ts';
import { scopesOf } from '../model/account.ts';
import { today } from '../model/calendar.ts';
import type { AnyRecord, Entity } from '../model/entity.ts';
import { message } from '../model/message.ts';
import { notAllowed } from '../model/refusal.ts';
import { selectRecords } from '../store/records.ts';
import { words } from '../words.ts';
import { boardView } from './board-view.ts';
import { bookingButton } from './book-button.ts';
import { bulkForm, bulkOf } from './bulk.ts';
import { calendarView } from './calendar-view.ts';
import { filterBar } from './filter-bar.ts';
import { galleryCard } from './gallery.ts';
import type { Html } from './html.ts';
import { icon, type IconName } from './icon.ts';
import { pageHead, renderPage } from './layout.ts';
import { type Asking, listAddress, readAsking, type View } from './list-address.ts';
import { eventOf, recordCard } from './record-card.ts';
import { table } from './table.ts';

/** Whether somebody comes for their own things, which they want to see as cards. */
function isForOwn(c: Ctx, entity: Entity): boolean {
  const { role } = actorOf(c);
  const home = experience.homes[role];
  const isOwn = !scopesOf(actorOf(c), entity, 'read').includes('all');
  return entity !== message && home === 'own' && isOwn;
}

/** The ways to look at this list; the first is the one that the account gets unasked. */
function viewsOf(c: Ctx, entity: Entity): View[] {
  const isPublic = c.get('session') === undefined;
  const has = (places: readonly { entity: string }[]): boolean =>
    places.some((place) => place.entity === entity.key);
  const plain: View[] = isForOwn(c, entity) || isPublic ? ['cards', 'list'] : ['list'];
  const first: View[] = has(experience.galleries) ? ['gallery', ...plain] : plain;
  const calendar: View[] = has(experience.calendars) ? ['calendar'] : [];
  const board: View[] = has(experience.boards) && !isPublic && !isForOwn(c, entity) ? ['board'] : [];
  return [...first, ...calendar, ...board];
}

function viewSwitch(entity: Entity, asking: Asking, of: { views: View[]; view: View }): Html | string {
  const { views, view } = of;
  if (views.length < 2) return '';
  return html`<nav class="switch" aria-label="${words.views.label}">
    ${views.map(
      (each) =>
        html`<a
          href="${listAddress(entity, asking, { view: each === views[0] ? '' : each })}"
          ${each === view ? html`aria-current="true"` : ''}
          >${icon(each satisfies IconName)}${words.views[each]}</a
        >`,
    )}
  </nav>`;
}

function nothing(c: Ctx, entity: Entity, of: { asking: Asking; mayCreate: boolean }): Html {
  const { asking, mayCreate } = of;
  const isFiltered = asking.query.q !== '' || Object.keys(asking.query.filters).length > 0;
  if (isFiltered) {
    return html`<div class="card empty">
      ${icon('search')}
      <p class="empty-title">${words.screens.noneMatch(entity)}</p>
      <p>${words.screens.tryAnotherWord} <a href="/${entity.collection}">${words.screens.showAll}</a>.</p>
    </div>`;
  }
  return html`<div class="card empty">
    ${icon(entity === message ? 'mail' : (experience.signs[entity.key] ?? 'list'))}
    <p class="empty-title">${words.screens.noneYet(entity)}</p>
    <p>${mayCreate ? words.screens.firstIsAClickAway : words.screens.willShowUpHere}</p>
    <div class="actions">${bookingButton(c, entity)}</div>
  </div>`;
}

function pager(entity: Entity, asking: Asking, total: number): Html | string {
  const { query } = asking;
  const pages = Math.max(1, Math.ceil(total / query.pageSize));
  if (pages === 1) return '';
  const link = (page: number, rel: string, label: string): Html =>
    html`<a class="button" rel="${rel}" href="${listAddress(entity, asking, { page })}">${label}</a>`;
  return html`<nav class="pager" aria-label="${words.screens.pages}">
    ${query.page > 1 ? link(query.page - 1, 'prev', words.screens.previous) : ''}<span>${words.screens.pageOf(query.page, pages)}</span>${query.page < pages ? link(query.page + 1, 'next', words.screens.next) : ''}
  </nav>`;
}

function cards(c: Ctx, entity: Entity, items: readonly AnyRecord[]): Html {
  const back = `/${entity.collection}`;
  const canMove = c.get('session') !== undefined;
  const dayOf = (record: AnyRecord): string | undefined => eventOf(c, entity, record)?.day;
  const isPast = (record: AnyRecord): boolean => (dayOf(record) ?? '9') < today();
  const card = (record: AnyRecord): Html =>
    recordCard(c, { entity, record }, { back, canMove, isOver: isPast(record) });
  if (!items.some((record) => dayOf(record) !== undefined)) {
    return html`<div class="cards">${items.map(card)}</div>`;
  }
  const ahead = items.filter((record) => !isPast(record));
  ahead.sort((a, b) => (dayOf(a) ?? '').localeCompare(dayOf(b) ?? ''));
  const past = items.filter(isPast);
  return html`<section>
      <div class="section-head"><h2>${words.booking.comingUp}</h2></div>
      ${
        ahead.length === 0
          ? html`<p class="soft">${words.booking.nothingComingUp}</p>`
          : html`<div class="cards">${ahead.map(card)}</div>`
      }
    </section>
    ${
      past.length === 0
        ? ''
        : html`<section>
            <div class="section-head"><h2>${words.booking.past}</h2></div>
            <div class="cards">${past.map(card)}</div>
          </section>`
    }`;
}

type Shown = { asking: Asking; view: View; mayCreate: boolean; items: readonly AnyRecord[]; total: number };

/** A list whose lines can be ticked, where the account may do something with several at once. */
function tickable(c: Ctx, entity: Entity, { asking, items }: Shown): Html {
  const { account } = asked(c, entity);
  const { steps, mayDelete } = bulkOf(c, entity);
  const isStaff = account.id !== 0 && entity !== message && !isForOwn(c, entity);
  const canPick = isStaff && (steps.length > 0 || mayDelete);
  const list = table(c, entity, { asking, items, canPick });
  return canPick ? bulkForm(c, entity, list) : list;
}

function records(c: Ctx, entity: Entity, of: Shown): Html {
  const { asking, view, items, total } = of;
  if (view === 'calendar') return calendarView(c, entity, asking);
  if (view === 'board') return boardView(c, entity, asking);
  if (items.length === 0) return nothing(c, entity, of);
  const gallery = (): Html =>
    html`<div class="cards">${items.map((record) => galleryCard(c, entity, record))}</div>`;
  const shown =
    view === 'cards' ? cards(c, entity, items) : view === 'gallery' ? gallery() : tickable(c, entity, of);
  return html`${shown}${pager(entity, asking, total)}`;
}

function headActions(c: Ctx, entity: Entity, mayCreate: boolean): Html {
  const isStaff = c.get('session') !== undefined && !isForOwn(c, entity) && entity !== message;
  const canImport = isStaff && mayCreate;
  return html`${
    isStaff
      ? html`<a class="button quiet only-wide" href="/api/${entity.collection}.csv" download
          >${icon('download')}${words.lists.export}</a
        >`
      : ''
  }${
    canImport
      ? html`<a class="button quiet only-wide" href="/${entity.collection}/import"
          >${icon('upload')}${words.lists.import}</a
        >`
      : ''
  }${bookingButton(c, entity)}${
    mayCreate
      ? html`<a
          class="button ${bookingButton(c, entity) === '' ? 'primary' : ''}"
          href="/${entity.collection}/new"
          >${words.screens.newOne(entity)}</a
        >`
      : ''
  }`;
}

/** The list of a collection: search, filters, and its records as they are looked at. */
export function listPage(c: Ctx, entity: Entity): Promise<Response> {
  const { store, account } = asked(c, entity);
  if (scopesOf(account, entity, 'read').length === 0) throw notAllowed(words.refusals.mayNot('see', entity));
  const asking = readAsking(c, entity);
  const views = viewsOf(c, entity);
  const view = asking.view !== undefined && views.includes(asking.view) ? asking.view : (views[0] ?? 'list');
  const mayCreate = scopesOf(account, entity, 'create').length > 0;
  const hasLines = view !== 'calendar' && view !== 'board';
  const selection = selectionOf(entity, asking.query, account);
  const limit = hasLines ? selection.limit : 0;
  const { items, total } = selectRecords(store, entity, { ...selection, limit });
  const body = html`${pageHead({
      title: html`<h1>${isForOwn(c, entity) ? words.booking.mine(entity) : entity.labelPlural}</h1>`,
      lead: words.screens.counted(total, entity),
      actions: headActions(c, entity, mayCreate),
    })}
    <div class="toolbar">
      <form class="search" role="search" action="/${entity.collection}">
        <label for="q" class="hidden">${words.screens.search}</label>
        <input
          type="search"
          id="q"
          name="q"
          value="${asking.query.q}"
          placeholder="${words.screens.searchFor(entity)}"
        />
        ${asking.view === undefined ? '' : html`<input type="hidden" name="view" value="${asking.view}" />`}
        <button>${words.screens.search}</button>
      </form>
      ${viewSwitch(entity, asking, { views, view })} ${filterBar(c, entity, asking)}
    </div>
    ${records(c, entity, { asking, view, mayCreate, items, total })}`;
  return renderPage(c, { title: entity.labelPlural, body, current: `/${entity.collection}` });
}
