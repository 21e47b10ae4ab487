import { Hono } from 'hono';
import { requireAdmin } from '../actions/accounts.ts';
import { changeSettings, presentSettings } from '../actions/settings.ts';
import { jsonBody } from './body.ts';
import { accountOf, type Env } from './context.ts';

/** The settings of the product as a whole, for administrators. */
export function settingsRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/', (c) => {
    requireAdmin(accountOf(c));
    return c.json(presentSettings());
  });
  routes.patch('/', async (c) => {
    const body = await jsonBody(c);
    requireAdmin(accountOf(c));
    await changeSettings(c.get('store'), body);
    return c.json(presentSettings());
  });
  return routes;
}
