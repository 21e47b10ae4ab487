import { html } from 'hono/html';
import { Hono } from 'hono';
import { createRecord } from '../actions/records.ts';
import { type Chosen, freeSlots, refusalOf, type Slot } from '../actions/slots.ts';
import { now } from '../clock.ts';
import { entities } from '../entities.ts';
import { type Booking, experience } from '../experience.ts';
import { bookPath } from '../http/address.ts';
import { formBody } from '../http/body.ts';
import { asked, seen, viewerOf } from '../http/collection.ts';
import { accountOf, type Ctx, type Env } from '../http/context.ts';
import { checkFormToken } from '../http/security.ts';
import { leaveNotice } from '../http/session.ts';
import { visibleScopesOf } from '../model/account.ts';
import { addDays, dayTitle, isDay, today } from '../model/calendar.ts';
import type { AnyRecord, Entity } from '../model/entity.ts';
import type { Field } from '../model/field.ts';
import { readForm } from '../model/input.ts';
import { notAllowed, notFound, Refusal } from '../model/refusal.ts';
import { fieldOf, targetOf } from '../model/registry.ts';
import { fromLocal } from '../model/zone.ts';
import { findRecord, selectRecords } from '../store/records.ts';
import { within } from '../store/scope.ts';
import { words } from '../words.ts';
import { alert } from './alert.ts';
import { addButton, choiceTitle } from './book-button.ts';
import { fieldRow, type Typed } from './form.ts';
import { formToken, type Html } from './html.ts';
import { icon } from './icon.ts';
import { pageHead, renderPage } from './layout.ts';
import { leaf, priceOf, whenField, whenOf } from './record-card.ts';
import { daySlots, timeSlots } from './slot-list.ts';
import { displayOf, optionsOf } from './value.ts';

/** One booking on its way: what it is of, who books, and what the address says is chosen. */
type Way = { booking: Booking; entity: Entity; chosen: Chosen; query: URLSearchParams; path: string };

function wayOf(c: Ctx): Way {
  const collection = c.req.param('collection');
  const entity = entities.find((each) => each.collection === collection);
  const booking = experience.bookings.find((each) => each.entity === entity?.key);
  if (entity === undefined || booking === undefined) throw notFound(words.refusals.noSuchPage);
  const account = accountOf(c);
  if (!booking.roles.includes(account.role)) throw notAllowed(words.refusals.mayNot('create', entity));
  const query = new URLSearchParams(new URL(c.req.url).search);
  const chosen: Chosen = {};
  for (const key of [...booking.choices, ...(booking.resource === undefined ? [] : [booking.resource])]) {
    const id = Number(query.get(key));
    if (Number.isSafeInteger(id) && id > 0) chosen[key] = id;
  }
  return { booking, entity, chosen, query, path: `${bookPath}/${entity.collection}` };
}

/** The address of the page after this one. */
function address(way: Way, change: Record<string, string>): string {
  const query = new URLSearchParams(way.query);
  for (const [key, value] of Object.entries(change)) {
    if (value === '') query.delete(key);
    else query.set(key, value);
  }
  const text = query.toString();
  return text === '' ? way.path : `${way.path}?${text}`;
}

function head(c: Ctx, way: Way, step: { title: string; at: number }): Html {
  const { booking, entity } = way;
  const names = [
    ...booking.choices.map((key) => fieldOf(entity, key)?.label ?? ''),
    ...(booking.start === undefined ? [] : [words.booking.when]),
    words.booking.confirm,
  ];
  return html`${pageHead({ title: html`<h1>${words.booking.book(entity)}</h1>` })}
    <ol class="steps" aria-label="${words.booking.steps}">
      ${names.map(
        (name, index) =>
          html`<li ${index === step.at ? html`aria-current="step"` : ''}><b>${index + 1}</b>${name}</li>`,
      )}
    </ol>
    <h2>${step.title}</h2>`;
}

const factKinds = new Set(['duration', 'datetime', 'date', 'enum']);

/** What a card says of a record beside its name: its price apart, and a few facts. */
function factsOf(target: Entity, record: AnyRecord): { facts: string; price: ReturnType<typeof priceOf> } {
  const shown = (field: Field): string => field.show(record[field.key] ?? null);
  const price = priceOf({ entity: target, record });
  const facts = target.fields.filter((field) => factKinds.has(field.kind) && field.key !== target.display);
  return { facts: facts.map(shown).filter(Boolean).slice(0, 3).join(' · '), price };
}

const mostOptions = 60;

