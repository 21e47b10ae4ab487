import { html } from 'hono/html';
import { figuresFor } from '../actions/figures.ts';
import { experience } from '../experience.ts';
import { bookPath, queuePath } from '../http/address.ts';
import { asked } from '../http/collection.ts';
import { accountOf, type Ctx } from '../http/context.ts';
import { type Account, scopesOf, visibleScopesOf } from '../model/account.ts';
import { addDays, dayName, today } from '../model/calendar.ts';
import type { AnyRecord, Entity } from '../model/entity.ts';
import { entityOf, referenceTarget, targetOf } from '../model/registry.ts';
import { momentsOfDays } from '../model/zone.ts';
import { adminRole, settings } from '../settings.ts';
import type { Store } from '../store/database.ts';
import { countRecords, selectRecords } from '../store/records.ts';
import { within } from '../store/scope.ts';
import { words } from '../words.ts';
import { firstPicks } from './book-page.ts';
import { agenda, dayOf } from './calendar-view.ts';
import { figuresSection } from './chart.ts';
import type { Html } from './html.ts';
import { icon } from './icon.ts';
import { pageHead, renderPage } from './layout.ts';
import { bookingsOf, isSelf, visibleEntities } from './navigation.ts';
import { waitingFor } from './queue-page.ts';
import { eventOf, recordCard, whenField } from './record-card.ts';
import { sampleForm } from './settings-page.ts';
import { toneOf } from './value.ts';

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
            <a href="${href}"
              ><span class="badge badge-${toneOf(entity, state.value)}">${state.label}</span></a
            >
          </li>`,
      )}
    </ul>
  </section>`;
}

function agendasOf(c: Ctx, timed: readonly Entity[], day: string): Html[] {
  return timed.flatMap((entity) => {
    const byDay = dayOf(c, entity, day);
    return byDay.size === 0 ? [] : [agenda(c, entity, byDay)];
  });
}

/** How many days are looked at for what comes next, where nothing happens today. */
const mostDaysAhead = 7;

/** The next day on which something happens. */
function nextDay(c: Ctx, timed: readonly Entity[]): Html[] {
  for (let ahead = 1; ahead <= mostDaysAhead; ahead += 1) {
    const next = agendasOf(c, timed, addDays(today(), ahead));
    if (next.length > 0) return next;
  }
  return [];
}

/** What happens today, of everything that has a time; where nothing does, what comes next. */
function todaySection(c: Ctx, account: Account): Html | string {
  const timed = visibleEntities(account).filter((entity) => whenField(entity)?.kind === 'datetime');
  if (timed.length === 0) return '';
  const days = agendasOf(c, timed, today());
  const [first] = timed;
  return html`<section>
    <div class="section-head">
      <h2>${words.work.today}</h2>
      <a href="/${first?.collection ?? ''}?view=calendar">${words.views.calendar}</a>
    </div>
    ${
      days.length > 0
        ? days
        : html`<div class="stack">
            <p class="card soft">${words.work.nothingToday}</p>
            ${nextDay(c, timed)}
          </div>`
    }
  </section>`;
}

const mostNext = 3;
const mostLookedAt = 60;

/** Whether a record came to nothing: nobody looks forward to it. */
const isGivenUp = ({ lifecycle }: Entity, record: AnyRecord): boolean =>
  lifecycle?.states.find(({ value }) => value === record[lifecycle.field])?.occupies === false;

/** Records that happen when what they refer to does (a place in a class): those to come, the next one first. */
function ahead(c: Ctx, entity: Entity, records: readonly AnyRecord[]): AnyRecord[] {
  const timed = records.map((record) => ({ record, at: eventOf(c, entity, record) }));
  if (timed.every(({ at }) => at === undefined)) return [...records];
  const text = ({ at }: (typeof timed)[number]): string => `${at?.day ?? ''}T${at?.clock ?? ''}`;
  return timed
    .filter((each) => text(each) >= today())
    .sort((a, b) => text(a).localeCompare(text(b)))
    .map(({ record }) => record);
}

