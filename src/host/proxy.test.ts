import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request, type IncomingMessage, type RequestListener } from 'node:http';
import { connect, createServer as createRawServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openNextPort, openProxyPort, resolveMain, resolveProduct, type Resolve } from './proxy.ts';
import { openUpstream, type Route } from './route.ts';

async function upstream(listener: RequestListener): Promise<Route> {
  const folder = await mkdtemp(join(tmpdir(), 'proxy-'));
  const server = createServer(listener);
  server.on('upgrade', (_request, socket) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\nConnection: Upgrade\r\n\r\n');
    socket.pipe(socket);
  });
  server.listen(join(folder, 's'));
  await once(server, 'listening');
  onTestFinished(async () => {
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true });
  });
  return { name: 'Salon', slug: 'salon', upstream: openUpstream(join(folder, 's')) };
}

async function proxy(resolve: Resolve): Promise<{ port: number; url: string }> {
  const port = await openProxyPort(0, resolve);
  onTestFinished(() => port[Symbol.asyncDispose]());
  return port;
}

async function ask(port: number, host: string, path = '/'): Promise<IncomingMessage> {
  const outgoing = request({ host: '127.0.0.1', port, path, headers: { host } });
  outgoing.end();
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  answer.resume();
  return answer;
}

test('a body goes to the product and its answer comes back, byte by byte', async () => {
  const route = await upstream((incoming, response) => void incoming.pipe(response));
  const { url } = await proxy(resolveProduct(route));
  const body = Buffer.alloc(3_000_000, 'salon');
  const answer = await fetch(url, { method: 'POST', body });
  expect(Buffer.from(await answer.arrayBuffer()).equals(body)).toBe(true);
});

test('a host name that is not ours is refused, on every port', async () => {
  const route = await upstream((_incoming, response) => void response.end('salon'));
  const product = await proxy(resolveProduct(route));
  const main = await proxy(resolveMain({ ...route, name: 'Dashboard' }, new Map([['salon', route]])));
  const status = async (port: number, host: string): Promise<number | undefined> =>
    (await ask(port, host)).statusCode;
  for (const host of ['127.0.0.1', 'localhost', '[::1]', 'salon.localhost', 'LOCALHOST']) {
    expect(await status(product.port, `${host}:${product.port}`)).toBe(200);
    expect(await status(main.port, `${host}:${main.port}`)).toBe(200);
  }
  for (const host of ['evil.example', 'other.localhost', '127.0.0.1.evil.example', '169.254.169.254']) {
    expect(await status(product.port, `${host}:${product.port}`)).toBe(421);
    expect(await status(main.port, `${host}:${main.port}`)).toBe(421);
  }
  expect(await status(product.port, '127.0.0.1:1')).toBe(421);
});

test('events stream through as they come, and the product hears when the visitor leaves', async () => {
  const left = Promise.withResolvers<void>();
  const route = await upstream((_incoming, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('data: first\n\n');
    response.on('close', left.resolve);
  });
  const { url } = await proxy(resolveProduct(route));
  const leave = new AbortController();
  const answer = await fetch(url, { signal: leave.signal });
  const reader = answer.body?.getReader();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('data: first\n\n');
  leave.abort();
  await left.promise;
});

test('an upgraded connection passes through both ways', async () => {
  const route = await upstream((_incoming, response) => void response.end());
  const { port } = await proxy(resolveProduct(route));
  const socket = connect(port, '127.0.0.1');
  socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n`);
  const [head] = (await once(socket, 'data')) as [Buffer];
  expect(head.toString()).toMatch(/^HTTP\/1.1 101 /);
  socket.write('hello');
  const [echo] = (await once(socket, 'data')) as [Buffer];
  expect(echo.toString()).toBe('hello');
  socket.destroy();
});

test('a product that is down or breaks off gives a page to people and a problem to programs', async () => {
  const down: Route = { name: 'Salon <b>', slug: 'salon', reason: 'It was stopped.' };
  const { url } = await proxy(resolveProduct(down));
  const page = await fetch(url, { headers: { accept: 'text/html' } });
  expect(page.status).toBe(503);
  expect(await page.text()).toContain('<h1>Salon &lt;b&gt; is not running</h1><p>It was stopped.</p>');
  const broken = await upstream((incoming) => void incoming.socket.destroy());
  const problem = await fetch((await proxy(resolveProduct(broken))).url);
  expect(problem.status).toBe(502);
  expect(await problem.json()).toMatchObject({ status: 502, title: 'Salon did not answer' });
});

test('a request to a connection that the product has just closed is sent once more', async () => {
  let count = 0;
  const route = await upstream((incoming, response) => {
    count += 1;
    if (count === 2) incoming.socket.destroy();
    else response.end(String(count));
  });
  const { url } = await proxy(resolveProduct(route));
  expect(await (await fetch(url)).text()).toBe('1');
  expect(await (await fetch(url)).text()).toBe('3');
});

test('a port that is taken is an error when it was asked for, and passed over when any will do', async () => {
  const route: Route = { name: 'Salon', slug: 'salon' };
  const { port } = await proxy(resolveProduct(route));
  await expect(openProxyPort(port, resolveProduct(route))).rejects.toMatchObject({ code: 'port-taken' });
  await using next = await openNextPort(port, resolveProduct(route), (one) => one === port + 1);
  expect(next.port).toBeGreaterThan(port + 1);
});

test('answers that are no HTTP end in a 502, and the proxy goes on', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'proxy-'));
  let answer = '';
  const server = createRawServer((socket) => void socket.once('data', () => socket.end(answer, 'latin1')));
  server.listen(join(folder, 's'));
  await once(server, 'listening');
  onTestFinished(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });
  const route: Route = { name: 'Salon', slug: 'salon', upstream: openUpstream(join(folder, 's')) };
  const { url } = await proxy(resolveProduct(route));
  for (const line of ['099 Low', '000 None', '101 Switched\r\nConnection: upgrade\r\nUpgrade: x']) {
    answer = `HTTP/1.1 ${line}\r\nContent-Length: 0\r\n\r\n`;
    expect((await fetch(url)).status, line).toBe(502);
  }
  answer = 'HTTP/1.1 200 O\u0001K\u00FF\r\nContent-Length: 4\r\n\r\nfine';
  expect(await (await fetch(url)).text()).toBe('fine');
});

test('a product leaves no service worker in the browser', async () => {
  const route = await upstream((_incoming, response) => void response.end('salon'));
  const { url } = await proxy(resolveProduct(route));
  expect((await fetch(url, { headers: { 'service-worker': 'script' } })).status).toBe(403);
});
