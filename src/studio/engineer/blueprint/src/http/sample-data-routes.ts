import { Hono } from 'hono';
import { requireAdmin } from '../actions/accounts.ts';
import { addSamples, countSamples, removeSamples } from '../actions/sample-data.ts';
import { accountOf, type Env } from './context.ts';

/** Believable records to look around with, for administrators: how many there are, adding them, removing exactly them. */
export function sampleDataRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/', (c) => {
    requireAdmin(accountOf(c));
    return c.json(countSamples(c.get('store')));
  });
  routes.post('/', async (c) => {
    const account = accountOf(c);
    requireAdmin(account);
    return c.json({ created: await addSamples(c.get('store'), account) }, 201);
  });
  routes.delete('/', async (c) => {
    requireAdmin(accountOf(c));
    return c.json(await removeSamples(c.get('store')));
  });
  return routes;
}
