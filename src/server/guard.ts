/**
 * Who may speak to the dashboard. It listens on loopback, where every page that a browser shows can reach it, so a
 * request has to prove three things: it was sent to one of our names (a rebound DNS name is not), it comes from our own
 * page (a product on another port is another origin), and it carries the token in a header. There is no cookie that
 * a browser would attach by itself, and nothing is ever shared across origins.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { PolicyError } from '../kernel/error.ts';
import { refuse } from './refusal.ts';

/** The names under which a loopback dashboard is reached. */
export const loopbackNames: readonly string[] = ['127.0.0.1', 'localhost', '[::1]', 'macrohard.localhost'];

const hostPattern = /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(?::\d{1,5})?$/;

/** Refuses (421) a request whose Host header is none of `names`, with any port. */
export function onlyHosts(names: readonly string[]): MiddlewareHandler {
  const known = new Set(names);
  return async (c, next) => {
    const name = hostPattern.exec((c.req.header('host') ?? '').toLowerCase())?.[1];
    if (name !== undefined && known.has(name)) return next();
    const message = 'The dashboard answers only under its own loopback names.';
    return refuse(c, new PolicyError({ code: 'unknown-host', message }));
  };
}

/** Why the request comes from somewhere else than the dashboard's own page; undefined when it does not. */
function foreignSign(c: Context): string | undefined {
  const origin = c.req.header('origin');
  const host = (c.req.header('host') ?? '').toLowerCase();
  if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) return 'origin';
  const site = c.req.header('sec-fetch-site');
  return site === undefined || site === 'same-origin' || site === 'none' ? undefined : 'site';
}

/** Refuses (403) a request that another origin's page sent, whatever token it has. */
export const onlyOwnOrigin: MiddlewareHandler = async (c, next) => {
  if (foreignSign(c) === undefined) return next();
  const message = 'Pages of another origin may not use the dashboard.';
  return refuse(c, new PolicyError({ code: 'foreign-origin', message }));
};

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function tokenIn(c: Context): string | undefined {
  const bearer = /^Bearer\s+(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  return bearer ?? c.req.header('x-macrohard-token');
}

/** Refuses (401) a request without the token in `Authorization: Bearer` or `X-Macrohard-Token`. */
export function onlyWithToken(token: string): MiddlewareHandler {
  const expected = digest(token);
  return async (c, next) => {
    const given = tokenIn(c);
    if (given !== undefined && timingSafeEqual(digest(given), expected)) return next();
    const code = given === undefined ? 'token-missing' : 'token-wrong';
    const message =
      given === undefined ? 'The request carries no token.' : 'The token is not this company’s.';
    const hint = 'Run ./macrohard serve to get the address with the token.';
    return refuse(c, new PolicyError({ code, message, hint }));
  };
}

/**
 * What the page may do: scripts, styles and requests of its own only; pictures from memory (frames come with the token
 * and are shown as object URLs); frames from loopback only (products); framed by nobody, so that no product can put the
 * dashboard under its own surface.
 */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  'frame-src http://127.0.0.1:* http://localhost:* http://*.localhost:*',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const headers: Record<string, string> = {
  'content-security-policy': contentPolicy,
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // Its own process: a product on another port counts as the same site and could otherwise share one.
  'origin-agent-cluster': '?1',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), payment=()',
};

/** Puts the headers that shut everything else out on every answer. */
export const strictHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
};
