import { type Handler, Hono } from 'hono';
import { requireAdmin } from '../actions/accounts.ts';
import { isCarrier, markFailed, markSent, pendingMessages } from '../actions/delivery.ts';
import { sendDueMessages } from '../actions/notify.ts';
import { message } from '../model/message.ts';
import { invalid } from '../model/refusal.ts';
import { words } from '../words.ts';
import { jsonBody } from './body.ts';
import { collectionRoutes, idOf, toJson } from './collection.ts';
import { accountOf, type Ctx, type Env } from './context.ts';

/** Administrators, and whoever delivers the messages. */
function requireCarrier(c: Ctx): void {
  if (c.get('isBearer') && isCarrier(c.get('token'))) return;
  requireAdmin(accountOf(c));
}

/**
 * The outbox as administrators, and what delivers it, read it: `GET /pending` gives what is to be delivered now,
 * `POST /{id}/sent` notes a delivery and `POST /{id}/failed` why there was none.
 */
export function messageRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  // Who looks into the outbox finds what has come due until now, whatever the minute.
  const upToDate: Handler<Env> = async (c, next) => {
    await sendDueMessages(c.get('store'));
    return next();
  };
  routes.get('/', upToDate);
  routes.get('/pending', upToDate);
  routes.get('/pending', (c) => {
    requireCarrier(c);
    return c.json({ items: pendingMessages(c.get('store')) });
  });
  routes.post('/:id/sent', async (c) => {
    requireCarrier(c);
    return c.json(toJson(await markSent(c.get('store'), idOf(c, message))));
  });
  routes.post('/:id/failed', async (c) => {
    const { reason, final = false } = await jsonBody(c);
    requireCarrier(c);
    if (typeof reason !== 'string') {
      throw invalid([{ field: 'reason', message: words.refusals.requiredText('reason') }]);
    }
    const failure = { reason, isFinal: final === true };
    return c.json(toJson(await markFailed(c.get('store'), idOf(c, message), failure)));
  });
  routes.route('/', collectionRoutes(message));
  return routes;
}
