import * as z from 'zod';
import { NodeError, toErrorBody } from '../kernel/error.ts';
import type { Json } from '../kernel/json.ts';
import { delay } from '../kernel/clock.ts';
import { consentSchema } from '../protocol/control.ts';
import { eventSchema, type StoredEvent } from '../protocol/event.ts';
import { callSocket, socketRequest } from '../protocol/socket-http.ts';
import { claimAnswerSchema, blobPutSchema, effectKnownSchema, welcomeSchema } from '../protocol/worker.ts';
import type {
  ClaimAnswer,
  Completion,
  EffectIntent,
  EffectSettlement,
  Progress,
  Welcome,
} from '../protocol/worker.ts';

const eventsSchema = z.object({ events: z.array(eventSchema) });

/** How long a worker waits for a company that is gone before it gives up. */
const patienceMs = 5000;

/** A worker's side of the worker protocol. Calls wait up to `patienceMs` for a company that is being restarted. */
export class CompanyLink {
  readonly #socket: string;

  constructor(socket: string) {
    this.#socket = socket;
  }

  /** Says who this worker is. */
  async join(kinds: readonly string[]): Promise<Welcome> {
    return welcomeSchema.parse(await this.#call('/workers', { pid: process.pid, kinds: [...kinds] }));
  }

  /** The next item, or null when there was none for `waitMs` or some will come `soon`. `unknown-worker` after a restart of the company. */
  async claim(worker: string, waitMs: number): Promise<ClaimAnswer> {
    return claimAnswerSchema.parse(
      await this.#call(`/workers/${encodeURIComponent(worker)}/claim`, { waitMs }),
    );
  }

  /** Lengthens the lease. */
  async renew(id: string, held: { worker: string; fence: number }): Promise<void> {
    await this.#call(`/work/${id}/renew`, held);
  }

  /** Says how far the work is. */
  async report(id: string, said: { worker: string; progress: Progress }): Promise<void> {
    await this.#call(`/work/${id}/progress`, said);
  }

  /** Says what a rung answered or threw. */
  async complete(id: string, completion: Completion): Promise<void> {
    await this.#call(`/work/${id}/complete`, completion);
  }

  /** Says that an effect is about to happen. */
  async intend(id: string, intent: EffectIntent): Promise<z.infer<typeof effectKnownSchema>> {
    return effectKnownSchema.parse(await this.#call(`/work/${id}/effect`, intent));
  }

  /** Says what came of it. */
  async settle(id: string, settlement: EffectSettlement): Promise<void> {
    await this.#call(`/work/${id}/effect/settle`, settlement);
  }

  /** Whether the owner allowed code straight from our generator to run where no sandbox holds. */
  async mayRunPlain(): Promise<boolean> {
    return consentSchema.parse(await this.#call('/consent/read', {})).allowed;
  }

  /** All events of a stream, the oldest first. */
  async events(stream: string): Promise<StoredEvent[]> {
    const all: StoredEvent[] = [];
    for (;;) {
      const query = new URLSearchParams({ stream, after: String(all.at(-1)?.seq ?? 0), limit: '1000' });
      const path = `/api/events?${query.toString()}`;
      const answer = await this.#patiently(() => callSocket({ socket: this.#socket, path }));
      const { events } = eventsSchema.parse(answer);
      all.push(...events);
      if (events.length < 1000) return all;
    }
  }

  /** The bytes of a blob. */
  async readBlob(hash: string): Promise<Buffer> {
    const response = await this.#patiently(() =>
      socketRequest({ socket: this.#socket, path: `/api/blobs/${hash}` }),
    );
    if (response.status === 200) return response.body;
    throw new NodeError({ code: 'unknown-blob', message: `The company has no blob ${hash}` });
  }

  /** Keeps bytes as a blob of `owner`. */
  async writeBlob(bytes: Uint8Array, mark: { owner: string; kind: string }): Promise<string> {
    const query = new URLSearchParams(mark).toString();
    const send = () => socketRequest({ socket: this.#socket, method: 'PUT', path: `/blobs?${query}`, bytes });
    const response = await this.#patiently(send);
    if (response.status >= 400)
      throw new NodeError({ code: 'blob-refused', message: response.body.toString('utf8') });
    return blobPutSchema.parse(response.json()).hash;
  }

  #call(path: string, body: Json): Promise<unknown> {
    return this.#patiently(() => callSocket({ socket: this.#socket, method: 'POST', path, body }));
  }

  async #patiently<T>(call: () => Promise<T>): Promise<T> {
    const until = performance.now() + patienceMs;
    for (;;) {
      try {
        return await call();
      } catch (error) {
        if (!isUnreachable(error) || performance.now() > until) throw error;
        await delay(100);
      }
    }
  }
}

const socketErrors = new Set(['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE']);

/** Whether nobody answered, as opposed to an answer that refuses. */
export function isUnreachable(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  return socketErrors.has(code) || toErrorBody(error).code === 'unreachable';
}
