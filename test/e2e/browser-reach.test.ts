import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { findBrowser } from '../../src/reflex/browser/find-browser.ts';
import { openBrowser } from '../../src/reflex/browser/open-browser.ts';

async function serve(listener: RequestListener): Promise<number> {
  const server: Server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}

async function listenForPackets(): Promise<{ port: number; count(): number }> {
  const socket = createSocket('udp4');
  let packets = 0;
  socket.on('message', () => (packets += 1));
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  onTestFinished(() => void socket.close());
  return { port: socket.address().port, count: () => packets };
}

/** Tries every way out that a page has, and says so in its title when each has ended. */
const wayOut = (port: number, udp: number): string => `<!doctype html><script>
  const there = 'http://127.0.0.1:${port}';
  const ended = (start) => new Promise((done) => start(done));
  const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:${udp}' }] });
  peer.createDataChannel('x');
  Promise.all([
    fetch(there + '/fetch', { method: 'POST', mode: 'no-cors', body: 'x' }).catch(() => undefined),
    fetch('http://localhost:${port}/name', { mode: 'no-cors' }).catch(() => undefined),
    ended((done) => { const image = new Image(); image.onload = image.onerror = done; image.src = there + '/image'; }),
    ended((done) => { const socket = new WebSocket('ws://127.0.0.1:${port}/socket'); socket.onerror = socket.onopen = done; }),
    ended((done) => {
      peer.onicegatheringstatechange = () => peer.iceGatheringState === 'complete' && done();
      peer.createOffer().then((offer) => peer.setLocalDescription(offer));
    }),
  ]).then(() => { document.title = 'tried'; });
</script>`;

test('a page of a product reaches its own origin and nothing else of this machine', async () => {
  const reached: string[] = [];
  const other = await serve((request, response) => {
    reached.push(request.url ?? '');
    response.end();
  });
  const packets = await listenForPackets();
  const port = await serve((request, response) => {
    if (request.url === '/leave') response.writeHead(302, { location: `http://127.0.0.1:${other}/redirect` });
    else response.setHeader('content-type', 'text/html');
    response.end(wayOut(other, packets.port));
  });
  const origin = `http://127.0.0.1:${port}`;
  await using browser = openBrowser(findBrowser(), origin);
  const context = await browser.newContext({ width: 400, height: 300 });
  const page = await context.newPage();
  await page.goto(origin);
  await page.waitForFunction('document.title === "tried"');
  await expect(page.goto(`${origin}/leave`)).rejects.toThrow(/ERR_NAME_NOT_RESOLVED/);
  expect(reached).toEqual([]);
  expect(packets.count()).toBe(0);
});
