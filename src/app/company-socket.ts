import { Hono, type Context } from 'hono';
import * as z from 'zod';
import { expiryOf } from '../company/evidence.ts';
import { allowUnsandboxed, buildOf, requestRelease } from '../company/request.ts';
import { buildRequestSchema, changeRequestSchema } from '../protocol/client.ts';
import { UserError, toErrorBody } from '../kernel/error.ts';
import type { BuildStatus, CompanyInfo } from '../protocol/control.ts';
import { serveRequestSchema } from '../protocol/control.ts';
import {
  claimRequestSchema,
  completeSchema,
  effectIntentSchema,
  effectSettleSchema,
  helloSchema,
  progressReportSchema,
  renewSchema,
} from '../protocol/worker.ts';
import { createApi } from '../server/api.ts';
import { buildReport } from './build-report.ts';
import { mayRunPlain, requireTools } from './preflight.ts';
import { addErrandRoutes } from './errand-routes.ts';
import { addProductRoutes } from './product-routes.ts';
import type { Running } from './company-process.ts';

const statuses: Record<string, 400 | 403 | 404 | 409 | 500 | 503> = {
  user: 400,
  policy: 409,
  node: 503,
  model: 503,
  internal: 500,
};

function refuse(c: Context, error: unknown): Response {
  if (error instanceof z.ZodError) {
    const message = z.prettifyError(error);
    return c.json({ error: { kind: 'user', code: 'bad-request', message } }, 400);
  }
  const body = toErrorBody(error);
  return c.json({ error: body }, statuses[body.kind] ?? 500);
}

async function bodyOf<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  return schema.parse(await c.req.json());
}

function addWorkers(app: Hono, { desk, company }: Running): void {
  app.post('/workers', async (c) => c.json(desk.join(await bodyOf(c, helloSchema))));
  app.post('/workers/:worker/claim', async (c) => {
    const { waitMs } = await bodyOf(c, claimRequestSchema);
    const worker = c.req.param('worker');
    const claim = await desk.claim(worker, waitMs, c.req.raw.signal);
    return c.json({ claim, ...desk.soonOf(worker) });
  });
  app.post('/work/:id/renew', async (c) => {
    const { fence } = await bodyOf(c, renewSchema);
    return c.json(await desk.renew(c.req.param('id'), fence));
  });
  app.post('/work/:id/progress', async (c) => {
    desk.report(c.req.param('id'), await bodyOf(c, progressReportSchema));
    return c.json({});
  });
  app.post('/work/:id/complete', async (c) => {
    await desk.complete(c.req.param('id'), await bodyOf(c, completeSchema));
    return c.json({});
  });
  app.post('/work/:id/effect', async (c) =>
    c.json(await desk.intend(c.req.param('id'), await bodyOf(c, effectIntentSchema))),
  );
  app.post('/work/:id/effect/settle', async (c) => {
    await desk.settle(c.req.param('id'), await bodyOf(c, effectSettleSchema));
    return c.json({});
  });
  app.put('/blobs', async (c) => {
    const { owner, kind } = z.object({ owner: z.string(), kind: z.string() }).parse(c.req.query());
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const expiresAt = expiryOf(kind, company.clock.now());
    const entry = { bytes, owner, class: kind, ...(expiresAt === undefined ? {} : { expiresAt }) };
    return c.json(await company.journal.blobs.put(entry));
  });
}

function buildStatus({ company, desk }: Running, id: string): BuildStatus {
  const record = buildOf(company.state, id);
  const { state, product, release, error, startedAt, endedAt } = record;
  const refusal =
    product === undefined
      ? undefined
      : company.state.products[product]?.refusals.find((one) => one.build === id);
  return {
    build: id,
    state,
    found: true,
    startedAt,
    progress: Object.fromEntries(
      desk
        .workers()
        .flatMap(({ work, progress }) => (work !== undefined && progress ? [[work, progress]] : [])),
    ),
    failures: state === 'refused' ? (refusal?.failures ?? []) : [],
    ...(product === undefined ? {} : { product }),
    ...(release === undefined ? {} : { release }),
    ...(error === undefined ? {} : { error }),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(company.fault === undefined ? {} : { fault: company.fault }),
  };
}

