import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod';
import { toErrorBody, UserError, type ErrorKind } from '../kernel/error.ts';
import {
  backupRequestSchema,
  deployRequestSchema,
  rollbackRequestSchema,
  type LogLine,
} from '../protocol/host.ts';
import type { Host } from './host.ts';

/** What the API is made of. `shutdown` ends the process after the answer is out. */
export type HostApi = { host: Host; socket: string; shutdown(): void };

const maxBodyBytes = 1_000_000;
const statusOf: Record<ErrorKind, number> = { user: 400, model: 502, node: 503, policy: 403, internal: 500 };

/** Serves the host on its Unix socket, which only the owner of the home may open. */
export async function serveHost(api: HostApi): Promise<AsyncDisposable> {
  await mkdir(dirname(api.socket), { recursive: true, mode: 0o700 });
  await rm(api.socket, { force: true });
  const server = createServer((request, response) => {
    void answer(api, request, response);
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(api.socket, resolve);
  await promise;
  await chmod(api.socket, 0o600);
  return {
    [Symbol.asyncDispose]: () => {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeAllConnections();
      return closed.promise;
    },
  };
}

async function answer(api: HostApi, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const url = new URL(request.url ?? '/', 'http://host');
    if (request.method === 'GET' && (await answerLogs(api, { url, response }))) return;
    const body = request.method === 'POST' ? await readJson(request) : undefined;
    const value = await dispatch(api, `${request.method ?? 'GET'} ${url.pathname}`, body);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value ?? null));
  } catch (error) {
    const body = error instanceof z.ZodError ? badRequest(error) : toErrorBody(error);
    if (response.headersSent) return void response.destroy();
    response.writeHead(statusOf[body.kind], { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: body }));
  }
}

function badRequest(error: z.ZodError): ReturnType<typeof toErrorBody> {
  return { kind: 'internal', code: 'bad-request', message: z.prettifyError(error) };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBodyBytes) throw new UserError({ code: 'too-large', message: 'The request is over 1 MB' });
    chunks.push(chunk);
  }
  return size === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown);
}

async function dispatch(api: HostApi, call: string, body: unknown): Promise<unknown> {
  const { host } = api;
  if (call === 'GET /info') return host.info();
  if (call === 'GET /products') return host.list();
  if (call === 'POST /deploy') return host.deploy(deployRequestSchema.parse(body));
  if (call === 'POST /shutdown') {
    setImmediate(() => api.shutdown());
    return { pid: process.pid };
  }
  const [, method, product = '', action] =
    /^(GET|POST) \/products\/([a-z0-9-]+)(?:\/([a-z]+))?$/.exec(call) ?? [];
  if (method === 'GET' && action === undefined) return host.get(product);
  if (method === 'POST' && action !== undefined) return change(host, product, { action, body });
  throw new UserError({ code: 'unknown-call', message: `The host has no ${call}` });
}

function change(
  host: Host,
  product: string,
  { action, body }: { action: string; body: unknown },
): Promise<unknown> {
  switch (action) {
    case 'rollback':
      return host.rollback(product, rollbackRequestSchema.parse(body).to);
    case 'start':
      return host.start(product);
    case 'stop':
      return host.stop(product);
    case 'remove':
      return host.remove(product);
    case 'backup':
      return host.backup(product, backupRequestSchema.parse(body).file);
    case 'restore':
      return host.restore(product, backupRequestSchema.parse(body).file);
    default:
      throw new UserError({ code: 'unknown-call', message: `The host has no action ${action}` });
  }
}

/** `GET /products/<slug>/logs?tail=100&follow=1`: one JSON object a line, without end when it follows. */
async function answerLogs({ host }: HostApi, to: { url: URL; response: ServerResponse }): Promise<boolean> {
  const { url, response } = to;
  const product = /^\/products\/([a-z0-9-]+)\/logs$/.exec(url.pathname)?.[1];
  if (product === undefined) return false;
  const lines = await host.logs(product, Number(url.searchParams.get('tail') ?? 100));
  const write = (line: LogLine): void => {
    // Whoever reads more slowly than the product writes misses lines; they must not pile up here.
    if (response.writableLength < maxBodyBytes) response.write(`${JSON.stringify(line)}\n`);
  };
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  for (const line of lines) write(line);
  if (url.searchParams.get('follow') === '1') {
    response.once('close', host.follow(product, write));
    response.flushHeaders();
  } else {
    response.end();
  }
  return true;
}
