import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { randomBytes } from 'node:crypto';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.jpg': 'image/jpeg',
  '.svg': 'image/svg+xml',
};

/** A folder on a loopback address that only its owner knows; `base` ends in a slash. */
export type PageServer = AsyncDisposable & { origin: string; base: string };

async function send(file: string, response: ServerResponse): Promise<void> {
  const bytes = await readFile(file);
  const type = types[extname(file)] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'cache-control': 'max-age=3600' }).end(bytes);
}

/** Serves the files of a folder for reading, under a path that nobody guesses. */
export async function servePages(folder: string): Promise<PageServer> {
  const secret = `/${randomBytes(16).toString('hex')}/`;
  const server = createServer((request, response) => {
    const fail = (status: number): void => void response.writeHead(status).end();
    const { pathname } = new URL(request.url ?? '/', 'http://loopback');
    if (request.method !== 'GET' || !pathname.startsWith(secret)) return fail(404);
    const path = normalize(decodeURIComponent(pathname.slice(secret.length)));
    if (path === '..' || path.startsWith(`..${sep}`) || path.includes('\0')) return fail(404);
    void send(join(folder, path), response).catch(() => fail(404));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    base: origin + secret,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
