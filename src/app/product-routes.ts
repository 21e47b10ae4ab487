import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Hono } from 'hono';
import * as z from 'zod';
import { pinOf } from '../company/evidence.ts';
import { productOf } from '../company/request.ts';
import { productRemoved, streams } from '../protocol/events/company.ts';
import type { Running } from './company-process.ts';

const fileSchema = z.strictObject({ file: z.string().min(1).optional() });

async function remove({ company, home, host }: Running, slug: string): Promise<void> {
  const { releases } = productOf(company.state, slug);
  await host.ensure();
  const isHosted = (await host.list()).some((one) => one.product === slug);
  if (isHosted) await host.client.remove(slug);
  const made = productRemoved.make({ product: slug });
  await company.change(() => ({
    events: [{ stream: streams.product(slug), ...made, actor: 'person:owner' }],
    pins: releases.map(({ number }) => ({ do: 'unpin', by: pinOf(slug, number) })),
  }));
  await rm(home.product(slug).root, { recursive: true, force: true });
  await rm(home.product(slug).accounts, { force: true });
}

/** What the operator does with products on a person's word: list, start, stop, back up, restore, remove, logs. */
export function addProductRoutes(app: Hono, running: Running): void {
  const { company, host, home } = running;
  app.get('/hosted', async (c) => c.json(await host.list()));
  app.post('/products/:slug/start', async (c) => {
    productOf(company.state, c.req.param('slug'));
    await host.ensure();
    return c.json(await host.client.start(c.req.param('slug')));
  });
  app.post('/products/:slug/stop', async (c) => {
    productOf(company.state, c.req.param('slug'));
    await host.ensure();
    return c.json(await host.client.stop(c.req.param('slug')));
  });
  app.post('/products/:slug/remove', async (c) => {
    await remove(running, c.req.param('slug'));
    return c.json({});
  });
  app.post('/products/:slug/backup', async (c) => {
    const slug = c.req.param('slug');
    productOf(company.state, slug);
    await host.ensure();
    const { file } = fileSchema.parse(await c.req.json());
    const stamp = new Date(company.clock.now()).toISOString().replaceAll(/[:.]/g, '-');
    const target = file === undefined ? join(home.product(slug).backups, `${stamp}.db`) : resolve(file);
    return c.json(await host.client.backup(slug, target));
  });
  app.post('/products/:slug/restore', async (c) => {
    const slug = c.req.param('slug');
    productOf(company.state, slug);
    await host.ensure();
    const { file } = z.strictObject({ file: z.string().min(1) }).parse(await c.req.json());
    return c.json(await host.client.restore(slug, resolve(file)));
  });
}