function addBuilds(app: Hono, running: Running): void {
  const { port, company } = running;
  app.post('/builds', async (c) => c.json(await port.build(await bodyOf(c, buildRequestSchema))));
  app.post('/releases', async (c) => {
    const schema = z.strictObject({
      product: z.string(),
      defaults: z.boolean(),
      explore: z.int().nonnegative().optional(),
      actor: z.string(),
    });
    const request = await bodyOf(c, schema);
    await requireTools(running);
    return c.json(await requestRelease(company, request));
  });
  app.post('/products/:product/change', async (c) =>
    c.json(await port.changeProduct(c.req.param('product'), await bodyOf(c, changeRequestSchema))),
  );
  app.get('/products/:product/change', async (c) => c.json(await port.changeBase(c.req.param('product'))));
  app.get('/builds/:id', (c) => c.json(buildStatus(running, c.req.param('id'))));
  app.get('/builds/:id/report', async (c) => c.json(await buildReport(running, c.req.param('id'))));
  app.post('/questions/:id/answer', async (c) => {
    const { value, by } = await bodyOf(c, z.strictObject({ value: z.string(), by: z.string() }));
    await port.answer(c.req.param('id'), value, by);
    return c.json({});
  });
}

/** Keeps the connection open, and the company with it, until the client goes. */
function holdResponse({ holds }: Running, signal: AbortSignal): Response {
  const hold = holds.take();
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(Buffer.from(`${JSON.stringify({ hold })}\n`));
      signal.addEventListener('abort', () => holds.drop(hold), { once: true });
    },
    cancel: () => void holds.drop(hold),
  });
  return new Response(stream, { headers: { 'content-type': 'application/x-ndjson' } });
}

function addControl(app: Hono, running: Running): void {
  const { holds, home, company, startedAt } = running;
  app.get('/company', (c) => {
    const info: CompanyInfo = {
      pid: process.pid,
      company: company.state.company,
      home: home.root,
      startedAt,
      holds: holds.count,
    };
    return c.json(info);
  });
  app.get('/hold', (c) => holdResponse(running, c.req.raw.signal));
  app.post('/leave', async (c) => {
    const { hold } = await bodyOf(c, z.strictObject({ hold: z.string() }));
    const isLast = holds.drop(hold);
    if (isLast) await running.endEverything();
    setImmediate(() => isLast && running.exit());
    return c.json({ ended: isLast });
  });
  app.post('/end', async (c) => {
    await running.endEverything();
    setImmediate(() => running.exit());
    return c.json({ ended: true });
  });
  app.post('/serve', async (c) => c.json(await running.serve((await bodyOf(c, serveRequestSchema)).port)));
  app.post('/consent', async (c) => {
    await allowUnsandboxed(company, 'person:owner');
    return c.json({ allowed: true });
  });
  app.post('/consent/read', (c) => c.json({ allowed: mayRunPlain(running) }));
  app.post('/verify', async (c) => c.json(await company.journal.verify()));
}

/**
 * All that the company's socket answers: the dashboard's interface under `/api`, the worker protocol, builds, products and
 * control. Whoever can open the socket is the owner of the home: its folder is 0700.
 */
export function companySocketApp(running: Running): Hono {
  const app = new Hono();
  app.onError((error, c) => refuse(c, error));
  app.route('/api', createApi({ port: running.port, heartbeatMs: 10_000, actor: 'person:owner' }));
  addWorkers(app, running);
  addBuilds(app, running);
  addErrandRoutes(app, running);
  addProductRoutes(app, running);
  addControl(app, running);
  app.all('*', (c) =>
    refuse(c, new UserError({ code: 'unknown-path', message: `There is nothing at ${c.req.path}` })),
  );
  return app;
}
