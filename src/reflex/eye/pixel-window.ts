import { Worker } from 'node:worker_threads';
import { NodeError } from '../../kernel/error.ts';
import type { Wire } from '../browser/wire.ts';
import { type PixelWindow, windowMs } from './eye.ts';
import type { Picture } from './png.ts';

/** What the thread of the pictures is asked: to take one in, or for one. */
export type PixelRequest = { id: number; at: number; png: Uint8Array } | { id: number; at: number };
export type PixelAnswer =
  | { id: number; times: number[]; bytes: number }
  | { id: number; picture: Picture | undefined };

/** What the pictures of five seconds take at most, in bytes; up to half more while a key frame is waited for. */
const maxBytes = 32 * 1024 * 1024;
/** Pictures do not come more often than this: packing one costs the browser more than all else that the eye does. */
const leastMs = 1000 / 30;

type Frame = { data: string; sessionId: number; metadata: { timestamp?: number } };

/** Films a page and keeps the pictures of the last seconds, in a thread of its own. */
export class ScreencastWindow implements PixelWindow, AsyncDisposable {
  readonly #wire: Wire;
  readonly #toTime: (epochMs: number) => number;
  readonly #worker = new Worker(new URL('./pixel-worker.ts', import.meta.url), {
    workerData: { spanMs: windowMs, maxBytes },
    name: 'pixels',
  });
  readonly #open = new Map<number, (answer: PixelAnswer | undefined) => void>();
  #nextId = 1;
  times: readonly number[] = [];
  bytes = 0;

  /** `toTime` turns milliseconds since the Unix epoch into the time of the eye. */
  constructor(wire: Wire, toTime: (epochMs: number) => number) {
    this.#wire = wire;
    this.#toTime = toTime;
    this.#worker.unref();
    this.#worker.on('message', (answer: PixelAnswer) => this.#settle(answer.id, answer));
    this.#worker.on('exit', () => {
      for (const id of this.#open.keys()) this.#settle(id, undefined);
    });
  }

  /** Begins to film. */
  async start(): Promise<void> {
    this.#wire.on('Page.screencastFrame', (frame) => void this.#take(frame));
    await this.#wire.send('Page.startScreencast', { format: 'png' });
  }

  async at(time: number): Promise<Picture | undefined> {
    const answer = await this.#ask({ id: this.#nextId++, at: time });
    return answer && 'picture' in answer ? answer.picture : undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#wire.send('Page.stopScreencast').catch(() => undefined);
    await this.#worker.terminate();
  }

  #settle(id: number, answer: PixelAnswer | undefined): void {
    this.#open.get(id)?.(answer);
    this.#open.delete(id);
  }

  #ask(request: PixelRequest): Promise<PixelAnswer | undefined> {
    if (this.#worker.threadId === -1) {
      throw new NodeError({ code: 'eye-closed', message: 'The eye was closed.' });
    }
    return new Promise((resolve) => {
      this.#open.set(request.id, resolve);
      this.#worker.postMessage(request, []);
    });
  }

  /** The browser sends the next picture only when this one is put away: a slow machine films less often. */
  async #take({ data, sessionId, metadata }: Frame): Promise<void> {
    const began = performance.now();
    const at = this.#toTime((metadata.timestamp ?? 0) * 1000);
    const answer = await this.#ask({ id: this.#nextId++, at, png: Buffer.from(data, 'base64') });
    if (answer && 'times' in answer) {
      this.times = answer.times;
      this.bytes = answer.bytes;
    }
    const rest = Math.max(0, leastMs - (performance.now() - began));
    setTimeout(() => {
      void this.#wire.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
    }, rest).unref();
  }
}
