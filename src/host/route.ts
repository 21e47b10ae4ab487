import { Agent } from 'node:http';

/** Where the proxy sends requests: one running process. `active` counts what is under way. */
export type Upstream = { socket: string; agent: Agent; active: number; idle(): Promise<void>; close(): void };

/**
 * What answers under one name: a product, or the dashboard. Without an upstream it is down, for `reason`. `framedBy`: the
 * origins that may show a product in a frame beside itself, so that no other product's page can.
 */
export type Route = {
  name: string;
  slug?: string;
  upstream?: Upstream;
  reason?: string;
  framedBy?: readonly string[];
};

const maxSockets = 256;

/** Opens an upstream on a Unix socket with connections that are kept open. */
export function openUpstream(socket: string): Upstream {
  const agent = new Agent({ keepAlive: true, maxSockets, maxFreeSockets: 64 });
  let waiting: (() => void)[] = [];
  let active = 0;
  return {
    socket,
    agent,
    get active() {
      return active;
    },
    set active(value) {
      active = value;
      if (value > 0) return;
      for (const resolve of waiting) resolve();
      waiting = [];
    },
    idle: () => (active === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    close: () => agent.destroy(),
  };
}
