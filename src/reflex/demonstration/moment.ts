import type { Observation } from '../../protocol/screen/observation.ts';

type Where = { x: number; y: number };

/** An input event, as far as it matters for what a person meant. `key` is named as in DOM key events (`Enter`, `a`). */
export type InputEvent =
  | ({ kind: 'down' | 'up' | 'click' | 'double' } & Where)
  /** The mouse comes onto something, or catches up with it; nothing is pressed. */
  | ({ kind: 'move' } & Where)
  /** A key goes down, with the keys held besides (`Control+a`). */
  | { kind: 'key'; key: string }
  /** A character that a key types. */
  | { kind: 'character'; text: string }
  /** Pixels down the page, since the last event. */
  | { kind: 'scroll'; by: number };

/** An input event with the screen as it was just before its effect; the screen is made when it is asked for. */
export type Moment = {
  /** Milliseconds since the demonstration began. */
  at: number;
  event: InputEvent;
  /** The element that the event went to; absent when that is the page itself. */
  target: number | undefined;
  seen: () => Observation;
  /** All that a recording holds of how things are marked and no screen shows; the same as long as nothing of it changes. */
  marks?: () => string;
};
