import { request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { endToEnd, upstreamHeaders, visitorHeaders } from './header.ts';
import { answerProblem } from './problem.ts';
import type { Route, Upstream } from './route.ts';

/** Sends one request to the route's upstream and streams the answer back, both ways without holding it in memory. */
export function forward(incoming: IncomingMessage, response: ServerResponse, route: Route): void {
  const { upstream } = route;
  if (upstream === undefined) {
    return answerProblem(incoming, response, {
      status: 503,
      title: `${route.name} is not running`,
      detail: route.reason ?? 'It is being started.',
      retryAfterSeconds: 2,
    });
  }
  upstream.active += 1;
  response.once('close', () => {
    upstream.active -= 1;
  });
  send({ incoming, response, route, upstream, isRetry: false });
}

type Exchange = {
  incoming: IncomingMessage;
  response: ServerResponse;
  route: Route;
  upstream: Upstream;
  isRetry: boolean;
};

function send(exchange: Exchange): void {
  const { incoming, response, route, upstream, isRetry } = exchange;
  const outgoing = request({
    socketPath: upstream.socket,
    agent: upstream.agent,
    method: incoming.method ?? 'GET',
    path: incoming.url ?? '/',
    headers: upstreamHeaders(incoming, route.slug),
  });
  const hasBody =
    incoming.headers['content-length'] !== undefined || incoming.headers['transfer-encoding'] !== undefined;
  outgoing.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.statusMessage, visitorHeaders(answer, route.slug));
    // A stream's headers go out at once; others travel with their body.
    if (answer.headers['content-length'] === undefined) response.flushHeaders();
    answer.pipe(response);
    answer.on('error', () => response.destroy());
  });
  outgoing.on('error', (error: NodeJS.ErrnoException) => {
    // A kept connection may be closed by the product in the moment that we use it: what has no body is sent once more.
    if (outgoing.reusedSocket && !hasBody && !isRetry && !response.headersSent && !response.destroyed) {
      return send({ ...exchange, isRetry: true });
    }
    // The answer has begun, and its own stream says how it ends: it may come before the whole body was read.
    if (response.headersSent) return;
    answerProblem(incoming, response, {
      status: 502,
      title: `${route.name} did not answer`,
      detail: `The product broke off the connection (${error.code ?? error.message}). It is restarted when it does not come back by itself.`,
      retryAfterSeconds: 2,
    });
  });
  response.on('close', () => {
    if (!response.writableFinished) outgoing.destroy();
  });
  if (hasBody) incoming.pipe(outgoing);
  else outgoing.end();
}

/** Passes an upgraded connection (WebSocket) through, byte by byte. */
export function forwardUpgrade(incoming: IncomingMessage, socket: Duplex, route: Route): void {
  const { upstream } = route;
  if (upstream === undefined)
    return void socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
  const outgoing = request({
    socketPath: upstream.socket,
    agent: false,
    method: incoming.method ?? 'GET',
    path: incoming.url ?? '/',
    headers: {
      ...upstreamHeaders(incoming, route.slug),
      connection: 'Upgrade',
      upgrade: incoming.headers.upgrade ?? '',
    },
  });
  outgoing.on('error', () => socket.destroy());
  outgoing.on('response', (answer) => {
    socket.end(
      `HTTP/1.1 ${answer.statusCode ?? 502} ${answer.statusMessage ?? ''}\r\nConnection: close\r\n\r\n`,
    );
    answer.destroy();
  });
  outgoing.on('upgrade', (answer, other, head) => {
    upstream.active += 1;
    const headers = {
      ...endToEnd(answer.headers),
      connection: 'Upgrade',
      upgrade: answer.headers.upgrade ?? '',
    };
    const lines = Object.entries(headers).flatMap(([name, value]) =>
      [value].flat().map((one) => `${name}: ${String(one)}`),
    );
    socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`);
    if (head.length > 0) socket.write(head);
    other.on('error', () => other.destroy());
    other.once('close', () => {
      upstream.active -= 1;
      socket.destroy();
    });
    socket.once('close', () => other.destroy());
    socket.pipe(other).pipe(socket);
  });
  outgoing.end();
}
