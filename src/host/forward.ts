import { request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { endToEnd, upstreamHeaders, visitorHeaders } from './header.ts';
import { answerProblem } from './problem.ts';
import type { Route, Upstream } from './route.ts';

/** Sends one request to the route's upstream and streams the answer back, both ways without holding it in memory. */
export function forward(incoming: IncomingMessage, response: ServerResponse, route: Route): void {
  const { upstream } = route;
  if (incoming.headers['service-worker'] !== undefined && route.slug !== undefined) {
    // One would stay in the browser for good and answer for whatever later has this address.
    return answerProblem(incoming, response, {
      status: 403,
      title: 'No service workers',
      detail: 'Products may not leave a service worker in the browser.',
    });
  }
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
    if (!begin(exchange, answer)) {
      outgoing.destroy();
      return;
    }
    // A stream's headers go out at once; others travel with their body.
    if (answer.headers['content-length'] === undefined) response.flushHeaders();
    answer.pipe(response);
    answer.on('error', () => response.destroy());
  });
  // Nobody asked for another protocol: without a listener nobody would be told.
  outgoing.on('upgrade', (_answer, other) => {
    other.destroy();
    refuse(exchange);
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

/**
 * Begins the answer. The words beside the status are not passed on, and a status that HTTP does not know is the product's
 * fault: what a product sends must not be able to throw in this process, which all products share. False: it was refused.
 */
function begin(exchange: Exchange, answer: IncomingMessage): boolean {
  const { response, route } = exchange;
  const status = answer.statusCode ?? 0;
  if (response.headersSent || response.destroyed) return false;
  try {
    if (status < 200) throw new RangeError(`status ${status}`);
    response.writeHead(status, visitorHeaders(answer, route));
    return true;
  } catch {
    refuse(exchange);
    return false;
  }
}

function refuse({ incoming, response, route }: Exchange): void {
  answerProblem(incoming, response, {
    status: 502,
    title: `${route.name} did not answer properly`,
    detail: 'What the product sent is not an answer that can be passed on.',
  });
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
      `HTTP/1.1 ${Math.max(answer.statusCode ?? 502, 200)} Not Upgraded\r\nConnection: close\r\n\r\n`,
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
