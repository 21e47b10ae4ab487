import { html } from 'hono/html';
import { figuresFor } from '../actions/figures.ts';
import { experience } from '../experience.ts';
import { bookPath, queuePath } from '../http/address.ts';
import { asked } from '../http/collection.ts';
import { accountOf, type Ctx } from '../http/context.ts';
import { type Account, scopesOf, visibleScopesOf } from '../model/account.ts';
import { today } from '../model/calendar.ts';
import type { AnyRecord, Entity } from '../model/entity.ts';
import { momentsOfDays } from '../model/zone.ts';
import { adminRole, settings } from '../settings.ts';
import type { Store } from '../store/database.ts';
import { countRecords, selectRecords } from '../store/records.ts';
import { within } from '../store/scope.ts';
import { words } from '../words.ts';
import { agenda, dayOf } from './calendar-view.ts';
import { figuresSection } from './chart.ts';
import type { Html } from './html.ts';
import { icon } from './icon.ts';
import { pageHead, renderPage } from './layout.ts';
import { bookingsOf, isSelf, visibleEntities } from './navigation.ts';
import { waitingFor } from './queue-page.ts';
import { recordCard, whenField } from './record-card.ts';
import { sampleForm } from './settings-page.ts';

function countOf(store: Store, account: Account, entity: Entity): number {
  return countRecords(store, entity, within(entity, visibleScopesOf(account, entity), account));
}

/** What waits, as numbers that lead to the queue. */
function waitingSection(store: Store, account: Account): Html | string {
  const waiting = waitingFor(store, account);
  if (waiting.length === 0) return '';
  return html`<section>
    <div class="section-head">
      <h2>${words.work.title}</h2>
      <a href="${queuePath}">${words.work.seeAll}</a>
    </div>
    <ul class="figures">
      ${waiting.map(
        ({ entity, state, count, href }) =>
          html`<li class="figure">
            <span class="figure-label">${entity.labelPlural}</span>
            <span class="figure-value">${count}</span>
            <a href="${href}">${state.label}</a>
          </li>`,
      )}
    </ul>
  </section>`;
}

/** What happens today, of everything that has a time. */
function todaySection(c: Ctx, account: Account): Html | string {
  const timed = visibleEntities(account).filter((entity) => whenField(entity)?.kind === 'datetime');
  if (timed.length === 0) return '';
  const days = timed.flatMap((entity) => {
    const byDay = dayOf(c, entity, today());
    return byDay.size === 0 ? [] : [agenda(c, entity, byDay)];
  });
  const [first] = timed;
  return html`<section>
    <div class="section-head">
      <h2>${words.work.today}</h2>
      <a href="/${first?.collection ?? ''}?view=calendar">${words.views.calendar}</a>
    </div>
    ${days.length === 0 ? html`<p class="card soft">${words.work.nothingToday}</p>` : days}
  </section>`;
}

const mostNext = 3;

function nextRecords(c: Ctx, entity: Entity): AnyRecord[] {
  const { store, account } = asked(c, entity);
  const own = within(entity, visibleScopesOf(account, entity), account);
  const when = whenField(entity);
  if (when === undefined) {
    const part = { where: own, order: '"id" DESC', limit: mostNext, offset: 0 };
    return selectRecords(store, entity, part).items;
  }
  const from = when.kind === 'datetime' ? momentsOfDays({ from: today(), to: today() }).from : today();
  const where = { sql: `${own.sql} AND "${when.column}" >= ?`, params: [...own.params, from] };
  return selectRecords(store, entity, { where, order: `"${when.column}"`, limit: mostNext, offset: 0 }).items;
}

/** Somebody's own next things, and the way to more of them. */
function ownSection(c: Ctx, entity: Entity): Html {
  const records = nextRecords(c, entity);
  const isTimed = whenField(entity) !== undefined;
  return html`<section>
    <div class="section-head">
      <h2>${words.booking.mine(entity)}</h2>
      <a href="/${entity.collection}">${words.screens.all(entity)}</a>
    </div>
    ${
      records.length === 0
        ? html`<p class="card soft">
            ${isTimed ? words.booking.nothingComingUp : words.screens.noneYet(entity)}
          </p>`
        : html`<div class="cards">
            ${records.map((record) => recordCard(c, { entity, record }, { back: '/' }))}
          </div>`
    }
  </section>`;
}

