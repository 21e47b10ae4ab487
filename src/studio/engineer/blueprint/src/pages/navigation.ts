import { html } from 'hono/html';
import { entities } from '../entities.ts';
import { experience, type Booking } from '../experience.ts';
import {
  accountsPath,
  accountsTaken,
  bookPath,
  queuePath,
  searchPath,
  settingsPath,
} from '../http/address.ts';
import type { Ctx } from '../http/context.ts';
import { type Account, scopesOf, transitionScopesOf } from '../model/account.ts';
import type { Entity } from '../model/entity.ts';
import { message } from '../model/message.ts';
import { adminRole, roleLabel, settings } from '../settings.ts';
import { words } from '../words.ts';
import { formToken, type Html } from './html.ts';
import { icon, type IconName } from './icon.ts';

/** Whether its records stand on the page of the whole of which they are parts. */
export const isPart = (entity: Entity): boolean => entity.partOf !== undefined;

/** The collections that an account may see, parts of others aside. */
export function visibleEntities(account: Account): Entity[] {
  return entities.filter((entity) => !isPart(entity) && scopesOf(account, entity, 'read').length > 0);
}

type Link = { href: string; label: string; sign: IconName };

/** What an account books for itself. */
export function bookingsOf(account: Account): readonly Booking[] {
  return experience.bookings.filter((booking) => booking.roles.includes(account.role));
}

/** The entities of which the account moves records that others look after too. */
export function workOf(account: Account): Entity[] {
  if (experience.homes[account.role] === 'own') return [];
  return visibleEntities(account).filter((entity) =>
    entity.lifecycle?.transitions.some((step) => transitionScopesOf(account, entity, step.verb).length > 0),
  );
}

/** What people do here, before what there is. */
function deeds(account: Account): Link[] {
  const books = bookingsOf(account).flatMap(({ entity: key }): Link[] => {
    const entity = entities.find((each) => each.key === key);
    if (entity === undefined) return [];
    return [{ href: `${bookPath}/${entity.collection}`, label: words.booking.book(entity), sign: 'plus' }];
  });
  const works: Link[] =
    workOf(account).length > 0 ? [{ href: queuePath, label: words.work.title, sign: 'inbox' }] : [];
  return [{ href: '/', label: words.screens.home, sign: 'home' }, ...books, ...works];
}

/** Whether the records of the entity are people of this role, so that somebody of it sees there themselves. */
export const isSelf = (account: Account, entity: Entity): boolean =>
  settings.roles.find((role) => role.key === account.role)?.entity === entity.key;

/** What an account cares for most stands first: what it books, then what it sees, and itself last. */
function order(account: Account, entity: Entity): number {
  if (experience.homes[account.role] !== 'own') return 0;
  if (bookingsOf(account).some((booking) => booking.entity === entity.key)) return 0;
  return isSelf(account, entity) ? 2 : 1;
}

function things(account: Account): Link[] {
  const sorted = visibleEntities(account).toSorted((a, b) => order(account, a) - order(account, b));
  return sorted.map((entity) => ({
    href: `/${entity.collection}`,
    label: entity.labelPlural,
    sign: experience.signs[entity.key] ?? 'list',
  }));
}

function administration(account: Account): Link[] {
  if (account.role !== adminRole) return [];
  const label = accountsTaken ? words.accounts.titleBesideCollection : words.accounts.title;
  return [
    { href: accountsPath, label, sign: 'people' },
    { href: `/${message.collection}`, label: message.labelPlural, sign: 'mail' },
    { href: settingsPath, label: words.settings.title, sign: 'settings' },
  ];
}

function list(links: readonly Link[], current: string, title?: string): Html | string {
  if (links.length === 0) return '';
  return html`<div>
    ${title === undefined ? '' : html`<p class="nav-title">${title}</p>`}
    <ul>
      ${links.map(
        ({ href, label, sign }) =>
          html`<li>
            <a href="${href}" ${href === current ? html`aria-current="page"` : ''}
              >${icon(sign)}<span>${label}</span></a
            >
          </li>`,
      )}
    </ul>
  </div>`;
}

/** The sign of the product, which leads to its first page; a list may be called as the product is. */
export function brand(): Html {
  const [letter = ''] = settings.name;
  return html`<a class="brand" href="/"
    ><span class="brand-tile" aria-hidden="true">${letter.toUpperCase()}</span
    ><span>${settings.name}<span class="hidden">, ${words.screens.home}</span></span></a
  >`;
}

function initials(name: string): string {
  const letters = name.split(/\s+/).map((word) => Array.from(word)[0] ?? '');
  return `${letters[0] ?? ''}${letters.length > 1 ? (letters.at(-1) ?? '') : ''}`.toUpperCase();
}

function person(c: Ctx, account: Account): Html {
  return html`<div class="person">
    <a class="person-link" href="/account"
      ><span class="avatar" aria-hidden="true">${initials(account.name)}</span
      ><span>${account.name}<span class="person-role">${roleLabel(account.role)}</span></span></a
    >
    <div class="person-actions">
      <form method="post" action="/sign-out">
        ${formToken(c)}<button class="quiet">${words.screens.signOut}</button>
      </form>
      ${themeButton(c)}
    </div>
  </div>`;
}

/** Turns the colours over, at once with scripts and with the next page without. */
export function themeButton(c: Ctx): Html {
  return html`<form method="post" action="/theme" data-theme-form>
    <input type="hidden" name="back" value="${c.req.path}" />
    <button class="quiet icon-only" aria-label="${words.views.theme}" title="${words.views.theme}">
      ${icon('theme')}
    </button>
  </form>`;
}

/** The navigation of somebody who is signed in: beside the page, or behind a button on a phone. */
export function sideOf(c: Ctx, account: Account, current: string): Html {
  const isOwn = experience.homes[account.role] === 'own';
  return html`<div class="topbar">
      ${brand()}
      <button class="quiet icon-only" popovertarget="menu" aria-label="${words.views.menu}">
        ${icon('menu')}
      </button>
    </div>
    <header class="side" id="menu" popover>
      ${brand()}
      <nav class="nav" aria-label="${words.screens.mainNavigation}">
        ${list(deeds(account), current)}
        ${list(things(account), current, isOwn ? undefined : words.views.records)}
        ${list([{ href: searchPath, label: words.lists.everywhere, sign: 'search' }], current)}
        ${list(administration(account), current, words.views.administration)}
      </nav>
      ${person(c, account)}
    </header>`;
}

const maxQuick = 4;

/** The few ways that a thumb reaches at the foot of a phone. */
export function quickOf(account: Account, current: string): Html {
  const links = [...deeds(account), ...things(account)].slice(0, maxQuick);
  return html`<nav class="bottombar" aria-label="${words.views.quick}">
    <ul>
      ${links.map(
        ({ href, label, sign }) =>
          html`<li>
            <a href="${href}" ${href === current ? html`aria-current="page"` : ''}
              >${icon(sign)}<span>${label}</span></a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}