/** The first so many records that can be chosen: of those that have a time of their own, the next ones. */
function candidates(c: Ctx, way: Way, of: { target: Entity; most: number }): AnyRecord[] {
  const { store, account } = asked(c, way.entity);
  const { target, most } = of;
  const when = whenField(target);
  if (way.booking.start !== undefined || when === undefined) {
    const options = optionsOf(store, account, target).slice(0, most);
    return options.flatMap(({ id }) => findRecord(store, target, { id }) ?? []);
  }
  const scopes = visibleScopesOf(account, target);
  const own = scopes.length === 0 ? { sql: '1', params: [] } : within(target, scopes, account);
  const present = when.kind === 'datetime' ? now().toISOString() : today();
  const where = { sql: `${own.sql} AND "${when.column}" >= ?`, params: [...own.params, present] };
  return selectRecords(store, target, { where, order: `"${when.column}"`, limit: most, offset: 0 }).items;
}

function option(
  c: Ctx,
  way: Way,
  shown: { field: Field; target: Entity; record: AnyRecord; no?: Refusal },
): Html {
  const { field, target, record, no } = shown;
  const { booking } = way;
  const { facts, price } = factsOf(seen(c, target), record);
  const name = displayOf(viewerOf(c), target, record);
  const when = booking.start === undefined ? whenOf(target, record) : undefined;
  const lines = html`${when === undefined ? '' : leaf(when.day)}<span class="option-name">${name}</span>
    ${facts === '' ? '' : html`<span class="option-facts">${facts}</span>`}
    ${price === undefined ? '' : html`<span class="option-price">${price.amount} <small>${price.name}</small></span>`}`;
  if (no !== undefined) {
    return html`<li>
      <div class="option is-full">${lines}<span class="option-why">${no.message}</span></div>
    </li>`;
  }
  return html`<li>
    <a class="option" href="${address(way, { [field.key]: String(record.id) })}">${lines}</a>
  </li>`;
}

/** A card, and whether what it stands for can be had. */
type Candidate = { card: Html; isFree: boolean };

/** The cards from which a record is chosen, the first so many of them. */
async function picksOf(
  c: Ctx,
  way: Way,
  { field, most }: { field: Field; most: number },
): Promise<Candidate[]> {
  const { entity, booking, chosen } = way;
  const target = targetOf(field);
  if (target === undefined) throw notFound(words.refusals.noSuchPage);
  const records = candidates(c, way, { target, most });
  const who = asked(c, entity);
  const isLast = booking.start === undefined && booking.choices.at(-1) === field.key;
  const refusals = await who.store.write(() =>
    records.map((record) => (isLast ? refusalOf(who, { ...chosen, [field.key]: record.id }) : undefined)),
  );
  return records.map((record, index) => {
    const no = refusals[index];
    const card = option(c, way, { field, target, record, ...(no === undefined ? {} : { no }) });
    return { card, isFree: no === undefined };
  });
}

const mostAtHome = 6;

/** The first question of a booking, as it stands on the first page of those who book; nothing where there is none. */
export async function firstPicks(c: Ctx, booking: Booking): Promise<Html | ''> {
  const entity = entities.find((each) => each.key === booking.entity);
  const field = entity && fieldOf(entity, booking.choices[0] ?? '');
  if (entity === undefined || field === undefined) return '';
  const way: Way = {
    booking,
    entity,
    chosen: {},
    query: new URLSearchParams(),
    path: `${bookPath}/${entity.collection}`,
  };
  const all = await picksOf(c, way, { field, most: mostAtHome * 2 });
  const free = all.filter(({ isFree }) => isFree).map(({ card }) => card);
  const picks = free.slice(0, mostAtHome);
  if (picks.length === 0) return '';
  return html`<section>
    <div class="section-head">
      <h2>${choiceTitle(field)}</h2>
      ${picks.length < mostAtHome ? '' : html`<a href="${way.path}">${words.work.seeAll}</a>`}
    </div>
    <ul class="picks">
      ${picks}
    </ul>
  </section>`;
}

async function choosePage(c: Ctx, way: Way, field: Field): Promise<Response> {
  const { entity, booking } = way;
  const target = targetOf(field);
  if (target === undefined) throw notFound(words.refusals.noSuchPage);
  const picks = await picksOf(c, way, { field, most: mostOptions });
  const options = picks.map(({ card }) => card);
  const title = choiceTitle(field);
  const body = html`${head(c, way, { title, at: booking.choices.indexOf(field.key) })}
  ${
    options.length === 0
      ? html`<div class="card empty">
          ${icon('calendar')}
          <p>${words.booking.nothingToChoose(target)}</p>
        </div>`
      : html`<ul class="picks">
          ${options}
        </ul>`
  }
  ${addButton(accountOf(c), target)}`;
  return renderPage(c, { title: words.booking.book(entity), body, current: way.path });
}

