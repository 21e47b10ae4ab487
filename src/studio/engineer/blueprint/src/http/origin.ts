import type { IncomingMessage } from 'node:http';
import type { Ctx } from './context.ts';

const isLocal = /^(?:localhost|127\.0\.0\.1|\[::1\]|[a-z0-9-]+\.localhost)$/;

/**
 * Where people reach the product, for links in messages: `PUBLIC_ORIGIN` where it is set. Without it only an address of
 * this machine is taken from the request, because a stranger can name any host; otherwise it is empty and links are paths.
 */
export function originOf(c: Ctx): string {
  const configured = process.env['PUBLIC_ORIGIN'];
  if (configured) return configured.replace(/\/+$/, '');
  const { hostname, origin } = new URL(c.req.url);
  return isLocal.test(hostname) ? origin : '';
}

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/**
 * From which address of the network a request comes; undefined when nobody says. What stands before the product (a proxy
 * on its Unix socket or on this machine) says it in `X-Forwarded-For`, of which only the last entry is its own word. The
 * addresses of one IPv6 network count as one.
 */
export function addressOf(c: Ctx): string | undefined {
  const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage };
  const peer = incoming?.socket.remoteAddress;
  const said = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim().slice(0, 64);
  const address = peer === undefined || loopback.has(peer) ? (said ?? peer) : peer;
  return address?.includes(':') === true && !address.startsWith('::ffff:')
    ? address.split(':').slice(0, 4).join(':')
    : address;
}
