import { html } from 'hono/html';
import { openTransitions } from '../actions/records.ts';
import { experience } from '../experience.ts';
import { asked, seen, viewerOf } from '../http/collection.ts';
import { actorOf, type Ctx } from '../http/context.ts';
import { isVisitor, visibleScopesOf } from '../model/account.ts';
import { shortMonth, shortWeekday } from '../model/calendar.ts';
import { type AnyRecord, type Entity, narrowedOf } from '../model/entity.ts';
import type { Field } from '../model/field.ts';
import { fieldOf, targetOf } from '../model/registry.ts';
import { localMinute } from '../model/zone.ts';
import { findRecord } from '../store/records.ts';
import { words } from '../words.ts';
import { bookThis } from './book-button.ts';
import type { Html } from './html.ts';
import { leadsOn, stepButton } from './step.ts';
import { displayOf, showState, showValue, titleOf } from './value.ts';

/** The field that says when a record happens, where one does. */
export function whenField(entity: Entity): Field | undefined {
  const place = experience.calendars.find((each) => each.entity === entity.key);
  return place && fieldOf(entity, place.field);
}

/** When a record happens: its day, and the time where it has one. */
export function whenOf(
  entity: Entity,
  record: AnyRecord,
): { day: string; clock: string | undefined } | undefined {
  const field = whenField(entity);
  const value = field && record[field.key];
  if (field === undefined || value === null || value === undefined) return undefined;
  if (field.kind !== 'datetime') return { day: String(value), clock: undefined };
  const [day = '', clock] = localMinute(String(value)).split('T');
  return { day, clock };
}

/** A day as a leaf of a calendar. */
export function leaf(day: string): Html {
  return html`<span class="leaf" aria-hidden="true"
    ><small>${shortWeekday(day)}</small><b>${Number(day.slice(8, 10))}</b
    ><small>${shortMonth(day)}</small></span
  >`;
}

/** Whether the account sees only what is its own here, so that saying whose it is says nothing. */
function isOwner(c: Ctx, entity: Entity, field: Field): boolean {
  const reaches = visibleScopesOf(actorOf(c), entity).map((scope) => narrowedOf(scope).reach);
  return (
    reaches.length > 0 &&
    reaches.every(
      (reach) => typeof reach === 'object' && reach.via.length === 1 && reach.via[0] === field.key,
    )
  );
}

/** By what a person knows a record that has no name of its own: the names of what it refers to. */
export function headlineOf(c: Ctx, of: Entity, record: AnyRecord): string {
  const entity = seen(c, of);
  const store = c.get('store');
  if (entity.display !== undefined) return titleOf(viewerOf(c), entity, record);
  const names = entity.fields.flatMap((field) => {
    const target = targetOf(field);
    const id = Number(record[field.key] ?? 0);
    if (target === undefined || id === 0 || isOwner(c, entity, field)) return [];
    const other = findRecord(store, target, { id });
    return other === undefined ? [] : [displayOf(viewerOf(c), target, other)];
  });
  return names.length === 0 ? displayOf(viewerOf(c), entity, record) : names.slice(0, 3).join(' · ');
}

/** The price that a card shows apart from everything else: its own, or what it comes to. */
const priceField = (entity: Entity): Field | undefined =>
  [...entity.fields, ...(entity.derived ?? [])].find((field) => field.kind === 'money');

/** What happens at the time of what it refers to (a place in a class) happens then. */
export function eventOf(c: Ctx, entity: Entity, record: AnyRecord): ReturnType<typeof whenOf> {
  const own = whenOf(entity, record);
  if (own !== undefined) return own;
  const isBooked = experience.bookings.some((each) => each.entity === entity.key && each.start === undefined);
  for (const field of isBooked ? entity.fields : []) {
    const target = targetOf(field);
    const other = target && findRecord(c.get('store'), target, { id: Number(record[field.key] ?? 0) });
    const when = target && other && whenOf(target, other);
    if (when !== undefined) return when;
  }
  return undefined;
}

const maxFacts = 3;