/** The records of the resource: the one that was asked for, or all of which one will do. */
function resourcesOf(
  c: Ctx,
  way: Way,
): { field: Field; options: { id: number; label: string }[] } | undefined {
  const { entity, booking } = way;
  const field = booking.resource === undefined ? undefined : fieldOf(entity, booking.resource);
  const target = field && targetOf(field);
  if (field === undefined || target === undefined) return undefined;
  const { store, account } = asked(c, entity);
  return { field, options: optionsOf(store, account, target).slice(0, 12) };
}

function resourceChips(way: Way, resources: NonNullable<ReturnType<typeof resourcesOf>>): Html | string {
  const { field, options } = resources;
  if (options.length < 2) return '';
  const chosen = way.query.get(field.key) ?? '';
  const all = [{ id: '', label: words.booking.any(field.label) }, ...options];
  return html`<ul class="chips ${options.length > 5 ? html`is-long` : ''}" aria-label="${field.label}">
    ${all.map(
      ({ id, label }) =>
        html`<li>
          <a
            class="chip"
            href="${address(way, { [field.key]: String(id) })}"
            ${String(id) === chosen ? html`aria-current="true"` : ''}
            >${label}</a
          >
        </li>`,
    )}
  </ul>`;
}

/** What is chosen with a slot: its moment and whose it is. */
function slotAddress(way: Way, { at, resource }: Slot): string {
  const { booking } = way;
  const whose =
    booking.resource === undefined || resource === undefined ? {} : { [booking.resource]: String(resource) };
  return address(way, { start: at, ...whose });
}

/** From which day on free slots are asked for; never one that has passed. */
function firstDayOf({ query }: Way): string {
  const asks = query.get('from') ?? '';
  return isDay(asks) && asks > today() ? asks : today();
}

function nothingFree({ entity }: Way, refusal: Refusal | undefined): Html {
  const own = html`<div class="actions">
    <a class="button" href="/${entity.collection}">${words.booking.mine(entity)}</a>
  </div>`;
  return html`<div class="card empty">
    ${icon('calendar')}
    <p class="empty-title">${refusal?.message ?? words.booking.nothingFree}</p>
    ${refusal === undefined ? '' : own}
  </div>`;
}

/** The records of the resource that are tried: the one that was asked for, or all. */
function triedOf(way: Way, resources: ReturnType<typeof resourcesOf>): number[] {
  const wanted = Number(way.query.get(way.booking.resource ?? '') ?? 0);
  return wanted > 0 ? [wanted] : (resources?.options.map(({ id }) => id) ?? []);
}

async function slotsPage(c: Ctx, way: Way): Promise<Response> {
  const { entity, booking, chosen } = way;
  const from = firstDayOf(way);
  const resources = resourcesOf(c, way);
  const search = { booking, chosen, resources: triedOf(way, resources) };
  const { days, last, refusal } = await freeSlots(asked(c, entity), search, from);
  const isMoment = fieldOf(entity, booking.start ?? '')?.kind === 'datetime';
  const lead = (slot: Slot): string => slotAddress(way, slot);
  const title = isMoment ? words.booking.chooseTime : words.booking.chooseDay;
  const earlier = html`<a class="button" href="${address(way, { from: '' })}">${words.booking.earlier}</a>`;
  const body = html`${head(c, way, { title, at: booking.choices.length })}
    ${resources === undefined ? '' : resourceChips(way, resources)}
    ${days.length === 0 ? nothingFree(way, refusal) : isMoment ? timeSlots(days, lead) : html`<div class="months">${daySlots(days, lead)}</div>`}
    <nav class="pager" aria-label="${words.booking.when}" ${refusal === undefined ? '' : html`hidden`}>
      ${from > today() ? earlier : ''}
      <a class="button" href="${address(way, { from: addDays(last, 1) })}">${words.booking.later}</a>
    </nav>`;
  return renderPage(c, { title: words.booking.book(entity), body, current: way.path });
}

type Summary = { label: string; value: string; change: string };

