import { html } from 'hono/html';
import { experience } from '../experience.ts';
import { bookPath } from '../http/address.ts';
import type { Ctx } from '../http/context.ts';
import { scopesOf, visitor } from '../model/account.ts';
import type { AnyRecord, Entity } from '../model/entity.ts';
import { entities } from '../entities.ts';
import { type Plan, plans, settings } from '../settings.ts';
import { today } from '../model/calendar.ts';
import { momentsOfDays } from '../model/zone.ts';
import { selectRecords } from '../store/records.ts';
import { within } from '../store/scope.ts';
import { words } from '../words.ts';
import { openBookings } from './book-button.ts';
import { galleryCard } from './gallery.ts';
import type { Html } from './html.ts';
import { icon } from './icon.ts';
import { pageHead, renderPage } from './layout.ts';
import { visibleEntities } from './navigation.ts';
import { recordCard, whenField } from './record-card.ts';
import { tagline } from './tagline.ts';

const mostShown = 6;

/** What stands on the public page of a collection: what is next where it has a time, else what is newest. */
function shownOf(c: Ctx, entity: Entity): { items: AnyRecord[]; total: number } {
  const store = c.get('store');
  const own = within(entity, scopesOf(visitor, entity, 'read'), visitor);
  const when = whenField(entity);
  if (when === undefined) {
    return selectRecords(store, entity, { where: own, order: '"id"', limit: mostShown, offset: 0 });
  }
  const from = when.kind === 'datetime' ? momentsOfDays({ from: today(), to: today() }).from : today();
  const where = { sql: `${own.sql} AND "${when.column}" >= ?`, params: [...own.params, from] };
  return selectRecords(store, entity, { where, order: `"${when.column}"`, limit: mostShown, offset: 0 });
}

function section(c: Ctx, entity: Entity): Html | string {
  const { items, total } = shownOf(c, entity);
  const mayCreate = scopesOf(visitor, entity, 'create').length > 0;
  if (items.length === 0 && !mayCreate) return '';
  const isGallery = experience.galleries.some((place) => place.entity === entity.key);
  const add = mayCreate
    ? html`<a class="button" href="/${entity.collection}/new">${words.screens.newOne(entity)}</a>`
    : '';
  return html`<section>
    <div class="section-head">
      <h2>${entity.labelPlural}</h2>
      <span class="actions"
        >${total > items.length ? html`<a href="/${entity.collection}">${words.visitors.seeAll(entity)}</a>` : ''}${add}</span
      >
    </div>
    <div class="cards">
      ${items.map((record) =>
        isGallery ? galleryCard(c, entity, record) : recordCard(c, { entity, record }, { canMove: false }),
      )}
    </div>
  </section>`;
}

const price = (plan: Plan): string =>
  plan.price === 0
    ? words.visitors.free
    : new Intl.NumberFormat(words.locale, { style: 'currency', currency: settings.currency }).format(
        plan.price / 10 ** digits(),
      );

const digits = (): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency: settings.currency }).resolvedOptions()
    .maximumFractionDigits ?? 2;

function planCard(plan: Plan, start: string): Html {
  const limits = plan.limits.flatMap(({ entity: key, max }) => {
    const entity = entities.find((each) => each.key === key);
    return entity === undefined ? [] : [words.visitors.upTo(max, entity)];
  });
  const lines = [...(limits.length === 0 ? [words.visitors.unlimited] : limits), ...plan.features];
  return html`<article class="card plan">
    <h3>${plan.label}</h3>
    <p class="plan-price">
      ${price(plan)} ${plan.price === 0 ? '' : html`<small>${words.visitors.per[plan.per]}</small>`}
    </p>
    <ul class="stack-small">
      ${lines.map((line) => html`<li>${icon('check')}<span>${line}</span></li>`)}
    </ul>
    <div class="actions"><a class="button primary wide" href="${start}">${words.visitors.getStarted}</a></div>
  </article>`;
}

/** What a stranger would press: to book, and else to come in. */
function waysIn(): Html | Html[] {
  const books = openBookings().map(
    ({ entity }) =>
      html`<a class="button primary" href="${bookPath}/${entity.collection}"
        >${words.booking.book(entity)}</a
      >`,
  );
  if (books.length > 0) return books;
  return mayJoin()
    ? html`<a class="button primary" href="/sign-up">${words.screens.createAccount}</a>`
    : html`<a class="button primary" href="/sign-in">${words.screens.signIn}</a>`;
}

const mayJoin = (): boolean => settings.roles.some((role) => role.selfSignUp);
const startPath = (): string => (mayJoin() ? '/sign-up' : '/sign-in');

function planCards(): Html {
  return html`<div class="plans">${plans.map((plan) => planCard(plan, startPath()))}</div>`;
}

/** The page that strangers see first: what this is, what there is, what it costs, and the way in. */
export function publicPage(c: Ctx): Promise<Response> {
  const body = html`<div class="hero">
      <h1>${settings.name}</h1>
      ${tagline()}
      <div class="actions">${waysIn()}</div>
    </div>
    ${visibleEntities(visitor).map((entity) => section(c, entity))}
    ${
      plans.length === 0
        ? ''
        : html`<section>
            <h2>${words.visitors.plans}</h2>
            ${planCards()}
          </section>`
    }`;
  return renderPage(c, { title: settings.name, body });
}

/** Plans and their prices. */
export function pricingPage(c: Ctx): Promise<Response> {
  const body = html`${pageHead({ title: html`<h1>${words.visitors.plans}</h1>` })}${planCards()}`;
  return renderPage(c, { title: words.visitors.pricing, body });
}
