import type { MiddlewareHandler } from 'hono';
import { Refusal } from '../model/refusal.ts';
import type { Ctx, Env } from './context.ts';
import { words } from '../words.ts';

const contentSecurity = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  // The company's dashboard shows the product in a sandboxed frame on the same machine.
  "frame-ancestors 'self' http://127.0.0.1:* http://localhost:* http://*.localhost:*",
].join('; ');

/** Headers that keep a browser from doing more with an answer than it should. */
export function secureHeaders(): MiddlewareHandler<Env> {
  return async (c, next) => {
    await next();
    const { headers } = c.res;
    if (!headers.has('content-security-policy')) headers.set('content-security-policy', contentSecurity);
    headers.set('x-content-type-options', 'nosniff');
    headers.set('referrer-policy', 'same-origin');
    headers.set('cross-origin-opener-policy', 'same-origin');
    headers.set('cross-origin-resource-policy', 'same-origin');
    headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=()');
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  };
}

/** Refuses a form that did not come from one of our own pages. A token in a header is proof enough; a visitor has none. */
export function checkFormToken(c: Ctx, form: Record<string, string>): void {
  if (c.get('isBearer')) return;
  if (c.get('session') === undefined) return checkSameOrigin(c);
  if (form['_token'] === c.get('session')?.formToken) return;
  throw new Refusal(403, words.refusals.formExpired);
}

/** Whether our own page sent the request, by the browser's word; where it says nothing, it was no page of another site. */
function isOwnPage(c: Ctx): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = c.req.header('origin');
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === c.req.header('host'));
}

/** Refuses what another site made the browser send before anybody is signed in. */
export function checkSameOrigin(c: Ctx): void {
  if (!isOwnPage(c)) throw new Refusal(403, words.refusals.formFromElsewhere);
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses what another site made the browser send to the API with the cookie. A token in a header is proof enough. */
export function onlyOwnPages(): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (!safeMethods.has(c.req.method) && !c.get('isBearer') && !isOwnPage(c)) {
      throw new Refusal(403, words.refusals.requestFromElsewhere);
    }
    await next();
  };
}