/** What is chosen, each with the way back to where it was. */
function summaryOf(c: Ctx, way: Way): Summary[] {
  const { entity, booking, chosen, query } = way;
  const keys = [...booking.choices, ...(booking.resource === undefined ? [] : [booking.resource])];
  const lines = keys.flatMap((key): Summary[] => {
    const field = fieldOf(entity, key);
    const target = field && targetOf(field);
    const id = Number(chosen[key] ?? 0);
    const record = target && findRecord(c.get('store'), target, { id });
    if (field === undefined || target === undefined || record === undefined) return [];
    const { facts, price } = factsOf(seen(c, target), record);
    const name = displayOf(viewerOf(c), target, record);
    const value = [name, facts, price?.amount].filter(Boolean).join(' · ');
    return [{ label: field.label, value, change: address(way, { [key]: '', start: '' }) }];
  });
  const at = query.get('start');
  if (booking.start === undefined || at === null) return lines;
  const [day = '', clock] = at.split('T');
  const value = clock === undefined ? dayTitle(day) : `${dayTitle(day)}, ${clock}`;
  return [...lines, { label: words.booking.when, value, change: address(way, { start: '' }) }];
}

/** Everything that is settled, as a form carries it. */
function settledOf(way: Way): Typed {
  const { booking, chosen, query } = way;
  const settled: Typed = Object.fromEntries(Object.entries(chosen).map(([key, id]) => [key, String(id)]));
  const at = query.get('start');
  if (booking.start !== undefined && at !== null) settled[booking.start] = at;
  return settled;
}

function proposedEnd({ entity, booking, query }: Way): Typed {
  const at = query.get('start');
  const field = booking.end === undefined ? undefined : fieldOf(entity, booking.end);
  if (field === undefined || at === null) return {};
  if (!at.includes('T')) return { [field.key]: addDays(at, booking.nights) };
  return { [field.key]: field.toForm(new Date(Date.parse(fromLocal(at)) + 3_600_000).toISOString()) };
}

function confirmPage(c: Ctx, way: Way, state: { typed?: Typed; refusal?: Refusal } = {}): Promise<Response> {
  const { entity, booking } = way;
  const settled = settledOf(way);
  const left = entity.fields.filter(
    (field) => settled[field.key] === undefined && field.key !== booking.owner,
  );
  const defaults = Object.fromEntries(left.map((field) => [field.key, field.toForm(field.default)]));
  const typed = { ...defaults, ...proposedEnd(way), ...state.typed };
  const at = booking.choices.length + (booking.start === undefined ? 0 : 1);
  const body = html`${head(c, way, { title: words.booking.check, at })} ${alert(state.refusal)}
    <form class="card form narrow" method="post" action="${address(way, {})}">
      ${formToken(c)}
      ${Object.entries(settled).map(
        ([key, value]) => html`<input type="hidden" name="${key}" value="${value}" />`,
      )}
      <dl class="summary-list">
        ${summaryOf(c, way).map(
          ({ label, value, change }) =>
            html`<div>
              <dt>${label}</dt>
              <dd>${value} <a href="${change}">${words.booking.change}</a></dd>
            </div>`,
        )}
      </dl>
      ${left.map((field) => fieldRow(c, field, { typed, refusal: state.refusal }))}
      <div class="actions"><button class="primary wide">${words.booking.confirm}</button></div>
    </form>`;
  return renderPage(c, {
    title: words.booking.book(entity),
    body,
    current: way.path,
    status: state.refusal?.status ?? 200,
  });
}

/** The next question of a booking. */
async function nextPage(c: Ctx): Promise<Response> {
  const way = wayOf(c);
  const missing = way.booking.choices.find((key) => way.chosen[key] === undefined);
  const field = missing === undefined ? undefined : fieldOf(way.entity, missing);
  if (field !== undefined) return choosePage(c, way, field);
  const needsStart = way.booking.start !== undefined && way.query.get('start') === null;
  return needsStart ? slotsPage(c, way) : confirmPage(c, way);
}

async function book(c: Ctx): Promise<Response> {
  const form = await formBody(c);
  const way = wayOf(c);
  checkFormToken(c, form);
  const { entity } = way;
  try {
    const record = await createRecord(asked(c, entity), readForm(entity, form, true));
    leaveNotice(c, words.booking.booked(entity));
    return c.redirect(`/${entity.collection}/${record.id}`, 303);
  } catch (error) {
    if (!(error instanceof Refusal) || ![403, 409, 422].includes(error.status)) throw error;
    return confirmPage(c, way, { typed: form, refusal: error });
  }
}

/** The pages on which people book for themselves, one question after the other; addresses hold what is chosen. */
export function bookRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/:collection', (c) => nextPage(c));
  routes.post('/:collection', (c) => book(c));
  return routes;
}