function nextRecords(c: Ctx, entity: Entity): AnyRecord[] {
  const { store, account } = asked(c, entity);
  const own = within(entity, visibleScopesOf(account, entity), account);
  const when = whenField(entity);
  if (when === undefined) {
    const part = { where: own, order: '"id" DESC', limit: mostLookedAt, offset: 0 };
    const alive = selectRecords(store, entity, part).items.filter((record) => !isGivenUp(entity, record));
    return ahead(c, entity, alive).slice(0, mostNext);
  }
  const from = when.kind === 'datetime' ? momentsOfDays({ from: today(), to: today() }).from : today();
  const where = { sql: `${own.sql} AND "${when.column}" >= ?`, params: [...own.params, from] };
  const part = { where, order: `"${when.column}"`, limit: mostLookedAt, offset: 0 };
  const { items } = selectRecords(store, entity, part);
  return items.filter((record) => !isGivenUp(entity, record)).slice(0, mostNext);
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

async function ownHome(c: Ctx, account: Account): Promise<Html> {
  const visible = visibleEntities(account);
  const own = visible.filter((entity) => isOwnList(account, entity));
  // What one books first is offered as such.
  const chosen = bookingsOf(account).flatMap(({ entity, choices: [first] }) =>
    first === undefined ? [] : [referenceTarget(entityOf(entity), first)],
  );
  const others = visible.filter(
    (entity) => !own.includes(entity) && !chosen.includes(entity) && !isSelf(account, entity),
  );
  const picks = await Promise.all(bookingsOf(account).map((booking) => firstPicks(c, booking)));
  return html`${own.map((entity) => ownSection(c, entity))} ${picks}
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

const referencesOf = ({ fields }: Entity): number =>
  fields.filter((field) => targetOf(field) !== undefined).length;

/** What whoever works here enters most: of what they enter, that which brings most other things together. */
function enteredMost(account: Account): Entity | undefined {
  if (experience.homes[account.role] !== 'work') return undefined;
  const [most] = visibleEntities(account)
    .filter((entity) => scopesOf(account, entity, 'create').length > 0 && referencesOf(entity) > 0)
    .sort((a, b) => referencesOf(b) - referencesOf(a));
  return most;
}

/** What somebody comes for: to book, to start something new of their own, or to enter what they work on. */
function mainButtons(account: Account): Html[] {
  const most = enteredMost(account);
  const isBooked = ({ key }: Entity): boolean => bookingsOf(account).some(({ entity }) => entity === key);
  const isOwn = experience.homes[account.role] === 'own';
  const isMade = (entity: Entity): boolean =>
    entity === most ||
    (isOwn && isOwnList(account, entity) && scopesOf(account, entity, 'create').length > 0);
  return visibleEntities(account).flatMap((entity) => {
    const way = isBooked(entity)
      ? { href: `${bookPath}/${entity.collection}`, label: words.booking.book(entity) }
      : { href: `/${entity.collection}/new`, label: words.screens.newOne(entity) };
    if (!isBooked(entity) && !isMade(entity)) return [];
    return [html`<a class="button primary" href="${way.href}">${icon('plus')}${way.label}</a>`];
  });
}

function isEmpty(store: Store, account: Account): boolean {
  const people = new Set(settings.roles.map((role) => role.entity));
  const things = visibleEntities(account).filter((entity) => !people.has(entity.key));
  return things.every((entity) => countOf(store, account, entity) === 0);
}

/** The first page after signing in, arranged by what somebody does here. */
export async function homePage(c: Ctx): Promise<Response> {
  const account = accountOf(c);
  const [firstName = account.name] = account.name.split(' ');
  const isNew = account.role === adminRole && isEmpty(c.get('store'), account);
  const isOwn = experience.homes[account.role] === 'own';
  const body = html`${pageHead({
    title: html`<h1>${words.screens.hello(firstName)}</h1>`,
    lead: dayName(today()),
    actions: mainButtons(account),
  })}
  ${isNew ? beginning(c, account) : ''} ${isOwn ? await ownHome(c, account) : workHome(c, account)}`;
  return renderPage(c, { title: words.screens.home, body, current: '/' });
}
