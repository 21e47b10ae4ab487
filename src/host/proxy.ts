import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NodeError } from '../kernel/error.ts';
import { productName } from '../kernel/product-name.ts';
import { forward, forwardUpgrade } from './forward.ts';
import { answerProblem } from './problem.ts';
import type { Route } from './route.ts';

/** A port of the proxy on 127.0.0.1. */
export type ProxyPort = AsyncDisposable & { port: number; url: string };

/** Finds the route of a request by its host name without the port; undefined for names that are not ours. */
export type Resolve = (hostName: string) => Route | undefined;

const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** The dashboard's own name, beside the loopback ones; no product can have it. */
const dashboardName = `${productName.toLowerCase()}.localhost`;

/** The origins under which browsers see the dashboard when the main port is `port`, as policies can name them. */
export function dashboardOrigins(port: number): string[] {
  return ['127.0.0.1', 'localhost', dashboardName].map((name) => `http://${name}:${port}`);
}

/** The routes of a product's own port: the loopback names and the product's. Others (DNS rebinding) are refused. */
export function resolveProduct(route: Route): Resolve {
  return (name) => (loopbackNames.has(name) || name === `${route.slug ?? ''}.localhost` ? route : undefined);
}

/** The routes of the main port: the dashboard under the loopback names, each product under `<slug>.localhost`. */
export function resolveMain(dashboard: Route, products: ReadonlyMap<string, Route>): Resolve {
  return (name) => {
    if (loopbackNames.has(name) || name === dashboardName) return dashboard;
    return name.endsWith('.localhost') ? products.get(name.slice(0, -'.localhost'.length)) : undefined;
  };
}

/** Listens on `port` (0: any free one). NodeError `port-taken` when something else has it. */
export async function openProxyPort(port: number, resolve: Resolve): Promise<ProxyPort> {
  const server = createServer({ keepAliveTimeout: 30_000 });
  const find = (request: IncomingMessage): Route | undefined => {
    // A request line that names a host of its own would speak past the Host header.
    if (request.url?.startsWith('/') !== true) return undefined;
    const bound = (server.address() as AddressInfo | null)?.port;
    const match = /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(?::(\d+))?$/.exec(
      (request.headers.host ?? '').toLowerCase(),
    );
    return Number(match?.[2] ?? 80) === bound ? resolve(match?.[1] ?? '') : undefined;
  };
  server.on('request', (request, response) => {
    const route = find(request);
    if (route !== undefined) return forward(request, response, route);
    answerProblem(request, response, {
      status: 421,
      title: 'Nothing has this name here',
      detail: `No product runs under "${request.headers.host ?? ''}".`,
    });
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (head.length > 0) socket.unshift(head);
    const route = find(request);
    if (route !== undefined) return forwardUpgrade(request, socket, route);
    socket.end('HTTP/1.1 421 Misdirected Request\r\nConnection: close\r\n\r\n');
  });
  await listen(server, port);
  const actual = (server.address() as AddressInfo).port;
  return {
    port: actual,
    url: `http://127.0.0.1:${actual}`,
    [Symbol.asyncDispose]: () => close(server),
  };
}

function listen(server: Server, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', (cause: NodeJS.ErrnoException) => {
    reject(
      new NodeError({
        code: cause.code === 'EADDRINUSE' ? 'port-taken' : 'cannot-listen',
        message: `Port ${port} of 127.0.0.1 cannot be used: ${cause.message}`,
        hint: 'Choose another one with --port, or end what listens there',
        cause,
      }),
    );
  });
  server.listen(port, '127.0.0.1', resolve);
  return promise;
}

function close(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeAllConnections();
  return promise;
}

/** The first free port from `first` on, opened; `isReserved` names ports that belong to somebody else. */
export async function openNextPort(
  first: number,
  resolve: Resolve,
  isReserved: (port: number) => boolean,
): Promise<ProxyPort> {
  for (let port = first; port < first + 1000 && port < 65_536; port += 1) {
    if (isReserved(port)) continue;
    try {
      return await openProxyPort(port, resolve);
    } catch (error) {
      if (!(error instanceof NodeError) || error.code !== 'port-taken') throw error;
    }
  }
  throw new NodeError({
    code: 'no-port',
    message: `No free port between ${first} and ${first + 1000}`,
    hint: 'End what listens there, or choose another start with --port',
  });
}
