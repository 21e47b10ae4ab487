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