function isOwnList(account: Account, entity: Entity): boolean {
  return !isSelf(account, entity) && !scopesOf(account, entity, 'read').includes('all');
}

function ownHome(c: Ctx, account: Account): Html {
  const visible = visibleEntities(account);
  const own = visible.filter((entity) => isOwnList(account, entity));
  const others = visible.filter((entity) => !own.includes(entity) && !isSelf(account, entity));
  return html`${own.map((entity) => ownSection(c, entity))}
  ${others.length === 0 ? '' : tiles(c, account, others)}`;
}

function tile(c: Ctx, account: Account, entity: Entity): Html {
  const mayCreate = scopesOf(account, entity, 'create').length > 0;
  return html`<li class="figure">
    <span class="figure-label">${entity.labelPlural}</span>
    <span class="figure-value">${countOf(c.get('store'), account, entity)}</span>
    <span class="figure-links"
      ><a href="/${entity.collection}">${words.screens.all(entity)}</a>${
        mayCreate ? html` <a href="/${entity.collection}/new">${words.screens.addOne(entity)}</a>` : ''
      }</span
    >
  </li>`;
}

function tiles(c: Ctx, account: Account, entities: readonly Entity[]): Html {
  return html`<section>
    <div class="section-head"><h2>${words.views.records}</h2></div>
    <ul class="figures">
      ${entities.map((entity) => tile(c, account, entity))}
    </ul>
  </section>`;
}

/** What an administrator of a product without records sees first. */
function beginning(c: Ctx, account: Account): Html {
  const [first] = visibleEntities(account).filter((entity) => scopesOf(account, entity, 'create').length > 0);
  return html`<div class="card empty">
    ${icon('plus')}
    <p class="empty-title">${words.visitors.emptyProduct}</p>
    <p>${words.visitors.emptyLead}</p>
    <div class="actions">
      ${first === undefined ? '' : html`<a class="button primary" href="/${first.collection}/new">${words.screens.newOne(first)}</a>`}
      ${sampleForm(c)}
    </div>
  </div>`;
}

/** How things stand: the figures of the brief, and those that everything of this kind has. */
function figuresOf(store: Store, account: Account): Html | string {
  const results = [...figuresFor(store, account), ...figuresFor(store, account, experience.figures)];
  return results.length === 0 ? '' : html`<div class="stack">${figuresSection(results)}</div>`;
}

function workHome(c: Ctx, account: Account): Html {
  const store = c.get('store');
  const isOverview = experience.homes[account.role] === 'overview';
  const numbers = figuresOf(store, account);
  const work = html`${waitingSection(store, account)}${todaySection(c, account)}`;
  const all = tiles(c, account, visibleEntities(account));
  return isOverview ? html`${numbers}${work}${all}` : html`${work}${numbers}${all}`;
}

function bookButtons(account: Account): Html[] {
  return visibleEntities(account)
    .filter((entity) => bookingsOf(account).some((booking) => booking.entity === entity.key))
    .map(
      (entity) =>
        html`<a class="button primary" href="${bookPath}/${entity.collection}"
          >${icon('plus')}${words.booking.book(entity)}</a
        >`,
    );
}

function isEmpty(store: Store, account: Account): boolean {
  const people = new Set(settings.roles.map((role) => role.entity));
  const things = visibleEntities(account).filter((entity) => !people.has(entity.key));
  return things.every((entity) => countOf(store, account, entity) === 0);
}

/** The first page after signing in, arranged by what somebody does here. */
export function homePage(c: Ctx): Promise<Response> {
  const account = accountOf(c);
  const [firstName = account.name] = account.name.split(' ');
  const isNew = account.role === adminRole && isEmpty(c.get('store'), account);
  const isOwn = experience.homes[account.role] === 'own';
  const body = html`${pageHead({
    title: html`<h1>${words.screens.hello(firstName)}</h1>`,
    actions: bookButtons(account),
  })}
  ${isNew ? beginning(c, account) : ''} ${isOwn ? ownHome(c, account) : workHome(c, account)}`;
  return renderPage(c, { title: words.screens.home, body, current: '/' });
}
