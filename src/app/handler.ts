import type { HomePaths } from '../config/home.ts';
import { UserError } from '../kernel/error.ts';
import type { Json } from '../kernel/json.ts';
import type { StoredEvent } from '../protocol/event.ts';
import type { Outcome, Rung, WorkItem } from '../protocol/work.ts';
import type { EffectIntent, Progress } from '../protocol/worker.ts';

/** An effect before it happens; the protocol adds who speaks. */
export type Intent = Omit<EffectIntent, 'worker' | 'fence'>;

/** An effect that did not come about, and is known not to have: it is settled so, with what is known of it. */
export class EffectFailedError extends UserError {
  readonly result: Json;

  constructor(why: { code: string; message: string }, result: Json) {
    super(why);
    this.result = result;
  }
}

/** What a handler works with. */
export type HandlerContext = {
  home: HomePaths;
  item: WorkItem;
  /** Aborts when the lease is lost, the time is over or the stop button is pressed. */
  signal: AbortSignal;
  /** The bytes of a blob. */
  readBlob(hash: string): Promise<Buffer>;
  /** Keeps bytes; returns their hash. `kind` is what they are: `report`, `frame`, `recording`, `log`, `tree`. */
  writeBlob(bytes: Uint8Array | string, kind: string): Promise<string>;
  /** Says that so many millionths were spent; they count against what was set aside for this attempt. */
  spend(micros: number): void;
  /** Says how far the work is, to whoever watches. */
  progress(progress: Progress): void;
  /** Whether the owner allowed code straight from our generator to run where no sandbox holds. */
  mayRunPlain(): Promise<boolean>;
  /** What the journal says of this work so far. */
  history(): Promise<StoredEvent[]>;
  /** An empty folder of this attempt, removed when it ends. */
  scratch(): Promise<string>;
  /**
   * Does something outside once: writes the intent, performs, writes the outcome. One that is known to have happened is not
   * performed again; `perform` gets how often it was begun before and has to keep what its kind promises. One that throws an
   * EffectFailedError is settled as failed.
   */
  effect(intent: Intent, perform: (attempts: number) => Promise<Json>): Promise<Json>;
};

/** Does one kind of work at one rung. The input is the item's, or what the rung below left. */
export type Handler = (input: Json, context: HandlerContext) => Promise<Outcome>;

/** Handlers by rung, each loaded when its first item comes: heavy parts cost nothing where they are not used. */
export type HandlerSet = Partial<Record<Rung, () => Promise<Handler>>> & {
  /** Gets ready for an item that will come soon; what goes wrong is told with the item. */
  prepare?: (home: HomePaths) => Promise<void>;
};
