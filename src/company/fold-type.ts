import type { StoredEvent } from '../protocol/event.ts';
import type { EventOf, EventType } from '../protocol/event-type.ts';
import type { CompanyState } from './state.ts';

/** Changes the state by one event. */
export type Apply = (state: CompanyState, event: StoredEvent) => void;

/** Binds a type of event to what it changes: an entry of the table by which events are folded. */
export function foldOf<T extends string, D>(
  type: EventType<T, D>,
  apply: (state: CompanyState, event: EventOf<EventType<T, D>>) => void,
): [string, Apply] {
  return [type.type, (state, event) => apply(state, type.decode(event))];
}
