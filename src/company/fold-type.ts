import type { EventOf, EventType } from '../protocol/event-type.ts';
import type { CompanyState } from './state.ts';

/** A type of event and how an event of it, brought up to date and checked, changes the state. */
export type Entry = {
  type: EventType;
  apply: (state: CompanyState, event: EventOf<EventType>) => void;
};

/** Binds a type of event to what it changes: an entry of the table by which events are folded. */
export function foldOf<T extends string, D>(
  type: EventType<T, D>,
  apply: (state: CompanyState, event: EventOf<EventType<T, D>>) => void,
): Entry {
  // The table holds entries of all types; each is given only events of its own.
  return { type, apply: apply as Entry['apply'] };
}

/** An entry for a type that changes nothing but how far the state has come. */
export function passOver(type: EventType): Entry {
  return { type, apply: () => undefined };
}
