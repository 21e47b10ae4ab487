import { Hono } from 'hono';
import { followLink } from '../actions/short-link.ts';
import { notFound } from '../model/refusal.ts';
import { words } from '../words.ts';
import type { Env } from './context.ts';

/** `/<code>` leads anybody to the address of a short link. It stands behind all other pages. */
export function shortLinkRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/:code', async (c) => {
    const target = await followLink(c.get('store'), c.req.param('code'));
    if (target === undefined) throw notFound(words.refusals.noSuchPage);
    return c.redirect(target, 302);
  });
  return routes;
}
