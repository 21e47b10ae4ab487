import { request } from 'node:http';
import { errorBodyOf, errorBodySchema } from './work.ts';
import { fromErrorBody, NodeError } from '../kernel/error.ts';
import type { Json } from '../kernel/json.ts';

/** A JSON request to a process that listens on a Unix socket. */
export type SocketRequest = {
  /** Path of the socket; at most 100 characters. */
  socket: string;
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path and query. */
  path: string;
  body?: Json;
  /** Instead of `body`: bytes as they are. */
  bytes?: Uint8Array;
  headers?: Record<string, string>;
  signal?: AbortSignal;
};

/** Status, headers (lower case) and body of an answer; `json` parses the body. */
export type SocketResponse = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
  json(): unknown;
};

/** Sends one request over a Unix socket and reads the whole answer, whatever its status. */
export function socketRequest(input: SocketRequest): Promise<SocketResponse> {
  const { socket, method = 'GET', path, body, headers = {}, signal } = input;
  const payload = body === undefined ? input.bytes : JSON.stringify(body);
  const { promise, resolve, reject } = Promise.withResolvers<SocketResponse>();
  const outgoing = request(
    {
      socketPath: socket,
      method,
      path,
      headers: {
        host: 'localhost',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(signal === undefined ? {} : { signal }),
    },
    (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const whole = Buffer.concat(chunks);
        const json = (): unknown => JSON.parse(whole.toString('utf8'));
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: whole, json });
      });
    },
  );
  outgoing.on('error', reject);
  outgoing.end(payload);
  return promise;
}

/**
 * Calls a process of ours over its socket and returns the parsed JSON answer. An answer of 400 or more is thrown as the
 * error that its body `{error}` describes; a socket that nobody answers is a NodeError `unreachable`.
 */
export async function callSocket(input: SocketRequest): Promise<unknown> {
  let response: SocketResponse;
  try {
    response = await socketRequest(input);
  } catch (cause) {
    if (input.signal?.aborted) throw cause;
    throw new NodeError({ code: 'unreachable', message: `Nothing answers on ${input.socket}`, cause });
  }
  const value = response.body.length === 0 ? null : response.json();
  if (response.status < 400) return value;
  const parsed = errorBodySchema.safeParse((value as { error?: unknown } | null)?.error);
  if (!parsed.success) {
    throw new NodeError({
      code: 'bad-answer',
      message: `${input.path} answered ${response.status} without an error body`,
    });
  }
  throw fromErrorBody(errorBodyOf(parsed.data));
}
