import { Hono } from 'hono';
import { figuresFor } from '../actions/figures.ts';
import { entities } from '../entities.ts';
import { accountOf, type Env } from './context.ts';

const isTaken = entities.some((entity) => entity.collection === 'figures');

/** Where the figures are; elsewhere when a collection has that name. */
export const figuresPath = isTaken ? '/key-figures' : '/figures';

/** The figures of those records that the account may read in whole. */
export function figureRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/', (c) => {
    const figures = figuresFor(c.get('store'), accountOf(c));
    const items = figures.map(({ id, label, measure, currency, value, points }) => ({
      id,
      label,
      measure,
      ...(currency === undefined ? {} : { currency }),
      ...(points === undefined ? { value } : { points }),
    }));
    return c.json({ items });
  });
  return routes;
}
