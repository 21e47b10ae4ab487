import { html } from 'hono/html';
import type { Ctx } from '../http/context.ts';
import { asRefusal, titleOf } from '../http/problem.ts';
import { renderPage } from './layout.ts';
import { words } from '../words.ts';

/** The page that says why something was refused, with a way back. */
export function errorPage(c: Ctx, error: unknown): Promise<Response> {
  const refusal = asRefusal(error);
  const title = titleOf(refusal.status);
  const body = html`<div class="empty">
    <p class="empty-code" aria-hidden="true">${refusal.status}</p>
    <h1>${title}</h1>
    <p>${refusal.message}</p>
    <p><a class="button" href="/">${words.screens.backToStart}</a></p>
  </div>`;
  return renderPage(c, { title, body, status: refusal.status });
}