/** A few more things that a card says. */
export function factsOf(c: Ctx, of: Entity, record: AnyRecord): Html[] {
  const entity = seen(c, of);
  const { store, account } = asked(c, entity);
  const when = whenField(entity);
  return entity.fields
    .filter((field) => {
      const isShown = field === when || field.key === entity.display || field.control.kind === 'textarea';
      const isImage = field.kind === 'image' || field.kind === 'file' || field === priceField(entity);
      const isHead = entity.display === undefined && targetOf(field) !== undefined;
      return (
        !isShown && !isImage && !isHead && !isOwner(c, entity, field) && (record[field.key] ?? '') !== ''
      );
    })
    .slice(0, maxFacts)
    .map((field) =>
      field.kind === 'duration'
        ? html`<span>${field.show(record[field.key] ?? null)}</span>`
        : html`<span
            ><span class="soft">${words.screens.named(field.label)}</span>
            ${showValue(store, account, { field, value: record[field.key] })}</span
          >`,
    );
}

type CardOf = { entity: Entity; record: AnyRecord };
/** What can be done on the card: `isOver` leaves out what would give up something that is over. */
type CardOptions = { back?: string; canMove?: boolean; isOnBoard?: boolean; isOver?: boolean };

/** The price of a record as a card shows it, and what it is for where its name says so: a night, an hour. */
export function priceOf({ entity, record }: CardOf): { amount: string; name: string } | undefined {
  const field = priceField(entity);
  const value = field && record[field.key];
  if (field === undefined || value === null || value === undefined) return undefined;
  return { amount: field.show(value), name: field.label.includes(' ') ? field.label : '' };
}

/** The line of a card with its price. */
export function priceLine(of: CardOf): Html | string {
  const price = priceOf(of);
  if (price === undefined) return '';
  const name = price.name === '' ? '' : html`<small>${price.name}</small>`;
  return html`<p class="item-price">${price.amount} ${name}</p>`;
}

/** What a card says: its name, state, time, price and a few facts. */
function cardText(
  c: Ctx,
  of: CardOf,
  { when, isOnBoard }: { when: ReturnType<typeof whenOf>; isOnBoard: boolean },
): Html {
  const { entity, record } = of;
  const name = titleOf(viewerOf(c), entity, record);
  const headline = headlineOf(c, entity, record);
  const said = headline === name ? '' : html`aria-label="${name}: ${headline}"`;
  return html`<div class="item-head">
      <p class="item-title"><a href="/${entity.collection}/${record.id}" ${said}>${headline}</a></p>
      ${isOnBoard ? '' : showState(entity, record)}
    </div>
    ${when?.clock === undefined ? '' : html`<p><time datetime="${when.day}T${when.clock}">${when.clock}</time></p>`}
    ${priceLine(of)}
    <div class="item-facts">${factsOf(c, entity, record)}</div>`;
}

/** A record as a card: when, what, its state, and what can be done with it right here. */
export function recordCard(c: Ctx, shown: CardOf, options: CardOptions = {}): Html {
  const { record } = shown;
  const entity = seen(c, shown.entity);
  const of = { entity, record };
  const { back, canMove = true, isOnBoard = false, isOver = false } = options;
  const when = eventOf(c, entity, record);
  const steps = canMove ? openTransitions(asked(c, entity), record) : [];
  const wanted = isOver ? steps.filter((step) => leadsOn(entity, step)) : steps;
  const buttons = wanted.map((transition) =>
    stepButton(c, of, { transition, ...(back === undefined ? {} : { back }) }),
  );
  const text = cardText(c, of, { when, isOnBoard });
  return html`<article class="item" id="card-${entity.key}-${record.id}" data-card>
    ${
      when === undefined
        ? text
        : html`<div class="booked">
            ${leaf(when.day)}
            <div>${text}</div>
          </div>`
    }
    ${buttons.length === 0 ? '' : html`<div class="actions">${buttons}</div>`}
    ${isVisitor(actorOf(c)) ? bookThis(c, { entity, record, name: headlineOf(c, entity, record) }, true) : ''}
  </article>`;
}
