import type { ErrorBody } from '../kernel/error.ts';
import type { Json } from '../kernel/json.ts';
import type { NewEvent, ReservationChange, WorkChange } from '../journal/contract.ts';
import { streams } from '../protocol/events/company.ts';
import { workEnded } from '../protocol/events/work.ts';
import { errorBodyOf } from '../protocol/work.ts';
import type { ItemState } from './state.ts';

/** What the supervisor decided: events and the changes of work and budgets that belong to the same transaction. */
export type Decision = { events: NewEvent[]; work: WorkChange[]; reservations?: ReservationChange[] };

/** Several decisions as one; undefined when there is nothing in them. */
export function merge(decisions: readonly Decision[]): Decision | undefined {
  const events = decisions.flatMap((decision) => decision.events);
  const work = decisions.flatMap((decision) => decision.work);
  const reservations = decisions.flatMap((decision) => decision.reservations ?? []);
  if (events.length + work.length + reservations.length === 0) return undefined;
  return reservations.length === 0 ? { events, work } : { events, work, reservations };
}

/** What an item had set aside and did not use is free again. */
export function unused(item: ItemState): { reservations?: ReservationChange[] } {
  const { reservation } = item;
  return reservation === undefined ? {} : { reservations: [{ do: 'release', id: reservation.id }] };
}

/** Who speaks in the supervisor's events. */
const supervisor = 'supervisor';

/** An event of the supervisor. */
export function decided(
  stream: string,
  made: { type: string; v: number; data: Json },
  cause: number | undefined,
): NewEvent {
  return { stream, ...made, actor: supervisor, ...(cause === undefined ? {} : { cause }) };
}

/** Ends an item with its result. */
export function endDone(item: ItemState, result: Json): Decision {
  const { id } = item.item;
  return {
    events: [decided(streams.work(id), workEnded.make({ work: id, state: 'done', result }), item.seq)],
    work: [{ do: 'complete', id, result }],
  };
}

/** Ends an item without a result. */
export function endWithout(item: ItemState, state: 'declined' | 'failed', error: ErrorBody): Decision {
  const { id } = item.item;
  const body = errorBodyOf(error);
  return {
    events: [decided(streams.work(id), workEnded.make({ work: id, state, error: body }), item.seq)],
    work: [{ do: 'close', id, state, error: body }],
    ...unused(item),
  };
}
