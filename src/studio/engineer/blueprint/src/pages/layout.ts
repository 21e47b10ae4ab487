import { html, raw } from 'hono/html';
import { getCookie } from 'hono/cookie';
import { entities } from '../entities.ts';
import { pricingPath } from '../http/address.ts';
import type { Ctx } from '../http/context.ts';
import { scriptAddress, styleAddress } from '../http/public-files.ts';
import { type Notice, takeNotice, themeName } from '../http/session.ts';
import { isOpenToVisitors, scopesOf, visitor } from '../model/account.ts';
import { plans, settings } from '../settings.ts';
import { words } from '../words.ts';
import { formToken, type Html } from './html.ts';
import { icon } from './icon.ts';
import { brand, quickOf, sideOf, themeButton, visibleEntities } from './navigation.ts';
import { tagline } from './tagline.ts';

/** A page as a whole: what it is called, what stands in it, and the address in the navigation to which it belongs. */
export type Page = {
  title: string;
  body: Html;
  current?: string;
  status?: number;
  /** A page at which visitors sign in or choose a password. */
  isDoor?: boolean;
};

/** Whether visitors find anything here beside the way to sign in. */
export function hasPublicPages(): boolean {
  return (
    plans.length > 0 ||
    entities.some((entity) => isOpenToVisitors(entity) && scopesOf(visitor, entity, 'read').length > 0)
  );
}

function undoForm(c: Ctx, { undo }: Notice): Html | string {
  if (undo === undefined) return '';
  return html`<form method="post" action="${undo}">
    ${formToken(c)}<button data-key="u">${words.work.undo}</button>
  </form>`;
}

/** What the last action left to say. */
function said(c: Ctx): Html | string {
  const notice = takeNotice(c);
  if (notice === undefined) return '';
  return html`<div class="notice">
    <p role="status">${notice.text}</p>
    ${undoForm(c, notice)}
  </div>`;
}

/** Pages at which visitors sign in: the product on one side, the form on the other. */
function door(c: Ctx, page: Page): Html {
  return html`<div class="door">
    <div class="door-side">${brand()} ${tagline()}</div>
    <main id="main">
      ${brand()} ${said(c)}
      <div>${page.body}</div>
    </main>
  </div>`;
}

function publicBar(c: Ctx): Html {
  const mayJoin = settings.roles.some((role) => role.selfSignUp);
  const links = visibleEntities(visitor).slice(0, 3);
  return html`<header class="public-bar">
    ${brand()}
    <nav aria-label="${words.screens.mainNavigation}">
      <ul>
        ${links.map(
          (entity) =>
            html`<li class="only-wide">
              <a class="plain" href="/${entity.collection}">${entity.labelPlural}</a>
            </li>`,
        )}
        ${
          plans.length === 0
            ? ''
            : html`<li><a class="plain" href="${pricingPath}">${words.visitors.pricing}</a></li>`
        }
        <li class="only-wide">${themeButton(c)}</li>
        <li><a class="plain" href="/sign-in">${words.screens.signIn}</a></li>
        ${
          mayJoin
            ? html`<li class="only-wide">
                <a class="button primary" href="/sign-up">${words.screens.createAccount}</a>
              </li>`
            : ''
        }
      </ul>
    </nav>
  </header>`;
}

function shell(c: Ctx, page: Page): Html {
  const account = c.get('session')?.account;
  const skip = html`<a class="skip" href="#main">${words.screens.skipToContent}</a>`;
  if (account !== undefined) {
    const current = page.current ?? '';
    return html`${skip}
      <div class="frame">
        ${sideOf(c, account, current)}
        <main id="main" tabindex="-1">${said(c)}${page.body}</main>
        ${quickOf(account, current)}
      </div>`;
  }
  if (page.isDoor === true) return door(c, page);
  return html`${skip}
    <div class="public">
      ${publicBar(c)}
      <main id="main" tabindex="-1">${said(c)}${page.body}</main>
      <footer class="foot">${settings.name}</footer>
    </div>`;
}

/** Sends a page. */
export async function renderPage(c: Ctx, page: Page): Promise<Response> {
  const theme = getCookie(c, themeName);
  const isChosen = theme === 'dark' || theme === 'light';
  const document = html`<!doctype html>
    <html lang="${settings.language}" ${isChosen ? raw(`data-theme="${theme}"`) : ''}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${page.title === settings.name ? '' : `${page.title} · `}${settings.name}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${styleAddress}" />
        <script src="${scriptAddress}" defer></script>
      </head>
      <body>
        ${shell(c, page)}
      </body>
    </html>`;
  return c.html(await document, (page.status ?? 200) as 200);
}

/** The head of a page: where one is, what it is, and what can be done. */
export function pageHead(head: {
  title: Html | string;
  lead?: Html | string;
  back?: { href: string; label: string };
  actions?: Html | string | (Html | string)[];
}): Html {
  const { title, lead, back, actions } = head;
  return html`${
      back === undefined
        ? ''
        : html`<p class="crumbs"><a href="${back.href}">${icon('back')}${back.label}</a></p>`
    }
    <div class="head">
      <div>
        <div class="head-title">${title}</div>
        ${lead === undefined || lead === '' ? '' : html`<p class="count">${lead}</p>`}
      </div>
      ${actions === undefined || actions === '' ? '' : html`<div class="actions">${actions}</div>`}
    </div>`;
}
