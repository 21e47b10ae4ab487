import { Hono } from 'hono';
import type { CompanyPort } from '../protocol/client.ts';
import { createApi } from './api.ts';
import { loopbackNames, onlyHosts, onlyOwnOrigin, onlyWithToken, strictHeaders } from './guard.ts';
import { createPage } from './page.ts';
import { refuse } from './refusal.ts';

/** What a dashboard needs. */
export type DashboardInput = {
  port: CompanyPort;
  /** The secret that the page sends with each request; at least 16 characters. */
  token: string;
  /** Folder into which Vite built the page (`web/dist`); may be missing, the answer then says how to build it. */
  assets: string;
  /** Names that the Host header may carry, without a port; default: the loopback names and macrohard.localhost. */
  allowedHosts?: readonly string[];
  /** How often an idle live stream shows that it lives; default 15 seconds. */
  heartbeatMs?: number;
};

/**
 * The dashboard: the page for everybody on this machine, the company under `/api` for who has the token. Works on any
 * listener, a proxy's backend included, as long as Host and Origin arrive as the browser sent them.
 */
export function createDashboard(input: DashboardInput): Hono {
  const { port, token, assets, allowedHosts = loopbackNames, heartbeatMs = 15_000 } = input;
  const app = new Hono();
  app.use(strictHeaders, onlyHosts(allowedHosts));
  app.use('/api/*', onlyOwnOrigin, onlyWithToken(token));
  app.route('/api', createApi({ port, heartbeatMs, actor: 'person:dashboard' }));
  app.route('/', createPage(assets));
  app.onError((error, c) => refuse(c, error));
  return app;
}

/** The address that a person opens: the token stands behind the `#`, which a browser never sends anywhere. */
export function dashboardUrl(origin: string, token: string, path = '/'): string {
  return `${origin}${path}#token=${token}`;
}
