import type { MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Account } from '../model/account.ts';
import { settings } from '../settings.ts';
import { endSession, findSession, startSession } from '../store/accounts.ts';
import type { Store } from '../store/database.ts';
import type { Ctx, Env } from './context.ts';

/** The cookie is named for the product, because cookies do not tell ports apart. */
export const cookieName = `${settings.slug}_session`;

function cookieOptions(c: Ctx): { path: string; httpOnly: boolean; sameSite: 'Lax'; secure: boolean } {
  return {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.req.header('x-forwarded-proto') === 'https',
  };
}

/** Finds out who a request comes from: a token in `Authorization: Bearer`, or else in the cookie. */
export function identify(store: Store): MiddlewareHandler<Env> {
  return async (c, next) => {
    const bearer = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    const token = bearer ?? getCookie(c, cookieName);
    c.set('store', store);
    c.set('token', token);
    c.set('isBearer', bearer !== undefined);
    c.set('session', token === undefined ? undefined : findSession(store, token));
    await next();
  };
}

/** Starts a session, in a cookie and as the token that it gives back. */
export async function signIn(c: Ctx, account: Account): Promise<string> {
  const { token, maxAgeSeconds } = await startSession(c.get('store'), account);
  setCookie(c, cookieName, token, { ...cookieOptions(c), maxAge: maxAgeSeconds });
  return token;
}

/** Ends the session. */
export async function signOut(c: Ctx): Promise<void> {
  const token = c.get('token');
  if (token !== undefined) await endSession(c.get('store'), token);
  deleteCookie(c, cookieName, cookieOptions(c));
}

const noticeName = `${settings.slug}_notice`;

/** The cookie that holds the colours that somebody chose: light or dark. */
export const themeName = `${settings.slug}_theme`;

/** Keeps the colours that somebody chose; anything else goes by the device again. */
export function keepTheme(c: Ctx, theme: string): void {
  const year = 365 * 24 * 3600;
  // The script of the pages turns the colours over by itself.
  setCookie(c, themeName, theme, { ...cookieOptions(c), httpOnly: false, maxAge: year });
}

/** What there is to say after an action, and the address that takes the action back where that is possible. */
export type Notice = { text: string; undo?: string | undefined };

/** Says something on the next page that the person sees. */
export function leaveNotice(c: Ctx, text: string, undo?: string): void {
  setCookie(c, noticeName, JSON.stringify({ text, undo }), { ...cookieOptions(c), maxAge: 60 });
}

function readNotice(text: string): Notice | undefined {
  try {
    const { text: said, undo } = JSON.parse(text) as Partial<Notice>;
    if (typeof said !== 'string') return undefined;
    return { text: said, undo: undo?.startsWith('/') === true ? undo : undefined };
  } catch {
    return undefined;
  }
}

/** What the last action left to say; it is said once. */
export function takeNotice(c: Ctx): Notice | undefined {
  const notice = getCookie(c, noticeName);
  if (notice === undefined) return undefined;
  deleteCookie(c, noticeName, cookieOptions(c));
  return readNotice(notice);
}
