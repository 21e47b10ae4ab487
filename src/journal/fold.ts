/** Folds: state as a pure function of the events of a journal. */
import { NodeError } from '../kernel/error.ts';
import type { StoredEvent } from '../protocol/event.ts';
import type { EventOf, EventType } from '../protocol/event-type.ts';

/**
 * How state comes from events. `apply` gets the events of `handles`, in their newest version, and returns the next state
 * (it may change the old one in place). State must be JSON, because snapshots keep it. Raise `version` whenever `apply`
 * or the state's form changes: snapshots of other versions are dropped.
 */
export type Fold<S, E extends EventType = EventType> = {
  name: string;
  version: number;
  handles: readonly E[];
  /** Prefixes of types (`build.`) that the fold must know wholly: one that it does not handle stops it. */
  covers?: readonly string[];
  initial(): S;
  apply(state: S, event: EventOf<E>): S;
  /** For a handled event whose data was erased. Without it the event is passed over. */
  applyErased?(state: S, event: StoredEvent): S;
};

/** Declares a fold; here so that the types of its events are inferred. */
export function defineFold<S, const E extends EventType>(fold: Fold<S, E>): Fold<S, E> {
  return fold;
}

/**
 * The state after one more event. NodeError `event-unknown` when the type is one that the fold must know, `event-too-new`
 * when a newer program wrote it: the fold stops there, others go on.
 */
export function applyEvent<S, E extends EventType>(fold: Fold<S, E>, state: S, event: StoredEvent): S {
  const type = typesOf(fold).get(event.type);
  if (!type) {
    if (fold.covers?.some((prefix) => event.type.startsWith(prefix))) throw unknownType(fold.name, event);
    return state;
  }
  if (event.data === null) return fold.applyErased?.(state, event) ?? state;
  return fold.apply(state, type.decode(event) as EventOf<E>);
}

const handled = new WeakMap<object, Map<string, EventType>>();

function typesOf<S, E extends EventType>(fold: Fold<S, E>): Map<string, EventType> {
  let types = handled.get(fold);
  if (!types) {
    types = new Map(fold.handles.map((type) => [type.type, type]));
    handled.set(fold, types);
  }
  return types;
}

function unknownType(fold: string, event: StoredEvent): NodeError {
  return new NodeError({
    code: 'event-unknown',
    message: `The fold ${fold} does not know the type ${event.type} of event ${event.seq}`,
    hint: 'A newer release of the program wrote it. Start that release or a later one.',
  });
}
