import { html } from 'hono/html';
import { visitor } from '../model/account.ts';
import { words } from '../words.ts';
import { openBookings } from './book-button.ts';
import type { Html } from './html.ts';
import { visibleEntities } from './navigation.ts';

const most = 4;

/** What one can do and see here, for those who do not know the product yet; nothing where all of it needs an account. */
export function tagline(): Html | '' {
  if (openBookings().length > 0) return html`<p>${words.visitors.bookOnline}</p>`;
  const shown = visibleEntities(visitor).map(({ labelPlural }) => labelPlural);
  const parts = [...new Set(shown)].slice(0, most);
  return parts.length === 0 ? '' : html`<p>${parts.join(' · ')}</p>`;
}
