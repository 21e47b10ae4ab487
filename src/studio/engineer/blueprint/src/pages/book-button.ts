import { html } from 'hono/html';
import { bookPath } from '../http/address.ts';
import { actorOf, type Ctx } from '../http/context.ts';
import type { Entity } from '../model/entity.ts';
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
