import { html } from 'hono/html';
import { entities } from '../entities.ts';
import { experience } from '../experience.ts';
import { visitor } from '../model/account.ts';
import { words } from '../words.ts';
import type { Html } from './html.ts';
import { visibleEntities } from './navigation.ts';

const most = 4;

/** What one can do and see here, for those who do not know the product yet; nothing where all of it needs an account. */
export function tagline(): Html | '' {
  const booked = experience.bookings.flatMap(({ entity: key }) => {
    const entity = entities.find((each) => each.key === key);
    return entity === undefined ? [] : [words.booking.book(entity)];
  });
  const shown = visibleEntities(visitor).map(({ labelPlural }) => labelPlural);
  const parts = [...new Set([...booked, ...shown])].slice(0, most);
  return parts.length === 0 ? '' : html`<p>${parts.join(' · ')}</p>`;
}
