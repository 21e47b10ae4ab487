import type { HomePaths } from '../config/home.ts';
import { hostClient } from '../host/client.ts';
import type { LogLine } from '../protocol/host.ts';

/** What a product wrote: the last lines, and with `follow` all that come until the signal aborts. */
export function readProductLogs(
  home: HomePaths,
  slug: string,
  query: { tail: number; follow: boolean; signal: AbortSignal },
): AsyncIterable<LogLine> {
  return hostClient(home.hostSocket).logs(slug, query);
}
