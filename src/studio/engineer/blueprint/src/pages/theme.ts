import { getCookie } from 'hono/cookie';
import { formBody } from '../http/body.ts';
import type { Ctx } from '../http/context.ts';
import { checkSameOrigin } from '../http/security.ts';
import { keepTheme, themeName } from '../http/session.ts';

/** Keeps the colours that somebody chose: those that are named, or else the other ones. */
export async function chooseTheme(c: Ctx): Promise<Response> {
  checkSameOrigin(c);
  const { theme = '', back = '/' } = await formBody(c);
  const other = getCookie(c, themeName) === 'dark' ? 'light' : 'dark';
  keepTheme(c, theme === 'light' || theme === 'dark' ? theme : other);
  return c.redirect(/^\/(?!\/)[^\\]*$/.test(back) ? back : '/', 303);
}
