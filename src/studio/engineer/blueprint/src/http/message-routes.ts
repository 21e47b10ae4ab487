import { Hono } from 'hono';
import { markSent } from '../actions/mail.ts';
import { requireAdmin } from '../actions/accounts.ts';
import { message } from '../model/message.ts';
import { collectionRoutes, idOf, toJson } from './collection.ts';
import { accountOf, type Env } from './context.ts';

/** The outbox as administrators, and what delivers it, read it; `POST /{id}/sent` notes a delivery. */
export function messageRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.post('/:id/sent', async (c) => {
    requireAdmin(accountOf(c));
    return c.json(toJson(await markSent(c.get('store'), idOf(c, message))));
  });
  routes.route('/', collectionRoutes(message));
  return routes;
}
