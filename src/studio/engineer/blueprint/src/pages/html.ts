import { html } from 'hono/html';
import type { Ctx } from '../http/context.ts';

/** A piece of a page. */
export type Html = ReturnType<typeof html>;

/** The hidden field that shows that a form came from our own page. */
export function formToken(c: Ctx): Html {
  return html`<input type="hidden" name="_token" value="${c.get('session')?.formToken ?? ''}" />`;
}
