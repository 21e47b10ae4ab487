import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import type { Route } from './route.ts';

const hopByHop = new Set([
  'connection',
  'expect',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);
const setByUs = new Set([
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
]);

/** Headers without those that belong to one connection only (RFC 9110, 7.6.1). */
export function endToEnd(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  const named = new Set((headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase()));
  const kept: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !hopByHop.has(name) && !named.has(name)) kept[name] = value;
  }
  return kept;
}

/** Headers as an upstream gets them: who asked is said by us alone, and only its own cookies come along. */
export function upstreamHeaders(incoming: IncomingMessage, slug: string | undefined): OutgoingHttpHeaders {
  const headers = endToEnd(incoming.headers);
  for (const name of setByUs) delete headers[name];
  headers['x-forwarded-for'] = incoming.socket.remoteAddress ?? '127.0.0.1';
  headers['x-forwarded-host'] = incoming.headers.host ?? '';
  headers['x-forwarded-proto'] = 'http';
  const isOwn = slug !== undefined && !isForgeable(incoming);
  const cookies = isOwn ? ownCookies(incoming.headers.cookie, slug) : undefined;
  if (cookies === undefined) delete headers['cookie'];
  else headers['cookie'] = cookies;
  if (incoming.headers['transfer-encoding'] !== undefined) headers['transfer-encoding'] = 'chunked';
  return headers;
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a page of another origin sent a request that changes something or opens a WebSocket. Products on ports of one name count as the
 * same site, so that SameSite does not keep one product's page from posting with the session of another: such a request
 * goes on without cookies. (`Origin: null` says nothing: a page without referrer sends it to itself.)
 */
function isForgeable({ method = 'GET', headers }: IncomingMessage): boolean {
  if (safeMethods.has(method) && headers.upgrade === undefined) return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const { origin, host = '' } = headers;
  return origin !== undefined && origin !== 'null' && origin !== `http://${host}`;
}

/** Headers of an answer as the visitor gets them; who may frame a product is said by us, beside what it says itself. */
export function visitorHeaders(
  answer: IncomingMessage,
  { slug, framedBy }: Pick<Route, 'slug' | 'framedBy'>,
): OutgoingHttpHeaders {
  const headers = endToEnd(answer.headers);
  if (slug !== undefined && framedBy !== undefined) {
    const own = headers['content-security-policy'];
    const policy = `frame-ancestors ${["'self'", ...framedBy].join(' ')}`;
    headers['content-security-policy'] = own === undefined ? policy : `${own}, ${policy}`;
  }
  const cookies = answer.headers['set-cookie'];
  if (cookies === undefined) return headers;
  if (slug === undefined) delete headers['set-cookie'];
  else headers['set-cookie'] = cookies.map((cookie) => markCookie(cookie, slug));
  return headers;
}

/**
 * Browsers do not tell ports apart in cookies, so that a product on 127.0.0.1:4401 would get the session of the one on
 * 4402. Each product's cookies carry its slug in front of their name outside, and only inside the name it gave them.
 */
function markCookie(cookie: string, slug: string): string {
  return `${slug}.${cookie.replace(/;\s*domain=[^;]*/gi, '')}`;
}

function ownCookies(header: string | undefined, slug: string): string | undefined {
  const mark = `${slug}.`;
  const own = (header ?? '')
    .split(';')
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie.startsWith(mark))
    .map((cookie) => cookie.slice(mark.length));
  return own.length === 0 ? undefined : own.join('; ');
}
