/**
 * Types of events. A room defines its types once, under `src/protocol/events/`, writes events with `make` and folds them
 * by type. A shipped schema is never edited: raise `v` and add an upcast from the version before.
 */
import type * as z from 'zod';
import { InternalError, NodeError } from '../kernel/error.ts';
import type { Json } from '../kernel/json.ts';
import type { StoredEvent } from './event.ts';

/** From the data of one version to the data of the next; pure. */
type Upcast = (data: Json) => Json;

type EventTypeInput<T extends string, D> = {
  /** `noun.happened`: `build.started`. */
  type: T;
  /** Version of `schema`, from 1. */
  v: number;
  /** Data of this version: an object. */
  schema: z.ZodType<D>;
  /** For each older version n, the way from n to n + 1. */
  upcast?: Readonly<Record<number, Upcast>>;
};

/** A stored event whose data was brought to the newest version and checked. */
export type EventOf<E> =
  E extends EventType<infer T, infer D> ? Omit<StoredEvent, 'type' | 'data'> & { type: T; data: D } : never;

/** A type of event as `defineEvent` gives it. */
export type EventType<T extends string = string, D = unknown> = {
  readonly type: T;
  readonly v: number;
  /** The part of a new event that the type decides; throws InternalError `bad-event` when `data` does not fit. */
  make(data: D): { type: T; v: number; data: Json };
  /**
   * The event with its data in the newest version. NodeError `event-too-new` when a newer program wrote it, InternalError
   * `bad-event` when the data does not fit. Not for erased events.
   */
  decode(event: StoredEvent): Omit<StoredEvent, 'type' | 'data'> & { type: T; data: D };
};

function bringUp(input: EventTypeInput<string, unknown>, event: StoredEvent): Json {
  let { data }: { data: Json } = event;
  for (let v = event.v; v < input.v; v++) data = input.upcast?.[v]?.(data) ?? null;
  return data;
}

function checkSteps(input: EventTypeInput<string, unknown>): void {
  for (let v = 1; v < input.v; v++) {
    if (input.upcast?.[v]) continue;
    const message = `Event type ${input.type} is at version ${input.v} but has no upcast from version ${v}`;
    throw new InternalError({ code: 'missing-upcast', message });
  }
}

/** Defines a type of event. */
export function defineEvent<T extends string, D>(input: EventTypeInput<T, D>): EventType<T, D> {
  checkSteps(input);
  const parse = (data: unknown, where: string): D => {
    const parsed = input.schema.safeParse(data);
    if (parsed.success) return parsed.data;
    const problems = parsed.error.issues.map(
      (issue) => `${issue.path.join('.') || 'data'}: ${issue.message}`,
    );
    throw new InternalError({ code: 'bad-event', message: `${input.type} ${where}: ${problems.join('; ')}` });
  };
  return {
    type: input.type,
    v: input.v,
    make: (data) => ({ type: input.type, v: input.v, data: parse(data, 'cannot be written') as Json }),
    decode(event) {
      if (event.v > input.v) {
        throw new NodeError({
          code: 'event-too-new',
          message: `Event ${event.seq} is ${event.type} version ${event.v}; this program knows up to version ${input.v}`,
          hint: 'A newer release of the program wrote it. Start that release or a later one.',
        });
      }
      const data = parse(bringUp(input, event), `at seq ${event.seq}`);
      return { ...event, type: input.type, data };
    },
  };
}
