import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod';
import { UserError } from '../kernel/error.ts';
import { buildRequestSchema, maxBriefBytes, type CompanyPort } from '../protocol/client.ts';
import { eventStream } from './event-stream.ts';
import { refuse } from './refusal.ts';

/** JSON escapes may make a brief longer; what is longer than this is not read at all. */
const maxBodyBytes = 2 * maxBriefBytes + 65_536;

const cursor = z.coerce.number().int().nonnegative().default(0);
const eventQuerySchema = z.object({
  after: cursor,
  limit: z.coerce.number().int().min(1).max(1000).default(200),
  stream: z.string().min(1).optional(),
});
const answerSchema = z.strictObject({ value: z.string() });
const changeSchema = z.strictObject({ text: z.string().min(1) });
const buildSchema = buildRequestSchema.pick({ text: true, form: true });
const hashSchema = z.string().regex(/^[0-9a-f]{64}$/, 'a blob is named by 64 hexadecimal digits');

function tooLarge(): UserError {
  const message = `The text is longer than ${maxBriefBytes} bytes.`;
  return new UserError({ code: 'brief-too-large', message, hint: 'Hand in a shorter brief.' });
}

async function jsonBody<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  if (!/^application\/json\b/.test(request.headers.get('content-type') ?? ''))
    throw new UserError({ code: 'bad-request', message: 'The body has to be application/json.' });
  const text = await request.text();
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UserError({ code: 'bad-request', message: `The body is not JSON: ${error.message}` });
  }
}

/** The type of a blob by its first bytes. Nothing that a browser would run is ever named so. */
function mediaTypeOf(head: Uint8Array | undefined): string {
  const [first, second, third] = head ?? [];
  if (first === 0xff && second === 0xd8 && third === 0xff) return 'image/jpeg';
  if (first === 0x89 && second === 0x50 && third === 0x4e) return 'image/png';
  if (first === 0x5b || first === 0x7b) return 'application/json; charset=utf-8';
  return 'application/octet-stream';
}

async function blobResponse(bytes: ReadableStream<Uint8Array>): Promise<Response> {
  const reader = bytes.getReader();
  const head = await reader.read();
  const rest = new ReadableStream<Uint8Array>({
    start: (controller) => (head.done ? controller.close() : controller.enqueue(head.value)),
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return new Response(rest, {
    headers: {
      'content-type': mediaTypeOf(head.value),
      'content-disposition': 'attachment',
      'cache-control': 'private, max-age=31536000, immutable',
    },
  });
}

function addReads(api: Hono, port: CompanyPort): void {
  api.get('/company', async (c) => c.json(await port.view()));
  api.get('/products/:slug', async (c) => c.json(await port.product(c.req.param('slug'))));
  api.get('/products/:slug/suggestions', async (c) =>
    c.json({ suggestions: await port.suggestChanges(c.req.param('slug')) }),
  );
  api.get('/events', async (c) => {
    const { after, limit, stream } = eventQuerySchema.parse(c.req.query());
    return c.json({
      events: await port.events({ after, limit, ...(stream === undefined ? {} : { stream }) }),
    });
  });
  api.get('/blobs/:hash', async (c) => blobResponse(await port.blob(hashSchema.parse(c.req.param('hash')))));
}

function addLive(api: Hono, port: CompanyPort, heartbeatMs: number): void {
  api.get('/events/live', (c) => {
    const after = cursor.parse(c.req.header('last-event-id') ?? c.req.query('after'));
    const headers = {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    };
    return new Response(eventStream({ port, after, heartbeatMs }), { headers });
  });
}

function addWrites(api: Hono, port: CompanyPort, actor: string): void {
  api.post('/builds', async (c) => {
    const request = await jsonBody(c.req.raw, buildSchema);
    if (Buffer.byteLength(request.text) > maxBriefBytes) throw tooLarge();
    return c.json(await port.build({ ...request, actor }), 202);
  });
  api.post('/questions/:id/answer', async (c) => {
    const { value } = await jsonBody(c.req.raw, answerSchema);
    await port.answer(c.req.param('id'), value, actor);
    return c.json({});
  });
  api.post('/products/:slug/rollback', async (c) => c.json(await port.rollback(c.req.param('slug'), actor)));
  api.post('/products/:slug/release', async (c) =>
    c.json(await port.release(c.req.param('slug'), actor), 202),
  );
  api.post('/products/:slug/change', async (c) => {
    const { text } = await jsonBody(c.req.raw, changeSchema);
    if (Buffer.byteLength(text) > maxBriefBytes) throw tooLarge();
    return c.json(await port.changeProduct(c.req.param('slug'), { text, actor }), 202);
  });
  api.post('/products/:slug/change/preview', async (c) => {
    const { text } = await jsonBody(c.req.raw, changeSchema);
    return c.json(await port.previewChange(c.req.param('slug'), text));
  });
  api.post('/stop', async (c) => {
    await port.stop(actor);
    return c.json({});
  });
  api.post('/resume', async (c) => {
    await port.resume(actor);
    return c.json({});
  });
}

/**
 * The HTTP interface of the dashboard under `/api`: reads, live events and what a person may do. Whoever mounts it has
 * checked host, origin and token. `actor` is who speaks, as the journal names them. Errors are `{error: {kind, code, message, hint?}}`.
 */
export function createApi(input: { port: CompanyPort; heartbeatMs: number; actor: string }): Hono {
  const { port, heartbeatMs, actor } = input;
  const api = new Hono();
  api.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
  });
  api.use(bodyLimit({ maxSize: maxBodyBytes, onError: (c) => refuse(c, tooLarge()) }));
  addReads(api, port);
  addLive(api, port, heartbeatMs);
  addWrites(api, port, actor);
  api.all('*', (c) =>
    refuse(c, new UserError({ code: 'unknown-path', message: `There is nothing at ${c.req.path}.` })),
  );
  api.onError((error, c) => refuse(c, error));
  return api;
}
