import type { CompanyPort } from '../protocol/client.ts';
import type { StoredEvent } from '../protocol/event.ts';

/** How a stream of events is read: from the event after `after` on, with a comment at least every `heartbeatMs`. */
export type EventStreamInput = { port: CompanyPort; after: number; heartbeatMs: number };

const batchSize = 200;
const encoder = new TextEncoder();

/** One event as a server-sent event; its id is the seq, so a reader goes on from the last one that it saw. */
function frameOf(event: StoredEvent): string {
  return `id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`;
}

/** Resolves true when woken, false after `ms`. */
function nap(ms: number, wakers: Set<() => void>): Promise<boolean> {
  return new Promise((resolve) => {
    const wake = (): void => {
      clearTimeout(timer);
      wakers.delete(wake);
      resolve(true);
    };
    const timer = setTimeout(() => {
      wakers.delete(wake);
      resolve(false);
    }, ms);
    wakers.add(wake);
  });
}

/**
 * The company's events as server-sent events, without a gap or a double. The subscription only wakes the reader; what it
 * sends is read from the journal by cursor when the receiver asks for more. So a slow receiver costs no memory: it
 * simply lags behind and catches up in batches.
 */
export function eventStream({ port, after, heartbeatMs }: EventStreamInput): ReadableStream<Uint8Array> {
  let cursor = after;
  let newest = 0;
  let isGreeted = false;
  const cancelled = new AbortController();
  const wakers = new Set<() => void>();
  let unsubscribe = (): void => undefined;

  async function nextChunk(): Promise<string> {
    const seen = newest;
    const events = await port.events({ after: cursor, limit: batchSize });
    cursor = events.at(-1)?.seq ?? cursor;
    if (events.length > 0) return events.map(frameOf).join('');
    if (!isGreeted) return ': connected\n\n';
    if (seen !== newest) return '';
    return (await nap(heartbeatMs, wakers)) ? '' : ': beat\n\n';
  }

  return new ReadableStream<Uint8Array>(
    {
      start() {
        unsubscribe = port.subscribe((event) => {
          newest = event.seq;
          for (const wake of wakers) wake();
        });
      },
      async pull(controller) {
        let chunk = '';
        while (chunk === '' && !cancelled.signal.aborted) chunk = await nextChunk();
        if (cancelled.signal.aborted) return;
        isGreeted = true;
        controller.enqueue(encoder.encode(chunk));
      },
      cancel() {
        cancelled.abort();
        unsubscribe();
        for (const wake of wakers) wake();
      },
    },
    { highWaterMark: 1 },
  );
}
