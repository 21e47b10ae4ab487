import { request } from 'node:http';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { NodeError } from '../kernel/error.ts';
import type { Json } from '../kernel/json.ts';
import { callSocket } from '../protocol/socket-http.ts';
import {
  backupSchema,
  hostedProductSchema,
  hostInfoSchema,
  logLineSchema,
  type Backup,
  type DeployRequest,
  type HostedProduct,
  type HostInfo,
  type LogLine,
} from '../protocol/host.ts';

/** The host as other processes see it. Errors are those of the host; `unreachable` (NodeError) when none runs. */
export type HostClient = {
  info(signal?: AbortSignal): Promise<HostInfo>;
  list(): Promise<HostedProduct[]>;
  get(product: string): Promise<HostedProduct>;
  /** Resolves when the release serves. NodeError `not-healthy` leaves the release before in front. */
  deploy(request: DeployRequest): Promise<HostedProduct>;
  rollback(product: string, to?: number): Promise<HostedProduct>;
  start(product: string): Promise<HostedProduct>;
  stop(product: string): Promise<HostedProduct>;
  remove(product: string): Promise<void>;
  backup(product: string, file: string): Promise<Backup>;
  restore(product: string, file: string): Promise<HostedProduct>;
  /** The last `tail` lines, and with `follow` all that come until `signal` aborts. */
  logs(
    product: string,
    query: { tail: number; follow?: boolean; signal?: AbortSignal },
  ): AsyncIterable<LogLine>;
  /** Ends the host and with it all products; the next host starts them again. */
  shutdown(): Promise<void>;
};

/** A client of the host that listens on `socket`. */
export function hostClient(socket: string): HostClient {
  const get = (path: string, signal?: AbortSignal): Promise<unknown> =>
    callSocket({ socket, path, ...(signal === undefined ? {} : { signal }) });
  const post = (path: string, body: Json = {}): Promise<unknown> =>
    callSocket({ socket, method: 'POST', path, body });
  const act = async (product: string, action: string, body?: Json): Promise<HostedProduct> =>
    hostedProductSchema.parse(await post(`/products/${product}/${action}`, body));
  return {
    info: async (signal) => hostInfoSchema.parse(await get('/info', signal)),
    list: async () => z.array(hostedProductSchema).parse(await get('/products')),
    get: async (product) => hostedProductSchema.parse(await get(`/products/${product}`)),
    deploy: async (input) => hostedProductSchema.parse(await post('/deploy', input)),
    rollback: (product, to) => act(product, 'rollback', to === undefined ? {} : { to }),
    start: (product) => act(product, 'start'),
    stop: (product) => act(product, 'stop'),
    remove: async (product) => void (await post(`/products/${product}/remove`)),
    backup: async (product, file) => backupSchema.parse(await post(`/products/${product}/backup`, { file })),
    restore: (product, file) => act(product, 'restore', { file }),
    logs: (product, query) => readLogs(socket, product, query),
    shutdown: async () => void (await post('/shutdown')),
  };
}

type LogQuery = { tail: number; follow?: boolean; signal?: AbortSignal };

async function* readLogs(socket: string, product: string, query: LogQuery): AsyncGenerator<LogLine> {
  const { tail, follow = false, signal } = query;
  if (!follow) await callSocket({ socket, path: `/products/${product}` });
  const { promise, resolve, reject } = Promise.withResolvers<NodeJS.ReadableStream>();
  const path = `/products/${product}/logs?tail=${tail}${follow ? '&follow=1' : ''}`;
  const outgoing = request({ socketPath: socket, path, headers: { host: 'localhost' } });
  const onAbort = (): void => void outgoing.destroy();
  signal?.addEventListener('abort', onAbort, { once: true });
  outgoing.on('response', resolve);
  outgoing.on('error', (cause) =>
    reject(new NodeError({ code: 'unreachable', message: `Nothing answers on ${socket}`, cause })),
  );
  outgoing.end();
  try {
    for await (const line of createInterface({ input: await promise }))
      yield logLineSchema.parse(JSON.parse(line));
  } catch (error) {
    if (signal?.aborted !== true) throw error;
  } finally {
    signal?.removeEventListener('abort', onAbort);
    outgoing.destroy();
  }
}
