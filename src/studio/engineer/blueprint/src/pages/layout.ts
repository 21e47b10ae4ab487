import { html } from 'hono/html';
import { entities } from '../entities.ts';
import type { Ctx } from '../http/context.ts';
import { takeNotice } from '../http/session.ts';
import { type Account, scopesOf } from '../model/account.ts';
import type { Entity } from '../model/entity.ts';
import { message } from '../model/message.ts';
import { adminRole, roleLabel, settings } from '../settings.ts';
import { words } from '../words.ts';

/** A piece of a page. */
export type Html = ReturnType<typeof html>;

/** A page as a whole: what it is called, what stands in it, and the collection to which it belongs. */
export type Page = { title: string; body: Html; current?: string; status?: number };

/** The collections that an account may see. */
export function visibleEntities(account: Account): Entity[] {
  return entities.filter((entity) => scopesOf(account, entity, 'read').length > 0);
}

const accountsTaken = entities.some((entity) => entity.collection === 'accounts');

/** Where administrators manage accounts. */
export const accountsPath = accountsTaken ? '/user-accounts' : '/accounts';

/** Where administrators change the settings of the product. */
export const settingsPath = entities.some((entity) => entity.collection === 'settings')
  ? '/product-settings'
  : '/settings';

/** The hidden field that shows that a form came from our own page. */
export function formToken(c: Ctx): Html {
  return html`<input type="hidden" name="_token" value="${c.get('session')?.formToken ?? ''}" />`;
}

function link(href: string, label: string, isCurrent: boolean): Html {
  return html`<li><a href="${href}" ${isCurrent ? html`aria-current="page"` : ''}>${label}</a></li>`;
}

function initials(name: string): string {
  const letters = name.split(/\s+/).map((word) => Array.from(word)[0] ?? '');
  return `${letters[0] ?? ''}${letters.length > 1 ? (letters.at(-1) ?? '') : ''}`.toUpperCase();
}

function person(c: Ctx, account: Account): Html {
  return html`<div class="person">
    <span class="avatar" aria-hidden="true">${initials(account.name)}</span>
    <a class="person-name" href="/account"
      >${account.name}<span class="person-role">${roleLabel(account.role)}</span></a
    >
    <form method="post" action="/sign-out">
      ${formToken(c)}<button class="quiet">${words.screens.signOut}</button>
    </form>
  </div>`;
}

function navigation(account: Account, current: string | undefined): Html {
  const items = visibleEntities(account).map((entity) =>
    link(`/${entity.collection}`, entity.labelPlural, current === entity.collection),
  );
  const label = accountsTaken ? words.accounts.titleBesideCollection : words.accounts.title;
  return html`<nav class="nav" aria-label="${words.screens.mainNavigation}">
      <ul>
        ${items}
      </ul>
    </nav>
    ${
      account.role === adminRole
        ? html`<p class="nav-extra">
            <a href="${accountsPath}" ${current === accountsPath ? html`aria-current="page"` : ''}
              >${label}</a
            >
            <a
              href="/${message.collection}"
              ${current === message.collection ? html`aria-current="page"` : ''}
              >${message.labelPlural}</a
            >
          </p>`
        : ''
    }`;
}

function brand(): Html {
  return html`<a class="brand" href="/">
    <svg aria-hidden="true" viewBox="0 0 32 32" width="28" height="28">
      <rect width="32" height="32" rx="9" class="brand-tile" />
      <path d="M9 21V11l7 7 7-7v10" class="brand-line" />
    </svg>
    <span>${settings.name}</span></a
  >`;
}

function shell(c: Ctx, page: Page): Html {
  const account = c.get('session')?.account;
  const notice = takeNotice(c);
  const said = notice === undefined ? '' : html`<p class="notice" role="status">${notice}</p>`;
  if (account === undefined) {
    return html`<main id="main" class="alone">
      ${brand()}
      <div class="card">${said}${page.body}</div>
    </main>`;
  }
  return html`<a class="skip" href="#main">${words.screens.skipToContent}</a>
    <div class="frame">
      <header class="side">${brand()}${navigation(account, page.current)}${person(c, account)}</header>
      <main id="main">${said}${page.body}</main>
    </div>`;
}

/** Sends a page. */
export async function renderPage(c: Ctx, page: Page): Promise<Response> {
  const document = html`<!doctype html>
    <html lang="${settings.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${page.title} · ${settings.name}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        ${shell(c, page)}
      </body>
    </html>`;
  return c.html(await document, (page.status ?? 200) as 200);
}
