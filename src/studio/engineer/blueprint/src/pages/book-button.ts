import { html } from 'hono/html';
import { entities } from '../entities.ts';
import { type Booking, experience } from '../experience.ts';
import { bookPath } from '../http/address.ts';
import { actorOf, type Ctx } from '../http/context.ts';
import { type Account, scopesOf } from '../model/account.ts';
import type { AnyRecord, Entity } from '../model/entity.ts';
import type { Field } from '../model/field.ts';
import { fieldOf, targetOf } from '../model/registry.ts';
import { settings } from '../settings.ts';
import { words } from '../words.ts';
import type { Html } from './html.ts';
import { icon } from './icon.ts';
import { bookingsOf } from './navigation.ts';

/** The way to book such a record, for those who book for themselves. */
export function bookingButton(c: Ctx, entity: Entity): Html | '' {
  const isBooked = bookingsOf(actorOf(c)).some((booking) => booking.entity === entity.key);
  if (!isBooked) return '';
  return html`<a class="button primary" href="${bookPath}/${entity.collection}"
    >${icon('plus')}${words.booking.book(entity)}</a
  >`;
}

/** "Choose a stylist": as the field is called, with the gender of what it leads to where that is called the same. */
export function choiceTitle(field: Field): string {
  const target = targetOf(field);
  const isSame = target?.label.toLowerCase() === field.label.toLowerCase();
  return words.booking.choose({
    label: field.label,
    labelPlural: field.label,
    gender: isSame ? target?.gender : undefined,
  });
}

/** What visitors could book once they have an account, which they open by themselves. */
export function openBookings(): { booking: Booking; entity: Entity }[] {
  const open = new Set(settings.roles.filter((role) => role.selfSignUp).map(({ key }) => key));
  return experience.bookings.flatMap((booking) => {
    const entity = entities.find((each) => each.key === booking.entity);
    const isOpen = booking.roles.some((role) => open.has(role));
    return entity === undefined || !isOpen ? [] : [{ booking, entity }];
  });
}

/** The bookings that somebody can begin: those of their role, or for visitors those that an account opens. */
function bookableBy(c: Ctx): { booking: Booking; entity: Entity }[] {
  const account = actorOf(c);
  if (account.id === 0) return openBookings();
  return bookingsOf(account).flatMap((booking) => {
    const entity = entities.find((each) => each.key === booking.entity);
    return entity === undefined ? [] : [{ booking, entity }];
  });
}

/** The way to book this very record (a service, a class), where that is what one chooses first. */
export function bookThis(
  c: Ctx,
  of: { entity: Entity; record: AnyRecord; name: string },
  isShort: boolean,
): Html | '' {
  const found = bookableBy(c).find(({ booking, entity }) => {
    const field = fieldOf(entity, booking.choices[0] ?? '');
    return field !== undefined && targetOf(field)?.key === of.entity.key;
  });
  if (found === undefined) return '';
  const { booking, entity } = found;
  const href = `${bookPath}/${entity.collection}?${booking.choices[0] ?? ''}=${of.record.id}`;
  if (!isShort) return html`<a class="button primary" href="${href}">${words.booking.book(entity)}</a>`;
  const label = words.booking.bookShort(entity);
  return html`<div class="actions">
    <a class="button" href="${href}" aria-label="${label}: ${of.name}">${label}</a>
  </div>`;
}

/** The way to what is missing among the choices, for those who may add it themselves (their car). */
export function addButton(account: Account, target: Entity): Html | '' {
  if (scopesOf(account, target, 'create').length === 0) return '';
  return html`<div class="actions">
    <a class="button" href="/${target.collection}/new">${icon('plus')}${words.screens.newOne(target)}</a>
  </div>`;
}
