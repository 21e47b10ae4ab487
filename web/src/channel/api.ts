/**
 * The company as the page reaches it: `/api` of the server that gave the page, with the token in a header. Both are one
 * build of one repository, so answers are taken at their type; only errors are looked into.
 */
import type { BuildRequest, BuildTicket } from '../../../src/protocol/client.ts';
import type { StoredEvent } from '../../../src/protocol/event.ts';
import type { ChangePreview, CompanyView, ProductView } from '../../../src/protocol/view.ts';
import { serverMessages } from './sse-parser.ts';

/** An error that the company answered (`status` is HTTP's), or `unreachable` with status 0 when nobody answered. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly hint: string | undefined;

  constructor(input: { status: number; code: string; message: string; hint?: string; cause?: unknown }) {
    super(input.message, { cause: input.cause });
    this.name = 'ApiError';
    this.status = input.status;
    this.code = input.code;
    this.hint = input.hint;
  }
}

/** Typed calls; each throws ApiError, or the signal's reason when it was aborted. */
export type Api = {
  company(signal?: AbortSignal): Promise<CompanyView>;
  product(slug: string, signal?: AbortSignal): Promise<ProductView>;
  events(
    query: { after: number; limit: number; stream?: string },
    signal?: AbortSignal,
  ): Promise<StoredEvent[]>;
  /** Events after `after` as they happen; undefined is a sign of life. Ends when the server ends it. */
  live(after: number, signal: AbortSignal): AsyncGenerator<StoredEvent | undefined, void>;
  blob(hash: string, signal?: AbortSignal): Promise<Blob>;
  build(request: Pick<BuildRequest, 'text' | 'form'>): Promise<BuildTicket>;
  answer(id: string, value: string): Promise<void>;
  rollback(slug: string): Promise<{ release: number }>;
  release(slug: string): Promise<BuildTicket>;
  change(slug: string, text: string): Promise<BuildTicket>;
  previewChange(slug: string, text: string): Promise<ChangePreview>;
  suggestions(slug: string): Promise<string[]>;
  stop(): Promise<void>;
  resume(): Promise<void>;
};

async function errorOf(response: Response): Promise<ApiError> {
  const fallback = { code: 'no-answer', message: `The company answered ${response.status}.` };
  const body = (await response.json().catch(() => undefined)) as { error?: typeof fallback } | undefined;
  return new ApiError({ status: response.status, ...(body?.error ?? fallback) });
}

type Call = (path: string, init?: RequestInit) => Promise<Response>;

function caller(token: string): Call {
  return async (path, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token}`);
    let response: Response;
    try {
      response = await fetch(`/api${path}`, { ...init, headers, cache: init.cache ?? 'no-store' });
    } catch (cause) {
      if (init.signal?.aborted) throw cause;
      const message = 'The company cannot be reached.';
      throw new ApiError({ status: 0, code: 'unreachable', message, cause });
    }
    if (!response.ok) throw await errorOf(response);
    return response;
  };
}

async function* textOf(response: Response): AsyncGenerator<string, void> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) return;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

const withSignal = (signal: AbortSignal | undefined): RequestInit => (signal ? { signal } : {});

/** Opens the channel with a token. */
export function createApi(token: string): Api {
  const call = caller(token);
  const get = async <T>(path: string, signal?: AbortSignal): Promise<T> =>
    (await (await call(path, withSignal(signal))).json()) as T;
  const post = async <T>(path: string, body: unknown = {}): Promise<T> => {
    const headers = { 'content-type': 'application/json' };
    return (await (await call(path, { method: 'POST', headers, body: JSON.stringify(body) })).json()) as T;
  };
  const product = (slug: string): string => `/products/${encodeURIComponent(slug)}`;
  return {
    company: (signal) => get('/company', signal),
    product: (slug, signal) => get(product(slug), signal),
    async events({ after, limit, stream }, signal) {
      const query = new URLSearchParams({
        after: String(after),
        limit: String(limit),
        ...(stream ? { stream } : {}),
      });
      return (await get<{ events: StoredEvent[] }>(`/events?${query}`, signal)).events;
    },
    async *live(after, signal) {
      const response = await call('/events/live', { signal, headers: { 'last-event-id': String(after) } });
      for await (const message of serverMessages(textOf(response)))
        yield message && (JSON.parse(message.data) as StoredEvent);
    },
    async blob(hash, signal) {
      return (await call(`/blobs/${hash}`, { ...withSignal(signal), cache: 'default' })).blob();
    },
    build: (request) => post('/builds', request),
    answer: (id, value) => post(`/questions/${encodeURIComponent(id)}/answer`, { value }),
    rollback: (slug) => post(`${product(slug)}/rollback`),
    release: (slug) => post(`${product(slug)}/release`),
    change: (slug, text) => post(`${product(slug)}/change`, { text }),
    suggestions: async (slug) =>
      (await get<{ suggestions: string[] }>(`${product(slug)}/suggestions`)).suggestions,
    previewChange: (slug, text) => post(`${product(slug)}/change/preview`, { text }),
    stop: () => post('/stop'),
    resume: () => post('/resume'),
  };
}
