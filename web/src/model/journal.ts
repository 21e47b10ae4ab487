import type { StoredEvent } from '../../../src/protocol/event.ts';

/** More events than this are not kept in the page; the oldest go first and can be loaded again. */
const maxKept = 2000;

/** A stretch of the journal without gaps, oldest first. `isComplete` says that nothing older exists. */
export type JournalWindow = { events: readonly StoredEvent[]; isComplete: boolean };

/** Nothing loaded yet. */
export const emptyWindow: JournalWindow = { events: [], isComplete: false };

/** Adds newer events; those that are there already are dropped, so that a reconnect doubles nothing. */
export function appendEvents(window: JournalWindow, newer: readonly StoredEvent[]): JournalWindow {
  const last = window.events.at(-1)?.seq ?? 0;
  const fresh = newer.filter((event) => event.seq > last);
  if (fresh.length === 0) return window;
  const events = [...window.events, ...fresh];
  const isCut = events.length > maxKept;
  return { events: isCut ? events.slice(-maxKept) : events, isComplete: window.isComplete && !isCut };
}

/** Adds older events in front. */
export function prependEvents(window: JournalWindow, older: readonly StoredEvent[]): JournalWindow {
  const first = window.events[0]?.seq ?? Number.POSITIVE_INFINITY;
  const events = [...older.filter((event) => event.seq < first), ...window.events];
  return { events, isComplete: (events[0]?.seq ?? 1) === 1 };
}

/** Which events to show: of one stream, of types that begin with `type`. */
export type JournalFilter = { stream?: string | undefined; type?: string | undefined };

/** The events that a filter lets through, newest first. */
export function filterEvents(events: readonly StoredEvent[], filter: JournalFilter): StoredEvent[] {
  const isShown = (event: StoredEvent): boolean =>
    (filter.stream === undefined || event.stream === filter.stream) &&
    (filter.type === undefined || event.type.startsWith(filter.type));
  return events.filter(isShown).reverse();
}
