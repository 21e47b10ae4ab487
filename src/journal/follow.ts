import type { StoredEvent } from '../protocol/event.ts';
import type { Journal } from './contract.ts';

const pageSize = 1000;

/**
 * All events after the seq `after`, without a gap and without an end: first those that are there, then each as it is
 * committed. Ends when the signal aborts.
 */
export async function* followJournal(
  journal: Pick<Journal, 'read' | 'subscribe'>,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<StoredEvent[]> {
  let cursor = after;
  let wake = Promise.withResolvers<void>();
  const ring = (): void => wake.resolve();
  const unsubscribe = journal.subscribe(ring);
  signal.addEventListener('abort', ring);
  try {
    while (!signal.aborted) {
      const page = await journal.read({ after: cursor, limit: pageSize });
      cursor = page.cursor;
      if (page.events.length > 0) yield page.events;
      if (!page.end) continue;
      await wake.promise;
      wake = Promise.withResolvers<void>();
    }
  } finally {
    unsubscribe();
    signal.removeEventListener('abort', ring);
  }
}
