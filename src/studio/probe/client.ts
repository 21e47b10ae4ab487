/** The probes' own HTTP client: one product, over its Unix socket or its origin, connections kept alive. */
import { Agent, request, type IncomingHttpHeaders, type RequestOptions } from 'node:http';

/** Where a product answers: a Unix socket or an origin such as `http://127.0.0.1:3000`. */
export type Target = { socket: string } | { origin: string };

/** One request; `json` is sent as JSON, `raw` as it is. */
export type Call = {
  method?: string;
  path: string;
  /** Bearer token. */
  token?: string;
  json?: unknown;
  raw?: string | Buffer;
  headers?: Record<string, string>;
};

/** One answer. `status` 0 means that none came; `text` says why. */
export type Answer = {
  call: Call;
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The parsed body, when it is JSON. */
  body: unknown;
};

/** Sends requests to one product; closing it drops the connections. */
export type Client = AsyncDisposable & { send(call: Call): Promise<Answer> };

const patienceMs = 15_000;
/** A product's answers are small; one that never ends must not fill our memory. */
const maxAnswerBytes = 8 * 1024 * 1024;

/** Opens a client. Requests that fail give answers with status 0 instead of throwing, except when `signal` aborts. */
export function openClient(target: Target, signal?: AbortSignal): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const base = baseOf(target);
  let isDead = false;
  const send = async (call: Call): Promise<Answer> => {
    signal?.throwIfAborted();
    if (isDead) return silence(call, 'the product stopped answering');
    const answer = await exchange(call, { agent, ...base });
    if (/ECONNREFUSED|ENOENT|no answer within/.test(answer.status === 0 ? answer.text : '')) isDead = true;
    return answer;
  };
  return {
    send,
    async [Symbol.asyncDispose]() {
      agent.destroy();
    },
  };
}

function baseOf(target: Target): RequestOptions {
  if ('socket' in target) return { socketPath: target.socket, headers: { host: 'localhost' } };
  const { hostname, port } = new URL(target.origin);
  return { host: hostname, port: Number(port) };
}

function silence(call: Call, why: string): Answer {
  return { call, status: 0, headers: {}, text: why, body: undefined };
}

function headersOf(call: Call, payload: string | Buffer | undefined): Record<string, string> {
  const headers: Record<string, string> = { host: 'localhost' };
  if (call.json !== undefined) headers['content-type'] = 'application/json';
  if (payload !== undefined) headers['content-length'] = String(Buffer.byteLength(payload));
  if (call.token !== undefined) headers['authorization'] = `Bearer ${call.token}`;
  return { ...headers, ...call.headers };
}

function exchange(call: Call, base: RequestOptions): Promise<Answer> {
  const payload = call.json === undefined ? call.raw : JSON.stringify(call.json);
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const outgoing = request(
    { ...base, method: call.method ?? 'GET', path: call.path, headers: headersOf(call, payload) },
    (incoming) => {
      const chunks: Buffer[] = [];
      let size = 0;
      incoming.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= maxAnswerBytes) chunks.push(chunk);
        else outgoing.destroy(new Error(`an answer of more than ${maxAnswerBytes} bytes`));
      });
      incoming.on('error', (error) => resolve(silence(call, String(error))));
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const { statusCode = 0, headers } = incoming;
        resolve({ call, status: statusCode, headers, text, body: parse(text) });
      });
    },
  );
  // From the request to the end of the answer: bytes that trickle do not lengthen it.
  const late = (): void => void outgoing.destroy(new Error(`no answer within ${patienceMs} ms`));
  const timer = setTimeout(late, patienceMs);
  outgoing.on('close', () => clearTimeout(timer));
  outgoing.on('error', (error) => resolve(silence(call, String(error))));
  outgoing.end(payload);
  return promise;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
