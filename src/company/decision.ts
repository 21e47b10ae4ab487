import type { ErrorBody } from '../kernel/error.ts';
import type { Json } from '../kernel/json.ts';
import type { NewEvent, WorkChange } from '../journal/contract.ts';
import { streams } from '../protocol/events/company.ts';
import { workEnded } from '../protocol/events/work.ts';
import type { ItemState } from './state.ts';

/** What the supervisor decided: events and the changes of the work tables that belong to the same transaction. */
export type Decision = { events: NewEvent[]; work: WorkChange[] };

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

/** Error bodies travel without undefined members. */
export function asJson(error: ErrorBody): ErrorBody {
  const { hint, ...rest } = error;
  return hint === undefined ? rest : { ...rest, hint };
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
  const body = asJson(error);
  return {
    events: [decided(streams.work(id), workEnded.make({ work: id, state, error: body }), item.seq)],
    work: [{ do: 'close', id, state, error: body }],
  };
}
