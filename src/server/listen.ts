import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import type { Hono } from 'hono';
import { NodeError } from '../kernel/error.ts';

/** Where to listen: a Unix socket, or a port of 127.0.0.1 (0: any free one). */
export type ListenAt = { socket: string } | { port: number };

/** A listening dashboard; `port` is 0 on a socket. Closing ends the live streams too. */
export type Listening = AsyncDisposable & { port: number };

function listenError(at: ListenAt, cause: NodeJS.ErrnoException): NodeError {
  const place = 'port' in at ? `port ${at.port}` : at.socket;
  const hint = cause.code === 'EADDRINUSE' ? 'Choose another with --port.' : undefined;
  const message = `Cannot listen on ${place}: ${cause.code ?? cause.message}.`;
  return new NodeError({ code: 'cannot-listen', message, cause, ...(hint === undefined ? {} : { hint }) });
}

/** Listens on loopback alone. Throws NodeError `cannot-listen`, for instance when the port is taken. */
export async function listenDashboard(app: Hono, at: ListenAt): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(at, error)));
  if ('port' in at) server.listen(at.port, '127.0.0.1', resolve);
  else server.listen(at.socket, resolve);
  await promise;
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((done) => {
        server.close(() => done());
      });
      server.closeAllConnections();
      await closed;
    },
  };
}
